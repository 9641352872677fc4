"""Phân loại, thụ lý, giao: what a proposal and the decision on it must hold."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from petitions import acts
from petitions.access import Act
from petitions.acts import Proposal
from petitions.errors import AlreadyDone, BadFact, Refused
from petitions.models import Outcome, Petition, Triage
from tests.factories import Office, UnitFactory, a_registration, moment
from tests.paths import ACCEPT, REFUSE, at_point, do, later
from tests.petitions.snapshots import refused

pytestmark = pytest.mark.django_db

FAULTS: tuple[tuple[Proposal, str, str], ...] = (
    (replace(ACCEPT, reason=" "), "reason", "lý do"),
    (replace(REFUSE, ground=""), "ground", "Điều 11 Luật Khiếu nại"),
    (replace(REFUSE, ground="KN-11-99"), "ground", "không có trong luật"),
    (replace(REFUSE, ground="KN-11A-2A"), "ground", "không có trong luật"),
    (replace(ACCEPT, ground="KN-11-2"), "ground", "chỉ dùng khi đề xuất không thụ lý"),
    (Proposal(outcome=Outcome.REFERRED, reason="Sai thẩm quyền."), "competent_body", "thẩm quyền"),
    (Proposal(outcome=Outcome.GUIDED, reason="Sai thẩm quyền."), "competent_body", "thẩm quyền"),
    (Proposal(outcome=Outcome.RETURNED, reason="Sai thẩm quyền."), "outcome", "chuyển đến"),
)


@pytest.mark.parametrize(("proposal", "field", "words"), FAULTS)
def test_a_proposal_with_a_fault_is_not_made(proposal: Proposal, field: str, words: str) -> None:
    office = Office()
    petition = at_point("registered", office)
    with refused(BadFact, words, field=field):
        do(Act.PROPOSE, petition, office, office.reception, proposal=proposal)


def test_only_a_unit_of_the_agency_is_suggested_or_assigned() -> None:
    office, other = Office(), Office()
    petition = at_point("registered", office)
    suggestion = replace(ACCEPT, suggested_unit=other.room)
    with refused(BadFact, "không thuộc cơ quan tiếp nhận", field="unit"):
        do(Act.PROPOSE, petition, office, office.reception, proposal=suggestion)
    petition = at_point("proposed", office)
    for unit in (other.room, other.agency, office.agency.parent):
        with refused(BadFact, "không thuộc cơ quan tiếp nhận", field="unit"):
            do(Act.ASSIGN, petition, office, office.head, unit=unit)


def test_a_room_of_a_room_and_the_agency_itself_may_be_assigned() -> None:
    office = Office()
    inner = UnitFactory.create(parent=office.room)
    for unit in (inner, office.agency):
        petition = at_point("proposed", office)
        do(Act.ASSIGN, petition, office, office.head, unit=unit)
        assert Petition.objects.get(pk=petition.pk).handling_unit == unit


def test_the_decision_follows_the_proposal() -> None:
    office = Office()
    petition = at_point("refusal_proposed", office)
    with refused(Refused, "Trả lại đề xuất nếu quyết định thụ lý"):
        do(Act.ASSIGN, petition, office, office.head)
    petition = at_point("proposed", office)
    with refused(Refused, "Trả lại đề xuất nếu quyết định không thụ lý"):
        do(Act.APPROVE_REFUSAL, petition, office, office.head)


@pytest.mark.parametrize("act", [Act.ASSIGN, Act.APPROVE_REFUSAL, Act.REWORK])
def test_nothing_is_decided_that_was_not_proposed(act: Act) -> None:
    office = Office()
    petition = at_point("registered", office)
    with refused(BadFact, "chưa có đề xuất"):
        do(act, petition, office, office.head)


def test_a_rework_says_what_is_to_be_mended() -> None:
    office = Office()
    petition = at_point("proposed", office)
    with refused(BadFact, "điều cần sửa", field="reason"):
        do(Act.REWORK, petition, office, office.head, reason=" \n")


def test_an_unsigned_complaint_is_not_accepted() -> None:
    office = Office()
    petition = at_point("proposed", office, a_registration(is_signed=False))
    with refused(Refused, "khoản 5 Điều 11 Luật Khiếu nại"):
        do(Act.ASSIGN, petition, office, office.head)


#: 90 days from 25/08/2026 end on Monday 23/11/2026, the day of receipt; from 24/08 a day earlier,
#: on a Sunday, and so on that Monday too; from 21/08 on Thursday 19/11.
@pytest.mark.parametrize(
    ("known_on", "excused", "accepted"),
    [
        (date(2026, 8, 25), 0, True),
        (date(2026, 8, 24), 0, True),
        (date(2026, 8, 21), 0, False),
        (date(2026, 8, 21), 3, True),
        (date(2026, 8, 19), 1, False),
        (date(2025, 11, 23), 275, True),
    ],
)
def test_a_late_complaint_is_accepted_only_where_excused_days_cover_it(
    known_on: date, excused: int, accepted: bool
) -> None:
    office = Office()
    late: dict[str, Any] = {"contested_known_on": known_on, "excused_days": excused}
    given = a_registration(**late, excuse="Lũ quét." if excused else "")
    petition = at_point("proposed", office, given)
    if accepted:
        do(Act.ASSIGN, petition, office, office.head)
        assert Petition.objects.get(pk=petition.pk).status == "assigned"
    else:
        with refused(Refused, "khoản 6 Điều 11 Luật Khiếu nại"):
            do(Act.ASSIGN, petition, office, office.head)


def test_a_petition_that_was_sent_back_is_only_given_to_a_unit_anew() -> None:
    office = Office()
    petition = at_point("sent_back", office)
    with refused(AlreadyDone, "đã được thụ lý"):
        do(Act.PROPOSE, petition, office, office.reception, proposal=REFUSE)
    with refused(AlreadyDone, "Thủ trưởng đã quyết định"):
        do(Act.APPROVE_REFUSAL, petition, office, office.head)
    with refused(BadFact, "không thuộc cơ quan tiếp nhận", field="unit"):
        do(Act.REASSIGN, petition, office, office.head, unit=Office().room)
    do(Act.REASSIGN, petition, office, office.head)
    found = Petition.objects.get(pk=petition.pk)
    assert (found.status, found.handling_unit) == ("assigned", office.other_room)


def test_a_petition_that_was_not_accepted_is_not_reassigned() -> None:
    office = Office()
    petition = at_point("proposed", office)
    with refused(BadFact, "chưa có quyết định thụ lý"):
        do(Act.REASSIGN, petition, office, office.head)


def test_a_refusal_is_issued_only_once_it_is_approved() -> None:
    office = Office()
    petition = at_point("refusal_proposed", office)
    with refused(BadFact, "chưa được thủ trưởng duyệt"):
        do(Act.ISSUE_REFUSAL, petition, office, office.clerk)


def test_a_sent_back_petition_is_not_refused_by_letter() -> None:
    office = Office()
    petition = at_point("sent_back", office)
    with refused(BadFact, "đã được quyết định thụ lý"):
        acts.issue_refusal(
            petition.pk, actor=office.clerk, at=later(petition), document="05/TB-UBND"
        )


def test_a_proposal_is_stored_as_it_was_made() -> None:
    office = Office()
    petition = at_point("registered", office)
    at = moment("2026-11-25 09:00")
    made = replace(ACCEPT, suggested_unit=office.room)
    do(Act.PROPOSE, petition, office, office.reception, at=at, proposal=made)
    triage = Triage.objects.get(petition=petition)
    assert (triage.outcome, triage.suggested_unit) == ("accept", office.room)
    assert (triage.proposed_by, triage.decided_by) == (office.reception, None)
    event = petition.events.get(seq=2)
    assert (event.reason, event.happened_at) == (made.reason, at)
    assert event.after == {"outcome": "accept", "ground": "", "unit": office.room.code}
