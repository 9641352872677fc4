"""Phiếu nhắc and công văn đôn đốc: a duty is late, or nearly so, and somebody is told to do it.

No statute gives a form for either; both are laid out as every paper of the agency (NĐ 30/2020).
They name nobody but the office that is urged.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents import fonts
from documents.catalogue import REMINDER_SLIP, URGING_LETTER, Form
from documents.letterhead import AGENCY_WIDTH, letterhead, signature
from documents.letters.common import Letter, Number
from documents.letters.wording import clause, long_date
from petitions.models import Appointment, Petition, Unit


@dataclass(frozen=True, kw_only=True)
class Duty:
    """What is owed: the limit's title, its article, its last day, and whether it was read."""

    title: str
    basis: str
    due_on: date
    is_confirmed: bool


@dataclass(frozen=True, kw_only=True)
class Urging(Letter):
    """What both papers say."""

    required: ClassVar[dict[str, str]] = {
        "addressee": "nơi nhận",
        "register_number": "số vào sổ",
        "subject": "nội dung sự việc (về việc)",
    }

    addressee: str
    register_number: str
    received_on: date
    subject: str
    duty: Duty

    @property
    def received(self) -> str:
        """The day of receipt in words."""
        return long_date(self.received_on)

    @property
    def due(self) -> str:
        """The last day of the limit in words."""
        return long_date(self.duty.due_on)

    @property
    def issued(self) -> str:
        """The day of the paper in words."""
        return long_date(self.issued_on)

    @property
    def days_late(self) -> int:
        """Calendar days since the limit ended; 0 or less while it runs."""
        return (self.issued_on - self.duty.due_on).days

    @property
    def days_left(self) -> int:
        """Calendar days until the limit ends."""
        return -self.days_late


@dataclass(frozen=True, kw_only=True)
class ReminderSlip(Urging):
    """Phiếu nhắc (in-house)."""

    template: ClassVar[str] = "paper/reminder_slip.html"


@dataclass(frozen=True, kw_only=True)
class UrgingLetter(Urging):
    """Công văn đôn đốc (in-house). Its summary stands under the number, and no type name above."""

    template: ClassVar[str] = "paper/urging_letter.html"

    @property
    def title(self) -> str:
        """The summary, after "V/v"."""
        return f"đôn đốc giải quyết đơn số {self.register_number}"

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The summary in lines that fit the left column."""
        return fonts.wrap(f"V/v {self.title}", fonts.Style.REGULAR, 12, AGENCY_WIDTH)


_LETTERS: dict[str, type[Urging]] = {
    REMINDER_SLIP.code: ReminderSlip,
    URGING_LETTER.code: UrgingLetter,
}


def build(
    form: Form,
    petition: Petition,
    *,
    number: Number,
    agency: Unit,
    addressee: str,
    duty: Duty,
    signer: Appointment,
    issued_on: date,
) -> Urging:
    """The paper of `form` that `agency` sends to `addressee` about one duty on one petition."""
    return _LETTERS[form.code](
        form=form,
        letterhead=letterhead(agency),
        number=number,
        issued_on=issued_on,
        signature=signature(signer, agency, on=issued_on),
        recipients=("Như trên", "Lưu: VT, hồ sơ"),
        addressee=addressee,
        register_number=petition.register_number,
        received_on=petition.received_on,
        subject=clause(petition.subject),
        duty=duty,
    )
