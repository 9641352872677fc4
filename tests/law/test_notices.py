"""Notices that must go out before a day, and limits that end with another one."""

from datetime import date

from petitions.law.clock import Clock, compute
from petitions.law.facts import CaseFacts
from tests.law.cases import clock_of, complaint, event, ids_of

ACCEPTED = event("accepted", "2026-12-01")


def test_a_notice_in_time_binds_and_meets() -> None:
    facts = complaint(
        ACCEPTED, event("dialogue_notified", "2026-12-09"), event("dialogue", "2026-12-14")
    )
    clock = clock_of(facts, "KN-DT-1")
    assert (clock.due_on, clock.met_on, clock.days_late) == (
        date(2026, 12, 9),
        date(2026, 12, 9),
        0,
    )
    assert clock.is_binding


def test_without_a_notice_on_file_no_lateness_is_asserted() -> None:
    clock = clock_of(complaint(ACCEPTED, event("dialogue", "2026-12-14")), "KN-DT-1")
    assert (clock.met_on, clock.days_late, clock.is_binding) == (None, 0, False)
    assert not clock.is_owed
    told = [step.text for step in clock.steps]
    assert told[1] == "Phải thực hiện trước ngày 14/12/2026 ít nhất 05 ngày."
    assert "Chưa có dữ kiện cho thấy việc này phải làm hoặc đã làm; nêu để đối chiếu." in told


def test_each_dialogue_has_its_own_notice() -> None:
    first = [event("dialogue_notified", "2026-12-02"), event("dialogue", "2026-12-08")]
    facts = complaint(ACCEPTED, *first, event("dialogue", "2026-12-22"))
    again = [c.met_on for c in _dialogues(facts)]
    assert again == [date(2026, 12, 2), None]


def _dialogues(facts: CaseFacts) -> list[Clock]:
    return [c for c in compute(facts) if c.rule_id == "KN-DT-1"]


def test_a_session_binds_before_it_is_held_and_names_the_day_off_it_leaves_out() -> None:
    clock = clock_of(complaint(event("session", "2026-11-27")), "TCD-LT-1")
    assert (clock.due_on, clock.is_binding) == (date(2026, 11, 19), True)
    told = [step.text for step in clock.steps]
    assert "Không tính ngày 24/11/2026: Ngày Văn hóa Việt Nam (theo nguồn thứ cấp)." in told
    assert "Ngày cuối cùng: 19/11/2026." in told


def test_a_notice_that_falls_on_a_day_off_is_due_then_and_safer_before() -> None:
    clock = clock_of(complaint(ACCEPTED, event("dialogue", "2026-12-18")), "KN-DT-1")
    assert clock.due_on == date(2026, 12, 13)
    (step,) = [step for step in clock.steps if "ngày làm việc liền trước" in step.text]
    assert step.on == date(2026, 12, 13)
    assert "(11/12/2026)" in step.text


def test_no_notice_is_owed_that_was_due_before_the_decree() -> None:
    accepted = event("accepted", "2026-06-15")
    assert "KN-DT-1" not in ids_of(complaint(accepted, event("dialogue", "2026-07-05")))
    assert "KN-DT-1" in ids_of(complaint(accepted, event("dialogue", "2026-07-06")))


def test_suspending_the_execution_ends_with_the_settlement_period() -> None:
    halted = event("execution_suspended", "2026-12-10")
    assert clock_of(complaint(ACCEPTED, halted), "KN-XL-1").due_on == date(2026, 12, 31)
    paused = complaint(
        ACCEPTED, halted, event("suspended", "2026-12-11"), event("resumed", "2026-12-21")
    )
    clock = clock_of(paused, "KN-XL-1")
    assert clock.due_on == clock_of(paused, "KN-GQ-1").due_on == date(2027, 1, 11)
    assert clock.steps[1].text == (
        "Từ ngày 10/12/2026, không quá thời gian còn lại của thời hạn giải quyết."
    )
    released = complaint(ACCEPTED, halted, event("execution_released", "2027-01-04"))
    assert clock_of(released, "KN-XL-1").days_late == 4


def test_where_no_settlement_runs_nothing_bounds_the_suspension_of_execution() -> None:
    assert "KN-XL-1" not in ids_of(complaint(event("execution_suspended", "2026-12-10")))


def test_a_duty_to_a_forwarding_body_exists_only_for_a_forwarded_case() -> None:
    decided = event("decided", "2026-12-16")
    assert "TCD-CD-1" not in ids_of(complaint(decided))
    told = complaint(decided, event("forwarder_notified", "2026-12-28"), referred=True)
    clock = clock_of(told, "TCD-CD-1")
    assert (clock.due_on, clock.days_late) == (date(2026, 12, 25), 3)


def test_a_posting_of_fifteen_days_is_told_as_an_effect() -> None:
    clock = clock_of(complaint(event("posted", "2026-12-16"), stage="second"), "KN-CK-1-NY")
    assert clock.duty == "effect"
    assert clock.steps[2].text == (
        "Hết ngày 31/12/2026: niêm yết hoặc đăng tải quyết định giải quyết khiếu nại đủ thời gian."
    )
