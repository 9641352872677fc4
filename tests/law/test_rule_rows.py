"""One limit for each row of the rule tables, worked by hand on a calendar and named by its id.

24/11/2026 is a Tuesday off; New Year's Day 2027 a Friday off. A case is written as its events with
their days; the last column is the due date, and the one before it says how it was counted.
"""

from datetime import date

import pytest

from petitions.law.clock import Clock, compute
from petitions.law.facts import CaseFacts
from petitions.law.rule import Rule
from petitions.law.rulebook import load_rules
from tests.law.cases import complaint, denunciation, event, recommendation

BUILD = {"KN": complaint, "TC": denunciation, "PA": recommendation}
Row = tuple[str, str, str, str, str]

#: id; kind, stage and traits; events; how it is counted; due.
ROWS: list[Row] = [
    # Luật Khiếu nại 2011
    ("KN-TH-1", "KN first", "decision_received 2026-09-01", "29 + 31 + 30 days", "2026-11-30"),
    ("KN-TL-1", "KN first", "received 2026-12-07", "10 days", "2026-12-17"),
    ("KN-TL-2", "KN second", "received 2026-12-08", "10 days", "2026-12-18"),
    ("KN-TL-4", "KN discipline_first", "received 2026-12-09", "Sat 19 rolls", "2026-12-21"),
    ("KN-GQ-1", "KN first", "accepted 2026-12-01", "30 days", "2026-12-31"),
    ("KN-GQ-2", "KN second", "accepted 2026-12-01", "45 days", "2027-01-15"),
    ("KN-GQ-3", "KN discipline_first", "accepted 2026-12-02", "01/01 rolls", "2027-01-04"),
    ("KN-GUI-1", "KN first", "decided 2026-12-16", "17, 18, 21", "2026-12-21"),
    ("KN-GUI-2", "KN second", "decided 2026-12-16", "7 days", "2026-12-23"),
    ("KN-GUI-3", "KN discipline_second", "decided 2026-12-12", "Sat 19 rolls", "2026-12-21"),
    ("KN-L2-1", "KN first", "delivered 2026-12-18", "Sun 17/01 rolls", "2027-01-18"),
    ("KN-L2-1", "KN second", "decision_received 2026-09-01", "30 days", "2026-10-01"),
    ("KN-L2-2", "KN discipline_first", "decision_received 2026-09-01", "15 days", "2026-09-16"),
    ("KN-L2-2", "KN discipline_second", "decision_received 2026-09-01", "10 days", "2026-09-11"),
    ("KN-L2-2", "KN discipline_first", "delivered 2026-12-18", "10 days", "2026-12-28"),
    ("KN-HL-1", "KN first", "decided 2026-12-16", "30 days", "2027-01-15"),
    ("KN-HL-1", "KN second", "decided 2026-12-17", "Sat 16/01 rolls", "2027-01-18"),
    ("KN-HL-2", "KN discipline_first", "decided 2026-12-16", "30 days", "2027-01-15"),
    ("KN-HL-2", "KN discipline_second", "decided 2026-12-14", "30 days", "2027-01-13"),
    ("KN-TT-1", "KN first", "documents_requested 2026-12-16", "7 days", "2026-12-23"),
    ("KN-11-8", "KN first", "termination_notified 2026-12-16", "30 days", "2027-01-15"),
    (
        "KN-XL-1",
        "KN first",
        "accepted 2026-12-01, execution_suspended 2026-12-10",
        "as KN-GQ-1",
        "2026-12-31",
    ),
    (
        "KN-XL-1",
        "KN second",
        "accepted 2026-12-01, execution_suspended 2026-12-10",
        "as KN-GQ-2",
        "2027-01-15",
    ),
    # Thông tư 07/2013, Nghị định 75/2012, both superseded
    ("KN-TL-3-2013", "KN first", "received 2019-03-04", "5-8, 11-15, 18", "2019-03-18"),
    ("KN-CK-1", "KN second", "decided 2019-03-04", "15 days", "2019-03-19"),
    ("KN-CK-1-HOP", "KN second", "publication_meeting 2019-03-15", "14, 13, 12", "2019-03-12"),
    ("KN-CK-1-NY", "KN second", "posted 2019-03-04", "15 days", "2019-03-19"),
    # Nghị định 124/2020, before and after Nghị định 155/2026
    ("KN-TL-3-2020", "KN first", "received 2026-06-22", "23-26, 29-3/7, 6", "2026-07-06"),
    ("KN-TL-3", "KN first", "received 2026-12-07", "8-11, 14-16", "2026-12-16"),
    ("KN-TDC-1", "KN first", "suspended 2026-12-11", "14, 15, 16", "2026-12-16"),
    ("KN-TDC-2", "KN first", "suspended 2026-12-11, resumed 2026-12-21", "22-24", "2026-12-24"),
    ("KN-CK-1", "KN second", "decided 2026-12-16", "15 days", "2026-12-31"),
    ("KN-CK-1-HOP", "KN second", "publication_meeting 2026-11-26", "25, 23, 20", "2026-11-20"),
    ("KN-CK-1-NY", "KN second", "posted 2026-12-16", "15 days", "2026-12-31"),
    ("KN-DT-1", "KN first", "dialogue 2026-12-15", "5 days before", "2026-12-10"),
    # Luật Tố cáo 2018, Nghị định 31/2019
    ("TC-XLBD-1", "TC first", "received 2026-11-23", "25-27, 30-3/12", "2026-12-03"),
    ("TC-CH-1", "TC first", "received 2026-11-23", "25-27, 30, 1/12", "2026-12-01"),
    ("TC-BC-1", "TC first forwarded", "received 2026-11-23", "Sun 13/12 rolls", "2026-12-14"),
    ("TC-TL-1", "TC first", "accepted 2026-12-01", "2-4, 7, 8", "2026-12-08"),
    ("TC-GQ-1", "TC first", "accepted 2026-12-01", "30 days", "2026-12-31"),
    ("TC-TDC-1", "TC first", "suspended 2026-12-11", "14-18", "2026-12-18"),
    ("TC-KL-1", "TC first", "decided 2026-12-16", "17, 18, 21-23", "2026-12-23"),
    ("TC-XL-1", "TC first", "decided 2026-12-16", "17, 18, 21-25", "2026-12-25"),
    ("TC-XL-2", "TC first", "decided 2026-12-16, acted 2026-12-18", "21-25", "2026-12-25"),
    ("TC-CK-1", "TC first", "decided 2026-12-16", "17, 18, 21-25", "2026-12-25"),
    ("TC-CK-1-XL", "TC first", "decided 2026-12-16, acted 2026-12-18", "21-29", "2026-12-29"),
    ("TC-CK-1-NY", "TC first", "posted 2026-12-21", "15 days", "2027-01-05"),
    ("TC-TT-1", "TC further", "received 2026-11-23", "Sun 13/12 rolls", "2026-12-14"),
    ("TC-QH-1", "TC further", "received 2026-11-23", "25-27, 30, 1/12", "2026-12-01"),
    ("TC-QH-2", "TC further", "report_requested 2026-12-01", "2-4, 7, 8", "2026-12-08"),
    # Luật Tiếp công dân 2013, Nghị định 154/2026, Nghị định 20/2008
    ("KNPA-TB-1", "PA first", "received 2026-11-23", "25-27, 30-4, 7, 8", "2026-12-08"),
    ("KNPA-CH-1", "PA first on_regulations", "received 2026-11-23", "25-1/12", "2026-12-01"),
    ("TCD-TL-1", "KN first", "heard 2026-11-23", "25-27, 30-4, 7, 8", "2026-12-08"),
    ("TCD-CD-1", "KN first referred", "decided 2026-12-16", "17, 18, 21-25", "2026-12-25"),
    ("TCD-CD-2", "KN first referred", "forwarder_notified 2026-12-22", "23-29", "2026-12-29"),
    ("TCD-LT-1", "PA first", "session 2026-11-27", "26, 25, 23, 20, 19", "2026-11-19"),
    ("TCD-TC-1", "KN first", "refusal_grounded 2026-11-23", "25, 26, 27", "2026-11-27"),
    ("TCD-TT-1", "TC first", "online_session 2026-12-03", "2, 1, 30, 27, 26", "2026-11-26"),
    ("TCD-TT-2", "TC first", "online_session 2026-11-25", "24 is off", "2026-11-23"),
    # Rules of the Party
    ("DANG-TB-1", "PA first party", "received 2026-11-23", "25-27, 30-4, 7, 8", "2026-12-08"),
    (
        "DANG-KN-1",
        "KN first party",
        "decision_received 2026-12-01",
        "Fri 01/01 rolls",
        "2027-01-04",
    ),
    # 27 working days are left in 2026; 4, 5, 6/01.
    ("DANG-KN-1-HD", "KN first party", "decision_received 2026-11-23", "27 + 3", "2027-01-06"),
    # 27 in 2026; January has 20, February 15, March 23; 1, 2, 5, 6, 7/04.
    ("DANG-KN-2", "KN discipline_first party", "received 2026-11-23", "85 + 5", "2027-04-07"),
    ("DANG-TC-1", "TC first party", "received 2026-11-23", "85 + 5", "2027-04-07"),
    # 30 + 31 + 28 + 31 + 30 + 30 days: Sunday 30/05.
    ("DANG-TC-2", "TC first party central", "team_set_up 2026-12-01", "rolls", "2027-05-31"),
    ("DANG-KL-1", "KN first", "member_sanctioned 2026-12-14", "Sat 19 rolls", "2026-12-21"),
]


