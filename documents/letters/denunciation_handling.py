"""Quyết định xử lý and công văn báo cáo (in-house): what follows a conclusion, and why it is late.

Luật Tố cáo, Điều 36 and Điều 38 khoản 3; no statute gives a form.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import FORMS
from documents.errors import LetterError
from documents.letters.common import Citizen, Number
from documents.letters.denunciation_orders import DenunciationOrder, order_head
from documents.letters.denunciation_parts import Accusation, accused_of, called
from documents.letters.heads import KEPT, head
from documents.letters.official_letters import OfficialLetter
from documents.letters.suspension import IN_FORCE
from documents.letters.suspension_parts import Cited
from documents.letters.wording import clause, paragraphs, sentence, unnumbered
from petitions.models import Appointment, Party, Petition
from petitions.vault import Person

HANDLING = FORMS["Nội bộ", "QĐ-XL-TC"]
REPORT = FORMS["Nội bộ", "CV-BC-TC"]
RULE = "Điều 36 Luật Tố cáo"


@dataclass(frozen=True, kw_only=True)
class HandlingOrder(DenunciationOrder):
    """Quyết định xử lý hành vi vi phạm bị tố cáo; each of `measures` is an article."""

    required: ClassVar[dict[str, str]] = DenunciationOrder.required | {
        "conclusion": "kết luận nội dung tố cáo",
        "measures": "biện pháp xử lý",
    }

    conclusion: Cited | None
    measures: tuple[tuple[str, ...], ...]

    def validate(self) -> None:
        super().validate()
        if not all(self.measures):
            raise LetterError("measures", "Có biện pháp xử lý để trống.", rule=RULE)
        if self.conclusion is not None and self.conclusion.on > self.issued_on:
            raise LetterError("conclusion", "Kết luận có ngày sau ngày quyết định.")

    @property
    def title(self) -> str:
        """The summary names whom it is about."""
        return f"{self.form.title} đối với {called(self.accused)}"

    @property
    def papers(self) -> tuple[tuple[str, Cited | None], ...]:
        return (*super().papers, ("về nội dung tố cáo", self.conclusion))

    @property
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        return (*self.measures, (IN_FORCE,))


@dataclass(frozen=True, kw_only=True)
class CaseReport(OfficialLetter):
    """Công văn báo cáo quá trình giải quyết tố cáo, to the superior who asked by `request`.

    `delay` says why it is late, and who answers for it; empty where it is not.
    """

    required: ClassVar[dict[str, str]] = OfficialLetter.required | {
        "accused": "người bị tố cáo",
        "progress": "quá trình giải quyết",
        "plan": "hướng giải quyết tiếp theo",
    }

    request: Cited
    accused: tuple[Citizen, ...]
    accusation: Accusation
    progress: tuple[str, ...]
    delay: tuple[str, ...]
    plan: tuple[str, ...]

    def validate(self) -> None:
        if self.request.on > self.issued_on:
            raise LetterError("request", "Văn bản yêu cầu báo cáo có ngày sau ngày báo cáo.")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        *plan, last = (*self.plan,)
        late = ("2. Lý do chậm giải quyết và trách nhiệm:", *self.delay) if self.delay else ()
        return (
            f"Thực hiện {self.request.named} và khoản 3 Điều 38 Luật Tố cáo, "
            f"{self.letterhead.agency} báo cáo về việc giải quyết tố cáo đối với "
            f"{called(self.accused)} như sau:",
            *self.accusation.paragraphs,
            "1. Quá trình giải quyết tố cáo:",
            *self.progress,
            *late,
            f"{3 if late else 2}. Hướng giải quyết tiếp theo:",
            *plan,
            clause(last),
        )


def handling(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    accepted: Cited | None,
    conclusion: Cited | None,
    measures: Sequence[str],
    signer: Appointment,
    issued_on: date,
) -> HandlingOrder:
    """The decision on what the denounced did, by `conclusion`."""
    return HandlingOrder(
        **order_head(
            petition,
            HANDLING,
            number=number,
            parties=parties,
            accepted=accepted,
            signer=signer,
            issued_on=issued_on,
            last_article=len(measures) + 2,
        ),
        conclusion=conclusion,
        measures=tuple(
            tuple(sentence(text) for text in paragraphs(unnumbered(one))) for one in measures
        ),
    )


def report(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    superior: str,
    request: Cited,
    progress: str,
    delay: str = "",
    plan: str,
    signer: Appointment,
    issued_on: date,
) -> CaseReport:
    """The report to `superior`, an office as it is addressed."""
    accusation = Accusation.of(petition)
    return CaseReport(
        **head(petition.unit, REPORT, number, signer, issued_on),
        recipients=("Như trên", KEPT),
        addressees=(clause(superior),) if superior.strip() else (),
        subject=accusation.subject,
        request=request,
        accused=accused_of(parties),
        accusation=accusation,
        progress=paragraphs(progress),
        delay=paragraphs(delay),
        plan=paragraphs(plan),
    )
