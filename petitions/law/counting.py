"""The arithmetic of one limit: its end, as pauses and extensions move it. Dates only, no texts.

Bộ luật Dân sự 2015: the day of the starting event is not counted (Điều 147); a limit in calendar
days or in months that ends on a day off ends with the next working day (Điều 148 khoản 5). A month
ends on the same date of the next one, or on its last day where it has no such date.
"""

from calendar import monthrange
from datetime import date, timedelta

from petitions.law.calendar import Calendar
from petitions.law.rule import Unit


def add_months(day: date, months: int) -> date:
    """The same date so many months later, or earlier; the month's last day where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def count_forward(start: date, days: int, unit: Unit, calendar: Calendar) -> date:
    """Where a count of that many days or months after `start` ends, before any rolling."""
    if unit is Unit.WORKING:
        return calendar.add_working_days(start, days)
    if unit is Unit.MONTHS:
        return add_months(start, days)
    return start + timedelta(days=days)


def count_back(event: date, days: int, unit: Unit, calendar: Calendar) -> date:
    """The latest day from which that many days or months run until `event`."""
    if unit is Unit.WORKING:
        return calendar.subtract_working_days(event, days)
    if unit is Unit.MONTHS:
        return add_months(event, -days)
    return event - timedelta(days=days)


class Count:
    """A limit that moves. `end` is where the count ends, before any rolling."""

    __slots__ = ("_calendar", "_unit", "end")

    def __init__(self, end: date, unit: Unit, calendar: Calendar) -> None:
        self._calendar = calendar
        self._unit = unit
        self.end = end

    @property
    def due(self) -> date:
        """The last day of the limit, a working day."""
        return self._calendar.next_working(self.end)

    def extend(self, days: int) -> None:
        """Moves the end by that many days, in the unit of the limit."""
        self.end = count_forward(self.end, days, self._unit, self._calendar)

    def pause(self, stopped_on: date, resumed_on: date) -> None:
        """Moves the end by the time between two days; what was left then is left afterwards.

        The day of stopping has run, and the day of resuming is, as a starting day, not counted.
        `stopped_on` must not lie after `due`: a limit that is over cannot be stopped.
        """
        if self._unit is Unit.WORKING:
            left = self._calendar.working_days_between(stopped_on, self.end)
            self.end = self._calendar.add_working_days(resumed_on, left)
        else:
            # Stopped between an end on a day off and the working day it rolls to: that day is kept.
            self.end = max(self.end, stopped_on) + (resumed_on - stopped_on)
