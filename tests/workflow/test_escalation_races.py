"""Two passes at the same moment, a pass during an act, a pass that is cut off: each level once."""

from functools import partial
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction

from petitions.access import Act
from petitions.acts.performing import lock
from petitions.models import Petition
from tests.concurrency.racing import race
from tests.factories import Office
from tests.paths import at_point, do
from tests.workflow.reminding import LATE, SOON, rows, said
from workflow.escalation import escalation
from workflow.escalation.escalation import Pass, escalate
from workflow.models import Notice, Reminder

pytestmark = pytest.mark.django_db(transaction=True)


def offices(count: int) -> list[Petition]:
    """Petitions of one office that are all late."""
    office = Office()
    assert office.head and office.room_head
    return [at_point("taken", office) for _ in range(count)]


@pytest.mark.parametrize("size", [2, 500])
def test_two_machines_at_one_moment_remind_once(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(escalation, "BATCH", size)
    petitions = offices(7)
    results = race([partial(escalate, LATE)] * 4)
    assert sum(done.told for done in results) == len(petitions)
    assert sum(done.busy for done in results) == 0
    for petition in petitions:
        assert [level for level, _, is_skipped in said(petition) if not is_skipped] == ["overdue"]
    assert sum(done.notices for done in results) == Notice.objects.count() == 3 * len(petitions)


def test_a_duty_that_is_done_between_the_look_and_the_writing_is_not_reminded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office = Office()
    petition = at_point("approved", office)
    held, looked, write = Event(), Event(), escalation._write

    def after_the_look(*args: Any) -> None:
        looked.set()
        write(*args)

    def decide() -> None:
        with transaction.atomic():
            lock(petition.pk)
            held.set()
            assert looked.wait(20)
            do(Act.ISSUE_DECISION, petition, office, office.clerk)

    def look() -> Pass:
        assert held.wait(20)
        return escalate(SOON)

    monkeypatch.setattr(escalation, "_write", after_the_look)
    race([decide, look])
    assert petition.deadlines.get(rule_id="KN-GQ-1").met_on is not None
    assert said(petition) == []


def test_a_pass_that_is_cut_off_keeps_what_it_did_and_the_next_does_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(escalation, "BATCH", 2)
    petitions = offices(5)
    write, calls = escalation._write, []

    def fails_at_the_second(*args: Any) -> None:
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        write(*args)

    monkeypatch.setattr(escalation, "_write", fails_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        escalate(LATE)
    assert Reminder.objects.filter(is_skipped=False).count() == 2
    assert escalate(LATE).told == 3
    assert {p.pk for p in petitions} == set(Reminder.objects.values_list("petition", flat=True))


def test_a_batch_is_written_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    offices(1)

    def breaks(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(Notice.objects, "bulk_create", breaks)
        with pytest.raises(RuntimeError):
            escalate(LATE)
    assert rows() == []
    assert escalate(LATE).told == 1


def test_a_petition_that_stays_held_is_left_to_the_next_pass() -> None:
    (petition,) = offices(1)
    held, passed_by = Event(), Event()

    def hold() -> None:
        with transaction.atomic():
            lock(petition.pk)
            held.set()
            assert passed_by.wait(20)

    def impatient() -> Pass:
        assert held.wait(20)
        with connection.cursor() as cursor:
            cursor.execute(
                "SET lock_timeout = 200"
                if connection.vendor == "postgresql"
                else "PRAGMA busy_timeout = 200"
            )
        try:
            return escalate(LATE)
        finally:
            passed_by.set()

    assert race([hold, impatient])[1].busy == 1
    assert rows() == []
    assert escalate(LATE).told == 1
