"""The clocks that the facts of a case have started: what is owed, by whom, and by which day."""

from dataclasses import dataclass, replace
from datetime import date

from petitions.law.calendar import Calendar, load_calendar
from petitions.law.explain import Step, explain
from petitions.law.facts import CaseFacts, EventKind, in_order
from petitions.law.impossible import ImpossibleFacts
from petitions.law.lawful import check_acts, check_all_applied
from petitions.law.plan import Plan, begin
from petitions.law.rule import Duty
from petitions.law.rulebook import RuleBook, load_rules
from petitions.law.sequence import check_sequence
from petitions.law.skipped import is_projection
from petitions.law.tables import Mark
from petitions.law.trail import Trail, extension_left, follow

__all__ = ["Clock", "ImpossibleFacts", "Step", "compute"]


@dataclass(frozen=True, slots=True)
class Clock:
    """One statutory limit of one case. Of several clocks for one duty only one `is_binding`.

    `bound_by` is the way of that one where this clock is another.
    """

    trail: Trail
    is_binding: bool
    bound_by: Trail | None = None

    @property
    def rule_id(self) -> str:
        """The id of the row of the rule tables."""
        return self.trail.rule.id

    @property
    def title(self) -> str:
        """What the limit is for, in Vietnamese."""
        return self.trail.rule.title

    @property
    def title_en(self) -> str:
        """What the limit is for, in English."""
        return self.trail.rule.title_en

    @property
    def duty(self) -> Duty:
        """Whose the limit is."""
        return self.trail.rule.duty

    @property
    def basis(self) -> str:
        """The article and the instrument that set the limit."""
        return self.trail.rule.citation

    @property
    def starts_on(self) -> date:
        """The day of the starting event, itself not counted."""
        return self.trail.starts_on

    @property
    def due_on(self) -> date | None:
        """The last day; None while the clock is stopped."""
        return self.trail.due

    @property
    def met_on(self) -> date | None:
        """The day on which the duty was performed or fell away."""
        return self.trail.met_on

    @property
    def closed_by(self) -> EventKind | None:
        """By which event the duty was performed or fell away."""
        return self.trail.closed_by

    @property
    def is_stopped(self) -> bool:
        """Whether the clock stands still."""
        return self.trail.due is None

    @property
    def is_confirmed(self) -> bool:
        """Whether the text of the rule in force was read."""
        return self.trail.rule.mark is Mark.CONFIRMED

    @property
    def is_projection(self) -> bool:
        """Whether the end rests on days off that are not announced yet.

        They are those of a year without an official table that the count touches, and in a year
        with one the days marked as computed that the count leaves out or the end rolls over.
        """
        return is_projection(self.trail)

    @property
    def is_owed(self) -> bool:
        """Whether the duty exists; of some sorts of case one knows only when it is performed."""
        return self.trail.is_owed

    @property
    def days_late(self) -> int:
        """Calendar days from `due_on` to `met_on`.

        0 where the clock is open, stopped or in time, and for a duty that proved not to exist.
        """
        met_on, due = self.trail.met_on, self.trail.due
        if met_on is None or due is None or not self.is_owed:
            return 0
        return max((met_on - due).days, 0)

    @property
    def extension_left(self) -> int:
        """The most that one further extension may add, in the limit's unit."""
        return extension_left(self.trail)

    @property
    def steps(self) -> tuple[Step, ...]:
        """How the due date came about, step by step. Worked out only when asked for."""
        return explain(self.trail, is_binding=self.is_binding, bound_by=self.bound_by)


def compute(
    facts: CaseFacts,
    *,
    calendar: Calendar | None = None,
    rules: RuleBook | None = None,
    as_of: date | None = None,
) -> tuple[Clock, ...]:
    """One clock for each limit that the facts have started, by starting day and rule.

    `calendar` and `rules` default to the tables of this package. A limit that starts when another
    expires unmet (Luật Khiếu nại Điều 33) starts once a later event, or `as_of`, shows that the
    day has passed. Raises ImpossibleFacts where the facts contradict each other or the law.
    """
    calendar = calendar or load_calendar()
    rules = rules or load_rules()
    events = in_order(facts.events)
    if events is not facts.events:
        facts = replace(facts, events=events)
    check_sequence(facts)
    plan = rules.plan(facts)
    check_acts(facts, rules)
    trails = _trails(facts, plan, calendar)
    if plan.bounded:
        trails += _bounded(facts, plan, trails)
    if plan.after_expiry:
        trails += _after_expiry(facts, plan, trails, calendar, as_of)
    check_all_applied(facts, trails)
    if plan.may_meet:
        trails = _one_each_day(trails)
    trails.sort(key=_order)
    first = _first_of_groups(trails)
    return tuple([_clock(trail, first) for trail in trails])


