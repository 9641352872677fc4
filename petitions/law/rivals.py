"""Of two limits that two texts set for one duty: why the one binds and the other does not."""

from dataclasses import dataclass
from datetime import date

from petitions.law.tables import Mark
from petitions.law.terms import day_text
from petitions.law.trail import Trail


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a limit binds, or does not, in Vietnamese and English."""

    text: str
    text_en: str


def binds(trail: Trail, other: Trail) -> Reason:
    """Why `trail` binds and not `other`: it ends earlier, or its text was read."""
    if end_of(trail) < end_of(other):
        return Reason(
            f"Ràng buộc: hết sớm hơn {_named(other)}.", f"Binds: ends before {_named_en(other)}."
        )
    if trail.rule.mark is Mark.CONFIRMED and other.rule.mark is not Mark.CONFIRMED:
        return Reason(
            f"Ràng buộc: hết cùng ngày với {_named(other)}, và văn bản đã được đối chiếu.",
            f"Binds: ends on the same day as {_named_en(other)}, and its text was read.",
        )
    return Reason(
        f"Ràng buộc: hết cùng ngày với {_named(other)}.",
        f"Binds: ends on the same day as {_named_en(other)}.",
    )


def yields(trail: Trail, other: Trail) -> Reason:
    """Why `trail` does not bind: `other` does."""
    if end_of(other) < end_of(trail):
        return Reason(
            f"Không ràng buộc: {_named(other)} hết sớm hơn.",
            f"Does not bind: {_named_en(other)} ends earlier.",
        )
    return Reason(
        f"Không ràng buộc: {_named(other)} hết cùng ngày và được áp dụng.",
        f"Does not bind: {_named_en(other)} ends on the same day and applies.",
    )


def end_of(trail: Trail) -> date:
    """The last day; a limit that stands still ends after all others."""
    return trail.due or date.max


def _named(trail: Trail) -> str:
    return f"«{trail.rule.title}» ({_day(trail)})"


def _named_en(trail: Trail) -> str:
    return f"“{trail.rule.title_en}” ({_day(trail)})"


def _day(trail: Trail) -> str:
    return day_text(trail.due) if trail.due else "…"
