"""Mẫu số 14a and 14b, NĐ 124/2020 as amended by NĐ 155/2026: to suspend, terminate, go on.

The forms fix Điều 2 of 14a and who signs; what the other articles say follows Điều 28b.
"""

from abc import ABC
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import RESUMPTION, SUSPENSION, TERMINATION
from documents.errors import LetterError
from documents.letterhead import authority, letterhead, signature
from documents.letters.case_orders import CaseOrder, bound_of
from documents.letters.common import Number
from documents.letters.decision_parts import named
from documents.letters.suspension_parts import (
    Cited,
    left_behind,
    told_reason,
)
from documents.letters.wording import clause, long_date, lower_first
from petitions.law.grounds import Ground, Purpose
from petitions.models import Appointment, Party, PartyRole, Petition
from petitions.vault import Person

#: The complainant died or ceased to exist: the decision goes elsewhere (Điều 28b khoản 1).
COMPLAINANT_GONE = "KN-11A-2B"
GOES_ON = "khoản 2 Điều 28b Nghị định số 124/2020/NĐ-CP (bổ sung bởi Nghị định số 155/2026/NĐ-CP)"
IN_FORCE = "Quyết định này có hiệu lực thi hành kể từ ngày ký."


@dataclass(frozen=True, kw_only=True)
class CaseDecision(CaseOrder, ABC):
    """What the decisions to stop a settlement and to go on have in common.

    `suspended` is the decision that holds the case up, None where there is none.
    """

    required: ClassVar[dict[str, str]] = CaseOrder.required | {"reason": "lý do"}

    suspended: Cited | None
    reason: str

    @property
    def papers(self) -> tuple[tuple[str, Cited | None], ...]:
        stopped = ("về việc tạm đình chỉ giải quyết khiếu nại", self.suspended)
        return (*super().papers, stopped)

    @property
    def matter(self) -> str:
        """What is stopped or goes on, as the end of a sentence."""
        return f"giải quyết {self.complaint}."


@dataclass(frozen=True, kw_only=True)
class Suspension(CaseDecision):
    """Quyết định tạm đình chỉ, or, where `is_final`, đình chỉ giải quyết khiếu nại."""

    required: ClassVar[dict[str, str]] = CaseDecision.required | {
        "ground": "căn cứ tại Điều 11a Luật Khiếu nại",
        "citation": "điều, khoản của căn cứ",
    }

    ground: str
    citation: str

    @property
    def is_final(self) -> bool:
        """Whether the settlement ends, and does not only stand still."""
        return self.form is TERMINATION

    def validate(self) -> None:
        super().validate()
        if not self.is_final and self.accepted is None:
            raise LetterError("accepted", "Đơn chưa được thụ lý nên không có gì để tạm đình chỉ.")

    @property
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        verb = "Đình chỉ" if self.is_final else "Tạm đình chỉ"
        grounded = f"Lý do: {self.ground}, theo {self.citation}."
        return (f"{verb} {self.matter}", grounded, *told_reason(self.reason)), (IN_FORCE,)


@dataclass(frozen=True, kw_only=True)
class Resumption(CaseDecision):
    """Quyết định tiếp tục giải quyết khiếu nại; `due_on` is where the settlement now ends."""

    required: ClassVar[dict[str, str]] = CaseDecision.required | {
        "suspended": "quyết định tạm đình chỉ",
        "due_basis": "căn cứ của thời hạn giải quyết",
    }

    due_on: date
    due_basis: str

    @property
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        ends = "đã hết" if self.due_on < self.issued_on else "đến hết"
        return (
            (
                f"Tiếp tục {self.matter}",
                f"Lý do: căn cứ tạm đình chỉ không còn, theo {GOES_ON}.",
                *told_reason(self.reason),
            ),
            (
                "Thời hạn giải quyết khiếu nại tiếp tục được tính từ ngày ban hành Quyết định "
                f"này, {ends} {long_date(self.due_on)} ({self.due_basis}).",
                IN_FORCE,
            ),
        )


def suspension(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    ground: Ground,
    reason: str,
    accepted: Cited | None,
    suspended: Cited | None = None,
    signer: Appointment,
    issued_on: date,
) -> Suspension:
    """The decision that `ground` is a ground for: to suspend, or to terminate."""
    complainants = named(parties, (PartyRole.PETITIONER,))
    gone = complainants if ground.code == COMPLAINANT_GONE else ()
    return Suspension(
        form=TERMINATION if ground.purpose is Purpose.TERMINATE else SUSPENSION,
        letterhead=letterhead(petition.unit),
        number=number,
        issued_on=issued_on,
        signature=signature(signer, petition.unit, on=issued_on),
        recipients=("Như Điều 3", *map(left_behind, gone), "Lưu: VT, hồ sơ"),
        authority=authority(petition.unit),
        complainants=complainants,
        bound=bound_of(petition, parties, is_gone=bool(gone)),
        subject=clause(petition.subject),
        register_number=petition.register_number,
        received_on=petition.received_on,
        accepted=accepted,
        suspended=suspended,
        reason=reason.strip(),
        ground=lower_first(clause(ground.text)),
        citation=ground.citation,
    )


def resumption(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    reason: str,
    accepted: Cited | None,
    suspended: Cited | None,
    due_on: date,
    due_basis: str,
    signer: Appointment,
    issued_on: date,
) -> Resumption:
    """The decision to go on. `due_on` and `due_basis` are those of the settlement clock."""
    return Resumption(
        form=RESUMPTION,
        letterhead=letterhead(petition.unit),
        number=number,
        issued_on=issued_on,
        signature=signature(signer, petition.unit, on=issued_on),
        recipients=("Như Điều 3", "Lưu: VT, hồ sơ"),
        authority=authority(petition.unit),
        complainants=named(parties, (PartyRole.PETITIONER,)),
        bound=bound_of(petition, parties),
        subject=clause(petition.subject),
        register_number=petition.register_number,
        received_on=petition.received_on,
        accepted=accepted,
        suspended=suspended,
        reason=reason.strip(),
        due_on=due_on,
        due_basis=due_basis,
    )
