"""Taking work off the shared pile and putting it back."""

import pytest

from petitions.access import Act
from petitions.errors import AlreadyDone, NotAllowed
from petitions.models import Petition, Role, User
from tests.factories import Office, appoint
from tests.paths import at_point, do, later
from tests.petitions.snapshots import everything, refused
from workflow.models import PetitionTask
from workflow.steps import claim, release, waiting_tasks

pytestmark = pytest.mark.django_db


def waiting(petition: Petition) -> PetitionTask:
    (task,) = waiting_tasks(petition)
    return task


def taken(petition: Petition, user: User) -> PetitionTask:
    return claim(waiting(petition).pk, user=user, at=later(petition))


def test_a_claimed_task_is_its_owner_s_until_released() -> None:
    office = Office()
    petition, second = at_point("approved", office), appoint(Role.CLERK, office.agency)
    at = later(petition)
    taken(petition, office.clerk)
    task = waiting(petition)
    assert (task.owner, task.assigned, task.status) == (office.clerk, at, "ASSIGNED")
    with refused(AlreadyDone, f"{office.clerk.full_name} đã nhận làm việc này"):
        taken(petition, second)
    with refused(AlreadyDone, f"{office.clerk.full_name} đã nhận làm việc này"):
        do(Act.ISSUE_DECISION, petition, office, second)
    with refused(NotAllowed, second.full_name):
        release(task.pk, user=second, at=at)
    release(task.pk, user=office.clerk, at=at)
    task = waiting(petition)
    assert (task.owner, task.assigned, task.status) == (None, None, "NEW")
    do(Act.ISSUE_DECISION, petition, office, second)


def test_claiming_twice_is_claiming_once() -> None:
    office = Office()
    petition = at_point("approved", office)
    taken(petition, office.clerk)
    before = everything()
    taken(petition, office.clerk)
    assert everything() == before


def test_the_owner_does_what_was_claimed() -> None:
    office = Office()
    petition = at_point("registered", office)
    task = taken(petition, office.reception)
    do(Act.PROPOSE, petition, office, office.reception)
    task = PetitionTask.objects.get(pk=task.pk)
    assert (task.owner, task.status) == (office.reception, "DONE")


@pytest.mark.parametrize(
    ("point", "who"),
    [
        ("registered", "head"),
        ("proposed", "reception"),
        ("approved", "handler"),
        ("accepted", "stranger"),
        ("taken", "colleague"),
        ("taken", "auditor"),
    ],
)
def test_nobody_claims_what_they_may_not_do(point: str, who: str) -> None:
    office = Office()
    petition, user = at_point(point, office), getattr(office, who)
    with refused(NotAllowed, user.full_name):
        taken(petition, user)


@pytest.mark.parametrize("point", ["approved", "sent_back"])
def test_nobody_of_another_agency_claims(point: str) -> None:
    office, other = Office(), Office()
    petition = at_point(point, office)
    for user in (other.clerk, other.head):
        with refused(NotAllowed, user.full_name):
            taken(petition, user)


def test_what_is_done_or_cancelled_is_not_claimed() -> None:
    office = Office()
    petition = at_point("taken", office)
    done = PetitionTask.objects.get(petition=petition, act="take")
    with refused(AlreadyDone, "không còn chờ thực hiện"):
        claim(done.pk, user=office.handler, at=later(petition))
    cancelled = waiting(petition)
    do(Act.TERMINATE, petition, office, office.head)
    with refused(AlreadyDone, "không còn chờ thực hiện"):
        claim(cancelled.pk, user=office.handler, at=later(petition))
    with refused(AlreadyDone, "không còn ai giữ"):
        release(done.pk, user=office.handler, at=later(petition))


@pytest.mark.parametrize("who", ["head", "deputy"])
def test_a_head_puts_back_what_somebody_absent_holds(who: str) -> None:
    office = Office()
    petition, second = at_point("approved", office), appoint(Role.CLERK, office.agency)
    task = taken(petition, office.clerk)
    release(task.pk, user=getattr(office, who), at=later(petition))
    do(Act.ISSUE_DECISION, petition, office, second)


def test_a_head_of_another_agency_does_not() -> None:
    office, other = Office(), Office()
    petition = at_point("approved", office)
    task = taken(petition, office.clerk)
    with refused(NotAllowed, other.head.full_name):
        release(task.pk, user=other.head, at=later(petition))
