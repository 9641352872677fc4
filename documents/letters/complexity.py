"""Văn bản xác định vụ việc phức tạp (in-house): NĐ 124/2020 Điều 3a asks for it in writing.

No statute gives a form; it is kept in the file and told to the complainant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import COMPLEXITY
from documents.errors import LetterError
from documents.letterhead import authority, letterhead, signature
from documents.letters.common import Citizen, Letter, Number, require_citizen
from documents.letters.suspension_parts import Cited
from documents.letters.wording import clause, long_date, paragraphs
from petitions.law.grounds import Ground
from petitions.models import Appointment, Petition
from petitions.vault import Person


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One case of Điều 3a that applies, in the words of the decree, and its citation."""

    text: str
    citation: str


@dataclass(frozen=True, kw_only=True)
class Complexity(Letter):
    """Thông báo về việc xác định vụ việc phức tạp.

    `days` is the length of the settlement that now applies, in calendar days from acceptance;
    `accepted` and `due_on` are None before the notice of acceptance.
    """

    template: ClassVar[str] = "paper/complexity.html"
    required: ClassVar[dict[str, str]] = {
        "authority": "chức danh người ban hành",
        "subject": "nội dung sự việc (về việc)",
        "criteria": "tiêu chí tại Điều 3a Nghị định số 124/2020/NĐ-CP",
        "facts": "căn cứ thực tế",
        "due_basis": "căn cứ của thời hạn giải quyết",
    }

    authority: str
    petitioner: Citizen
    subject: str
    register_number: str
    received_on: date
    accepted: Cited | None
    criteria: tuple[Criterion, ...]
    facts: tuple[str, ...]
    days: int
    due_on: date | None
    due_basis: str

    def validate(self) -> None:
        require_citizen("petitioner", self.petitioner, "người khiếu nại")
        if self.issued_on < self.received_on:
            raise LetterError("issued_on", "Ngày ban hành trước ngày nhận đơn.")
        if (self.accepted is None) is not (self.due_on is None):
            raise LetterError("due_on", "Ngày hết thời hạn và thông báo thụ lý phải đi cùng nhau.")
        if self.due_on and self.due_on < self.issued_on:
            raise LetterError("due_on", "Thời hạn giải quyết đã hết trước ngày ban hành.")

    @property
    def received(self) -> str:
        """The day of receipt in words."""
        return long_date(self.received_on)

    @property
    def due(self) -> str:
        """The last day for settling; empty before acceptance."""
        return long_date(self.due_on) if self.due_on else ""


def build(
    petition: Petition,
    *,
    number: Number,
    petitioner: Person,
    is_organisation: bool = False,
    criteria: Sequence[Ground],
    reason: str,
    accepted: Cited | None,
    days: int,
    due_on: date | None,
    due_basis: str,
    signer: Appointment,
    issued_on: date,
) -> Complexity:
    """The finding. `days`, `due_on` and `due_basis` are those of the clock of a complex case."""
    return Complexity(
        form=COMPLEXITY,
        letterhead=letterhead(petition.unit),
        number=number,
        issued_on=issued_on,
        signature=signature(signer, petition.unit, on=issued_on),
        recipients=("Như trên", "Lưu: VT, hồ sơ giải quyết khiếu nại"),
        authority=authority(petition.unit),
        petitioner=Citizen.of(petitioner, is_organisation=is_organisation),
        subject=clause(petition.subject),
        register_number=petition.register_number,
        received_on=petition.received_on,
        accepted=accepted,
        criteria=tuple(Criterion(text=clause(g.text), citation=g.citation) for g in criteria),
        facts=paragraphs(reason),
        days=days,
        due_on=due_on,
        due_basis=due_basis,
    )
