"""The demonstration: loaded once, whole, with every state and something due and overdue."""

import io
import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from petitions import ledger, vault
from petitions.access import Act, visible_to
from petitions.acts.secrecy import tells
from petitions.law.calendar import load_calendar
from petitions.law.facts import Kind
from petitions.lifecycle import Status
from petitions.models import (
    Channel,
    Event,
    Grant,
    NamedOfficer,
    Outcome,
    Petition,
    Role,
    Triage,
    Unit,
    User,
    Verdict,
)
from petitions.seals import is_destroyed
from tests.secrecy.places_kept import tables_as_text
from workflow.demo import loading, timetable
from workflow.models import PetitionTask
from workflow.views.petition import TABS

pytestmark = pytest.mark.django_db

#: Acts that no file does: declared on the calendar, issued where they are proposed, drawn on a
#: page; a page that is read; and what is done in the register of papers.
BESIDE = (Act.DECLARE_DAY, Act.REMIND, Act.BLACK_OUT, Act.READ_OPENINGS, Act.VOID_NUMBER)


def load_demo() -> str:
    """What `manage.py load_demo` prints."""
    said = io.StringIO()
    call_command("load_demo", stdout=said)
    return said.getvalue()


class Demonstration(TestCase):
    """Loads it once for the tests of this file, in both databases, and takes it back."""

    databases = "__all__"
    said: str

    @classmethod
    def setUpTestData(cls) -> None:
        with pytest.raises(loading.BadDemonstration, match="không được thực hiện"):
            loading.load(date(2020, 6, 1))  # nobody held an office then
        assert not Unit.objects.exists()
        cls.said = load_demo()


@pytest.fixture(scope="module", autouse=True)
def greeting(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """What loading the demonstration said."""
    with django_db_blocker.unblock():
        Demonstration.setUpClass()
        yield Demonstration.said
        Demonstration.tearDownClass()
        Demonstration.doClassCleanups()


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
    of_complaints = Triage.objects.filter(petition__kind=Kind.COMPLAINT.value)
    assert set(of_complaints.values_list("outcome", flat=True)) == set(Outcome.values)
    assert set(Petition.objects.values_list("channel", flat=True)) == set(Channel.values)
    verdicts = Petition.objects.values_list("resolution__verdict", flat=True)
    assert set(verdicts) - {None} == set(Verdict.values)


def test_denunciations_stand_at_every_point() -> None:
    denunciations = Petition.objects.filter(kind=Kind.DENUNCIATION.value)
    assert all(petition.is_sealed for petition in denunciations)
    assert set(denunciations.values_list("status", flat=True)) == {
        *(Status.RECEIVED, Status.ASSIGNED, Status.RESOLVED, Status.REPORTED, Status.DECLINED)
    }
    outcomes = denunciations.values_list("triage__outcome", flat=True)
    assert {Outcome.ACCEPT, Outcome.NOT_ACCEPTED, Outcome.REFERRED} <= set(outcomes)
    assert [is_destroyed(p) for p in denunciations].count(True) == 1


def test_complaints_are_protected_from_the_counter_and_later() -> None:
    sealed = Petition.objects.filter(kind=Kind.COMPLAINT.value, is_sealed=True)
    assert sorted(p.events.filter(act=Act.PROTECT).count() for p in sealed) == [0, 1]


def test_grants_are_live_used_and_revoked(greeting: str) -> None:
    live = Grant.objects.live(timezone.now())
    assert Petition.objects.filter(grants__in=live, openings__gt=0).exists()
    assert Petition.objects.filter(grants__in=live, openings=0).exists()
    assert Grant.objects.filter(revoked_at__isnull=False, petition__openings__gt=0).exists()
    for grant in live:
        told = f"danh tính người gửi: {grant.to.username}, đơn {grant.petition.register_number} "
        assert told in greeting
    assert "SECOND_FACTOR_REQUIRED=1" in greeting


def test_what_names_the_head_of_the_commune_is_seen_by_the_province_alone() -> None:
    named = NamedOfficer.objects.get(user__username="chutich")
    on = timezone.localdate()
    seen_by = {
        user.username
        for user in User.objects.all()
        if visible_to(user, on=on).filter(pk=named.petition_id).exists()
    }
    assert seen_by == {"chutich.tinh", "kiemtra"}


def sealed_names() -> set[str]:
    """The names of all whom the demonstration keeps secret, as its files have them."""
    return {
        step.facts["petitioner_name"]
        for ref, step in timetable.timetable(timezone.localdate())
        if step.act is Act.REGISTER
        and Petition.objects.get(idempotency_key=timetable.key_of(ref)).is_sealed
    }


def test_no_sealed_name_is_in_a_dump_of_the_main_database() -> None:
    dump = io.StringIO()
    call_command("dumpdata", stdout=dump)
    told = json.loads(dump.getvalue())
    text = json.dumps(told, ensure_ascii=False)
    names = sealed_names()
    assert len(names) == 9
    assert "Kiều Văn Ao Cá" in text  # a petitioner who is not kept secret
    assert [name for name in names if name in text] == []


@pytest.mark.parametrize("username", ["tiepnhan", "chutich.tinh"])
def test_no_sealed_name_is_on_a_page(username: str) -> None:
    user, names = User.objects.get(username=username), sealed_names()
    client = Client()
    client.force_login(user)
    sealed = visible_to(user, on=timezone.localdate()).filter(is_sealed=True)
    assert len(sealed) >= 8
    addresses = [reverse(name) for name in ("inbox", "petition_list", "document_list")]
    for petition in sealed:
        addresses += [reverse("petition", args=[petition.pk])]
        addresses += [reverse("petition_tab", args=[petition.pk, tab]) for tab in TABS if tab]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert [name for name in names if name in answer.text] == [], address


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
    wanted = len(timetable.refs())
    with transaction.atomic():
        lost.update(idempotency_key=timetable.key_of("another"))
        with pytest.raises(CommandError, match=f"chỉ có {wanted - 1} trong {wanted}"):
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


def test_nobody_who_is_secret_is_in_a_table_or_greeted(greeting: str) -> None:
    sealed = Petition.objects.filter(is_sealed=True)
    secret = [one for petition in sealed for one in vault.written_in(petition)]
    assert secret
    told = [
        (one.name, text)
        for text in (greeting, *tables_as_text())
        for one in secret
        if tells(one, text)
    ]
    assert told == []
