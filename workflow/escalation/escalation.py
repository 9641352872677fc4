"""One pass over the open duties of the office: write down what they have come to, tell who is told.

A rerun writes nothing; days without a run are caught up by the next one (see docs/escalation.md).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from petitions.acts.performing import busy_is_refused
from petitions.errors import Busy
from petitions.law.calendar import Calendar
from petitions.models import Deadline, Petition
from petitions.working_days import hold_calendar, office_calendar
from workflow.escalation.audience import Offices
from workflow.escalation.due import News, Said, news_of
from workflow.escalation.levels import Ladders, Limit
from workflow.escalation.reading import load_ladders
from workflow.models import Notice, PaperKind, PaperState, Reminder

BATCH = 500


@dataclass
class Pass:
    """What one pass did.

    `by_level` counts the reminders told, by the title of the level; `unheard` those for which there
    was nobody; `busy` the petitions left to the next pass because somebody held them for too long.
    """

    on: date
    looked_at: int = 0
    skipped: int = 0
    notices: int = 0
    papers: int = 0
    unheard: int = 0
    busy: int = 0
    by_level: Counter[str] = field(default_factory=Counter)

    @property
    def told(self) -> int:
        """How many limits came to a level."""
        return self.by_level.total()


def escalate(on: date, *, ladders: Ladders | None = None) -> Pass:
    """Remind of every open binding duty of the office as it stands on a day.

    Each batch is one transaction: a pass that is cut off keeps what it has done, and the next one
    does the rest.
    """
    done, climbed = Pass(on), ladders or load_ladders()
    for batch in batches(on + timedelta(days=climbed.horizon)):
        done.looked_at += len(batch)
        concerned = {n.limit.petition_id for n in _news(batch, climbed, office_calendar(), on)}
        try:
            if concerned:
                _write(sorted(concerned), climbed, done)
        except Busy:
            done.busy += len(concerned)
    return done


def open_limits() -> QuerySet[Deadline]:
    """The deadlines that the partial index `deadline_open` holds."""
    return Deadline.objects.filter(
        met_on__isnull=True, is_binding=True, is_office_duty=True, is_stopped=False
    )


def batches(until: date) -> Iterator[list[Limit]]:
    """The open limits that end by a day, in the order of their index, BATCH at a time."""
    rows = open_limits().filter(due_on__lte=until).order_by("due_on", "petition_id", "pk")
    here = rows
    while True:
        columns = ("petition_id", "rule_id", "starts_on", "due_on", "pk")
        found = list(here.values_list(*columns)[:BATCH])
        if found:
            yield [Limit(*row[:4]) for row in found]
        if len(found) < BATCH:
            return
        petition_id, _, _, due_on, pk = found[-1]
        behind = Q(due_on__gt=due_on) | Q(petition_id__gt=petition_id)
        behind |= Q(petition_id=petition_id, pk__gt=pk)
        # The first condition says no more than the second, but it is the one an index can start at.
        here = rows.filter(behind, due_on__gte=due_on)


def _news(
    limits: Iterable[Limit], ladders: Ladders, calendar: Calendar, on: date
) -> Iterator[News]:
    """What is to be written about those limits. One query."""
    listed = list(limits)
    said = defaultdict[tuple[int, str, date], list[Said]](list)
    rows = Reminder.objects.filter(petition__in={limit.petition_id for limit in listed})
    columns = ("petition_id", "rule_id", "starts_on", "level", "due_on", "on")
    for petition_id, rule_id, starts_on, *rest in rows.values_list(*columns):
        said[petition_id, rule_id, starts_on].append(Said(*rest))
    for limit in listed:
        yield from news_of(limit, said[limit[:3]], ladders=ladders, calendar=calendar, on=on)


def _write(keys: list[int], ladders: Ladders, done: Pass) -> None:
    """Look again at these petitions, this time held, and write what is still new.

    An act that is under way on one of them ends first, and another pass that runs at the same
    moment finds everything said. The keys are in order, so that two passes never wait in a ring.
    """
    with busy_is_refused(), transaction.atomic():
        hold_calendar()
        held = Petition.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
        petitions = {p.pk: p for p in held.filter(pk__in=keys).select_related("unit")}
        until = done.on + timedelta(days=ladders.horizon)
        rows = open_limits().filter(petition__in=keys, due_on__lte=until).order_by("pk")
        limits = [Limit(*row) for row in rows.values_list(*Limit._fields)]
        news = list(_news(limits, ladders, office_calendar(), done.on))
        offices = Offices(petitions.values(), on=done.on)
        reminders = [_reminder(n, petitions[n.limit.petition_id], offices, done.on) for n in news]
        Reminder.objects.bulk_create(reminders)
        notices = [
            Notice(reminder=reminder, user_id=user_id, told_as=ground)
            for n, reminder in zip(news, reminders, strict=True)
            if not n.is_skipped
            for user_id, ground in offices.told(
                petitions[n.limit.petition_id], n.level.tells
            ).items()
        ]
        Notice.objects.bulk_create(notices)
    _count(reminders, notices, done)
    done.by_level.update(n.level.title for n in news if not n.is_skipped)


def _reminder(news: News, petition: Petition, offices: Offices, on: date) -> Reminder:
    reminder = Reminder(
        petition=petition,
        rule_id=news.limit.rule_id,
        starts_on=news.limit.starts_on,
        due_on=news.limit.due_on,
        level=news.level.id,
        on=on,
        is_skipped=news.is_skipped,
    )
    paper = news.level.proposes
    if paper and not news.is_skipped:
        # A công văn comes from above; whoever has nobody above urges their own office.
        # So does an office whose heads are all kept from the petition.
        is_urged = paper is PaperKind.LETTER or offices.is_kept_from_heads(petition)
        above = offices.above(petition) if is_urged else None
        reminder.paper, reminder.paper_state = paper, PaperState.OPEN
        reminder.paper_unit = above or petition.unit
    return reminder


def _count(reminders: list[Reminder], notices: list[Notice], done: Pass) -> None:
    told = [reminder for reminder in reminders if not reminder.is_skipped]
    done.skipped += len(reminders) - len(told)
    done.notices += len(notices)
    done.papers += sum(1 for reminder in told if reminder.paper)
    done.unheard += len(told) - len({notice.reminder_id for notice in notices})
