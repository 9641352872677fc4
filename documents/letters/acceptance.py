"""Mẫu số 03, NĐ 124/2020 as amended by NĐ 155/2026: the notice that a complaint is accepted."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import ACCEPTANCE
from documents.errors import LetterError
from documents.letterhead import letterhead, signature
from documents.letters.common import Citizen, Letter, Number, require_citizen
from documents.letters.wording import clause, long_date
from petitions.models import Appointment, Petition
from petitions.vault import Person


@dataclass(frozen=True, kw_only=True)
class Acceptance(Letter):
    """Thông báo về việc thụ lý giải quyết khiếu nại."""

    template: ClassVar[str] = "paper/acceptance.html"
    required: ClassVar[dict[str, str]] = {
        "subject": "nội dung sự việc (về việc)",
        "due_basis": "căn cứ của thời hạn giải quyết",
    }

    petitioner: Citizen
    subject: str
    received_on: date
    accepted_on: date
    due_on: date
    due_basis: str

    def validate(self) -> None:
        require_citizen("petitioner", self.petitioner, "người khiếu nại")
        if self.accepted_on < self.received_on:
            raise LetterError("accepted_on", "Ngày thụ lý trước ngày nhận đơn.")
        if self.due_on <= self.accepted_on:
            raise LetterError("due_on", "Hạn giải quyết phải sau ngày thụ lý.")

    @property
    def received(self) -> str:
        """The day of receipt in words."""
        return long_date(self.received_on)

    @property
    def accepted(self) -> str:
        """The day from which the time for settling runs."""
        return long_date(self.accepted_on)

    @property
    def due(self) -> str:
        """The last day for settling."""
        return long_date(self.due_on)


def build(
    petition: Petition,
    *,
    number: Number,
    petitioner: Person,
    is_organisation: bool = False,
    accepted_on: date,
    due_on: date,
    due_basis: str,
    signer: Appointment,
    issued_on: date,
) -> Acceptance:
    """The notice. `due_on` and `due_basis` are those of the settlement clock at acceptance."""
    also = [petition.forwarded_by] if petition.forwarded_by else []
    return Acceptance(
        form=ACCEPTANCE,
        letterhead=letterhead(petition.unit),
        number=number,
        issued_on=issued_on,
        signature=signature(signer, petition.unit, on=issued_on),
        recipients=("Như trên", *also, "Lưu: VT, hồ sơ"),
        petitioner=Citizen.of(petitioner, is_organisation=is_organisation),
        subject=clause(petition.subject),
        received_on=petition.received_on,
        accepted_on=accepted_on,
        due_on=due_on,
        due_basis=due_basis,
    )
