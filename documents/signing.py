"""Electronic signatures on papers: PAdES, and visible where Nghị định 30/2020 puts them.

The only module that knows pyHanko. A paper is signed after it is printed, by incremental updates:
the signer first, then the agency, which seals only what is signed (Điều 13, Điều 32).
"""

import io
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from asn1crypto import pem, x509
from PIL import Image
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.pdf_utils.font.api import FontEngine, FontEngineFactory
from pyhanko.pdf_utils.font.opentype import GlyphAccumulator
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.sign import fields, pkcs11, signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.stamp import StaticStampStyle, TextStampStyle
from pyhanko_certvalidator import ValidationContext

from documents import fonts
from documents.errors import SigningError

Result = TypeVar("Result")
#: Points: Nghị định 30/2020, Phụ lục I, of what is written beside a signature.
_TEXT_SIZE = 10
#: Whoever holds a private key: a file or a token.
Key = signers.Signer
_MIDDLE = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID,
    y_align=AxisAlignment.ALIGN_MID,
    inner_content_scaling=InnerScaling.STRETCH_TO_FIT,
)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a signature shows: page (0 is the first), lower left corner and size in points."""

    page: int
    left: float
    bottom: float
    width: float
    height: float

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The corners as PDF has them, in whole points."""
        right, top = self.left + self.width, self.bottom + self.height
        return round(self.left), round(self.bottom), round(right), round(top)


@dataclass(frozen=True, kw_only=True)
class Look:
    """What shows: a picture (PNG with a transparent ground), or lines of text, or both."""

    picture: bytes = b""
    text: str = ""


@dataclass(frozen=True)
class Signature:
    """One signature of a paper, as it was found.

    `is_intact`: what it covers is unchanged, and only lawful signatures followed. `is_trusted`:
    its certificate leads to one of the authorities that were named.
    """

    field: str
    signer: str
    at: datetime | None
    is_intact: bool
    is_trusted: bool


class _PaperFont(FontEngineFactory):
    """The paper font for the lines beside a seal; pyHanko's own factory leaves its file open."""

    def create_font_engine(self, writer: Any, obj_stream: Any = None) -> FontEngine:
        content = io.BytesIO(fonts.path(fonts.Style.REGULAR).read_bytes())
        return GlyphAccumulator(writer, content, _TEXT_SIZE, obj_stream=obj_stream)


class Unreadable(Exception):
    """The bytes are no PDF whose signatures can be read."""


def key_from_file(pkcs12: bytes, passphrase: str) -> Key:
    """The key in a PKCS#12 file. Raises SigningError where it does not open."""
    try:
        found: Key = signers.SimpleSigner.load_pkcs12_data(
            pkcs12, other_certs=[], passphrase=passphrase.encode()
        )
    except ValueError as error:
        raise SigningError(
            "Tệp khóa ký (PKCS#12) không mở được: sai mật khẩu hoặc tệp hỏng."
        ) from error
    return found


@contextmanager
def key_on_token(library: str, *, token: str, pin: str, label: str) -> Iterator[Key]:
    """The key of that label on a token or in an HSM (PKCS#11). Raises SigningError."""
    try:
        session = pkcs11.open_pkcs11_session(
            library, token_criteria=TokenCriteria(label=token), user_pin=pin
        )
    except Exception as error:  # each vendor's library fails in a way of its own
        raise SigningError(
            f"Thiết bị ký «{token}» không mở được: cắm lại, kiểm tra PIN."
        ) from error
    with session:
        yield pkcs11.PKCS11Signer(session, cert_label=label, key_label=label)


def sign(pdf: bytes, key: Key, *, field: str, place: Place, look: Look) -> bytes:
    """`pdf` with one more signature by `key`, visible at `place`.

    What was signed before stays as it was. Raises SigningError where the key does not sign.
    """
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    spec = fields.SigFieldSpec(sig_field_name=field, on_page=place.page, box=place.box)
    meta = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
    )
    signer = signers.PdfSigner(meta, key, stamp_style=_style(look), new_field_spec=spec)
    try:
        return _apart(lambda: bytes(signer.sign_pdf(writer).getvalue()))
    except Exception as error:  # a token that was pulled out, a key that may not sign
        raise SigningError("Chưa ký được văn bản: khóa ký không dùng được.") from error


def _apart(work: Callable[[], Result]) -> Result:
    """What `work` gives, in a thread of its own.

    pyHanko starts an event loop, and a thread in which one runs already starts no other.
    """
    with ThreadPoolExecutor(max_workers=1) as one:
        return one.submit(work).result()


def _style(look: Look) -> StaticStampStyle | TextStampStyle:
    picture = PdfImage(Image.open(io.BytesIO(look.picture))) if look.picture else None
    if not look.text:
        return StaticStampStyle(
            border_width=0, background=picture, background_layout=_MIDDLE, background_opacity=1
        )
    return TextStampStyle(
        border_width=0,
        background=picture,
        background_layout=_MIDDLE,
        background_opacity=1,
        stamp_text=look.text.replace("%", "%%"),
        text_box_style=TextBoxStyle(font=_PaperFont(), font_size=_TEXT_SIZE),
    )


def signatures(pdf: bytes, authorities: Iterable[bytes]) -> list[Signature]:
    """The signatures of `pdf`, in the order in which they were made.

    `authorities` are certificates in PEM, on whose word a signer's certificate is taken for true.
    Raises Unreadable.
    """
    roots = [x509.Certificate.load(pem.unarmor(one)[2]) for one in authorities]
    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        return _apart(lambda: [_found(one, context) for one in reader.embedded_signatures])
    except Exception as error:  # whatever a spoiled file makes of the reader
        raise Unreadable from error


def _found(embedded: EmbeddedPdfSignature, context: ValidationContext) -> Signature:
    status = validate_pdf_signature(embedded, signer_validation_context=context)
    return Signature(
        field=embedded.field_name,
        signer=str(status.signing_cert.subject.native.get("common_name", "")),
        at=status.signer_reported_dt,
        is_intact=bool(status.intact and status.valid and status.docmdp_ok is not False),
        is_trusted=bool(status.trusted),
    )
