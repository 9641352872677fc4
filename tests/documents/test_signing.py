"""Electronic signatures: two on a paper, checked by us and by poppler; a changed byte is found."""

import asyncio
import random
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from documents import signing
from documents.authority import found
from documents.errors import SigningError
from documents.rendering import render
from documents.signing import Look, signatures
from tests.documents import samples
from tests.documents.signed import (
    AGENCY,
    AT_SIGNATURE,
    PASSPHRASE,
    SIGNER,
    hand,
    keys,
    signed_twice,
)


def test_the_signer_and_then_the_agency_sign() -> None:
    seen = signatures(signed_twice(), [keys().authority.pem])
    assert [(s.field, s.signer, s.is_intact, s.is_trusted) for s in seen] == [
        ("NguoiKy", SIGNER, True, True),
        ("CoQuan", AGENCY, True, True),
    ]


def test_the_paper_itself_stays_as_it_was_printed() -> None:
    assert signed_twice().startswith(render(samples.a_decision()))


def test_it_signs_where_an_event_loop_runs_already() -> None:
    async def within() -> bytes:
        return signing.sign(
            render(samples.an_acceptance()),
            keys().signer,
            field="Ky",
            place=AT_SIGNATURE,
            look=Look(picture=hand()),
        )

    # In a thread of its own: the browser's tests leave a loop in the one that runs them.
    with ThreadPoolExecutor(max_workers=1) as one:
        signed = one.submit(lambda: asyncio.run(within())).result()
    assert len(signatures(signed, [keys().authority.pem])) == 1


def test_another_authority_does_not_vouch_for_them() -> None:
    stranger = found("Cơ quan khác").pem
    assert [s.is_trusted for s in signatures(signed_twice(), [stranger])] == [False, False]
    assert [s.is_intact for s in signatures(signed_twice(), [stranger])] == [True, True]


def test_a_paper_without_signatures_has_none() -> None:
    assert signatures(render(samples.a_decision()), [keys().authority.pem]) == []


def test_poppler_finds_both_valid(tmp_path: Path) -> None:
    file = tmp_path / "van-ban.pdf"
    file.write_bytes(signed_twice())
    told = subprocess.run(
        ["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=True
    ).stdout
    assert told.count("Signature is Valid.") == 2
    assert told.count("ETSI.CAdES.detached") == 2
    assert SIGNER in told and AGENCY in told


def test_one_changed_byte_of_the_printed_paper_is_found() -> None:
    printed = len(render(samples.a_decision()))
    chosen = random.Random(5).sample(range(200, printed - 200), 24)
    for place in chosen:
        changed = bytearray(signed_twice())
        changed[place] ^= 0x10
        assert _is_refused(bytes(changed)), place


def _is_refused(pdf: bytes) -> bool:
    """Whether no signature stands for the paper any more; it may not even be read."""
    try:
        seen = signatures(pdf, [keys().authority.pem])
    except signing.Unreadable:
        return True
    return not any(s.is_intact for s in seen)


def test_a_page_added_after_the_seal_is_found() -> None:
    longer = signed_twice() + render(samples.an_acceptance())
    try:
        seen = signatures(longer, [keys().authority.pem])
    except signing.Unreadable:
        return
    assert not all(s.is_intact for s in seen)


@pytest.mark.parametrize("passphrase", ["", "sai", PASSPHRASE + " "])
def test_a_wrong_password_opens_no_key(passphrase: str) -> None:
    with pytest.raises(SigningError, match="không mở được"):
        signing.key_from_file(keys().signer_file, passphrase)


def test_what_is_no_key_file_opens_no_key() -> None:
    with pytest.raises(SigningError, match="không mở được"):
        signing.key_from_file(b"khong phai tep khoa", PASSPHRASE)


def test_a_token_that_is_not_there_is_said_to_be_so() -> None:
    library = "/usr/lib/softhsm/libsofthsm2.so"
    with (
        pytest.raises(SigningError, match="Thiết bị ký"),
        signing.key_on_token(library, token="khong-co", pin="0000", label="khoa"),
    ):
        pytest.fail("a token that is not there was opened")


def test_the_picture_of_the_hand_shows_where_it_was_put(tmp_path: Path) -> None:
    file = tmp_path / "van-ban.pdf"
    pdf = render(samples.an_acceptance())
    file.write_bytes(
        signing.sign(pdf, keys().signer, field="Ky", place=AT_SIGNATURE, look=Look(picture=hand()))
    )
    subprocess.run(
        ["pdftoppm", "-r", "72", "-png", "-singlefile", str(file), str(tmp_path / "trang")],
        check=True,
    )
    left, bottom, right, top = AT_SIGNATURE.box
    assert _blue_within(tmp_path / "trang.png", (left, 842 - top, right, 842 - bottom))


def _blue_within(page: Path, box: tuple[int, int, int, int]) -> bool:
    with Image.open(page) as picture:
        colours = picture.convert("RGB").crop(box).getcolors(1 << 20) or []
    return any(blue > 100 and red < 80 and green < 80 for _count, (red, green, blue) in colours)
