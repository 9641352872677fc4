"""The sheet of a daily head: what stands on it can be compared by eye and by a machine."""

from datetime import date, datetime
from typing import Any

import pytest
import segno

from documents.errors import LetterError
from documents.letters.ledger_head import LedgerHeadSheet, build, groups
from documents.rendering import typeset
from petitions import ledger
from petitions.ledger.signing import key_id, sign
from petitions.models import LedgerHead, User
from tests.documents.reading import text_of
from tests.documents.samples import unit
from tests.factories import moment

DAY = date(2026, 11, 24)


def a_head(**changed: Any) -> LedgerHead:
    values = {
        "number": 12,
        "day": DAY,
        "made_at": moment("2026-11-24 06:30"),
        "chains": 1234,
        "entries": 98765,
        "lines": 56,
        "previous": "ab" * 32,
        "root": "cd" * 32,
    }
    head = LedgerHead(**values | changed)
    sign(head)
    return head


def a_sheet(head: LedgerHead | None = None, **changed: Any) -> LedgerHeadSheet:
    key = ledger.public_key().public_bytes_raw().hex()
    values: dict[str, Any] = {
        "unit": unit(),
        "public_key": key,
        "keeper": User(username="luu.giu", full_name="Lê Thị Giữ Mẫu"),
        "printed_on": DAY,
    }
    return build(head or a_head(), **values | changed)


def test_everything_stands_on_one_page() -> None:
    head = a_head()
    sheet = a_sheet(head)
    paper = typeset(sheet)
    text = text_of(paper.pdf)
    assert paper.page_count == 1
    for told in (
        "PHIẾU CHỐT NHẬT KÝ",
        "Lần chốt số 12, ngày 24 tháng 11 năm 2026",
        "Giữ ngoài hệ thống.",
        "06:30:00 24/11/2026",
        "1234 chuỗi nhật ký",
        "98765 mục",
        "56 chuỗi có mục mới",
        "Lê Thị Giữ Mẫu",
        groups(ledger.head_digest(head)),
        groups(head.signature),
        groups(ledger.public_key().public_bytes_raw().hex()),
    ):
        assert told in text


def test_figures_are_in_groups_of_four() -> None:
    assert groups("0123456789ab") == "0123 4567 89AB"


def test_the_qr_code_tells_a_machine_the_same() -> None:
    head = a_head()
    sheet = a_sheet(head)
    name, number, day, digest, signature, key = sheet.told.split(":")
    assert (name, number, day) == ("DON-THU-LEDGER", "12", "2026-11-24")
    assert digest.lower() == ledger.head_digest(head)
    ledger.public_key().verify(bytes.fromhex(signature), digest.lower().encode())
    assert bytes.fromhex(key) == ledger.public_key().public_bytes_raw()
    assert head.key_id == key_id(ledger.public_key())
    assert segno.make(sheet.told, error="m", micro=False).mode == "alphanumeric"
    assert "<svg" in sheet.qr


def test_a_time_is_that_of_the_legal_zone() -> None:
    utc = datetime.fromisoformat("2026-11-23T23:30:00+00:00")
    assert a_sheet(a_head(made_at=utc)).closed_at == "06:30:00 24/11/2026"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"public_key": "ab" * 31}, "64 chữ số thập lục phân"),
        ({"public_key": "XY" * 32}, "64 chữ số thập lục phân"),
        ({"printed_on": date(2026, 11, 23)}, "Ngày in trước ngày chốt"),
        ({"keeper": User(username="", full_name="")}, "họ và tên người ký"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(LetterError, match=words):
        a_sheet(**changed)


def test_a_head_that_was_not_signed_has_no_sheet() -> None:
    head = a_head()
    head.signature = ""
    with pytest.raises(LetterError, match="chữ ký số"):
        a_sheet(head)
