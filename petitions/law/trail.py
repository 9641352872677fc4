"""One limit followed through the events of a case: where it stands, and by what way it came there.

Here a clock is dates only. What it is called and how it is explained is said elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from petitions.law.calendar import Calendar
from petitions.law.counting import Count
from petitions.law.facts import CaseFacts, EventKind, LegalEvent
from petitions.law.impossible import ImpossibleFacts
from petitions.law.rule import COMPLEX_TRAITS, Pause, Rule, Traits, traits_of
from petitions.law.rulebook import RuleBook
from petitions.law.terms import UNITS, day_text


@dataclass(frozen=True, slots=True)
class Span:
    """Time that was not counted. `until` is None while the limit still stands still."""

    pause: Pause
    since: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """The way of one limit. `started_by` is None where the expiry of another limit started it.

    `end` is where the count ends before it rolls to a working day; `due` is None while stopped.
    `used` holds the places, among the events, of the extensions that this limit has taken.
    """

    rule: Rule
    traits: Traits
    number: int
    started_by: EventKind | None
    starts_on: date
    spans: tuple[Span, ...]
    extended: tuple[LegalEvent, ...]
    used: frozenset[int]
    excused: int
    end: date
    due: date | None
    met_on: date | None
    closed_by: EventKind | None
    calendar: Calendar


class Follower:
    """Follows one limit of a case from its start to the event that meets it, or to the end."""

    def __init__(
        self, facts: CaseFacts, rule: Rule, starts_on: date, calendar: Calendar, rules: RuleBook
    ) -> None:
        self._facts = facts
        self._rule = rule
        self._rules = rules
        self._calendar = calendar
        self._starts_on = starts_on
        self._traits = traits_of(facts)
        self._number = rule.length(self._traits)
        self._count = Count(starts_on, self._number, rule.unit, calendar)
        self._excused = 0
        self._pending: dict[EventKind, Pause] = {}
        self._since: tuple[Pause, date] | None = None
        self._spans: list[Span] = []
        self._extended: dict[int, LegalEvent] = {}

    def follow(
        self, started_by: EventKind | None, later: Sequence[tuple[int, LegalEvent]]
    ) -> Trail:
        """The trail through `later`: the events after the start, with their places in the case."""
        self._excuse()
        closing = None
        for place, event in later:
            if event.kind in self._rule.met_by or event.kind in self._rule.ends_on:
                closing = event
                self._run_on(event.on)
                break
            self._apply(place, event)
        if self._since:
            self._spans.append(Span(*self._since, None))
        return Trail(
            rule=self._rule,
            traits=self._traits,
            number=self._number,
            started_by=started_by,
            starts_on=self._starts_on,
            spans=tuple(self._spans),
            extended=tuple(self._extended.values()),
            used=frozenset(self._extended),
            excused=self._excused,
            end=self._count.end,
            due=None if self._since else self._count.due,
            met_on=closing.on if closing else None,
            closed_by=closing.kind if closing else None,
            calendar=self._calendar,
        )

    def _excuse(self) -> None:
        """Luật Khiếu nại Điều 9, 48: the time of an obstacle is not counted."""
        if self._rule.excused_by:
            told = (e.days or 0 for e in self._facts.events if e.kind is EventKind.EXCUSED)
            self._excused = sum(told)
            self._count.extend(self._excused)

    def _apply(self, place: int, event: LegalEvent) -> None:
        if event.kind is EventKind.EXTENDED:
            if self._rule.can_be_extended:
                self._extend(place, event)
            return
        if event.kind in self._pending:
            del self._pending[event.kind]
            if not self._pending:
                self._run_on(event.on)
            return
        pause = self._rules.pause(self._facts.regime, self._facts.kind, event.kind, event.on)
        if pause and self._rule.id in pause.rule_ids:
            self._stop(pause, event.on)

    def _stop(self, pause: Pause, on: date) -> None:
        """Stops the limit, unless it stands still for another reason or is over already."""
        if self._since is None:
            if on > self._count.due:
                return
            self._since = (pause, on)
        self._pending[pause.resumes] = pause

    def _run_on(self, on: date) -> None:
        if self._since:
            pause, since = self._since
            self._count.pause(since, on)
            self._spans.append(Span(pause, since, on))
            self._since = None

    def _extend(self, place: int, event: LegalEvent) -> None:
        if self._since is None and event.on > self._count.due:
            raise ImpossibleFacts(
                "extended_after_expiry",
                f"Thời hạn đã hết ngày {day_text(self._count.due)}, không thể gia hạn"
                f" ngày {day_text(event.on)}.",
                rule=self._rule.citation,
            )
        self._check_cap(event)
        self._extended[place] = event
        # Lengths for complex cases are totals: the limit stands at its full length from the start.
        if not self._rule.total_when_complex:
            self._count.extend(event.days or 0)

    def _check_cap(self, event: LegalEvent) -> None:
        days = event.days or 0
        if self._rule.total_when_complex:
            spent = sum(e.days or 0 for e in self._extended.values())
            base = self._rule.length(self._traits - COMPLEX_TRAITS)
            if base + spent + days > self._number:
                raise self._over_cap(f"tổng thời hạn không quá {self._number}", self._rule.citation)
            return
        extension = self._rule.extension(self._traits)
        if extension is None:
            raise self._over_cap("chỉ vụ việc phức tạp được gia hạn, số ngày gia hạn là 0")
        if len(self._extended) >= extension.times:
            raise self._over_cap(f"đã gia hạn đủ {extension.times} lần, mỗi lần {extension.days}")
        if days > extension.days:
            raise self._over_cap(f"mỗi lần không quá {extension.days}", extension.citation)

    def _over_cap(self, reason: str, citation: str = "") -> ImpossibleFacts:
        unit = UNITS[self._rule.unit][0]
        cited = citation or next((e.citation for e in self._rule.extensions), self._rule.citation)
        return ImpossibleFacts(
            "over_cap", f"Gia hạn vượt mức cho phép: {reason} {unit}.", rule=cited
        )


def extension_left(trail: Trail) -> int:
    """The most days that one further extension may add, in the limit's unit; 0 where none may."""
    extension = trail.rule.extension(trail.traits)
    if trail.met_on or extension is None or len(trail.extended) >= extension.times:
        return 0
    return extension.days
