"""The days off, other than ordinary weekends, by which a limit ends later, and their sources."""

from collections.abc import Iterator
from datetime import date, timedelta

from petitions.law.calendar import WEEKEND, Calendar
from petitions.law.rule import Unit
from petitions.law.tables import Mark
from petitions.law.trail import Trail

ONE_DAY = timedelta(days=1)


def left_out(trail: Trail) -> Iterator[date]:
    """The named days off within a count of working days, and those that the end rolled over."""
    for day in _passed(trail):
        if day.weekday() not in WEEKEND and not trail.calendar.is_working(day):
            yield day


def worked_weekends(trail: Trail) -> Iterator[date]:
    """The Saturdays and Sundays that the limit counts as working days, or on which it ends."""
    last = () if trail.due is None else (trail.due,)
    for day in sorted({*_passed(trail), *last}):
        if day.weekday() in WEEKEND and trail.calendar.is_working(day):
            yield day


def mark_of(calendar: Calendar, day: date) -> Mark:
    """How far it is confirmed that the day is off, or worked."""
    row = calendar.source_of(day)
    if row:
        return row.mark
    return Mark.CONFIRMED if calendar.is_official(day.year) else Mark.COMPUTED


def is_projection(trail: Trail) -> bool:
    """Whether the end rests on days off that nobody has announced yet."""
    if any(not trail.calendar.is_official(year) for year in trail.years):
        return True
    return any(projected_days(trail))


def projected_days(trail: Trail) -> Iterator[date]:
    """The days off that moved the end and that follow from a rule, but from no notice so far."""
    return (day for day in left_out(trail) if mark_of(trail.calendar, day) is Mark.COMPUTED)


def _passed(trail: Trail) -> Iterator[date]:
    """Each day that a working-day count went by, and each by which a day off moved the end on."""
    rule, due = trail.rule, trail.due or trail.end
    if rule.counts_back:
        # The event itself is not counted; the end of such a count does not roll.
        first, last = trail.end, trail.starts_on - ONE_DAY
        if rule.unit is not Unit.WORKING:
            return
    elif rule.unit is Unit.WORKING and not rule.until_end_of:
        first, last = trail.starts_on + ONE_DAY, trail.end
    else:
        first, last = trail.end, due - ONE_DAY
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
