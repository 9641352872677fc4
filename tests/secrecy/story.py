"""One agency in which people who are secret have written, and everything was done about it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.utils import timezone

from documents.letters.draft import DecisionDraft
from petitions import acts
from petitions.access import Act
from petitions.acts import Delivery, Finding, Paper, Proposal, Registration
from petitions.acts.papers import checked
from petitions.law.facts import Kind
from petitions.models import DeliveryWay, Outcome, Petition, Role, User
from petitions.sealed.router import VAULT
from petitions.uploads.blackout import Box
from petitions.working_days import office_calendar
from tests.denouncing import TEXT as CONCLUSION
from tests.factories import Office, UserFactory, appoint
from tests.paths import REFUSE_DENUNCIATION, TEXT, do, registered
from tests.petitions.calendars import declare, said
from tests.secrecy.secrets import (
    DENOUNCED,
    DENOUNCER,
    FILE_NAME,
    WITNESS,
    entry,
    protected_complaint,
    scan,
)
from workflow.escalation.choices import PaperKind, PaperState
from workflow.escalation.escalation import escalate
from workflow.escalation.papers import issue_paper
from workflow.models import Reminder
from workflow.perform import perform

#: An act, by whom, and what is told with it.
Step = tuple[Act, str, dict[str, Any]]
_TO_HEAD: list[Step] = [(Act.PROPOSE, "reception", {})]
_TAKEN: list[Step] = [
    *_TO_HEAD,
    (Act.REWORK, "head", {}),
    (Act.PROPOSE, "reception", {}),
    (Act.ASSIGN, "head", {}),
    (Act.RECALL, "head", {}),
    (Act.ASSIGN, "head", {}),
    (Act.ISSUE_ACCEPTANCE, "clerk", {}),
    (Act.SEND_BACK, "room_head", {}),
    (Act.REASSIGN, "head", {}),
    (Act.TAKE, "stranger", {"handler": "stranger"}),
]
_SETTLED: list[Step] = [
    (Act.HAND_OVER, "head", {"handler": "second"}),
    (Act.VERIFY, "second", {}),
    (Act.DRAFT, "second", {}),
    (Act.RETURN_DRAFT, "head", {}),
    (Act.DRAFT, "second", {}),
    (Act.APPROVE, "head", {}),
    (Act.ISSUE_DECISION, "clerk", {}),
    (Act.DELIVER, "clerk", {}),
    (Act.REPORT, "second", {}),
]
#: What happens beside the flow to a petition whose author is secret.
_BESIDE: list[Step] = [
    (Act.ATTACH, "reception", {"papers": "scanned"}),
    (Act.NAME_OFFICER, "head", {"officer": "namesake"}),
    (Act.CLEAR_OFFICER, "head", {"officer": "namesake"}),
]
_DENOUNCED: list[Step] = [*_BESIDE, *_TAKEN, *_SETTLED]
_REFUSED: list[Step] = [
    (Act.PROPOSE, "reception", {"proposal": REFUSE_DENUNCIATION}),
    (Act.APPROVE_REFUSAL, "head", {}),
    (Act.ISSUE_REFUSAL, "clerk", {}),
    (Act.DESTROY_IDENTITY, "head", {}),
]
_COMPLAINED: list[Step] = [
    *_BESIDE,
    *_TAKEN,
    (Act.MARK_COMPLEX, "head", {}),
    (Act.SUSPEND, "head", {}),
    (Act.SEND_NOTICE, "clerk", {}),
    (Act.RESUME, "head", {}),
    *_SETTLED[:-1],
    (Act.CONFIRM_RECEIPT, "clerk", {}),
    _SETTLED[-1],
]
#: The points at which a page of an act waits to be opened; each is tried on its own petition.
_WAITING: dict[str, list[Step]] = {
    "registered": [],
    "proposed": _TO_HEAD,
    "refusal_proposed": [(Act.PROPOSE, "reception", {"proposal": REFUSE_DENUNCIATION})],
    "refusal_approved": _REFUSED[:2],
    "assigned": [*_TO_HEAD, (Act.ASSIGN, "head", {})],
    "taken": _TAKEN,
    "verified": [*_TAKEN, *_SETTLED[:2]],
    "drafted": [*_TAKEN, *_SETTLED[:3]],
    "approved": [*_TAKEN, *_SETTLED[:6]],
    "decided": [*_TAKEN, *_SETTLED[:7]],
    "sent": [*_TAKEN, *_SETTLED[:8]],
}
_COMPLAINTS_WAITING: dict[str, list[Step]] = {
    "suspended": [*_TAKEN, (Act.SUSPEND, "head", {})],
    "terminated": [*_TAKEN, (Act.TERMINATE, "head", {})],
}

#: The petitions to which more happened than the flow.
AT_LENGTH = ("denounced", "refused", "complained", "late", "sealed_late")


@dataclass
class Story:
    """The agency, its petitions by what became of them, and who looks at them."""

    office: Office = field(default_factory=Office)
    petitions: dict[str, Petition] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Petition:
        return self.petitions[name]


def days_ago(days: int, hour: int = 1) -> datetime:
    return timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(
        days=days, hours=hour
    )


@lru_cache(maxsize=1)
def _scanned() -> tuple[Paper, ...]:
    """The letter's scan, looked through once for all petitions."""
    return tuple(checked([Paper(name="Đơn viết tay", file_name=FILE_NAME, content=scan())]))


