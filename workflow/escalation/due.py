"""Which levels an open limit has come to, and what of that is new. Values in, values out."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from petitions.law.calendar import Calendar
from workflow.escalation.levels import Ladders, Level, Limit


class Said(NamedTuple):
    """A reminder that stands already: of which level, for which due date, on which day."""

    level: str
    due_on: date
    on: date


class News(NamedTuple):
    """A level to be written down. Only the highest is told; what it overtook `is_skipped`."""

    limit: Limit
    level: Level
    is_skipped: bool


def news_of(
    limit: Limit, said: Iterable[Said], *, ladders: Ladders, calendar: Calendar, on: date
) -> list[News]:
    """What is to be written about `limit` on a day, lowest level first; nothing when all is said.

    A level is said already when there is a reminder of it for this due date; or for another due
    date, from a day on which this level, counted to the due date of today, had been reached. So a
    moved due date brings back the levels that then lay ahead, and none that lay behind.
    """
    told = tuple(said)
    reached = [
        (level, day)
        for level in ladders.of(limit.rule_id).levels
        if (day := level.day(limit, calendar, ladders.horizon)) is not None and day <= on
    ]
    new = [level for level, day in reached if not _is_said(limit, level, day, told)]
    highest = reached[-1][0] if reached else None
    return [News(limit, level, is_skipped=level is not highest) for level in new]


def _is_said(limit: Limit, level: Level, day: date, told: tuple[Said, ...]) -> bool:
    return any(
        said.level == level.id and (said.due_on == limit.due_on or said.on >= day) for said in told
    )
