"""Who is told: those who hold the offices on that day, each once, and only who may see it."""

from datetime import date, timedelta

import pytest

from petitions import access
from petitions.models import Appointment, Petition, Role, Unit, User
from tests.factories import AppointmentFactory, Office, appoint
from tests.paths import at_point
from tests.workflow.reminding import HALF, LATE, SOON, VERY_LATE, passed, told
from workflow.models import Notice, Reminder

pytestmark = pytest.mark.django_db
ACCEPTANCE_LATE = date(2026, 12, 4)


def leaves(user: User, on: date) -> None:
    """The person's offices end the day before."""
    Appointment.objects.filter(user=user).update(ends_on=on - timedelta(days=1))


def above(office: Office) -> Unit:
    parent = office.agency.parent
    assert parent is not None
    return parent


def staffed() -> tuple[Office, Petition, User]:
    """An office with every role held, a petition under settlement, and the head of the province."""
    office = Office()
    for name in ("head", "deputy", "clerk", "room_head", "auditor", "colleague", "stranger"):
        assert getattr(office, name)
    return office, at_point("taken", office), appoint(Role.HEAD, above(office))


def test_each_level_tells_whom_it_names() -> None:
    office, petition, superior = staffed()
    passed(HALF, SOON, LATE, VERY_LATE)
    assert told(petition, "half") == {office.handler: "handler"}
    assert told(petition, "soon") == {office.handler: "handler", office.room_head: "unit_head"}
    assert told(petition, "overdue") == {
        office.handler: "handler",
        office.room_head: "unit_head",
        office.head: "agency_head",
    }
    assert told(petition, "overdue_10") == {
        office.handler: "handler",
        office.room_head: "unit_head",
        office.head: "agency_head",
        superior: "superior",
        office.auditor: "auditor",
    }


def test_before_there_is_a_handler_reception_is_told() -> None:
    office = Office()
    petition, head = at_point("registered", office), office.head
    passed(ACCEPTANCE_LATE)
    rule_id = Reminder.objects.filter(petition=petition, is_skipped=False).get().rule_id
    assert told(petition, "overdue", rule_id) == {
        office.reception: "reception",
        head: "agency_head",
    }


def test_a_person_on_several_grounds_is_told_once_on_the_first() -> None:
    office = Office()
    petition = at_point("taken", office)
    for unit in (office.room, office.agency):
        AppointmentFactory.create(user=office.handler, unit=unit)
    passed(LATE)
    assert told(petition, "overdue") == {office.handler: "handler", office.head: "agency_head"}


def test_offices_count_as_they_are_held_that_day() -> None:
    office, petition, _ = staffed()
    leaves(office.handler, HALF)
    leaves(office.head, LATE)
    passed(HALF)
    # In the handler's place it is the head of the unit who has to know.
    assert told(petition, "half") == {office.room_head: "handler"}
    passed(LATE)
    assert told(petition, "overdue") == {office.room_head: "handler", office.deputy: "agency_head"}


def test_an_account_that_is_closed_is_told_nothing() -> None:
    office, petition, _ = staffed()
    User.objects.filter(pk=office.room_head.pk).update(is_active=False)
    passed(SOON)
    assert told(petition, "soon") == {office.handler: "handler"}


def test_where_the_offices_named_are_vacant_the_head_of_the_agency_is_told() -> None:
    office = Office()
    petition, head = at_point("taken", office), office.head
    leaves(office.handler, HALF)
    passed(HALF)
    assert told(petition, "half") == {head: "agency_head"}


def test_where_nobody_is_in_office_the_reminder_stands_and_the_pass_says_so() -> None:
    office = Office()
    petition = at_point("taken", office)
    Appointment.objects.update(ends_on=HALF - timedelta(days=1))
    done = passed(HALF)
    assert (done.told, done.notices, done.unheard) == (1, 0, 1)
    assert told(petition, "half") == {}
    assert Reminder.objects.filter(petition=petition, level="half").exists()


def test_without_an_auditor_of_its_own_the_one_above_is_told() -> None:
    office = Office()
    petition = at_point("taken", office)
    auditor = appoint(Role.AUDITOR, above(office))
    appoint(Role.AUDITOR, Office().agency)
    passed(VERY_LATE)
    assert [
        user for user, ground in told(petition, "overdue_10").items() if ground == "auditor"
    ] == [auditor]


def test_whoever_is_told_may_see_the_petition() -> None:
    _office, petition, _ = staffed()
    away, _, _ = staffed()
    passed(HALF, SOON, LATE, VERY_LATE)
    notices = Notice.objects.select_related("user", "reminder")
    assert notices.count() > 20
    for notice in notices:
        seen = access.visible_to(notice.user, on=notice.reminder.on)
        assert seen.filter(pk=notice.reminder.petition_id).exists(), notice.told_as
    mine = Notice.objects.filter(reminder__petition=petition)
    assert not mine.filter(user__in=[away.head, away.handler, away.auditor]).exists()
