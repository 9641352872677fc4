"""Tạm đình chỉ, tiếp tục, đình chỉ (Điều 11a Luật Khiếu nại, Luật 136/2025)."""

from datetime import datetime

from petitions.access import Act
from petitions.acts.performing import performing, require_ground, require_text
from petitions.law.facts import EventKind
from petitions.law.grounds import Purpose
from petitions.models import Petition, User

_REASON = "Ghi lý do: quyết định phải nêu rõ lý do."


def suspend(petition_id: int, *, actor: User, at: datetime, basis: str, reason: str) -> Petition:
    """Suspend the settlement on a ground of Điều 11a; its clock stops that day."""
    with performing(Act.SUSPEND, petition_id, actor=actor, at=at, reason=reason) as p:
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
