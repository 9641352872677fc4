"""Denunciations between acceptance and conclusion: each paper, what it says and what it refuses."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest

from documents.errors import LetterError
from documents.letters import denunciation_extension, denunciation_suspension
from documents.letters.common import Citizen, Letter
from documents.letters.denunciation_expertise import ExpertiseCommission
from documents.letters.denunciation_extension import Extension
from documents.letters.denunciation_handling import CaseReport, HandlingOrder
from documents.letters.denunciation_minutes import Session, SessionMinutes
from documents.letters.denunciation_outcome import ConclusionNotice, NoResettlement
from documents.letters.denunciation_parts import Accusation, Limit
from documents.letters.denunciation_report import DenunciationReport, Truth
from documents.letters.denunciation_suspension import (
    DenunciationResumption,
    DenunciationSuspension,
)
from documents.letters.denunciation_team import DELEGATION, TeamOrder
from documents.letters.denunciation_withdrawal import WithdrawalForm, WithdrawalMinutes
from documents.letters.minutes import Attendant
from documents.letters.protection import Protected, ProtectedSheet, ProtectionOrder
from documents.letters.suspension_parts import Cited
from documents.rendering import render
from documents.specimens import denunciation_course as course
from documents.specimens.common import COMPLAINANT, number, signer
from documents.specimens.denunciations import DECISION, accused, denouncer, denunciation
from petitions.law.grounds import ground
from tests.documents.reading import text_of

#: Papers that the denounced, verifiers or experts read.
OF_OTHERS = (
    Extension,
    TeamOrder,
    SessionMinutes,
    ExpertiseCommission,
    DenunciationReport,
    DenunciationSuspension,
    DenunciationResumption,
    HandlingOrder,
    CaseReport,
    ProtectionOrder,
    WithdrawalForm,
    WithdrawalMinutes,
)
LATE = Cited(type_name="Quyết định", symbol="99/QĐ-UBND", on=date(2028, 1, 4))


@pytest.mark.parametrize("letter", OF_OTHERS)
def test_nothing_that_others_read_has_a_field_for_a_denouncer(letter: type[Letter]) -> None:
    telling = ("petitioner", "denouncer", "complainant", "representative", "related", "protected")
    names = field_names(letter)
    assert sorted(name for name in names if any(word in name for word in telling)) == []


def field_names(kind: Any) -> set[str]:
    """The names of the fields of a dataclass, and of what its fields hold, however deep."""
    found: set[str] = set()
    hints = get_type_hints(kind)
    for field in fields(kind):
        found.add(field.name)
        for inner in (hints[field.name], *get_args(hints[field.name])):
            if is_dataclass(inner) and inner is not Citizen and inner is not Attendant:
                found |= field_names(inner)
    return found


@pytest.mark.parametrize("make", course.COURSE.values(), ids=lambda make: make.__name__)
def test_no_paper_of_a_sealed_case_says_when_it_came_or_which_number_it_has(
    make: Callable[[], Letter],
) -> None:
    letter = make()
    text = text_of(render(letter))
    assert "07/2026" not in text
    if not isinstance(letter, NoResettlement):  # read by the denouncer alone
        assert "23 tháng 11" not in text


@pytest.mark.parametrize(
    ("make", "parts"),
    [
        (
            course.an_extension,
            [
                "Số: 12/QĐ-UBND Mẫu Đơn, ngày 29 tháng 12 năm 2026",
                "QUYẾT ĐỊNH Gia hạn giải quyết tố cáo",
                "Căn cứ Quyết định số 04/QĐ-UBND ngày 01 tháng 12 năm 2026 về việc thụ lý tố cáo.",
                "Điều 1. Gia hạn lần thứ nhất thời hạn giải quyết tố cáo đối với ông (bà) Đỗ Văn",
                "30 ngày, kể từ ngày 31 tháng 12 năm 2026, đến hết ngày 01 tháng 02 năm 2027",
                "Lý do: vụ việc phức tạp, theo điểm a khoản 2 Điều 3 Nghị định",
                "- Như Điều 3; - Người tố cáo (để biết);",
            ],
        ),
        (
            course.a_withdrawal_form,
            [
                "ĐƠN RÚT TỐ CÁO Kính gửi: Ủy ban nhân dân xã Mẫu Đơn",
                "Tên tôi/Chúng tôi là: .....",
                "Cách thức liên hệ: .....",
                "chấp nhận việc rút tố cáo nêu trên./.",
            ],
        ),
        (
            course.a_withdrawal,
            [
                "BIÊN BẢN Ghi nhận việc rút tố cáo",
                "Vào hồi 14 giờ 00, ngày 08 tháng 12 năm 2026",
                "Họ và tên: ………",
                "II. NỘI DUNG TỐ CÁO ĐƯỢC RÚT Người tố cáo rút một phần nội dung tố cáo:",
                "III. LÝ DO RÚT TỐ CÁO Số tiền của các hồ sơ đó đã được hoàn trả.",
                "NGƯỜI RÚT TỐ CÁO",
            ],
        ),
        (
            course.a_team,
            [
                "QUYẾT ĐỊNH Thành lập Tổ xác minh nội dung tố cáo",
                "(địa chỉ: Phòng Kinh tế xã Mẫu Đơn, tỉnh Ví Dụ) về việc thu tiền",
                "1. Ông (Bà) Phạm Thị Ví Dụ, Thanh tra viên, Tổ trưởng;",
                "2. Ông (Bà) Vũ Văn Thử, công chức tư pháp, thành viên.",
                "Thời gian tiến hành xác minh là 20 ngày, kể từ ngày ký Quyết định này.",
                "khoản 5 Điều 31, Điều 11 Luật Tố cáo; giữ bí mật thông tin của người tố cáo;",
            ],
        ),
        (
            course.minutes_with_the_denounced,
            [
                "BIÊN BẢN Làm việc với người bị tố cáo",
                "Thực hiện Quyết định số 06/QĐ-UBND ngày 03 tháng 12 năm 2026",
                "- Ông (Bà) Vũ Văn Thử, chức vụ: thành viên Tổ xác minh.",
                "II. NỘI DUNG LÀM VIỆC Người bị tố cáo giải trình bằng văn bản.",
                "Biên bản được lập thành 02 bản, 01 bản lưu trong hồ sơ giải quyết tố cáo",
                "NGƯỜI CHỦ TRÌ",
            ],
        ),
        (
            course.an_expertise,
            [
                "QUYẾT ĐỊNH Trưng cầu giám định",
                "Điều 1. Trưng cầu Trung tâm Giám định Ví Dụ giám định các nội dung sau đây",
                "- Chữ ký trên 12 biên lai do ai ký.",
                "trước hết ngày 21 tháng 12 năm 2026.",
                "- Như Điều 3; - Người tố cáo (để biết); - Lưu: VT, hồ sơ.",
            ],
        ),
        (
            course.a_report_of_the_team,
            [
                "BÁO CÁO Kết quả xác minh nội dung tố cáo",
                "I. TÓM TẮT NỘI DUNG TỐ CÁO Về việc: thu tiền",
                "II. KẾT QUẢ XÁC MINH TỪNG NỘI DUNG TỐ CÁO 1. Nội dung: Thu 500.000 ₫",
                "III. GIẢI TRÌNH CỦA NGƯỜI BỊ TỐ CÁO",
                "IV. ĐÁNH GIÁ NỘI DUNG TỐ CÁO, XÁC ĐỊNH TRÁCH NHIỆM - Nội dung 1: tố cáo đúng một",
                "V. KIẾN NGHỊ 1. Hoàn trả số tiền đã thu. 2. Xem xét kỷ luật./.",
                "TỔ TRƯỞNG",
            ],
        ),
        (
            course.a_report_of_the_body,
            [
                "THANH TRA TỈNH VÍ DỤ",
                "Số: 04/BC-TTr",
                "Kính gửi: Chủ tịch Ủy ban nhân dân xã Mẫu Đơn",
                "CHÁNH THANH TRA",
            ],
        ),
        (
            course.a_suspension,
            [
                "QUYẾT ĐỊNH Tạm đình chỉ việc giải quyết tố cáo",
                "Điều 1. Tạm đình chỉ giải quyết tố cáo đối với ông (bà) Đỗ Văn Thí Điểm",
                "(điểm a khoản 1 Điều 34 Luật Tố cáo 2018). Cụ thể: Vụ việc có liên quan",
                "Điều 2. Trách nhiệm của cơ quan, tổ chức, cá nhân có liên quan: Phòng Kinh tế",
            ],
        ),
        (
            course.a_resumption,
            [
                "QUYẾT ĐỊNH Tiếp tục giải quyết tố cáo",
                "13/QĐ-UBND ngày 14 tháng 12 năm 2026 về việc tạm đình chỉ giải quyết tố cáo.",
                "căn cứ tạm đình chỉ không còn (khoản 2 Điều 34 Luật Tố cáo)",
                "thời hạn giải quyết đến hết ngày 11 tháng 01 năm 2027",
            ],
        ),
        (
            lambda: course.a_suspension("TC-34-3C"),
            ["QUYẾT ĐỊNH Đình chỉ việc giải quyết tố cáo", "Điều 1. Đình chỉ giải quyết tố cáo"],
        ),
        (
            course.a_conclusion_notice,
            [
                "Kính gửi: Người tố cáo (được giữ bí mật)",
                "thông báo Kết luận số 01/KL-UBND ngày 28 tháng 12 năm 2026",
                "1. Kết luận về nội dung tố cáo: Tố cáo đúng một phần.",
                "Vậy thông báo để người tố cáo được biết./.",
            ],
        ),
        (
            course.no_resettlement,
            [
                "THÔNG BÁO Về việc không giải quyết lại vụ việc tố cáo",
                "đã được Sở Thí Dụ giải quyết theo Kết luận số 02/KL-STD",
                "Căn cứ điểm a khoản 2 Điều 37 Luật Tố cáo, Ủy ban nhân dân xã Mẫu Đơn không giải",
            ],
        ),
        (
            course.a_handling,
            [
                "Xử lý hành vi vi phạm bị tố cáo đối với ông (bà) Đỗ Văn Thí Điểm",
                "Căn cứ Kết luận số 01/KL-UBND ngày 28 tháng 12 năm 2026 về nội dung tố cáo.",
                "Điều 1. Buộc hoàn trả số tiền đã thu của 12 hồ sơ",
                "Điều 3. Thanh tra tỉnh Ví Dụ; ông (bà) Đỗ Văn Thí Điểm",
            ],
        ),
        (
            course.a_case_report,
            [
                "Số: 18/UBND",
                "V/v báo cáo về việc giải quyết tố cáo",
                "Thực hiện Công văn số 77/UBND ngày 04 tháng 01 năm 2027 và khoản 3 Điều 38",
                "2. Lý do chậm giải quyết và trách nhiệm: Phải đợi kết luận giám định",
                "3. Hướng giải quyết tiếp theo: Ban hành kết luận trước ngày 15",
            ],
        ),
        (
            course.a_protection,
            [
                "QUYẾT ĐỊNH Áp dụng biện pháp bảo vệ",
                "đối với 01 người được bảo vệ",
                "ghi tại Phiếu thông tin kèm theo Quyết định này, niêm phong",
                "bắt đầu thực hiện biện pháp bảo vệ: ngày 08 tháng 12 năm 2026;",
                "khoản 2 Điều 54 Luật Tố cáo",
                "- Người được bảo vệ; - Người giải quyết tố cáo;",
            ],
        ),
        (
            course.a_protected_sheet,
            [
                "PHIẾU THÔNG TIN Người được bảo vệ",
                "Kèm theo Quyết định số 19/QĐ-UBND ngày 08 tháng 12 năm 2026",
                "Nguyễn Thị Mẫu",
            ],
        ),
    ],
)
def test_what_each_paper_says(make: Callable[[], Letter], parts: list[str]) -> None:
    text = text_of(render(make()))
    assert [part for part in parts if part not in text] == []


def _limit(days: int) -> Limit:
    return Limit(
        days=days,
        starts_on=date(2026, 12, 31),
        due_on=date(2027, 2, 1),
        basis="khoản 2 Điều 30 Luật Tố cáo",
    )


@pytest.mark.parametrize(
    ("make", "changed", "field"),
    [
        (course.an_extension, {"limit": _limit(31)}, "limit"),
        (course.an_extension, {"limit": _limit(0)}, "limit"),
        (course.an_extension, {"turn": 2}, "turn"),
        (course.an_extension, {"turn": 3, "criteria": ("a", "b")}, "turn"),
        (course.an_extension, {"criteria": ()}, "criteria"),
        (course.an_extension, {"reason": " "}, "reason"),
        (course.an_extension, {"issued_on": date(2027, 1, 1)}, "issued_on"),
        (course.an_extension, {"accepted": None}, "accepted"),
        (course.an_extension, {"accepted": LATE}, "issued_on"),
        (course.a_withdrawal, {"reason": ()}, "reason"),
        (course.a_withdrawal, {"withdrawn": ()}, "withdrawn"),
        (course.a_team, {"members": (course.LEADER,)}, "members"),
        (course.a_team, {"members": (course.LEADER, replace(course.LEADER, name=""))}, "members"),
        (course.a_team, {"days": 0}, "days"),
        (course.a_team, {"team": "Ban xác minh"}, "team"),
        (course.a_team, {"questions": ()}, "questions"),
        (course.minutes_with_the_denounced, {"copies": 1}, "copies"),
        (course.minutes_with_the_denounced, {"order": LATE}, "order"),
        (course.minutes_with_the_denounced, {"session": Session.DENOUNCER}, "met"),
        (course.minutes_with_the_denounced, {"talk": ()}, "talk"),
        (course.an_expertise, {"answer_by": date(2026, 12, 9)}, "answer_by"),
        (course.an_expertise, {"questions": ()}, "questions"),
        (course.a_report_of_the_team, {"findings": ()}, "findings"),
        (course.a_report_of_the_team, {"responsibility": ()}, "responsibility"),
        (course.a_report_of_the_team, {"order": LATE}, "order"),
        (course.a_suspension, {"duties": ()}, "duties"),
        (course.a_suspension, {"reason": ""}, "reason"),
        (course.a_resumption, {"suspended": None}, "suspended"),
        (course.a_resumption, {"suspended": LATE}, "suspended"),
        (course.a_conclusion_notice, {"petitioner": Citizen.of(COMPLAINANT)}, "petitioner"),
        (course.a_conclusion_notice, {"conclusion": LATE}, "conclusion"),
        (
            course.a_conclusion_notice,
            {"accusation": Accusation(subject="", contested="x")},
            "accusation",
        ),
        (course.no_resettlement, {"petitioner": Citizen.of(COMPLAINANT)}, "petitioner"),
        (course.no_resettlement, {"reason": ()}, "reason"),
        (course.no_resettlement, {"earlier": LATE}, "received_on"),
        (course.no_resettlement, {"earlier_body": ""}, "earlier_body"),
        (course.a_handling, {"measures": ((),)}, "measures"),
        (course.a_handling, {"conclusion": LATE}, "conclusion"),
        (course.a_case_report, {"request": LATE}, "request"),
        (course.a_case_report, {"plan": ()}, "plan"),
        (course.a_protection, {"people": 0}, "people"),
        (course.a_protection, {"starts_on": date(2026, 12, 7)}, "starts_on"),
        (course.a_protection, {"bound": ()}, "bound"),
        (course.a_protected_sheet, {"protected": (Protected(name="A", address=" "),)}, "protected"),
    ],
)
def test_what_is_missing_or_cannot_be_is_named(
    make: Callable[[], Any], changed: dict[str, Any], field: str
) -> None:
    letter = make()
    with pytest.raises(LetterError) as refusal:
        replace(letter, **changed)
    assert refusal.value.field == field


def test_the_denounced_does_not_verify_what_is_denounced() -> None:
    team = course.a_team()
    assert isinstance(team, TeamOrder)
    same = replace(course.LEADER, name="đỗ văn THÍ ĐIỂM")
    with pytest.raises(LetterError, match="Người bị tố cáo không được xác minh"):
        replace(team, members=(*team.members, same))


def test_a_delegation_is_called_one() -> None:
    team = course.a_team()
    assert isinstance(team, TeamOrder)
    assert replace(team, team=DELEGATION).title == "Thành lập Đoàn xác minh nội dung tố cáo"


def test_minutes_with_the_denouncer_carry_the_mask_alone() -> None:
    minutes = course.minutes_with_the_denounced()
    assert isinstance(minutes, SessionMinutes)
    masked = (Attendant.citizen(Citizen.of(denouncer())),)
    text = text_of(render(replace(minutes, session=Session.DENOUNCER, met=masked)))
    assert "BIÊN BẢN Làm việc với người tố cáo" in text
    assert "- Người tố cáo (được giữ bí mật)." in text
    for named in (COMPLAINANT, replace(COMPLAINANT, name="")):
        with pytest.raises(LetterError, match="không được ghi người tố cáo là ai"):
            replace(
                minutes,
                session=Session.DENOUNCER,
                met=(Attendant.citizen(Citizen.of(named)),),
            )


def test_an_especially_complex_case_may_be_extended_twice() -> None:
    paper = course.an_extension()
    assert isinstance(paper, Extension)
    two = (ground("TC-3-a").citation, ground("TC-3-b").citation)
    text = text_of(render(replace(paper, turn=2, criteria=two)))
    assert "Gia hạn lần thứ hai" in text
    assert "vụ việc đặc biệt phức tạp, theo điểm a" in text


def test_the_words_of_a_mark_of_complexity_are_not_printed() -> None:
    text = text_of(render(course.an_extension()))
    assert ground("TC-3-a").text[:30] not in text


def test_a_ground_of_something_else_is_refused() -> None:
    given: dict[str, Any] = {
        "number": number(1, "QĐ"),
        "parties": [accused()],
        "accepted": DECISION,
        "signer": signer(),
        "issued_on": date(2026, 12, 20),
    }
    for code in ("KN-11A-1A", "TC-3-a"):
        with pytest.raises(LetterError) as refusal:
            denunciation_suspension.suspension(
                denunciation(), ground=ground(code), reason="x", duties="y", **given
            )
        assert refusal.value.field == "ground"
    with pytest.raises(LetterError) as refusal:
        denunciation_extension.build(
            denunciation(),
            turn=1,
            limit=_limit(30),
            criteria=[ground("KN-3A-a")],
            reason="x",
            **given,
        )
    assert refusal.value.field == "criteria"


def test_a_report_on_a_case_settled_again_says_what_was_wrong_before() -> None:
    report = course.a_report_of_the_team()
    assert isinstance(report, DenunciationReport)
    text = text_of(render(replace(report, defects=("Bỏ sót chứng cứ.",))))
    assert "V. VI PHẠM, SAI LẦM CỦA VIỆC GIẢI QUYẾT TỐ CÁO TRƯỚC ĐÓ Bỏ sót chứng cứ." in text
    assert "VI. KIẾN NGHỊ" in text
    assert [truth.value for truth in Truth] == ["đúng", "đúng một phần", "sai sự thật"]


def test_only_one_to_whom_it_was_left_tells_the_settler_of_an_expertise() -> None:
    paper = course.an_expertise()
    assert isinstance(paper, ExpertiseCommission)
    left = Cited(type_name="Công văn", symbol="30/UBND", on=date(2026, 12, 5))
    text = text_of(render(replace(paper, delegated=left)))
    assert "Căn cứ Công văn số 30/UBND ngày 05 tháng 12 năm 2026 về việc ủy quyền trưng cầu" in text


def test_who_is_protected_shows_in_no_log() -> None:
    sheet = course.a_protected_sheet()
    assert isinstance(sheet, ProtectedSheet)
    assert "Nguyễn Thị Mẫu" not in repr(sheet)
    assert "Thôn Thí Dụ" not in repr(sheet)


def test_a_notice_of_a_conclusion_is_not_the_conclusion() -> None:
    kept_back = {"verification_result", "findings", "accused", "legal_basis"}
    assert not kept_back & field_names(ConclusionNotice)
