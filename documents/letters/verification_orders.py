"""Mẫu số 05 and 09, NĐ 124/2020: who verifies a complaint, and what an expert is asked.

Numbers and titles are those of the list of forms; their text was not read, so what the articles
say follows Luật Khiếu nại, Điều 29.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import EXPERTISE, VERIFICATION
from documents.errors import LetterError
from documents.letters.case_orders import CaseOrder
from documents.letters.common import Number
from documents.letters.heads import order_head
from documents.letters.suspension import IN_FORCE
from documents.letters.suspension_parts import Cited
from documents.letters.wording import clause, long_date, sentence
from petitions.models import Appointment, Party, Petition
from petitions.vault import Person

POWERS = "khoản 3 Điều 29 Luật Khiếu nại"


@dataclass(frozen=True, kw_only=True)
class Member:
    """One who verifies; `duty` is the part in the team: "Tổ trưởng", "thành viên"."""

    name: str
    title: str
    duty: str

    @property
    def told(self) -> str:
        """Ông (Bà) Lê Văn Mẫu, Thanh tra viên, Tổ trưởng."""
        said = (f"Ông\u00a0(Bà) {self.name}", self.title, self.duty)
        return ", ".join(part for part in said if part)


@dataclass(frozen=True, kw_only=True)
class VerificationOrder(CaseOrder):
    """Quyết định về việc xác minh nội dung khiếu nại.

    Either `members` make up `team` (Tổ xác minh, Đoàn xác minh), or `assigned` is a body that
    verifies. `days` is the time for it, in calendar days from the signature.
    """

    required: ClassVar[dict[str, str]] = CaseOrder.required | {
        "questions": "nội dung xác minh",
        "days": "thời hạn xác minh",
    }

    team: str
    members: tuple[Member, ...]
    assigned: str
    questions: tuple[str, ...]
    days: int

    def validate(self) -> None:
        super().validate()
        if bool(self.members) is bool(self.assigned):
            raise LetterError("members", "Phải lập Tổ xác minh hoặc giao một cơ quan xác minh.")
        if any(not member.name.strip() or not member.duty.strip() for member in self.members):
            raise LetterError("members", "Thành viên phải có họ tên và nhiệm vụ trong Tổ xác minh.")
        if self.days < 1:
            raise LetterError("days", "Thời hạn xác minh phải ít nhất một ngày.")

    @property
    def verifier(self) -> str:
        """Who verifies, to begin a sentence."""
        return self.assigned or self.team

    @property
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        if self.assigned:
            opening: tuple[str, ...] = (
                f"Giao {self.assigned} xác minh nội dung {self.complaint}.",
            )
        else:
            people = (f"{n}. {member.told};" for n, member in enumerate(self.members, start=1))
            *rest, last = people
            opening = (
                f"Thành lập {self.team} để xác minh nội dung {self.complaint}, gồm:",
                *rest,
                sentence(last),
            )
        return (
            (
                *opening,
                "Nội dung xác minh:",
                *(f"- {sentence(question)}" for question in self.questions),
                f"Thời hạn xác minh: {self.days} ngày, kể từ ngày ký Quyết định này.",
            ),
            (
                f"{self.verifier} có các quyền, nghĩa vụ quy định tại {POWERS}; khi kết thúc xác "
                f"minh, báo cáo kết quả xác minh bằng văn bản với {self.authority}.",
                IN_FORCE,
            ),
        )


@dataclass(frozen=True, kw_only=True)
class ExpertiseOrder(CaseOrder):
    """Quyết định về việc trưng cầu giám định; `cost` says who pays, empty where it is not said."""

    required: ClassVar[dict[str, str]] = CaseOrder.required | {
        "expert": "tên tổ chức giám định",
        "questions": "nội dung yêu cầu giám định",
        "materials": "thông tin, tài liệu, bằng chứng cần giám định",
    }

    expert: str
    questions: tuple[str, ...]
    materials: tuple[str, ...]
    answer_by: date
    cost: str

    def validate(self) -> None:
        super().validate()
        if self.answer_by <= self.issued_on:
            raise LetterError("answer_by", "Thời hạn có kết luận giám định phải sau ngày ký.")

    @property
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        cost = (f"Kinh phí giám định: {sentence(self.cost)}",) if self.cost else ()
        return (
            (
                f"Trưng cầu {self.expert} giám định các nội dung sau đây để giải quyết "
                f"{self.complaint}:",
                *(f"- {sentence(question)}" for question in self.questions),
                "Thông tin, tài liệu, bằng chứng gửi kèm để giám định:",
                *(f"- {sentence(material)}" for material in self.materials),
                f"Thời hạn có kết luận giám định: chậm nhất {long_date(self.answer_by)}.",
                *cost,
            ),
            (IN_FORCE,),
        )


def verification(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    accepted: Cited | None,
    team: str = "Tổ xác minh",
    members: Sequence[Member] = (),
    assigned: str = "",
    questions: Sequence[str],
    days: int,
    signer: Appointment,
    issued_on: date,
) -> VerificationOrder:
    """The order. Give `members`, the first of whom leads `team`, or the body `assigned`."""
    return VerificationOrder(
        **order_head(
            petition,
            VERIFICATION,
            number=number,
            parties=parties,
            accepted=accepted,
            signer=signer,
            issued_on=issued_on,
        ),
        team=team,
        members=tuple(members),
        assigned=clause(assigned),
        questions=tuple(clause(question) for question in questions if question.strip()),
        days=days,
    )


def expertise(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    accepted: Cited | None,
    expert: str,
    questions: Sequence[str],
    materials: Sequence[str],
    answer_by: date,
    cost: str = "",
    signer: Appointment,
    issued_on: date,
) -> ExpertiseOrder:
    """The order to commission expertise from the body `expert`, to answer by that day."""
    return ExpertiseOrder(
        **order_head(
            petition,
            EXPERTISE,
            number=number,
            parties=parties,
            accepted=accepted,
            signer=signer,
            issued_on=issued_on,
        ),
        expert=clause(expert),
        questions=tuple(clause(question) for question in questions if question.strip()),
        materials=tuple(clause(material) for material in materials if material.strip()),
        answer_by=answer_by,
        cost=clause(cost),
    )
