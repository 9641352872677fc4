"""Giao giải quyết: the handling unit takes the petition or sends it back."""

from datetime import datetime

from petitions.access import Act
from petitions.acts.conflict import require_person_free, require_unit_free
from petitions.acts.performing import Performance, performing, require_text
from petitions.acts.recall import was_accepted
from petitions.acts.triage import require_unit_of
from petitions.errors import AlreadyDone, BadFact
from petitions.models import Appointment, Petition, Role, Unit, User


def _require_handler(p: Performance, handler: User) -> None:
    unit = p.petition.handling_unit_id
    held = Appointment.objects.on(p.day).filter(user=handler, unit=unit, role=Role.HANDLER)
    if not held.exists():
        raise BadFact(
            f"{handler.get_full_name()} không giữ vai trò người xử lý trong đơn vị được giao.",
            field="handler",
        )
    require_person_free(p.petition, handler, on=p.day)


def take(petition_id: int, *, actor: User, at: datetime, handler: User | None = None) -> Petition:
    """The handling unit takes the petition: `handler`, or the actor, will see it through."""
    with performing(Act.TAKE, petition_id, actor=actor, at=at) as p:
        if p.petition.handler_id:
            raise AlreadyDone(f"{p.petition.handler} đã nhận giải quyết đơn này.")
        handler = handler or actor
        _require_handler(p, handler)
        p.petition.handler = handler
        p.after["handler"] = handler.pk
    return p.petition


def send_back(petition_id: int, *, actor: User, at: datetime, reason: str) -> Petition:
    """The handling unit sends the assignment back, with its reason."""
    with performing(Act.SEND_BACK, petition_id, actor=actor, at=at, reason=reason) as p:
        require_text(reason, "Ghi lý do trả lại việc giao.", field="reason")
        if p.petition.handler_id:
            raise AlreadyDone("Đơn vị đã nhận giải quyết; việc giao không còn trả lại được.")
        p.before["unit"] = p.petition.handling_unit.code if p.petition.handling_unit else ""
        p.petition.handling_unit = None
        p.petition.to_sent_back()
    return p.petition


def reassign(
    petition_id: int, *, actor: User, at: datetime, unit: Unit, reason: str = ""
) -> Petition:
    """Hand a petition that was sent back to another unit; its clocks run on."""
    with performing(Act.REASSIGN, petition_id, actor=actor, at=at, reason=reason) as p:
        if not was_accepted(p.petition):
            raise BadFact("Đơn chưa có quyết định thụ lý nên chưa giao lại được.")
        require_unit_of(p.petition, unit)
        require_unit_free(p.petition, unit, on=p.day)
        p.petition.handling_unit = unit
        p.petition.to_assigned()
        p.after["unit"] = unit.code
    return p.petition


def hand_over(
    petition_id: int, *, actor: User, at: datetime, handler: User, reason: str
) -> Petition:
    """Give the petition to another handler of the same unit: leave, illness, workload."""
    with performing(Act.HAND_OVER, petition_id, actor=actor, at=at, reason=reason) as p:
        require_text(reason, "Ghi lý do thay người xử lý.", field="reason")
        if p.petition.handler_id is None:
            raise BadFact("Đơn chưa có người xử lý để thay; đơn vị được giao phải nhận trước.")
        if p.petition.handler_id == handler.pk:
            raise AlreadyDone(f"{handler.get_full_name()} đang là người xử lý đơn này.")
        _require_handler(p, handler)
        p.before["handler"] = p.petition.handler_id
        p.petition.handler = handler
        p.after["handler"] = handler.pk
    return p.petition
