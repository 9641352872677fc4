"""Tạm đình chỉ, tiếp tục, đình chỉ (Điều 11a Luật Khiếu nại, Luật 136/2025)."""

from datetime import date, datetime

from django.utils import timezone

from petitions.access import Act
from petitions.acts.performing import performing, require_ground, require_text
from petitions.errors import AlreadyDone, BadFact
from petitions.law.facts import EventKind
from petitions.law.grounds import Ground, Purpose
from petitions.models import Deadline, Event, LegalFact, Petition, User

_REASON = "Ghi lý do: quyết định phải nêu rõ lý do."


def check_suspension(petition: Petition, *, on: date, basis: str, reason: str) -> Ground:
    """The ground on which `petition` may be suspended that day. Raises BadFact."""
    if not petition.legal_facts.filter(kind=EventKind.ACCEPTED.value).exists():
        # What is suspended is the settlement, and it begins with the notice of acceptance.
        raise BadFact("Chưa ban hành thông báo thụ lý nên chưa tạm đình chỉ được.")
    require_text(reason, _REASON, field="reason")
    return require_ground(basis, Purpose.SUSPEND, on=on, field="basis")


def check_resumption(*, reason: str) -> None:
    """Raises BadFact where a decision to go on gives no reason."""
    require_text(reason, _REASON, field="reason")


def check_termination(*, on: date, basis: str, reason: str) -> Ground:
    """The ground on which a petition may be terminated that day. Raises BadFact.

    Also before acceptance: a complaint may be withdrawn at any time (Điều 10 Luật Khiếu nại).
    """
    require_text(reason, _REASON, field="reason")
    return require_ground(basis, Purpose.TERMINATE, on=on, field="basis")


def suspend(
    petition_id: int,
    *,
    actor: User,
    at: datetime,
    basis: str,
    reason: str,
    document: str,
    sha256: str = "",
) -> Petition:
    """Suspend the settlement by the decision `document`; its clock stops that day."""
    with performing(Act.SUSPEND, petition_id, actor=actor, at=at, reason=reason) as p:
        ground = check_suspension(p.petition, on=p.day, basis=basis, reason=reason)
        p.petition.to_suspended()
        p.fact(EventKind.SUSPENDED)
        p.after |= {"ground": ground.code, "document": document, "sha256": sha256}
    return p.petition


def resume(
    petition_id: int, *, actor: User, at: datetime, reason: str, document: str, sha256: str = ""
) -> Petition:
    """Go on with the settlement by the decision `document`; its clock runs on from that day."""
    with performing(Act.RESUME, petition_id, actor=actor, at=at, reason=reason) as p:
        check_resumption(reason=reason)
        p.petition.to_resumed()
        p.fact(EventKind.RESUMED)
        p.after |= {"document": document, "sha256": sha256}
    return p.petition


def terminate(
    petition_id: int,
    *,
    actor: User,
    at: datetime,
    basis: str,
    reason: str,
    document: str,
    sha256: str = "",
) -> Petition:
    """End the settlement by the decision `document`, without a decision on the merits."""
    with performing(Act.TERMINATE, petition_id, actor=actor, at=at, reason=reason) as p:
        ground = check_termination(on=p.day, basis=basis, reason=reason)
        p.petition.to_terminated()
        p.fact(EventKind.TERMINATED)
        p.after |= {"ground": ground.code, "document": document, "sha256": sha256}
    return p.petition


#: Điều 28b NĐ 124/2020: each of these decisions is sent within 03 working days.
_SENDING_RULES = ("KN-TDC-1", "KN-TDC-2")
_DECISIONS = [EventKind.SUSPENDED.value, EventKind.RESUMED.value, EventKind.TERMINATED.value]


def decisions_to_send(petition: Petition) -> list[Event]:
    """The acts of `petition` whose decision is still to be sent, the earliest first."""
    owed = Deadline.objects.filter(
        petition=petition, rule_id__in=_SENDING_RULES, met_on__isnull=True
    ).values("starts_on")
    facts = LegalFact.objects.filter(petition=petition, kind__in=_DECISIONS, on__in=owed)
    return [fact.recorded_in for fact in facts.select_related("recorded_in").order_by("on", "id")]


def send_notice(
    petition_id: int, *, actor: User, at: datetime, sent_on: date, reference: str
) -> Petition:
    """Record that what was decided by `sent_on` was sent to those concerned, and as what paper."""
    with performing(Act.SEND_NOTICE, petition_id, actor=actor, at=at, reason=reference) as p:
        require_text(reference, "Ghi người ký nhận hoặc số bưu gửi.", field="reference")
        decided = [(_day_of(event), event) for event in decisions_to_send(p.petition)]
        if not decided:
            raise AlreadyDone("Không có quyết định tạm đình chỉ, tiếp tục, đình chỉ nào chờ gửi.")
        first = decided[0][0]
        if not first <= sent_on <= p.day:
            raise BadFact(
                f"Ngày gửi ({sent_on:%d/%m/%Y}) phải từ ngày ban hành quyết định "
                f"({first:%d/%m/%Y}) đến hôm nay ({p.day:%d/%m/%Y}).",
                field="sent_on",
            )
        p.fact(EventKind.NOTICE_SENT, sent_on)
        sent = [event.after.get("document", "") for on, event in decided if on <= sent_on]
        p.after["documents"] = [symbol for symbol in sent if symbol]
    return p.petition


def _day_of(decision: Event) -> date:
    return timezone.localdate(decision.happened_at)
