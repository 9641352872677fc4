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
        ("before_receipt", complaint(event("accepted", "2026-11-23"), RECEIVED)),
        ("event_order", complaint(RECEIVED, event("decision_received", "2026-11-24"))),
        ("event_order", complaint(RECEIVED, SUSPENDED, event("accepted", "2026-12-12"))),
        ("event_order", complaint(RECEIVED, event("transferred", "2026-11-25"), ACCEPTED)),
        ("event_order", complaint(ACCEPTED, event("acted", "2026-12-10"))),
        (
            "event_order",
            denunciation(
                ACCEPTED,
                event("taken_over", "2027-01-11"),
                event("suspended", "2027-01-12"),
                event("accepted", "2027-01-13"),
            ),
        ),
        ("bad_days", complaint(event("received", "2026-11-23", 5))),
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


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("Điều 34 Luật Tố cáo 2018", denunciation(ACCEPTED, event("resumed", "2026-12-02"))),
        ("Điều 11a Luật Khiếu nại 2011", complaint(ACCEPTED, event("resumed", "2026-12-02"))),
        ("Điều 11a Luật Khiếu nại 2011", complaint(ACCEPTED, SUSPENDED, SUSPENDED)),
        ("Điều 34 Luật Tố cáo 2018", denunciation(ACCEPTED, SUSPENDED, DECIDED)),
        (
            "khoản 4 Điều 15 Nghị định 31/2019/NĐ-CP",
            denunciation(ACCEPTED, event("expertise_received", "2026-12-12")),
        ),
        (
            "khoản 4 Điều 15 Nghị định 31/2019/NĐ-CP",
            denunciation(
                event("expertise_requested", "2026-12-12"),
                event("expertise_requested", "2026-12-13"),
            ),
        ),
        (
            "Điều 11a Luật Khiếu nại 2011",
            complaint(event("accepted", "2026-06-15"), event("suspended", "2026-06-30")),
        ),
        (
            "khoản 5 Điều 38 Luật Tố cáo 2018, Điều 5 Nghị định 31/2019/NĐ-CP",
            denunciation(ACCEPTED, event("taken_over", "2026-12-31")),
        ),
        ("", recommendation(RECEIVED, event("suspended", "2026-12-11"))),
    ],
)
def test_a_refusal_names_the_rule_that_refuses(rule: str, facts: CaseFacts) -> None:
    with pytest.raises(ImpossibleFacts) as caught:
        compute(facts)
    assert caught.value.rule == rule


def test_events_are_counted_by_their_days_whatever_the_order_in_which_they_are_told() -> None:
    told = complaint(DECIDED, ACCEPTED, RECEIVED)
    assert compute(told) == compute(complaint(RECEIVED, ACCEPTED, DECIDED))


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
