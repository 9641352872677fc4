"""Every limit of the complaint path, worked by hand on a calendar."""

from datetime import date

import pytest

from petitions.law.clock import compute
from petitions.law.facts import CaseFacts
from tests.law.cases import clock_of, complaint, event, ids_of

RECEIVED = event("received", "2026-11-23")
ACCEPTED = event("accepted", "2026-12-01")


@pytest.mark.parametrize(
    ("stage", "rule_id"),
    [
        ("first", "KN-TL-1"),
        ("second", "KN-TL-2"),
        ("discipline_first", "KN-TL-4"),
        ("discipline_second", "KN-TL-4"),
    ],
)
def test_acceptance_within_ten_days_of_the_law_and_seven_working_days_of_the_decree(
    stage: str, rule_id: str
) -> None:
    # 10 days from Monday 23/11; 07 working days leave out Tuesday 24/11: both end Thursday 3/12.
    facts = complaint(RECEIVED, stage=stage)
    assert sorted(ids_of(facts)) == sorted([rule_id, "KN-TL-3"])
    assert clock_of(facts, rule_id).due_on == date(2026, 12, 3)
    assert clock_of(facts, "KN-TL-3").due_on == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("received", "law", "decree", "binding"),
    [
        # Monday: 7 working days are 9 calendar days.
        ("2026-12-07", date(2026, 12, 17), date(2026, 12, 16), "KN-TL-3"),
        # Thursday: 10 days end on Sunday 20/12 and roll to Monday; 7 working days end then too.
        ("2026-12-10", date(2026, 12, 21), date(2026, 12, 21), "KN-TL-3"),
        # Thursday 19/11 across 24/11: 10 days roll from Sunday 29/11 to Monday 30/11.
        ("2026-11-19", date(2026, 11, 30), date(2026, 12, 1), "KN-TL-1"),
    ],
)
def test_the_earlier_of_the_two_acceptance_limits_binds(
    received: str, law: date, decree: date, binding: str
) -> None:
    clocks = {c.rule_id: c for c in compute(complaint(event("received", received)))}
    assert (clocks["KN-TL-1"].due_on, clocks["KN-TL-3"].due_on) == (law, decree)
    assert [c.rule_id for c in clocks.values() if c.is_binding] == [binding]


def test_the_day_of_receipt_decides_which_version_of_the_decree_counts() -> None:
    before, after = event("received", "2026-06-30"), event("received", "2026-07-01")
    assert ids_of(complaint(before)) == ["KN-TL-1", "KN-TL-3-2020"]
    assert clock_of(complaint(before), "KN-TL-1").is_binding
    assert ids_of(complaint(after)) == ["KN-TL-1", "KN-TL-3"]
    assert ids_of(complaint(event("received", "2013-12-15"))) == ["KN-TL-1"]
    assert ids_of(complaint(event("received", "2012-06-30"))) == []


@pytest.mark.parametrize("answer", ["accepted", "declined"])
def test_accepting_and_declining_both_meet_the_acceptance_limit(answer: str) -> None:
    clock = clock_of(complaint(RECEIVED, event(answer, "2026-12-05")), "KN-TL-1")
    assert clock.met_on == date(2026, 12, 5)
    assert clock.days_late == 2


def test_a_transfer_ends_the_acceptance_limit_without_meeting_it() -> None:
    clock = clock_of(complaint(RECEIVED, event("transferred", "2026-11-25")), "KN-TL-3")
    assert (clock.met_on, clock.closed_by) == (date(2026, 11, 25), "transferred")


