"""Suspension, expertise, extension, termination and taking over."""

from datetime import date

import pytest

from petitions.law.clock import compute
from petitions.law.facts import CaseFacts
from petitions.law.impossible import ImpossibleFacts
from tests.law.cases import clock_of, complaint, denunciation, event, ids_of

RECEIVED = event("received", "2026-11-23")
ACCEPTED = event("accepted", "2026-12-01")
SUSPENDED = event("suspended", "2026-12-11")


def refusal(facts: CaseFacts) -> ImpossibleFacts:
    with pytest.raises(ImpossibleFacts) as caught:
        compute(facts)
    return caught.value


def test_a_suspended_clock_has_no_due_date() -> None:
    clock = clock_of(complaint(RECEIVED, ACCEPTED, SUSPENDED), "KN-GQ-1")
    assert (clock.due_on, clock.is_stopped, clock.met_on) == (None, True, None)


def test_resuming_moves_the_due_date_by_the_days_of_suspension() -> None:
    # 10 of 30 days have run on 11/12; 20 are left from 21/12: Sunday 10/01, rolls to Monday.
    facts = complaint(RECEIVED, ACCEPTED, SUSPENDED, event("resumed", "2026-12-21"))
    clock = clock_of(facts, "KN-GQ-1")
    assert (clock.due_on, clock.is_stopped) == (date(2027, 1, 11), False)


def test_suspensions_add_up() -> None:
    facts = complaint(
        RECEIVED,
        ACCEPTED,
        SUSPENDED,
        event("resumed", "2026-12-14"),
        event("suspended", "2026-12-16"),
        event("resumed", "2026-12-17"),
    )
    # 31/12 and 4 days: Monday 04/01/2027.
    assert clock_of(facts, "KN-GQ-1").due_on == date(2027, 1, 4)
    sends = [c for c in compute(facts) if c.rule_id in ("KN-TDC-1", "KN-TDC-2")]
    assert [(c.rule_id, c.starts_on.day, c.due_on.day if c.due_on else 0) for c in sends] == [
        ("KN-TDC-1", 11, 16),
        ("KN-TDC-2", 14, 17),
        ("KN-TDC-1", 16, 21),
        ("KN-TDC-2", 17, 22),
    ]


def test_a_suspension_on_the_last_day_leaves_the_day_of_resuming() -> None:
    # 30 days from Wednesday 30/12 end on Friday 29/01; resumed Tuesday 02/02: due the same day.
    facts = complaint(
        event("accepted", "2026-12-30"),
        event("suspended", "2027-01-29"),
        event("resumed", "2027-02-02"),
    )
    assert clock_of(facts, "KN-GQ-1").due_on == date(2027, 2, 2)


def test_the_working_day_that_an_end_rolls_to_is_not_lost_to_a_suspension() -> None:
    # 30 days from 20/11 end on Sunday 20/12 and roll to Monday, the day of the suspension.
    facts = complaint(
        event("accepted", "2026-11-20"),
        event("suspended", "2026-12-21"),
        event("resumed", "2026-12-23"),
    )
    assert clock_of(facts, "KN-GQ-1").due_on == date(2026, 12, 23)


def test_two_decisions_of_one_day_are_sent_by_one_date() -> None:
    facts = complaint(RECEIVED, ACCEPTED, SUSPENDED, event("terminated", "2026-12-11"))
    clock = clock_of(facts, "KN-TDC-1")
    assert (clock.trail.started_by, clock.due_on) == ("terminated", date(2026, 12, 16))


def test_a_suspension_after_the_end_cures_no_delay() -> None:
    facts = complaint(
        RECEIVED, ACCEPTED, event("suspended", "2027-01-04"), event("resumed", "2027-01-20")
    )
    assert clock_of(facts, "KN-GQ-1").due_on == date(2026, 12, 31)


def test_complaints_could_not_be_suspended_before_july_2026() -> None:
    old = complaint(event("accepted", "2026-06-15"), event("suspended", "2026-06-30"))
    assert refusal(old).code == "no_rule_to_suspend"
    straddling = complaint(event("accepted", "2026-06-15"), event("suspended", "2026-07-01"))
    assert clock_of(straddling, "KN-GQ-1").is_stopped


def test_a_complaint_does_not_stop_for_expertise() -> None:
    facts = complaint(RECEIVED, ACCEPTED, event("expertise_requested", "2026-12-11"))
    assert clock_of(facts, "KN-GQ-1").due_on == date(2026, 12, 31)


def test_expertise_and_suspension_of_a_denunciation_overlap_without_counting_twice() -> None:
    facts = denunciation(
        RECEIVED,
        ACCEPTED,
        event("expertise_requested", "2026-12-05"),
        SUSPENDED,
        event("expertise_received", "2026-12-15"),
        event("resumed", "2026-12-20"),
    )
    # 15 days, from 05/12 to 20/12: 31/12 becomes Friday 15/01/2027.
    assert clock_of(facts, "TC-GQ-1").due_on == date(2027, 1, 15)


