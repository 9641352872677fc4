"""Specimens of the papers of a Party body."""

from datetime import date

from documents.letters import party
from documents.letters.common import Letter, Number
from petitions.law.facts import Regime
from petitions.models import Appointment, Capacity, Role, Unit, User

_ON = date(2027, 2, 5)


def committee() -> Unit:
    """A commune's Party committee, under that of the province."""
    return Unit(
        name="Đảng ủy xã Mẫu Đơn",
        superior_name="Đảng bộ tỉnh Ví Dụ",
        symbol="ĐU",
        place="Mẫu Đơn",
        head_title="Bí thư",
        is_agency=True,
    )


def secretary(role: Role = Role.HEAD, title: str = "Bí thư") -> Appointment:
    """Who signs for the committee."""
    user = User(username="bi.thu", full_name="Hoàng Thị Thí Dụ")
    return Appointment(
        user=user,
        role=role,
        title=title,
        capacity=Capacity.COLLECTIVE,
        signs_for="Đảng ủy",
        starts_on=date(2026, 1, 1),
    )


def number(value: int, type_code: str) -> Number:
    """A number in the series of the term."""
    return Number(value=value, type_code=type_code, agency_symbol="ĐU", regime=Regime.PARTY)


def a_letter() -> Letter:
    return party.official_letter(
        unit=committee(),
        number=number(8, "CV"),
        addressees=["Ủy ban kiểm tra Đảng ủy xã Mẫu Đơn"],
        subject="việc xử lý đơn tố cáo đảng viên",
        text="Đảng ủy xã Mẫu Đơn chuyển đơn tố cáo đảng viên để xem xét theo thẩm quyền.\n"
        "Đề nghị báo cáo kết quả với Đảng ủy.",
        signer=secretary(),
        issued_on=_ON,
    )


def a_decision() -> Letter:
    return party.decision(
        unit=committee(),
        number=number(12, "QĐ"),
        authority="Đảng ủy xã Mẫu Đơn",
        subject="việc thành lập Tổ tiếp đảng viên và công dân",
        legal_basis=["Căn cứ Điều lệ Đảng", "Căn cứ Quy chế làm việc của Đảng ủy"],
        orders=[
            "Thành lập Tổ tiếp đảng viên và công dân gồm 03 người.",
            "Văn phòng Đảng ủy và các đồng chí có tên thi hành Quyết định này.",
        ],
        recipients=["Đảng bộ tỉnh Ví Dụ", "Như Điều 2"],
        signer=secretary(Role.DEPUTY, "Phó Bí thư"),
        issued_on=_ON,
    )


def a_notice() -> Letter:
    return party.notice(
        unit=committee(),
        number=number(3, "TB"),
        subject="lịch tiếp đảng viên và công dân",
        text="Đảng ủy tiếp đảng viên và công dân vào ngày 10 hằng tháng, tại trụ sở Đảng ủy.",
        recipients=["Các chi bộ trực thuộc"],
        signer=secretary(),
        issued_on=_ON,
    )


PARTY = {
    party.OFFICIAL_LETTER: a_letter,
    party.DECISION: a_decision,
    party.NOTICE: a_notice,
}
