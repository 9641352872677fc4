"""Asking the table: may this person do this act on this petition that day, and who else may."""

from datetime import date

from django.utils import timezone

from petitions import conflicts
from petitions.access.table import TABLE, Act, Reach, Rule
from petitions.errors import NotAllowed, WrongState
from petitions.law.facts import Kind
from petitions.lifecycle import Status
from petitions.models import Appointment, Grant, Petition, Role, Unit, User
from petitions.vietnamese import in_vietnamese


def appointments_of(user: User, *, on: date) -> list[Appointment]:
    """The roles that `user` holds on that day, with their units."""
    return list(Appointment.objects.on(on).filter(user=user).select_related("unit"))


def _reaches(rule: Rule, held: Appointment, *, unit_id: int, petition: Petition | None) -> bool:
    grants = [*((role, rule.reach) for role in rule.roles), *rule.also]
    return any(
        held.role == role and _is_within(reach, held, unit_id=unit_id, petition=petition)
        for role, reach in grants
    )


def _is_within(reach: Reach, held: Appointment, *, unit_id: int, petition: Petition | None) -> bool:
    if reach is Reach.AGENCY:
        return held.unit.agency_id == unit_id
    if reach is Reach.AGENCY_HEAD:
        return held.unit_id == unit_id
    if reach is Reach.TOP_HEAD:
        return held.unit.parent_id is None
    if petition is None:
        return False
    if reach is Reach.GRANTED:
        return _sees(held, petition) and holds_grant(held.user, petition)
    if reach is Reach.OVERSEEING:
        return held.unit_id in petition.unit.ancestor_ids
    if reach is Reach.ABOVE:
        return held.unit.is_agency and held.unit_id in petition.unit.ancestor_ids[:-1]
    handles = held.unit_id == petition.handling_unit_id
    if reach is Reach.HANDLING_HEAD:
        return handles or held.unit_id == unit_id
    return handles and (reach is Reach.HANDLING_UNIT or petition.handler_id == held.user_id)


def _sees(held: Appointment, petition: Petition) -> bool:
    """Whether the petition is in sight of this role, as `visible_to` has it: it may have gone."""
    if held.role in (Role.RECEPTION, Role.CLERK):
        return petition.unit_id == held.unit.agency_id
    if held.role == Role.HANDLER:
        return petition.handling_unit_id == held.unit_id
    room = petition.handling_unit
    return held.unit_id in (*petition.unit.ancestor_ids, *(room.ancestor_ids if room else ()))


def holds_grant(user: User, petition: Petition | None = None) -> bool:
    """Whether `user` may at this moment open the identity of `petition`; of any, without one.

    A grant ends by the clock on the wall, whatever day an act is recorded for.
    """
    live = Grant.objects.live(timezone.now()).filter(to=user)
    return (live.filter(petition=petition) if petition else live).exists()


def find(user: User, act: Act, petition: Petition, *, on: date) -> Appointment | None:
    """The first role under which `user` reaches so far as to do `act` on `petition`; None if none.

    Nobody reaches a petition that names them or a head of theirs.
    """
    roles = appointments_of(user, on=on)
    held = _found(roles, act, petition)
    if held is None or conflicts.is_barred_with(user, roles, petition, on=on):
        return None
    return held


def _found(held: list[Appointment], act: Act, petition: Petition) -> Appointment | None:
    rule = TABLE[act]
    return next(
        (h for h in held if _reaches(rule, h, unit_id=petition.unit_id, petition=petition)), None
    )


def require(user: User, act: Act, petition: Petition, *, on: date) -> Appointment:
    """The role under which `user` does `act` on `petition` that day.

    Raises NotAllowed where no role reaches so far, or the petition names the user or a head of
    theirs: it says the same, so that nobody learns of being named. Raises WrongState where the
    petition is of another kind or stands elsewhere.
    """
    held = find(user, act, petition, on=on)
    if held is None:
        raise refusal(user, act)
    if not _suits(TABLE[act], petition):
        raise _wrong_kind(act, petition)
    states = TABLE[act].states
    if petition.status not in states:
        raise _wrong_state(act, petition, states)
    return held


def _suits(rule: Rule, petition: Petition) -> bool:
    is_known = Kind(petition.kind) in rule.kinds
    return is_known and rule.of_sealed in (None, petition.is_sealed)


def _wrong_kind(act: Act, petition: Petition) -> WrongState:
    with in_vietnamese():
        if Kind(petition.kind) not in TABLE[act].kinds:
            return WrongState(f"«{act.label}» không áp dụng cho loại đơn này.")
        kept = "đang" if petition.is_sealed else "không"
        return WrongState(
            f"Danh tính người gửi đơn {petition} {kept} được giữ bí mật, nên không thực hiện được "
            f"«{act.label}»."
        )


def _wrong_state(act: Act, petition: Petition, states: tuple[Status, ...]) -> WrongState:
    with in_vietnamese():
        named = " hoặc ".join(f"«{state.label}»" for state in states)
        return WrongState(
            f"Đơn {petition} đang ở trạng thái «{Status(petition.status).label}»; "
            f"«{act.label}» chỉ thực hiện được khi đơn ở trạng thái {named}.",
        )


def allowed(user: User, petition: Petition, *, on: date) -> list[Act]:
    """The acts that `user` may do on `petition` that day, as it stands."""
    held = appointments_of(user, on=on)
    if conflicts.is_barred_with(user, held, petition, on=on):
        return []
    return [
        act
        for act, rule in TABLE.items()
        if petition.status in rule.states and _suits(rule, petition) and _found(held, act, petition)
    ]


def require_in(user: User, act: Act, unit: Unit, *, on: date) -> Appointment:
    """The role under which `user` does `act` in `unit`, before there is a petition."""
    for held in appointments_of(user, on=on):
        if _reaches(TABLE[act], held, unit_id=unit.pk, petition=None):
            return held
    raise refusal(user, act)


def require_in_own_agency(user: User, act: Act, *, on: date) -> Appointment:
    """The role under which `user` does `act` in the agency where it is held. Raises NotAllowed."""
    for held in appointments_of(user, on=on):
        if held.unit.agency_id is None:
            continue
        if _reaches(TABLE[act], held, unit_id=held.unit.agency_id, petition=None):
            return held
    raise refusal(user, act)


def administers(user: User) -> bool:
    """Whether `user` keeps the system: accounts, units, appointments. It opens no petition."""
    return user.is_active and user.is_staff


def find_at_top(held: list[Appointment], act: Act) -> Appointment | None:
    """The first of the roles `held` under which `act` may be done for all units; None if none."""
    rule = TABLE[act]
    return next((h for h in held if _reaches(rule, h, unit_id=h.unit_id, petition=None)), None)


def require_at_top(user: User, act: Act, *, on: date) -> Appointment:
    """The role under which `user` does `act` for all units that day. Raises NotAllowed."""
    held = find_at_top(appointments_of(user, on=on), act)
    if held is None:
        raise refusal(user, act)
    return held


def refusal(user: User, act: Act) -> NotAllowed:
    """The answer to `user` whose roles do not reach `act`: it names who may."""
    rule = TABLE[act]
    with in_vietnamese():
        roles = " hoặc ".join(role.label.lower() for role in rule.roles)
        return NotAllowed(
            f"{user.get_full_name()} không được thực hiện «{act.label}»: việc này dành cho "
            f"{roles} {rule.reach.value}.",
        )
