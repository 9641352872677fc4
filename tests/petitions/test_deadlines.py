"""Which clocks each act starts, meets and stops, and what the petition says is due next."""

from datetime import date

import pytest

from petitions.access import Act
from petitions.deadlines import replay
from petitions.models import Deadline, Petition
from tests.factories import Office, a_registration, moment
from tests.paths import POINTS, at_point, do

pytestmark = pytest.mark.django_db


def day(text: str) -> date:
    """23/11 is of 2026, 04/01 of 2027."""
    number, month = map(int, text.split("/"))
    return date(2026 if month > 8 else 2027, month, number)


def told(petition: Petition) -> dict[str, str]:
    """Each clock as "start due met", in days and months; "-" for none, * for stopped."""
    rows = {}
    for d in Deadline.objects.filter(petition=petition):
        due = f"{d.due_on:%d/%m}" if d.due_on else "*" if d.is_stopped else "-"
        met = f"{d.met_on:%d/%m}" if d.met_on else "-"
        rows[d.rule_id] = f"{d.starts_on:%d/%m} {due} {met}"
    return rows


# 90 days from 06/11 end on 04/02/2027, the first of the Tết holidays; work begins again on 11/02.
REGISTERED = {"KN-TH-1": "06/11 11/02 23/11", "KN-TL-1": "23/11 03/12 -"}
REGISTERED["KN-TL-3"] = "23/11 03/12 -"
ACCEPTED = {
    "KN-TH-1": "06/11 11/02 23/11",
    "KN-TL-1": "23/11 03/12 01/12",
    "KN-TL-3": "23/11 03/12 01/12",
    "KN-GQ-1": "01/12 31/12 -",
}
DECIDED = ACCEPTED | {
    "KN-GQ-1": "01/12 31/12 18/12",
    "KN-GUI-1": "18/12 23/12 -",
    "KN-HL-1": "18/12 18/01 -",  # 30 days end on Sunday 17/01/2027
}
SENT = DECIDED | {"KN-GUI-1": "18/12 23/12 21/12"}
#: The point, its clocks, the day on which the office next owes something, and by which rule.
#: Between 23/11 and 03/12/2026 lie seven working days: 24/11 is a day off, 28 and 29 a weekend.
CLOCKS: tuple[tuple[str, dict[str, str], str, str], ...] = (
    ("registered", REGISTERED, "03/12", "KN-TL-3"),
    ("proposed", REGISTERED, "03/12", "KN-TL-3"),
    ("assigned", REGISTERED, "03/12", "KN-TL-3"),
    ("accepted", ACCEPTED, "31/12", "KN-GQ-1"),
    ("sent_back", ACCEPTED, "31/12", "KN-GQ-1"),
    ("approved", ACCEPTED, "31/12", "KN-GQ-1"),
    ("decided", DECIDED, "23/12", "KN-GUI-1"),
    ("sent", SENT, "", ""),
    # Received on 25/12: 30 days end on Sunday 24/01/2027.
    ("received", SENT | {"KN-L2-1": "25/12 25/01 -"}, "", ""),
    ("reported", SENT, "", ""),
    (
        "suspended",
        ACCEPTED | {"KN-GQ-1": "01/12 * -", "KN-TDC-1": "11/12 16/12 -"},
        "16/12",
        "KN-TDC-1",
    ),
    (
        "notified",
        ACCEPTED | {"KN-GQ-1": "01/12 * -", "KN-TDC-1": "11/12 16/12 11/12"},
        "",
        "",
    ),
    (
        "terminated",
        ACCEPTED | {"KN-GQ-1": "01/12 31/12 11/12", "KN-TDC-1": "11/12 16/12 -"},
        "16/12",
        "KN-TDC-1",
    ),
    (
        "declined",
        REGISTERED | {"KN-TL-1": "23/11 03/12 27/11", "KN-TL-3": "23/11 03/12 27/11"},
        "",
        "",
    ),
)


@pytest.mark.parametrize(("point", "clocks", "due", "rule"), CLOCKS)
def test_a_point_of_the_path_has_these_clocks(
    point: str, clocks: dict[str, str], due: str, rule: str
) -> None:
    petition = at_point(point, Office())
    assert told(petition) == clocks
    assert petition.next_due_on == (day(due) if due else None)
    assert petition.next_due_rule == rule


