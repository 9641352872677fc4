"""The steps that lead to a date, and what they admit not to know."""

from datetime import date
from random import Random

import pytest

from petitions.law.clock import ImpossibleFacts, compute
from petitions.law.explain import Step
from petitions.law.facts import CaseFacts
from petitions.law.terms import day_text
from tests.law.cases import clock_of, complaint, denunciation, event
from tests.law.told_cases import told_case

RECEIVED = event("received", "2026-11-23")


def texts(steps: tuple[Step, ...]) -> list[str]:
    return [step.text for step in steps]


def test_working_days_name_the_day_off_that_they_leave_out() -> None:
    steps = clock_of(complaint(RECEIVED), "KN-TL-3").steps
    assert texts(steps) == [
        "Ngày 23/11/2026: tiếp nhận đơn. Ngày này không tính vào thời hạn.",
        "Thời hạn 07 ngày làm việc.",
        "Không tính ngày 24/11/2026: Ngày Văn hóa Việt Nam (theo nguồn thứ cấp).",
        "Ngày cuối cùng: 03/12/2026.",
    ]
    assert steps[0].article == "khoản 2, 3 Điều 147 Bộ luật Dân sự 2015"
    assert steps[1].article.startswith("khoản 1 Điều 16 Nghị định 124/2020/NĐ-CP")
    assert steps[2].article == "Điều 2 Nghị quyết 28/2026/QH16, 10065/VPCP-KGVX"
    assert all(step.text_en for step in steps)


def test_a_suspended_remote_case_that_rolls_tells_each_move() -> None:
    facts = complaint(
        RECEIVED,
        event("accepted", "2026-12-01"),
        event("suspended", "2026-12-11"),
        event("resumed", "2026-12-13"),
        event("decided", "2027-01-18"),
        remote=True,
    )
    steps = clock_of(facts, "KN-GQ-1").steps
    assert texts(steps)[1:] == [
        "Thời hạn 45 ngày (vùng sâu, vùng xa đi lại khó khăn).",
        "Dừng từ 11/12/2026 đến 13/12/2026 (tạm đình chỉ): 2 ngày không tính (theo nguồn thứ cấp).",
        "Ngày 17/01/2027 là ngày nghỉ (Chủ nhật); thời hạn kết thúc vào ngày làm việc tiếp theo.",
        "Ngày cuối cùng: 18/01/2027.",
        "Ngày 18/01/2027: thực hiện (ban hành quyết định, kết luận).",
        "Căn cứ: mới đối chiếu văn bản gốc hoặc văn bản cũ, chưa đối chiếu nội dung sửa đổi.",
    ]
    assert steps[3].article == "khoản 5 Điều 148 Bộ luật Dân sự 2015"
    assert [step.on for step in steps[2:5]] == [
        date(2026, 12, 11),
        date(2027, 1, 17),
        date(2027, 1, 18),
    ]


def test_a_stopped_clock_says_so() -> None:
    facts = complaint(event("accepted", "2026-12-01"), event("suspended", "2026-12-11"))
    told = texts(clock_of(facts, "KN-GQ-1").steps)
    assert told[2:4] == [
        "Dừng từ 11/12/2026 (tạm đình chỉ), thời gian dừng không tính (theo nguồn thứ cấp).",
        "Thời hạn đang tạm dừng.",
    ]


def test_extensions_and_obstacles_are_told_with_their_article() -> None:
    facts = denunciation(
        event("accepted", "2026-12-01"), event("extended", "2026-12-15", 30), complexity="complex"
    )
    step = clock_of(facts, "TC-GQ-1").steps[2]
    assert step.text == "Ngày 15/12/2026: gia hạn 30 ngày."
    assert step.article == "khoản 2 Điều 30 Luật Tố cáo 2018"
    excused = complaint(
        event("decision_received", "2026-09-01"), event("excused", "2026-09-01", 5), RECEIVED
    )
    step = clock_of(excused, "KN-TH-1").steps[2]
    assert step.text == "Ngày 01/09/2026: không tính 5 ngày có trở ngại khách quan."
    assert step.article == "đoạn 2 Điều 9 Luật Khiếu nại 2011"
    longer = complaint(
        event("accepted", "2026-12-01"), event("extended", "2026-12-15", 15), complexity="complex"
    )
    assert "nằm trong tổng thời hạn 45 ngày" in clock_of(longer, "KN-GQ-1").steps[2].text


