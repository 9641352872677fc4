"""Ban hành, gửi, báo cáo: what leaves the office, and the end of its work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from petitions.access import Act
from petitions.acts.performing import Performance, performing, require_text
from petitions.errors import AlreadyDone, BadFact
from petitions.law.facts import EventKind, Kind
from petitions.models import Channel, DeliveryWay, Outcome, Petition, Resolution, Triage, User


def issue_acceptance(
    petition_id: int,
    *,
    actor: User,
    at: datetime,
    document: str,
    sha256: str = "",
    enclosed: Sequence[tuple[str, str]] = (),
) -> Petition:
    """What accepts goes out as `document`; that day is the day of acceptance.

    With the decision to accept a denunciation go the notices to those concerned (Điều 29 khoản 3
    Luật Tố cáo): `enclosed`, each the number and SHA-256 of its paper.
    """
    with performing(Act.ISSUE_ACCEPTANCE, petition_id, actor=actor, at=at) as p:
        if p.happened(EventKind.ACCEPTED):
            raise AlreadyDone("Văn bản thụ lý đơn này đã được ban hành.")
        p.fact(EventKind.ACCEPTED)
        if _is_denunciation(p):
            p.fact(EventKind.ACCEPTANCE_SENT)
        _tell_forwarder(p)
        p.after |= {"document": document, "sha256": sha256}
        if enclosed:
            p.after["enclosed"] = [{"document": n, "sha256": digest} for n, digest in enclosed]
    return p.petition


def _is_denunciation(p: Performance) -> bool:
    return p.petition.kind == Kind.DENUNCIATION.value


def _tell_forwarder(p: Performance) -> None:
    """The body that forwarded a denunciation gets a copy (Điều 26 khoản 2 Luật Tố cáo)."""
    if _is_denunciation(p) and p.petition.channel == Channel.FORWARDED:
        p.fact(EventKind.FORWARDER_NOTIFIED)


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
        is_passed_on = _is_denunciation(p) and triage.outcome == Outcome.REFERRED
        p.fact(EventKind.TRANSFERRED if is_passed_on else EventKind.DECLINED)
        _tell_forwarder(p)
        p.after |= {"document": document, "sha256": sha256, "outcome": triage.outcome}
    return p.petition


def _settling_paper(p: Performance) -> str:
    """What the petition is settled by, in a word."""
    return "kết luận" if _is_denunciation(p) else "quyết định"


def _approved(p: Performance) -> Resolution:
    resolution = Resolution.objects.filter(petition=p.petition).first()
    if resolution is None or resolution.approved_sha256 != resolution.draft_sha256:
        raise BadFact(f"Dự thảo {_settling_paper(p)} chưa được thủ trưởng duyệt.")
    return resolution


def issue_decision(
    petition_id: int, *, actor: User, at: datetime, document: str, sha256: str = ""
) -> Petition:
    """The approved decision or conclusion gets its number and goes out: it is resolved."""
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
            raise AlreadyDone(f"Việc gửi {_settling_paper(p)} đã được ghi nhận.")
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
        if _is_denunciation(p):
            # The conclusion goes to the denounced: no clock waits for the day it arrives.
            if received_on:
                raise BadFact(
                    "Không ghi ngày nhận: kết luận nội dung tố cáo gửi cho người bị tố cáo và các "
                    "cơ quan liên quan.",
                    field="received_on",
                    rule="Khoản 3 Điều 35 Luật Tố cáo",
                )
        elif delivery.way == DeliveryWay.HANDED:
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
            f"Ngày {verb} ({on:%d/%m/%Y}) phải từ ngày ban hành {_settling_paper(p)} "
            f"({decided.on:%d/%m/%Y}) đến hôm nay ({p.day:%d/%m/%Y}).",
            field=field,
        )


def report(
    petition_id: int,
    *,
    actor: User,
    at: datetime,
    text: str,
    acted_on: date | None = None,
    published_on: date | None = None,
) -> Petition:
    """Report the result; the office's work on the petition is done.

    Of a denunciation: on which days the conclusion was acted on and made public (Điều 36 khoản 1,
    Điều 40 khoản 1 Luật Tố cáo).
    """
    with performing(Act.REPORT, petition_id, actor=actor, at=at) as p:
        require_text(text, "Ghi nội dung báo cáo kết quả.", field="text")
        if not p.happened(EventKind.SENT):
            paper = _settling_paper(p)
            raise BadFact(f"Chưa ghi nhận việc gửi {paper} nên chưa báo cáo kết quả được.")
        if _is_denunciation(p):
            _record_follow_up(p, "acted_on", acted_on, EventKind.ACTED)
            _record_follow_up(p, "published_on", published_on, EventKind.PUBLISHED)
        resolution = Resolution.objects.get(petition=p.petition)
        resolution.report = text.strip()
        resolution.save()
        p.petition.to_reported()
    return p.petition


#: What is done about a conclusion, and the article that asks for it.
_FOLLOW_UPS = {
    "acted_on": ("xử lý kết luận nội dung tố cáo", "Khoản 1 Điều 36 Luật Tố cáo"),
    "published_on": ("công khai kết luận nội dung tố cáo", "Khoản 1 Điều 40 Luật Tố cáo"),
}


def _record_follow_up(p: Performance, field: str, on: date | None, kind: EventKind) -> None:
    verb, rule = _FOLLOW_UPS[field]
    if on is None:
        raise BadFact(f"Ghi ngày {verb}.", field=field, rule=rule)
    _require_after_decision(p, on, field, verb)
    p.fact(kind, on)
