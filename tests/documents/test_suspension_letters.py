"""Mẫu 14a and 14b and the finding of Điều 3a: what they say, to whom, and how they look."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from documents.errors import LetterError
from documents.letters.common import Letter
from documents.letters.suspension_parts import Cited
from documents.rendering import render
from petitions.models import Party, PartyRole, Role
from petitions.vault import Person
from tests.documents import samples, stopping
from tests.documents.reading import fonts_of, pages_of, span, text_of, words_of

HOMELESS = Person(name="Nguyễn Thị Mẫu")
EARLY = date(2026, 11, 22)
#: Readers add up advances without kerning, and so place the last word of a line a little off.
SLACK = 0.6


def test_a_suspension_says_what_mau_14a_asks() -> None:
    text = text_of(render(stopping.a_suspension()))
    for part in (
        "Số: 03/QĐ-UBND",
        "An Mẫu, ngày 11 tháng 12 năm 2026",
        "QUYẾT ĐỊNH Về việc tạm đình chỉ giải quyết khiếu nại",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN MẪU",
        "Căn cứ Luật Khiếu nại số 02/2011/QH13;",
        "Căn cứ Thông báo số 05/TB-UBND ngày 01 tháng 12 năm 2026 về việc thụ lý giải quyết "
        "khiếu nại. QUYẾT ĐỊNH:",
        "Điều 1. Tạm đình chỉ giải quyết khiếu nại của ông (bà) Nguyễn Thị Mẫu Hoà (địa chỉ: "
        "Tổ 3, thôn Ví Dụ, xã An Mẫu, tỉnh Thử Nghiệm) về việc bồi thường, hỗ trợ khi Nhà nước "
        "thu hồi đất (đơn vào sổ số 07/2026, nhận ngày 23 tháng 11 năm 2026).",
        "Lý do: sự kiện bất khả kháng hoặc trở ngại khách quan khác",
        "theo điểm a khoản 1 Điều 11a Luật Khiếu nại 2011 (bổ sung bởi Luật 136/2025/QH15).",
        "Cụ thể: Lũ quét chia cắt thôn Ví Dụ từ ngày 09/12/2026.",
        "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.",
        "Điều 3. Phòng Ví Dụ; ông (bà) Nguyễn Thị Mẫu Hoà; ông (bà) Lê Văn Được Ủy; Chủ tịch Ủy "
        "ban nhân dân xã An Mẫu; ông (bà) Lý Thị Liên Quan và các cơ quan",
        "thi hành Quyết định này./.",
        "- Như Điều 3; - Lưu: VT, hồ sơ.",
    ):
        assert part in text
    assert "Ủy ban nhân dân cấp xã nơi" not in text


def test_the_other_name_of_mau_14a_ends_the_settlement() -> None:
    letter = stopping.a_suspension("KN-11A-2A", suspended=stopping.SUSPENDED)
    text = text_of(render(letter))
    assert letter.form.code == stopping.a_suspension().form.code == "Mẫu số 14a"
    assert "Về việc đình chỉ giải quyết khiếu nại" in text
    assert "Điều 1. Đình chỉ giải quyết khiếu nại của" in text
    assert "người khiếu nại rút toàn bộ khiếu nại, theo điểm a khoản 2 Điều 11a" in text
    assert "Căn cứ Quyết định số 02/QĐ-UBND ngày 11 tháng 12 năm 2026 về việc tạm đình chỉ" in text


def test_what_was_not_accepted_may_be_terminated_and_not_suspended() -> None:
    letter = stopping.a_suspension("KN-11A-2A", accepted=None)
    assert "thụ lý" not in text_of(render(letter))
    with pytest.raises(LetterError) as refusal:
        stopping.a_suspension(accepted=None)
    assert refusal.value.field == "accepted"


def test_the_decision_on_one_who_died_goes_to_the_last_commune_and_binds_the_others() -> None:
    text = text_of(render(stopping.a_suspension("KN-11A-2B")))
    assert (
        "Ủy ban nhân dân cấp xã nơi ông (bà) Nguyễn Thị Mẫu Hoà thường trú cuối cùng trước khi chết"
    ) in text
    _, executed = text.split("Điều 3. ")
    bound, _ = executed.split("./.")
    assert "Nguyễn Thị Mẫu Hoà" not in bound
    assert "Phòng Ví Dụ; ông (bà) Lê Văn Được Ủy; Chủ tịch" in bound


def test_the_decision_on_a_body_that_is_no_more_goes_to_where_its_seat_was() -> None:
    [_, *others] = stopping.everybody()
    body = (Party(role=PartyRole.PETITIONER, is_organisation=True), stopping.BODY)
    letter = stopping.a_suspension("KN-11A-2B", parties=[body, *others])
    assert letter.recipients[1] == (
        "Ủy ban nhân dân cấp xã nơi Hợp tác xã Thí Điểm có trụ sở chính ngay trước khi giải thể, "
        "phá sản hoặc kết thúc hoạt động"
    )


def test_a_resumption_says_what_mau_14b_asks_and_when_the_settlement_now_ends() -> None:
    text = text_of(render(stopping.a_resumption()))
    for part in (
        "QUYẾT ĐỊNH Về việc tiếp tục giải quyết khiếu nại",
        "Căn cứ Quyết định số 02/QĐ-UBND ngày 11 tháng 12 năm 2026 về việc tạm đình chỉ",
        "Điều 1. Tiếp tục giải quyết khiếu nại của ông (bà) Nguyễn Thị Mẫu Hoà",
        "Lý do: căn cứ tạm đình chỉ không còn, theo khoản 2 Điều 28b Nghị định số 124/2020/NĐ-CP",
        "Cụ thể: Đường vào thôn đã thông.",
        "Điều 2. Thời hạn giải quyết khiếu nại tiếp tục được tính từ ngày ban hành Quyết định này, "
        "đến hết ngày 11 tháng 01 năm 2027 (Điều 28 Luật Khiếu nại 2011).",
        "Quyết định này có hiệu lực thi hành kể từ ngày ký.",
        "- Như Điều 3;",
    ):
        assert part in text


def test_a_settlement_that_was_late_already_is_not_told_to_end_in_the_future() -> None:
    text = text_of(render(stopping.a_resumption(due_on=date(2026, 12, 10))))
    assert "Quyết định này, đã hết ngày 10 tháng 12 năm 2026" in text


def test_a_suspension_of_which_no_paper_was_kept_is_cited_by_its_day() -> None:
    unnumbered = Cited(type_name="Quyết định", symbol="", on=stopping.ISSUED)
    text = text_of(render(stopping.a_resumption(suspended=unnumbered)))
    assert "Căn cứ Quyết định ngày 11 tháng 12 năm 2026 về việc tạm đình chỉ" in text


def test_the_finding_names_its_criteria_its_facts_and_the_term_that_now_applies() -> None:
    text = text_of(render(stopping.a_complexity()))
    for part in (
        "THÔNG BÁO Về việc xác định vụ việc phức tạp trong giải quyết khiếu nại",
        "Kính gửi: Ông (Bà) Nguyễn Thị Mẫu Hoà",
        "vào sổ số 07/2026",
        "đã được thụ lý theo Thông báo số 05/TB-UBND ngày 01 tháng 12 năm 2026.",
        "Chủ tịch Ủy ban nhân dân xã An Mẫu xác định vụ việc khiếu nại nêu trên là vụ việc phức",
        "- Khiếu nại về một nội dung nhưng phải xác minh từ 02 địa điểm trở lên, theo điểm a khoản "
        "1 Điều 3a Nghị định 124/2020/NĐ-CP",
        "nhiều cơ quan, tổ chức, theo điểm đ khoản 1 Điều 3a",
        "Căn cứ thực tế: Phải xác minh tại hai thôn. Hai cơ quan cùng quản lý.",
        "không quá 45 ngày, kể từ ngày thụ lý; thời hạn đến hết ngày 15 tháng 01 năm 2027 "
        "(Điều 28 Luật Khiếu nại 2011).",
        "lưu trong hồ sơ giải quyết khiếu nại theo khoản 2 Điều 3a",
        "được biết./.",
        "- Như trên; - Lưu: VT, hồ sơ giải quyết khiếu nại.",
    ):
        assert part in text


def test_before_acceptance_the_finding_tells_the_length_and_no_day() -> None:
    text = text_of(render(stopping.a_complexity(accepted=None, due_on=None)))
    assert "không quá 45 ngày, kể từ ngày thụ lý (Điều 28 Luật Khiếu nại 2011)." in text
    assert "đến hết" not in text


@pytest.mark.parametrize(
    ("make", "changed", "field"),
    [
        (stopping.a_suspension, {"reason": " "}, "reason"),
        (stopping.a_suspension, {"petition": stopping.handled(subject=".")}, "subject"),
        (stopping.a_suspension, {"issued_on": EARLY}, "issued_on"),
        (stopping.a_suspension, {"parties": []}, "complainants"),
        (
            stopping.a_suspension,
            {"parties": [(Party(role=PartyRole.PETITIONER), HOMELESS)]},
            "complainants",
        ),
        (stopping.a_suspension, {"signer": samples.signer(Role.CLERK, "Văn thư")}, "signature"),
        (stopping.a_resumption, {"suspended": None}, "suspended"),
        (stopping.a_resumption, {"due_basis": ""}, "due_basis"),
        (stopping.a_complexity, {"criteria": []}, "criteria"),
        (stopping.a_complexity, {"reason": "\n \n"}, "facts"),
        (stopping.a_complexity, {"due_on": None}, "due_on"),
        (stopping.a_complexity, {"accepted": None}, "due_on"),
        (stopping.a_complexity, {"due_on": date(2026, 12, 10)}, "due_on"),
        (stopping.a_complexity, {"issued_on": EARLY}, "issued_on"),
        (stopping.a_complexity, {"petitioner": HOMELESS}, "petitioner"),
    ],
)
def test_what_is_missing_or_impossible_is_named(
    make: Callable[..., Any], changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(LetterError) as refusal:
        make(**changed)
    assert refusal.value.field == field


LETTERS = [
    stopping.a_suspension(),
    stopping.a_suspension("KN-11A-2B", signer=samples.signer(Role.DEPUTY, "Phó Chủ tịch")),
    stopping.a_resumption(),
    stopping.a_complexity(),
]


@pytest.mark.parametrize("letter", LETTERS, ids=["suspend", "terminate", "resume", "complex"])
def test_each_is_laid_out_as_every_letter(letter: Letter) -> None:
    pdf = render(letter)
    assert all("Liberation-Serif-Paper" in name and kept for name, kept in fonts_of(pdf))
    with pages_of(pdf) as pages:
        for page in pages:
            body = [word for word in words_of(page) if word["top"] > 20]
            assert min(word["x0"] for word in body) == pytest.approx(30, abs=0.6)
            assert max(word["x1"] for word in body) <= 195 + SLACK
            assert max(word["bottom"] for word in body) <= 277 + SLACK
        left, right = span(pages[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        assert right - left == pytest.approx(95.7, abs=1)
        words = words_of(pages[-1])
        last = max(word["bottom"] for word in words)
        name = next(word for word in words if word["text"] == "Dụ" and word["bottom"] == last)
        assert name["x0"] > 30 + 80


def test_a_deputy_signs_on_the_heads_behalf() -> None:
    assert "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" in text_of(render(LETTERS[1]))


def test_what_the_head_wrote_is_printed_as_it_is() -> None:
    text = "{{ letter.number }} <b>đậm</b> & {% now 'Y' %}"
    for letter in (stopping.a_suspension(reason=text), stopping.a_complexity(reason=text)):
        assert text in text_of(render(letter))
