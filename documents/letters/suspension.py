"""Mẫu số 14a and 14b, NĐ 124/2020 as amended by NĐ 155/2026: to suspend, terminate, go on.

The forms fix Điều 2 of 14a and who signs; what the other articles say follows Điều 28b.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import RESUMPTION, SUSPENSION, TERMINATION
from documents.errors import LetterError
from documents.letterhead import authority, letterhead, signature
from documents.letters.common import Letter, Number, require_citizen
from documents.letters.decision_parts import Article, NamedParty, named
from documents.letters.draft import USUAL_BASIS
from documents.letters.suspension_parts import (
    Cited,
    carried_out,
    facts,
    left_behind,
    names,
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
class CaseDecision(Letter, ABC):
    """What the decisions to stop a settlement and to go on have in common.

    `accepted` is the notice of acceptance, `suspended` the decision that holds the case up; None
    where there is none. `bound` is everybody whom the last article names.
    """

    template: ClassVar[str] = "paper/order.html"
    required: ClassVar[dict[str, str]] = {
        "authority": "chức danh người ban hành",
        "complainants": "người khiếu nại",
        "bound": "người thi hành quyết định",
        "subject": "nội dung sự việc (về việc)",
        "reason": "lý do",
    }

    authority: str
    complainants: tuple[NamedParty, ...]
    bound: tuple[str, ...]
    subject: str
    register_number: str
    received_on: date
    accepted: Cited | None
    suspended: Cited | None
    reason: str

    def validate(self) -> None:
        for party in self.complainants:
            require_citizen("complainants", party.citizen, party.capacity.lower())
        if self.issued_on < self.received_on:
            raise LetterError("issued_on", "Ngày quyết định trước ngày nhận đơn.")

    @property
    def legal_basis(self) -> tuple[str, ...]:
        """The statutes, and the papers of the case that this one follows."""
        papers = (
            ("về việc thụ lý giải quyết khiếu nại", self.accepted),
            ("về việc tạm đình chỉ giải quyết khiếu nại", self.suspended),
        )
        return (
            *USUAL_BASIS,
            *(f"Căn cứ {cited.named} {about}" for about, cited in papers if cited),
        )

    @property
    def matter(self) -> str:
        """Whose complaint about what, and how it stands in the book."""
        return (
            f"giải quyết khiếu nại của {names(self.complainants)} về việc {self.subject} "
            f"({facts(self.register_number, self.received_on)})."
        )

    @property
    @abstractmethod
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        """The paragraphs of each article but the last."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, numbered; the last says who carries the decision out."""
        bodies = (*self.bodies, (carried_out(self.bound),))
        return tuple(Article(number=n, paragraphs=body) for n, body in enumerate(bodies, start=1))


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
        bound=_bound(petition, parties, is_gone=bool(gone)),
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
        bound=_bound(petition, parties),
        subject=clause(petition.subject),
        register_number=petition.register_number,
        received_on=petition.received_on,
        accepted=accepted,
        suspended=suspended,
        reason=reason.strip(),
        due_on=due_on,
        due_basis=due_basis,
    )


def _bound(
    petition: Petition, parties: Sequence[tuple[Party, Person]], *, is_gone: bool = False
) -> tuple[str, ...]:
    """The unit that handles the complaint, and all to whom Điều 28b sends the decision.

    A complainant who died or ceased to exist can carry nothing out.
    """
    roles = [role for role in PartyRole if not (is_gone and role is PartyRole.PETITIONER)]
    unit = (petition.handling_unit.name,) if petition.handling_unit else ()
    people = (party.citizen.called_again for role in roles for party in named(parties, (role,)))
    return (*unit, *people)
