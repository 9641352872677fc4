"""Mẫu số 01, NĐ 31/2019: more time to settle a denunciation (Luật Tố cáo, Điều 30)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import FORMS
from documents.errors import LetterError
from documents.letters.common import Number
from documents.letters.denunciation_orders import DENOUNCER_TOLD, DenunciationOrder, order_head
from documents.letters.denunciation_parts import Limit
from documents.letters.suspension import IN_FORCE
from documents.letters.suspension_parts import Cited, told_reason
from petitions.law.facts import Kind
from petitions.law.grounds import Ground, Purpose
from petitions.models import Appointment, Party, Petition
from petitions.vault import Person

FORM = FORMS["NĐ 31/2019", "Mẫu số 01"]
#: Each extension is at most so many days; a complex case has one, an especially complex one two.
MOST_DAYS = 30
#: An especially complex case has so many of the marks of a complex one (NĐ 31/2019, Điều 3(3)).
ESPECIALLY = 2
_RULE = "Điều 30 Luật Tố cáo, Điều 3 Nghị định số 31/2019/NĐ-CP"


@dataclass(frozen=True, kw_only=True)
class Extension(DenunciationOrder):
    """Quyết định gia hạn giải quyết tố cáo; `limit` is the added time, `turn` 1 or 2.

    `criteria` cite the marks of complexity. Their words are not printed: some say how many
    denounced, or from where, and the denounced reads this.
    """

    required: ClassVar[dict[str, str]] = DenunciationOrder.required | {
        "criteria": "tiêu chí của vụ việc phức tạp",
        "reason": "lý do gia hạn",
    }

    turn: int
    limit: Limit
    criteria: tuple[str, ...]
    reason: str

    def validate(self) -> None:
        super().validate()
        if not 1 <= self.limit.days <= MOST_DAYS:
            raise LetterError("limit", "Mỗi lần gia hạn không quá 30 ngày.", rule=_RULE)
        if self.turn not in (1, 2):
            raise LetterError("turn", "Chỉ được gia hạn một hoặc hai lần.", rule=_RULE)
        if self.turn == 2 and len(self.criteria) < ESPECIALLY:
            raise LetterError(
                "turn", "Chỉ vụ việc đặc biệt phức tạp được gia hạn lần hai.", rule=_RULE
            )
        if self.issued_on > self.limit.starts_on:
            raise LetterError("issued_on", "Phải gia hạn trước khi hết thời hạn giải quyết.")

    @property
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        sort = "đặc biệt phức tạp" if len(self.criteria) >= ESPECIALLY else "phức tạp"
        return (
            (
                f"Gia hạn lần thứ {('nhất', 'hai')[self.turn - 1]} thời hạn giải quyết "
                f"{self.matter}.",
                f"Thời gian gia hạn là {self.limit.told}.",
                f"Lý do: vụ việc {sort}, theo {'; '.join(self.criteria)}.",
                *told_reason(self.reason),
            ),
            (IN_FORCE,),
        )


def build(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    accepted: Cited | None,
    turn: int,
    limit: Limit,
    criteria: Sequence[Ground],
    reason: str,
    signer: Appointment,
    issued_on: date,
) -> Extension:
    """The order. Raises LetterError where a criterion is no mark of a complex denunciation."""
    for ground in criteria:
        if ground.purpose is not Purpose.COMPLEX or ground.kind is not Kind.DENUNCIATION:
            raise LetterError("criteria", "Có tiêu chí không phải của vụ việc tố cáo phức tạp.")
    return Extension(
        **order_head(
            petition,
            FORM,
            number=number,
            parties=parties,
            accepted=accepted,
            signer=signer,
            issued_on=issued_on,
            told=(DENOUNCER_TOLD,),
        ),
        turn=turn,
        limit=limit,
        criteria=tuple(ground.citation for ground in criteria),
        reason=reason.strip(),
    )
