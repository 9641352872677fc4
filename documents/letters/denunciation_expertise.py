"""Mẫu số 09, NĐ 31/2019: what an expert is asked (Điều 15, amended by NĐ 156/2026)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import FORMS
from documents.errors import LetterError
from documents.letters.common import Number
from documents.letters.denunciation_orders import DENOUNCER_TOLD, DenunciationOrder, order_head
from documents.letters.suspension import IN_FORCE
from documents.letters.suspension_parts import Cited
from documents.letters.wording import clause, long_date, sentence, upper_first
from petitions.models import Appointment, Party, Petition, Unit
from petitions.vault import Person

FORM = FORMS["NĐ 31/2019", "Mẫu số 09"]


@dataclass(frozen=True, kw_only=True)
class ExpertiseCommission(DenunciationOrder):
    """Trưng cầu giám định. `delegated` is the paper by which the settler left it to this body."""

    required: ClassVar[dict[str, str]] = DenunciationOrder.required | {
        "expert": "tên cơ quan, tổ chức được yêu cầu giám định",
        "questions": "nội dung yêu cầu giám định",
    }

    delegated: Cited | None
    expert: str
    questions: tuple[str, ...]
    answer_by: date

    def validate(self) -> None:
        super().validate()
        if self.answer_by <= self.issued_on:
            raise LetterError("answer_by", "Thời hạn gửi kết luận giám định phải sau ngày ký.")

    @property
    def papers(self) -> tuple[tuple[str, Cited | None], ...]:
        return (*super().papers, ("về việc ủy quyền trưng cầu giám định", self.delegated))

    @property
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        return (
            (
                f"Trưng cầu {self.expert} giám định các nội dung sau đây để giải quyết "
                f"{self.matter}:",
                *(f"- {sentence(question)}" for question in self.questions),
            ),
            (
                f"Đề nghị {self.expert} gửi kết luận giám định bằng văn bản về "
                f"{self.letterhead.agency} trước hết {long_date(self.answer_by)}.",
                IN_FORCE,
            ),
        )


def build(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    accepted: Cited | None,
    expert: str,
    questions: Sequence[str],
    answer_by: date,
    signer: Appointment,
    issued_on: date,
    agency: Unit | None = None,
    delegated: Cited | None = None,
) -> ExpertiseCommission:
    """The commission by the settler, or by the body `agency` to which `delegated` left it."""
    name = clause(expert)
    settler = ("Người giải quyết tố cáo",) if delegated else ()
    fields = order_head(
        petition,
        FORM,
        number=number,
        parties=parties,
        accepted=accepted,
        signer=signer,
        issued_on=issued_on,
        told=(*settler, DENOUNCER_TOLD),
        agency=agency,
    )
    return ExpertiseCommission(
        **fields | {"bound": (upper_first(name),)},
        delegated=delegated,
        expert=name,
        questions=tuple(clause(question) for question in questions if question.strip()),
        answer_by=answer_by,
    )
