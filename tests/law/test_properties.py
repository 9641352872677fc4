"""What must hold for every case, tried on many; and the engine against the slow walk."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from petitions.law.calendar import load_calendar
from petitions.law.clock import Clock, compute
from petitions.law.facts import CaseFacts, Complexity, EventKind, Kind, LegalEvent, Regime, Stage
from petitions.law.rule import Duty, Trait, Unit
from petitions.law.rulebook import load_rules
from tests.law.oracle import last_day

CALENDAR = load_calendar()
DAYS = st.dates(date(2026, 7, 1), date(2029, 6, 30))
K = EventKind


@st.composite
def settled(draw: st.DrawFn, stops: int = 0) -> CaseFacts:
    """A complaint or denunciation that is accepted and stopped that many times, never too late."""
    kind = draw(st.sampled_from([Kind.COMPLAINT, Kind.DENUNCIATION]))
    stages = [Stage.FIRST, Stage.SECOND] if kind is Kind.COMPLAINT else [Stage.FIRST]
    accepted = draw(DAYS)
    events = [
        LegalEvent(K.RECEIVED, accepted - timedelta(days=draw(st.integers(0, 12)))),
        LegalEvent(K.ACCEPTED, accepted),
    ]
    day = accepted
    for _ in range(stops):
        # At most 28 of at least 30 days run before two stops, so that neither comes too late.
        day += timedelta(days=draw(st.integers(0, 14)))
        events.append(LegalEvent(K.SUSPENDED, day))
        day += timedelta(days=draw(st.integers(0, 60)))
        events.append(LegalEvent(K.RESUMED, day))
    return CaseFacts(
        regime=Regime.STATE,
        kind=kind,
        stage=draw(st.sampled_from(stages)),
        complexity=draw(st.sampled_from(list(Complexity))),
        is_remote=draw(st.booleans()),
        events=tuple(events),
    )


def settlement(facts: CaseFacts) -> Clock:
    (clock,) = [c for c in compute(facts) if c.rule_id in ("KN-GQ-1", "KN-GQ-2", "TC-GQ-1")]
    return clock


def stops_of(facts: CaseFacts) -> list[tuple[date, date]]:
    stopped = [event.on for event in facts.events if event.kind is K.SUSPENDED]
    resumed = [event.on for event in facts.events if event.kind is K.RESUMED]
    return list(zip(stopped, resumed, strict=True))


@given(st.integers(0, 2).flatmap(settled))
def test_every_clock_agrees_with_the_slow_walk(facts: CaseFacts) -> None:
    for clock in compute(facts):
        rule = clock.trail.rule
        is_settlement = clock == settlement(facts)
        assert clock.due_on == last_day(
            clock.starts_on,
            rule.length(clock.trail.traits),
            in_working_days=rule.unit is Unit.WORKING,
            stops=stops_of(facts) if is_settlement else [],
            is_working=CALENDAR.is_working,
        )


@given(settled(2))
def test_suspension_moves_the_end_by_the_days_suspended(facts: CaseFacts) -> None:
    going_on = replace(facts, events=facts.events[:2])
    suspended = sum((end - start for start, end in stops_of(facts)), timedelta())
    assert settlement(facts).trail.end == settlement(going_on).trail.end + suspended


@given(settled())
def test_a_longer_variant_never_ends_earlier(facts: CaseFacts) -> None:
    ordinary = replace(facts, is_remote=False, complexity=Complexity.ORDINARY)
    due = settlement(ordinary).due_on
    longer = settlement(facts).due_on
    assert due and longer and longer >= due


@given(settled(1), st.lists(st.integers(0, 160), max_size=20))
def test_a_further_day_off_never_moves_a_date_earlier(facts: CaseFacts, gaps: list[int]) -> None:
    first = facts.events[0].on
    changed = CALENDAR.with_changes({first + timedelta(days=gap) for gap in gaps})
    for before, after in zip(compute(facts), compute(facts, calendar=changed), strict=True):
        assert before.rule_id == after.rule_id
        assert before.due_on and after.due_on and after.due_on >= before.due_on


@given(settled(1), st.integers(1, 30))
def test_an_extension_never_ends_earlier(facts: CaseFacts, days: int) -> None:
    complex_one = replace(facts, kind=Kind.DENUNCIATION, stage=Stage.FIRST)
    complex_one = replace(complex_one, complexity=Complexity.COMPLEX)
    extended = LegalEvent(K.EXTENDED, facts.events[-1].on, days)
    longer = replace(complex_one, events=(*complex_one.events, extended))
    end = settlement(complex_one).trail.end
    assert settlement(longer).trail.end == end + timedelta(days=days)


@given(settled(1))
def test_every_due_date_is_a_working_day_and_one_clock_of_each_duty_binds(
    facts: CaseFacts,
) -> None:
    clocks = compute(facts)
    assert all(clock.due_on and CALENDAR.is_working(clock.due_on) for clock in clocks)
    acceptance = [clock for clock in clocks if clock.trail.rule.group == "KN-TL"]
    if facts.kind is Kind.COMPLAINT:
        assert [clock.is_binding for clock in acceptance].count(True) == 1
        assert len(acceptance) == 2
    identities = [(clock.rule_id, clock.starts_on) for clock in clocks]
    assert len(set(identities)) == len(identities)


def test_every_rule_can_be_started_by_some_case() -> None:
    """No row is dead: a single starting event, on a day on which it is in force, starts it."""
    book = load_rules()
    for rule in book.rules:
        day = rule.in_force_from or date(2026, 7, 1)
        if rule.counts_back:
            # The notice itself must be due under the rule.
            day += timedelta(days=14)
        facts = CaseFacts(
            regime=rule.regime,
            kind=rule.kinds[0],
            stage=rule.stages[0],
            is_central=Trait.CENTRAL in rule.only_for,
            is_forwarded=Trait.FORWARDED in rule.only_for,
            is_referred=Trait.REFERRED in rule.only_for,
            is_on_regulations=Trait.ON_REGULATIONS in rule.only_for,
            events=(LegalEvent(rule.starts[0], day),),
        )
        before = {K.RESUMED: K.SUSPENDED, K.EXECUTION_SUSPENDED: K.ACCEPTED}.get(rule.starts[0])
        if before:
            facts = replace(facts, events=(LegalEvent(before, day), *facts.events))
        started = [clock.trail.rule for clock in compute(facts)]
        assert rule in started, rule.id
        assert rule.met_by or rule.duty is Duty.EFFECT
