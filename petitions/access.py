"""Who may do and see what: one table of acts, and one QuerySet of what a person may see.

Views, acts, lists and files ask here and nowhere else.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from petitions.errors import NotAllowed, WrongState
from petitions.lifecycle import Status
from petitions.models import Appointment, Petition, Role, Unit, User
from petitions.vietnamese import in_vietnamese


class Act(StrEnum):
    """Every act that can be done on a petition or moves it, by the name that the record keeps."""

    REGISTER = "register"
    ATTACH = "attach"
    PROPOSE = "propose"
    ASSIGN = "assign"
    APPROVE_REFUSAL = "approve_refusal"
    REWORK = "rework"
    ISSUE_ACCEPTANCE = "issue_acceptance"
    ISSUE_REFUSAL = "issue_refusal"
    TAKE = "take"
    SEND_BACK = "send_back"
    REASSIGN = "reassign"
    HAND_OVER = "hand_over"
    VERIFY = "verify"
    MARK_COMPLEX = "mark_complex"
    DRAFT = "draft"
    APPROVE = "approve"
    RETURN_DRAFT = "return_draft"
    ISSUE_DECISION = "issue_decision"
    DELIVER = "deliver"
    CONFIRM_RECEIPT = "confirm_receipt"
    REPORT = "report"
    SUSPEND = "suspend"
    RESUME = "resume"
    TERMINATE = "terminate"
    SEND_NOTICE = "send_notice"
    RECALL = "recall"
    REMIND = "remind"
    DECLARE_DAY = "declare_day"

    @property
    def label(self) -> str:
        """The act as a verb, in the page's language."""
        return str(_LABELS[self])


_LABELS = {
    Act.REGISTER: _("Tiếp nhận, vào sổ"),
    Act.ATTACH: _("Bổ sung tài liệu"),
    Act.PROPOSE: _("Phân loại, đề xuất"),
    Act.ASSIGN: _("Quyết định thụ lý, giao giải quyết"),
    Act.APPROVE_REFUSAL: _("Duyệt không thụ lý"),
    Act.REWORK: _("Trả lại đề xuất"),
    Act.ISSUE_ACCEPTANCE: _("Ban hành thông báo thụ lý"),
    Act.ISSUE_REFUSAL: _("Ban hành thông báo không thụ lý"),
    Act.TAKE: _("Nhận giải quyết"),
    Act.SEND_BACK: _("Trả lại việc giao"),
    Act.REASSIGN: _("Giao lại"),
    Act.HAND_OVER: _("Thay người xử lý"),
    Act.VERIFY: _("Xác minh"),
    Act.MARK_COMPLEX: _("Xác định vụ việc phức tạp"),
    Act.DRAFT: _("Dự thảo quyết định"),
    Act.APPROVE: _("Duyệt dự thảo"),
    Act.RETURN_DRAFT: _("Trả lại dự thảo"),
    Act.ISSUE_DECISION: _("Ban hành quyết định"),
    Act.DELIVER: _("Gửi quyết định"),
    Act.CONFIRM_RECEIPT: _("Ghi ngày nhận quyết định"),
    Act.REPORT: _("Báo cáo kết quả"),
    Act.SUSPEND: _("Tạm đình chỉ"),
    Act.RESUME: _("Tiếp tục giải quyết"),
    Act.TERMINATE: _("Đình chỉ"),
    Act.SEND_NOTICE: _("Gửi quyết định tạm đình chỉ, tiếp tục, đình chỉ"),
    Act.RECALL: _("Thu hồi việc duyệt"),
    Act.REMIND: _("Nhắc việc, đôn đốc"),
    Act.DECLARE_DAY: _("Công bố ngày nghỉ, ngày làm việc"),
}


