"""Ban hành, gửi, báo cáo: what leaves the office, and the end of its work."""

from dataclasses import dataclass
from datetime import date, datetime

from petitions.access import Act
from petitions.acts.performing import Performance, performing, require_text
from petitions.errors import AlreadyDone, BadFact
from petitions.law.facts import EventKind
from petitions.models import DeliveryWay, Outcome, Petition, Resolution, Triage, User


def issue_acceptance(
    petition_id: int, *, actor: User, at: datetime, document: str, sha256: str = ""
) -> Petition:
    """The notice of acceptance goes out as `document`; that day is the day of acceptance."""
    with performing(Act.ISSUE_ACCEPTANCE, petition_id, actor=actor, at=at) as p:
        if p.happened(EventKind.ACCEPTED):
            raise AlreadyDone("Thông báo thụ lý của đơn này đã được ban hành.")
        p.fact(EventKind.ACCEPTED)
        p.after |= {"document": document, "sha256": sha256}
    return p.petition


def issue_refusal(
    petition_id: int, *, actor: User, at: datetime, document: str, sha256: str = ""
) -> Petition:
    """The approved notice of non-acceptance goes out; the petition ends as declined."""
    with performing(Act.ISSUE_REFUSAL, petition_id, actor=actor, at=at) as p:
        triage = Triage.objects.filter(petition=p.petition, decided_by__isnull=False).first()
        if triage is None:
            raise BadFact("Việc không thụ lý chưa được thủ trưởng duyệt.")
        if triage.outcome == Outcome.ACCEPT:
            raise BadFact("Đơn đã được quyết định thụ lý.")
        p.petition.to_declined()
        p.fact(EventKind.DECLINED)
        p.after |= {"document": document, "sha256": sha256, "outcome": triage.outcome}
    return p.petition


def _approved(p: Performance) -> Resolution:
    resolution = Resolution.objects.filter(petition=p.petition).first()
    if resolution is None or resolution.approved_sha256 != resolution.draft_sha256:
        raise BadFact("Dự thảo quyết định chưa được thủ trưởng duyệt.")
    return resolution


def issue_decision(
    petition_id: int, *, actor: User, at: datetime, document: str, sha256: str = ""
) -> Petition:
    """The approved decision gets its number and goes out: the complaint is resolved."""
    with performing(Act.ISSUE_DECISION, petition_id, actor=actor, at=at) as p:
        resolution = _approved(p)
        resolution.decision_number = document
        resolution.save()
        p.petition.to_resolved()
        p.fact(EventKind.DECIDED)
        p.after |= {"document": document, "sha256": sha256}
    return p.petition


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """How the decision was sent. `received_on` is the day the complainant had it, once known."""

    way: DeliveryWay
    reference: str
    sent_on: date
    received_on: date | None = None


def deliver(petition_id: int, *, actor: User, at: datetime, delivery: Delivery) -> Petition:
    """Record that the decision was handed over or posted."""
    with performing(Act.DELIVER, petition_id, actor=actor, at=at) as p:
        if p.happened(EventKind.SENT):
            raise AlreadyDone("Việc gửi quyết định đã được ghi nhận.")
        require_text(
            delivery.reference,
            "Ghi người ký nhận hoặc số bưu gửi.",
            field="reference",
        )
        _require_after_decision(p, delivery.sent_on, "sent_on", "gửi")
        resolution = Resolution.objects.get(petition=p.petition)
        resolution.delivery_way = delivery.way
        resolution.delivery_reference = delivery.reference.strip()
        resolution.save()
        p.fact(EventKind.SENT, delivery.sent_on)
        received_on = delivery.received_on
        if delivery.way == DeliveryWay.HANDED:
            if received_on not in (None, delivery.sent_on):
                raise BadFact(
                    f"Giao trực tiếp thì ngày nhận là ngày giao ({delivery.sent_on:%d/%m/%Y}). Để "
                    "trống ngày nhận, hoặc chọn cách gửi khác.",
                    field="received_on",
                )
            received_on = delivery.sent_on
        if received_on:
            _record_receipt(p, received_on, sent_on=delivery.sent_on)
        p.after["way"] = delivery.way.value
    return p.petition


def confirm_receipt(petition_id: int, *, actor: User, at: datetime, received_on: date) -> Petition:
    """Record the day the posted decision reached the complainant."""
    with performing(Act.CONFIRM_RECEIPT, petition_id, actor=actor, at=at) as p:
        if p.happened(EventKind.DELIVERED):
            raise AlreadyDone("Ngày nhận quyết định đã được ghi nhận.")
        sent = p.petition.legal_facts.filter(kind=EventKind.SENT.value).first()
        if sent is None:
            raise BadFact("Quyết định chưa được gửi.")
        _record_receipt(p, received_on, sent_on=sent.on)
    return p.petition


def _record_receipt(p: Performance, received_on: date, *, sent_on: date) -> None:
    if received_on < sent_on:
        raise BadFact(
            f"Ngày nhận ({received_on:%d/%m/%Y}) trước ngày gửi ({sent_on:%d/%m/%Y}).",
            field="received_on",
        )
    _require_after_decision(p, received_on, "received_on", "nhận")
    p.fact(EventKind.DELIVERED, received_on)


def _require_after_decision(p: Performance, on: date, field: str, verb: str) -> None:
    decided = p.petition.legal_facts.get(kind=EventKind.DECIDED.value)
    if not decided.on <= on <= p.day:
        raise BadFact(
            f"Ngày {verb} ({on:%d/%m/%Y}) phải từ ngày ban hành quyết định "
            f"({decided.on:%d/%m/%Y}) đến hôm nay ({p.day:%d/%m/%Y}).",
            field=field,
        )


def report(petition_id: int, *, actor: User, at: datetime, text: str) -> Petition:
    """Report the result; the office's work on the petition is done."""
    with performing(Act.REPORT, petition_id, actor=actor, at=at) as p:
        require_text(text, "Ghi nội dung báo cáo kết quả.", field="text")
        if not p.happened(EventKind.SENT):
            raise BadFact("Chưa ghi nhận việc gửi quyết định nên chưa báo cáo kết quả được.")
        resolution = Resolution.objects.get(petition=p.petition)
        resolution.report = text.strip()
        resolution.save()
        p.petition.to_reported()
    return p.petition
