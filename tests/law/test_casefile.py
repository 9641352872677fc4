"""Cases as `manage.py deadline` gets them, each answered as a hand counts it on a calendar.

24/11/2026 is a Tuesday off, 01/01/2027 a Friday off; Tết is off 14-22/02/2026 and 04-10/02/2027.
"""

import json
from typing import Any

import pytest

from petitions.law.casefile import answer

KINDS = {"KN": "complaint", "TC": "denunciation", "PA": "recommendation"}
COMPLEXITIES = ("complex", "especially_complex")


def case(what: str, events: str) -> dict[str, Any]:
    """`what`: kind, stage and what else is true of the case; `events`: each with its day, days."""
    kind, stage, *rest = what.split()
    told = [text.split() for text in events.split(", ")]
    complexity = next((word for word in rest if word in COMPLEXITIES), "ordinary")
    flags = {word: True for word in rest if word not in (*COMPLEXITIES, "party")}
    return {
        "id": "a",
        "regime": "party" if "party" in rest else "state",
        "kind": KINDS[kind],
        "stage": stage,
        "complexity": complexity,
        "events": [
            {"event": name, "on": on} | ({"days": int(days[0])} if days else {})
            for name, on, *days in told
        ],
    } | flags


def answered(told: dict[str, Any], calendar: dict[str, list[str]] | None = None) -> dict[str, Any]:
    asked = {"cases": [told]} | ({"calendar": calendar} if calendar else {})
    (found,) = json.loads(answer(json.dumps(asked)).as_json())["cases"]
    assert found["id"] == "a"
    return dict(found)


def lines(found: dict[str, Any]) -> set[str]:
    """Each clock as `term due met days_late`; a clock that is open has only `term due`."""
    return {
        f"{d['term']} {d['due_on'] or 'stopped'}"
        + (f" {d['met_on']} {d['days_late']}" if d["met_on"] else "")
        for d in found["deadlines"]
    }


