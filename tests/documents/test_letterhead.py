"""Head and signature block from a unit and an appointment."""

from datetime import date

import pytest

from documents import fonts
from documents.errors import LetterError
from documents.letterhead import AGENCY_WIDTH, authority, letterhead, signature
from petitions.models import Role
from tests.documents import samples

ON = date(2026, 12, 2)


def test_a_committee_keeps_its_words_on_one_line() -> None:
    head = letterhead(samples.unit())
    assert head.agency_lines == ("ỦY BAN NHÂN DÂN", "XÃ AN MẪU")
    assert head.superior_lines == ()
    assert authority(samples.unit()) == "Chủ tịch Ủy ban nhân dân xã An Mẫu"


def test_the_superior_is_the_one_named() -> None:
    province = samples.unit(name="Ủy ban nhân dân tỉnh Thử Nghiệm")
    office = samples.unit(name="Sở Y tế", parent=province)
    assert letterhead(office).superior_lines == ()
    office.superior_name = province.name
    assert letterhead(office).superior_lines == ("ỦY BAN NHÂN DÂN", "TỈNH THỬ NGHIỆM")


def test_a_long_name_is_set_in_even_lines_that_fit() -> None:
    unit = samples.unit(name="Chi cục Quản lý chất lượng, chế biến và phát triển thị trường mẫu")
    lines = letterhead(unit).agency_lines
    widths = [fonts.width(line, fonts.Style.BOLD, 13) for line in lines]
    assert " ".join(lines) == unit.name.upper()
    assert max(widths) <= AGENCY_WIDTH
    assert min(widths) > max(widths) / 2


def test_widths_are_those_of_the_font() -> None:
    text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert fonts.width(text, fonts.Style.BOLD, 13) == pytest.approx(95.7, abs=0.05)


def test_the_head_signs_with_the_office_alone() -> None:
    block = signature(samples.signer(), samples.unit(), on=ON)
    assert block.lines == ("CHỦ TỊCH",)
    assert block.name == "Trần Văn Thí Dụ"


def test_a_deputy_signs_on_behalf_of_the_head() -> None:
    deputy = samples.signer(Role.DEPUTY, "Phó Chủ tịch")
    assert signature(deputy, samples.unit(), on=ON).lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


@pytest.mark.parametrize("role", [Role.CLERK, Role.HANDLER, Role.RECEPTION, Role.AUDITOR])
def test_nobody_else_signs(role: Role) -> None:
    with pytest.raises(LetterError, match="không có thẩm quyền ký"):
        signature(samples.signer(role), samples.unit(), on=ON)


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_who_is_not_in_office_that_day_does_not_sign(day: date) -> None:
    appointment = samples.signer()
    appointment.ends_on = date(2026, 12, 31)
    with pytest.raises(LetterError, match="không giữ chức vụ"):
        signature(appointment, samples.unit(), on=day)
    assert signature(appointment, samples.unit(), on=date(2026, 12, 31)).name


def test_an_agency_without_a_head_s_title_signs_nothing() -> None:
    with pytest.raises(LetterError, match="chức danh người đứng đầu"):
        signature(samples.signer(), samples.unit(head_title=""), on=ON)
