"""The papers of a denunciation: what the law asks for, and nobody's name who denounced."""

from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from documents.errors import LetterError
from documents.letters.common import Letter
from documents.letters.conclusion import Conclusion
from documents.letters.denunciation_acceptance import DenunciationAcceptance
from documents.letters.denunciation_notices import ContentNotice
from documents.letters.referral import Referral
from documents.rendering import render
from petitions.models import Outcome
from tests.documents import denouncing, samples
from tests.documents.reading import fonts_of, text_of

#: Papers that others than the denouncer read.
OF_OTHERS = (DenunciationAcceptance, ContentNotice, Conclusion, Referral)


@pytest.mark.parametrize("letter", OF_OTHERS)
def test_nothing_that_others_read_has_a_field_for_a_denouncer(letter: type[Letter]) -> None:
    names = set(_field_names(letter))
    assert {"accused", "accusation", "subject"} <= names
    telling = ("petitioner", "denouncer", "complainant", "representative", "related", "content")
    assert sorted(name for name in names if any(word in name for word in telling)) == []


def _field_names(kind: Any) -> list[str]:
    """The names of the fields of a dataclass, and of what its fields hold, however deep."""
    found: list[str] = []
    hints = get_type_hints(kind)
    for field in fields(kind):
        found.append(field.name)
        for inner in (hints[field.name], *get_args(hints[field.name])):
            if is_dataclass(inner):
                found += _field_names(inner)
    return found


def test_the_decision_to_accept_holds_what_article_29_asks() -> None:
    text = text_of(render(denouncing.an_acceptance()))
    for part in (
        "Số: 04/QĐ-UBND An Mẫu, ngày 01 tháng 12 năm 2026",
        "QUYẾT ĐỊNH Thụ lý tố cáo",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN MẪU",
        "Căn cứ Luật Tố cáo số 25/2018/QH14;",
        "được sửa đổi, bổ sung bởi Nghị định số 156/2026/NĐ-CP.",
        "Điều 1. Thụ lý tố cáo đối với ông (bà) Đỗ Văn Thí Điểm; ông (bà) Lý Thị Ví Dụ.",
        "Về việc: thu tiền ngoài quy định khi cấp giấy tờ.",
        "Hành vi bị tố cáo: Thu 500.000 ₫ mỗi hồ sơ mà không ghi biên lai.",
        "30 ngày, kể từ ngày 01 tháng 12 năm 2026, đến hết ngày 31 tháng 12 năm 2026 "
        "(khoản 1 Điều 30 Luật Tố cáo 2018).",
        "Điều 2. Giao Thanh tra Thử Nghiệm xác minh nội dung tố cáo",
        "chịu trách nhiệm thi hành Quyết định này./.",
    ):
        assert part in text
    assert "người tố cáo" not in text.lower()
    assert "23 tháng 11" not in text  # the day of receipt would lead to whoever came that day


def test_the_denouncer_is_told_without_being_named() -> None:
    text = text_of(render(denouncing.an_acceptance_notice()))
    assert "Kính gửi: Người tố cáo (được giữ bí mật)" in text
    assert "đã thụ lý tố cáo theo Quyết định số 04/QĐ-UBND ngày 01 tháng 12 năm 2026" in text
    assert "Vậy thông báo để người tố cáo được biết./." in text
    assert "Ông (Bà)" not in text
    assert "Địa chỉ" not in text


def test_a_notice_to_a_denouncer_with_a_name_is_refused() -> None:
    with pytest.raises(LetterError, match="không được ghi người tố cáo là ai") as refusal:
        denouncing.an_acceptance_notice(petitioner=samples.HOA)
    assert refusal.value.field == "petitioner"


def test_the_denounced_is_told_the_content_alone() -> None:
    text = text_of(render(denouncing.a_content_notice()))
    assert "Kính gửi: Ông (Bà) Đỗ Văn Thí Điểm Địa chỉ: Phòng Kinh tế, xã An Mẫu." in text
    assert "Hành vi bị tố cáo: Thu 500.000 ₫ mỗi hồ sơ mà không ghi biên lai." in text
    assert "giải trình bằng văn bản về hành vi bị tố cáo" in text
    assert "Lý Thị Ví Dụ" not in text
    assert "07/2026" not in text
    assert "23 tháng 11" not in text