def test_a_limit_that_does_not_bind_or_rests_on_a_projection_admits_it() -> None:
    law = clock_of(complaint(RECEIVED), "KN-TL-1")
    assert (
        "Thời hạn này chỉ để đối chiếu. Không ràng buộc: «Thụ lý khiếu nại (theo Nghị định"
        " 124/2020/NĐ-CP)» (03/12/2026) hết cùng ngày và được áp dụng."
    ) in texts(law.steps)
    assert not law.is_projection
    late = clock_of(complaint(event("accepted", "2027-12-15")), "KN-GQ-1")
    assert late.is_projection
    assert "Lịch nghỉ năm 2028 là dự kiến, chưa có thông báo chính thức." in texts(late.steps)


def test_legal_effect_and_an_end_without_performance_are_named_as_such() -> None:
    decided = complaint(event("decided", "2026-12-16"), event("appealed", "2027-01-05"))
    told = texts(clock_of(decided, "KN-HL-1").steps)
    assert (
        "Hết ngày 15/01/2027: quyết định giải quyết khiếu nại lần đầu có hiệu lực pháp luật."
        in told
    )
    assert "Ngày 05/01/2027: chấm dứt (khiếu nại lần hai)." in told
    expired = clock_of(
        complaint(event("accepted", "2026-12-01")), "KN-L2-1", as_of=date(2027, 1, 4)
    )
    assert "hết thời hạn giải quyết" in expired.steps[0].text


CULTURE = "Ngày Văn hóa Việt Nam (theo nguồn thứ cấp)"
COMPUTED = "(dự kiến: tính theo quy định, chưa có thông báo)"


@pytest.mark.parametrize(
    ("facts", "rule_id", "said", "article"),
    [
        # 10 days from Saturday 14/11 end on the day of culture itself.
        (
            complaint(event("received", "2026-11-14")),
            "KN-TL-1",
            f"Ngày 24/11/2026 là ngày nghỉ: {CULTURE}.",
            "Điều 2 Nghị quyết 28/2026/QH16, 10065/VPCP-KGVX",
        ),
        # 30 days from 01/04/2027 end on Saturday 01/05, and that Monday is off too.
        (
            complaint(event("accepted", "2027-04-01")),
            "KN-GQ-1",
            f"Ngày 03/05/2027 là ngày nghỉ: Nghỉ bù Ngày Quốc tế Lao động 1/5 {COMPUTED}.",
            "khoản 3 Điều 111 Bộ luật Lao động 2019",
        ),
        (
            complaint(event("received", "2026-08-20")),
            "KN-TL-3",
            "Thứ Bảy ngày 22/08/2026 là ngày làm việc: Làm bù ngày 31/8.",
            "9441/TB-BNV",
        ),
        # 30 days from 11/12/2025 end on a Saturday that is worked.
        (
            complaint(event("accepted", "2025-12-11")),
            "KN-GQ-1",
            "Thứ Bảy ngày 10/01/2026 là ngày làm việc: Làm bù ngày 02/01.",
            "12729/VPCP-KGVX",
        ),
    ],
)
def test_each_named_day_that_moved_or_made_an_end_is_told_with_its_source(
    facts: CaseFacts, rule_id: str, said: str, article: str
) -> None:
    steps = clock_of(facts, rule_id).steps
    assert [step.article for step in steps if step.text == said] == [article]


def test_days_that_are_counted_like_all_others_are_not_named() -> None:
    # 30 days from 02/11 go through 24/11 and end on Wednesday 02/12.
    told = " ".join(texts(clock_of(complaint(event("accepted", "2026-11-02")), "KN-GQ-1").steps))
    assert "24/11/2026" not in told and "02/12/2026" in told


