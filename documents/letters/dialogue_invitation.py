"""Giấy mời đối thoại (in-house): what NĐ 124/2020, Điều 28 khoản 1, wants told, and by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from documents.catalogue import DIALOGUE_INVITATION
from documents.errors import LetterError
from documents.letterhead import authority
from documents.letters.common import Letter, Number
from documents.letters.decision_parts import named
from documents.letters.heads import KEPT, head
from documents.letters.minutes import hour
from documents.letters.wording import clause, sentence
from petitions.models import Appointment, Party, PartyRole, Petition
from petitions.vault import Person

RULE = "Điều 28 Nghị định số 124/2020/NĐ-CP (sửa đổi bởi Nghị định số 155/2026/NĐ-CP)"
#: The invitation goes out so many days before the dialogue at least (Điều 28 khoản 1).
NOTICE_DAYS = 5


@dataclass(frozen=True, kw_only=True)
class DialogueInvitation(Letter):
    """Giấy mời đối thoại. `held_at` is a time of the legal zone."""

    template: ClassVar[str] = "paper/notice.html"
    required: ClassVar[dict[str, str]] = {
        "addressees": "người được mời",
        "authority": "chức danh người giải quyết khiếu nại",
        "subject": "nội dung sự việc (về việc)",
        "place": "địa điểm đối thoại",
        "topics": "nội dung đối thoại",
    }

    addressees: tuple[str, ...]
    authority: str
    subject: str
    held_at: datetime
    place: str
    topics: tuple[str, ...]

    def validate(self) -> None:
        if (self.held_at.date() - self.issued_on).days < NOTICE_DAYS:
            raise LetterError(
                "held_at",
                f"Giấy mời phải gửi trước ngày đối thoại ít nhất {NOTICE_DAYS:02d} ngày.",
                rule=f"Khoản 1 {RULE}",
            )

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """When, where and about what, and what it means to stay away."""
        return (
            f"{self.authority} tổ chức đối thoại để giải quyết khiếu nại về việc {self.subject} "
            "và trân trọng kính mời Quý cơ quan, Ông\u00a0(Bà) tham gia.",
            f"Thời gian: {hour(self.held_at)}.",
            f"Địa điểm: {self.place}.",
            "Nội dung đối thoại:",
            *(f"- {sentence(topic)}" for topic in self.topics),
            "Đề nghị có mặt đúng thời gian, địa điểm nêu trên; khi đến mang theo giấy mời và giấy "
            "tờ tùy thân. Người khiếu nại đã được mời mà không tham gia đối thoại, không có lý do "
            f"chính đáng thì việc giải quyết khiếu nại vẫn tiếp tục, theo khoản 5 {RULE}",
        )


def build(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    bodies: Sequence[str] = (),
    held_at: datetime,
    place: str,
    topics: Sequence[str],
    signer: Appointment,
    issued_on: date,
) -> DialogueInvitation:
    """The invitation to every party and to `bodies`; who is secret is called by the mask."""
    return DialogueInvitation(
        **head(petition.unit, DIALOGUE_INVITATION, number, signer, issued_on),
        recipients=("Như trên", KEPT),
        addressees=(
            *(party.citizen.called for party in named(parties, tuple(PartyRole))),
            *(clause(name) for name in bodies if name.strip()),
        ),
        authority=authority(petition.unit),
        subject=clause(petition.subject),
        held_at=held_at,
        place=clause(place),
        topics=tuple(clause(topic) for topic in topics if topic.strip()),
    )
