"""The limits of denunciations, of recommendations and of the Party's own path, worked by hand."""

from datetime import date

import pytest

from petitions.law.clock import compute
from petitions.law.facts import CaseFacts
from tests.law.cases import clock_of, complaint, denunciation, event, recommendation

RECEIVED = event("received", "2026-11-23")
ACCEPTED = event("accepted", "2026-12-01")
DECIDED = event("decided", "2026-12-16")


@pytest.mark.parametrize(
    ("facts", "rule_id", "due"),
    [
        (denunciation(RECEIVED), "TC-XLBD-1", date(2026, 12, 3)),  # 07 working days without 24/11
        (denunciation(RECEIVED), "TC-CH-1", date(2026, 12, 1)),  # 05 working days
        # Friday before Tết, off 14-22/02: 23, 24, 25, 26, 27/02, 02, 03/03.
        (denunciation(event("received", "2026-02-13")), "TC-XLBD-1", date(2026, 3, 3)),
        (denunciation(RECEIVED, ACCEPTED), "TC-TL-1", date(2026, 12, 8)),
        (denunciation(RECEIVED, ACCEPTED), "TC-GQ-1", date(2026, 12, 31)),
        (denunciation(RECEIVED, ACCEPTED, DECIDED), "TC-KL-1", date(2026, 12, 23)),
        (denunciation(RECEIVED, ACCEPTED, DECIDED), "TC-XL-1", date(2026, 12, 25)),
        (denunciation(RECEIVED, ACCEPTED, DECIDED), "TC-CK-1", date(2026, 12, 25)),
        # 20 days: Sunday 13/12, rolls to Monday.
        (denunciation(RECEIVED, stage="further"), "TC-TT-1", date(2026, 12, 14)),
        (
            denunciation(RECEIVED, ACCEPTED, event("suspended", "2026-12-11")),
            "TC-TDC-1",
            date(2026, 12, 18),
        ),
        (recommendation(RECEIVED), "KNPA-TB-1", date(2026, 12, 8)),  # 10 working days
        (recommendation(RECEIVED, regime="party"), "DANG-TB-1", date(2026, 12, 8)),
    ],
)
def test_due_dates(facts: CaseFacts, rule_id: str, due: date) -> None:
    assert clock_of(facts, rule_id).due_on == due


@pytest.mark.parametrize(
    ("rule_id", "kind", "on"),
    [("TC-KL-1", "sent", 17), ("TC-XL-1", "acted", 18), ("TC-CK-1", "published", 21)],
)
def test_each_duty_after_the_conclusion_is_met_by_its_own_act(
    rule_id: str, kind: str, on: int
) -> None:
    facts = denunciation(RECEIVED, ACCEPTED, DECIDED, event(kind, f"2026-12-{on}"))
    assert clock_of(facts, rule_id).met_on == date(2026, 12, on)


def test_the_limit_for_transfer_binds_only_a_case_that_is_transferred() -> None:
    assert not clock_of(denunciation(RECEIVED), "TC-CH-1").is_binding
    moved = denunciation(RECEIVED, event("transferred", "2026-12-02"))
    clock = clock_of(moved, "TC-CH-1")
    assert (clock.is_binding, clock.days_late) == (True, 1)
    assert not clock_of(denunciation(RECEIVED, ACCEPTED), "TC-CH-1").is_binding


def test_denunciation_rules_are_confirmed_and_party_rules_carry_their_doubt() -> None:
    assert clock_of(denunciation(RECEIVED), "TC-XLBD-1").is_confirmed
    party = denunciation(RECEIVED, regime="party")
    assert not clock_of(party, "DANG-TC-1").is_confirmed


def test_the_party_counts_working_days_and_twice_as_many_at_the_centre() -> None:
    # 2026 has 27 working days left after 23/11 (24/11 is off): 63 more in 2027, where January has
    # 20, February 15 and March 23: that is 58, and five more are 01, 02, 05, 06, 07/04.
    party = denunciation(RECEIVED, regime="party")
    assert clock_of(party, "DANG-TC-1").due_on == date(2027, 4, 7)
    central = clock_of(denunciation(RECEIVED, regime="party", central=True), "DANG-TC-1")
    assert central.trail.number == 180
    late = complaint(
        event("decision_received", "2026-11-23"), stage="discipline_first", regime="party"
    )
    # One month; and 30 working days: 27 in 2026, then 04, 05, 06/01/2027.
    charter, regulation = compute(late)
    assert (charter.rule_id, regulation.rule_id) == ("DANG-KN-1", "DANG-KN-1-HD")
    assert (charter.due_on, regulation.due_on) == (date(2026, 12, 23), date(2027, 1, 6))
    assert (charter.is_binding, regulation.is_binding) == (True, False)
    assert (charter.is_confirmed, regulation.is_confirmed) == (True, False)


def test_a_state_case_knows_no_party_rule_and_the_reverse() -> None:
    state = {c.rule_id for c in compute(denunciation(RECEIVED, ACCEPTED))}
    party = {c.rule_id for c in compute(denunciation(RECEIVED, ACCEPTED, regime="party"))}
    assert not [rule_id for rule_id in state if rule_id.startswith("DANG")]
    assert party == {"DANG-TB-1", "DANG-TC-1"}
