"""Bảng tính thời hạn (in-house): every limit of a case, step by step, with dates and articles.

No statute gives a form for it. It is a calculation and no paper of the agency: it has no number,
and whoever printed it signs for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from documents.catalogue import ANNEX
from documents.errors import LetterError
from documents.letterhead import letterhead
from documents.letters.annex_parts import (
    DayOff,
    Limit,
    ToldFact,
    days_off,
    told_facts,
    told_limits,
)
from documents.letters.common import Letter, Number, Signature
from documents.letters.wording import clause
from petitions.law.casefields import Language
from petitions.law.clock import Clock
from petitions.law.facts import CaseFacts
from petitions.models import Unit


@dataclass(frozen=True, kw_only=True)
class Annex(Letter):
    """The printed calculation. `register_number` and `subject` are empty for facts typed in."""

    template: ClassVar[str] = "paper/annex.html"
    required: ClassVar[dict[str, str]] = {
        "limits": "thời hạn nào được tính từ các dữ kiện này",
        "facts": "dữ kiện",
        "sort": "loại vụ việc",
    }

    language: Language
    register_number: str
    subject: str
    #: Kind, round, regime, complexity and what else makes limits longer, in words.
    sort: str
    facts: tuple[ToldFact, ...]
    limits: tuple[Limit, ...]
    days_off: tuple[DayOff, ...]
    officer_title: str
    printed_at: datetime

    def validate(self) -> None:
        if bool(self.register_number) is not bool(self.subject):
            raise LetterError("subject", "Số vào sổ và nội dung đơn phải đi cùng nhau.")
        if self.printed_at.date() != self.issued_on:
            raise LetterError("printed_at", "Giờ in không thuộc ngày ghi trên bảng.")
        if any(not limit.basis or not limit.steps for limit in self.limits):
            raise LetterError("limits", "Mỗi thời hạn phải có căn cứ và cách tính.")

    @property
    def heading(self) -> str:
        """What the paper is, in its language."""
        return "TIME-LIMIT CALCULATION" if self.is_english else self.form.type_name

    @property
    def title(self) -> str:
        """For which petition, or from which facts."""
        if self.register_number:
            words = "Petition no." if self.is_english else "Đơn số"
            return f"{words} {self.register_number}"
        return "From facts typed in by hand" if self.is_english else "Theo dữ kiện nhập tay"

    @property
    def dateline(self) -> str:
        """Place and day; in English with the day as figures."""
        if self.is_english:
            return f"{self.letterhead.place}, {self.issued_on:%d/%m/%Y}"
        return super().dateline

    @property
    def is_english(self) -> bool:
        """Whether the calculation is told in English; the head of the paper never is."""
        return self.language is Language.EN

    @property
    def printed(self) -> str:
        """When it was printed: 14:05 24/11/2026."""
        return f"{self.printed_at:%H:%M %d/%m/%Y}"


def build(
    *,
    unit: Unit,
    facts: CaseFacts,
    clocks: Iterable[Clock],
    register_number: str = "",
    subject: str = "",
    officer: str,
    officer_title: str,
    printed_at: datetime,
    language: Language,
) -> Annex:
    """The annex of `clocks`, computed from `facts`. `printed_at` is a time of the legal zone.

    Raises LetterError where nothing was computed.
    """
    told, on = tuple(clocks), printed_at.date()
    signs = "PREPARED BY" if language is Language.EN else "NGƯỜI LẬP BẢNG"
    hint = "(Signature, full name)" if language is Language.EN else "(Ký, ghi rõ họ tên)"
    sort, events = told_facts(facts, language)
    return Annex(
        form=ANNEX,
        letterhead=letterhead(unit),
        number=Number(value=None, type_code=ANNEX.type_code, agency_symbol=unit.symbol),
        issued_on=on,
        signature=Signature(lines=(signs,), name=officer, hint=hint),
        recipients=(),
        language=language,
        register_number=register_number,
        subject=clause(subject),
        sort=sort,
        facts=events,
        limits=told_limits(told, on, language),
        days_off=days_off(told, language),
        officer_title=officer_title,
        printed_at=printed_at,
    )