ACCEPTED_IN_TIME = "KN-TL-1 2026-12-03 2026-12-01 0, KN-TL-3 2026-12-03 2026-12-01 0"
KN = "received 2026-11-23, accepted 2026-12-01"
TC_IN_TIME = "TC-XLBD-1 2026-12-03 2026-12-01 0, TC-CH-1 2026-12-01 2026-12-01 0"
COMPUTED: dict[str, tuple[str, str, str]] = {
    "accepted on the sixth working day": (
        "KN first",
        KN,
        f"{ACCEPTED_IN_TIME}, KN-GQ-1 2026-12-31",
    ),
    "ten days bind before seven working days": (
        "KN first",
        # 10 days: Sunday 29/11 rolls. 20, 23, 25-27, 30/11, 1/12.
        "received 2026-11-19, declined 2026-12-02",
        "KN-TL-1 2026-11-30 2026-12-02 2, KN-TL-3 2026-12-01 2026-12-02 1",
    ),
    "the last day of the old decree": (
        "KN first",
        # 1-3, 6-10, 13, 14/07.
        "received 2026-06-30",
        "KN-TL-1 2026-07-10, KN-TL-3-2020 2026-07-14",
    ),
    "the first day of the new decree": (
        "KN first",
        # Saturday 11/07 rolls. 2, 3, 6-10/07.
        "received 2026-07-01",
        "KN-TL-1 2026-07-13, KN-TL-3 2026-07-10",
    ),
    "across Tết 2027": (
        "KN first",
        # 2, 3, 11, 12, 15-17/02.
        "received 2027-02-01",
        "KN-TL-1 2027-02-11, KN-TL-3 2027-02-17",
    ),
    "across Tết 2026": (
        "KN first",
        # 19/02 rolls to Monday 23. 10-13, 23-27/02, 02/03.
        "received 2026-02-09",
        "KN-TL-1 2026-02-23, KN-TL-3-2020 2026-03-02",
    ),
    "a denunciation on the Friday before Tết 2026": (
        "TC first",
        # 23-27/02, 02, 03/03.
        "received 2026-02-13",
        "TC-XLBD-1 2026-03-03, TC-CH-1 2026-02-27",
    ),
    "a worked Saturday in August": (
        "KN first",
        # Sunday 30/08, then off until Thursday 03/09. 21, Saturday 22, 24-28/08.
        "received 2026-08-20",
        "KN-TL-1 2026-09-03, KN-TL-3 2026-08-28",
    ),
    "a limit that ends on a worked Saturday": (
        "TC first",
        # 6-9, Saturday 10/01; 12, 13.
        "received 2026-01-05",
        "TC-CH-1 2026-01-10, TC-XLBD-1 2026-01-13",
    ),
    "across 24/11/2027, a Wednesday": (
        "KN first",
        # 23, 25, 26, 29, 30/11, 1, 2/12.
        "received 2027-11-22",
        "KN-TL-1 2027-12-02, KN-TL-3 2027-12-02",
    ),
    "received on a Sunday": (
        "KN second",
        # 10 days: Wednesday 16/12. 7-11, 14, 15/12.
        "received 2026-12-06",
        "KN-TL-2 2026-12-16, KN-TL-3 2026-12-15",
    ),
    "thirty days that end on New Year's Day": (
        "KN first",
        "accepted 2026-12-02",
        "KN-GQ-1 2027-01-04",
    ),
    "complex": ("KN first complex", "accepted 2026-12-01", "KN-GQ-1 2027-01-15"),
    "remote": ("KN first remote", "accepted 2026-12-01", "KN-GQ-1 2027-01-15"),
    # 60 days: Saturday 30/01 rolls.
    "complex and remote": (
        "KN first complex remote",
        "accepted 2026-12-01",
        "KN-GQ-1 2027-02-01",
    ),
    "the longest second complaint ends in Tết": (
        "KN second especially_complex remote",
        "accepted 2026-12-01",
        "KN-GQ-2 2027-02-11",
    ),
    "discipline knows no remote variant": (
        "KN discipline_second remote",
        "accepted 2026-12-01",
        "KN-GQ-3 2026-12-31",
    ),
    "a second complaint to its end": (
        "KN second",
        "received 2026-11-23, accepted 2026-11-30, decided 2027-01-14, sent 2027-01-21,"
        " published 2027-02-01",
        # 15 days: Friday 29/01. 30 days: Saturday 13/02 rolls.
        "KN-TL-2 2026-12-03 2026-11-30 0, KN-TL-3 2026-12-03 2026-11-30 0,"
        " KN-GQ-2 2027-01-14 2027-01-14 0, KN-GUI-2 2027-01-21 2027-01-21 0,"
        " KN-CK-1 2027-01-29 2027-02-01 3, KN-HL-1 2027-02-15",
    ),
    "a first decision sent late": (
        "KN first",
        f"{KN}, decided 2026-12-16, sent 2026-12-22",
        f"{ACCEPTED_IN_TIME}, KN-GQ-1 2026-12-31 2026-12-16 0, KN-GUI-1 2026-12-21 2026-12-22 1,"
        " KN-HL-1 2027-01-15",
    ),
    "the complainant holds the first decision": (
        "KN first remote",
        "decided 2026-12-16, decision_received 2026-12-18",
        # 45 days from 16/12: Saturday 30/01; from 18/12: Monday 01/02.
        "KN-GUI-1 2026-12-21, KN-HL-1 2027-02-01, KN-L2-1 2027-02-01",
    ),
    "a disciplinary complaint one day late": (
        "KN discipline_first",
        "decision_received 2026-11-02, received 2026-11-18, accepted 2026-11-25",
        # 15 days: Tuesday 17/11. 10 days: Saturday 28 rolls. 19, 20, 23, 25-27, 30/11.
        "KN-L2-2 2026-11-17 2026-11-18 1, KN-TL-4 2026-11-30 2026-11-25 0,"
        " KN-TL-3 2026-11-30 2026-11-25 0, KN-GQ-3 2026-12-25",
    ),
    "a second complaint about dismissal has thirty days": (
        "KN discipline_second dismissal",
        "decision_received 2026-11-02, received 2026-12-02",
        "KN-L2-2 2026-12-02 2026-12-02 0, KN-TL-4 2026-12-14, KN-TL-3 2026-12-11",
    ),
    "and about another sanction ten": (
        "KN discipline_second",
        "decision_received 2026-11-02, received 2026-12-02",
        "KN-L2-2 2026-11-12 2026-12-02 20, KN-TL-4 2026-12-14, KN-TL-3 2026-12-11",
    ),
    "time of an obstacle is not counted": (
        "KN first",
        # 102 days from 01/08: Wednesday 11/11. 10 days from 09/11: Thursday. 10-13, 16-18/11.
        "decision_received 2026-08-01, excused 2026-09-01 12, received 2026-11-09",
        "KN-TH-1 2026-11-11 2026-11-09 0, KN-TL-1 2026-11-19, KN-TL-3 2026-11-18",
    ),
    "suspended and resumed, then decided a day late": (
        "KN first",
        # 20 days are left from 21/12: Sunday 10/01 rolls. The time to complain again began with
        # the expiry: 30 days from 11/01 end in Tết.
        f"{KN}, suspended 2026-12-11, resumed 2026-12-21, decided 2027-01-12",
        f"{ACCEPTED_IN_TIME}, KN-GQ-1 2027-01-11 2027-01-12 1, KN-TDC-1 2026-12-16,"
        " KN-TDC-2 2026-12-24, KN-GUI-1 2027-01-15, KN-HL-1 2027-02-11, KN-L2-1 2027-02-11",
    ),
    "still suspended": (
        "KN first",
        f"{KN}, suspended 2026-12-11, sent 2026-12-17",
        f"{ACCEPTED_IN_TIME}, KN-GQ-1 stopped, KN-TDC-1 2026-12-16 2026-12-17 1",
    ),
    "accepted under the old decree, suspended under the new one": (
        "KN first",
        # 15/07 and ten days: Saturday 25 rolls. 3, 6, 7/07; resumed on Sunday: 13-15/07.
        "accepted 2026-06-15, suspended 2026-07-02, resumed 2026-07-12",
        "KN-GQ-1 2026-07-27, KN-TDC-1 2026-07-07, KN-TDC-2 2026-07-15",
    ),
    "terminated": (
        "KN first",
        f"{KN}, terminated 2026-12-11",
        f"{ACCEPTED_IN_TIME}, KN-GQ-1 2026-12-31 2026-12-11 0, KN-TDC-1 2026-12-16",
    ),
    "transferred": (
        "KN first",
        "received 2026-11-23, transferred 2026-11-25",
        "KN-TL-1 2026-12-03 2026-11-25 0, KN-TL-3 2026-12-03 2026-11-25 0",
    ),
    "a dialogue with its notice a day late": (
        "KN first",
        "accepted 2026-12-01, dialogue_notified 2026-12-10, dialogue 2026-12-14",
        "KN-GQ-1 2026-12-31, KN-DT-1 2026-12-09 2026-12-10 1",
    ),
    "a dialogue whose notice falls on a Sunday": (
        "KN second",
        "accepted 2026-12-01, dialogue 2026-12-18",
        # Sunday 13/12: five days before, and no day earlier.
        "KN-GQ-2 2027-01-15, KN-DT-1 2026-12-13",
    ),
    "a dialogue whose notice had to come before the decree": (
        "KN first",
        "accepted 2026-06-15, dialogue 2026-07-05, dialogue 2026-07-06",
        # Only 06/07 less five days is a day of the decree. 30 days: Wednesday 15/07.
        "KN-GQ-1 2026-07-15, KN-DT-1 2026-07-01",
    ),
    "no notice was regulated before July 2026": (
        "KN first",
        "accepted 2026-06-01, dialogue 2026-06-30",
        "KN-GQ-1 2026-07-01",
    ),
    "extended once": (
        "TC first complex",
        f"{KN}, sent 2026-12-02, extended 2026-12-31 30",
        # 60 days: Saturday 30/01 rolls.
        f"{TC_IN_TIME}, TC-TL-1 2026-12-08 2026-12-02 0, TC-GQ-1 2027-02-01",
    ),
    "extended twice, the second time for less": (
        "TC first especially_complex",
        "accepted 2026-12-01, extended 2026-12-31 30, extended 2027-02-01 20",
        # 80 days: Friday 19/02.
        "TC-TL-1 2026-12-08, TC-GQ-1 2027-02-19",
    ),
    "more time for the initial processing": (
        "TC first",
        # Three working days after 03/12: 4, 7, 8.
        "received 2026-11-23, extended 2026-12-03 3, declined 2026-12-09",
        "TC-XLBD-1 2026-12-08 2026-12-09 1, TC-CH-1 2026-12-01 2026-12-09 0",
    ),
    "expertise is not counted": (
        "TC first",
        "accepted 2026-12-01, expertise_requested 2026-12-10, expertise_received 2026-12-20",
        # 31/12 and ten days: Sunday 10/01 rolls.
        "TC-TL-1 2026-12-08, TC-GQ-1 2027-01-11",
    ),
    "expertise is counted for a complaint": (
        "KN first",
        "accepted 2026-12-01, expertise_requested 2026-12-10, expertise_received 2026-12-20",
        "KN-GQ-1 2026-12-31",
    ),
    "a denunciation suspended over New Year": (
        "TC first",
        # 27 days are left from 11/01: Sunday 07/02, Tết until Wednesday 10.
        "accepted 2026-12-08, suspended 2026-12-11, resumed 2027-01-11",
        "TC-TL-1 2026-12-15, TC-TDC-1 2026-12-18, TC-GQ-1 2027-02-11",
    ),
    "everything after a conclusion": (
        "TC first",
        "accepted 2026-12-01, sent 2026-12-03, decided 2026-12-30, sent 2027-01-08,"
        " acted 2027-01-11, published 2027-01-12",
        # 31/12, 4-7/01; and 8, 11. From Monday 11/01: 12-15, 18; and 19, 20.
        "TC-TL-1 2026-12-08 2026-12-03 0, TC-GQ-1 2026-12-31 2026-12-30 0,"
        " TC-KL-1 2027-01-07 2027-01-08 1, TC-XL-1 2027-01-11 2027-01-11 0,"
        " TC-CK-1 2027-01-11 2027-01-12 1, TC-XL-2 2027-01-18,"
        " TC-CK-1-XL 2027-01-20 2027-01-12 0",
    ),
    "transferred a day late, yet within the seven days": (
        "TC first",
        "received 2026-11-23, transferred 2026-12-02",
        "TC-XLBD-1 2026-12-03 2026-12-02 0, TC-CH-1 2026-12-01 2026-12-02 1",
    ),
    "the time to transfer is nothing to a competent office": (
        "TC first",
        "received 2026-11-23, accepted 2026-12-03",
        "TC-XLBD-1 2026-12-03 2026-12-03 0, TC-CH-1 2026-12-01 2026-12-03 0,"
        " TC-TL-1 2026-12-10, TC-GQ-1 2027-01-04",
    ),
    "a further denunciation": (
        "TC further",
        "received 2026-11-23, accepted 2026-12-15",
        # 30 days: Thursday 14/01. 16-18, 21, 22/12.
        "TC-TT-1 2026-12-14 2026-12-15 1, TC-QH-1 2026-12-01 2026-12-15 0,"
        " TC-TL-1 2026-12-22, TC-GQ-1 2027-01-14",
    ),
    "one sending is of the latest paper": (
        "TC first",
        # 17, 18, 21-23; 17, 18, 21-25.
        "accepted 2026-12-01, decided 2026-12-16, sent 2026-12-18",
        "TC-TL-1 2026-12-08, TC-GQ-1 2026-12-31 2026-12-16 0,"
        " TC-KL-1 2026-12-23 2026-12-18 0, TC-XL-1 2026-12-25, TC-CK-1 2026-12-25",
    ),
    "and a second one of the paper before": (
        "TC first",
        "accepted 2026-12-01, decided 2026-12-16, sent 2026-12-18, sent 2026-12-18",
        "TC-TL-1 2026-12-08 2026-12-18 10, TC-GQ-1 2026-12-31 2026-12-16 0,"
        " TC-KL-1 2026-12-23 2026-12-18 0, TC-XL-1 2026-12-25, TC-CK-1 2026-12-25",
    ),
    "suspended, resumed, and sent once": (
        "KN first",
        "accepted 2026-12-01, suspended 2026-12-11, resumed 2026-12-14, sent 2026-12-15",
        "KN-GQ-1 2027-01-04, KN-TDC-1 2026-12-16, KN-TDC-2 2026-12-17 2026-12-15 0",
    ),
    "suspended, resumed, and sent twice": (
        "KN first",
        "accepted 2026-12-01, suspended 2026-12-11, resumed 2026-12-14, sent 2026-12-15,"
        " sent 2026-12-18",
        "KN-GQ-1 2027-01-04, KN-TDC-1 2026-12-16 2026-12-18 2, KN-TDC-2 2026-12-17 2026-12-15 0",
    ),
    "a notice is of all that waits": (
        "KN first",
        "accepted 2026-12-01, suspended 2026-12-11, resumed 2026-12-14, notice_sent 2026-12-15",
        "KN-GQ-1 2027-01-04, KN-TDC-1 2026-12-16 2026-12-15 0, KN-TDC-2 2026-12-17 2026-12-15 0",
    ),
    "told in any order": (
        "KN first",
        f"decided 2026-12-16, {KN}",
        f"{ACCEPTED_IN_TIME}, KN-GQ-1 2026-12-31 2026-12-16 0, KN-GUI-1 2026-12-21,"
        " KN-HL-1 2027-01-15",
    ),
    "a first decision, told of before the decision itself": (
        "KN first",
        "decision_received 2026-12-18, decided 2026-12-16",
        "KN-GUI-1 2026-12-21, KN-HL-1 2027-01-15, KN-L2-1 2027-01-18",
    ),
    "a superior's own notice is not that of the one before": (
        "TC first",
        # 12-15, 18/01.
        "accepted 2026-12-01, taken_over 2027-01-11, sent 2027-01-12",
        "TC-TL-1 2026-12-08, TC-GQ-1 2026-12-31 2027-01-11 11,"
        " TC-TL-1 2027-01-18 2027-01-12 0, TC-GQ-1 2027-02-11",
    ),
    "what stood still for one settler runs for the next": (
        "TC first",
        # Suspended when it was over already. 18-22/01 send; 28/01: 20-22, 25, 26/01; and 27, 28.
        "accepted 2026-12-01, suspended 2027-01-04, taken_over 2027-01-11, suspended 2027-01-12,"
        " resumed 2027-01-13, decided 2027-01-19",
        "TC-TL-1 2026-12-08, TC-GQ-1 2026-12-31 2027-01-11 11, TC-TDC-1 2027-01-11,"
        " TC-TL-1 2027-01-18, TC-GQ-1 2027-02-11 2027-01-19 0, TC-TDC-1 2027-01-19,"
        " TC-KL-1 2027-01-26, TC-XL-1 2027-01-28, TC-CK-1 2027-01-28",
    ),
    "a superior takes an overdue case": (
        "TC first",
        "accepted 2026-12-01, sent 2026-12-02, taken_over 2027-01-11",
        # 12-15, 18/01. 30 days from 11/01: Wednesday 10/02, in Tết, rolls.
        "TC-TL-1 2026-12-08 2026-12-02 0, TC-GQ-1 2026-12-31 2027-01-11 11,"
        " TC-TL-1 2027-01-18, TC-GQ-1 2027-02-11",
    ),
    "a recommendation answered a day late": (
        "PA first",
        "received 2026-11-23, sent 2026-12-09",
        "KNPA-TB-1 2026-12-08 2026-12-09 1",
    ),
    "a recommendation about regulations passed on": (
        "PA first on_regulations",
        "received 2026-11-23, transferred 2026-12-01",
        "KNPA-TB-1 2026-12-08 2026-12-01 0, KNPA-CH-1 2026-12-01 2026-12-01 0",
    ),
    "a complaint about Party discipline": (
        "KN discipline_first party",
        "decision_received 2026-11-23, received 2027-01-07",
        # One month: Wednesday 23/12. 30 working days: Wednesday 06/01.
        # From 07/01: 8, 11-15, 18-21. Of 90: 16 in January, 15 in February, 23 in March, 20 in
        # April; 4-7, 10-14, 17-21, 24, 25/05.
        "DANG-KN-1 2026-12-23 2027-01-07 15, DANG-KN-1-HD 2027-01-06 2027-01-07 1,"
        " DANG-TB-1 2027-01-21, DANG-KN-2 2027-05-25",
    ),
    "the same complaint, told as a first one": (
        "KN first party",
        # 31/01 has no like in February: Sunday 28/02 rolls. Of 30 working days: 1-3, 11, 12, 15-19,
        # 22-26/02, 1-5, 8-12, 15-19/03.
        "decision_received 2027-01-31",
        "DANG-KN-1 2027-03-01, DANG-KN-1-HD 2027-03-19",
    ),
    "a second Party complaint has its settlement too": (
        "KN second party",
        # 27 working days are left in 2026, then 20, 15 and 23; 1, 2, 5-7/04.
        "received 2026-11-23",
        "DANG-TB-1 2026-12-08, DANG-KN-2 2027-04-07",
    ),
    "a further denunciation within the Party": (
        "TC further party",
        "received 2026-11-23",
        "DANG-TB-1 2026-12-08, DANG-TC-1 2027-04-07",
    ),
    "a denunciation of a Party member, extended": (
        "TC first party",
        "received 2026-11-23, accepted 2026-12-01, extended 2027-04-07 30",
        # From 07/04: 8, 9, 12-15, 19-23, 26-29/04, 4-7, 10-14, 17-21, 24/05.
        "DANG-TB-1 2026-12-08 2026-12-01 0, DANG-TC-1 2027-05-24",
    ),
}


