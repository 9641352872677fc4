"""What the pages show of reminders: a person's own, the open proposals, and those of a petition."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from documents.models import Document
from petitions import access
from petitions.law.rulebook import load_rules
from petitions.models import Petition, User
from workflow.escalation.reading import load_ladders
from workflow.models import Audience, Notice, PaperKind, PaperState, Reminder

PAGE_SIZE = 50


@dataclass(frozen=True)
class Words:
    """A text of the law or of the house in both languages."""

    text: str
    text_en: str


@dataclass(frozen=True)
class NoticeRow:
    """One line of a person's reminders. Nobody is named in it."""

    pk: int
    petition_id: int
    number: str
    subject: str
    on: date
    level: Words
    duty: Words
    due_on: date
    told_as: str
    is_unread: bool


@dataclass(frozen=True)
class ProposalRow:
    """One paper that waits for a head's answer."""

    pk: int
    kind: str
    petition_id: int
    number: str
    subject: str
    level: Words
    duty: Words
    due_on: date
    on: date


@dataclass(frozen=True)
class Told:
    """One reminder of a petition: when, of what, whom it told, and what became of the paper."""

    on: date
    level: Words
    duty: Words
    due_on: date
    people: tuple[str, ...]
    paper: str
    document_id: int | None
    settled_by: str
    settled_at: datetime | None
    dismissal: str


def notices_of(user: User, *, on: date) -> QuerySet[Notice]:
    """The reminders of a person, of petitions that they may still see, the newest first."""
    seen = access.visible_to(user, on=on).values("pk")
    return Notice.objects.filter(user=user, reminder__petition__in=seen).order_by("-pk")


def unread(user: User, *, on: date) -> QuerySet[Notice]:
    """Those that the person has not marked as read."""
    return notices_of(user, on=on).filter(read_at__isnull=True)


def notice_rows(found: Iterable[Notice]) -> list[NoticeRow]:
    """Notices as lines; `found` carries its reminder and petition."""
    return [
        NoticeRow(
            pk=notice.pk,
            petition_id=notice.reminder.petition_id,
            number=notice.reminder.petition.register_number,
            subject=notice.reminder.petition.subject,
            on=notice.reminder.on,
            level=level_words(notice.reminder),
            duty=duty_words(notice.reminder),
            due_on=notice.reminder.due_on,
            told_as=str(Audience(notice.told_as).label),
            is_unread=notice.read_at is None,
        )
        for notice in found
    ]


def proposal_rows(found: Iterable[Reminder]) -> list[ProposalRow]:
    """Proposed papers as lines; `found` carries its petition."""
    return [
        ProposalRow(
            pk=reminder.pk,
            kind=str(PaperKind(reminder.paper).label),
            petition_id=reminder.petition_id,
            number=reminder.petition.register_number,
            subject=reminder.petition.subject,
            level=level_words(reminder),
            duty=duty_words(reminder),
            due_on=reminder.due_on,
            on=reminder.on,
        )
        for reminder in found
    ]


def told_of(petition: Petition) -> list[Told]:
    """Everybody who was reminded of `petition`, the newest reminder first. Three queries."""
    rows = Reminder.objects.filter(petition=petition, is_skipped=False).order_by("-pk")
    found = list(rows.select_related("settled_by").prefetch_related("notices__user"))
    symbols = [reminder.paper_symbol for reminder in found if reminder.paper_symbol]
    documents = Document.objects.filter(petition=petition, symbol__in=symbols)
    keys = dict(documents.values_list("symbol", "pk"))
    return [_told(reminder, keys.get(reminder.paper_symbol)) for reminder in found]


def _told(reminder: Reminder, document_id: int | None) -> Told:
    return Told(
        on=reminder.on,
        level=level_words(reminder),
        duty=duty_words(reminder),
        due_on=reminder.due_on,
        people=tuple(
            f"{n.user.get_full_name()} ({Audience(n.told_as).label})"
            for n in reminder.notices.all()
        ),
        paper=_paper(reminder),
        document_id=document_id,
        settled_by=reminder.settled_by.get_full_name() if reminder.settled_by else "",
        settled_at=reminder.settled_at,
        dismissal=reminder.dismissal,
    )


def _paper(reminder: Reminder) -> str:
    """Phiếu nhắc số 03/PN-UBND: đã ban hành; nothing where no paper was proposed."""
    if not reminder.paper:
        return ""
    kind, state = PaperKind(reminder.paper).label, PaperState(reminder.paper_state).label
    if not reminder.paper_symbol:
        return f"{kind}: {state}"
    numbered = _("{kind} số {number}").format(kind=kind, number=reminder.paper_symbol)
    return f"{numbered}: {state}"


def level_words(reminder: Reminder) -> Words:
    """What the level is called; its id where it was taken out of the data since."""
    level = load_ladders().level(reminder.rule_id, reminder.level)
    return Words(level.title, level.title_en) if level else Words(reminder.level, reminder.level)


def duty_words(reminder: Reminder) -> Words:
    """What the limit is called."""
    for rule in load_rules().rules:
        if rule.id == reminder.rule_id:
            return Words(rule.title, rule.title_en)
    return Words(reminder.rule_id, reminder.rule_id)
