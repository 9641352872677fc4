"""Mẫu số 03/TCD, NĐ 154/2026: the book of reception, thirteen columns on A4 laid across."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import RECEPTION_BOOK
from documents.errors import LetterError
from documents.letters.common import Citizen
from documents.letters.heads import joint_head
from documents.letters.minutes import SignatureCell, SignedTogether, blanks
from documents.letters.wording import short_date, upper_first
from petitions.law.facts import Kind
from petitions.models import Unit

#: How the sixth column calls each kind.
SHORT = {Kind.COMPLAINT: "KN", Kind.DENUNCIATION: "TC", Kind.RECOMMENDATION: "KN, PA"}
#: The heads of the thirteen columns, and the width of each in millimetres.
COLUMNS = (
    ("STT", 9),
    ("Ngày tiếp", 19),
    ("Họ tên, địa chỉ", 34),
    ("CCCD/CMND/ Hộ chiếu", 23),
    ("Nội dung đơn", 36),
    ("Loại đơn (KN/TC/ KN, PA)", 16),
    ("Số người cùng nội dung", 15),
    ("Cơ quan đã giải quyết", 23),
    ("Thuộc thẩm quyền (x)", 16),
    ("Hướng dẫn công dân đến cơ quan có thẩm quyền", 24),
    ("Cơ quan, đơn vị thụ lý", 23),
    ("Theo dõi kết quả giải quyết", 20),
    ("Ghi chú", 14),
)


@dataclass(frozen=True, kw_only=True)
class Reception:
    """One reception. Of a citizen who is secret the book shows the mask and nothing else.

    `guided_to` and `taken_by` are bodies with the number of the paper that guided or referred.
    """

    received_on: date
    citizen: Citizen
    subject: str
    kind: Kind
    people: int
    settled_by: str = ""
    is_competent: bool = False
    guided_to: str = ""
    taken_by: str = ""
    outcome: str = ""
    note: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Columns 2 to 13."""
        who = self.citizen
        named = who.name if who.is_sealed else f"{who.name}, {who.address}"
        return (
            short_date(self.received_on),
            upper_first(named),
            "" if who.is_sealed else who.paper,
            self.subject,
            SHORT[self.kind],
            str(self.people),
            self.settled_by,
            "x" if self.is_competent else "",
            self.guided_to,
            self.taken_by,
            self.outcome,
            self.note,
        )


@dataclass(frozen=True, kw_only=True)
class ReceptionBook(SignedTogether):
    """Sổ tiếp công dân from one day to another; `first` is the number of the first row."""

    template: ClassVar[str] = "paper/reception_book.html"
    required: ClassVar[dict[str, str]] = {"receptions": "lượt tiếp nào trong thời gian này"}
    title_width: ClassVar[int] = 240

    starts_on: date
    ends_on: date
    first: int
    receptions: tuple[Reception, ...]
    officer: str

    def validate(self) -> None:
        if self.ends_on < self.starts_on:
            raise LetterError("ends_on", "Ngày cuối trước ngày đầu.")
        if self.first < 1:
            raise LetterError("first", "Số thứ tự bắt đầu từ 1.")
        days = [reception.received_on for reception in self.receptions]
        if days != sorted(days) or not self.starts_on <= days[0] <= days[-1] <= self.ends_on:
            raise LetterError("receptions", "Có lượt tiếp ngoài thời gian của sổ, hoặc sai thứ tự.")
        for reception in self.receptions:
            if not reception.citizen.name.strip() or not reception.subject.strip():
                raise LetterError("receptions", "Lượt tiếp phải có họ tên và nội dung.")
            if reception.people < 1:
                raise LetterError("receptions", "Số người cùng nội dung phải ít nhất là 1.")

    @property
    def title(self) -> str:
        """From which day to which."""
        return f"Từ ngày {short_date(self.starts_on)} đến ngày {short_date(self.ends_on)}"

    @property
    def columns_told(self) -> tuple[tuple[str, int], ...]:
        """The heads of the columns, and the width of each in millimetres."""
        return COLUMNS

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """All thirteen cells of each reception."""
        return tuple((str(n), *r.cells) for n, r in enumerate(self.receptions, start=self.first))

    @property
    def cells(self) -> tuple[SignatureCell, ...]:
        return (
            *blanks(1),
            SignatureCell(lines=("NGƯỜI TIẾP CÔNG DÂN",), name=self.officer),
        )


def build(
    *,
    unit: Unit,
    starts_on: date,
    ends_on: date,
    first: int = 1,
    receptions: Sequence[Reception],
    officer: str,
    printed_on: date,
) -> ReceptionBook:
    """The pages of the book for those days, in the order of the receptions."""
    return ReceptionBook(
        **joint_head(unit, RECEPTION_BOOK, printed_on),
        starts_on=starts_on,
        ends_on=ends_on,
        first=first,
        receptions=tuple(receptions),
        officer=officer.strip(),
    )
