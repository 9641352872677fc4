"""The lines of a file with the numbers of an earlier book, each read by itself."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from documents import fonts, numbering
from documents.numbering import TERM, Series
from documents.voiding import checked_reason, require_nobody_secret
from petitions.errors import BadFact, Refused
from petitions.law.facts import Regime
from petitions.models import Unit, User
from petitions.text import nfc

#: The first line of a file: agency, type, period, number, day, summary, why it was voided.
COLUMNS = ("cơ quan", "loại", "kỳ", "số", "ngày", "trích yếu", "hủy vì")
#: So many numbers one line may void, and so many letters a summary may have.
MOST_VOIDED, LONGEST_TITLE = 100, 300
_NUMBERS = re.compile(r"([0-9]{1,6})(?:\s*[-–]\s*([0-9]{1,6}))?")
_PERIOD = re.compile(rf"({TERM}\s*)?([0-9]{{4}})", re.IGNORECASE)
_TYPE = re.compile(r"[^\W\d_]{1,8}")


class BadBook(Refused):
    """The file cannot be taken over as it stands; `problems` names every fault, with its line."""

    code = "bad_book"
    house_rule = "Số văn bản liên tiếp, mỗi số một lần"

    def __init__(self, problems: list[str]) -> None:
        super().__init__(f"Tệp có {len(problems)} chỗ phải sửa; chưa ghi gì.")
        self.problems = problems


@dataclass(frozen=True)
class Line:
    """One line of the file: a number, or several; with `reason` they have no paper."""

    place: int
    series: Series
    first: int
    last: int
    issued_on: date | None
    title: str
    reason: str


def rows_of(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each line with its place in the file, its cells by column."""
    told = nfc(text.removeprefix("\ufeff"))
    head = told.partition("\n")[0]
    reader = csv.reader(io.StringIO(told), delimiter=";" if ";" in head else ",", strict=True)
    try:
        columns = tuple(cell.strip().lower() for cell in next(reader, ()))
        if columns != COLUMNS:
            raise BadBook([f"dòng 1: các cột phải là {', '.join(COLUMNS)}"])
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) != len(COLUMNS):
                    count = f"có {len(cells)} ô, phải có {len(COLUMNS)}"
                    raise BadBook([f"dòng {reader.line_num}: {count}"])
                kept = (" ".join(cell.split()) for cell in cells)
                yield reader.line_num, dict(zip(COLUMNS, kept, strict=True))
    except csv.Error as fault:
        raise BadBook([f"dòng {reader.line_num}: không đọc được ({fault})"]) from fault


def line_of(place: int, row: dict[str, str], *, actor: User, on: date) -> Line:
    series = _series(row)
    first, last = _numbers(row["số"])
    title, reason = row["trích yếu"], row["hủy vì"]
    if fonts.cannot_draw(title + reason):
        raise BadFact("có ký tự không in được.")
    if reason:
        checked_reason(reason, unit=series.unit, actor=actor)
        if last - first >= MOST_VOIDED:
            raise BadFact(f"mỗi dòng hủy được nhiều nhất {MOST_VOIDED} số.")
    elif first == last and not (row["ngày"] and title):
        raise BadFact(f"số {first:02d} phải có ngày và trích yếu.")
    require_nobody_secret(title, unit=series.unit, actor=actor)
    if len(title) > LONGEST_TITLE:
        raise BadFact(f"trích yếu quá dài (nhiều nhất {LONGEST_TITLE} ký tự).")
    issued_on = _day(row["ngày"], series, on) if row["ngày"] else None
    return Line(place, series, first, last, issued_on, title, reason)


def _numbers(text: str) -> tuple[int, int]:
    found = _NUMBERS.fullmatch(text)
    if found is None:
        raise BadFact(f"số «{text}» không đọc được; ghi 41 hoặc 1-40.")
    first, last = int(found[1]), int(found[2] or found[1])
    if not 1 <= first <= last:
        raise BadFact(f"số «{text}» không thể có.")
    return first, last


def _series(row: dict[str, str]) -> Series:
    unit = Unit.objects.filter(code=row["cơ quan"], is_agency=True).first()
    if unit is None:
        raise BadFact(f"không có cơ quan ban hành nào có mã «{row['cơ quan']}».")
    period = _PERIOD.fullmatch(row["kỳ"])
    if period is None:
        raise BadFact(f"kỳ «{row['kỳ']}» không đọc được; ghi 2026 hoặc {TERM}2025.")
    type_code = row["loại"]
    if not _TYPE.fullmatch(type_code):
        raise BadFact(f"loại «{type_code}» không phải chữ viết tắt tên loại văn bản.")
    regime = Regime.PARTY if period[1] else Regime.STATE
    return Series(unit, type_code, int(period[2]), regime)


def _day(text: str, series: Series, on: date) -> date:
    try:
        day = datetime.strptime(text, "%d/%m/%Y").date()
    except ValueError:
        raise BadFact(f"ngày «{text}» không đọc được; ghi ngày/tháng/năm.") from None
    if day > on:
        raise BadFact(f"ngày {text} chưa tới: số văn bản không giữ trước.")
    if numbering.year_of(series.regime, series.unit, day) != series.year:
        raise BadFact(f"ngày {text} không thuộc {series.name}.")
    return day
