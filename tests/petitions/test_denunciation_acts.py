"""A denunciation along the flow: what its acts ask for, and by which dates."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from petitions.access import Act
from petitions.acts import Delivery, Finding, Proposal
from petitions.errors import BadFact, Refused
from petitions.models import (
    Channel,
    Deadline,
    DeliveryWay,
    LegalFact,
    Outcome,
    Petition,
    Triage,
    outcomes_of,
)
from tests.denouncing import a_denunciation
from tests.factories import Office, a_registration
from tests.paths import FINDING, at_point, do
from tests.petitions.snapshots import refused

pytestmark = pytest.mark.django_db


def due(petition: Petition) -> dict[str, tuple[date | None, date | None]]:
    """By rule: the end of the limit, and the day on which it was met."""
    rows = Deadline.objects.filter(petition=petition)
    return {d.rule_id: (d.due_on, d.met_on) for d in rows}


def kinds(petition: Petition) -> set[str]:
    return set(LegalFact.objects.filter(petition=petition).values_list("kind", flat=True))


def test_the_limits_are_those_of_the_law_on_denunciations() -> None:
    office = Office()
    petition = at_point("registered", office, a_denunciation())
    # Seven working days from Monday 23/11: 24/11 is a day off.
    assert due(petition)["TC-XLBD-1"] == (date(2026, 12, 3), None)
    assert petition.next_due_on == date(2026, 12, 3)
    assert not [rule for rule in due(petition) if rule.startswith("KN")]
    accepted = at_point("accepted", office, a_denunciation())
    limits = due(accepted)
    assert limits["TC-XLBD-1"] == (date(2026, 12, 3), date(2026, 12, 1))
    assert limits["TC-TL-1"][1] == date(2026, 12, 1)  # the notices go out with the decision
    assert limits["TC-GQ-1"] == (date(2026, 12, 31), None)
    assert accepted.next_due_rule == "TC-GQ-1"


def test_it_walks_from_the_counter_to_the_report_and_leaves_no_duty_open() -> None:
    petition = at_point("reported", Office(), a_denunciation())
    assert petition.status == "reported"
    assert petition.next_due_on is None
    assert {"acted", "published", "sent", "decided"} <= kinds(petition)
    assert "delivered" not in kinds(petition)
    owed = Deadline.objects.filter(petition=petition, is_office_duty=True, is_binding=True)
    assert not owed.filter(met_on=None).exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"acted_on": None}, "acted_on"), ({"published_on": None}, "published_on")],
)
def test_a_report_tells_when_the_conclusion_was_acted_on_and_published(
    changed: dict[str, Any], field: str
) -> None:
    office = Office()
    petition = at_point("sent", office, a_denunciation())
    with refused(BadFact, "Ghi ngày", field=field):
        do(Act.REPORT, petition, office, office.handler, **changed)
    early: dict[str, Any] = {field: date(2026, 12, 1)}
    with refused(BadFact, "phải từ ngày ban hành kết luận", field=field):
        do(Act.REPORT, petition, office, office.handler, **early)


def test_a_report_on_a_complaint_asks_for_neither() -> None:
    petition = at_point("reported", Office())
    assert not {"acted", "published"} & kinds(petition)


def test_who_receives_a_conclusion_is_not_recorded() -> None:
    office = Office()
    petition = at_point("decided", office, a_denunciation())
    given = Delivery(
        way=DeliveryWay.HANDED,
        reference="Người bị tố cáo ký nhận",
        sent_on=date(2026, 12, 18),
        received_on=date(2026, 12, 18),
    )
    with refused(BadFact, "Không ghi ngày nhận", field="received_on"):
        do(Act.DELIVER, petition, office, office.clerk, delivery=given)
    do(Act.DELIVER, petition, office, office.clerk, delivery=replace(given, received_on=None))
    assert "sent" in kinds(petition)
    assert "delivered" not in kinds(petition)


@pytest.mark.parametrize(
    "finding",
    [
        replace(FINDING, still_differs=True),
        replace(FINDING, dialogue_on=date(2026, 12, 4), dialogue_result="Hai bên trao đổi."),
        replace(FINDING, dialogue_result="Hai bên trao đổi."),
    ],
)
def test_there_is_no_dialogue(finding: Finding) -> None:
    office = Office()
    petition = at_point("taken", office, a_denunciation())
    with refused(BadFact, "không có đối thoại", field="dialogue_on"):
        do(Act.VERIFY, petition, office, office.handler, finding=finding)


def test_nothing_is_verified_before_the_decision_to_accept() -> None:
    office = Office()
    petition = at_point("assigned", office, a_denunciation())
    Petition.objects.filter(pk=petition.pk).update(handler=office.handler)
    with pytest.raises(BadFact, match="Chưa ban hành quyết định thụ lý"):
        do(Act.VERIFY, petition, office, office.handler)


@pytest.mark.parametrize("act", [Act.MARK_COMPLEX, Act.SUSPEND, Act.TERMINATE])
def test_acts_of_complaints_are_closed_to_it(act: Act) -> None:
    office = Office()
    petition = at_point("taken", office, a_denunciation())
    with pytest.raises(Refused, match="không áp dụng cho loại đơn này"):
        do(act, petition, office, office.head)


def propose(petition: Petition, office: Office, outcome: Outcome, ground: str = "") -> None:
    said = Proposal(
        outcome=outcome, reason="Sai thẩm quyền.", ground=ground, competent_body="Sở Thử Nghiệm"
    )
    do(Act.PROPOSE, petition, office, office.reception, proposal=said)


def test_a_denunciation_is_passed_on_and_never_returned() -> None:
    office = Office()
    forwarded = a_denunciation(channel=Channel.FORWARDED, forwarded_by="Báo Ví Dụ")
    petition = at_point("registered", office, forwarded)
    with refused(BadFact, "Không trả lại đơn tố cáo", field="outcome"):
        propose(petition, office, Outcome.RETURNED)
    assert Outcome.RETURNED not in outcomes_of(petition)


@pytest.mark.parametrize(
    ("channel", "may"),
    [
        (Channel.IN_PERSON, True),
        (Channel.RECEPTION, True),
        (Channel.POST, False),
        (Channel.FORWARDED, False),
    ],
)
def test_only_who_came_to_the_counter_is_guided(channel: Channel, may: bool) -> None:
    office = Office()
    petition = at_point(
        "registered", office, a_denunciation(channel=channel, forwarded_by="Báo Ví Dụ")
    )
    assert (Outcome.GUIDED in outcomes_of(petition)) is may
    if may:
        propose(petition, office, Outcome.GUIDED)
        assert Triage.objects.get(petition=petition).outcome == Outcome.GUIDED
    else:
        with refused(BadFact, "Chỉ hướng dẫn người đến tố cáo trực tiếp", field="outcome"):
            propose(petition, office, Outcome.GUIDED)


def test_a_complaint_keeps_every_outcome() -> None:
    petition = at_point("registered", Office(), a_registration(channel=Channel.POST))
    assert outcomes_of(petition) == list(Outcome)


def test_its_grounds_are_those_of_article_29() -> None:
    office = Office()
    petition = at_point("registered", office, a_denunciation())
    with refused(BadFact, "không có trong luật vào ngày đó", field="ground"):
        propose(petition, office, Outcome.NOT_ACCEPTED, "KN-11-2")
    with refused(BadFact, "khoản 1 Điều 29 Luật Tố cáo", field="ground"):
        propose(petition, office, Outcome.NOT_ACCEPTED)
    with refused(BadFact, "khoản 1 Điều 29 Luật Tố cáo chỉ dùng khi", field="ground"):
        propose(petition, office, Outcome.REFERRED, "TC-29-1C")
    propose(petition, office, Outcome.NOT_ACCEPTED, "TC-29-1C")
    complaint = at_point("registered", office)
    with refused(BadFact, "không có trong luật vào ngày đó", field="ground"):
        propose(complaint, office, Outcome.NOT_ACCEPTED, "TC-29-1C")


def test_an_unsigned_one_is_not_accepted() -> None:
    office = Office()
    petition = at_point("proposed", office, a_denunciation(is_signed=False))
    with refused(Refused, "chữ ký hoặc điểm chỉ của người tố cáo"):
        do(Act.ASSIGN, petition, office, office.head)
    with pytest.raises(Refused, match="điểm a khoản 1 Điều 29 Luật Tố cáo 2018"):
        do(Act.ASSIGN, petition, office, office.head)


@pytest.mark.parametrize(
    ("outcome", "fact"), [(Outcome.REFERRED, "transferred"), (Outcome.FILED, "declined")]
)
def test_what_is_passed_on_meets_the_limit_to_transfer(outcome: Outcome, fact: str) -> None:
    office = Office()
    forwarded = a_denunciation(channel=Channel.FORWARDED, forwarded_by="Báo Ví Dụ")
    petition = at_point("registered", office, forwarded)
    propose(petition, office, outcome)
    do(Act.APPROVE_REFUSAL, petition, office, office.head)
    do(Act.ISSUE_REFUSAL, petition, office, office.clerk)
    assert fact in kinds(petition)
    limits = due(petition)
    assert limits["TC-BC-1"][1] == date(2026, 11, 23)  # the press has a copy of the answer
    assert limits["TC-CH-1"][1] == date(2026, 11, 23)
    petition.refresh_from_db()
    assert (petition.status, petition.next_due_on) == ("declined", None)


def test_the_refusal_of_an_approval_names_the_outcome_as_the_law_has_it() -> None:
    office = Office()
    petition = at_point("registered", office, a_denunciation())
    propose(petition, office, Outcome.REFERRED)
    with pytest.raises(Refused, match="«Chuyển tố cáo đến cơ quan có thẩm quyền»"):
        do(Act.ASSIGN, petition, office, office.head)
