"""The letters of this family, as their specimens have them and stretched as far as they may go."""

import unicodedata
from dataclasses import fields, replace
from functools import cache
from typing import Any

from documents.letters.common import Citizen, Letter
from documents.letters.decision_parts import NamedParty
from documents.letters.evidence import Evidence
from documents.letters.minutes import Attendant
from documents.letters.reception_book import Reception
from documents.letters.triage import Matter
from documents.letters.verification_orders import Member
from documents.rendering import render
from documents.specimens.receiving import RECEIVING
from documents.specimens.verifying import VERIFYING
from petitions.vault import Person
from tests.documents.reading import lines_of, pages_of, words_of

Key = tuple[str, str]
MAKERS = {(form.instrument, form.code): make for form, make in {**RECEIVING, **VERIFYING}.items()}
KEYS = [*MAKERS]
CITIZENS_OWN = {("NĐ 124/2020", "Mẫu số 01"), ("NĐ 124/2020", "Mẫu số 02")}
BOOK = ("NĐ 154/2026", "Mẫu số 03/TCD")
MANY = 40


def decomposed(text: str) -> str:
    """`text` as some keyboards give it: letters and accents apart."""
    return unicodedata.normalize("NFD", text)


LONG = decomposed("Trưởng phòng Nông nghiệp, Xây dựng và Giải phóng mặt bằng liên xã Thử Nghiệm")
PARAGRAPH = decomposed("Kết quả đo đạc được các hộ liền kề ký xác nhận vào biên bản. " * 6).strip()
LONG_CITIZEN = Citizen(
    name=decomposed("Công Tằng Tôn Nữ Thị Mẫu Nguyễn Hoàng Thí Dụ Dài Đặc Biệt"),
    address=decomposed("Số nhà 123/45/67, tổ dân phố Thí Dụ, " + "thôn Ví Dụ rất dài, " * 6),
    paper="Căn cước số 000000000001, ngày cấp 05/02/2021, nơi cấp " + LONG,
    is_organisation=False,
)


@cache
def letter_of(key: Key) -> Letter:
    """The specimen of that form."""
    return MAKERS[key]()


@cache
def pdf_of(key: Key) -> bytes:
    """The same in print."""
    return render(letter_of(key))


def _attendant(one: Attendant) -> Attendant:
    return replace(one, called=f"Ông (Bà) {LONG_CITIZEN.name}", title=LONG, body=LONG)


def _stretched(value: Any) -> Any:
    """`value` as long as it may be, or as it is where it has no length."""
    if isinstance(value, Citizen):
        return LONG_CITIZEN
    if isinstance(value, Person):
        return replace(value, name=LONG_CITIZEN.name, address=LONG_CITIZEN.address)
    if isinstance(value, Attendant):
        return _attendant(value)
    if isinstance(value, tuple) and value:
        return _many(value)
    return value


def _many(value: tuple[Any, ...]) -> tuple[Any, ...]:
    first = value[0]
    if isinstance(first, str):
        return (PARAGRAPH,) * 10
    if isinstance(first, NamedParty):
        return (replace(first, citizen=LONG_CITIZEN),) * 5
    if isinstance(first, Attendant):
        return tuple(_attendant(first) for _ in range(9))
    if isinstance(first, Evidence):
        return tuple(replace(first, name=f"{n}. {LONG}", condition=LONG) for n in range(MANY))
    if isinstance(first, Member):
        return tuple(replace(first, name=LONG_CITIZEN.name, title=LONG) for _ in range(MANY))
    if isinstance(first, Matter):
        return tuple(replace(first, text=f"{n}. {LONG}", body=LONG) for n in range(MANY))
    if isinstance(first, Reception):
        return tuple(
            replace(first, citizen=LONG_CITIZEN, subject=f"{n}. {PARAGRAPH}") for n in range(MANY)
        )
    return tuple(tuple(PARAGRAPH for _ in inner) for inner in value)


#: One body is told, whatever its name; what is addressed to several is stretched by its own test.
_KEPT = {"form", "letterhead", "number", "issued_on", "signature", "addressees", "columns"}


@cache
def stretched(key: Key) -> Letter:
    """The specimen with forty recipients, long names, long parts, and accents apart."""
    letter = letter_of(key)
    changed = {
        field.name: _stretched(getattr(letter, field.name))
        for field in fields(letter)
        if field.name not in _KEPT
    }
    for left_empty in {"content", "attached"} & changed.keys():
        changed[left_empty] = (PARAGRAPH,) * 10
    if letter.recipients:
        changed["recipients"] = tuple(
            decomposed(f"Ủy ban nhân dân xã Thí Dụ {n:02d}") for n in range(MANY)
        )
    return replace(letter, **changed)


@cache
def stretched_pdf(key: Key) -> bytes:
    """The same in print."""
    return render(stretched(key))


@cache
def stretched_pages(key: Key) -> list[tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    """The words and the lines of each page of the same, with their boxes in millimetres."""
    with pages_of(stretched_pdf(key)) as pages:
        return [(words_of(page), lines_of(page)) for page in pages]
