"""The clocks that the facts of a case have started: what is owed, by whom, and by which day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from petitions.law.calendar import Calendar, load_calendar
from petitions.law.explain import Step, explain
from petitions.law.facts import CaseFacts, EventKind, LegalEvent
from petitions.law.impossible import ImpossibleFacts
from petitions.law.rule import Duty, Rule
from petitions.law.rulebook import RuleBook, load_rules
from petitions.law.sequence import check_sequence
from petitions.law.tables import Mark
from petitions.law.trail import Follower, Trail, extension_left

__all__ = ["Clock", "ImpossibleFacts", "Step", "compute"]


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One statutory limit of one case.

    `starts_on` is the day of the starting event, itself not counted; `due_on` the last day, None
    while the clock is stopped. `met_on` is the day on which the duty was performed or fell away,
    and `closed_by` says by which event. Of several clocks for one duty only one `is_binding`.
    `is_confirmed`: the text of the rule in force was read. `is_projection`: the days off of a year
    that the count touches are not announced yet. `days_late` counts calendar days against `met_on`
    only; `extension_left` is the most that one further extension may add, in the limit's unit.
    """

    rule_id: str
    title: str
    title_en: str
    duty: Duty
    starts_on: date
    due_on: date | None
    met_on: date | None
    closed_by: EventKind | None
    is_stopped: bool
    is_binding: bool
    is_confirmed: bool
    is_projection: bool
    basis: str
    days_late: int
    extension_left: int
    trail: Trail = field(repr=False)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """How the due date came about, step by step. Worked out only when asked for."""
        return explain(self.trail, is_binding=self.is_binding)


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
    check_sequence(facts)
    _check_pauses_are_lawful(facts, rules)
    trails = list(_trails(facts, calendar, rules))
    trails += _trails_from_expiry(facts, trails, calendar, rules, as_of)
    _check_all_applied(facts, trails)
    trails = _one_each_day(trails)
    bound = _binding(trails)
    clocks = (_clock(trail, is_binding=id(trail) in bound) for trail in trails)
    return tuple(sorted(clocks, key=lambda clock: (clock.starts_on, clock.rule_id)))


def _one_each_day(trails: list[Trail]) -> list[Trail]:
    """A limit that starts twice on one day runs once, from the later event."""
    return list({(trail.rule.id, trail.starts_on): trail for trail in trails}.values())


def _trails(facts: CaseFacts, calendar: Calendar, rules: RuleBook) -> Iterator[Trail]:
    events = list(enumerate(facts.events))
    for rule in rules.path(facts.regime, facts.kind, facts.stage):
        for place, event in _starts(facts.events, rule):
            if rule.is_in_force(event.on):
                follower = Follower(facts, rule, event.on, calendar, rules)
                yield follower.follow(event.kind, events[place + 1 :])


def _starts(events: tuple[LegalEvent, ...], rule: Rule) -> Iterator[tuple[int, LegalEvent]]:
    """The events that start a limit: once for each settler, or each one where the rule repeats.

    A superior who takes the case over begins a part of its own; within a part, the kind of event
    that the rule names first is preferred.
    """
    for part in _parts(events):
        found = [(place, event) for place, event in part if event.kind in rule.starts]
        if rule.starts_on_expiry_of and found:
            # Whoever has complained on the expiry itself need not complain again on the decision.
            done = [place for place, event in part if event.kind in rule.met_by]
            found = [item for item in found if not done or item[0] < done[0]]
        if rule.repeats:
            yield from found
        elif found:
            yield min(found, key=lambda item: (rule.starts.index(item[1].kind), item[0]))


def _parts(events: tuple[LegalEvent, ...]) -> list[list[tuple[int, LegalEvent]]]:
    parts: list[list[tuple[int, LegalEvent]]] = [[]]
    for place, event in enumerate(events):
        if event.kind is EventKind.TAKEN_OVER:
            parts.append([])
        parts[-1].append((place, event))
    return parts


