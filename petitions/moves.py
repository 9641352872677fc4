"""Which deadlines another calendar moves: found by few queries, counted anew from the facts."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Q

from petitions.bulk import DeadlineRow, among
from petitions.deadlines import case_facts, next_due
from petitions.law.calendar import Calendar
from petitions.law.clock import Clock, ImpossibleFacts, compute
from petitions.law.facts import EventKind, LegalEvent
from petitions.law.rule import Unit
from petitions.law.rulebook import load_rules
from petitions.models import Deadline, LegalFact, Petition

#: A rule, or the duty that several rules are for, with the day on which its limit started.
Key = tuple[str, date]
#: So many petitions are counted anew, and written, at a time.
BATCH = 5_000
_OWNER = ("id", "year", "number", "record_length", "record_head")
_TRAITS = ("regime", "kind", "stage", "complexity", "is_remote", "channel")
_ROW = ("petition_id", "id", "rule_id", "starts_on", "due_on", "met_on", "is_binding", "is_stopped")


class Moved(NamedTuple):
    """One deadline that ends on another day; None where it stands still, or is not there at all.

    `is_live`: it binds and is still open; `before` is then where the duty ended, by whichever text
    bound until now. The others are for comparison, or met already.
    """

    petition_id: int
    rule_id: str
    starts_on: date
    before: date | None
    after: date | None
    is_live: bool


class Owner(NamedTuple):
    """The petition of a deadline: its key, its number in the book, and its chain of events."""

    pk: int
    year: int
    number: int
    record_length: int
    record_head: str


class Recounted(NamedTuple):
    """A petition that another calendar moves: what moves, what is to be stored, what is due next.

    `clocks` are given where rows have to come or to go too, so that all are stored anew.
    """

    owner: Owner
    moved: list[Moved]
    values: list[DeadlineRow]
    next_due: tuple[date | None, str]
    clocks: tuple[Clock, ...] = ()


class Counted(NamedTuple):
    """The clocks of a case by the other calendar, and of each what is compared with its row.

    That is its key, its duty, its last day, and whether it binds and whether it stands still.
    """

    clocks: tuple[Clock, ...]
    next_due: tuple[date | None, str]
    ends: tuple[tuple[Key, Key, date | None, bool, bool], ...]


class CannotRecount(Exception):
    """By the other calendar the facts of a petition would contradict the law."""

    def __init__(self, owner: Owner, problem: ImpossibleFacts) -> None:
        super().__init__(f"petition {owner.pk}: {problem}")
        self.owner, self.problem = owner, problem


def moves(before: Calendar, after: Calendar) -> Iterator[Moved]:
    """Every deadline that would move if `after` took the place of `before`."""
    for batch in recount(before, after):
        for recounted in batch:
            yield from recounted.moved


def recount(before: Calendar, after: Calendar) -> Iterator[list[Recounted]]:
    """The petitions that something moves for, by their keys, in lists of at most BATCH.

    Raises CannotRecount.
    """
    keys = touched(before, after)
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        yield list(_recounted(batch, after))


def changed_days(before: Calendar, after: Calendar) -> list[date]:
    """The days that one calendar works and the other does not, in order."""
    told = {*before.off, *before.worked, *after.off, *after.worked}
    return sorted(day for day in told if before.is_working(day) != after.is_working(day))


def touched(before: Calendar, after: Calendar) -> list[int]:
    """The keys of the petitions of which a stored deadline may move, and few others."""
    days = changed_days(before, after)
    if not days:
        return []
    # A plain limit in calendar days moves only with the working day on which it ends now.
    ends = [before.next_working(day) for day in days]
    plain = Q(rule_id__in=_plain_rules())
    reached = _reaching(days[0], days[-1])
    rows = Deadline.objects.filter((~plain & reached) | (plain & Q(due_on__in=ends)))
    # The more so where a limit stood still: whether it could be stopped is a matter of its end.
    turned = LegalFact.objects.filter(kind__in=_turning_kinds()).values("petition")
    turned_rows = Deadline.objects.filter(reached, petition__in=turned)
    found = {*rows.values_list("petition_id", flat=True).distinct()}
    return sorted(found.union(turned_rows.values_list("petition_id", flat=True).distinct()))


def _reaching(first: date, last: date) -> Q:
    """The deadlines between whose two ends lies a day from `first` to `last`."""
    forward = Q(starts_on__lte=last) & (Q(due_on__gte=first) | Q(due_on__isnull=True))
    back = Q(due_on__lte=last, starts_on__gte=first)
    return forward | back


@cache
def _plain_rules() -> tuple[str, ...]:
    """The rules in calendar days whose end nothing but that end itself moves."""
    return tuple(
        sorted(
            rule.id
            for rule in load_rules().rules
            if rule.unit is Unit.CALENDAR and not rule.counts_back and not rule.until_end_of
        )
    )


@cache
def _groups() -> dict[str, str]:
    """The duty that each rule sets a limit for: its group, or the rule alone."""
    return {rule.id: rule.group or rule.id for rule in load_rules().rules}


def _duty(rule_id: str, starts_on: date) -> Key:
    return _groups().get(rule_id, rule_id), starts_on


@cache
def _turning_kinds() -> tuple[str, ...]:
    """The events that stop a limit or extend it, which they can do before its end only."""
    stops = {pause.stops.value for pause in load_rules().pauses}
    return tuple(sorted({EventKind.EXTENDED.value, *stops}))


def _recounted(keys: list[int], calendar: Calendar) -> Iterator[Recounted]:
    """Those petitions of `keys` that the calendar moves. Three queries."""
    facts = defaultdict[int, list[tuple[str, date, int | None]]](list)
    told = LegalFact.objects.filter(petition__in=among(keys)).order_by("on", "id")
    for petition_id, kind, on, days in told.values_list("petition_id", "kind", "on", "days"):
        facts[petition_id].append((kind, on, days))
    stored = defaultdict[int, dict[Key, Any]](dict)
    for row in Deadline.objects.filter(petition__in=among(keys)).values_list(*_ROW):
        stored[row[0]][row[2], row[3]] = row
    # Petitions of one kind that came and went on the same days have the same clocks.
    known: dict[Any, Counted] = {}
    found = Petition.objects.filter(pk__in=among(keys)).order_by("pk")
    for values in found.values_list(*_OWNER, *_TRAITS):
        owner, traits = Owner(*values[: len(_OWNER)]), values[len(_OWNER) :]
        case = (traits, tuple(facts[owner.pk]))
        if case not in known:
            known[case] = _counted(owner, traits, facts[owner.pk], calendar)
        recounted = _compared(owner, known[case], stored[owner.pk])
        if recounted.values or recounted.clocks:
            yield recounted


def _counted(
    owner: Owner,
    traits: tuple[Any, ...],
    facts: list[tuple[str, date, int | None]],
    calendar: Calendar,
) -> Counted:
    events = (LegalEvent(EventKind(kind), on, days) for kind, on, days in facts)
    case = case_facts(Petition(**dict(zip(_TRAITS, traits, strict=True))), events)
    try:
        clocks = compute(case, calendar=calendar)
    except ImpossibleFacts as problem:
        raise CannotRecount(owner, problem) from problem
    ends = tuple(
        (
            (c.rule_id, c.starts_on),
            _duty(c.rule_id, c.starts_on),
            c.due_on,
            c.is_binding,
            c.is_stopped,
        )
        for c in clocks
    )
    return Counted(clocks, next_due(clocks), ends)


def _compared(owner: Owner, counted: Counted, stored: dict[Key, Any]) -> Recounted:
    moved, values, seen = list[Moved](), list[DeadlineRow](), 0
    bound = {_duty(row[2], row[3]): row[4] for row in stored.values() if row[6] and row[5] is None}
    for key, duty, after, is_binding, is_stopped in counted.ends:
        row = stored.get(key)
        if row is None:
            continue
        seen += 1
        _, pk, _, _, before, met_on, was_binding, was_stopped = row
        is_live = is_binding and met_on is None
        # Of two texts for one duty another may bind from now on: what counts is the duty's end.
        ended = bound.get(duty, before) if is_live else before
        if ended != after:
            moved.append(Moved(owner.pk, *key, ended, after, is_live))
        elif before != after:
            moved.append(Moved(owner.pk, *key, before, after, False))
        if before != after or was_binding != is_binding or was_stopped != is_stopped:
            values.append(DeadlineRow(pk, after, is_binding, is_stopped))
    if seen == len(counted.ends) == len(stored):
        return Recounted(owner, moved, values, counted.next_due)
    moved += _came_or_went(owner, counted.clocks, stored)
    return Recounted(owner, moved, values, counted.next_due, counted.clocks)


def _came_or_went(
    owner: Owner, clocks: tuple[Clock, ...], stored: dict[Key, Any]
) -> Iterator[Moved]:
    """Limits that by the other calendar start on another day: when another one has expired."""
    new = {(clock.rule_id, clock.starts_on): clock for clock in clocks}
    for (rule_id, starts_on), clock in new.items():
        if (rule_id, starts_on) not in stored:
            is_live = clock.is_binding and clock.met_on is None
            yield Moved(owner.pk, rule_id, starts_on, None, clock.due_on, is_live)
    for key, (_, _, rule_id, starts_on, due_on, met_on, is_binding, _) in stored.items():
        if key not in new:
            is_live = is_binding and met_on is None
            yield Moved(owner.pk, rule_id, starts_on, due_on, None, is_live)
