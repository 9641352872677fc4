"""Of several limits for one duty, which one binds and why, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from petitions.law.clock import Clock
from petitions.law.terms import day_text


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a limit binds, or does not, in Vietnamese and English."""

    text: str
    text_en: str


def why(clock: Clock, clocks: Iterable[Clock]) -> Reason | None:
    """Why `clock` binds or does not, against the others of `clocks`; None where it has no rival.

    Rivals are limits that two texts in force set for one duty from one day. The earlier date
    binds; of two that end on one day, the one whose text in force was read.
    """
    rule, start = clock.trail.rule, clock.starts_on
    rivals = [
        other
        for other in clocks
        if rule.group
        and other.trail.rule.group == rule.group
        and other.starts_on == start
        and other.rule_id != rule.id
    ]
    if not rivals:
        return None
    if clock.is_binding:
        return _binds(clock, min(rivals, key=_end))
    return _yields(clock, next((other for other in rivals if other.is_binding), rivals[0]))


def _end(clock: Clock) -> date:
    return clock.due_on or date.max


def _binds(clock: Clock, other: Clock) -> Reason:
    if _end(clock) < _end(other):
        return Reason(
            f"Ràng buộc: hết sớm hơn {_named(other)}.", f"Binds: ends before {_named_en(other)}."
        )
    if clock.is_confirmed and not other.is_confirmed:
        return Reason(
            f"Ràng buộc: hết cùng ngày với {_named(other)}, và văn bản đã được đối chiếu.",
            f"Binds: ends on the same day as {_named_en(other)}, and its text was read.",
        )
    return Reason(
        f"Ràng buộc: hết cùng ngày với {_named(other)}.",
        f"Binds: ends on the same day as {_named_en(other)}.",
    )


def _yields(clock: Clock, other: Clock) -> Reason:
    if _end(other) < _end(clock):
        return Reason(
            f"Không ràng buộc: {_named(other)} hết sớm hơn.",
            f"Does not bind: {_named_en(other)} ends earlier.",
        )
    return Reason(
        f"Không ràng buộc: {_named(other)} hết cùng ngày và được áp dụng.",
        f"Does not bind: {_named_en(other)} ends on the same day and applies.",
    )


def _named(clock: Clock) -> str:
    return f"«{clock.title}» ({_day(clock)})"


def _named_en(clock: Clock) -> str:
    return f"“{clock.title_en}” ({_day(clock)})"


def _day(clock: Clock) -> str:
    return day_text(clock.due_on) if clock.due_on else "…"