def _facts(case: str, events: str) -> CaseFacts:
    kind, stage, *traits = case.split()
    told = [event(name, on) for name, on in (text.split() for text in events.split(", "))]
    held: dict[str, object] = {trait: True for trait in traits if trait != "party"}
    return BUILD[kind](*told, stage=stage, regime="party" if "party" in traits else "state", **held)


def _clock(row: Row) -> Clock:
    rule_id, case, events, *_ = row
    (clock,) = [c for c in compute(_facts(case, events)) if c.rule_id == rule_id]
    return clock


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_the_row_gives_the_date_that_a_hand_counts(row: Row) -> None:
    clock = _clock(row)
    assert clock.starts_on.isoformat() == row[2].split()[-1]
    assert clock.due_on == date.fromisoformat(row[4])
    assert clock.basis and clock.steps


def test_no_row_of_the_tables_is_without_such_a_date() -> None:
    worked: list[Rule] = [_clock(row).trail.rule for row in ROWS]
    assert [rule.id for rule in load_rules().rules if rule not in worked] == []


@pytest.mark.parametrize(
    ("rule_id", "mark"),
    [
        ("KN-TT-1", "original_only"),
        ("KN-DT-1", "confirmed"),
        ("KN-XL-1", "original_only"),
        ("TC-BC-1", "confirmed"),
        ("TC-XL-2", "confirmed"),
        ("TC-QH-1", "confirmed"),
        ("TC-QH-2", "confirmed"),
        ("TCD-LT-1", "original_only"),
        ("TCD-CD-1", "original_only"),
        ("TCD-CD-2", "original_only"),
        ("TCD-TC-1", "confirmed"),
        ("TCD-TT-1", "confirmed"),
        ("TCD-TT-2", "confirmed"),
        ("KNPA-CH-1", "confirmed"),
        ("KN-TL-4", "confirmed"),
        ("DANG-TB-1", "secondary"),
        ("DANG-KN-1", "confirmed"),
        ("DANG-KN-1-HD", "secondary"),
        ("DANG-TC-2", "secondary"),
        ("DANG-KL-1", "secondary"),
    ],
)
def test_a_row_carries_how_far_it_is_confirmed(rule_id: str, mark: str) -> None:
    assert {rule.mark for rule in load_rules().rows(rule_id)} == {mark}


def test_that_time_of_a_suspended_complaint_is_not_counted_was_seen_in_the_press_only() -> None:
    marks = {pause.id: pause.mark for pause in load_rules().pauses}
    assert marks == {"KN-TDC-T": "secondary", "TC-TDC-2": "confirmed", "TC-GD-1": "confirmed"}
