"""Mẫu số 04, NĐ 31/2019: the decision to accept a denunciation.

What it must hold is Luật Tố cáo, Điều 29 khoản 2: the day, its grounds, the content, the limit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from documents.catalogue import DENUNCIATION_ACCEPTANCE
from documents.letterhead import authority, letterhead, signature
from documents.letters.common import Number
from documents.letters.decision_parts import Article
from documents.letters.denunciation_parts import (
    Accusation,
    DenunciationPaper,
    Limit,
    accused_of,
    called,
)
from documents.letters.draft import DENUNCIATION_BASIS
from documents.letters.wording import upper_first
from petitions.models import Appointment, Party, Petition
from petitions.vault import Person


@dataclass(frozen=True, kw_only=True)
class DenunciationAcceptance(DenunciationPaper):
    """Quyết định thụ lý tố cáo; `verifier` is the unit that verifies."""

    template: ClassVar[str] = "paper/order.html"
    required: ClassVar[dict[str, str]] = DenunciationPaper.required | {
        "verifier": "đơn vị được giao xác minh",
    }

    limit: Limit
    verifier: str
    legal_basis: tuple[str, ...] = DENUNCIATION_BASIS

    @property
    def articles(self) -> tuple[Article, ...]:
        """What is accepted and by when it is settled, who verifies, who carries it out."""
        bodies = (
            (
                f"Thụ lý tố cáo đối với {called(self.accused)}.",
                "Nội dung tố cáo được thụ lý:",
                *self.accusation.paragraphs,
                f"Thời hạn giải quyết tố cáo là {self.limit.told}.",
            ),
            (
                f"Giao {self.verifier} xác minh nội dung tố cáo (Điều 31 Luật Tố cáo) và báo cáo "
                "kết quả với người giải quyết tố cáo.",
            ),
            (
                "Quyết định này có hiệu lực kể từ ngày ký. "
                f"{upper_first(self.verifier)} và các cơ quan, tổ chức, cá nhân có liên quan chịu "
                "trách nhiệm thi hành Quyết định này",
            ),
        )
        return tuple(Article(number=n, paragraphs=body) for n, body in enumerate(bodies, start=1))


def build(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    limit: Limit,
    signer: Appointment,
) -> DenunciationAcceptance:
    """The decision, issued on the day from which `limit` runs."""
    return DenunciationAcceptance(
        form=DENUNCIATION_ACCEPTANCE,
        letterhead=letterhead(petition.unit),
        number=number,
        issued_on=limit.starts_on,
        signature=signature(signer, petition.unit, on=limit.starts_on),
        recipients=("Như Điều 3", "Lưu: VT, hồ sơ"),
        authority=authority(petition.unit),
        accused=accused_of(parties),
        accusation=Accusation.of(petition),
        limit=limit,
        verifier=petition.handling_unit.name if petition.handling_unit else "",
    )
