"""Sổ văn bản đi (in-house) on paper: one series, or some of its numbers, on A4 laid across.

No name of a party stands in it, and of a paper that whoever prints may not see only the number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import OUTGOING_REGISTER
from documents.errors import LetterError
from documents.letterhead import letterhead
from documents.letters.common import Letter, Number, Signature
from documents.letters.wording import short_date
from documents.numbering import Series
from documents.outgoing import Entry, Sort
from documents.registers import spelled

#: The heads of the columns, and the width of each in millimetres.
COLUMNS = (
    ("Số", 20),
    ("Số, ký hiệu", 44),
    ("Ngày", 24),
    ("Trích yếu", 88),
    ("Người ký", 42),
    ("Số nơi nhận", 16),
    ("Ghi chú", 38),
)
#: More lines than this are printed in parts.
MOST_LINES = 500

_UNTOLD = {
    Sort.IMPORTED: "Theo sổ cũ",
    Sort.HIDDEN: "Không thuộc phạm vi xem",
    Sort.MISSING: "Thiếu văn bản, chưa rõ lý do",
}


def note_of(entry: Entry) -> str:
    """What the last column says of a line; empty for a paper."""
    if entry.sort is Sort.VOID:
        return f"Hủy số: {entry.reason} ({entry.by})"
    return _UNTOLD.get(entry.sort, "")


def cells_of(entry: Entry) -> tuple[str, ...]:
    """The line as the register prints it, a cell for each of COLUMNS."""
    return (
        spelled(entry.first, entry.last),
        entry.symbol,
        short_date(entry.issued_on) if entry.issued_on else "",
        entry.title,
        entry.signer,
        "" if entry.recipients is None else str(entry.recipients),
        note_of(entry),
    )


@dataclass(frozen=True, kw_only=True)
class OutgoingRegister(Letter):
    """The printed register, the lowest number first."""

    template: ClassVar[str] = "paper/outgoing_register.html"
    required: ClassVar[dict[str, str]] = {"lines": "số nào trong phần sổ này"}
    title_width: ClassVar[int] = 240

    series_name: str
    first: int
    last: int
    lines: tuple[tuple[str, ...], ...]

    def validate(self) -> None:
        if not 1 <= self.first <= self.last:
            raise LetterError("first", "Số đầu sau số cuối.")
        if len(self.lines) > MOST_LINES:
            raise LetterError("lines", f"Mỗi lần in nhiều nhất {MOST_LINES} dòng; chọn ít số hơn.")
        if any(len(line) != len(COLUMNS) for line in self.lines):
            raise LetterError("lines", f"Mỗi dòng có {len(COLUMNS)} ô.")

    @property
    def title(self) -> str:
        """Which series, from which number to which."""
        named = self.series_name[0].upper() + self.series_name[1:]
        return f"{named}, từ số {self.first:02d} đến số {self.last:02d}"

    @property
    def columns_told(self) -> tuple[tuple[str, int], ...]:
        """The heads of the columns, and the width of each in millimetres."""
        return COLUMNS


def build(
    series: Series, entries: Sequence[Entry], *, officer: str, printed_on: date
) -> OutgoingRegister:
    """The pages with `entries`, which are of `series`, printed by `officer`.

    Raises LetterError where there are none, or more than MOST_LINES.
    """
    ordered = sorted(entries, key=lambda entry: entry.first)
    return OutgoingRegister(
        form=OUTGOING_REGISTER,
        letterhead=letterhead(series.unit),
        number=Number(
            value=None, type_code=OUTGOING_REGISTER.type_code, agency_symbol=series.unit.symbol
        ),
        issued_on=printed_on,
        signature=Signature(lines=("NGƯỜI IN SỔ",), name=officer, hint="(Ký, ghi rõ họ tên)"),
        recipients=(),
        series_name=series.name,
        first=ordered[0].first if ordered else 1,
        last=ordered[-1].last if ordered else 1,
        lines=tuple(map(cells_of, ordered)),
    )
