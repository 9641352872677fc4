"""Made-up keys, pictures of a hand and of a seal, and papers signed with them."""

import io
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw

from documents import signing
from documents.authority import Authority, found
from documents.rendering import render
from documents.signing import Key, Look, Place
from tests.documents import samples

PASSPHRASE = "mat-khau-chi-de-thu"
SIGNER, AGENCY = "Nguyễn Văn Ký Thử", "Ủy ban nhân dân xã An Mẫu"
AT_SIGNATURE = Place(page=0, left=330, bottom=300, width=120, height=60)
AT_SEAL = Place(page=0, left=280, bottom=280, width=102, height=102)


@dataclass(frozen=True)
class Keys:
    """An authority that vouches for nobody, a signer's key and an agency's."""

    authority: Authority
    signer_file: bytes
    signer: Key
    agency: Key


@cache
def keys() -> Keys:
    authority = found("Cơ quan chứng thực để thử")
    signer_file = authority.key_file(SIGNER, PASSPHRASE)
    agency_file = authority.key_file(AGENCY, PASSPHRASE)
    return Keys(
        authority,
        signer_file,
        signing.key_from_file(signer_file, PASSPHRASE),
        signing.key_from_file(agency_file, PASSPHRASE),
    )


def hand() -> bytes:
    """A stroke of blue on a transparent ground."""
    picture = Image.new("RGBA", (400, 200), (0, 0, 0, 0))
    ImageDraw.Draw(picture).line((20, 180, 200, 20, 380, 180), fill=(0, 0, 160, 255), width=14)
    return _png(picture)


def seal() -> bytes:
    """A red ring on a transparent ground."""
    picture = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((20, 20, 380, 380), outline=(200, 0, 0, 255), width=18)
    return _png(picture)


def _png(picture: Image.Image) -> bytes:
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


@cache
def signed_twice() -> bytes:
    """A decision, signed by the chairman and sealed by the agency."""
    given, held = render(samples.a_decision()), keys()
    by_signer = signing.sign(
        given, held.signer, field="NguoiKy", place=AT_SIGNATURE, look=Look(picture=hand())
    )
    text = f"{AGENCY}\n2026-12-30T09:00:00+07:00"
    look = Look(picture=seal(), text=text)
    return signing.sign(by_signer, held.agency, field="CoQuan", place=AT_SEAL, look=look)
