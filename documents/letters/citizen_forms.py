"""Mẫu số 01 and 02, NĐ 124/2020 as amended by NĐ 155/2026: what a citizen fills in.

Printed empty, with lines to write on, or with what is known already. They are the citizen's papers
and not the agency's: no letterhead, no number, nobody signs for the agency.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import AUTHORISATION, COMPLAINT_FORM
from documents.errors import LetterError
from documents.letters.common import Letter
from documents.letters.heads import joint_head
from documents.letters.minutes import SignatureCell, SignedTogether, blanks
from documents.letters.wording import clause, long_date, paragraphs, short_date
from petitions.models import Unit
from petitions.vault import Person

PAPER = "Số căn cước/định danh cá nhân/giấy chứng nhận căn cước/hộ chiếu"
#: Lines to write on where a free part is empty.
_BLANK_LINES = 4


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing to fill in: `values` are its paragraphs; without any, `lines` dotted lines."""

    label: str
    values: tuple[str, ...] = ()
    lines: int = 1

    @property
    def rest(self) -> range:
        """The dotted lines below the first."""
        return range(self.lines - 1) if not self.values else range(0)


@dataclass(frozen=True, kw_only=True)
class CitizenForm(SignedTogether, ABC):
    """`written_on` is None where the day is left to be written by hand."""

    template: ClassVar[str] = "paper/citizen_form.html"
    columns: ClassVar[int] = 2

    written_on: date | None

    def validate_head(self) -> None:
        """Nothing: the head is that of the citizen's paper."""

    @property
    def title_lines(self) -> tuple[str, ...]:
        """Nothing: the name of the type says it all."""
        return ()

    @property
    def dateline(self) -> str:
        """Place and day, or the blanks for them."""
        if self.written_on is None:
            return "…………, ngày ….. tháng ….. năm ………."
        return f"{self.letterhead.place}, {long_date(self.written_on)}"

    @property
    @abstractmethod
    def entries(self) -> tuple[Entry, ...]:
        """What is filled in, from top to bottom."""


@dataclass(frozen=True, kw_only=True)
class ComplaintForm(CitizenForm):
    """Đơn khiếu nại, to the agency. `complainant` and `proxy` are None where not known."""

    complainant: Person | None
    proxy: Person | None
    respondent: str
    subject: str
    content: tuple[str, ...]
    attached: tuple[str, ...]

    def validate(self) -> None:
        _refuse_masks(self, "complainant", "proxy")

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (
            Entry(label="1. Thông tin người khiếu nại:", lines=0),
            *_who(self.complainant),
            Entry(label="2. Thông tin người được ủy quyền khiếu nại (nếu có):", lines=0),
            *_who(self.proxy),
            Entry(
                label="3. Tên cơ quan, tổ chức, cá nhân bị khiếu nại:", values=_one(self.respondent)
            ),
            Entry(label="4. Khiếu nại về việc:", values=_one(self.subject)),
            Entry(label="5. Nội dung khiếu nại:", values=self.content, lines=_BLANK_LINES),
            Entry(label="Tài liệu, chứng cứ kèm theo (nếu có):", values=self.attached, lines=2),
        )

    @property
    def cells(self) -> tuple[SignatureCell, ...]:
        name = self.complainant.name if self.complainant else ""
        return (
            *blanks(1),
            SignatureCell(lines=("NGƯỜI KHIẾU NẠI",), hint="(Ký hoặc điểm chỉ)", name=name),
        )


@dataclass(frozen=True, kw_only=True)
class Authorisation(CitizenForm):
    """Giấy ủy quyền khiếu nại, with room for the notary's or certifier's words (Điều 5 khoản 3)."""

    template: ClassVar[str] = "paper/authorisation.html"

    complainant: Person | None
    proxy: Person | None
    scope: tuple[str, ...]

    def validate(self) -> None:
        _refuse_masks(self, "complainant", "proxy")

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (
            *_who(self.complainant, "Họ và tên người khiếu nại:", ""),
            *_who(self.proxy, "Họ và tên người được ủy quyền khiếu nại:", ""),
            Entry(label="Nội dung ủy quyền khiếu nại:", values=self.scope, lines=_BLANK_LINES),
        )

    @property
    def cells(self) -> tuple[SignatureCell, ...]:
        return (
            SignatureCell(
                lines=("NGƯỜI ĐƯỢC ỦY QUYỀN",),
                hint="(Ký hoặc điểm chỉ)",
                name=self.proxy.name if self.proxy else "",
            ),
            SignatureCell(
                lines=("NGƯỜI ỦY QUYỀN",),
                hint="(Ký hoặc điểm chỉ; ủy quyền của tổ chức phải do người có thẩm quyền của tổ "
                "chức ký và đóng dấu (nếu có))",
                name=self.complainant.name if self.complainant else "",
            ),
        )


def _refuse_masks(letter: Letter, *names: str) -> None:
    """A citizen's own paper bears the name; it is not printed from a petition kept secret."""
    for field in names:
        who: Person | None = getattr(letter, field)
        if who is not None and who.is_sealed:
            raise LetterError(field, "Không in sẵn thông tin của người được giữ bí mật.")


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _who(who: Person | None, name: str = "Họ và tên:", dash: str = "- ") -> tuple[Entry, ...]:
    """Name, address and identity paper, known or to be written."""
    known = who or Person(name="")
    day = short_date(known.paper_issued_on) if known.paper_issued_on else "…../…../………."
    issued = f", ngày cấp {day}, nơi cấp {known.paper_issued_by or '…………………'}"
    return (
        Entry(label=f"{dash}{name}", values=_one(known.name)),
        Entry(label=f"{dash}Địa chỉ:", values=_one(known.address)),
        Entry(
            label=f"{dash}{PAPER}:",
            values=_one(f"{known.paper_number}{issued}" if known.paper_number else ""),
        ),
        *(() if known.paper_number else (Entry(label="Ngày cấp …../…../………., nơi cấp:"),)),
    )


def complaint_form(
    *,
    unit: Unit,
    printed_on: date,
    written_on: date | None = None,
    complainant: Person | None = None,
    proxy: Person | None = None,
    respondent: str = "",
    subject: str = "",
    content: str = "",
    attached: str = "",
) -> ComplaintForm:
    """A complaint addressed to `unit`; whatever is not given is left to be written by hand."""
    return ComplaintForm(
        **joint_head(unit, COMPLAINT_FORM, printed_on),
        written_on=written_on,
        complainant=complainant,
        proxy=proxy,
        respondent=clause(respondent),
        subject=clause(subject),
        content=paragraphs(content),
        attached=paragraphs(attached),
    )


def authorisation(
    *,
    unit: Unit,
    printed_on: date,
    written_on: date | None = None,
    complainant: Person | None = None,
    proxy: Person | None = None,
    scope: str = "",
) -> Authorisation:
    """The authorisation of `proxy` by `complainant`; what is not given is left blank."""
    return Authorisation(
        **joint_head(unit, AUTHORISATION, printed_on),
        written_on=written_on,
        complainant=complainant,
        proxy=proxy,
        scope=paragraphs(scope),
    )