class Reach(Enum):
    """How near to the petition a role must be held."""

    AGENCY = "trong cơ quan tiếp nhận đơn"
    AGENCY_HEAD = "của cơ quan tiếp nhận đơn"
    HANDLING_UNIT = "trong đơn vị được giao giải quyết"
    HANDLING_HEAD = "phụ trách đơn vị được giao giải quyết hoặc cơ quan tiếp nhận đơn"
    HANDLER = "là người được phân công xử lý đơn này"
    ABOVE = "của cơ quan cấp trên"
    TOP_HEAD = "của cơ quan không có đơn vị cấp trên trong hệ thống"


@dataclass(frozen=True)
class Rule:
    """Which roles, held how near, may do an act, and in which states of the petition.

    `also`: further roles, each with a reach of its own.
    """

    roles: tuple[Role, ...]
    reach: Reach
    states: tuple[Status, ...]
    also: tuple[tuple[Role, Reach], ...] = ()


_HEADS = (Role.HEAD, Role.DEPUTY)
_R, _A, _S, _T = Status.RECEIVED, Status.ASSIGNED, Status.SUSPENDED, Status.TERMINATED
_DECIDED = (Status.RESOLVED, Status.REPORTED)

TABLE: dict[Act, Rule] = {
    Act.REGISTER: Rule((Role.RECEPTION,), Reach.AGENCY, ()),
    Act.ATTACH: Rule(
        (Role.RECEPTION,), Reach.AGENCY, (_R, _A, _S), also=((Role.HANDLER, Reach.HANDLER),)
    ),
    Act.PROPOSE: Rule((Role.RECEPTION,), Reach.AGENCY, (_R,)),
    Act.ASSIGN: Rule(_HEADS, Reach.AGENCY_HEAD, (_R,)),
    Act.APPROVE_REFUSAL: Rule(_HEADS, Reach.AGENCY_HEAD, (_R,)),
    Act.REWORK: Rule(_HEADS, Reach.AGENCY_HEAD, (_R,)),
    Act.ISSUE_ACCEPTANCE: Rule((Role.CLERK,), Reach.AGENCY, (_A,)),
    Act.ISSUE_REFUSAL: Rule((Role.CLERK,), Reach.AGENCY, (_R,)),
    Act.TAKE: Rule((Role.HANDLER, *_HEADS), Reach.HANDLING_UNIT, (_A,)),
    Act.SEND_BACK: Rule((Role.HANDLER, *_HEADS), Reach.HANDLING_UNIT, (_A,)),
    Act.REASSIGN: Rule(_HEADS, Reach.AGENCY_HEAD, (_R,)),
    Act.HAND_OVER: Rule(_HEADS, Reach.HANDLING_HEAD, (_A, _S, Status.RESOLVED)),
    Act.VERIFY: Rule((Role.HANDLER,), Reach.HANDLER, (_A,)),
    Act.MARK_COMPLEX: Rule(_HEADS, Reach.AGENCY_HEAD, (_A,)),
    Act.DRAFT: Rule((Role.HANDLER,), Reach.HANDLER, (_A,)),
    Act.APPROVE: Rule(_HEADS, Reach.AGENCY_HEAD, (_A,)),
    Act.RETURN_DRAFT: Rule(_HEADS, Reach.AGENCY_HEAD, (_A,)),
    Act.ISSUE_DECISION: Rule((Role.CLERK,), Reach.AGENCY, (_A,)),
    Act.DELIVER: Rule((Role.CLERK,), Reach.AGENCY, (Status.RESOLVED,)),
    Act.CONFIRM_RECEIPT: Rule((Role.CLERK,), Reach.AGENCY, _DECIDED),
    Act.REPORT: Rule((Role.HANDLER,), Reach.HANDLER, (Status.RESOLVED,)),
    Act.SUSPEND: Rule(_HEADS, Reach.AGENCY_HEAD, (_A,)),
    Act.RESUME: Rule(_HEADS, Reach.AGENCY_HEAD, (_S,)),
    Act.TERMINATE: Rule(_HEADS, Reach.AGENCY_HEAD, (_R, _A, _S)),
    Act.SEND_NOTICE: Rule((Role.CLERK,), Reach.AGENCY, (_A, _S, *_DECIDED, _T)),
    Act.RECALL: Rule(_HEADS, Reach.AGENCY_HEAD, (_R, _A)),
    Act.REMIND: Rule(
        _HEADS,
        Reach.AGENCY_HEAD,
        (_R, _A, Status.RESOLVED),
        also=((Role.HEAD, Reach.ABOVE), (Role.DEPUTY, Reach.ABOVE)),
    ),
    # Done on the calendar of all units, and on no petition of its own.
    Act.DECLARE_DAY: Rule(_HEADS, Reach.TOP_HEAD, ()),
}


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
    if reach is Reach.ABOVE:
        return held.unit.is_agency and held.unit_id in petition.unit.ancestor_ids[:-1]
    handles = held.unit_id == petition.handling_unit_id
    if reach is Reach.HANDLING_HEAD:
        return handles or held.unit_id == unit_id
    return handles and (reach is Reach.HANDLING_UNIT or petition.handler_id == held.user_id)


