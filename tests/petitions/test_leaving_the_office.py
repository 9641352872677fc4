"""Ban hành, gửi, báo cáo, and the order of time that every act keeps."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from petitions import acts
from petitions.access import Act
from petitions.acts import Delivery
from petitions.errors import AlreadyDone, BadFact
from petitions.models import DeliveryWay, Petition, Resolution
from tests.factories import Office, moment
from tests.paths import POINTS, at_point, do, later
from tests.petitions.snapshots import refused

pytestmark = pytest.mark.django_db
#: The decision is of 18/12/2026; it is sent at this time.
SENT_AT = moment("2026-12-21 10:00")


def _delivery(**changed: Any) -> Delivery:
    values: dict[str, Any] = {
        "way": DeliveryWay.POSTED,
        "reference": "RR000000001VN",
        "sent_on": date(2026, 12, 21),
    }
    return Delivery(**values | changed)


DELIVERIES: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"reference": " "}, "reference", "số bưu gửi"),
    ({"sent_on": date(2026, 12, 17)}, "sent_on", "từ ngày ban hành quyết định (18/12/2026)"),
    ({"sent_on": date(2026, 12, 22)}, "sent_on", "đến hôm nay (21/12/2026)"),
    ({"received_on": date(2026, 12, 20)}, "received_on", "trước ngày gửi"),
    ({"received_on": date(2026, 12, 22)}, "received_on", "đến hôm nay"),
    (
        {"way": DeliveryWay.HANDED, "sent_on": date(2026, 12, 17)},
        "sent_on",
        "từ ngày ban hành quyết định",
    ),
)


@pytest.mark.parametrize(("changed", "field", "words"), DELIVERIES)
def test_a_delivery_with_a_fault_is_not_recorded(
    changed: dict[str, Any], field: str, words: str
) -> None:
    office = Office()
    petition = at_point("decided", office)
    with refused(BadFact, words, field=field):
        do(
            Act.DELIVER,
            petition,
            office,
            office.clerk,
            at=SENT_AT,
            delivery=_delivery(**changed),
        )


def test_handing_over_is_receipt() -> None:
    office = Office()
    petition = at_point("decided", office)
    handed = _delivery(way=DeliveryWay.HANDED, reference=" Hoàng Thị Thử ")
    do(Act.DELIVER, petition, office, office.clerk, at=SENT_AT, delivery=handed)
    assert petition.legal_facts.get(kind="delivered").on == date(2026, 12, 21)
    assert Resolution.objects.get(petition=petition).delivery_reference == "Hoàng Thị Thử"
    with refused(AlreadyDone, "Ngày nhận quyết định đã được ghi nhận"):
        do(Act.CONFIRM_RECEIPT, petition, office, office.clerk)


def test_a_posted_decision_is_received_when_somebody_says_so() -> None:
    office = Office()
    petition = at_point("sent", office)
    assert not petition.legal_facts.filter(kind="delivered").exists()
    at = moment("2026-12-25 10:00")
    for day, words in ((20, "trước ngày gửi"), (26, "đến hôm nay")):
        received_on = date(2026, 12, day)
        with refused(BadFact, words, field="received_on"):
            do(
                Act.CONFIRM_RECEIPT,
                petition,
                office,
                office.clerk,
                at=at,
                received_on=received_on,
            )
    do(Act.CONFIRM_RECEIPT, petition, office, office.clerk, at=at)
    assert petition.legal_facts.get(kind="delivered").on == date(2026, 12, 25)
    with refused(AlreadyDone, "Ngày nhận quyết định đã được ghi nhận"):
        do(Act.CONFIRM_RECEIPT, petition, office, office.clerk)


def test_nothing_is_received_that_was_not_sent_nor_reported() -> None:
    office = Office()
    petition = at_point("decided", office)
    with refused(BadFact, "Quyết định chưa được gửi"):
        do(Act.CONFIRM_RECEIPT, petition, office, office.clerk)
    with refused(BadFact, "Chưa ghi nhận việc gửi quyết định"):
        do(Act.REPORT, petition, office, office.handler)


def test_a_decision_is_sent_once_and_reported_with_words() -> None:
    office = Office()
    petition = at_point("sent", office)
    with refused(AlreadyDone, "đã được ghi nhận"):
        do(Act.DELIVER, petition, office, office.clerk)
    with refused(BadFact, "nội dung báo cáo", field="text"):
        do(Act.REPORT, petition, office, office.handler, text="\n")
    do(Act.REPORT, petition, office, office.handler)
    assert Resolution.objects.get(petition=petition).report == "Đã giải quyết xong."


def test_an_acceptance_is_announced_once() -> None:
    office = Office()
    petition = at_point("accepted", office)
    with refused(AlreadyDone, "đã được ban hành"):
        do(Act.ISSUE_ACCEPTANCE, petition, office, office.clerk)


@pytest.mark.parametrize("point", POINTS)
def test_no_act_counts_from_before_the_last_one(point: str) -> None:
    office = Office()
    step = POINTS[point]
    petition = at_point(step.follows, office)
    early = later(petition, seconds=-1)
    with refused(BadFact, "trước việc gần nhất trong nhật ký", field="at"):
        do(step.act, petition, office, getattr(office, step.actor), at=early)


def test_who_waited_for_a_colleague_acts_when_the_turn_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office = Office()
    petition = at_point("accepted", office)
    now = later(petition)
    monkeypatch.setattr(timezone, "now", lambda: now)
    do(Act.ATTACH, petition, office, office.reception, at=now)
    do(Act.TAKE, petition, office, office.handler, at=now - timedelta(seconds=2))
    first, second = petition.events.order_by("-seq")[:2]
    assert first.happened_at == second.happened_at == now


def test_two_acts_may_count_from_the_same_moment() -> None:
    office = Office()
    petition = at_point("accepted", office)
    do(Act.TAKE, petition, office, office.handler, at=later(petition, seconds=0))
    assert Petition.objects.get(pk=petition.pk).handler == office.handler


def test_what_is_not_there_is_not_acted_on() -> None:
    office = Office()
    with refused(BadFact, "Không tìm thấy đơn này"):
        acts.report(0, actor=office.handler, at=SENT_AT + timedelta(days=1), text="Đã xong.")
