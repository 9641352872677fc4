"""The ways back: rework, redraft, send back and reassign; and handing over."""

from dataclasses import replace

import pytest

from documents.models import Draft, DraftComment
from petitions.access import Act
from petitions.errors import AlreadyDone, BadFact
from petitions.models import Petition, User
from tests.factories import MONDAY, Office
from tests.paths import REFUSE, TEXT, at_point, do, later
from tests.petitions.snapshots import refused
from workflow.inbox import Inbox
from workflow.models import PetitionTask
from workflow.steps import claim, waiting_tasks

pytestmark = pytest.mark.django_db


def waiting(petition: Petition) -> PetitionTask:
    """The only task that waits."""
    (task,) = waiting_tasks(petition)
    return task


def works_on(user: User) -> set[str]:
    return {task.act for task in Inbox(user, on=MONDAY).mine()}


def test_a_proposal_goes_back_to_the_desk_and_comes_again() -> None:
    office = Office()
    petition = at_point("proposed", office)
    do(Act.REWORK, petition, office, office.head)
    assert waiting(petition).act == "propose"
    with refused(AlreadyDone, "không chờ bước «Quyết định thụ lý, giao giải quyết»"):
        do(Act.ASSIGN, petition, office, office.head)
    do(Act.PROPOSE, petition, office, office.reception, proposal=REFUSE)
    do(Act.APPROVE_REFUSAL, petition, office, office.head)
    assert waiting(petition).act == "issue_refusal"
    assert PetitionTask.objects.filter(petition=petition, act="propose").count() == 2


def test_a_proposal_is_made_once_for_each_time_it_is_asked_for() -> None:
    office = Office()
    petition = at_point("proposed", office)
    with refused(AlreadyDone, "không chờ bước «Phân loại, đề xuất»"):
        do(Act.PROPOSE, petition, office, office.reception)


def test_a_draft_goes_back_with_its_comment_and_comes_again() -> None:
    office = Office()
    petition = at_point("drafted", office)
    do(Act.RETURN_DRAFT, petition, office, office.deputy, reason=" Nêu rõ diện tích. ")
    assert waiting(petition).act == "draft"
    comment = DraftComment.objects.get()
    assert (comment.text, comment.author, comment.draft.version) == (
        "Nêu rõ diện tích.",
        office.deputy,
        1,
    )
    with refused(AlreadyDone, "không chờ bước «Duyệt dự thảo»"):
        do(Act.APPROVE, petition, office, office.head)
    changed = replace(TEXT, conclusion="Khiếu nại đúng: diện tích là 165 m2.")
    do(Act.DRAFT, petition, office, office.handler, text=changed)
    assert waiting(petition).act == "approve"
    assert list(Draft.objects.order_by("version").values_list("version", flat=True)) == [1, 2]


def test_a_petition_that_was_sent_back_waits_in_the_next_room() -> None:
    office = Office()
    petition = at_point("sent_back", office)
    assert waiting(petition).unit == office.agency
    do(Act.REASSIGN, petition, office, office.head)
    task = waiting(petition)
    assert (task.act, task.unit) == ("take", office.other_room)
    do(Act.TAKE, petition, office, office.stranger, handler=office.stranger)
    assert (waiting(petition).act, waiting(petition).unit) == ("verify", office.other_room)
    assert works_on(office.stranger) == {"verify"}
    assert works_on(office.handler) == set()


def test_handing_over_gives_the_work_to_the_other_and_releases_it() -> None:
    office = Office()
    petition = at_point("taken", office)
    claim(waiting(petition).pk, user=office.handler, at=later(petition))
    assert works_on(office.handler) == {"verify"}
    do(Act.HAND_OVER, petition, office, office.head)
    assert (waiting(petition).owner, waiting(petition).status) == (None, "NEW")
    assert (works_on(office.handler), works_on(office.colleague)) == (set(), {"verify"})
    do(Act.VERIFY, petition, office, office.colleague)


@pytest.mark.parametrize("point", ["assigned", "accepted"])
def test_nothing_is_handed_over_that_nobody_has_taken(point: str) -> None:
    office = Office()
    petition = at_point(point, office)
    with refused(BadFact, "chưa có người xử lý"):
        do(Act.HAND_OVER, petition, office, office.head)


def test_a_suspended_petition_goes_on_where_it_stood() -> None:
    office = Office()
    petition = at_point("notified", office)
    task = waiting(petition)
    do(Act.RESUME, petition, office, office.head)
    assert task in waiting_tasks(petition)
    do(Act.SEND_NOTICE, petition, office, office.clerk)
    do(Act.VERIFY, petition, office, office.handler)
    assert waiting(petition).act == "draft"
