"""Whoever proposes does not decide, whoever drafts does not approve; approval is of one text."""

from dataclasses import replace

import pytest

from petitions import acts
from petitions.access import Act
from petitions.errors import AlreadyDone, BadFact, NotAllowed
from petitions.models import Petition, Resolution, Role, Triage, Verdict
from tests.factories import AppointmentFactory, Office, UserFactory
from tests.paths import ACCEPT, REFUSE, TEXT, at_point, do, later
from tests.petitions.snapshots import refused
from workflow.drafting import keep

pytestmark = pytest.mark.django_db
FOUR_EYES = "Nguyên tắc bốn mắt"
DIGEST = "a" * 64


def _who_is_also_head(office: Office, name: str) -> None:
    AppointmentFactory.create(user=getattr(office, name), unit=office.agency, role=Role.HEAD)


def _resolution(petition: Petition) -> Resolution:
    return Resolution.objects.get(petition=petition)


@pytest.mark.parametrize("act", [Act.ASSIGN, Act.REWORK])
def test_a_head_who_proposed_does_not_decide(act: Act) -> None:
    office = Office()
    _who_is_also_head(office, "reception")
    petition = at_point("proposed", office)
    with refused(NotAllowed, FOUR_EYES):
        do(act, petition, office, office.reception)
    do(act, petition, office, office.head)


def test_a_head_who_proposed_a_refusal_does_not_approve_it() -> None:
    office = Office()
    _who_is_also_head(office, "reception")
    petition = at_point("refusal_proposed", office)
    with refused(NotAllowed, FOUR_EYES):
        do(Act.APPROVE_REFUSAL, petition, office, office.reception)
    do(Act.APPROVE_REFUSAL, petition, office, office.deputy)


def test_a_head_who_drafted_does_not_approve() -> None:
    office = Office()
    _who_is_also_head(office, "handler")
    petition = at_point("drafted", office)
    with refused(NotAllowed, FOUR_EYES):
        do(Act.APPROVE, petition, office, office.handler)
    do(Act.APPROVE, petition, office, office.deputy)
    assert _resolution(petition).approved_by == office.deputy


def test_who_drafted_an_earlier_version_does_not_approve_a_later_one() -> None:
    office = Office()
    _who_is_also_head(office, "handler")
    petition = at_point("drafted", office)
    do(Act.RETURN_DRAFT, petition, office, office.head)
    do(Act.HAND_OVER, petition, office, office.head, handler=office.colleague)
    do(Act.DRAFT, petition, office, office.colleague)
    with refused(NotAllowed, FOUR_EYES):
        do(Act.APPROVE, petition, office, office.handler)
    do(Act.APPROVE, petition, office, office.head)


def test_who_only_kept_a_text_does_not_approve_it_when_a_colleague_hands_it_in() -> None:
    office = Office()
    _who_is_also_head(office, "handler")
    petition = at_point("verified", office)
    keep(petition, TEXT, by=office.handler, at=later(petition))
    do(Act.HAND_OVER, petition, office, office.head, handler=office.colleague)
    do(Act.DRAFT, petition, office, office.colleague)
    with refused(NotAllowed, FOUR_EYES):
        do(Act.APPROVE, petition, office, office.handler)
    do(Act.APPROVE, petition, office, office.head)


def test_the_last_who_proposed_counts() -> None:
    office = Office()
    _who_is_also_head(office, "reception")
    petition = at_point("proposed", office)
    do(Act.REWORK, petition, office, office.head)
    second = UserFactory.create()
    AppointmentFactory.create(user=second, unit=office.desk, role=Role.RECEPTION)
    do(Act.PROPOSE, petition, office, second)
    do(Act.ASSIGN, petition, office, office.reception)
    triage = Triage.objects.get(petition=petition)
    assert (triage.proposed_by, triage.decided_by) == (second, office.reception)


def test_a_new_text_voids_the_approval() -> None:
    office = Office()
    petition = at_point("approved", office)
    acts.draft(
        petition.pk,
        actor=office.handler,
        at=later(petition),
        verdict=Verdict.WRONG,
        text_sha256=DIGEST,
    )
    found = _resolution(petition)
    assert (found.approved_by, found.approved_sha256) == (None, "")
    with refused(BadFact, "chưa được thủ trưởng duyệt"):
        do(Act.ISSUE_DECISION, petition, office, office.clerk)


def test_only_the_text_that_was_read_is_approved() -> None:
    office = Office()
    petition = at_point("drafted", office)
    with refused(AlreadyDone, "Dự thảo đã thay đổi"):
        do(Act.APPROVE, petition, office, office.head, text_sha256=DIGEST)


def test_a_text_is_not_issued_that_differs_from_the_approved_one() -> None:
    office = Office()
    petition = at_point("approved", office)
    Resolution.objects.filter(petition=petition).update(draft_sha256=DIGEST)
    with refused(BadFact, "chưa được thủ trưởng duyệt"):
        do(Act.ISSUE_DECISION, petition, office, office.clerk)


def test_an_approved_text_is_neither_approved_again_nor_returned() -> None:
    office = Office()
    petition = at_point("approved", office)
    for act in (Act.APPROVE, Act.RETURN_DRAFT):
        with refused(AlreadyDone, f"{office.head.full_name} đã duyệt dự thảo này"):
            do(act, petition, office, office.deputy)


def test_a_redraft_is_approved_as_it_was_handed_in() -> None:
    office = Office()
    petition = at_point("drafted", office)
    first = _resolution(petition).draft_sha256
    do(Act.RETURN_DRAFT, petition, office, office.head)
    changed = replace(TEXT, conclusion="Khiếu nại đúng toàn bộ.")
    do(Act.DRAFT, petition, office, office.handler, text=changed)
    assert _resolution(petition).draft_sha256 != first
    with refused(AlreadyDone, "Dự thảo đã thay đổi"):
        do(Act.APPROVE, petition, office, office.head, text_sha256=first)
    do(Act.APPROVE, petition, office, office.head)
    assert _resolution(petition).approved_sha256 == _resolution(petition).draft_sha256


def test_a_proposal_that_was_decided_is_not_decided_again() -> None:
    office = Office()
    petition = at_point("refusal_approved", office)
    for act in (Act.APPROVE_REFUSAL, Act.ASSIGN, Act.REWORK):
        with refused(AlreadyDone, "Thủ trưởng đã quyết định"):
            do(act, petition, office, office.deputy)
    for proposal in (ACCEPT, REFUSE):
        with refused(AlreadyDone, "Thủ trưởng đã quyết định"):
            do(Act.PROPOSE, petition, office, office.reception, proposal=proposal)