@pytest.mark.parametrize("name", COMPUTED)
def test_a_case_is_answered_as_a_hand_counts_it(name: str) -> None:
    what, events, expected = COMPUTED[name]
    assert lines(answered(case(what, events))) == set(expected.split(", "))


REFUSED: list[tuple[str, str, str]] = [
    ("before_receipt", "KN first", "received 2026-11-23, accepted 2026-11-20"),
    ("before_receipt", "KN first", "accepted 2026-11-20, received 2026-11-23"),
    ("resumed_before_suspended", "KN first", f"{KN}, resumed 2026-12-10"),
    ("resumed_before_suspended", "TC first", f"{KN}, resumed 2026-12-10, suspended 2026-12-11"),
    ("suspended_twice", "TC first", f"{KN}, suspended 2026-12-10, suspended 2026-12-11"),
    ("decided_while_suspended", "KN first", f"{KN}, suspended 2026-12-10, decided 2026-12-11"),
    ("no_rule_to_suspend", "KN first", "accepted 2026-06-15, suspended 2026-06-30"),
    ("no_rule_to_suspend", "PA first", "received 2026-11-23, suspended 2026-11-25"),
    ("no_rule_to_suspend", "TC first party", f"{KN}, suspended 2026-12-10"),
    ("no_rule_to_take_over", "KN first", f"{KN}, taken_over 2027-01-11"),
    # The last day still belongs to the settler.
    ("not_overdue", "TC first", f"{KN}, taken_over 2026-12-31"),
    ("not_overdue", "TC first", "received 2026-11-23, taken_over 2027-01-11"),
    ("not_overdue", "TC first", f"{KN}, suspended 2026-12-10, taken_over 2027-01-11"),
    ("not_overdue", "TC first", f"{KN}, taken_over 2027-01-11, taken_over 2027-01-11"),
    ("event_order", "TC first", f"{KN}, decided 2026-12-16, taken_over 2027-01-11"),
    ("event_order", "TC first", "received 2026-11-23, declined 2026-12-01, taken_over 2027-01-11"),
    ("event_order", "TC first", f"{KN}, transferred 2026-12-02, taken_over 2027-01-11"),
    ("event_order", "KN first", "received 2026-11-23, transferred 2026-11-25, accepted 2026-12-01"),
    ("event_order", "KN first", "received 2026-11-23, transferred 2026-11-25, decided 2026-12-01"),
    ("event_order", "KN first", f"{KN}, transferred 2026-12-02, suspended 2026-12-03"),
    ("event_order", "TC first", f"{KN}, acted 2026-12-14, decided 2026-12-15"),
    ("event_order", "TC first", f"{KN}, acted 2026-12-14"),
    ("bad_days", "KN first", "received 2026-11-23 5"),
    # Of a complex case too, only what still runs can be prolonged (Điều 28): 31/12, remote 15/01.
    ("extended_after_expiry", "KN first complex", f"{KN}, extended 2027-01-01 5"),
    ("extended_after_expiry", "KN first complex remote", f"{KN}, extended 2027-01-16 5"),
    ("extended_after_expiry", "KN second complex", f"{KN}, extended 2027-01-16 5"),
    ("over_cap", "TC first", f"{KN}, extended 2026-12-15 30"),
    ("over_cap", "TC first complex", f"{KN}, extended 2026-12-15 31"),
    ("over_cap", "TC first complex", f"{KN}, extended 2026-12-15 5, extended 2026-12-16 5"),
    (
        "over_cap",
        "TC first especially_complex",
        f"{KN}, extended 2026-12-15 5, extended 2026-12-16 5, extended 2026-12-17 5",
    ),
    ("over_cap", "TC first", "received 2026-11-23, extended 2026-12-01 4"),
    ("over_cap", "KN first", f"{KN}, extended 2026-12-15 15"),
    ("over_cap", "KN second complex", f"{KN}, extended 2026-12-15 16"),
    ("extended_after_expiry", "TC first complex", f"{KN}, extended 2027-01-01 30"),
    ("days_missing", "TC first complex", f"{KN}, extended 2026-12-15"),
    ("nothing_to_extend", "PA first", "received 2026-11-23, extended 2026-11-25 5"),
    ("nothing_to_excuse", "KN second", "decision_received 2026-11-01, excused 2026-11-02 5"),
    ("event_order", "KN first", "received 2026-11-23, decision_received 2026-11-24"),
    ("event_order", "KN first", "received 2026-11-23, declined 2026-11-25, decided 2026-11-26"),
    ("event_order", "TC first", f"{KN}, published 2026-12-14, decided 2026-12-15"),
    ("happened_twice", "KN first", f"{KN}, accepted 2026-12-02"),
    ("no_such_stage", "PA second", "received 2026-11-23"),
    ("no_such_stage", "KN further", "received 2026-11-23"),
    ("unknown_year", "KN first", "received 2100-12-25"),
]


