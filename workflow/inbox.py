"""Việc của tôi: what a person has to do, first what is due first. Bounded, keyset-paged queries."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from petitions import access, vault
from petitions.access import Act, Reach
from petitions.lifecycle import OPEN_STATES
from petitions.models import Appointment, Event, Petition, Role, User
from workflow.models import PetitionTask, PetitionTaskQuerySet

PAGE_SIZE = 50
#: Counts stop here: nobody reads "12 417 việc", and counting them costs a full scan.
COUNT_LIMIT = 999
_NO_DATE = date(9999, 12, 31)
_HEADS = (Role.HEAD, Role.DEPUTY)


@dataclass(frozen=True)
class WorkRow:
    """One line of the list. It names nobody whose identity is sealed."""

    task_id: int
    petition_id: int
    number: str
    due_on: date | None
    petitioner: str
    subject: str
    verb: str
    act: Act
    since: datetime
    is_claimed: bool


@dataclass(frozen=True)
class WorkPage:
    """A page of work; `next_key` continues after its last line."""

    rows: list[WorkRow]
    next_key: str


class Inbox:
    """What one person may do on one day."""

    def __init__(self, user: User, *, on: date, held: list[Appointment] | None = None) -> None:
        self.user, self.on = user, on
        self.held = access.appointments_of(user, on=on) if held is None else held

    @property
    def is_head(self) -> bool:
        """Whether the person answers for a unit."""
        return any(h.role in _HEADS for h in self.held)

    def _reachable(self) -> PetitionTaskQuerySet:
        tasks = PetitionTask.objects.waiting().for_roles(self.user, self.held)
        return tasks.free_for(self.user, self.held, on=self.on)

    def mine(self) -> QuerySet[PetitionTask]:
        """What waits for this person: claimed, personally assigned, or theirs to decide."""
        personal = [a.value for a, r in access.TABLE.items() if r.reach is not Reach.AGENCY]
        personal.remove(Act.TAKE.value)
        return self._reachable().filter(
            Q(owner=self.user) | Q(owner__isnull=True, act__in=personal)
        )

    def shared(self) -> QuerySet[PetitionTask]:
        """The pile of the unit: unclaimed work that any of several may take."""
        shared = [a.value for a, r in access.TABLE.items() if r.reach is Reach.AGENCY]
        return self._reachable().filter(owner__isnull=True, act__in=[*shared, Act.TAKE.value])

    def watched(self) -> QuerySet[Petition]:
        """Open petitions that this person registered or handles, wherever they lie now."""
        seen = access.visible_to(self.user, on=self.on)
        registered = Event.objects.filter(actor=self.user, seq=1).values("petition")
        own = Q(handler=self.user) | Q(pk__in=registered)
        return seen.filter(own, status__in=OPEN_STATES)

    def overdue(self) -> QuerySet[Petition]:
        """Visible petitions on which the office is late."""
        return access.visible_to(self.user, on=self.on).filter(next_due_on__lt=self.on)

    def due_within(self, days: int) -> QuerySet[Petition]:
        """Visible petitions that fall due from today to `days` calendar days from today."""
        until = self.on + timedelta(days=days)
        seen = access.visible_to(self.user, on=self.on)
        return seen.filter(next_due_on__gte=self.on, next_due_on__lte=until)

    def to_approve(self) -> QuerySet[PetitionTask]:
        """Decisions and drafts that wait for this head."""
        return self._reachable().filter(act__in=[Act.ASSIGN.value, Act.APPROVE.value])


def bounded(queryset: QuerySet[Any]) -> int:
    """How many there are, but no further than COUNT_LIMIT + 1."""
    return queryset.order_by()[: COUNT_LIMIT + 1].count()


def page(tasks: QuerySet[PetitionTask], *, after: str = "") -> WorkPage:
    """One page of `tasks`, first what is due first, from behind the key `after`."""
    dated = tasks.annotate(due=Coalesce("petition__next_due_on", _NO_DATE))
    if after:
        due, last = parse_key(after)
        dated = dated.filter(Q(due__gt=due) | Q(due=due, pk__gt=last))
    found = list(dated.select_related("petition").order_by("due", "pk")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    names = vault.names_of_petitioners([task.petition for task in shown])
    next_key = f"{shown[-1].due:%Y%m%d}-{shown[-1].pk}" if len(found) > PAGE_SIZE else ""
    return WorkPage([_row(task, names) for task in shown], next_key)


def parse_key(key: str) -> tuple[date, int]:
    """The parts of a page key; the beginning when it is not one."""
    day, _, last = key.partition("-")
    try:
        return datetime.strptime(day, "%Y%m%d").date(), int(last)
    except ValueError:
        return date.min, 0


def _row(task: PetitionTask, names: dict[int, str]) -> WorkRow:
    petition = task.petition
    return WorkRow(
        task_id=task.pk,
        petition_id=petition.pk,
        number=petition.register_number,
        due_on=petition.next_due_on,
        petitioner=names.get(petition.pk, ""),
        subject=petition.subject,
        verb=task.flow_task.title_of(petition),
        act=Act(task.act),
        since=task.created,
        is_claimed=task.owner_id is not None,
    )
