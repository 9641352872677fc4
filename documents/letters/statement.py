"""Bản ghi nội dung trình bày (in-house): what a citizen says who cannot write a petition.

NĐ 154/2026, Điều 14 khoản 1 and 3, asks for it and gives no form.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from documents.catalogue import STATEMENT
from documents.letters.decision_parts import Section
from documents.letters.heads import joint_head
from documents.letters.minutes import Attendant, Minutes, SignatureCell, listed
from documents.letters.sections import numbered
from documents.letters.wording import NOUNS, clause, paragraphs
from petitions.law.facts import Kind
from petitions.models import Unit


@dataclass(frozen=True, kw_only=True)
class Statement(Minutes):
    """Bản ghi nội dung trình bày.

    `speakers` are the citizen, or those who speak for several.
    """

    required: ClassVar[dict[str, str]] = Minutes.required | {
        "speakers": "người trình bày",
        "said": "nội dung trình bày",
    }
    least_copies: ClassVar[int] = 1

    kind: Kind
    officer: Attendant
    speakers: tuple[Attendant, ...]
    said: tuple[str, ...]
    asked: tuple[str, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        here = (
            f"Người tiếp công dân: {self.officer.told}.",
            f"Người trình bày ({NOUNS[self.kind]}):",
            *listed(self.speakers),
        )
        return numbered(
            ("THÀNH PHẦN", here),
            ("NỘI DUNG TRÌNH BÀY", self.said),
            ("YÊU CẦU, ĐỀ NGHỊ", self.asked),
        )

    @property
    def closing(self) -> tuple[str, ...]:
        return (
            f"Việc trình bày kết thúc hồi {self.ended}. Nội dung trên đã được đọc lại cho người "
            "trình bày nghe, công nhận đúng và ký tên hoặc điểm chỉ xác nhận (Điều 14 Nghị định "
            "số 154/2026/NĐ-CP)",
        )

    @property
    def cells(self) -> tuple[SignatureCell, ...]:
        return (
            *(
                SignatureCell(lines=("NGƯỜI TRÌNH BÀY",), hint="(Ký hoặc điểm chỉ)", name=who.name)
                for who in self.speakers
            ),
            SignatureCell(lines=("NGƯỜI TIẾP CÔNG DÂN",), name=self.officer.name),
        )


def build(
    *,
    unit: Unit,
    opened_at: datetime,
    closed_at: datetime | None,
    place: str,
    kind: Kind,
    officer: Attendant,
    speakers: Sequence[Attendant],
    said: str,
    asked: str = "",
    copies: int = 1,
) -> Statement:
    """The record of what `speakers` said when they were received."""
    return Statement(
        **joint_head(unit, STATEMENT, opened_at.date()),
        opened_at=opened_at,
        closed_at=closed_at,
        place=clause(place),
        copies=copies,
        kind=kind,
        officer=officer,
        speakers=tuple(speakers),
        said=paragraphs(said),
        asked=paragraphs(asked),
    )