@pytest.mark.parametrize(("code", "what", "events"), REFUSED)
def test_impossible_or_forbidden_facts_are_that_cases_error(
    code: str, what: str, events: str
) -> None:
    found = answered(case(what, events))
    assert found.keys() == {"id", "error"}
    assert found["error"]["code"] == code
    assert found["error"]["message"]


def test_days_off_and_worked_days_of_the_file_are_added_to_the_calendar() -> None:
    told = case("KN first", "received 2026-11-23")
    worked = answered(told, {"days_off": [], "working_days": ["2026-11-28"]})
    assert lines(worked) == {"KN-TL-1 2026-12-03", "KN-TL-3 2026-12-02"}
    assert "Thứ Bảy ngày 28/11/2026 là ngày làm việc: Ngày làm việc theo thông báo" in " ".join(
        worked["deadlines"][1]["explanation"]
    )
    off = answered(told, {"days_off": ["2026-11-24", "2026-12-03"]})
    assert lines(off) == {"KN-TL-1 2026-12-04", "KN-TL-3 2026-12-04"}
    # 24/11 keeps the name and the source that the table gives it; 03/12 has none.
    told_why = " ".join(off["deadlines"][1]["explanation"])
    assert "Ngày Văn hóa Việt Nam" in told_why and "28/2026/QH16" in told_why
    back = answered(told, {"working_days": ["2026-11-24"]})
    assert lines(back) == {"KN-TL-1 2026-12-03", "KN-TL-3 2026-12-02"}
