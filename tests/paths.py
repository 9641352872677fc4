"""Bringing a petition to any point of its path, by the real acts and with plausible times."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from documents.letters.draft import USUAL_BASIS, DecisionDraft
from documents.models import Document
from petitions import acts
from petitions.access import Act
from petitions.acts import Delivery, Finding, Paper, Proposal, Registration
from petitions.law.facts import Kind
from petitions.models import Deadline, DeliveryWay, Outcome, Petition, Resolution, User, Verdict
from petitions.models.petition import new_code
from tests.factories import Office, a_registration, moment
from workflow import registering
from workflow.perform import perform
from workflow.steps import begin, step

TEXT = DecisionDraft(
    legal_basis=USUAL_BASIS,
    verification_result="Đã kiểm tra thực địa.",
    conclusion="Khiếu nại đúng một phần.",
    orders=("Công nhận một phần nội dung khiếu nại.",),
)
ACCEPT = Proposal(outcome=Outcome.ACCEPT, reason="Đơn đủ điều kiện thụ lý.")
REFUSE = Proposal(
    outcome=Outcome.NOT_ACCEPTED, ground="KN-11-2", reason="Quyết định không liên quan trực tiếp."
)
REFUSE_DENUNCIATION = Proposal(
    outcome=Outcome.NOT_ACCEPTED, ground="TC-29-1D", reason="Đơn không nêu hành vi vi phạm."
)
FINDING = Finding(findings="Diện tích thực tế là 165 m2.")

Facts = Callable[[Office, Petition, date], dict[str, Any]]


def _draft_digest(petition: Petition) -> str:
    digests = Resolution.objects.filter(petition=petition).values_list("draft_sha256", flat=True)
    return digests.first() or "0" * 64


def _followed_up(petition: Petition, on: date) -> dict[str, Any]:
    """What is told beside of a denunciation: when its conclusion was acted on and published."""
    is_denunciation = petition.kind == Kind.DENUNCIATION.value
    return {"acted_on": on, "published_on": on} if is_denunciation else {}


def _nearest_limit(office: Office, petition: Petition, on: date) -> dict[str, Any]:
    """The duty of the office that ends first; where none is open, one that never was."""
    found = Deadline.objects.filter(
        petition=petition, rule_id=petition.next_due_rule, due_on=petition.next_due_on
    )
    none = {"rule_id": "KN-GQ-1", "starts_on": on, "due_on": on}
    return dict(found.values(*none).first() or none)


#: Facts with which each act can be done, where the petition stands so that it can.
FACTS: dict[Act, Facts] = {
    Act.ATTACH: lambda o, p, on: {"papers": [Paper(name="Biên bản đo đạc")]},
    Act.PROPOSE: lambda o, p, on: {"proposal": ACCEPT},
    Act.ASSIGN: lambda o, p, on: {"unit": o.room},
    Act.APPROVE_REFUSAL: lambda o, p, on: {},
    Act.REWORK: lambda o, p, on: {"reason": "Nêu rõ căn cứ."},
    Act.ISSUE_ACCEPTANCE: lambda o, p, on: {},
    Act.ISSUE_REFUSAL: lambda o, p, on: {},
    Act.TAKE: lambda o, p, on: {"handler": o.handler},
    Act.SEND_BACK: lambda o, p, on: {"reason": "Không thuộc lĩnh vực của phòng."},
    Act.REASSIGN: lambda o, p, on: {"unit": o.other_room},
    Act.HAND_OVER: lambda o, p, on: {"handler": o.colleague, "reason": "Nghỉ ốm."},
    Act.VERIFY: lambda o, p, on: {"finding": FINDING},
    Act.MARK_COMPLEX: lambda o, p, on: {"criteria": ["KN-3A-a"], "reason": "Hai địa điểm."},
    Act.DRAFT: lambda o, p, on: {"verdict": Verdict.PARTLY, "text": TEXT},
    Act.APPROVE: lambda o, p, on: {"text_sha256": _draft_digest(p)},
    Act.RETURN_DRAFT: lambda o, p, on: {"reason": "Sửa phần kết luận."},
    Act.ISSUE_DECISION: lambda o, p, on: {},
    Act.DELIVER: lambda o, p, on: {
        "delivery": Delivery(way=DeliveryWay.POSTED, reference="RR000000001VN", sent_on=on)
    },
    Act.CONFIRM_RECEIPT: lambda o, p, on: {"received_on": on},
    Act.REPORT: lambda o, p, on: {"text": "Đã giải quyết xong."} | _followed_up(p, on),
    Act.SUSPEND: lambda o, p, on: {"basis": "KN-11A-1A", "reason": "Lũ quét."},
    Act.RESUME: lambda o, p, on: {"reason": "Đường đã thông."},
    Act.TERMINATE: lambda o, p, on: {"basis": "KN-11A-2A", "reason": "Rút toàn bộ khiếu nại."},
    Act.SEND_NOTICE: lambda o, p, on: {"sent_on": on, "reference": "RR000000002VN"},
    Act.RECALL: lambda o, p, on: {"reason": "Người duyệt đã thôi giữ chức."},
    Act.REMIND: _nearest_limit,
    Act.PROTECT: lambda o, p, on: {"reason": "Người gửi đề nghị."},
    Act.GRANT_OPENING: lambda o, p, on: {
        "to": o.clerk,
        "ends_on": on,
        "reason": "Gửi văn bản cho người tố cáo.",
    },
    Act.REVOKE_OPENING: lambda o, p, on: {"to": o.clerk, "reason": "Đã gửi xong."},
    Act.OPEN_IDENTITY: lambda o, p, on: {"reason": "Ghi địa chỉ trên bì thư."},
    Act.NAME_OFFICER: lambda o, p, on: {"officer": o.stranger, "reason": "Có tên ở trang 2."},
    Act.CLEAR_OFFICER: lambda o, p, on: {"officer": o.stranger, "reason": "Trùng họ tên."},
    Act.DESTROY_IDENTITY: lambda o, p, on: {"reason": "Hết thời hạn lưu hồ sơ."},
}


@dataclass(frozen=True)
class Point:
    """A point of the path: which point it follows, and by whose act at what time."""

    follows: str
    act: Act
    actor: str
    at: str


POINTS: dict[str, Point] = {
    "proposed": Point("registered", Act.PROPOSE, "reception", "2026-11-25 09:00"),
    "refusal_proposed": Point("registered", Act.PROPOSE, "reception", "2026-11-25 09:00"),
    "refusal_approved": Point("refusal_proposed", Act.APPROVE_REFUSAL, "head", "2026-11-26 09:00"),
    "declined": Point("refusal_approved", Act.ISSUE_REFUSAL, "clerk", "2026-11-27 09:00"),
    "assigned": Point("proposed", Act.ASSIGN, "head", "2026-11-26 09:00"),
    "accepted": Point("assigned", Act.ISSUE_ACCEPTANCE, "clerk", "2026-12-01 10:00"),
    "sent_back": Point("accepted", Act.SEND_BACK, "handler", "2026-12-02 08:00"),
    "taken": Point("accepted", Act.TAKE, "handler", "2026-12-02 08:00"),
    "suspended": Point("taken", Act.SUSPEND, "head", "2026-12-11 08:00"),
    "notified": Point("suspended", Act.SEND_NOTICE, "clerk", "2026-12-11 10:00"),
    "resumed": Point("suspended", Act.RESUME, "head", "2026-12-14 08:00"),
    "terminated": Point("taken", Act.TERMINATE, "head", "2026-12-11 08:00"),
    "verified": Point("taken", Act.VERIFY, "handler", "2026-12-14 15:00"),
    "drafted": Point("verified", Act.DRAFT, "handler", "2026-12-15 15:00"),
    "approved": Point("drafted", Act.APPROVE, "head", "2026-12-16 09:00"),
    "decided": Point("approved", Act.ISSUE_DECISION, "clerk", "2026-12-18 10:00"),
    "sent": Point("decided", Act.DELIVER, "clerk", "2026-12-21 10:00"),
    "received": Point("sent", Act.CONFIRM_RECEIPT, "clerk", "2026-12-25 10:00"),
    "reported": Point("sent", Act.REPORT, "handler", "2026-12-28 10:00"),
}
#: The same path after a suspension, the notice of which was not sent.
for _name in ("verified", "drafted", "approved", "decided", "sent", "reported"):
    _before = POINTS[_name].follows
    _follows = "resumed" if _before == "taken" else f"resumed_{_before}"
    POINTS[f"resumed_{_name}"] = replace(POINTS[_name], follows=_follows)
REGISTERED_AT = moment("2026-11-23 08:30")
_ISSUED: dict[Act, Callable[..., Petition]] = {
    Act.ISSUE_ACCEPTANCE: acts.issue_acceptance,
    Act.ISSUE_REFUSAL: acts.issue_refusal,
    Act.ISSUE_DECISION: acts.issue_decision,
    Act.MARK_COMPLEX: acts.mark_complex,
    Act.SUSPEND: acts.suspend,
    Act.RESUME: acts.resume,
    Act.TERMINATE: acts.terminate,
    Act.REMIND: acts.remind,
}


def registered(
    office: Office,
    registration: Registration | None = None,
    *,
    printed: bool = False,
    at: datetime = REGISTERED_AT,
) -> Petition:
    """A petition in the book of `office`; with its receipt only where it is to be `printed`."""
    given, key, actor = registration or a_registration(), uuid.uuid4(), office.reception
    if printed:
        return registering.register(given, unit=office.agency, key=key, actor=actor, at=at)
    with transaction.atomic():
        petition = acts.register(
            given,
            unit=office.agency,
            number=Petition.objects.filter(unit=office.agency).count() + 1,
            code=new_code(),
            key=key,
            actor=actor,
            at=at,
        )
        begin(petition, actor=actor, at=at)
    return petition


def at_point(
    name: str, office: Office, registration: Registration | None = None, *, printed: bool = False
) -> Petition:
    """A petition that has come to the point `name` of POINTS, or "registered"."""
    if name == "registered":
        petition = registered(office, registration, printed=printed)
    else:
        point = POINTS[name]
        petition = at_point(point.follows, office, registration, printed=printed)
        refused = REFUSE if petition.kind == Kind.COMPLAINT.value else REFUSE_DENUNCIATION
        facts = {"proposal": refused} if name == "refusal_proposed" else {}
        actor = getattr(office, point.actor)
        do(point.act, petition, office, actor, at=moment(point.at), printed=printed, **facts)
    return Petition.objects.get(pk=petition.pk)


def do(
    act: Act,
    petition: Petition,
    office: Office,
    actor: User,
    *,
    at: datetime | None = None,
    printed: bool = False,
    **facts: Any,
) -> Document | None:
    """Do `act`, an hour after the last one unless said otherwise, with FACTS changed by `facts`."""
    at = at or later(petition)
    known = FACTS[act](office, petition, timezone.localdate(at)) | facts
    if act in _ISSUED and not printed:
        issued = _ISSUED[act]
        number = f"{petition.pk:02d}/TB-UBND"
        step(
            act,
            petition.pk,
            actor=actor,
            at=at,
            perform=lambda: issued(petition.pk, actor=actor, at=at, document=number, **known),
        )
        return None
    return perform(act, petition.pk, actor=actor, at=at, facts=known)


def later(petition: Petition, **delta: int) -> datetime:
    """A time after the last act on `petition`: an hour, unless said otherwise."""
    last = petition.events.order_by("seq").last()
    assert last is not None
    return last.happened_at + timedelta(**delta or {"hours": 1})
