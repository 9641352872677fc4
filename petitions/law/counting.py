"""The arithmetic of one limit: its end, as pauses and extensions move it. Dates only, no texts.

Bộ luật Dân sự 2015: the day of the starting event is not counted (Điều 147); a limit in calendar
days that ends on a day off ends with the next working day (Điều 148 khoản 5).
"""

from datetime import date, timedelta

from petitions.law.calendar import Calendar
from petitions.law.rule import Unit


def count_forward(start: date, days: int, unit: Unit, calendar: Calendar) -> date:
    """Where a count of that many days after `start` ends, before any rolling."""
    if unit is Unit.WORKING:
        return calendar.add_working_days(start, days)
    return start + timedelta(days=days)


def count_back(event: date, days: int, unit: Unit, calendar: Calendar) -> date:
    """The latest day with at least that many days between it and `event`, which is not counted."""
    if unit is Unit.WORKING:
        return calendar.subtract_working_days(event, days)
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
