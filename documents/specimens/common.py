"""The invented office, people and petition of which every specimen speaks."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from documents.letters.common import Number
from documents.letters.suspension_parts import Cited
from petitions.law.facts import Kind
from petitions.models import (
    Appointment,
    ContestedKind,
    PaperKind,
    Party,
    PartyRole,
    Petition,
    Role,
    Unit,
    User,
)
from petitions.vault import Person

RECEIVED = date(2026, 11, 23)
ACCEPTED_ON = date(2026, 12, 1)
DUE_ON = date(2026, 12, 31)
#: The room that settles what is handed to it, and the head's superior, by whom a second complaint
#: is settled.
ROOM = "Phòng Kinh tế xã Mẫu Đơn"
SUPERIOR = "Chủ tịch Ủy ban nhân dân tỉnh Ví Dụ"
ACCEPTED = Cited(type_name="Thông báo", symbol="05/TB-UBND", on=ACCEPTED_ON)
COMPLAINANT = Person(
    name="Nguyễn Thị Mẫu",
    address="Thôn Thí Dụ, xã Mẫu Đơn, tỉnh Ví Dụ",
    paper_kind=PaperKind.CITIZEN_CARD.value,
    paper_number="000000000001",
    paper_issued_on=date(2021, 2, 5),
    paper_issued_by="Bộ Công an",
)
PROXY = Person(
    name="Lê Văn Thay Mặt",
    address="Thôn Thí Dụ, xã Mẫu Đơn, tỉnh Ví Dụ",
    paper_kind=PaperKind.CITIZEN_CARD.value,
    paper_number="000000000002",
    paper_issued_on=date(2022, 3, 10),
    paper_issued_by="Bộ Công an",
)
RESPONDENT = Person(
    name="Chủ tịch Ủy ban nhân dân xã Mẫu Đơn",
    address="Số 1 đường Thí Dụ, xã Mẫu Đơn, tỉnh Ví Dụ",
)


def unit() -> Unit:
    """A commune's People's Committee."""
    return Unit(
        name="Ủy ban nhân dân xã Mẫu Đơn",
        symbol="UBND",
        place="Mẫu Đơn",
        head_title="Chủ tịch",
        is_agency=True,
    )


def signer() -> Appointment:
    """The head of that office."""
    user = User(username="chu.tich", full_name="Trần Văn Thí Dụ")
    return Appointment(user=user, role=Role.HEAD, title="Chủ tịch", starts_on=date(2026, 1, 1))


def number(value: int, type_code: str) -> Number:
    """A number in the series of that type."""
    return Number(value=value, type_code=type_code, agency_symbol="UBND")


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A time of that day in the legal zone."""
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour, minute))


def petition(**changed: Any) -> Petition:
    """A complaint about a decision to take back land."""
    values: dict[str, Any] = {
        "unit": unit(),
        "handling_unit": Unit(name=ROOM),
        "kind": Kind.COMPLAINT.value,
        "number": 7,
        "year": 2026,
        "received_on": RECEIVED,
        "written_on": date(2026, 11, 20),
        "subject": "bồi thường, hỗ trợ khi Nhà nước thu hồi đất",
        "content": "Gia đình tôi sử dụng thửa đất từ năm 1993. Quyết định tính thiếu 45 m2.",
        "request": "Tính lại diện tích được bồi thường.",
        "contested_kind": ContestedKind.DECISION,
        "contested": "Quyết định số 15/QĐ-UBND ngày 05 tháng 02 năm 2026",
    }
    made: Petition = Petition(**values | changed)
    return made


def parties() -> list[tuple[Party, Person]]:
    """Who takes part in that complaint."""
    return [
        (Party(role=PartyRole.PETITIONER), COMPLAINANT),
        (Party(role=PartyRole.RESPONDENT, is_organisation=True), RESPONDENT),
    ]
