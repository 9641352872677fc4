"""The clocks of a petition as rows: computed from its legal facts, never edited by hand."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from petitions.law.clock import Clock, compute
from petitions.law.facts import CaseFacts, Complexity, EventKind, Kind, LegalEvent, Regime, Stage
from petitions.models import Channel, Deadline, Event, LegalFact, Petition
from petitions.working_days import office_calendar

#: The rules of a first petition that the program asks for by name. Each is of one kind only: of the
#: complaint, and after them of the denunciation.
LIMITATION_RULE = "KN-TH-1"
ACCEPTANCE_RULES = ("KN-TL-1", "KN-TL-3", "TC-XLBD-1")
SETTLEMENT_RULE = "KN-GQ-1"
SETTLEMENT_RULES = (SETTLEMENT_RULE, "TC-GQ-1")


class Traits(Protocol):
    """What the law looks at in a petition beside its events; the fields are those of Petition."""

    @property
    def regime(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def stage(self) -> str: ...
    @property
    def complexity(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def is_remote(self) -> bool: ...


def facts_of(petition: Petition) -> CaseFacts:
    """What the law counts from, as the record of `petition` has it."""
    rows = LegalFact.objects.filter(petition=petition)
    return case_facts(petition, (LegalEvent(EventKind(f.kind), f.on, f.days) for f in rows))


def case_facts(petition: Traits, events: Iterable[LegalEvent]) -> CaseFacts:
    """The case of `petition` with these events; the petition need not be stored yet."""
    return CaseFacts(
        regime=Regime(petition.regime),
        kind=Kind(petition.kind),
        stage=Stage(petition.stage),
        complexity=Complexity(petition.complexity),
        is_remote=petition.is_remote,
        is_forwarded=petition.channel == Channel.FORWARDED,
        events=tuple(sorted(events, key=lambda event: event.on)),
    )


def clocks_of(petition: Petition, *, as_of: date | None = None) -> tuple[Clock, ...]:
    """Every clock that the petition's facts have started, with its explanation.

    `as_of`: with those that started by that day because another one expired unmet (Điều 33).
    """
    return compute(facts_of(petition), calendar=office_calendar(), as_of=as_of)


def settlement_of(facts: CaseFacts) -> Clock:
    """The clock of settling a first petition. Raises StopIteration before its acceptance."""
    clocks = compute(facts, calendar=office_calendar())
    return next(clock for clock in clocks if clock.rule_id in SETTLEMENT_RULES)


def record(petition: Petition, event: Event, facts: Iterable[LegalEvent]) -> None:
    """Write down new facts that `event` brought, and bring every deadline up to date.

    Sets `next_due_on` and `next_due_rule` on `petition`; the caller saves it.
    Raises `petitions.law.clock.ImpossibleFacts` when the facts cannot stand together.
    """
    LegalFact.objects.bulk_create(
        LegalFact(petition=petition, kind=f.kind.value, on=f.on, days=f.days, recorded_in=event)
        for f in facts
    )
    replay(petition)


def replay(petition: Petition) -> None:
    """Compute the deadlines of `petition` anew; rows are written only where something moved.

    The caller holds the calendar (petitions.working_days).
    """
    clocks = clocks_of(petition)
    store_rows(petition, clocks)
    petition.next_due_on, petition.next_due_rule = next_due(clocks)


def _row(petition: Petition, clock: Clock) -> Deadline:
    return Deadline(
        petition=petition,
        rule_id=clock.rule_id,
        starts_on=clock.starts_on,
        due_on=clock.due_on,
        met_on=clock.met_on,
        is_office_duty=clock.duty == "office",
        is_binding=clock.is_binding,
        is_stopped=clock.is_stopped,
        is_confirmed=clock.is_confirmed,
    )


_COMPUTED = ("due_on", "met_on", "is_office_duty", "is_binding", "is_stopped", "is_confirmed")


def store_rows(petition: Petition, clocks: Iterable[Clock]) -> None:
    """Make the stored deadlines of `petition` those clocks."""
    stored = {(d.rule_id, d.starts_on): d for d in Deadline.objects.filter(petition=petition)}
    new, moved = [], []
    for clock in clocks:
        row = _row(petition, clock)
        old = stored.pop((row.rule_id, row.starts_on), None)
        if old is None:
            new.append(row)
        elif any(getattr(old, name) != getattr(row, name) for name in _COMPUTED):
            row.pk = old.pk
            moved.append(row)
    Deadline.objects.bulk_create(new)
    if moved:
        Deadline.objects.bulk_update(moved, _COMPUTED)
    if stored:
        Deadline.objects.filter(pk__in=[d.pk for d in stored.values()]).delete()


def next_due(clocks: Iterable[Clock]) -> tuple[date | None, str]:
    """The earliest date by which the office owes something. A stopped clock has no date."""
    open_duties = [
        (clock.due_on, clock.rule_id)
        for clock in clocks
        if clock.duty == "office" and clock.is_binding and not clock.met_on and clock.due_on
    ]
    return min(open_duties, default=(None, ""))
