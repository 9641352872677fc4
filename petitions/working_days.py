"""The office's calendar: the table of the law with the days that the office has declared.

Every act that counts days holds the calendar until its transaction ends; a declaration holds it
alone. So no deadline can be computed by a calendar that is being changed at that moment.
"""

from collections.abc import Iterable
from datetime import date

from django.db import connection

from petitions.law.calendar import Calendar, OfficialDay, load_calendar
from petitions.law.tables import Mark
from petitions.models import DayDeclaration, Say

#: Names the calendar among PostgreSQL's advisory locks: the letters "LICH".
_LOCK = 0x4C494348
#: What the last declaration of a calendar was, and the calendar: replaced as a whole.
_known: tuple[object, Calendar] = (None, load_calendar())


def office_calendar() -> Calendar:
    """The calendar that all deadlines are counted by, the newest declaration included.

    One query, of one row; the calendar itself is made anew only when there is a new declaration.
    """
    global _known
    last = DayDeclaration.objects.order_by("-pk").values_list("pk", "recorded_at").first()
    version, calendar = _known
    if version != last:
        # Read up to that declaration: one that was written since has a version of its own.
        calendar = calendar_of(in_force(until=last[0]).values()) if last else load_calendar()
        _known = (last, calendar)
    return calendar


def in_force(*, until: int | None = None) -> dict[date, DayDeclaration]:
    """The declarations that count, by day: the last of each day, unless that one withdraws.

    With `until` only those up to that key are looked at.
    """
    told = DayDeclaration.objects.order_by("pk")
    last = {d.day: d for d in (told.filter(pk__lte=until) if until else told)}
    return {day: d for day, d in last.items() if d.says != Say.WITHDRAWN}


def calendar_of(declared: Iterable[DayDeclaration]) -> Calendar:
    """The table of the law with these declarations, at most one for a day."""
    law = load_calendar()
    off, worked = dict(law.off), dict(law.worked)
    for d in declared:
        off.pop(d.day, None)
        worked.pop(d.day, None)
        # Whoever declares has the paper at hand: it is named as the source, and vouched for.
        row = OfficialDay(d.day, d.name, d.source, Mark.CONFIRMED)
        (off if d.says == Say.OFF else worked)[d.day] = row
    return Calendar(law.official_years, off, worked, law.annual)


def is_projected(day: date | None) -> bool:
    """Whether the days off of that day's year are not announced yet: the date is a projection."""
    return day is not None and not load_calendar().is_official(day.year)


def hold_calendar() -> None:
    """Keep the calendar as it is until the transaction ends; call it before any row is locked.

    SQLite needs no such lock: its transactions that write follow one another.
    """
    if connection.vendor == "postgresql":
        _take("pg_advisory_xact_lock_shared")


def hold_calendar_alone() -> None:
    """Wait for the acts that hold the calendar, and keep others out until the transaction ends."""
    if connection.vendor == "postgresql":
        _take("pg_advisory_xact_lock")


def _take(function: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [_LOCK])
