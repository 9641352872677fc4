"""A level as a value: on which day a limit comes to it, who is told, which paper is proposed."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from petitions.law.calendar import Calendar
from workflow.escalation.choices import Audience, PaperKind


class When(StrEnum):
    """What a level counts; in the order in which a limit comes to them."""

    ELAPSED = "elapsed"
    BEFORE = "before"
    OVERDUE = "overdue"


class Limit(NamedTuple):
    """An open duty of the office, as `Deadline` has it."""

    petition_id: int
    rule_id: str
    starts_on: date
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One rung. `number` is per cent, working days left, or calendar days late; see `when`."""

    id: str
    title: str
    title_en: str
    when: When
    number: int
    tells: tuple[Audience, ...]
    proposes: PaperKind | None

    def day(self, limit: Limit, calendar: Calendar, horizon: int) -> date | None:
        """The day on which `limit` comes to this level; None where it never does.

        A level that would lie on the day of the start or before it is left out: nobody is reminded
        of what has only just begun. Of a limit that is counted back no share ever elapses.
        """
        start, due = limit.starts_on, limit.due_on
        if self.when is When.OVERDUE:
            return due + timedelta(days=self.number)
        if self.when is When.BEFORE:
            day = calendar.subtract_working_days(due, self.number)
        elif due <= start:
            return None
        else:
            passed = -(-(due - start).days * self.number // 100)
            day = max(start + timedelta(days=passed), due - timedelta(days=horizon))
        return day if day > start or due <= start else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The levels of some rules, lowest first."""

    id: str
    rules: frozenset[str]
    groups: frozenset[str]
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Ladders:
    """All ladders, and the number of days before the end at which a limit is looked at first."""

    horizon: int
    ladders: tuple[Ladder, ...]
    by_rule: dict[str, Ladder]
    usual: Ladder

    def of(self, rule_id: str) -> Ladder:
        """The ladder that limits of that rule climb."""
        return self.by_rule.get(rule_id, self.usual)

    def level(self, rule_id: str, level_id: str) -> Level | None:
        """The level of that id for that rule; None where it was taken out of the data since."""
        return next((each for each in self.of(rule_id).levels if each.id == level_id), None)
