"""Facts that cannot be are refused, each with its stable code and a Vietnamese sentence."""

import pytest

from petitions.errors import BadFact
from petitions.law.clock import compute
from petitions.law.facts import CaseFacts
from petitions.law.impossible import ImpossibleFacts
from tests.law.cases import complaint, denunciation, event, recommendation

RECEIVED = event("received", "2026-11-23")
ACCEPTED = event("accepted", "2026-12-01")
SUSPENDED = event("suspended", "2026-12-11")
DECIDED = event("decided", "2026-12-16")


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("no_such_stage", recommendation(stage="second")),
        ("no_such_stage", denunciation(stage="discipline_first")),
        ("no_such_stage", complaint(stage="further")),
        ("days_missing", complaint(event("excused", "2026-11-01"), RECEIVED)),
        ("days_missing", complaint(RECEIVED, ACCEPTED, event("extended", "2026-12-02", 0))),
        ("before_receipt", complaint(RECEIVED, event("accepted", "2026-11-22"))),
        ("before_receipt", complaint(ACCEPTED, RECEIVED)),
        ("before_receipt", complaint(event("accepted", "2026-11-23"), RECEIVED)),
        ("event_order", complaint(RECEIVED, event("decision_received", "2026-11-24"))),
        ("event_order", complaint(RECEIVED, SUSPENDED, event("accepted", "2026-12-12"))),
        ("event_order", complaint(RECEIVED, ACCEPTED, DECIDED, event("sent", "2026-12-15"))),
        (
            "event_order",
            complaint(RECEIVED, ACCEPTED, event("delivered", "2026-12-15"), DECIDED),
        ),
        ("event_order", complaint(RECEIVED, ACCEPTED, event("declined", "2026-12-02"))),
        ("event_order", complaint(RECEIVED, event("declined", "2026-12-01"), ACCEPTED)),
        (
            "event_order",
            complaint(RECEIVED, ACCEPTED, DECIDED, event("suspended", "2026-12-17")),
        ),
        ("resumed_before_suspended", complaint(RECEIVED, ACCEPTED, event("resumed", "2026-12-02"))),
        (
            "resumed_before_suspended",
            complaint(RECEIVED, ACCEPTED, SUSPENDED, event("resumed", "2026-12-10")),
        ),
        (
            "resumed_before_suspended",
            complaint(RECEIVED, ACCEPTED, event("resumed", "2026-12-10"), SUSPENDED),
        ),
        (
            "suspended_twice",
            complaint(RECEIVED, ACCEPTED, SUSPENDED, event("suspended", "2026-12-12")),
        ),
        ("decided_while_suspended", complaint(RECEIVED, ACCEPTED, SUSPENDED, DECIDED)),
        (
            "expertise_received_before_requested",
            denunciation(RECEIVED, ACCEPTED, event("expertise_received", "2026-12-12")),
        ),
        ("happened_twice", complaint(RECEIVED, event("received", "2026-11-24"))),
        ("happened_twice", complaint(RECEIVED, ACCEPTED, event("accepted", "2026-12-02"))),
        (
            "after_termination",
            complaint(RECEIVED, ACCEPTED, event("terminated", "2026-12-10"), DECIDED),
        ),
    ],
)
def test_impossible_facts_are_refused(code: str, facts: CaseFacts) -> None:
    with pytest.raises(ImpossibleFacts) as caught:
        compute(facts)
    assert caught.value.code == code
    assert isinstance(caught.value, BadFact)
    assert caught.value.message.endswith(".")


def test_an_obstacle_may_be_told_out_of_order() -> None:
    known, told = event("decision_received", "2026-09-01"), event("excused", "2026-09-05", 3)
    assert compute(complaint(known, RECEIVED, ACCEPTED, told))


def test_events_of_one_day_keep_the_order_in_which_they_are_told() -> None:
    day = "2026-11-23"
    same_day = complaint(event("received", day), event("accepted", day), event("decided", day))
    assert {clock.starts_on.isoformat() for clock in compute(same_day)} == {day}


def test_after_a_case_is_taken_over_it_may_be_accepted_and_decided_anew() -> None:
    facts = denunciation(
        RECEIVED,
        ACCEPTED,
        event("taken_over", "2027-01-11"),
        event("accepted", "2027-01-13"),
        event("decided", "2027-01-20"),
    )
    assert [c.starts_on.day for c in compute(facts) if c.rule_id == "TC-KL-1"] == [20]