def find(held: list[Appointment], act: Act, petition: Petition) -> Appointment | None:
    """The first of the roles `held` under which `act` may be done on `petition`; None if none."""
    rule = TABLE[act]
    return next(
        (h for h in held if _reaches(rule, h, unit_id=petition.unit_id, petition=petition)), None
    )


def require(user: User, act: Act, petition: Petition, *, on: date) -> Appointment:
    """The role under which `user` does `act` on `petition` that day.

    Raises NotAllowed where no role reaches so far, WrongState where the petition stands elsewhere.
    """
    held = find(appointments_of(user, on=on), act, petition)
    if held is None:
        raise refusal(user, act)
    states = TABLE[act].states
    if petition.status not in states:
        raise _wrong_state(act, petition, states)
    return held


def _wrong_state(act: Act, petition: Petition, states: tuple[Status, ...]) -> WrongState:
    with in_vietnamese():
        named = " hoặc ".join(f"«{state.label}»" for state in states)
        return WrongState(
            f"Đơn {petition} đang ở trạng thái «{Status(petition.status).label}»; "
            f"«{act.label}» chỉ thực hiện được khi đơn ở trạng thái {named}.",
        )


def allowed(held: list[Appointment], petition: Petition) -> list[Act]:
    """The acts that somebody with the roles `held` may do on `petition` as it stands."""
    return [
        act
        for act, rule in TABLE.items()
        if petition.status in rule.states and find(held, act, petition)
    ]


def require_in(user: User, act: Act, unit: Unit, *, on: date) -> Appointment:
    """The role under which `user` does `act` in `unit`, before there is a petition."""
    for held in appointments_of(user, on=on):
        if _reaches(TABLE[act], held, unit_id=unit.pk, petition=None):
            return held
    raise refusal(user, act)


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


def visible_to(user: User, *, on: date) -> QuerySet[Petition]:
    """The petitions that `user` may see that day. Every list and page starts here.

    Reception officers and clerks see their agency's; heads, deputies and auditors what their unit
    and those below it receive or handle; handlers what their unit handles. No role, no petition:
    a system administrator sees none.
    """
    seen = Q(pk__in=[])
    for held in appointments_of(user, on=on):
        if held.role in (Role.RECEPTION, Role.CLERK):
            seen |= Q(unit=held.unit.agency_id)
        elif held.role == Role.HANDLER:
            seen |= Q(handling_unit=held.unit_id)
        else:
            # Keys, not a subquery: PostgreSQL then finds the few rows through its indexes.
            below = list(Unit.objects.within(held.unit).values_list("pk", flat=True))
            seen |= Q(unit__in=below) | Q(handling_unit__in=below)
    return Petition.objects.filter(seen)
