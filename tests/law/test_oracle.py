"""The engine against the oracle, on cases by the thousand; Hypothesis looks for a difference."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petitions.law.casefile import with_notices
from petitions.law.clock import compute
from petitions.law.facts import CaseFacts, Complexity, EventKind, Kind, LegalEvent, Regime, Stage
from petitions.law.impossible import ImpossibleFacts
from tests.law.statute import Forbidden, Found, Told, deadlines
from tests.law.told_cases import told_case

CASES, ROUNDS = 12_000, 6


def by_engine(told: Told) -> Found | str:
    facts = CaseFacts(
        regime=Regime.STATE,
        kind=Kind(told.kind),
        stage=Stage(told.stage),
        complexity=Complexity(told.complexity),
        is_remote=told.is_remote,
        events=tuple(
            with_notices(LegalEvent(EventKind(name), on, days) for name, on, days in told.events)
        ),
    )
    try:
        clocks = compute(facts)
    except ImpossibleFacts as refusal:
        return refusal.code
    return {(c.rule_id, c.starts_on): (c.due_on, c.met_on, c.days_late) for c in clocks}


def by_statute(told: Told) -> Found | str:
    try:
        return deadlines(told)
    except Forbidden:
        return "extended_after_expiry"


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_the_engine_agrees_with_the_statute_on_thousands_of_cases(seed: int) -> None:
    pick = Random(seed)
    stopped = refused = 0
    for _ in range(CASES // ROUNDS):
        told = told_case(pick)
        expected = by_statute(told)
        assert by_engine(told) == expected, told
        if isinstance(expected, str):
            refused += 1
        else:
            stopped += any(due is None for due, *_ in expected.values())
    # The cases are worth the name: some are refused, some stand still.
    assert refused and stopped


@settings(max_examples=1000)
@given(st.randoms(use_true_random=False))
def test_no_case_that_hypothesis_finds_differs(pick: Random) -> None:
    told = told_case(pick)
    assert by_engine(told) == by_statute(told)
