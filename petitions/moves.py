"""Which deadlines another calendar moves: found by few queries, counted anew from the facts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial
from typing import NamedTuple

from django.db.models import Q

from petitions.cases import Case, Key, Owner, StoredDeadline, deadlines_of, events_of, traits_of
from petitions.cases import read as read_cases
from petitions.deadlines import case_facts, next_due
from petitions.law.calendar import Calendar
from petitions.law.clock import Clock, ImpossibleFacts, compute
from petitions.law.facts import EventKind
from petitions.law.rule import Unit
from petitions.law.rulebook import load_rules
from petitions.models import Deadline, LegalFact

#: So many petitions are counted anew, and written, at a time.
BATCH = 20_000
#: Of so many cases it is remembered what changes in them, for the petitions that are like them.
KNOWN = 50_000


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


#: A move without its petition: the other fields of Moved.
Move = tuple[str, date, date | None, date | None, bool]


class NewRow(NamedTuple):
    """What a stored deadline has to say from now on; `place` is its place in the case."""

    place: int
    due_on: date | None
    is_binding: bool
    is_stopped: bool


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """What another calendar changes in a case, for all petitions that have it.

    `clocks` are given where rows have to come or to go too, so that all are stored anew.
    """

    moved: tuple[Move, ...]
    rows: tuple[NewRow, ...]
    next_due: tuple[date | None, str]
    clocks: tuple[Clock, ...] = ()


class Recounted(NamedTuple):
    """A petition that another calendar moves, and what changes. Like petitions share a Change."""

    owner: Owner
    change: Change


class CannotRecount(Exception):
    """By the other calendar the facts of a petition would contradict the law."""

    def __init__(self, petition_id: int, problem: ImpossibleFacts) -> None:
        super().__init__(f"petition {petition_id}: {problem}")
        self.petition_id, self.problem = petition_id, problem


def moves(before: Calendar, after: Calendar) -> Iterator[Moved]:
    """Every deadline that would move if `after` took the place of `before`."""
    for batch in recount(before, after):
        yield from moved_in(batch)


def moved_in(batch: Iterable[Recounted]) -> Iterator[Moved]:
    """The deadlines that move in these petitions."""
    for owner, change in batch:
        for move in change.moved:
            yield Moved(owner.pk, *move)


def recount(before: Calendar, after: Calendar) -> Iterator[list[Recounted]]:
    """The petitions that something changes for, by their keys, in lists of at most BATCH.

    Raises CannotRecount.
    """
    keys = touched(before, after)
    change_of = lru_cache(maxsize=KNOWN)(partial(_change, calendar=after))
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        yield list(_recounted(batch, change_of))


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


def _recounted(keys: list[int], change_of: Callable[[Case], Change]) -> Iterator[Recounted]:
    """Those petitions of `keys` that something changes for."""
    for owner, case in read_cases(keys):
        try:
            change = change_of(case)
        except ImpossibleFacts as problem:
            raise CannotRecount(owner.pk, problem) from problem
        if change.rows or change.clocks:
            yield Recounted(owner, change)


def _change(case: Case, *, calendar: Calendar) -> Change:
    """What `calendar` changes in a case. Raises ImpossibleFacts."""
    clocks = compute(case_facts(traits_of(case), events_of(case)), calendar=calendar)
    stored = deadlines_of(case)
    keys = [(clock.rule_id, clock.starts_on) for clock in clocks]
    found = [
        (key, clock, stored[key]) for key, clock in zip(keys, clocks, strict=True) if key in stored
    ]
    moved = list(_moved(found, stored))
    changed = tuple(
        new
        for _, clock, row in found
        if (new := NewRow(row.place, clock.due_on, clock.is_binding, clock.is_stopped))[1:]
        != (row.due_on, row.is_binding, row.is_stopped)
    )
    if len(found) == len(clocks) == len(stored):
        return Change(tuple(moved), changed, next_due(clocks))
    moved += _came_or_went(dict(zip(keys, clocks, strict=True)), stored)
    return Change(tuple(moved), changed, next_due(clocks), clocks)


def _moved(
    found: list[tuple[Key, Clock, StoredDeadline]], stored: dict[Key, StoredDeadline]
) -> Iterator[Move]:
    """The limits that stay and end on another day."""
    bound = {
        _duty(*key): row.due_on
        for key, row in stored.items()
        if row.is_binding and row.met_on is None
    }
    for key, clock, row in found:
        before, after = row.due_on, clock.due_on
        is_live = clock.is_binding and row.met_on is None
        # Of two texts for one duty another may bind from now on: what counts is the duty's end.
        ended = bound.get(_duty(*key), before) if is_live else before
        if ended != after:
            yield *key, ended, after, is_live
        elif before != after:
            yield *key, before, after, False


def _came_or_went(new: dict[Key, Clock], stored: dict[Key, StoredDeadline]) -> Iterator[Move]:
    """Limits that by the other calendar start on another day: when another one has expired."""
    for key, clock in new.items():
        if key not in stored:
            yield *key, None, clock.due_on, clock.is_binding and clock.met_on is None
    for key, row in stored.items():
        if key not in new:
            yield *key, row.due_on, None, row.is_binding and row.met_on is None
