"""Working days of Vietnamese state offices. No network, no clock: dates in, dates out.

ngày làm việc: every day but Saturdays, Sundays, public holidays and days off in lieu, and with the
Saturdays that are worked in exchange (Bộ luật Lao động 2019 Điều 111, 112). Each year is laid out
once, as its working days in order and, for each of its days, how many of them have begun; adding
working days is then two look-ups.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

import holidays

from petitions.law.tables import Mark, Row, TableError, read_table, rows_of

DAYS_FILE = Path(__file__).parent / "days.toml"
WEEKEND = {5: "Thứ Bảy", 6: "Chủ nhật"}
#: Holidays have no official English names: English texts keep the Vietnamese ones.
WEEKEND_EN = {5: "Saturday", 6: "Sunday"}
CHANGED = "Ngày nghỉ theo thông báo của cơ quan có thẩm quyền"
OPENED = "Ngày làm việc theo thông báo của cơ quan có thẩm quyền"
#: The library's tables of the lunar year end here.
FIRST_YEAR, LAST_YEAR = 1901, 2100


class UnknownYear(ValueError):
    """A year for which there is neither an official table nor a projection."""


class OfficialDay(NamedTuple):
    """A weekday off, or a worked Saturday or Sunday, with what announced it."""

    on: date
    name: str
    source: str
    mark: Mark


class AnnualDay(NamedTuple):
    """A day off that returns every year from `since` on, without a make-up day."""

    month: int
    day: int
    since: int
    name: str


@dataclass(frozen=True)
class Calendar:
    """Which days an office works. Values never change; `with_changes` makes another calendar."""

    official_years: frozenset[int]
    off: Mapping[date, OfficialDay]
    worked: Mapping[date, OfficialDay]
    annual: tuple[AnnualDay, ...] = ()
    _years: dict[int, tuple[date, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    #: The working days of every year laid out so far.
    _known: set[date] = field(init=False, repr=False, compare=False, default_factory=set)
    _projected: dict[int, dict[date, str]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def is_official(self, year: int) -> bool:
        """Whether the year's days off are an official table; if not, they are a projection."""
        return year in self.official_years

    def is_working(self, day: date) -> bool:
        """Whether offices work on that day."""
        return self.day_off_reason(day) is None

    def day_off_reason(self, day: date) -> str | None:
        """Why offices do not work on that day, in Vietnamese; None where they do."""
        if day in self.worked:
            return None
        if day in self.off:
            return self.off[day].name
        if not self.is_official(day.year) and day in self._projection(day.year):
            return self._projection(day.year)[day]
        return WEEKEND.get(day.weekday())

    def source_of(self, day: date) -> OfficialDay | None:
        """The row of the official table that makes a day off, or a weekend day worked, if any."""
        return self.off.get(day) or self.worked.get(day)

    def add_working_days(self, start: date, days: int) -> date:
        """The last of that many working days, counted from the day after `start`.

        0 gives `start` itself. Raises ValueError for a negative number.
        """
        if days < 0:
            raise ValueError("working days are counted forward only")
        if days == 0:
            return start
        year = start.year
        listed = self._working(year)
        place = bisect_right(listed, start) + days - 1
        while place >= len(listed):
            place -= len(listed)
            year += 1
            listed = self._working(year)
        return listed[place]

    def subtract_working_days(self, end: date, days: int) -> date:
        """The first of that many working days that lie before `end`.

        0 gives `end` itself. Raises ValueError for a negative number.
        """
        if days < 0:
            raise ValueError("working days are taken away only")
        if days == 0:
            return end
        year = end.year
        place = bisect_left(self._working(year), end) - days
        while place < 0:
            year -= 1
            place += len(self._working(year))
        return self._working(year)[place]

    def next_working(self, day: date) -> date:
        """The day itself where it is worked, else the next day that is."""
        if day in self._known or day in self._working(day.year):
            return day
        return self.add_working_days(day, 1)

    def previous_working(self, day: date) -> date:
        """The day itself where it is worked, else the last day before it that was."""
        return day if self.is_working(day) else self.subtract_working_days(day, 1)

    def working_days_between(self, after: date, until: date) -> int:
        """How many working days lie after `after`, up to and with `until`; 0 where none do."""
        if until <= after:
            return 0
        begun = -bisect_right(self._working(after.year), after)
        for year in range(after.year, until.year):
            begun += len(self._working(year))
        return begun + bisect_right(self._working(until.year), until)

    def with_changes(
        self,
        days_off: Iterable[date] | Mapping[date, str] = (),
        working_days: Iterable[date] = (),
    ) -> "Calendar":
        """Another calendar: some days more off (with their reasons, where given), some worked."""
        reasons = days_off if isinstance(days_off, Mapping) else dict.fromkeys(days_off, CHANGED)
        added = {day: OfficialDay(day, name, name, Mark.CONFIRMED) for day, name in reasons.items()}
        opened = {day: OfficialDay(day, OPENED, OPENED, Mark.CONFIRMED) for day in working_days}
        both = sorted(added.keys() & opened.keys())
        if both:
            raise ValueError(f"{both[0]} cannot be both off and worked")
        off = {day: row for day, row in self.off.items() if day not in opened} | added
        worked = {day: row for day, row in self.worked.items() if day not in added} | opened
        return Calendar(self.official_years, off, worked, self.annual)

    def _working(self, year: int) -> tuple[date, ...]:
        """The working days of a year, in order."""
        listed = self._years.get(year)
        if listed is None:
            first = date(year, 1, 1)
            days = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
            listed = self._years[year] = tuple(day for day in days if self.is_working(day))
            self._known.update(listed)
        return listed

    def _projection(self, year: int) -> dict[date, str]:
        """The days off that the law lets one expect in a year without an official table."""
        if year not in self._projected:
            self._projected[year] = _project(year, self.annual)
        return self._projected[year]


