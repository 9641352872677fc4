"""The same law once more, slowly: one walk from day to day, with nothing of the engine in it."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def last_day(
    start: date,
    number: int,
    *,
    in_working_days: bool,
    stops: Sequence[tuple[date, date]],
    is_working: Callable[[date], bool],
) -> date:
    """The last day of a limit of `number` days after `start`.

    `stops` are pairs of days: of stopping, which still counts, and of resuming, which does not.
    The limit ends on a working day on which it is not standing still.
    """
    day, left = start, number
    while True:
        day += ONE_DAY
        is_paused = any(stopped < day <= resumed for stopped, resumed in stops)
        if left and not is_paused and (is_working(day) or not in_working_days):
            left -= 1
        stands_still = any(stopped <= day < resumed for stopped, resumed in stops)
        if left == 0 and is_working(day) and not stands_still:
            return day
