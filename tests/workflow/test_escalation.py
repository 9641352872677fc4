"""One pass a day: each level once, none after the duty is done, what was missed is caught up."""

from datetime import date, timedelta

import pytest

from petitions.access import Act
from petitions.models import Deadline, Petition
from tests.factories import Office
from tests.paths import at_point, do
from tests.workflow.reminding import DUE, HALF, LATE, SOON, VERY_LATE, passed, rows, said
from workflow.escalation import escalation
from workflow.escalation.escalation import batches, open_limits
from workflow.escalation.levels import Limit
from workflow.models import Reminder

pytestmark = pytest.mark.django_db
DAYS = [date(2026, 12, 2) + timedelta(days=n) for n in range(60)]


def taken() -> Petition:
    """A petition under settlement from 01/12/2026 to 31/12/2026, and nothing else open on it."""
    petition = at_point("taken", Office())
    assert list(batches(date.max)) == [[Limit(petition.pk, "KN-GQ-1", date(2026, 12, 1), DUE)]]
    return petition


def move(petition: Petition, due_on: date) -> None:
    """The end of the settlement becomes another day."""
    Deadline.objects.filter(petition=petition, rule_id="KN-GQ-1").update(due_on=due_on)


def test_each_level_is_reached_on_its_day_and_told_once() -> None:
    petition = taken()
    passed(*DAYS)
    assert said(petition) == [
        ("half", HALF, False),
        ("soon", SOON, False),
        ("overdue", LATE, False),
        ("overdue_10", VERY_LATE, False),
    ]


@pytest.mark.parametrize("day", [HALF, SOON, LATE, VERY_LATE])
def test_a_rerun_writes_nothing(day: date) -> None:
    taken()
    assert passed(day).told == 1
    before = rows()
    again = passed(day)
    assert (again.looked_at, again.told, again.skipped, again.notices) == (1, 0, 0, 0)
    assert rows() == before
    assert passed(day - timedelta(days=1)).told == 0
    assert rows() == before


def test_the_day_before_a_level_nothing_is_said() -> None:
    petition = taken()
    assert passed(HALF - timedelta(days=1)).told == 0
    assert said(petition) == []


def test_what_was_missed_is_caught_up_by_the_highest_level_alone() -> None:
    petition = taken()
    passed(HALF)
    done = passed(LATE + timedelta(days=3))
    assert (done.told, done.skipped) == (1, 1)
    assert said(petition) == [
        ("half", HALF, False),
        ("soon", LATE + timedelta(days=3), True),
        ("overdue", LATE + timedelta(days=3), False),
    ]
    skipped = Reminder.objects.get(petition=petition, is_skipped=True)
    assert not skipped.notices.exists()
    assert skipped.paper == ""
    passed(VERY_LATE)
    assert said(petition)[3:] == [("overdue_10", VERY_LATE, False)]


def test_years_of_standstill_make_one_reminder() -> None:
    petition = taken()
    done = passed(date(2028, 3, 1))
    assert (done.told, done.skipped) == (1, 3)
    assert said(petition)[-1] == ("overdue_10", date(2028, 3, 1), False)


@pytest.mark.parametrize("point", ["suspended", "terminated", "decided", "reported"])
def test_what_is_stopped_met_or_fallen_away_is_not_reminded(point: str) -> None:
    petition = at_point(point, Office())
    passed(VERY_LATE)
    assert said(petition) == []


def test_what_is_done_between_two_passes_is_not_reminded_again() -> None:
    office = Office()
    petition = at_point("approved", office)
    passed(SOON)
    do(Act.ISSUE_DECISION, petition, office, office.clerk)
    passed(VERY_LATE)
    assert [level for level, _, is_skipped in said(petition) if not is_skipped] == ["soon"]


def test_a_later_end_brings_back_the_levels_that_then_lie_ahead() -> None:
    petition = taken()
    passed(*DAYS[: DAYS.index(SOON) + 1])
    # To 30/01/2027 (a Saturday rolls on: 01/02): half lies on 01/01, three days before on 27/01.
    move(petition, date(2027, 2, 1))
    before = len(said(petition))
    assert passed(SOON + timedelta(days=1)).told == 0
    passed(*[date(2027, 1, 1) + timedelta(days=n) for n in range(60)])
    assert [(level, day) for level, day, _ in said(petition)[before:]] == [
        ("half", date(2027, 1, 1)),
        ("soon", date(2027, 1, 27)),
        ("overdue", date(2027, 2, 2)),
        ("overdue_10", date(2027, 2, 11)),
    ]


def test_a_level_that_lay_behind_already_is_not_said_again_for_the_new_end() -> None:
    petition = taken()
    passed(HALF + timedelta(days=2))
    # One day later: half of it still lies on a day before the one on which it was said.
    move(petition, DUE + timedelta(days=1))
    assert passed(HALF + timedelta(days=3)).told == 0
    assert len(said(petition)) == 1


def test_an_end_that_moves_there_and_back_is_not_said_twice() -> None:
    petition = taken()
    passed(HALF)
    move(petition, date(2027, 2, 1))
    passed(HALF + timedelta(days=1))
    move(petition, DUE)
    passed(HALF + timedelta(days=2))
    assert said(petition) == [("half", HALF, False)]


def test_an_end_that_moves_forward_past_levels_says_the_highest() -> None:
    petition = taken()
    passed(HALF)
    move(petition, date(2026, 12, 17))
    assert passed(date(2026, 12, 18)).told == 1
    assert said(petition)[-1] == ("overdue", date(2026, 12, 18), False)


def test_a_limit_for_comparison_is_left_alone() -> None:
    petition = at_point("registered", Office())
    passed(date(2026, 12, 4))
    bound = Deadline.objects.get(
        petition=petition, is_binding=True, is_office_duty=True, rule_id__startswith="KN-TL"
    )
    assert {r.rule_id for r in Reminder.objects.filter(petition=petition)} == {bound.rule_id}
    assert Deadline.objects.filter(petition=petition, is_binding=False).exists()


def test_batches_hold_every_open_limit_once(monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office()
    for _ in range(5):
        at_point("registered", office)
    at_point("taken", office)
    every = sorted(Limit(*row) for row in open_limits().values_list(*Limit._fields))
    assert len(every) >= 6
    for size in (1, 2, len(every), len(every) + 1):
        monkeypatch.setattr(escalation, "BATCH", size)
        found = [limit for batch in batches(date.max) for limit in batch]
        assert sorted(found) == every
        assert [limit.due_on for limit in found] == sorted(limit.due_on for limit in every)


def test_many_batches_remind_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office()
    petitions = [at_point("registered", office) for _ in range(5)]
    monkeypatch.setattr(escalation, "BATCH", 2)
    done = passed(date(2026, 12, 4))
    assert done.told == 5
    assert {r.petition_id for r in Reminder.objects.filter(is_skipped=False)} == {
        p.pk for p in petitions
    }
    assert passed(date(2026, 12, 4)).told == 0