@pytest.mark.parametrize(
    ("stage", "rule_id", "traits", "due"),
    [
        ("first", "KN-GQ-1", {}, date(2026, 12, 31)),  # 30 days: Thursday
        ("first", "KN-GQ-1", {"complexity": "complex"}, date(2027, 1, 15)),  # 45: Friday
        ("first", "KN-GQ-1", {"remote": True}, date(2027, 1, 15)),
        # 60 days: Saturday 30/01, rolls to Monday.
        ("first", "KN-GQ-1", {"complexity": "complex", "remote": True}, date(2027, 2, 1)),
        ("second", "KN-GQ-2", {}, date(2027, 1, 15)),
        ("second", "KN-GQ-2", {"complexity": "complex"}, date(2027, 2, 1)),
        ("second", "KN-GQ-2", {"remote": True}, date(2027, 2, 1)),
        # 70 days: Tuesday 09/02/2027, in Tết (off 04-10/02), rolls to Thursday 11/02.
        ("second", "KN-GQ-2", {"complexity": "complex", "remote": True}, date(2027, 2, 11)),
        ("discipline_first", "KN-GQ-3", {"remote": True}, date(2026, 12, 31)),
        ("discipline_second", "KN-GQ-3", {"complexity": "complex"}, date(2027, 1, 15)),
    ],
)
def test_settlement_counts_from_acceptance_and_variants_are_totals(
    stage: str, rule_id: str, traits: dict[str, object], due: date
) -> None:
    clock = clock_of(complaint(RECEIVED, ACCEPTED, stage=stage, **traits), rule_id)
    assert (clock.starts_on, clock.due_on) == (date(2026, 12, 1), due)
    assert (clock.duty, clock.is_binding, clock.is_confirmed) == ("office", True, False)


def test_a_limit_that_ends_on_new_years_day_rolls_over_the_weekend() -> None:
    facts = complaint(event("accepted", "2026-12-02"))
    assert clock_of(facts, "KN-GQ-1").due_on == date(2027, 1, 4)


def _decided(stage: str, *more: str, **traits: object) -> CaseFacts:
    told = [text.split() for text in more]
    later = [event(kind, on) for kind, on in told]
    return complaint(
        RECEIVED, ACCEPTED, event("decided", "2026-12-16"), *later, stage=stage, **traits
    )


@pytest.mark.parametrize(
    ("stage", "rule_id", "due"),
    [
        ("first", "KN-GUI-1", date(2026, 12, 21)),  # 3 working days: 17, 18, 21/12
        ("second", "KN-GUI-2", date(2026, 12, 23)),  # 7 days
        ("discipline_second", "KN-GUI-3", date(2026, 12, 23)),
        ("second", "KN-CK-1", date(2026, 12, 31)),  # 15 days
        ("first", "KN-HL-1", date(2027, 1, 15)),  # 30 days: Friday
        ("second", "KN-HL-1", date(2027, 1, 15)),
        ("discipline_first", "KN-HL-2", date(2027, 1, 15)),
        ("discipline_second", "KN-HL-2", date(2027, 1, 15)),
    ],
)
def test_what_runs_from_the_decision(stage: str, rule_id: str, due: date) -> None:
    clock = clock_of(_decided(stage), rule_id)
    assert (clock.starts_on, clock.due_on) == (date(2026, 12, 16), due)
    assert clock.duty == ("effect" if rule_id.startswith("KN-HL") else "office")


def test_legal_effect_comes_later_in_remote_areas_and_not_at_all_after_a_second_complaint() -> None:
    # 45 days from 16/12: Saturday 30/01/2027, rolls to Monday 01/02.
    assert clock_of(_decided("first", remote=True), "KN-HL-1").due_on == date(2027, 2, 1)
    appealed = clock_of(_decided("first", "delivered 2026-12-18", "appealed 2027-01-05"), "KN-HL-1")
    assert (appealed.met_on, appealed.closed_by) == (date(2027, 1, 5), "appealed")


def test_sending_meets_the_limit_for_sending() -> None:
    clock = clock_of(_decided("first", "sent 2026-12-22"), "KN-GUI-1")
    assert (clock.met_on, clock.days_late) == (date(2026, 12, 22), 1)


