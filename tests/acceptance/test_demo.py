"""The demonstration: loaded once, whole, with every state and something due and overdue."""

import io
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from petitions import ledger
from petitions.access import Act
from petitions.law.calendar import load_calendar
from petitions.lifecycle import Status
from petitions.models import Channel, Event, Outcome, Petition, Role, Triage, Unit, User, Verdict
from workflow.demo import loading, timetable
from workflow.models import PetitionTask

#: Acts that the demonstration leaves to whoever tries it out.
BESIDE = (Act.DECLARE_DAY, Act.REMIND)


def load_demo() -> str:
    """What `manage.py load_demo` prints."""
    said = io.StringIO()
    call_command("load_demo", stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module", autouse=True)
def greeting(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The demonstration for the tests of this file, taken back after the last one."""
    with django_db_blocker.unblock(), transaction.atomic():
        with pytest.raises(loading.BadDemonstration, match="không được thực hiện"):
            loading.load(date(2020, 6, 1))  # nobody held an office then
        assert not Unit.objects.exists()
        yield load_demo()
        transaction.set_rollback(True)


def test_every_state_is_there() -> None:
    assert set(Petition.objects.values_list("status", flat=True)) == set(Status.values)


def test_every_piece_of_work_waits_somewhere() -> None:
    waiting = set(PetitionTask.objects.waiting().values_list("act", flat=True))
    assert waiting == {
        Act.PROPOSE,
        Act.ASSIGN,
        Act.ISSUE_REFUSAL,
        Act.ISSUE_ACCEPTANCE,
        Act.TAKE,
        Act.REASSIGN,
        Act.VERIFY,
        Act.DRAFT,
        Act.APPROVE,
        Act.ISSUE_DECISION,
        Act.DELIVER,
        Act.REPORT,
        Act.SEND_NOTICE,
    }


def test_every_act_was_done() -> None:
    done = set(Event.objects.values_list("act", flat=True))
    assert done == {act.value for act in Act if act not in BESIDE}


def test_every_outcome_channel_and_verdict_is_there() -> None:
    assert set(Triage.objects.values_list("outcome", flat=True)) == set(Outcome.values)
    assert set(Petition.objects.values_list("channel", flat=True)) == set(Channel.values)
    verdicts = Petition.objects.values_list("resolution__verdict", flat=True)
    assert set(verdicts) - {None} == set(Verdict.values)


def test_some_are_due_soon_and_some_overdue() -> None:
    today = timezone.localdate()
    assert Petition.objects.filter(next_due_on__lt=today).count() >= 3
    soon = today + timedelta(days=7)
    assert Petition.objects.filter(next_due_on__range=(today, soon)).count() >= 3


def test_numbers_run_with_the_days_and_all_days_are_past_and_worked() -> None:
    calendar, today = load_calendar(), timezone.localdate()
    for agency in Unit.objects.filter(petitions__isnull=False).distinct():
        book = Petition.objects.filter(unit=agency).order_by("year", "number")
        received = [petition.received_on for petition in book]
        assert received == sorted(received)
    days = {timezone.localdate(at) for at in Event.objects.values_list("happened_at", flat=True)}
    assert all(day < today and calendar.is_working(day) for day in days)


def test_the_record_holds() -> None:
    assert list(ledger.verify()) == []


def test_every_role_can_log_in(greeting: str) -> None:
    roles = {held for account in User.objects.all() for held in account.appointments.all()}
    assert {held.role for held in roles} == set(Role.values)
    for user in User.objects.all():
        assert user.check_password(loading.PASSWORD)
        assert f"  {user.username} " in greeting


def test_the_administrator_holds_no_role() -> None:
    administrator = User.objects.get(is_superuser=True)
    assert administrator.is_staff
    assert not administrator.appointments.exists()


def test_a_second_run_adds_nothing_and_keeps_passwords(greeting: str) -> None:
    user = User.objects.get(username="vanthu")
    user.set_password("mat-khau-moi-cua-toi")
    user.save()
    before = (Petition.objects.count(), Event.objects.count(), User.objects.count())
    again = load_demo()
    assert "đã có sẵn" in again
    assert again.splitlines()[1:] == greeting.splitlines()[2:]
    assert (Petition.objects.count(), Event.objects.count(), User.objects.count()) == before
    assert User.objects.get(username="vanthu").check_password("mat-khau-moi-cua-toi")
    user.set_password(loading.PASSWORD)
    user.save()


def test_the_example_code_is_a_petition(greeting: str) -> None:
    code = loading.example_code()
    assert f"/tra-cuu/{code}/" in greeting
    assert Petition.objects.get(code=code).status == Status.RESOLVED


def test_a_part_of_the_demonstration_is_not_taken_for_the_whole() -> None:
    lost = Petition.objects.filter(idempotency_key=timetable.key_of("rut-don"))
    with transaction.atomic():
        lost.update(idempotency_key=timetable.key_of("another"))
        with pytest.raises(CommandError, match="chỉ có 52 trong 53"):
            load_demo()
        transaction.set_rollback(True)


def test_it_is_refused_where_petitions_are_real(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=0"):
        load_demo()


@pytest.mark.parametrize("today", [date(2026, 11, 25), date(2027, 2, 12), date(2028, 1, 3)])
def test_the_days_of_the_timetable(today: date) -> None:
    steps = list(timetable.timetable(today))
    moments = [step.at for _, step in steps]
    assert moments == sorted(moments)
    assert timezone.localdate(moments[-1]) < today
    assert {ref for ref, _ in steps} == set(timetable.refs())
    assert len(timetable.refs()) == len(set(timetable.refs()))