def of_secret(kind: Kind, at: datetime, **changed: Any) -> Registration:
    """What DENOUNCER hands in that day."""
    on = timezone.localdate(at)
    make = entry if kind is Kind.DENUNCIATION else protected_complaint
    known = {} if kind is Kind.DENUNCIATION else {"contested_known_on": on - timedelta(days=9)}
    return make(**{"received_on": on, "papers": _scanned(), **known, **changed})


def enter(story: Story, registration: Registration, at: datetime) -> Petition:
    return registered(story.office, registration, printed=True, at=at)


def walk(story: Story, petition: Petition, steps: list[Step], *, printed: bool) -> None:
    """Do `steps` one after the other, an hour apart."""
    for act, who, told in steps:
        facts = {name: _given(story, value) for name, value in told.items()}
        if act is Act.DRAFT and petition.kind == Kind.DENUNCIATION:
            facts.setdefault("text", CONCLUSION)
        fresh = Petition.objects.get(pk=petition.pk)
        do(act, fresh, story.office, story.people[who], printed=printed, **facts)


def _given(story: Story, value: Any) -> Any:
    if value == "scanned":
        return list(_scanned())
    return story.people.get(value, value) if isinstance(value, str) else value


def staff(story: Story) -> None:
    """Everybody who looks: each role of the agency, those above, beside and outside of it."""
    office = story.office
    named = ("reception", "head", "deputy", "clerk", "handler", "colleague", "stranger")
    people = {name: getattr(office, name) for name in (*named, "room_head", "auditor")}
    assert office.agency.parent is not None
    people |= {
        "second": appoint(Role.HANDLER, office.other_room),
        "superior": appoint(Role.HEAD, office.agency.parent),
        "elsewhere": Office().head,
        "namesake": appoint(Role.HANDLER, office.room),
        "named": appoint(Role.CLERK, office.desk, full_name=DENOUNCED),
        "granted": appoint(Role.CLERK, office.desk),
        "revoked": appoint(Role.CLERK, office.desk),
        "administrator": UserFactory.create(is_staff=True, is_superuser=True),
    }
    story.people = people


def tell() -> Story:
    """All of it: each petition walked, an identity opened, limits missed, a day declared."""
    story = Story()
    staff(story)
    start, long_ago = days_ago(4), days_ago(75)
    denunciation = of_secret(Kind.DENUNCIATION, start)
    for name, kind, steps in (
        ("denounced", Kind.DENUNCIATION, _DENOUNCED),
        ("refused", Kind.DENUNCIATION, _REFUSED),
        ("complained", Kind.COMPLAINT, _COMPLAINED),
    ):
        story.petitions[name] = enter(story, of_secret(kind, start), start)
        walk(story, story[name], steps, printed=True)
    for name, steps in _WAITING.items():
        story.petitions[name] = enter(story, denunciation, start)
        walk(story, story[name], steps, printed=False)
    for name, steps in _COMPLAINTS_WAITING.items():
        complaint = of_secret(Kind.COMPLAINT, start)
        story.petitions[name] = enter(story, complaint, start)
        walk(story, story[name], steps, printed=False)
    story.petitions["late"] = enter(story, of_secret(Kind.DENUNCIATION, long_ago), long_ago)
    _urge(story)
    for name in ("denounced", "complained"):
        _open(story, story[name])
    story.petitions["sealed_late"] = seal_late(story, start)
    declare(said(_next_weekday()), story.people["superior"], timezone.now())
    return story


def _next_weekday() -> date:
    """A day on which the office works, before the limits of the petitions end."""
    days = (timezone.localdate() + timedelta(days=ahead) for ahead in range(1, 9))
    return next(day for day in days if office_calendar().is_working(day))


