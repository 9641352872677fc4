"""Thu hồi việc duyệt: an approved paper that nobody has issued is decided anew."""

import pytest

from petitions.access import Act
from petitions.errors import BadFact
from petitions.models import Appointment, Petition, Resolution, Role
from tests.factories import MONDAY, Office, appoint
from tests.paths import at_point, do, later
from tests.petitions.snapshots import refused
from workflow.steps import claim, waiting_tasks

pytestmark = pytest.mark.django_db


def _waiting(petition: Petition) -> str:
    (task,) = waiting_tasks(petition)
    return task.act


@pytest.mark.parametrize(
    ("point", "status", "waits", "again"),
    [
        ("assigned", "received", "assign", Act.ASSIGN),
        ("refusal_approved", "received", "assign", Act.APPROVE_REFUSAL),
        ("approved", "assigned", "approve", Act.APPROVE),
    ],
)
def test_what_was_approved_is_decided_anew(point: str, status: str, waits: str, again: Act) -> None:
    office = Office()
    petition = at_point(point, office)
    issues = _waiting(petition)
    do(Act.RECALL, petition, office, office.head)
    petition.refresh_from_db()
    assert (petition.status, _waiting(petition)) == (status, waits)
    do(again, petition, office, office.deputy)
    assert _waiting(petition) == issues


def test_a_recalled_acceptance_has_no_unit_and_may_be_refused_instead() -> None:
    office = Office()
    petition = at_point("assigned", office)
    do(Act.RECALL, petition, office, office.head)
    petition.refresh_from_db()
    assert petition.handling_unit is None
    do(Act.REWORK, petition, office, office.head)
    assert _waiting(petition) == "propose"


def test_a_recalled_decision_is_not_issued() -> None:
    office = Office()
    petition = at_point("approved", office)
    do(Act.RECALL, petition, office, office.head)
    assert not Resolution.objects.get(petition=petition).approved_sha256
    with refused(BadFact, "chưa được"):
        do(Act.ISSUE_DECISION, petition, office, office.clerk)


@pytest.mark.parametrize("point", ["registered", "proposed", "accepted", "taken", "sent_back"])
def test_without_an_approved_paper_nothing_is_recalled(point: str) -> None:
    office = Office()
    petition = at_point(point, office)
    with refused(BadFact, "Không có văn bản nào đã duyệt"):
        do(Act.RECALL, petition, office, office.head)


def test_a_reason_is_needed() -> None:
    office = Office()
    petition = at_point("approved", office)
    with refused(BadFact, "lý do", field="reason"):
        do(Act.RECALL, petition, office, office.head, reason=" ")


def test_it_is_recalled_though_a_clerk_holds_the_task() -> None:
    office = Office()
    petition = at_point("approved", office)
    (task,) = waiting_tasks(petition)
    claim(task.pk, user=office.clerk, at=later(petition))
    do(Act.RECALL, petition, office, office.head)
    assert _waiting(petition) == "approve"


def test_a_head_who_left_after_approving_is_followed_by_one_who_signs() -> None:
    office = Office()
    petition = at_point("approved", office)
    day = later(petition).date()
    Appointment.objects.filter(user=office.head).update(ends_on=day)
    successor = appoint(Role.HEAD, office.agency)
    assert successor != office.head and day > MONDAY
    with refused(BadFact, "không giữ chức vụ này", field="signature"):
        do(
            Act.ISSUE_DECISION,
            petition,
            office,
            office.clerk,
            at=later(petition, days=2),
            printed=True,
        )
    do(Act.RECALL, petition, office, successor, at=later(petition, days=2))
    do(Act.APPROVE, petition, office, successor)
    document = do(Act.ISSUE_DECISION, petition, office, office.clerk, printed=True)
    assert document is not None and document.signer is not None
    assert document.signer.user == successor
