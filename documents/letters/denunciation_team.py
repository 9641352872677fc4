"""Mẫu số 07, NĐ 31/2019: who verifies (Luật Tố cáo, Điều 31; NĐ 31/2019, Điều 10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import FORMS
from documents.errors import LetterError
from documents.letters.common import Number
from documents.letters.denunciation_orders import DenunciationOrder, order_head
from documents.letters.suspension import IN_FORCE
from documents.letters.suspension_parts import Cited
from documents.letters.verification_orders import Member
from documents.letters.wording import clause, sentence
from petitions.models import Appointment, Party, Petition, Unit
from petitions.text import fold
from petitions.vault import Person

FORM = FORMS["NĐ 31/2019", "Mẫu số 07"]
TEAM, DELEGATION = "Tổ xác minh", "Đoàn xác minh"
LEAST_MEMBERS = 2
_RULE = "Điều 10 Nghị định số 31/2019/NĐ-CP"
POWERS = "khoản 5 Điều 31, Điều 11 Luật Tố cáo"


@dataclass(frozen=True, kw_only=True)
class TeamOrder(DenunciationOrder):
    """Quyết định thành lập Đoàn (Tổ) xác minh; the first of `members` leads it.

    `assigned` is the paper that gave the verification to this body, None where the settler sets
    the team up. `days` are calendar days from the signature.
    """

    required: ClassVar[dict[str, str]] = DenunciationOrder.required | {
        "members": "thành viên Tổ xác minh",
        "questions": "nội dung xác minh",
        "reports_to": "người nhận báo cáo kết quả xác minh",
    }

    team: str
    members: tuple[Member, ...]
    assigned: Cited | None
    questions: tuple[str, ...]
    days: int
    reports_to: str

    def validate(self) -> None:
        super().validate()
        if self.team not in (TEAM, DELEGATION):
            raise LetterError("team", "Chỉ lập Đoàn xác minh hoặc Tổ xác minh.", rule=_RULE)
        if len(self.members) < LEAST_MEMBERS:
            raise LetterError("members", "Tổ xác minh phải có từ hai người trở lên.", rule=_RULE)
        if any(not m.name.strip() or not m.title.strip() for m in self.members):
            raise LetterError("members", "Thành viên phải có họ tên và chức vụ.")
        barred = {fold(citizen.name) for citizen in self.accused}
        if any(fold(member.name) in barred for member in self.members):
            raise LetterError(
                "members", "Người bị tố cáo không được xác minh nội dung tố cáo.", rule=_RULE
            )
        if self.days < 1:
            raise LetterError("days", "Thời gian xác minh phải ít nhất một ngày.")

    @property
    def title(self) -> str:
        """The form has one title for both; the paper says which it is."""
        return f"Thành lập {self.team} nội dung tố cáo"

    @property
    def papers(self) -> tuple[tuple[str, Cited | None], ...]:
        return (*super().papers, ("về việc giao xác minh nội dung tố cáo", self.assigned))

    @property
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        about = "; ".join(f"{c.called_within} (địa chỉ: {c.address})" for c in self.accused)
        *rest, last = (f"{n}. {member.told};" for n, member in enumerate(self.members, start=1))
        return (
            (
                f"Thành lập {self.team} để xác minh nội dung tố cáo đối với {about} về việc "
                f"{self.accusation.subject}, gồm:",
                *rest,
                sentence(last),
            ),
            (
                f"{self.team} có nhiệm vụ xác minh các nội dung sau đây:",
                *(f"- {sentence(question)}" for question in self.questions),
                f"Thời gian tiến hành xác minh là {self.days} ngày, kể từ ngày ký Quyết định này.",
                f"{self.team} thực hiện các quyền và nghĩa vụ quy định tại {POWERS}; giữ bí mật "
                "thông tin của người tố cáo; khi kết thúc xác minh, báo cáo bằng văn bản kết quả "
                f"xác minh với {self.reports_to}. {IN_FORCE}",
            ),
        )


def build(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    accepted: Cited | None,
    team: str = TEAM,
    leader: Member,
    members: Sequence[Member],
    questions: Sequence[str],
    days: int,
    signer: Appointment,
    issued_on: date,
    agency: Unit | None = None,
    assigned: Cited | None = None,
) -> TeamOrder:
    """The order by the settler, or by the body `agency` to which `assigned` gave it."""
    fields = order_head(
        petition,
        FORM,
        number=number,
        parties=parties,
        accepted=accepted,
        signer=signer,
        issued_on=issued_on,
        agency=agency,
    )
    bound = (team, *(citizen.called_again for citizen in fields["accused"]))
    return TeamOrder(
        **fields | {"bound": bound},
        team=team,
        members=(leader, *members),
        assigned=assigned,
        questions=tuple(clause(question) for question in questions if question.strip()),
        days=days,
        reports_to=fields["authority"],
    )