@pytest.mark.parametrize("build", [complaint, denunciation])
def test_termination_ends_the_settlement_even_while_suspended(build: type) -> None:
    facts = build(RECEIVED, ACCEPTED, SUSPENDED, event("terminated", "2027-03-01"))
    rule_id = "KN-GQ-1" if build is complaint else "TC-GQ-1"
    clock = clock_of(facts, rule_id)
    assert (clock.met_on, clock.closed_by) == (date(2027, 3, 1), "terminated")
    assert (clock.days_late, clock.is_stopped) == (0, False)


@pytest.mark.parametrize(
    ("complexity", "extensions", "due"),
    [
        ("complex", ["2026-12-31"], date(2027, 2, 1)),  # 60 days: Saturday 30/01
        ("especially_complex", ["2026-12-31"], date(2027, 2, 1)),
        ("especially_complex", ["2026-12-31", "2027-02-01"], date(2027, 3, 1)),  # 90 days: Monday
    ],
)
def test_a_denunciation_is_extended_by_thirty_days_at_a_time(
    complexity: str, extensions: list[str], due: date
) -> None:
    longer = [event("extended", on, 30) for on in extensions]
    facts = denunciation(RECEIVED, ACCEPTED, *longer, complexity=complexity)
    assert clock_of(facts, "TC-GQ-1").due_on == due


@pytest.mark.parametrize(
    ("complexity", "left"), [("ordinary", 0), ("complex", 30), ("especially_complex", 30)]
)
def test_how_much_may_still_be_extended(complexity: str, left: int) -> None:
    facts = denunciation(RECEIVED, ACCEPTED, complexity=complexity)
    assert clock_of(facts, "TC-GQ-1").extension_left == left
    if left:
        again = denunciation(
            *facts.events, event("extended", "2026-12-15", 10), complexity=complexity
        )
        assert clock_of(again, "TC-GQ-1").extension_left == (0 if complexity == "complex" else 30)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (denunciation(RECEIVED, ACCEPTED, event("extended", "2026-12-15", 30)), "over_cap"),
        (
            denunciation(
                RECEIVED, ACCEPTED, event("extended", "2026-12-15", 31), complexity="complex"
            ),
            "over_cap",
        ),
        (
            denunciation(
                RECEIVED,
                ACCEPTED,
                event("extended", "2026-12-15", 10),
                event("extended", "2026-12-16", 10),
                complexity="complex",
            ),
            "over_cap",
        ),
        (
            denunciation(
                RECEIVED, ACCEPTED, event("extended", "2027-01-01", 30), complexity="complex"
            ),
            "extended_after_expiry",
        ),
        (complaint(RECEIVED, ACCEPTED, event("extended", "2026-12-15", 15)), "over_cap"),
        (
            complaint(
                RECEIVED, ACCEPTED, event("extended", "2026-12-15", 16), complexity="complex"
            ),
            "over_cap",
        ),
        (
            complaint(
                RECEIVED,
                ACCEPTED,
                event("extended", "2026-12-15", 10),
                event("extended", "2026-12-16", 10),
                complexity="complex",
            ),
            "over_cap",
        ),
        (complaint(RECEIVED, event("extended", "2026-11-25", 5)), "nothing_to_extend"),
        (complaint(RECEIVED, event("excused", "2026-11-25", 5)), "nothing_to_excuse"),
    ],
)
def test_what_the_law_does_not_allow_is_refused_with_its_article(
    facts: CaseFacts, code: str
) -> None:
    error = refusal(facts)
    assert error.code == code
    assert error.rule.startswith(("khoản", "Điều")) or code == "nothing_to_extend"


def test_prolonging_a_complex_complaint_stays_within_its_total() -> None:
    facts = complaint(RECEIVED, ACCEPTED, event("extended", "2026-12-15", 15), complexity="complex")
    assert clock_of(facts, "KN-GQ-1").due_on == date(2027, 1, 15)


def test_initial_processing_of_a_denunciation_may_take_ten_working_days_in_all() -> None:
    facts = denunciation(RECEIVED, event("extended", "2026-11-30", 3))
    # 07 working days end on 03/12; three more: 04, 07, 08/12.
    assert clock_of(facts, "TC-XLBD-1").due_on == date(2026, 12, 8)


def test_taking_over_starts_a_new_settlement_and_ends_the_old_one() -> None:
    taken = denunciation(RECEIVED, ACCEPTED, event("taken_over", "2027-01-11"))
    old, new = [c for c in compute(taken) if c.rule_id == "TC-GQ-1"]
    assert (old.closed_by, old.days_late) == ("taken_over", 11)
    # 30 days from 11/01/2027: Wednesday 10/02, the last day of Tết, rolls to Thursday.
    assert (new.starts_on, new.due_on) == (date(2027, 1, 11), date(2027, 2, 11))
    accepted = denunciation(*taken.events, event("accepted", "2027-01-13"))
    starts = [c.starts_on.day for c in compute(accepted) if c.rule_id == "TC-GQ-1"]
    assert starts == [1, 13]


def test_nothing_starts_without_an_event() -> None:
    assert ids_of(complaint()) == []
