"""Mẫu số 01, TT 05/2021: the proposal to accept a petition, with three cells to sign in."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import PROPOSAL
from documents.errors import LetterError
from documents.letterhead import authority, letterhead
from documents.letters.common import Citizen, Number, require_citizen
from documents.letters.heads import NOBODY
from documents.letters.minutes import SignatureCell, SignedTogether
from documents.letters.sections import to_the_end
from documents.letters.triage import identity
from documents.letters.wording import NOUNS, clause, long_date, paragraphs, sentence, upper_first
from petitions.law.facts import Kind
from petitions.models import Petition
from petitions.vault import Person

#: What stands where nobody settled the matter before.
NEVER = "chưa có cơ quan nào giải quyết"


@dataclass(frozen=True, kw_only=True)
class Proposal(SignedTogether):
    """Phiếu đề xuất thụ lý đơn. It has a number, and goes to the head by way of the room's head.

    `settled_by` and `settled_on` are who settled it before and when, empty where nobody did.
    """

    template: ClassVar[str] = "paper/proposal.html"
    columns: ClassVar[int] = 3
    required: ClassVar[dict[str, str]] = {
        "addressees": "người có thẩm quyền phê duyệt",
        "subject": "nội dung sự việc (về việc)",
        "summary": "tóm tắt nội dung đơn",
        "proposal": "nội dung đề xuất",
        "officer": "họ và tên người xử lý đơn",
    }

    addressees: tuple[str, ...]
    kind: Kind
    register_number: str
    received_on: date
    petitioner: Citizen
    subject: str
    summary: tuple[str, ...]
    settled_by: str
    settled_on: date | None
    proposal: tuple[str, ...]
    officer: str
    room_head: str
    approver: str

    def validate_head(self) -> None:
        super().validate_head()
        if not self.number.agency_symbol:
            raise LetterError("number", "Cơ quan ban hành chưa có ký hiệu văn bản.")
        if not self.letterhead.place:
            raise LetterError("letterhead", "Cơ quan ban hành chưa có địa danh.")

    def validate(self) -> None:
        require_citizen("petitioner", self.petitioner, "người đứng đơn")
        if self.issued_on < self.received_on:
            raise LetterError("issued_on", "Ngày đề xuất trước ngày nhận đơn.")
        if bool(self.settled_by) is not bool(self.settled_on):
            raise LetterError(
                "settled_on", "Cơ quan đã giải quyết và ngày giải quyết đi cùng nhau."
            )

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What came in, from whom, about what, and what is proposed."""
        noun = NOUNS[self.kind]
        before = (
            f"{self.settled_by} đã giải quyết, {long_date(self.settled_on)}"
            if self.settled_on
            else NEVER
        )
        return (
            f"{upper_first(long_date(self.received_on))}, {self.letterhead.agency} nhận được đơn "
            f"{noun} của {self.petitioner.called_within}, vào sổ số {self.register_number}.",
            *identity(self.petitioner),
            f"{upper_first(noun)} về việc: {sentence(self.subject)}",
            "Tóm tắt nội dung đơn:",
            *self.summary,
            f"Quá trình giải quyết: {sentence(before)}",
            "Đề xuất:",
            *to_the_end(self.proposal),
        )

    @property
    def cells(self) -> tuple[SignatureCell, ...]:
        return (
            SignatureCell(lines=("PHÊ DUYỆT", "CỦA LÃNH ĐẠO"), name=self.approver),
            SignatureCell(lines=("LÃNH ĐẠO PHÒNG,", "ĐƠN VỊ"), name=self.room_head),
            SignatureCell(lines=("NGƯỜI ĐỀ XUẤT",), name=self.officer),
        )


def build(
    petition: Petition,
    *,
    number: Number,
    petitioner: Person,
    is_organisation: bool = False,
    summary: str,
    settled_by: str = "",
    settled_on: date | None = None,
    proposal: str,
    officer: str,
    room_head: str,
    approver: str,
    issued_on: date,
) -> Proposal:
    """The proposal by `officer` to the head of the agency, `approver`, through `room_head`."""
    return Proposal(
        form=PROPOSAL,
        letterhead=letterhead(petition.unit),
        number=number,
        issued_on=issued_on,
        signature=NOBODY,
        recipients=(),
        addressees=(authority(petition.unit),),
        kind=Kind(petition.kind),
        register_number=petition.register_number,
        received_on=petition.received_on,
        petitioner=Citizen.of(petitioner, is_organisation=is_organisation),
        subject=clause(petition.subject),
        summary=paragraphs(summary),
        settled_by=clause(settled_by),
        settled_on=settled_on,
        proposal=paragraphs(proposal),
        officer=officer.strip(),
        room_head=room_head.strip(),
        approver=approver.strip(),
    )
