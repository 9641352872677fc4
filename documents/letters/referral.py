"""Mẫu số 03, TT 05/2021: a denunciation goes to the body that is competent to settle it.

The denunciation itself goes with it, under seal; the paper does not say whose it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import DENUNCIATION_REFERRAL
from documents.errors import LetterError
from documents.letterhead import authority, letterhead, signature
from documents.letters.common import Number
from documents.letters.denunciation_parts import (
    SECRECY,
    Accusation,
    DenunciationPaper,
    accused_of,
    called,
)
from documents.letters.wording import clause, long_date
from petitions.models import Appointment, Party, Petition
from petitions.vault import Person


@dataclass(frozen=True, kw_only=True)
class Referral(DenunciationPaper):
    """Phiếu chuyển đơn tố cáo."""

    template: ClassVar[str] = "paper/referral.html"
    required: ClassVar[dict[str, str]] = DenunciationPaper.required | {
        "competent_body": "tên cơ quan có thẩm quyền giải quyết",
        "reason": "lý do",
    }

    received_on: date
    competent_body: str
    reason: str
    secrecy: str = SECRECY

    def validate(self) -> None:
        super().validate()
        if self.issued_on < self.received_on:
            raise LetterError("issued_on", "Ngày ban hành trước ngày nhận đơn.")

    @property
    def received(self) -> str:
        """The day of receipt in words."""
        return long_date(self.received_on)

    @property
    def about(self) -> str:
        """Whom the denunciation is about."""
        return called(self.accused)


def build(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    reason: str,
    competent_body: str,
    signer: Appointment,
    issued_on: date,
) -> Referral:
    """The slip to `competent_body`; the denouncer is told by a copy of it (Điều 24 khoản 2)."""
    also = (petition.forwarded_by,) if petition.forwarded_by else ()
    return Referral(
        form=DENUNCIATION_REFERRAL,
        letterhead=letterhead(petition.unit),
        number=number,
        issued_on=issued_on,
        signature=signature(signer, petition.unit, on=issued_on),
        recipients=("Như trên", "Người tố cáo (để biết)", *also, "Lưu: VT, hồ sơ"),
        authority=authority(petition.unit),
        accused=accused_of(parties),
        accusation=Accusation.of(petition),
        received_on=petition.received_on,
        competent_body=clause(competent_body),
        reason=clause(reason),
    )
