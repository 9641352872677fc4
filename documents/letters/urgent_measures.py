"""Mẫu số 11 and 12, NĐ 124/2020 (numbers recalled): to hold up the contested decision, and undo it.

Luật Khiếu nại, Điều 35: where carrying the decision out would do harm that is hard to mend.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import URGENT_MEASURE, URGENT_MEASURE_LIFTED
from documents.errors import LetterError
from documents.letters.case_orders import CaseOrder
from documents.letters.common import Number
from documents.letters.heads import order_head
from documents.letters.suspension import IN_FORCE
from documents.letters.suspension_parts import Cited, told_reason
from documents.letters.wording import clause, long_date
from petitions.models import Appointment, ContestedKind, Party, Petition
from petitions.vault import Person

RULE = "Điều 35 Luật Khiếu nại"
_OF_EXECUTION = "tạm đình chỉ việc thi hành quyết định hành chính bị khiếu nại"


@dataclass(frozen=True, kw_only=True)
class UrgentMeasure(CaseOrder):
    """Quyết định tạm đình chỉ việc thi hành quyết định hành chính bị khiếu nại.

    `ends_on` is its last day, and not after `settle_by`, the last day for settling the complaint.
    """

    required: ClassVar[dict[str, str]] = CaseOrder.required | {
        "contested": "quyết định hành chính bị khiếu nại",
        "reason": "lý do",
    }

    contested: str
    reason: str
    ends_on: date
    settle_by: date

    def validate(self) -> None:
        super().validate()
        if self.ends_on < self.issued_on:
            raise LetterError("ends_on", "Ngày hết tạm đình chỉ trước ngày ký.")
        if self.ends_on > self.settle_by:
            raise LetterError(
                "ends_on",
                "Thời hạn tạm đình chỉ không vượt quá thời gian còn lại của thời hạn giải quyết.",
                rule=RULE,
            )

    @property
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        return (
            (
                f"Tạm đình chỉ việc thi hành {self.contested} bị khiếu nại, trong quá trình giải "
                f"quyết {self.complaint}.",
                f"Lý do: việc thi hành quyết định sẽ gây hậu quả khó khắc phục ({RULE}).",
                *told_reason(self.reason),
            ),
            (
                f"Thời hạn tạm đình chỉ: từ ngày ký Quyết định này đến hết "
                f"{long_date(self.ends_on)}.",
                IN_FORCE,
            ),
        )


@dataclass(frozen=True, kw_only=True)
class UrgentMeasureLifted(CaseOrder):
    """Quyết định hủy bỏ quyết định tạm đình chỉ; `measure` is the decision that is undone."""

    required: ClassVar[dict[str, str]] = CaseOrder.required | {
        "contested": "quyết định hành chính bị khiếu nại",
        "reason": "lý do",
    }

    contested: str
    reason: str
    measure: Cited

    def validate(self) -> None:
        super().validate()
        if self.measure.on > self.issued_on:
            raise LetterError("measure", "Quyết định bị hủy bỏ có ngày sau ngày ký.")

    @property
    def papers(self) -> tuple[tuple[str, Cited | None], ...]:
        return (*super().papers, (f"về việc {_OF_EXECUTION}", self.measure))

    @property
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        return (
            (
                f"Hủy bỏ {self.measure.named} về việc {_OF_EXECUTION}: {self.contested}, trong quá "
                f"trình giải quyết {self.complaint}.",
                f"Lý do: lý do của việc tạm đình chỉ không còn ({RULE}).",
                *told_reason(self.reason),
            ),
            (IN_FORCE,),
        )


def _decision(petition: Petition) -> str:
    """The contested decision; nothing where an act is contested, which Điều 35 does not reach."""
    if petition.contested_kind != ContestedKind.DECISION:
        return ""
    return clause(petition.contested)


def measure(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    accepted: Cited | None,
    reason: str,
    ends_on: date,
    settle_by: date,
    signer: Appointment,
    issued_on: date,
) -> UrgentMeasure:
    """The order that holds up what the complaint contests until the end of `ends_on`."""
    return UrgentMeasure(
        **order_head(
            petition,
            URGENT_MEASURE,
            number=number,
            parties=parties,
            accepted=accepted,
            signer=signer,
            issued_on=issued_on,
        ),
        contested=_decision(petition),
        reason=reason.strip(),
        ends_on=ends_on,
        settle_by=settle_by,
    )


def lifted(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    accepted: Cited | None,
    reason: str,
    measure: Cited,
    signer: Appointment,
    issued_on: date,
) -> UrgentMeasureLifted:
    """The order that undoes `measure`."""
    return UrgentMeasureLifted(
        **order_head(
            petition,
            URGENT_MEASURE_LIFTED,
            number=number,
            parties=parties,
            accepted=accepted,
            signer=signer,
            issued_on=issued_on,
        ),
        contested=_decision(petition),
        reason=reason.strip(),
        measure=measure,
    )
