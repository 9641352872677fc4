"""How much time is left, in the words that a list shows and with the tone that it colours."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from petitions.law.calendar import Calendar
from petitions.law.clock import Clock
from petitions.law.rule import Duty
from petitions.law.terms import day_text

#: From this many working days on, a due date is near and is counted in working days.
SOON = 3


class Tone(StrEnum):
    """How loudly a due date speaks."""

    QUIET = "quiet"
    SOON = "soon"
    TODAY = "today"
    LATE = "late"
    MET = "met"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """The words, in Vietnamese and English, and their tone."""

    text: str
    text_en: str
    tone: Tone


def time_left(
    due_on: date | None,
    today: date,
    calendar: Calendar,
    stopped: bool = False,
    met_on: date | None = None,
    is_owed: bool = True,
) -> TimeLeft:
    """What is left until `due_on`, seen on `today`: calendar days, near the end working days.

    A duty that is not known to be owed (`Clock.is_owed`) is never said to be late.
    """
    if not is_owed:
        return TimeLeft("nêu để đối chiếu", "for comparison", Tone.QUIET)
    if met_on is not None:
        return _met(due_on, met_on)
    if stopped:
        return TimeLeft("đang tạm dừng", "stopped", Tone.STOPPED)
    if due_on is None:
        return TimeLeft("không có thời hạn", "no time limit", Tone.QUIET)
    days = (due_on - today).days
    if days < 0:
        return TimeLeft(f"quá hạn {-days} ngày", f"{_days(-days)} overdue", Tone.LATE)
    if days == 0:
        return TimeLeft("hôm nay", "today", Tone.TODAY)
    working = calendar.working_days_between(today, due_on)
    if working > SOON:
        return TimeLeft(f"còn {days} ngày", f"{_days(days)} left", Tone.QUIET)
    if working == 0:
        return TimeLeft(f"còn {days} ngày", f"{_days(days)} left", Tone.SOON)
    return TimeLeft(
        f"còn {working} ngày làm việc", f"{_days(working, 'working day')} left", Tone.SOON
    )


def clock_left(clock: Clock, today: date) -> TimeLeft:
    """What is left of one clock, by whose it is: only a duty can be overdue.

    A right of the citizen expires, an effect of law sets in, and a clock that something else than
    its duty ended has come to an end.
    """
    is_over = clock.due_on is not None and clock.due_on < today
    if clock.met_on is not None and clock.closed_by not in clock.trail.rule.met_by:
        day = day_text(clock.met_on)
        return TimeLeft(f"chấm dứt ngày {day}", f"ended {day}", Tone.MET)
    if clock.met_on is None and is_over and clock.duty is Duty.EFFECT:
        return TimeLeft("đã có hiệu lực", "in force", Tone.MET)
    if clock.met_on is None and is_over and clock.duty is Duty.CITIZEN:
        return TimeLeft("đã hết thời hạn", "expired", Tone.MET)
    return time_left(
        clock.due_on,
        today,
        clock.trail.calendar,
        stopped=clock.is_stopped,
        met_on=clock.met_on,
        is_owed=clock.is_owed,
    )


def _met(due_on: date | None, met_on: date) -> TimeLeft:
    done, done_en = f"đã thực hiện {day_text(met_on)}", f"done {day_text(met_on)}"
    if due_on is None:
        return TimeLeft(done, done_en, Tone.MET)
    late = (met_on - due_on).days
    if late > 0:
        return TimeLeft(f"{done}, trễ {late} ngày", f"{done_en}, {_days(late)} late", Tone.MET)
    return TimeLeft(f"{done}, đúng hạn", f"{done_en}, on time", Tone.MET)


def _days(count: int, noun: str = "day") -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
