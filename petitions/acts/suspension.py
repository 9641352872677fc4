"""Tạm đình chỉ, tiếp tục, đình chỉ (Điều 11a Luật Khiếu nại, Luật 136/2025)."""

from datetime import date, datetime

from petitions.access import Act
from petitions.acts.performing import performing, require_ground, require_text
from petitions.errors import AlreadyDone, BadFact
from petitions.law.facts import EventKind
from petitions.law.grounds import Purpose
from petitions.models import Deadline, Petition, User

_REASON = "Ghi lý do: quyết định phải nêu rõ lý do."


def suspend(petition_id: int, *, actor: User, at: datetime, basis: str, reason: str) -> Petition:
    """Suspend the settlement on a ground of Điều 11a; its clock stops that day."""
    with performing(Act.SUSPEND, petition_id, actor=actor, at=at, reason=reason) as p:
        if not p.happened(EventKind.ACCEPTED):
            # What is suspended is the settlement, and it begins with the notice of acceptance.
            raise BadFact("Chưa ban hành thông báo thụ lý nên chưa tạm đình chỉ được.")
        require_text(reason, _REASON, field="reason")
        p.after["ground"] = require_ground(basis, Purpose.SUSPEND, on=p.day, field="basis").code
        p.petition.to_suspended()
        p.fact(EventKind.SUSPENDED)
    return p.petition


def resume(petition_id: int, *, actor: User, at: datetime, reason: str) -> Petition:
    """Go on with the settlement; its clock runs on from that day."""
    with performing(Act.RESUME, petition_id, actor=actor, at=at, reason=reason) as p:
        require_text(reason, _REASON, field="reason")
        p.petition.to_resumed()
        p.fact(EventKind.RESUMED)
    return p.petition


def terminate(petition_id: int, *, actor: User, at: datetime, basis: str, reason: str) -> Petition:
    """End the settlement without a decision on the merits."""
    with performing(Act.TERMINATE, petition_id, actor=actor, at=at, reason=reason) as p:
        require_text(reason, _REASON, field="reason")
        p.after["ground"] = require_ground(basis, Purpose.TERMINATE, on=p.day, field="basis").code
        p.petition.to_terminated()
        p.fact(EventKind.TERMINATED)
    return p.petition


#: Điều 28b NĐ 124/2020: each of these decisions is sent within 03 working days.
_SENDING_RULES = ("KN-TDC-1", "KN-TDC-2")


def send_notice(
    petition_id: int, *, actor: User, at: datetime, sent_on: date, reference: str
) -> Petition:
    """Record that a decision to suspend, resume or terminate was sent to those concerned."""
    with performing(Act.SEND_NOTICE, petition_id, actor=actor, at=at, reason=reference) as p:
        require_text(reference, "Ghi người ký nhận hoặc số bưu gửi.", field="reference")
        owed = Deadline.objects.filter(
            petition=p.petition, rule_id__in=_SENDING_RULES, met_on__isnull=True
        ).order_by("starts_on")
        first = owed.first()
        if first is None:
            raise AlreadyDone("Không có quyết định tạm đình chỉ, tiếp tục, đình chỉ nào chờ gửi.")
        if not first.starts_on <= sent_on <= p.day:
            raise BadFact(
                f"Ngày gửi ({sent_on:%d/%m/%Y}) phải từ ngày ban hành quyết định "
                f"({first.starts_on:%d/%m/%Y}) đến hôm nay ({p.day:%d/%m/%Y}).",
                field="sent_on",
            )
        p.fact(EventKind.NOTICE_SENT, sent_on)
    return p.petition