def test_of_two_limits_for_one_duty_the_confirmed_one_binds() -> None:
    petition = at_point("registered", Office())
    rows = Deadline.objects.filter(petition=petition, rule_id__startswith="KN-TL")
    assert dict(rows.values_list("rule_id", "is_binding")) == {"KN-TL-1": False, "KN-TL-3": True}
    assert dict(rows.values_list("rule_id", "is_confirmed")) == {
        "KN-TL-1": False,
        "KN-TL-3": True,
    }


def test_suspended_days_move_the_limit() -> None:
    # Suspended on 11/12, resumed on 21/12: ten days more than 31/12 is Sunday 10/01.
    office = Office()
    petition = at_point("suspended", office)
    do(Act.RESUME, petition, office, office.head, at=moment("2026-12-21 08:00"))
    assert told(petition)["KN-GQ-1"] == "01/12 11/01 -"
    row = Deadline.objects.get(petition=petition, rule_id="KN-GQ-1")
    assert not row.is_stopped


def test_after_a_termination_the_office_owes_its_notice_and_no_more() -> None:
    office = Office()
    petition = at_point("terminated", office)
    do(Act.SEND_NOTICE, petition, office, office.clerk)
    found = Petition.objects.get(pk=petition.pk)
    assert (found.next_due_on, found.next_due_rule) == (None, "")


#: Days after acceptance on 01/12; 45 end on 15/01, 60 on Saturday 30/01, rolled to 01/02.
@pytest.mark.parametrize(
    ("is_remote", "is_complex", "due"),
    [
        (False, False, "31/12"),
        (True, False, "15/01"),
        (False, True, "15/01"),
        (True, True, "01/02"),
    ],
)
def test_the_limit_is_longer_for_remote_and_complex_cases(
    is_remote: bool, is_complex: bool, due: str
) -> None:
    office = Office()
    petition = at_point("taken", office, a_registration(is_remote=is_remote))
    if is_complex:
        do(Act.MARK_COMPLEX, petition, office, office.head)
    found = Petition.objects.get(pk=petition.pk)
    assert told(petition)["KN-GQ-1"] == f"01/12 {due} -"
    assert (found.next_due_on, found.next_due_rule) == (day(due), "KN-GQ-1")


def test_a_remote_complainant_has_longer_for_the_second_complaint() -> None:
    petition = at_point("received", Office(), a_registration(is_remote=True))
    # 45 days from 25/12 end on 08/02, in the Tết holidays, and work begins again on 11/02.
    assert told(petition)["KN-L2-1"] == "25/12 11/02 -"
    assert told(petition)["KN-HL-1"] == "18/12 01/02 -"


@pytest.mark.parametrize("point", POINTS)
def test_computing_anew_changes_nothing(point: str) -> None:
    petition = at_point(point, Office())
    before = list(Deadline.objects.filter(petition=petition).order_by("pk").values())
    due = petition.next_due_on
    replay(petition)
    assert list(Deadline.objects.filter(petition=petition).order_by("pk").values()) == before
    assert petition.next_due_on == due


def test_a_deadline_that_moves_stays_the_same_row() -> None:
    office = Office()
    petition = at_point("accepted", office)
    row = Deadline.objects.get(petition=petition, rule_id="KN-GQ-1")
    do(Act.MARK_COMPLEX, petition, office, office.head)
    row.refresh_from_db()
    assert row.due_on == day("15/01")


def test_facts_say_by_which_act_they_came() -> None:
    petition = at_point("received", Office())
    found = petition.legal_facts.order_by("on", "pk").values_list("kind", "on", "recorded_in__act")
    assert list(found) == [
        ("decision_received", day("06/11"), "register"),
        ("received", day("23/11"), "register"),
        ("accepted", day("01/12"), "issue_acceptance"),
        ("decided", day("18/12"), "issue_decision"),
        ("sent", day("21/12"), "deliver"),
        ("delivered", day("25/12"), "confirm_receipt"),
    ]
