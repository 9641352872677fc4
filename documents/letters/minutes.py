"""What minutes, and other papers that several sign together, have in common."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from documents.errors import LetterError
from documents.letters.common import Citizen, Letter
from documents.letters.decision_parts import Section
from documents.letters.wording import long_date, upper_first

#: Up to so many rows of cells stand together on one page; more may run over to the next.
_TOGETHER = 3


class Absence(StrEnum):
    """Whether somebody who was asked to come had a reason to stay away (Điều 28 khoản 4)."""

    EXCUSED = "có lý do"
    UNEXCUSED = "không có lý do"


@dataclass(frozen=True, kw_only=True)
class Attendant:
    """One who takes part: `called` with the form of address, then what the minutes say of them.

    `name` is what stands under the signature, empty where it is secret or not known yet.
    `absence` is None for one who came.
    """

    called: str
    name: str
    title: str = ""
    body: str = ""
    paper: str = ""
    address: str = ""
    absence: Absence | None = None

    @classmethod
    def officer(
        cls, name: str, *, title: str, body: str = "", absence: Absence | None = None
    ) -> "Attendant":
        """An officer, with office and agency."""
        return cls(
            called=f"Ông\u00a0(Bà) {name}", name=name, title=title, body=body, absence=absence
        )

    @classmethod
    def citizen(cls, who: Citizen, *, absence: Absence | None = None) -> "Attendant":
        """A party; of one who is secret nothing but the mask."""
        if who.is_sealed:
            return cls(called=upper_first(who.called), name="", absence=absence)
        return cls(
            called=who.called,
            name="" if who.is_organisation else who.name,
            paper=who.paper,
            address=who.address,
            absence=absence,
        )

    @property
    def told(self) -> str:
        """Ông (Bà) Lê Văn Mẫu, chức vụ: Chủ tịch, cơ quan: Ủy ban nhân dân xã An Mẫu."""
        said = (
            self.called,
            f"chức vụ: {self.title}" if self.title else "",
            f"cơ quan (tổ chức, đơn vị): {self.body}" if self.body else "",
            self.paper,
            f"địa chỉ: {self.address}" if self.address else "",
            f"vắng mặt {self.absence.value}" if self.absence else "",
        )
        return ", ".join(part for part in said if part)


@dataclass(frozen=True, kw_only=True)
class SignatureCell:
    """Where one signs: in what part, how, and the name under it, empty where it is not known."""

    lines: tuple[str, ...]
    hint: str = "(Ký, ghi rõ họ tên)"
    name: str = ""


def blanks(count: int) -> tuple[SignatureCell, ...]:
    """So many cells in which nobody signs."""
    return (SignatureCell(lines=(), hint=""),) * count


@dataclass(frozen=True, kw_only=True)
class SignedTogether(Letter, ABC):
    """A paper without a number that several sign, `columns` side by side."""

    columns: ClassVar[int] = 2

    def validate_head(self) -> None:
        if not self.letterhead.agency_lines:
            raise LetterError("letterhead", "Thiếu tên cơ quan lập văn bản.")

    @property
    @abstractmethod
    def cells(self) -> tuple[SignatureCell, ...]:
        """Where they sign, in rows from left to right; a cell without lines stays empty."""

    @property
    def cell_rows(self) -> tuple[tuple[SignatureCell, ...], ...]:
        """The cells in rows of `columns`, the last one filled up with empty cells."""
        cells = (*self.cells, *blanks(-len(self.cells) % self.columns))
        return tuple(cells[i : i + self.columns] for i in range(0, len(cells), self.columns))

    @property
    def is_kept_together(self) -> bool:
        """Whether the cells are few enough for one page."""
        return len(self.cell_rows) <= _TOGETHER


@dataclass(frozen=True, kw_only=True)
class Minutes(SignedTogether, ABC):
    """Biên bản. `opened_at` and `closed_at` are times of the legal zone.

    `closed_at` is None on minutes that are printed before the end, with a blank to write it in.
    """

    template: ClassVar[str] = "paper/minutes.html"
    required: ClassVar[dict[str, str]] = {"place": "địa điểm"}
    #: How many copies there must be at least, and the article that says so.
    least_copies: ClassVar[int] = 2
    copies_rule: ClassVar[str] = ""

    opened_at: datetime
    closed_at: datetime | None
    place: str
    copies: int

    def validate(self) -> None:
        if self.closed_at is not None and self.closed_at <= self.opened_at:
            raise LetterError("closed_at", "Giờ kết thúc phải sau giờ bắt đầu.")
        if self.copies < self.least_copies:
            raise LetterError(
                "copies",
                f"Biên bản phải được lập ít nhất {self.least_copies:02d} bản.",
                rule=self.copies_rule,
            )

    @property
    def opening(self) -> str:
        """When and where it begins."""
        return f"Vào hồi {hour(self.opened_at)}, tại {self.place}."

    @property
    def ended(self) -> str:
        """When it ended, or the blank for it."""
        if self.closed_at is None:
            return "….. giờ ….., ngày ….. tháng ….. năm ………."
        return hour(self.closed_at)

    @property
    @abstractmethod
    def sections(self) -> tuple[Section, ...]:
        """What was said and done."""

    @property
    @abstractmethod
    def closing(self) -> tuple[str, ...]:
        """The paragraphs after it; the last ends in "./."."""


def hour(moment: datetime) -> str:
    """08 giờ 30, ngày 05 tháng 02 năm 2026."""
    return f"{moment:%H} giờ {moment:%M}, {long_date(moment.date())}"


def listed(people: Sequence[Attendant]) -> tuple[str, ...]:
    """Each on a line of its own, with a dash."""
    ends = [";"] * (len(people) - 1) + ["."]
    return tuple(f"- {who.told}{end}" for who, end in zip(people, ends, strict=False))
