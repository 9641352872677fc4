"""The steps that lead to a date, and what they admit not to know."""

from datetime import date

from petitions.law.explain import Step
from tests.law.cases import clock_of, complaint, denunciation, event

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
        "Dừng từ 11/12/2026 đến 13/12/2026 (tạm đình chỉ): 2 ngày không tính.",
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
    assert told[2:4] == ["Dừng từ 11/12/2026 (tạm đình chỉ).", "Thời hạn đang tạm dừng."]


def test_extensions_and_obstacles_are_told_with_their_article() -> None:
    facts = denunciation(
        event("accepted", "2026-12-01"), event("extended", "2026-12-15", 30), complexity="complex"
    )
    step = clock_of(facts, "TC-GQ-1").steps[2]
    assert (step.text, step.article) == ("Gia hạn 30 ngày.", "khoản 2 Điều 30 Luật Tố cáo 2018")
    excused = complaint(
        event("decision_received", "2026-09-01"), event("excused", "2026-09-01", 5), RECEIVED
    )
    step = clock_of(excused, "KN-TH-1").steps[2]
    assert step.text == "Không tính 5 ngày có trở ngại khách quan."
    assert step.article == "đoạn 2 Điều 9 Luật Khiếu nại 2011"
    longer = complaint(
        event("accepted", "2026-12-01"), event("extended", "2026-12-15", 15), complexity="complex"
    )
    assert "nằm trong tổng thời hạn 45 ngày" in clock_of(longer, "KN-GQ-1").steps[2].text


def test_a_limit_that_does_not_bind_or_rests_on_a_projection_admits_it() -> None:
    law = clock_of(complaint(RECEIVED), "KN-TL-1")
    assert "Thời hạn này chỉ để đối chiếu, không phải thời hạn ràng buộc." in texts(law.steps)
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
