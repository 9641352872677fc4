"""Mẫu số 16, NĐ 124/2020 (number recalled): the decision on a second complaint.

What it must hold is Luật Khiếu nại, Điều 40 khoản 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import SECOND_DECISION
from documents.errors import LetterError
from documents.letterhead import authority
from documents.letters.common import Letter, Number, require_citizen
from documents.letters.decision_parts import (
    Article,
    NamedParty,
    Section,
    complaint,
    named,
)
from documents.letters.draft import DecisionDraft
from documents.letters.heads import KEPT, head
from documents.letters.sections import Verdict, numbered
from documents.letters.suspension_parts import Cited
from documents.letters.wording import (
    clause,
    long_date,
    paragraphs,
    unnumbered,
    upper_first,
)
from petitions.models import Appointment, Party, PartyRole, Petition
from petitions.vault import Person

RULE = "Khoản 2 Điều 40 Luật Khiếu nại"
_COMPLAINANTS = (PartyRole.PETITIONER, PartyRole.REPRESENTATIVE, PartyRole.AUTHORISED)


@dataclass(frozen=True, kw_only=True)
class SecondDecision(Letter):
    """Quyết định giải quyết khiếu nại lần hai; `first` is the decision that was complained of."""

    template: ClassVar[str] = "paper/decision.html"
    required: ClassVar[dict[str, str]] = {
        "authority": "chức danh người ban hành",
        "legal_basis": "căn cứ pháp luật để giải quyết khiếu nại",
        "complainants": "người khiếu nại",
        "respondents": "người bị khiếu nại",
        "complaint": "nội dung khiếu nại",
        "first_result": "kết quả giải quyết khiếu nại lần đầu",
        "verification_result": "kết quả xác minh nội dung khiếu nại",
        "dialogue_result": "kết quả đối thoại",
        "orders": "phần yêu cầu đối với quyết định, hành vi bị khiếu nại",
    }

    authority: str
    legal_basis: tuple[str, ...]
    written_on: date | None
    received_on: date
    subject: str
    complainants: tuple[NamedParty, ...]
    respondents: tuple[NamedParty, ...]
    complaint: tuple[str, ...]
    first: Cited
    first_result: tuple[str, ...]
    verification_result: tuple[str, ...]
    dialogue_result: tuple[str, ...]
    verdict: Verdict
    conclusion: tuple[str, ...]
    orders: tuple[tuple[str, ...], ...]
    compensation: tuple[str, ...]
    is_remote: bool

    def validate(self) -> None:
        for field in ("complainants", "respondents"):
            for party in getattr(self, field):
                require_citizen(field, party.citizen, party.capacity.lower())
        if not all(self.orders):
            raise LetterError("orders", "Có điều của quyết định để trống.", rule=RULE)
        if self.first.on > self.issued_on:
            raise LetterError("first", "Quyết định giải quyết lần đầu có ngày sau ngày ký.")
        if self.issued_on < self.received_on:
            raise LetterError("issued_on", "Ngày quyết định trước ngày nhận đơn.")

    @property
    def title(self) -> str:
        """The summary names the first complainant, if it may."""
        citizen = self.complainants[0].citizen
        if citizen.is_sealed:
            return self.form.title
        return f"Về việc giải quyết khiếu nại của {citizen.called_within} (lần hai)"

    @property
    def day_of_petition(self) -> str:
        """The day written on the petition, or the day it came in where none is written."""
        if self.written_on:
            return f"đề {long_date(self.written_on)}"
        return f"nhận {long_date(self.received_on)}"

    @property
    def sections(self) -> tuple[Section, ...]:
        """Parts c to e and h of Điều 40(2), numbered."""
        return numbered(
            ("NỘI DUNG KHIẾU NẠI", self.complaint),
            (
                "KẾT QUẢ GIẢI QUYẾT KHIẾU NẠI LẦN ĐẦU",
                (f"Theo {self.first.named}:", *self.first_result),
            ),
            ("KẾT QUẢ XÁC MINH NỘI DUNG KHIẾU NẠI", self.verification_result),
            ("KẾT QUẢ ĐỐI THOẠI", self.dialogue_result),
            ("KẾT LUẬN", (*self.conclusion, f"Nội dung khiếu nại là {self.verdict.value}.")),
        )

    @property
    def articles(self) -> tuple[Article, ...]:
        """The orders, compensation where there is any, the right to sue, who carries it out."""
        bodies = [*self.orders]
        if self.compensation:
            first, *rest = self.compensation
            bodies.append((f"Về bồi thường thiệt hại: {first}", *rest))
        bodies.extend([(self._remedy,), (self._execution,)])
        return tuple(Article(number=n, paragraphs=body) for n, body in enumerate(bodies, start=1))

    @property
    def _remedy(self) -> str:
        """The right to sue, and no other (Điều 42 Luật Khiếu nại)."""
        who = self.complainants[0].citizen.called_again
        return (
            f"Trường hợp không đồng ý với Quyết định này, {who} có quyền khởi kiện vụ án hành "
            "chính tại Tòa án theo quy định của Luật Tố tụng hành chính (Điều 42 Luật Khiếu nại)."
        )

    @property
    def _execution(self) -> str:
        """Who carries it out and from when (Điều 44); "./." follows it."""
        bound = "; ".join(p.citizen.called_again for p in (*self.complainants, *self.respondents))
        days = "30 ngày (vùng sâu, vùng xa: không quá 45 ngày)" if self.is_remote else "30 ngày"
        return (
            f"{upper_first(bound)} và các cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm "
            f"thi hành Quyết định này. Quyết định có hiệu lực pháp luật sau {days}, kể từ ngày ban "
            "hành (Điều 44 Luật Khiếu nại)"
        )


def build(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    draft: DecisionDraft,
    first: Cited,
    first_settler: str,
    first_result: str,
    verdict: Verdict,
    signer: Appointment,
    issued_on: date,
) -> SecondDecision:
    """The decision. `first_result` is what `first`, by `first_settler`, ordered, in words."""
    related = tuple(party.citizen.name for party in named(parties, (PartyRole.RELATED,)))
    also = (petition.forwarded_by,) if petition.forwarded_by else ()
    last = len(draft.orders) + bool(draft.compensation.strip()) + 2
    return SecondDecision(
        **head(petition.unit, SECOND_DECISION, number, signer, issued_on),
        recipients=(f"Như Điều {last}", clause(first_settler), *related, *also, KEPT),
        authority=authority(petition.unit),
        legal_basis=tuple(clause(line) for line in draft.legal_basis if line.strip()),
        written_on=petition.written_on,
        received_on=petition.received_on,
        subject=clause(petition.subject),
        complainants=named(parties, _COMPLAINANTS),
        respondents=named(parties, (PartyRole.RESPONDENT,)),
        complaint=complaint(petition),
        first=first,
        first_result=paragraphs(first_result),
        verification_result=paragraphs(draft.verification_result),
        dialogue_result=paragraphs(draft.dialogue_result),
        verdict=verdict,
        conclusion=paragraphs(draft.conclusion),
        orders=tuple(paragraphs(unnumbered(order)) for order in draft.orders),
        compensation=paragraphs(draft.compensation),
        is_remote=petition.is_remote,
    )
