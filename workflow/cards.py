"""What the petition's pages may show: plain values, built once, nothing that can reach further."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from documents.models import Document
from petitions import vault
from petitions.access import TABLE, Act, Reach
from petitions.deadlines import clocks_of
from petitions.law.binding import Reason, why
from petitions.law.calendar import Calendar
from petitions.law.clock import Clock, Step
from petitions.law.facts import EventKind, Kind
from petitions.law.wording import TimeLeft, clock_left, time_left
from petitions.lifecycle import MAIN_LINE, Status
from petitions.models import Attachment, Event, LegalFact, PartyRole, Petition
from petitions.vault import Person
from petitions.working_days import office_calendar
from workflow.models import PetitionTask


@dataclass(frozen=True)
class StepMark:
    """One of the four states on the stepper. `state` is done, current or todo."""

    label: str
    date: date | None
    state: str


@dataclass(frozen=True)
class ClockCard:
    """One statutory clock in words. `reason` says why it binds, or not, where two texts differ."""

    rule_id: str
    title: str
    title_en: str
    duty: str
    starts_on: date
    due_on: date | None
    left: TimeLeft
    basis: str
    is_binding: bool
    is_confirmed: bool
    is_projection: bool
    reason: Reason | None
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class PersonCard:
    """A party as an officer with the right to the petition sees it."""

    role: str
    person: Person
    is_organisation: bool


@dataclass(frozen=True)
class PaperCard:
    """A paper in the file, received or issued."""

    pk: int
    title: str
    number: str
    on: date | datetime
    note: str
    has_file: bool
    is_sealed: bool = False


@dataclass(frozen=True)
class ListRow:
    """One petition on a list."""

    pk: int
    number: str
    received_on: date
    petitioner: str
    subject: str
    state: str
    left: TimeLeft | None


_ENTERED = {Status.ASSIGNED: "assign", Status.RESOLVED: "issue_decision", Status.REPORTED: "report"}


def stepper(petition: Petition) -> list[StepMark]:
    """Where the petition stands of the four states, with the day it reached each."""
    acts = Event.objects.filter(petition=petition, act__in=_ENTERED.values())
    reached = {e.act: timezone.localdate(e.happened_at) for e in acts.order_by("seq")}
    standing = Status(petition.status)
    main = standing if standing in MAIN_LINE else _stood_at(reached)
    marks = []
    for index, status in enumerate(MAIN_LINE):
        day = petition.received_on if index == 0 else reached.get(_ENTERED[status])
        position = MAIN_LINE.index(main)
        state = "done" if index < position else "current" if index == position else "todo"
        marks.append(StepMark(str(status.label), day if index <= position else None, state))
    return marks


def _stood_at(reached: dict[str, date]) -> Status:
    """The main state from which the petition went to a side state."""
    return Status.ASSIGNED if "assign" in reached else Status.RECEIVED


def side_state(petition: Petition) -> str:
    """The side state in words; empty on the main line."""
    status = Status(petition.status)
    return "" if status in MAIN_LINE else str(status.label)


def left_of(petition: Petition, today: date, calendar: Calendar | None = None) -> TimeLeft | None:
    """The time left to the petition's nearest duty; None where nothing is owed."""
    is_stopped = petition.next_due_on is None and petition.status == Status.SUSPENDED
    if petition.next_due_on is None and not is_stopped:
        return None
    return time_left(petition.next_due_on, today, calendar or office_calendar(), stopped=is_stopped)


def clocks(petition: Petition, today: date) -> list[ClockCard]:
    """Every clock of the petition, in the order of `clock_cards`."""
    return clock_cards(clocks_of(petition, as_of=today), today)


def clock_cards(found: Iterable[Clock], today: date) -> list[ClockCard]:
    """Clocks in words: open duties first, then the others, by date."""
    told = tuple(found)
    cards = [_clock(c, today, why(c, told)) for c in told]
    return sorted(cards, key=lambda c: (c.left.tone == "met", c.due_on or date.max))


_DUTIES = {
    "office": _("Trách nhiệm của cơ quan"),
    "citizen": _("Quyền của công dân"),
    "effect": _("Hiệu lực"),
    "other": _("Trách nhiệm của cơ quan khác"),
}