@pytest.mark.parametrize(
    ("stage", "traits", "rule_id", "due"),
    [
        ("first", {}, "KN-L2-1", date(2027, 1, 18)),  # 30 days: Sunday 17/01, rolls
        ("first", {"remote": True}, "KN-L2-1", date(2027, 2, 1)),  # 45 days: Monday
        ("discipline_first", {}, "KN-L2-2", date(2026, 12, 28)),  # 10 days
        ("discipline_first", {"dismissal": True}, "KN-L2-2", date(2027, 1, 18)),
    ],
)
def test_the_second_complaint_is_lodged_within_days_of_holding_the_decision(
    stage: str, traits: dict[str, object], rule_id: str, due: date
) -> None:
    clock = clock_of(_decided(stage, "delivered 2026-12-18", **traits), rule_id)
    assert (clock.duty, clock.due_on) == ("citizen", due)


def test_the_second_complaint_may_also_run_from_the_expiry_of_the_settlement_term() -> None:
    facts = complaint(RECEIVED, ACCEPTED)
    assert "KN-L2-1" not in ids_of(facts, as_of=date(2026, 12, 31))
    clock = clock_of(facts, "KN-L2-1", as_of=date(2027, 1, 1))
    # 30 days from 31/12: Saturday 30/01/2027, rolls to Monday 01/02.
    assert (clock.starts_on, clock.due_on) == (date(2026, 12, 31), date(2027, 2, 1))


def test_a_late_decision_proves_the_expiry_and_its_delivery_starts_the_term_anew() -> None:
    late = complaint(RECEIVED, ACCEPTED, event("decided", "2027-01-06"))
    assert clock_of(late, "KN-L2-1").starts_on == date(2026, 12, 31)
    held = complaint(*late.events, event("delivered", "2027-01-08"))
    assert clock_of(held, "KN-L2-1").starts_on == date(2027, 1, 8)


def test_whoever_complained_on_the_expiry_need_not_complain_again_on_the_decision() -> None:
    facts = complaint(
        RECEIVED,
        ACCEPTED,
        event("appealed", "2027-01-05"),
        event("decided", "2027-01-06"),
        event("delivered", "2027-01-08"),
    )
    clock = clock_of(facts, "KN-L2-1")
    assert (clock.starts_on, clock.met_on) == (date(2026, 12, 31), date(2027, 1, 5))


@pytest.mark.parametrize(
    ("stage", "traits", "rule_id", "due"),
    [
        ("first", {}, "KN-TH-1", date(2026, 11, 30)),  # 90 days from 01/09: Monday 30/11
        ("second", {}, "KN-L2-1", date(2026, 10, 1)),  # 30 days
        ("second", {"remote": True}, "KN-L2-1", date(2026, 10, 16)),  # 45 days
        ("discipline_first", {}, "KN-L2-2", date(2026, 9, 16)),  # 15 days
        ("discipline_second", {}, "KN-L2-2", date(2026, 9, 11)),  # 10 days
        ("discipline_second", {"dismissal": True}, "KN-L2-2", date(2026, 10, 1)),  # 30 days
    ],
)
def test_the_time_to_complain_runs_from_knowing_the_decision_and_is_met_by_lodging(
    stage: str, traits: dict[str, object], rule_id: str, due: date
) -> None:
    known = event("decision_received", "2026-09-01")
    clock = clock_of(complaint(known, RECEIVED, stage=stage, **traits), rule_id)
    assert (clock.duty, clock.due_on, clock.met_on) == ("citizen", due, date(2026, 11, 23))
    assert clock.days_late == max((date(2026, 11, 23) - due).days, 0)


@pytest.mark.parametrize("place", [1, 2])
def test_obstacles_are_not_counted_whether_told_before_or_after_the_receipt(place: int) -> None:
    events = [event("decision_received", "2026-08-01"), event("received", "2026-11-09")]
    late = clock_of(complaint(*events), "KN-TH-1")
    assert (late.due_on, late.days_late) == (date(2026, 10, 30), 10)
    events.insert(place, event("excused", "2026-09-01", 12))
    clock = clock_of(complaint(*events), "KN-TH-1")
    # 102 days from 01/08: Wednesday 11/11.
    assert (clock.due_on, clock.days_late) == (date(2026, 11, 11), 0)
