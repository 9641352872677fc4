"""What a list says of a due date."""

from datetime import date

import pytest

from petitions.law.calendar import load_calendar
from petitions.law.wording import TimeLeft, Tone, clock_left, time_left
from tests.law.cases import clock_of, complaint, event

DUE = date(2026, 12, 3)  # Thursday


@pytest.mark.parametrize(
    ("today", "text", "text_en", "tone"),
    [
        (date(2026, 11, 21), "còn 12 ngày", "12 days left", "quiet"),
        (date(2026, 11, 27), "còn 6 ngày", "6 days left", "quiet"),  # Friday: four working days
        (date(2026, 11, 29), "còn 4 ngày", "4 days left", "quiet"),
        (date(2026, 11, 30), "còn 3 ngày làm việc", "3 working days left", "soon"),
        (date(2026, 12, 2), "còn 1 ngày làm việc", "1 working day left", "soon"),
        (date(2026, 12, 3), "hôm nay", "today", "today"),
        (date(2026, 12, 4), "quá hạn 1 ngày", "1 day overdue", "late"),
        (date(2026, 12, 7), "quá hạn 4 ngày", "4 days overdue", "late"),
    ],
)
def test_an_open_limit(today: date, text: str, text_en: str, tone: str) -> None:
    left = time_left(DUE, today, load_calendar())
    assert (left.text, left.text_en, left.tone) == (text, text_en, tone)


def _left(due_on: date | None, today: date, **rest: object) -> TimeLeft:
    met_on = rest.get("met_on")
    assert met_on is None or isinstance(met_on, date)
    return time_left(
        due_on, today, load_calendar(), stopped=bool(rest.get("stopped")), met_on=met_on
    )


def test_a_limit_that_was_met_stopped_or_never_set() -> None:
    today = date(2026, 12, 20)
    on_time = _left(DUE, today, met_on=date(2026, 12, 2))
    assert (on_time.text, on_time.tone) == ("đã thực hiện 02/12/2026, đúng hạn", "met")
    assert on_time.text_en == "done 02/12/2026, on time"
    late = _left(DUE, today, met_on=date(2026, 12, 5))
    assert late.text == "đã thực hiện 05/12/2026, trễ 2 ngày"
    assert late.text_en == "done 05/12/2026, 2 days late"
    assert _left(None, today, met_on=DUE).text == "đã thực hiện 03/12/2026"
    stopped = _left(None, today, stopped=True)
    assert (stopped.text, stopped.text_en, stopped.tone) == ("đang tạm dừng", "stopped", "stopped")
    assert _left(None, today).tone == "quiet"


def test_a_duty_that_may_not_exist_is_never_late() -> None:
    left = time_left(DUE, date(2026, 12, 20), load_calendar(), is_owed=False)
    assert (left.text, left.text_en, left.tone) == ("nêu để đối chiếu", "for comparison", "quiet")


def test_a_due_date_on_a_day_off_counts_plain_days() -> None:
    left = time_left(date(2026, 12, 6), date(2026, 12, 5), load_calendar())
    assert (left.text, left.tone) == ("còn 1 ngày", "soon")


def test_a_right_expires_and_an_effect_sets_in() -> None:
    decided = complaint(
        event("received", "2026-07-06"),
        event("accepted", "2026-07-10"),
        event("decided", "2026-08-03"),
        event("delivered", "2026-08-05"),
    )
    right, effect = clock_of(decided, "KN-L2-1"), clock_of(decided, "KN-HL-1")
    before, after = date(2026, 8, 20), date(2026, 10, 1)
    assert clock_left(right, before).text == "còn 15 ngày"
    assert clock_left(right, after) == TimeLeft("đã hết thời hạn", "expired", Tone.MET)
    assert clock_left(effect, after) == TimeLeft("đã có hiệu lực", "in force", Tone.MET)


def test_what_a_termination_ended_was_not_done() -> None:
    ended = complaint(
        event("received", "2026-07-06"),
        event("accepted", "2026-07-10"),
        event("terminated", "2026-07-20"),
    )
    left = clock_left(clock_of(ended, "KN-GQ-1"), date(2026, 10, 1))
    assert (left.text, left.tone) == ("chấm dứt ngày 20/07/2026", Tone.MET)
    sending = clock_left(clock_of(ended, "KN-TDC-1"), date(2026, 10, 1))
    assert (sending.text, sending.tone) == ("quá hạn 70 ngày", Tone.LATE)