def _clock(c: Clock, today: date, reason: Reason | None = None) -> ClockCard:
    return ClockCard(
        rule_id=c.rule_id,
        title=c.title,
        title_en=c.title_en,
        duty=str(_DUTIES[c.duty]),
        starts_on=c.starts_on,
        due_on=c.due_on,
        left=clock_left(c, today),
        basis=c.basis,
        is_binding=c.is_binding,
        is_confirmed=c.is_confirmed,
        is_projection=c.is_projection,
        reason=reason,
        steps=c.steps,
    )


def people(petition: Petition) -> list[PersonCard]:
    """Who takes part, in the order of the paper."""
    return [
        PersonCard(
            PartyRole(party.role).label_in(Kind(petition.kind)), person, party.is_organisation
        )
        for party, person in vault.people(petition)
    ]


def issued_papers(petition: Petition) -> list[PaperCard]:
    """The papers that the office issued, the oldest first."""
    found = Document.objects.filter(petition=petition).order_by("pk")
    return [
        PaperCard(d.pk, d.title, d.symbol, d.issued_on, _page_count(d.page_count), True)
        for d in found
    ]


def _page_count(pages: int) -> str:
    return ngettext("%(count)d trang", "%(count)d trang", pages) % {"count": pages}


def _original_or_copy(attachment: Attachment) -> str:
    return gettext("bản chính") if attachment.is_original else gettext("bản sao")


def handed_in_papers(petition: Petition) -> list[PaperCard]:
    """The papers that came with the petition or later."""
    found = Attachment.objects.filter(petition=petition).order_by("pk")
    return [
        PaperCard(
            a.pk,
            a.name,
            "",
            a.added_at,
            f"{_page_count(a.pages)}, {_original_or_copy(a)}",
            bool(a.size),
            a.is_sealed,
        )
        for a in found
    ]


def list_rows(petitions: list[Petition], today: date) -> list[ListRow]:
    """Petitions as lines of a list."""
    names = vault.names_of_petitioners(petitions)
    calendar = office_calendar()
    return [
        ListRow(
            pk=p.pk,
            number=p.register_number,
            received_on=p.received_on,
            petitioner=names.get(p.pk, ""),
            subject=p.subject,
            state=str(Status(p.status).label),
            left=left_of(p, today, calendar),
        )
        for p in petitions
    ]


def awaited_receipt(petition: Petition) -> bool:
    """Whether the decision was posted and the day it arrived is still unknown.

    For the conclusion on a denunciation no clock waits, and nobody asks.
    """
    if Kind(petition.kind) is Kind.DENUNCIATION:
        return False
    kinds = set(LegalFact.objects.filter(petition=petition).values_list("kind", flat=True))
    return EventKind.SENT.value in kinds and EventKind.DELIVERED.value not in kinds


@dataclass(frozen=True)
class Heading:
    """What stands above every tab of a petition."""

    pk: int
    number: str
    kind: str
    subject: str
    code: str


_KINDS = {
    Kind.COMPLAINT: _("Khiếu nại lần đầu"),
    Kind.DENUNCIATION: _("Tố cáo"),
    Kind.RECOMMENDATION: _("Kiến nghị, phản ánh"),
}


def heading(petition: Petition) -> Heading:
    """The petition's title line."""
    return Heading(
        pk=petition.pk,
        number=petition.register_number,
        kind=str(_KINDS[Kind(petition.kind)]),
        subject=petition.subject,
        code=petition.code,
    )


def nearest(petition: Petition, today: date) -> ClockCard | None:
    """The clock of the petition's nearest duty, with its calculation."""
    if petition.next_due_on is None:
        return None
    return next(
        (
            _clock(c, today)
            for c in clocks_of(petition)
            if c.rule_id == petition.next_due_rule and c.due_on == petition.next_due_on
        ),
        None,
    )


def waits_for(petition: Petition, task: PetitionTask | None) -> str:
    """Who has to act next, in words; empty where nobody has."""
    if petition.status == Status.SUSPENDED and (task is None or task.act != Act.SEND_NOTICE):
        return gettext("Đang tạm đình chỉ: chờ quyết định tiếp tục giải quyết")
    if task is None:
        return ""
    if task.owner is not None:
        return task.owner.get_full_name()
    if TABLE[task.flow_task.act].reach is Reach.HANDLER and petition.handler:
        return petition.handler.get_full_name()
    roles = gettext(" hoặc ").join(role.label.lower() for role in TABLE[task.flow_task.act].roles)
    return f"{roles}, {task.unit.name}" if task.unit else roles
