"""Gửi quyết định tạm đình chỉ, tiếp tục, đình chỉ: the clerk's work beside the main line."""

from datetime import date

import pytest

from petitions.access import Act
from petitions.errors import AlreadyDone, BadFact
from petitions.models import Deadline, Petition
from tests.factories import Office, moment
from tests.paths import at_point, do
from tests.petitions.snapshots import refused
from workflow.models import PetitionProcess, PetitionTask
from workflow.steps import waiting_tasks

pytestmark = pytest.mark.django_db


def waiting(petition: Petition) -> set[str]:
    return {task.act for task in waiting_tasks(petition)}


def met(petition: Petition, rule_id: str) -> date | None:
    return Deadline.objects.get(petition=petition, rule_id=rule_id).met_on


@pytest.mark.parametrize(
    ("point", "others"), [("suspended", {"verify"}), ("resumed", {"verify"}), ("terminated", set())]
)
def test_a_decision_to_stop_or_go_on_is_sent_by_the_clerk(point: str, others: set[str]) -> None:
    office = Office()
    petition = at_point(point, office)
    assert waiting(petition) == {"send_notice", *others}
    task = PetitionTask.objects.get(petition=petition, act="send_notice")
    assert (task.unit, task.flow_task.name) == (office.agency, "send_notice")
    do(Act.SEND_NOTICE, petition, office, office.clerk)
    assert waiting(petition) == others
    with refused(AlreadyDone, "Không có quyết định"):
        do(Act.SEND_NOTICE, petition, office, office.clerk)


def test_a_notice_is_sent_between_the_decision_and_today() -> None:
    office = Office()
    petition = at_point("suspended", office)
    at = moment("2026-12-14 09:00")
    for day in (10, 15):
        with refused(BadFact, "từ ngày ban hành quyết định (11/12/2026)", field="sent_on"):
            sent_on = date(2026, 12, day)
            do(Act.SEND_NOTICE, petition, office, office.clerk, at=at, sent_on=sent_on)
    with refused(BadFact, "số bưu gửi", field="reference"):
        do(Act.SEND_NOTICE, petition, office, office.clerk, at=at, reference=" ")


def test_a_terminated_process_stays_cancelled_once_its_notice_is_sent() -> None:
    office = Office()
    petition = at_point("terminated", office)
    do(Act.SEND_NOTICE, petition, office, office.clerk)
    assert PetitionProcess.objects.get(petition=petition).status == "CANCELED"


def test_a_notice_that_is_sent_is_not_the_decision_that_is_sent() -> None:
    office = Office()
    petition = at_point("resumed_decided", office)
    do(Act.SEND_NOTICE, petition, office, office.clerk)
    assert met(petition, "KN-GUI-1") is None
    do(Act.DELIVER, petition, office, office.clerk)
    assert met(petition, "KN-GUI-1") == date(2026, 12, 18)


def test_a_decision_that_is_sent_is_not_the_notice_that_is_sent() -> None:
    office = Office()
    petition = at_point("resumed_decided", office)
    do(Act.DELIVER, petition, office, office.clerk)
    assert met(petition, "KN-TDC-1") is None
    do(Act.SEND_NOTICE, petition, office, office.clerk)
    assert waiting(petition) == {"report"}


@pytest.mark.parametrize("notice_first", [True, False])
def test_a_process_is_done_once_its_report_and_its_notice_are(notice_first: bool) -> None:
    office = Office()
    petition = at_point("resumed_sent", office)
    acts = [(Act.REPORT, office.handler), (Act.SEND_NOTICE, office.clerk)]
    for act, actor in reversed(acts) if notice_first else acts:
        do(act, petition, office, actor)
    assert waiting(petition) == set()
    assert PetitionProcess.objects.get(petition=petition).status == "DONE"
