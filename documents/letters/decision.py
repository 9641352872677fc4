"""Mẫu số 15, NĐ 124/2020 (number recalled): the decision on a first complaint.

What it must hold is Luật Khiếu nại, Điều 31 khoản 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import FIRST_DECISION
from documents.errors import LetterError
from documents.letterhead import authority, letterhead, signature
from documents.letters.common import Letter, Number, require_citizen
from documents.letters.decision_parts import (
    Article,
    NamedParty,
    Section,
    complaint,
    execution,
    named,
    remedies,
)
from documents.letters.draft import DecisionDraft
from documents.letters.wording import clause, long_date, paragraphs, unnumbered
from petitions.models import Appointment, Party, PartyRole, Petition
from petitions.vault import Person

RULE = "Khoản 2 Điều 31 Luật Khiếu nại"
_COMPLAINANTS = (PartyRole.PETITIONER, PartyRole.REPRESENTATIVE, PartyRole.AUTHORISED)


@dataclass(frozen=True, kw_only=True)
class Decision(Letter):
    """Quyết định giải quyết khiếu nại lần đầu."""

    template: ClassVar[str] = "paper/decision.html"
    required: ClassVar[dict[str, str]] = {
        "authority": "chức danh người ban hành",
        "legal_basis": "căn cứ pháp luật để giải quyết khiếu nại",
        "complainants": "người khiếu nại",
        "respondents": "người bị khiếu nại",
        "complaint": "nội dung khiếu nại",
        "verification_result": "kết quả xác minh nội dung khiếu nại",
        "conclusion": "kết luận nội dung khiếu nại",
        "orders": "phần giữ nguyên, sửa đổi, bổ sung hoặc hủy bỏ quyết định, hành vi bị khiếu nại",
        "second_settler": "tên người có thẩm quyền giải quyết khiếu nại lần hai",
    }

    authority: str
    legal_basis: tuple[str, ...]
    written_on: date | None
    received_on: date
    subject: str
    complainants: tuple[NamedParty, ...]
    respondents: tuple[NamedParty, ...]
    complaint: tuple[str, ...]
    verification_result: tuple[str, ...]
    dialogue_result: tuple[str, ...]
    conclusion: tuple[str, ...]
    orders: tuple[tuple[str, ...], ...]
    compensation: tuple[str, ...]
    second_settler: str
    is_remote: bool

    def validate(self) -> None:
        for party in self.complainants:
            require_citizen("complainants", party.citizen, party.capacity.lower())
        for party in self.respondents:
            require_citizen("respondents", party.citizen, party.capacity.lower())
        if not all(self.orders):
            raise LetterError("orders", "Có điều của quyết định để trống.", rule=RULE)
        if self.issued_on < self.received_on:
            raise LetterError("issued_on", "Ngày quyết định trước ngày nhận đơn.")

    @property
    def title(self) -> str:
        """The summary names the first complainant, as offices cite such decisions, if it may."""
        citizen = self.complainants[0].citizen
        if citizen.is_sealed:
            return self.form.title
        return f"Về việc giải quyết khiếu nại của {citizen.called_within} (lần đầu)"

    @property
    def day_of_petition(self) -> str:
        """The day written on the petition, or the day it came in where none is written."""
        if self.written_on:
            return f"đề {long_date(self.written_on)}"
        return f"nhận {long_date(self.received_on)}"

    @property
    def sections(self) -> tuple[Section, ...]:
        """Parts c, d, đ and g of Điều 31(2), numbered; the dialogue only where there was one."""
        parts = [
            ("NỘI DUNG KHIẾU NẠI", self.complaint),
            ("KẾT QUẢ XÁC MINH NỘI DUNG KHIẾU NẠI", self.verification_result),
            ("KẾT QUẢ ĐỐI THOẠI", self.dialogue_result),
            ("KẾT LUẬN", self.conclusion),
        ]
        held = [part for part in parts if part[1]]
        return tuple(
            Section(numeral=numeral, heading=heading, paragraphs=text)
            for numeral, (heading, text) in zip(("I", "II", "III", "IV"), held, strict=False)
        )

    @property
    def articles(self) -> tuple[Article, ...]:
        """The orders, compensation where there is any, remedies, and who carries it out."""
        bodies = [*self.orders]
        if self.compensation:
            first, *rest = self.compensation
            bodies.append((f"Về bồi thường thiệt hại: {first}", *rest))
        who = self.complainants[0].citizen
        bodies.append((remedies(who, self.second_settler, is_remote=self.is_remote),))
        bound = (*self.complainants, *self.respondents)
        bodies.append((execution(bound, is_remote=self.is_remote),))
        return tuple(Article(number=n, paragraphs=body) for n, body in enumerate(bodies, start=1))


def build(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    draft: DecisionDraft,
    second_settler: str,
    signer: Appointment,
    issued_on: date,
) -> Decision:
    """The decision. `second_settler` is the office that settles second complaints, in words."""
    complainants = named(parties, _COMPLAINANTS)
    related = tuple(party.citizen.name for party in named(parties, (PartyRole.RELATED,)))
    also = (petition.forwarded_by,) if petition.forwarded_by else ()
    return Decision(
        form=FIRST_DECISION,
        letterhead=letterhead(petition.unit),
        number=number,
        issued_on=issued_on,
        signature=signature(signer, petition.unit, on=issued_on),
        recipients=(
            f"Như Điều {len(draft.orders) + bool(draft.compensation.strip()) + 2}",
            second_settler,
            *related,
            *also,
            "Cơ quan thanh tra nhà nước cùng cấp",
            "Lưu: VT, hồ sơ",
        ),
        authority=authority(petition.unit),
        legal_basis=tuple(clause(line) for line in draft.legal_basis if line.strip()),
        written_on=petition.written_on,
        received_on=petition.received_on,
        subject=clause(petition.subject),
        complainants=complainants,
        respondents=named(parties, (PartyRole.RESPONDENT,)),
        complaint=complaint(petition),
        verification_result=paragraphs(draft.verification_result),
        dialogue_result=paragraphs(draft.dialogue_result),
        conclusion=paragraphs(draft.conclusion),
        orders=tuple(paragraphs(unnumbered(order)) for order in draft.orders),
        compensation=paragraphs(draft.compensation),
        second_settler=clause(second_settler),
        is_remote=petition.is_remote,
    )