@pytest.mark.parametrize(
    ("facts", "rule_id", "is_projection"),
    [
        # Friday 16/04/2027: within seven working days; by the tenth day gone through, not rolled.
        (complaint(event("received", "2027-04-12")), "KN-TL-3", True),
        (complaint(event("received", "2027-04-12")), "KN-TL-1", False),
        # 10 days from 06/04 end on it.
        (complaint(event("received", "2027-04-06")), "KN-TL-1", True),
        # 30 days from 01/04 end on Saturday 01/05 and roll over Monday 03/05.
        (complaint(event("accepted", "2027-04-01")), "KN-GQ-1", True),
        (complaint(event("decided", "2027-04-29")), "KN-GUI-1", True),
        # 30 days from 02/12 end on New Year's Day; from 01/12 on the day before.
        (complaint(event("accepted", "2026-12-02")), "KN-GQ-1", True),
        (complaint(event("accepted", "2026-12-01")), "KN-GQ-1", False),
        # Tết and the national day are announced.
        (complaint(event("received", "2027-02-01")), "KN-TL-3", False),
        (complaint(event("received", "2027-08-30")), "KN-TL-3", False),
        (complaint(event("received", "2027-12-27")), "KN-TL-1", True),
        # A notice of five working days before Tuesday 20/04/2027: 19, 15, 14, 13, 12.
        (complaint(event("session", "2027-04-20")), "TCD-LT-1", True),
        (complaint(event("session", "2027-04-28")), "TCD-LT-1", False),
    ],
)
def test_what_rests_on_days_that_nobody_has_announced_is_a_projection(
    facts: CaseFacts, rule_id: str, is_projection: bool
) -> None:
    assert clock_of(facts, rule_id).is_projection is is_projection


def test_a_suspension_after_the_end_is_mentioned_and_why_it_stops_nothing() -> None:
    late = complaint(event("accepted", "2026-12-01"), event("suspended", "2027-01-04"))
    (step,) = [s for s in clock_of(late, "KN-GQ-1").steps if s.on == date(2027, 1, 4)]
    assert step.text == (
        "Ngày 04/01/2027: tạm đình chỉ khi thời hạn đã hết từ ngày 31/12/2026,"
        " nên không làm dừng thời hạn."
    )


def test_a_new_settler_has_the_time_under_the_article_that_gives_it_anew() -> None:
    taken = denunciation(event("accepted", "2026-12-01"), event("taken_over", "2027-01-11"))
    old, new = [clock for clock in compute(taken) if clock.rule_id == "TC-GQ-1"]
    assert old.basis == "khoản 1 Điều 30 Luật Tố cáo 2018"
    assert new.basis == (
        "khoản 1 Điều 30 Luật Tố cáo 2018;"
        " khoản 5 Điều 38 Luật Tố cáo 2018, Điều 5 Nghị định 31/2019/NĐ-CP"
    )
    assert new.steps[1].article == new.basis


def test_a_month_is_told_as_one() -> None:
    known = complaint(event("decision_received", "2026-11-23"), regime="party")
    steps = clock_of(known, "DANG-KN-1").steps
    assert (steps[1].text, steps[1].text_en) == ("Thời hạn 01 tháng.", "The limit is 1 month.")


@pytest.mark.parametrize("seed", range(300))
def test_steps_stand_in_the_order_of_their_days_and_say_them(seed: int) -> None:
    told = told_case(Random(seed))
    events = [event(name, on.isoformat(), days) for name, on, days in told.events]
    build = complaint if told.kind == "complaint" else denunciation
    facts = build(*events, stage=told.stage, complexity=told.complexity, remote=told.is_remote)
    try:
        clocks = compute(facts)
    except ImpossibleFacts as refusal:
        assert refusal.code == "extended_after_expiry"
        return
    for clock in clocks:
        dated = [step for step in clock.steps if step.on]
        assert all(day_text(step.on or date.min) in step.text for step in dated)
        assert [step.on for step in dated] == sorted(step.on or date.min for step in dated)
