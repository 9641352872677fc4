"""Giao, xác minh, dự thảo, tạm đình chỉ: the facts that each act refuses."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from petitions import acts
from petitions.access import Act
from petitions.acts import Finding
from petitions.errors import AlreadyDone, BadFact, Refused
from petitions.models import Petition, Verification
from tests.factories import Office, a_registration, moment
from tests.paths import FINDING, TEXT, at_point, do, later
from tests.petitions.snapshots import refused

pytestmark = pytest.mark.django_db
HELD: dict[str, Any] = {"dialogue_on": date(2026, 12, 10), "dialogue_result": "Chưa thống nhất."}

#: What is changed in a finding of 14/12/2026, the field at fault, words of the answer.
FINDINGS: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"findings": " "}, "findings", "kết quả xác minh"),
    ({"still_differs": True}, "dialogue_on", "Điều 30 Luật Khiếu nại"),
    ({"still_differs": True, **HELD, "dialogue_result": ""}, "dialogue_result", "đối thoại"),
    ({**HELD, "dialogue_on": date(2026, 12, 15)}, "dialogue_on", "đến hôm nay"),
    ({**HELD, "dialogue_on": date(2026, 11, 22)}, "dialogue_on", "từ ngày nhận đơn"),
    ({**HELD, "dialogue_on": date(2026, 11, 30)}, "", "trước khi thụ lý"),
)


@pytest.mark.parametrize(("changed", "field", "words"), FINDINGS)
def test_a_finding_with_a_fault_is_not_recorded(
    changed: dict[str, Any], field: str, words: str
) -> None:
    office = Office()
    petition = at_point("taken", office)
    finding = replace(FINDING, **changed)
    with refused(BadFact, words, field=field):
        do(
            Act.VERIFY,
            petition,
            office,
            office.handler,
            at=moment("2026-12-14 15:00"),
            finding=finding,
        )


def test_a_dialogue_is_a_fact_of_the_case() -> None:
    office = Office()
    petition = at_point("taken", office)
    finding = Finding(findings=" Đã đo. ", still_differs=True, **HELD)
    at = moment("2026-12-14 15:00")
    do(Act.VERIFY, petition, office, office.handler, at=at, finding=finding)
    fact = petition.legal_facts.get(kind="dialogue")
    assert (fact.on, fact.recorded_in.act) == (date(2026, 12, 10), "verify")
    found = Verification.objects.get(petition=petition)
    assert (found.findings, found.verified_by) == ("Đã đo.", office.handler)


def test_the_work_is_done_in_its_order() -> None:
    office = Office()
    petition = at_point("assigned", office)
    do_take = {"handler": office.handler}
    acts.take(petition.pk, actor=office.handler, at=later(petition), **do_take)
    with refused(BadFact, "Chưa ban hành thông báo thụ lý"):
        do(Act.VERIFY, petition, office, office.handler)
    petition = at_point("taken", office)
    with refused(BadFact, "Chưa có kết quả xác minh"):
        do(Act.DRAFT, petition, office, office.handler)
    with refused(BadFact, "chưa có dự thảo"):
        do(Act.RETURN_DRAFT, petition, office, office.head)
    petition = at_point("drafted", office)
    with refused(BadFact, "chưa được thủ trưởng duyệt"):
        do(Act.ISSUE_DECISION, petition, office, office.clerk)
    with refused(AlreadyDone, "đã có dự thảo"):
        do(Act.VERIFY, petition, office, office.handler)


def test_a_draft_orders_something() -> None:
    office = Office()
    petition = at_point("verified", office)
    with refused(BadFact, "ít nhất một điều quyết định", field="orders"):
        do(Act.DRAFT, petition, office, office.handler, text=replace(TEXT, orders=(" ",)))


def test_only_a_handler_of_the_unit_is_given_the_petition() -> None:
    office = Office()
    for point, act in (("accepted", Act.TAKE), ("taken", Act.HAND_OVER)):
        petition = at_point(point, office)
        for wrong in (office.stranger, office.room_head, office.clerk, Office().handler):
            with refused(BadFact, "không giữ vai trò người xử lý", field="handler"):
                do(act, petition, office, office.room_head, handler=wrong)


def test_a_petition_is_taken_once_and_handed_over_to_somebody_else() -> None:
    office = Office()
    petition = at_point("taken", office)
    with refused(AlreadyDone, f"{office.handler.full_name} đã nhận giải quyết"):
        do(Act.TAKE, petition, office, office.colleague, handler=office.colleague)
    with refused(AlreadyDone, "không còn trả lại được"):
        do(Act.SEND_BACK, petition, office, office.colleague)
    with refused(AlreadyDone, "đang là người xử lý"):
        do(Act.HAND_OVER, petition, office, office.head, handler=office.handler)
    do(Act.HAND_OVER, petition, office, office.head)
    assert Petition.objects.get(pk=petition.pk).handler == office.colleague
    event = petition.events.last()
    assert event is not None
    assert event.before == {"handler": office.handler.pk}
    assert event.after == {"handler": office.colleague.pk}


@pytest.mark.parametrize(
    ("point", "act", "who"),
    [
        ("accepted", Act.SEND_BACK, "handler"),
        ("taken", Act.HAND_OVER, "head"),
        ("taken", Act.MARK_COMPLEX, "head"),
        ("taken", Act.SUSPEND, "head"),
        ("taken", Act.TERMINATE, "head"),
        ("suspended", Act.RESUME, "head"),
        ("suspended", Act.TERMINATE, "head"),
        ("drafted", Act.RETURN_DRAFT, "head"),
    ],
)
def test_an_act_that_needs_a_reason_is_refused_without_one(point: str, act: Act, who: str) -> None:
    office = Office()
    petition = at_point(point, office)
    with refused(BadFact, "Ghi ", field="reason"):
        do(act, petition, office, getattr(office, who), reason=" ")


@pytest.mark.parametrize("basis", ["", "KN-11A-9", "KN-11-2", "TC-34-1A"])
def test_a_case_stops_or_ends_on_a_ground_of_the_law_only(basis: str) -> None:
    office = Office()
    petition = at_point("taken", office)
    for act in (Act.SUSPEND, Act.TERMINATE):
        with refused(BadFact, "không có trong luật", field="basis"):
            do(act, petition, office, office.head, basis=basis)


def test_the_grounds_to_suspend_and_to_terminate_are_not_exchanged() -> None:
    office = Office()
    petition = at_point("taken", office)
    for act, basis in ((Act.SUSPEND, "KN-11A-2A"), (Act.TERMINATE, "KN-11A-1A")):
        with refused(BadFact, "không có trong luật", field="basis"):
            do(act, petition, office, office.head, basis=basis)


def test_nothing_is_suspended_before_its_acceptance_is_announced() -> None:
    office = Office()
    petition = at_point("assigned", office)
    with refused(BadFact, "Chưa ban hành thông báo thụ lý"):
        do(Act.SUSPEND, petition, office, office.head)
    do(Act.ISSUE_ACCEPTANCE, petition, office, office.clerk)
    do(Act.SUSPEND, petition, office, office.head)


def test_a_case_is_found_complex_once_on_a_listed_criterion_and_in_time() -> None:
    office = Office()
    petition = at_point("taken", office)
    for criteria, words in (([], "ít nhất một tiêu chí"), (["KN-3A-x"], "không có trong luật")):
        with refused(BadFact, words, field="criteria"):
            do(Act.MARK_COMPLEX, petition, office, office.head, criteria=criteria)
    with refused(Refused, "Thời hạn giải quyết đã hết ngày 31/12/2026"):
        do(Act.MARK_COMPLEX, petition, office, office.head, at=moment("2027-01-01 00:00"))
    do(Act.MARK_COMPLEX, petition, office, office.head, at=moment("2026-12-31 23:59"))
    with refused(AlreadyDone, "đã được xác định là phức tạp"):
        do(Act.MARK_COMPLEX, petition, office, office.head)
    found = Petition.objects.get(pk=petition.pk)
    assert (found.complexity, found.complexity_grounds) == ("complex", "Hai địa điểm.")


def test_a_remote_complaint_may_be_found_complex_until_its_own_limit() -> None:
    office = Office()
    petition = at_point("taken", office, a_registration(is_remote=True))
    do(Act.MARK_COMPLEX, petition, office, office.head, at=moment("2027-01-15 09:00"))
    assert Petition.objects.get(pk=petition.pk).complexity == "complex"
