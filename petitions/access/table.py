"""The table of acts: which roles, held how near, may do what on which petition in which state."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from django.utils.translation import gettext_lazy as _

from petitions.law.facts import Kind
from petitions.lifecycle import END_STATES, Status
from petitions.models import Role


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
    PROTECT = "protect"
    GRANT_OPENING = "grant_opening"
    REVOKE_OPENING = "revoke_opening"
    OPEN_IDENTITY = "open_identity"
    BLACK_OUT = "black_out"
    NAME_OFFICER = "name_officer"
    CLEAR_OFFICER = "clear_officer"
    DESTROY_IDENTITY = "destroy_identity"
    READ_OPENINGS = "read_openings"
    DECLARE_DAY = "declare_day"
    VOID_NUMBER = "void_number"

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
    Act.PROTECT: _("Giữ bí mật danh tính người gửi"),
    Act.GRANT_OPENING: _("Cho phép mở danh tính"),
    Act.REVOKE_OPENING: _("Thu hồi quyền mở danh tính"),
    Act.OPEN_IDENTITY: _("Mở danh tính"),
    Act.BLACK_OUT: _("Lập bản sao đã che thông tin"),
    Act.NAME_OFFICER: _("Ghi cán bộ có tên trong đơn"),
    Act.CLEAR_OFFICER: _("Xác nhận trùng tên"),
    Act.DESTROY_IDENTITY: _("Hủy danh tính đã niêm phong"),
    Act.READ_OPENINGS: _("Xem ai đã mở danh tính"),
    Act.DECLARE_DAY: _("Công bố ngày nghỉ, ngày làm việc"),
    Act.VOID_NUMBER: _("Hủy số văn bản"),
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
    OVERSEEING = "của cơ quan tiếp nhận đơn hoặc của cơ quan cấp trên"
    GRANTED = "được cho phép mở danh tính của đơn này"


@dataclass(frozen=True)
class Rule:
    """Which roles, held how near, may do an act, on what and in which states of the petition.

    `also`: further roles, each with a reach of its own. `kinds`: the kinds of petition that know
    the act. `of_sealed`: it is done only where the petitioner is kept secret (True), or only where
    not (False).
    """

    roles: tuple[Role, ...]
    reach: Reach
    states: tuple[Status, ...]
    also: tuple[tuple[Role, Reach], ...] = ()
    kinds: frozenset[Kind] = frozenset(Kind)
    of_sealed: bool | None = None


_HEADS = (Role.HEAD, Role.DEPUTY)
_R, _A, _S, _T = Status.RECEIVED, Status.ASSIGNED, Status.SUSPENDED, Status.TERMINATED
_DECIDED = (Status.RESOLVED, Status.REPORTED)
_ALWAYS = tuple(Status)
_COMPLAINT = frozenset({Kind.COMPLAINT})
_SUPERIORS = ((Role.HEAD, Reach.ABOVE), (Role.DEPUTY, Reach.ABOVE))

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
    Act.MARK_COMPLEX: Rule(_HEADS, Reach.AGENCY_HEAD, (_A,), kinds=_COMPLAINT),
    Act.DRAFT: Rule((Role.HANDLER,), Reach.HANDLER, (_A,)),
    Act.APPROVE: Rule(_HEADS, Reach.AGENCY_HEAD, (_A,)),
    Act.RETURN_DRAFT: Rule(_HEADS, Reach.AGENCY_HEAD, (_A,)),
    Act.ISSUE_DECISION: Rule((Role.CLERK,), Reach.AGENCY, (_A,)),
    Act.DELIVER: Rule((Role.CLERK,), Reach.AGENCY, (Status.RESOLVED,)),
    Act.CONFIRM_RECEIPT: Rule((Role.CLERK,), Reach.AGENCY, _DECIDED, kinds=_COMPLAINT),
    Act.REPORT: Rule((Role.HANDLER,), Reach.HANDLER, (Status.RESOLVED,)),
    Act.SUSPEND: Rule(_HEADS, Reach.AGENCY_HEAD, (_A,), kinds=_COMPLAINT),
    Act.RESUME: Rule(_HEADS, Reach.AGENCY_HEAD, (_S,), kinds=_COMPLAINT),
    Act.TERMINATE: Rule(_HEADS, Reach.AGENCY_HEAD, (_R, _A, _S), kinds=_COMPLAINT),
    Act.SEND_NOTICE: Rule((Role.CLERK,), Reach.AGENCY, (_A, _S, *_DECIDED, _T), kinds=_COMPLAINT),
    Act.RECALL: Rule(_HEADS, Reach.AGENCY_HEAD, (_R, _A)),
    Act.REMIND: Rule(
        _HEADS,
        Reach.AGENCY_HEAD,
        (_R, _A, Status.RESOLVED),
        also=_SUPERIORS,
    ),
    # A petitioner asks at the counter; the head orders it (Điều 56 Luật Tố cáo).
    Act.PROTECT: Rule(
        _HEADS,
        Reach.AGENCY_HEAD,
        _ALWAYS,
        also=((Role.RECEPTION, Reach.AGENCY), *_SUPERIORS),
        of_sealed=False,
    ),
    Act.GRANT_OPENING: Rule(_HEADS, Reach.AGENCY_HEAD, _ALWAYS, also=_SUPERIORS, of_sealed=True),
    Act.REVOKE_OPENING: Rule(_HEADS, Reach.AGENCY_HEAD, _ALWAYS, also=_SUPERIORS, of_sealed=True),
    Act.OPEN_IDENTITY: Rule(tuple(Role), Reach.GRANTED, _ALWAYS, of_sealed=True),
    Act.BLACK_OUT: Rule(tuple(Role), Reach.GRANTED, _ALWAYS, of_sealed=True),
    Act.NAME_OFFICER: Rule(
        (Role.RECEPTION,),
        Reach.AGENCY,
        _ALWAYS,
        also=(*((role, Reach.AGENCY_HEAD) for role in _HEADS), *_SUPERIORS),
    ),
    Act.CLEAR_OFFICER: Rule(_HEADS, Reach.AGENCY_HEAD, _ALWAYS, also=_SUPERIORS),
    Act.DESTROY_IDENTITY: Rule(
        _HEADS, Reach.AGENCY_HEAD, tuple(END_STATES), also=_SUPERIORS, of_sealed=True
    ),
    # Nothing is done by it, and the record keeps no entry: it is a page that is read.
    Act.READ_OPENINGS: Rule((Role.AUDITOR, *_HEADS), Reach.OVERSEEING, _ALWAYS, of_sealed=True),
    # Done on the calendar of all units, and on no petition of its own.
    Act.DECLARE_DAY: Rule(_HEADS, Reach.TOP_HEAD, ()),
    # Done on the number series of an agency, and on no petition.
    Act.VOID_NUMBER: Rule(
        (Role.CLERK,),
        Reach.AGENCY,
        (),
        also=tuple((role, Reach.AGENCY_HEAD) for role in _HEADS),
    ),
}