def _urge(story: Story) -> None:
    """Remind of the limits that were missed, and issue one of the papers proposed for it."""
    for days in (60, 30, 0):
        escalate(timezone.localdate() - timedelta(days=days))
    proposed = Reminder.objects.filter(
        petition=story["late"], paper_state=PaperState.OPEN, paper_unit=story.office.agency
    )
    reminder = proposed.exclude(paper=PaperKind.LETTER).latest("pk")
    issue_paper(reminder.pk, actor=story.people["head"], at=timezone.now())


def _open(story: Story, petition: Petition) -> None:
    """Two are allowed to open the identity and do; from one it is taken back. A copy is made."""
    now, people = timezone.now(), story.people
    for name in ("granted", "revoked"):
        facts = {"to": people[name], "ends_on": timezone.localdate(now), "reason": "Liên hệ."}
        _done(story, petition, Act.GRANT_OPENING, "deputy", facts)
        acts.open_identity(petition.pk, actor=people[name], at=now, reason="Gửi giấy mời.")
    paper = petition.attachments.filter(is_sealed=True).earliest("pk")
    acts.open_identity(
        petition.pk, actor=people["granted"], at=now, reason="In.", attachment=paper.pk
    )
    box = Box(page=1, x=0.1, y=0.1, width=0.4, height=0.1)
    copy = {"attachment": paper.pk, "boxes": [box], "name": "Bản sao đã che"}
    _done(story, petition, Act.BLACK_OUT, "granted", copy)
    _done(story, petition, Act.REVOKE_OPENING, "head", {"to": people["revoked"], "reason": ""})


def _done(story: Story, petition: Petition, act: Act, who: str, facts: dict[str, Any]) -> None:
    perform(act, petition.pk, actor=story.people[who], at=timezone.now(), facts=facts)


SAID = f"{DENOUNCER.name}, {DENOUNCER.address}, điện thoại 0900.424.242, số 079 000 424 242"


def seal_late(story: Story, start: datetime) -> Petition:
    """A complaint settled in the open, its author named wherever one can type, then sealed."""
    named = f"Bà {SAID}"
    given = of_secret(
        Kind.COMPLAINT,
        start,
        is_protected=False,
        subject=f"thu hồi đất của {DENOUNCER.name}",
        content=f"{named}. Thư: {DENOUNCER.email}.",
        request=f"Trả lời {named}.",
        contested=f"Quyết định thu hồi đất của {WITNESS.name}",
        excused_days=1,
        excuse=f"{DENOUNCER.name} nằm viện.",
        papers=tuple(replace(p, name=f"Đơn của {DENOUNCER.name}") for p in _scanned()),
    )
    petition = enter(story, given, start)
    text = DecisionDraft.from_json(TEXT.to_json() | {"conclusion": f"Khiếu nại của {named} đúng."})
    steps: list[Step] = [
        (Act.PROPOSE, "reception", {"proposal": Proposal(outcome=Outcome.ACCEPT, reason=named)}),
        (Act.ASSIGN, "head", {}),
        (Act.ISSUE_ACCEPTANCE, "clerk", {}),
        (Act.TAKE, "handler", {}),
        (Act.MARK_COMPLEX, "head", {"reason": f"Đã gặp {named}."}),
        (Act.VERIFY, "handler", {"finding": Finding(findings=f"Đã làm việc với {named}.")}),
        (Act.DRAFT, "handler", {"text": text}),
        (Act.RETURN_DRAFT, "head", {"reason": f"Hỏi lại {named}."}),
        (Act.DRAFT, "handler", {"text": text}),
        (Act.APPROVE, "head", {}),
        (Act.ISSUE_DECISION, "clerk", {}),
        (Act.DELIVER, "clerk", {"delivery": _handed_to(start, DENOUNCER.name)}),
        (Act.REPORT, "handler", {"text": f"Đã trả lời {named}."}),
    ]
    walk(story, petition, steps, printed=True)
    _done(story, petition, Act.PROTECT, "deputy", {"reason": "Người khiếu nại đề nghị."})
    return Petition.objects.get(pk=petition.pk)


def _handed_to(start: datetime, name: str) -> Delivery:
    on = timezone.localdate(start + timedelta(hours=12))
    return Delivery(way=DeliveryWay.HANDED, reference=f"{name} ký nhận", sent_on=on, received_on=on)


@contextmanager
def told() -> Iterator[Story]:
    """The story, in transactions that are rolled back at the end of the context."""
    frames = [transaction.atomic(), transaction.atomic(using=VAULT)]
    with ExitStack() as stack:
        for frame in frames:
            frame._from_testcase = True  # what has to stand alone may stand in it
            stack.enter_context(frame)
        yield tell()
        for alias in (None, VAULT):
            transaction.set_rollback(True, using=alias)
