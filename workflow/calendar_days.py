"""Lịch làm việc in words: what each day of a year is, by which source, and how sure that is."""

import calendar as month_layout
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from petitions.law.calendar import Calendar, load_calendar
from petitions.law.tables import Mark
from petitions.law.terms import MARKS
from petitions.models import DayDeclaration
from workflow.languages import quoted


@dataclass(frozen=True)
class DayLine:
    """A weekday off, or a Saturday or Sunday worked.

    `mark` says how far the source is confirmed; it is empty where it was read. `declared` is the
    declaration that makes the day what it is, `instead_of` what the table of the law says of it.
    """

    day: date
    is_off: bool
    name: str
    source: str
    mark: str
    mark_en: str
    is_projection: bool
    declared: DayDeclaration | None
    instead_of: str


@dataclass(frozen=True)
class DayCell:
    """A day of the year at a glance; None is a place before the first or after the last."""

    number: int
    kind: str
    title: str


@dataclass(frozen=True)
class Month:
    """A month of the year at a glance, week by week from Monday."""

    number: int
    weeks: list[list[DayCell | None]]


def lines(year: int, calendar: Calendar, declared: Mapping[date, DayDeclaration]) -> list[DayLine]:
    """Every day of the year on which an office does not do what the day of the week says."""
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    return [
        _line(day, calendar, declared.get(day))
        for day in days
        if day in declared or calendar.is_working(day) is (day.weekday() > 4)
    ]


def _line(day: date, calendar: Calendar, declared: DayDeclaration | None) -> DayLine:
    row = calendar.source_of(day)
    is_doubtful = row is not None and row.mark is not Mark.CONFIRMED
    mark, mark_en = MARKS[row.mark] if row and is_doubtful else ("", "")
    return DayLine(
        day=day,
        is_off=not calendar.is_working(day),
        name=row.name if row else calendar.day_off_reason(day) or "",
        source=row.source if row else "",
        mark=mark,
        mark_en=mark_en,
        is_projection=row is None and not calendar.is_official(day.year),
        declared=declared,
        instead_of=said_by_law(day) if declared else "",
    )


def said_by_law(day: date) -> str:
    """What the table of the law says of a day, in its own words, before any declaration."""
    law = load_calendar()
    reason, row = law.day_off_reason(day), law.source_of(day)
    if reason is None:
        return quoted(f"{row.name} ({row.source})") if row else _("ngày làm việc")
    return quoted(f"{reason} ({row.source})" if row else reason)


def months(year: int, calendar: Calendar) -> list[Month]:
    """The year at a glance."""
    layout = month_layout.Calendar()
    return [
        Month(
            month,
            [
                [_cell(day, calendar) if day.month == month else None for day in week]
                for week in layout.monthdatescalendar(year, month)
            ],
        )
        for month in range(1, 13)
    ]


def _cell(day: date, calendar: Calendar) -> DayCell:
    reason, is_weekend = calendar.day_off_reason(day), day.weekday() > 4
    if reason is None:
        kind, row = ("worked" if is_weekend else "", calendar.source_of(day))
        return DayCell(day.day, kind, row.name if row and is_weekend else "")
    return DayCell(day.day, "weekend" if is_weekend else "off", "" if is_weekend else reason)