def _order(trail: Trail) -> tuple[date, str]:
    return trail.starts_on, trail.rule.id


def _trails(facts: CaseFacts, plan: Plan, calendar: Calendar) -> list[Trail]:
    events, traits = facts.events, plan.traits
    trails = []
    for start in plan.starts:
        event = events[start.place]
        if start.since <= event.on <= start.until:
            trail = follow(start, event.kind, event.on, events, traits, calendar)
            # A notice that was due before there was a duty to give it is not owed.
            if trail.end >= start.since:
                trails.append(trail)
    return trails


def _bounded(facts: CaseFacts, plan: Plan, trails: list[Trail]) -> list[Trail]:
    """Limits that end with another one, wherever that one now ends (Luật Khiếu nại Điều 35)."""
    found = []
    for start in plan.bounded:
        event = facts.events[start.place]
        for limit in trails:
            if limit.rule.id in start.rule.until_end_of and limit.starts_on <= event.on:
                closing = None if start.closing is None else facts.events[start.closing]
                bounded = limit._replace(
                    rule=start.rule,
                    number=(limit.end - event.on).days,
                    started_by=event.kind,
                    starts_on=event.on,
                    spans=(),
                    late_stops=(),
                    extended=(),
                    used=frozenset(),
                    met_on=closing.on if closing else None,
                    closed_by=closing.kind if closing else None,
                )
                found.append(bounded)
    return found


def _after_expiry(
    facts: CaseFacts, plan: Plan, trails: list[Trail], calendar: Calendar, as_of: date | None
) -> list[Trail]:
    """Limits that run from the day on which another expired unmet; none that a start has opened."""
    started = []
    events = facts.events
    shape = tuple(event.kind for event in events)
    last = max([event.on for event in events] + ([as_of] if as_of else []), default=date.min)
    opened = {trail.rule.id for trail in trails}
    for rule in plan.after_expiry:
        for trail in trails:
            if rule.starts_on_expiry_of != trail.rule.id or rule.id in opened or not trail.due:
                continue
            has_expired = trail.due < (trail.met_on or last)
            if has_expired and rule.is_in_force(trail.due):
                before = max((n for n, e in enumerate(events) if e.on <= trail.due), default=-1)
                start = begin(rule, before, (), plan.traits, shape)
                started.append(follow(start, None, trail.due, events, plan.traits, calendar))
    return started


def _one_each_day(trails: list[Trail]) -> list[Trail]:
    """A limit that starts twice on one day runs once, from the later event."""
    return list({(trail.rule.id, trail.starts_on): trail for trail in trails}.values())


def _first_of_groups(trails: list[Trail]) -> dict[tuple[str, date], Trail]:
    """Of the limits for one duty from one day, the one that ends first.

    Of two that end on the same day it is the one whose text is confirmed.
    """
    first: dict[tuple[str, date], Trail] = {}
    for trail in trails:
        if trail.rule.group:
            key = (trail.rule.group, trail.starts_on)
            if key not in first or _urgency(trail) < _urgency(first[key]):
                first[key] = trail
    return first


def _urgency(trail: Trail) -> tuple[date, bool, str]:
    return (trail.due or date.max, trail.rule.mark is not Mark.CONFIRMED, trail.rule.id)


def _clock(trail: Trail, first: dict[tuple[str, date], Trail]) -> Clock:
    """The clock of a limit: it binds where the duty is owed, and by no earlier one of its group."""
    group = trail.rule.group
    if not group:
        return Clock(trail, trail.is_owed)
    binding = first[group, trail.starts_on]
    return Clock(trail, trail.is_owed) if binding is trail else Clock(trail, False, binding)