def _trails_from_expiry(
    facts: CaseFacts,
    trails: list[Trail],
    calendar: Calendar,
    rules: RuleBook,
    as_of: date | None,
) -> list[Trail]:
    """Limits that run from the day on which another expired unmet; none that a start has opened."""
    started = []
    last = max([event.on for event in facts.events] + ([as_of] if as_of else []), default=date.min)
    opened = {trail.rule.id for trail in trails}
    for rule in rules.path(facts.regime, facts.kind, facts.stage):
        for trail in trails:
            if rule.starts_on_expiry_of != trail.rule.id or rule.id in opened or not trail.due:
                continue
            has_expired = trail.due < (trail.met_on or last)
            if has_expired and rule.is_in_force(trail.due):
                later = [(n, e) for n, e in enumerate(facts.events) if e.on > trail.due]
                follower = Follower(facts, rule, trail.due, calendar, rules)
                started.append(follower.follow(None, later))
    return started


def _check_pauses_are_lawful(facts: CaseFacts, rules: RuleBook) -> None:
    for event in facts.events:
        if event.kind is EventKind.SUSPENDED and not rules.pause(
            facts.regime, facts.kind, event.kind, event.on
        ):
            raise ImpossibleFacts(
                "no_rule_to_suspend",
                "Chưa có quy định cho phép tạm đình chỉ loại vụ việc này vào ngày đó.",
                rule="Điều 11a Luật Khiếu nại 2011 (từ 01/07/2026), Điều 34 Luật Tố cáo 2018",
            )


def _check_all_applied(facts: CaseFacts, trails: list[Trail]) -> None:
    """An extension or an excuse that moves no limit was granted for nothing: refuse it."""
    used = frozenset[int]().union(*(trail.used for trail in trails))
    is_excused = any(trail.excused for trail in trails)
    for place, event in enumerate(facts.events):
        if event.kind is EventKind.EXTENDED and place not in used:
            raise ImpossibleFacts(
                "nothing_to_extend", "Không có thời hạn nào đang chạy mà pháp luật cho gia hạn."
            )
        if event.kind is EventKind.EXCUSED and not is_excused:
            raise ImpossibleFacts(
                "nothing_to_excuse",
                "Chỉ thời hiệu khiếu nại mới được trừ thời gian có trở ngại khách quan;"
                " lý do chính đáng khác xem xét theo khoản 6 Điều 11 Luật Khiếu nại 2011.",
                rule="Điều 9, Điều 48 Luật Khiếu nại 2011",
            )


def _binding(trails: list[Trail]) -> set[int]:
    """The trails that bind. Of two limits for one duty the earlier does.

    On one and the same day it is the one whose text is confirmed.
    """
    first: dict[tuple[str, date], Trail] = {}
    for trail in trails:
        key = (trail.rule.group or trail.rule.id, trail.starts_on)
        if key not in first or _urgency(trail) < _urgency(first[key]):
            first[key] = trail
    return {id(trail) for trail in first.values() if _is_owed(trail)}


def _urgency(trail: Trail) -> tuple[date, bool, str]:
    return (trail.due or date.max, trail.rule.mark is not Mark.CONFIRMED, trail.rule.id)


def _is_owed(trail: Trail) -> bool:
    return not trail.rule.binds_only_if_met or trail.closed_by in trail.rule.met_by


def _clock(trail: Trail, *, is_binding: bool) -> Clock:
    rule, due, met_on = trail.rule, trail.due, trail.met_on
    return Clock(
        rule_id=rule.id,
        title=rule.title,
        title_en=rule.title_en,
        duty=rule.duty,
        starts_on=trail.starts_on,
        due_on=due,
        met_on=met_on,
        closed_by=trail.closed_by,
        is_stopped=due is None,
        is_binding=is_binding,
        is_confirmed=rule.mark is Mark.CONFIRMED,
        is_projection=_is_projection(trail),
        basis=rule.citation,
        days_late=max((met_on - due).days, 0) if met_on and due else 0,
        extension_left=extension_left(trail),
        trail=trail,
    )


def _is_projection(trail: Trail) -> bool:
    years: Iterable[int] = range(trail.starts_on.year, (trail.due or trail.end).year + 1)
    return not all(trail.calendar.is_official(year) for year in years)