def test_the_conclusion_holds_what_article_35_asks() -> None:
    text = text_of(render(denouncing.a_conclusion()))
    for part in (
        "Số: 01/KL-UBND",
        "KẾT LUẬN Nội dung tố cáo đối với ông (bà) Đỗ Văn Thí Điểm; ông (bà) Lý Thị Ví Dụ",
        "theo Quyết định số 04/QĐ-UBND ngày 01 tháng 12 năm 2026",
        "I. NỘI DUNG TỐ CÁO Về việc: thu tiền",
        "II. KẾT QUẢ XÁC MINH NỘI DUNG TỐ CÁO Đã kiểm tra 40 hồ sơ.",
        "III. CĂN CỨ PHÁP LUẬT - Luật Tố cáo số 25/2018/QH14.",
        "- Luật Phí và lệ phí số 97/2015/QH13.",
        "IV. KẾT LUẬN Tố cáo đúng một phần.",
        "V. BIỆN PHÁP XỬ LÝ, KIẾN NGHỊ 1. Hoàn trả số tiền đã thu.",
        "2. Kiến nghị xem xét kỷ luật. Báo cáo trước 31/01./.",
        "- Ông (Bà) Đỗ Văn Thí Điểm; - Ông (Bà) Lý Thị Ví Dụ; - Cơ quan, tổ chức quản lý",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"accepted": None}, "accepted"),
        ({"parties": []}, "accused"),
        ({"draft": denouncing.a_draft(orders=())}, "measures"),
        ({"draft": denouncing.a_draft(orders=("Hoàn trả.", " "))}, "measures"),
        ({"draft": denouncing.a_draft(conclusion=" ")}, "conclusion"),
        ({"draft": denouncing.a_draft(legal_basis=("",))}, "legal_basis"),
        ({"petition": denouncing.denunciation(contested=" ")}, "accusation"),
    ],
)
def test_a_conclusion_that_lacks_a_part_is_refused(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(LetterError) as refusal:
        denouncing.a_conclusion(**changed)
    assert refusal.value.field == field


def test_an_acceptance_without_a_verifier_is_refused() -> None:
    nobody = denouncing.denunciation(handling_unit=None)
    with pytest.raises(LetterError, match="đơn vị được giao xác minh"):
        denouncing.an_acceptance(petition=nobody)


def test_a_referral_goes_under_seal() -> None:
    text = text_of(render(denouncing.a_referral()))
    for part in (
        "Số: 02/PC-UBND",
        "PHIẾU CHUYỂN ĐƠN",
        "Kính gửi: Sở Thử Nghiệm",
        "nhận được đơn tố cáo đối với ông (bà) Đỗ Văn Thí Điểm",
        "Căn cứ khoản 2 Điều 24 Luật Tố cáo và khoản 1 Điều 14 Thông tư số 05/2021/TT-TTCP",
        "(điểm b khoản 1 Điều 9 Luật Tố cáo); phiếu này không ghi những thông tin đó",
        "- Như trên; - Người tố cáo (để biết);",
    ):
        assert part in text
    with pytest.raises(LetterError) as refusal:
        denouncing.a_referral(competent_body="")
    assert refusal.value.field == "competent_body"


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (
            Outcome.NOT_ACCEPTED,
            "căn cứ khoản 1 Điều 29 của Luật Tố cáo, Ủy ban nhân dân xã An Mẫu nhận thấy, đơn tố "
            "cáo của người tố cáo không đủ điều kiện để thụ lý giải quyết vì nội dung tố cáo không "
            "có cơ sở để xác định người vi phạm",
        ),
        (Outcome.GUIDED, "Đề nghị người tố cáo đến tố cáo với Sở Thử Nghiệm"),
        (Outcome.FILED, "lưu đơn, không xử lý theo khoản 3 Điều 24 Luật Tố cáo"),
    ],
)
def test_each_refusal_reads_as_one_of_a_denunciation(outcome: Outcome, said: str) -> None:
    text = text_of(render(denouncing.a_refusal(outcome)))
    assert said in text
    assert "Kính gửi: Người tố cáo (được giữ bí mật)" in text
    assert "Tố cáo về việc: thu tiền ngoài quy định" in text
    assert "hiếu nại" not in text


def test_a_refusal_without_its_ground_is_refused() -> None:
    with pytest.raises(LetterError, match="khoản 1 Điều 29 của Luật Tố cáo"):
        denouncing.a_refusal(ground="")


@pytest.mark.parametrize(
    "letter",
    [denouncing.an_acceptance(), denouncing.a_content_notice(), denouncing.a_conclusion()],
    ids=["acceptance", "content", "conclusion"],
)
def test_the_papers_are_set_in_the_paper_font(letter: Letter) -> None:
    fonts = fonts_of(render(letter))
    assert fonts
    assert all("Liberation-Serif-Paper" in name and embedded for name, embedded in fonts)