def _project(year: int, annual: tuple[AnnualDay, ...]) -> dict[date, str]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnknownYear(f"the calendar does not know the year {year}")
    expected = dict(holidays.country_holidays("VN", years=year, language="vi").items())
    for row in annual:
        # Takes out the make-up days that the library adds to a day the statute gives none for.
        expected = {day: name for day, name in expected.items() if not name.startswith(row.name)}
        if year >= row.since:
            expected[date(year, row.month, row.day)] = row.name
    return expected


@cache
def load_calendar() -> Calendar:
    """The calendar of this package's table, read once."""
    return read_calendar(DAYS_FILE)


def read_calendar(path: Path) -> Calendar:
    """Reads a table of days. Raises TableError naming the file and the row at fault."""
    table = read_table(path)
    years = frozenset(_years(path, table.pop("years", [])))
    annual = tuple(_annual_day(row) for row in rows_of(path, table, "annual", "name"))
    off = _official_days(path, rows_of(path, table, "off", "name"), years, weekend=False)
    worked = _official_days(path, rows_of(path, table, "worked", "name"), years, weekend=True)
    return Calendar(years, off, worked, annual)


def _years(path: Path, listed: object) -> list[int]:
    if not isinstance(listed, list) or not all(type(year) is int for year in listed):
        raise TableError(f"{path.name}: years must be a list of whole numbers, not {listed!r}")
    return listed


def _official_days(
    path: Path, rows: Iterable[Row], years: frozenset[int], *, weekend: bool
) -> dict[date, OfficialDay]:
    listed: dict[date, OfficialDay] = {}
    for row in rows:
        name, source, mark = row.text("name"), row.text("source"), row.one_of("mark", Mark)
        for day in row.days("days"):
            if day.year not in years:
                raise row.fail(f"{day} lies outside the official years")
            if (day.weekday() in WEEKEND) is not weekend:
                raise row.fail(f"{day} is {'no' if weekend else 'a'} weekend day")
            if day in listed:
                raise row.fail(f"{day} is listed twice")
            listed[day] = OfficialDay(day, name, source, mark)
        row.finish()
    if not weekend:
        for year in sorted(years - {day.year for day in listed}):
            raise TableError(f"{path.name}: the official year {year} has no day off")
    return listed


def _annual_day(row: Row) -> AnnualDay:
    day = AnnualDay(row.number("month"), row.number("day"), row.number("since"), row.text("name"))
    row.text("source")
    row.one_of("mark", Mark)
    row.finish()
    return day
