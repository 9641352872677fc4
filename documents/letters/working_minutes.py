"""Mẫu số 06, NĐ 124/2020: the minutes of a session of verification.

Number and title are those of the list of forms; the text of the form was not read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from documents.catalogue import WORKING_MINUTES
from documents.errors import LetterError
from documents.letters.decision_parts import Section
from documents.letters.heads import joint_head
from documents.letters.minutes import (
    Attendant,
    Minutes,
    SignatureCell,
    blanks,
    listed,
)
from documents.letters.sections import numbered
from documents.letters.suspension_parts import Cited
from documents.letters.wording import clause, paragraphs, sentence
from petitions.models import Unit

READ_BACK = "đã được đọc lại cho những người tham gia nghe và ký xác nhận"
_BY_MARK = "(Ký, ghi rõ họ tên hoặc điểm chỉ)"


@dataclass(frozen=True, kw_only=True)
class WorkingMinutes(Minutes):
    """Biên bản làm việc về xác minh nội dung khiếu nại.

    `unsigned` says who did not sign, and why; empty where all did.
    """

    required: ClassVar[dict[str, str]] = Minutes.required | {
        "met": "người làm việc với người xác minh",
        "subject": "nội dung sự việc (về việc)",
        "talk": "nội dung làm việc",
    }

    chair: Attendant
    clerk: Attendant
    verifiers: tuple[Attendant, ...]
    met: tuple[Attendant, ...]
    subject: str
    order: Cited
    talk: tuple[str, ...]
    opinions: tuple[str, ...]
    unsigned: str

    def validate(self) -> None:
        super().validate()
        if self.order.on > self.opened_at.date():
            raise LetterError("order", "Quyết định xác minh có ngày sau ngày làm việc.")

    @property
    def sections(self) -> tuple[Section, ...]:
        here = (
            f"Căn cứ {self.order.named} về việc xác minh nội dung khiếu nại về việc "
            f"{self.subject}, chúng tôi gồm:",
            "1. Bên xác minh:",
            f"- {self.chair.told} (chủ trì);",
            f"- {self.clerk.told} (ghi biên bản){';' if self.verifiers else '.'}",
            *listed(self.verifiers),
            "2. Bên làm việc:",
            *listed(self.met),
        )
        return numbered(
            ("THÀNH PHẦN", here),
            ("NỘI DUNG LÀM VIỆC", self.talk),
            ("Ý KIẾN CỦA NHỮNG NGƯỜI THAM GIA", self.opinions),
        )

    @property
    def closing(self) -> tuple[str, ...]:
        unsigned = (f"Người không ký biên bản và lý do: {sentence(self.unsigned)}",)
        return (
            f"Buổi làm việc kết thúc hồi {self.ended}. Biên bản {READ_BACK}.",
            *(unsigned if self.unsigned else ()),
            f"Biên bản được lập thành {self.copies:02d} bản, mỗi bên giữ 01 bản",
        )

    @property
    def cells(self) -> tuple[SignatureCell, ...]:
        """Those who were met, two in a row, and below them clerk and chair."""
        met = [
            SignatureCell(lines=("NGƯỜI LÀM VIỆC",), hint=_BY_MARK, name=who.name)
            for who in self.met
        ]
        return (
            *met,
            *blanks(-len(met) % self.columns),
            SignatureCell(lines=("NGƯỜI GHI BIÊN BẢN",), name=self.clerk.name),
            SignatureCell(lines=("NGƯỜI CHỦ TRÌ",), name=self.chair.name),
        )


def build(
    *,
    unit: Unit,
    opened_at: datetime,
    closed_at: datetime | None,
    place: str,
    chair: Attendant,
    clerk: Attendant,
    verifiers: Sequence[Attendant] = (),
    met: Sequence[Attendant],
    subject: str,
    order: Cited,
    talk: str,
    opinions: str = "",
    unsigned: str = "",
    copies: int = 2,
) -> WorkingMinutes:
    """The minutes of one session; `order` is the decision to verify."""
    return WorkingMinutes(
        **joint_head(unit, WORKING_MINUTES, opened_at.date()),
        opened_at=opened_at,
        closed_at=closed_at,
        place=clause(place),
        copies=copies,
        chair=chair,
        clerk=clerk,
        verifiers=tuple(verifiers),
        met=tuple(met),
        subject=clause(subject),
        order=order,
        talk=paragraphs(talk),
        opinions=paragraphs(opinions),
        unsigned=clause(unsigned),
    )
