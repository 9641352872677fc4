"""Who may do and see what: one table of acts, and one QuerySet of what a person may see.

Views, acts, lists and files ask here and nowhere else.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from django.db.models import Q, QuerySet

from petitions.errors import NotAllowed
from petitions.models import Appointment, Petition, Role, Unit, User


class Act(StrEnum):
    """Every act that can be done on a petition, by the name that the record keeps."""

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
    VERIFY = "verify"
    MARK_COMPLEX = "mark_complex"
    DRAFT = "draft"
    APPROVE = "approve"
    RETURN_DRAFT = "return_draft"
    ISSUE_DECISION = "issue_decision"
    DELIVER = "deliver"
    REPORT = "report"
    SUSPEND = "suspend"
    RESUME = "resume"
    TERMINATE = "terminate"

    @property
    def label(self) -> str:
        """The act as a Vietnamese verb, for buttons and for the log."""
        return _LABELS[self]


_LABELS = {
    Act.REGISTER: "Tiếp nhận, vào sổ",
    Act.ATTACH: "Bổ sung tài liệu",
    Act.PROPOSE: "Phân loại, đề xuất",
    Act.ASSIGN: "Quyết định thụ lý, giao giải quyết",
    Act.APPROVE_REFUSAL: "Duyệt không thụ lý",
    Act.REWORK: "Trả lại đề xuất",
    Act.ISSUE_ACCEPTANCE: "Ban hành thông báo thụ lý",
    Act.ISSUE_REFUSAL: "Ban hành thông báo không thụ lý",
    Act.TAKE: "Nhận giải quyết",
    Act.SEND_BACK: "Trả lại việc giao",
    Act.REASSIGN: "Giao lại",
    Act.VERIFY: "Xác minh",
    Act.MARK_COMPLEX: "Xác định vụ việc phức tạp",
    Act.DRAFT: "Dự thảo quyết định",
    Act.APPROVE: "Duyệt dự thảo",
    Act.RETURN_DRAFT: "Trả lại dự thảo",
    Act.ISSUE_DECISION: "Ban hành quyết định",
    Act.DELIVER: "Gửi quyết định",
    Act.REPORT: "Báo cáo kết quả",
    Act.SUSPEND: "Tạm đình chỉ",
    Act.RESUME: "Tiếp tục giải quyết",
    Act.TERMINATE: "Đình chỉ",
}


class Reach(Enum):
    """How near to the petition a role must be held."""

    AGENCY = "trong cơ quan tiếp nhận đơn"
    AGENCY_HEAD = "ở cương vị lãnh đạo cơ quan tiếp nhận đơn"
    HANDLING_UNIT = "trong đơn vị được giao giải quyết"
    HANDLER = "là người được phân công xử lý đơn này"


@dataclass(frozen=True)
class Rule:
    """Which roles, held how near, may do an act."""

    roles: tuple[Role, ...]
    reach: Reach


_HEADS = (Role.HEAD, Role.DEPUTY)

TABLE: dict[Act, Rule] = {
    Act.REGISTER: Rule((Role.RECEPTION,), Reach.AGENCY),
    Act.ATTACH: Rule((Role.RECEPTION, Role.HANDLER), Reach.AGENCY),
    Act.PROPOSE: Rule((Role.RECEPTION,), Reach.AGENCY),
    Act.ASSIGN: Rule(_HEADS, Reach.AGENCY_HEAD),
    Act.APPROVE_REFUSAL: Rule(_HEADS, Reach.AGENCY_HEAD),
    Act.REWORK: Rule(_HEADS, Reach.AGENCY_HEAD),
    Act.ISSUE_ACCEPTANCE: Rule((Role.CLERK,), Reach.AGENCY),
    Act.ISSUE_REFUSAL: Rule((Role.CLERK,), Reach.AGENCY),
    Act.TAKE: Rule((Role.HANDLER, *_HEADS), Reach.HANDLING_UNIT),
    Act.SEND_BACK: Rule((Role.HANDLER, *_HEADS), Reach.HANDLING_UNIT),
    Act.REASSIGN: Rule(_HEADS, Reach.AGENCY_HEAD),
    Act.VERIFY: Rule((Role.HANDLER,), Reach.HANDLER),
    Act.MARK_COMPLEX: Rule(_HEADS, Reach.AGENCY_HEAD),
    Act.DRAFT: Rule((Role.HANDLER,), Reach.HANDLER),
    Act.APPROVE: Rule(_HEADS, Reach.AGENCY_HEAD),
    Act.RETURN_DRAFT: Rule(_HEADS, Reach.AGENCY_HEAD),
    Act.ISSUE_DECISION: Rule((Role.CLERK,), Reach.AGENCY),
    Act.DELIVER: Rule((Role.CLERK,), Reach.AGENCY),
    Act.REPORT: Rule((Role.HANDLER,), Reach.HANDLER),
    Act.SUSPEND: Rule(_HEADS, Reach.AGENCY_HEAD),
    Act.RESUME: Rule(_HEADS, Reach.AGENCY_HEAD),
    Act.TERMINATE: Rule(_HEADS, Reach.AGENCY_HEAD),
}


def appointments_of(user: User, *, on: date) -> list[Appointment]:
    """The roles that `user` holds on that day, with their units."""
    return list(Appointment.objects.on(on).filter(user=user).select_related("unit"))


def _reaches(rule: Rule, held: Appointment, *, unit_id: int, petition: Petition | None) -> bool:
    if held.role not in rule.roles:
        return False
    if rule.reach is Reach.AGENCY:
        return held.unit.agency_id == unit_id
    if rule.reach is Reach.AGENCY_HEAD:
        return held.unit_id == unit_id
    if petition is None or held.unit_id != petition.handling_unit_id:
        return False
    return rule.reach is Reach.HANDLING_UNIT or petition.handler_id == held.user_id


def find(held: list[Appointment], act: Act, petition: Petition) -> Appointment | None:
    """The first of the roles `held` under which `act` may be done on `petition`; None if none."""
    rule = TABLE[act]
    return next(
        (h for h in held if _reaches(rule, h, unit_id=petition.unit_id, petition=petition)), None
    )


def require(user: User, act: Act, petition: Petition, *, on: date) -> Appointment:
    """The role under which `user` does `act` on `petition` that day. Raises NotAllowed."""
    held = find(appointments_of(user, on=on), act, petition)
    if held is None:
        raise _refusal(user, act)
    return held


def require_in(user: User, act: Act, unit: Unit, *, on: date) -> Appointment:
    """The role under which `user` does `act` in `unit`, before there is a petition."""
    for held in appointments_of(user, on=on):
        if _reaches(TABLE[act], held, unit_id=unit.pk, petition=None):
            return held
    raise _refusal(user, act)


def _refusal(user: User, act: Act) -> NotAllowed:
    rule = TABLE[act]
    roles = ", ".join(role.label for role in rule.roles)
    return NotAllowed(
        f"{user.get_full_name()} không được thực hiện «{act.label}»: việc này dành cho "
        f"{roles} {rule.reach.value}.",
        rule="Bảng phân quyền",
    )


def visible_to(user: User, *, on: date) -> QuerySet[Petition]:
    """The petitions that `user` may see that day. Every list and page starts here.

    Reception officers and clerks see their agency's; heads, deputies and auditors what their unit
    and those below it receive or handle; handlers what their unit handles. No role, no petition:
    a system administrator sees none.
    """
    seen = Q(pk__in=[])
    for held in appointments_of(user, on=on):
        below = Unit.objects.within(held.unit).values("pk")
        if held.role in (Role.RECEPTION, Role.CLERK):
            seen |= Q(unit=held.unit.agency_id)
        elif held.role == Role.HANDLER:
            seen |= Q(handling_unit=held.unit_id)
        else:
            seen |= Q(unit__in=below) | Q(handling_unit__in=below)
    return Petition.objects.filter(seen)
