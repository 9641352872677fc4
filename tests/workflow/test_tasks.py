"""Each act completes exactly its task and opens the next one, on the desk whose turn it is."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from petitions.access import Act
from petitions.errors import Refused
from tests.factories import Office, moment
from tests.paths import FACTS, POINTS, REGISTERED_AT, at_point, do
from workflow.models import PetitionProcess, PetitionTask

pytestmark = pytest.mark.django_db
#: The point, the only task that waits there, the act it waits for, on whose desk it lies.
WAITING = (
    ("registered", "Phân loại, đề xuất", "propose", "agency"),
    ("proposed", "Quyết định về đề xuất", "assign", "agency"),
    ("refusal_proposed", "Quyết định về đề xuất", "assign", "agency"),
    ("refusal_approved", "Ban hành thông báo không thụ lý", "issue_refusal", "agency"),
    ("assigned", "Ban hành thông báo thụ lý", "issue_acceptance", "agency"),
    ("accepted", "Nhận giải quyết", "take", "room"),
    ("sent_back", "Giao lại", "reassign", "agency"),
    ("taken", "Xác minh", "verify", "room"),
    ("notified", "Xác minh", "verify", "room"),
    ("verified", "Dự thảo quyết định", "draft", "room"),
    ("drafted", "Duyệt dự thảo", "approve", "agency"),
    ("approved", "Ban hành quyết định", "issue_decision", "agency"),
    ("decided", "Gửi quyết định", "deliver", "agency"),
    ("sent", "Báo cáo kết quả", "report", "room"),
    ("received", "Báo cáo kết quả", "report", "room"),
)
#: The point, and every act that somebody may do there.
POSSIBLE = {
    "registered": "attach propose terminate remind",
    "proposed": "attach assign rework terminate remind",
    "refusal_proposed": "attach approve_refusal rework terminate remind",
    "refusal_approved": "attach issue_refusal recall terminate remind",
    "declined": "",
    "assigned": "attach issue_acceptance recall mark_complex terminate remind",
    "accepted": "attach take send_back mark_complex suspend terminate remind",
    "sent_back": "attach reassign terminate remind",
    "taken": "attach hand_over verify mark_complex suspend terminate remind",
    "suspended": "attach hand_over resume terminate send_notice",
    "notified": "attach hand_over resume terminate",
    "resumed": "attach hand_over verify mark_complex suspend terminate send_notice remind",
    "terminated": "send_notice",
    "verified": "attach hand_over draft mark_complex suspend terminate remind",
    "drafted": "attach hand_over approve return_draft mark_complex suspend terminate remind",
    "approved": "attach hand_over issue_decision recall mark_complex suspend terminate remind",
    "decided": "hand_over deliver remind",
    "sent": "hand_over confirm_receipt report",
    "received": "hand_over report",
    "reported": "confirm_receipt",
}
#: On an open petition, wherever it stands.
ALWAYS = {"protect", "name_officer"}
#: Somebody who may do the act wherever anybody may.
ACTORS = {
    "reception": "attach propose protect name_officer",
    "clerk": "open_identity issue_acceptance issue_refusal issue_decision deliver confirm_receipt "
    "send_notice",
    "handler": "take send_back verify draft report",
    "head": "assign approve_refusal rework reassign hand_over mark_complex approve return_draft "
    "suspend resume terminate recall remind grant_opening revoke_opening clear_officer "
    "destroy_identity",
}
#: Of a whole path, from the counter to the report. One of each act asks for the newest calendar,
#: and PostgreSQL holds it for the step and for the act; each asks whether the petition names who
#: acts, and each that is told something in words, whether it is sealed.
MOST_QUERIES = {"sqlite": 338, "postgresql": 366}
ACTOR_OF = {act: name for name, acts in ACTORS.items() for act in acts.split()}


@pytest.mark.parametrize(("point", "title", "act", "desk"), WAITING)
def test_one_task_waits_on_the_desk_whose_turn_it_is(
    point: str, title: str, act: str, desk: str
) -> None:
    office = Office()
    petition = at_point(point, office)
    task = PetitionTask.objects.get(petition=petition, finished__isnull=True)
    assert (task.flow_task.title_of(petition), task.act) == (title, act)
    assert task.unit == getattr(office, desk)
    assert (task.owner, task.status, task.assigned) == (None, "NEW", None)


@pytest.mark.parametrize("point", POSSIBLE)
def test_only_the_acts_of_its_turn_can_be_done(point: str) -> None:
    office = Office()
    petition = at_point(point, office)
    actors = {act: getattr(office, name) for act, name in ACTOR_OF.items()}
    done = set()
    for act in FACTS:
        try:
            with transaction.atomic():
                do(act, petition, office, actors[act.value])
                done.add(act.value)
                transaction.set_rollback(True)
        except Refused as refused:
            assert refused.message
    assert done == ALWAYS | set(POSSIBLE[point].split())


def test_the_two_tables_know_every_point() -> None:
    assert set(POSSIBLE) == {"registered", *(name for name in POINTS if "resumed_" not in name)}
    ended, beside = {"declined", "reported"}, {"suspended", "resumed", "terminated"}
    assert {point for point, *_ in WAITING} == set(POSSIBLE) - ended - beside


def test_the_finished_tasks_tell_who_did_what_when() -> None:
    office = Office()
    petition = at_point("reported", office)
    told = [
        (t.flow_task.name, t.owner, t.created, t.finished)
        for t in PetitionTask.objects.filter(petition=petition, finished__isnull=False)
        .select_related("owner", "process")
        .order_by("pk")
    ]
    times = [REGISTERED_AT, *(moment(POINTS[name].at) for name in _path("reported"))]
    people = [office.reception, *(getattr(office, POINTS[n].actor) for n in _path("reported"))]
    names = "register propose decide announce take verify draft approve issue deliver report"
    assert [name for name, *_ in told[:-1]] == names.split()
    assert [owner for _, owner, *_ in told[:-1]] == people
    # The start is viewflow's own and ends when it is written down; nobody waited for it.
    assert [finished for *_, finished in told[1:-1]] == times[1:]
    assert [created for *_, created, _ in told[1:-1]] == times[:-1]
    assert (told[-1][0], told[-1][1], told[-1][2]) == ("reported", None, times[-1])
    assert PetitionProcess.objects.get(petition=petition).status == "DONE"


def _path(point: str) -> list[str]:
    """The points from the first after registration to `point`."""
    return [] if point == "registered" else [*_path(POINTS[point].follows), point]


def test_a_termination_cancels_what_waits() -> None:
    office = Office()
    petition = at_point("taken", office)
    at = moment("2026-12-11 08:00")
    do(Act.TERMINATE, petition, office, office.head, at=at)
    task = PetitionTask.objects.get(petition=petition, act="verify")
    assert (task.status, task.finished, task.owner) == ("CANCELED", at, None)
    process = PetitionProcess.objects.get(petition=petition)
    assert (process.status, process.finished) == ("CANCELED", at)
    waiting = PetitionTask.objects.get(petition=petition, finished__isnull=True)
    assert waiting.act == "send_notice"


def test_a_path_costs_no_more_queries_than_it_did() -> None:
    office = Office()
    people = [office.reception, office.clerk, office.head, office.handler]
    with CaptureQueriesContext(connection) as path:
        petition = at_point("reported", office)
    print(f"{len(path)} queries for {petition.record_length} acts of {len(people)} people")
    assert petition.record_length == 11
    assert len(path) <= MOST_QUERIES[connection.vendor]
