"""How many due dates one core computes in a second: `python -m benchmarks.clock [CASES]`.

The clock is measured through its public API, from the facts of a case to dates that can be
explained, and beside it the bare addition of working days, the same days and the same calendar, by
whatever else is installed: holidays (always), numpy and workalendar (only where somebody has put
them in; the program needs neither). The best of several rounds counts.
"""

import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import holidays

from petitions.law.calendar import load_calendar
from petitions.law.clock import compute
from petitions.law.facts import CaseFacts, EventKind, Kind, LegalEvent, Regime, Stage


def _installed(name: str) -> Any:
    """The module of that name, or None where it is not installed."""
    return import_module(name) if find_spec(name.split(".")[0]) else None


numpy, workalendar = _installed("numpy"), _installed("workalendar.core")
CALENDAR = load_calendar()
FIRST, SPAN, DAYS = date(2026, 1, 5), 600, 7
ROUNDS = 7


def cases(count: int) -> list[CaseFacts]:
    """Complaints and denunciations, received on all days of the span and accepted a week later."""
    kinds = (Kind.COMPLAINT, Kind.DENUNCIATION)
    return [
        CaseFacts(
            regime=Regime.STATE,
            kind=kinds[n % 2],
            stage=Stage.FIRST,
            events=(
                LegalEvent(EventKind.RECEIVED, day := FIRST + timedelta(days=n % SPAN)),
                LegalEvent(EventKind.ACCEPTED, day + timedelta(days=7)),
            ),
        )
        for n in range(count)
    ]


def per_second(work: Callable[[], Any], count: int) -> float:
    """How many of `count` things a second `work` does, in its best round."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return count / best


def due_dates(told: list[CaseFacts]) -> list[date | None]:
    """Every due date of the cases; each clock could be asked for its steps."""
    return [clock.due_on for facts in told for clock in compute(facts)]


def explanations(told: list[CaseFacts]) -> int:
    """How many steps explain all the due dates of the cases."""
    return sum(len(clock.steps) for facts in told for clock in compute(facts))


def additions(starts: list[date]) -> dict[str, Callable[[], list[date]]]:
    """Ways to add seven working days to each start."""
    ways: dict[str, Callable[[], list[date]]] = {
        "lịch của chương trình": lambda: [CALENDAR.add_working_days(d, DAYS) for d in starts],
        "holidays": lambda: [_library().get_nth_working_day(d, DAYS) for d in starts],
    }
    if numpy:
        ways |= _numpy_ways(starts)
    if workalendar:
        ways["workalendar"] = _workalendar_way(starts)
    return ways


def _days_off() -> list[date]:
    return sorted(day for day in CALENDAR.off if day.year >= FIRST.year)


@cache
def _library() -> holidays.HolidayBase:
    """The holidays package with our days off and our worked Saturdays."""
    days = holidays.HolidayBase(years=(2026, 2027, 2028))
    days.weekend_workdays = set(CALENDAR.worked)
    days.update(dict.fromkeys(_days_off(), "off"))
    return days


def _numpy_ways(starts: list[date]) -> dict[str, Callable[[], list[date]]]:
    """numpy knows no worked Saturday: those two of 2026 make its answers differ."""
    offset = numpy.busday_offset
    calendar = numpy.busdaycalendar(holidays=numpy.array(_days_off(), dtype="datetime64[D]"))
    array = numpy.array(starts, dtype="datetime64[D]")

    def add(days: Any) -> Any:
        # From a day off the count begins with the next day, hence "backward".
        return offset(days, DAYS, roll="backward", busdaycal=calendar)

    return {
        "numpy, từng ngày một": lambda: [add(day).item() for day in array],
        "numpy, cả mảng": lambda: list(add(array).tolist()),
    }


def _workalendar_way(starts: list[date]) -> Callable[[], list[date]]:
    class Offices(workalendar.Calendar):
        """Our days off, in workalendar's terms."""

        WEEKEND_DAYS = (workalendar.SAT, workalendar.SUN)

        def holidays(self, year: int | None = None) -> list[tuple[date, str]]:
            return [(day, "off") for day in _days_off() if day.year == year]

    offices, worked = Offices(), sorted(CALENDAR.worked)
    return lambda: [offices.add_working_days(d, DAYS, extra_working_days=worked) for d in starts]


def main(count: int) -> None:
    """Measure and print."""
    told = cases(count)
    clocks = len(due_dates(told))
    whole = per_second(lambda: due_dates(told), clocks)
    print(f"{count} vụ việc, {clocks} thời hạn, một nhân")
    print(f"{'thời hạn, giải thích khi hỏi':30} {whole:12,.0f} /giây   1,00   (đích: 200.000)")
    part = told[: max(count // 10, 1)]
    explained = per_second(lambda: explanations(part), len(due_dates(part)))
    print(f"{'thời hạn, đã giải thích đủ':30} {explained:12,.0f} /giây   {explained / whole:.2f}")
    starts = [facts.events[0].on for facts in told]
    print(f"cộng {DAYS} ngày làm việc vào {count} ngày, không giải thích:")
    expected = None
    for name, add in additions(starts).items():
        found = add()
        expected = expected or found
        same = sum(one == other for one, other in zip(found, expected, strict=True)) / count
        speed = per_second(add, count)
        print(f"{name:30} {speed:12,.0f} /giây   {speed / whole:.2f}   khớp {same:.0%}")
    absent = [n for n, module in (("numpy", numpy), ("workalendar", workalendar)) if not module]
    if absent:
        print(f"không đo vì chưa cài: {', '.join(absent)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6_000)
