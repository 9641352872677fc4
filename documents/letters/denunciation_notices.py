"""Mẫu số 05 and 06, NĐ 31/2019: what the denouncer and the denounced are told of an acceptance.

Both are owed within five working days of the decision (Luật Tố cáo, Điều 29 khoản 3).
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import ACCEPTANCE_NOTICE, CONTENT_NOTICE
from documents.errors import LetterError
from documents.letterhead import authority, letterhead, signature
from documents.letters.common import Citizen, Letter, Number
from documents.letters.denunciation_parts import (
    Accusation,
    DenunciationPaper,
    Limit,
    accused_of,
)
from documents.letters.suspension_parts import Cited
from documents.letters.wording import long_date
from petitions.models import Appointment, Party, Petition
from petitions.vault import Person


@dataclass(frozen=True, kw_only=True)
class AcceptanceNotice(Letter):
    """Thông báo việc thụ lý tố cáo. `petitioner` is a mask: who it is stands on the envelope."""

    template: ClassVar[str] = "paper/acceptance_notice.html"
    required: ClassVar[dict[str, str]] = {"authority": "chức danh người ban hành"}

    authority: str
    petitioner: Citizen
    register_number: str
    received_on: date
    accusation: Accusation
    decision: Cited
    limit: Limit

    def validate(self) -> None:
        if not self.petitioner.is_sealed:
            raise LetterError(
                "petitioner",
                "Thông báo việc thụ lý tố cáo không được ghi người tố cáo là ai.",
                rule="Điểm b khoản 1 Điều 9 Luật Tố cáo",
            )

    @property
    def received(self) -> str:
        """The day of receipt in words."""
        return long_date(self.received_on)


@dataclass(frozen=True, kw_only=True)
class ContentNotice(DenunciationPaper):
    """Thông báo về nội dung tố cáo, to the one denounced."""

    template: ClassVar[str] = "paper/content_notice.html"

    decision: Cited

    @property
    def addressee(self) -> Citizen:
        """To whom it goes: each of the denounced is told alone."""
        return self.accused[0]


def acceptance_notice(
    petition: Petition,
    *,
    number: Number,
    petitioner: Person,
    decision: Cited,
    limit: Limit,
    signer: Appointment,
) -> AcceptanceNotice:
    """Mẫu 05, on the day of the decision that it tells of. `petitioner` is the mask."""
    also = (petition.forwarded_by,) if petition.forwarded_by else ()
    return AcceptanceNotice(
        form=ACCEPTANCE_NOTICE,
        letterhead=letterhead(petition.unit),
        number=number,
        issued_on=decision.on,
        signature=signature(signer, petition.unit, on=decision.on),
        recipients=("Như trên", *also, "Lưu: VT, hồ sơ"),
        authority=authority(petition.unit),
        petitioner=Citizen.of(petitioner),
        register_number=petition.register_number,
        received_on=petition.received_on,
        accusation=Accusation.of(petition),
        decision=decision,
        limit=limit,
    )


def content_notice(
    petition: Petition,
    *,
    number: Number,
    accused: tuple[Party, Person],
    decision: Cited,
    signer: Appointment,
) -> ContentNotice:
    """Mẫu 06 to one of the denounced, on the day of the decision that it tells of."""
    return ContentNotice(
        form=CONTENT_NOTICE,
        letterhead=letterhead(petition.unit),
        number=number,
        issued_on=decision.on,
        signature=signature(signer, petition.unit, on=decision.on),
        recipients=("Như trên", "Lưu: VT, hồ sơ"),
        authority=authority(petition.unit),
        accused=accused_of([accused]),
        accusation=Accusation.of(petition),
        decision=decision,
    )
