"""Made-up decisions to stop a settlement, to go on, to call a case complex; nothing is stored."""

from datetime import date
from typing import Any

from documents.letters import complexity, suspension
from documents.letters.complexity import Complexity
from documents.letters.suspension import Resumption, Suspension
from documents.letters.suspension_parts import Cited
from petitions.law.grounds import ground
from petitions.models import Party, PartyRole, Petition, Unit
from petitions.vault import Person
from tests.documents import samples

ISSUED = date(2026, 12, 11)
ACCEPTED = Cited(type_name="Thông báo", symbol="05/TB-UBND", on=date(2026, 12, 1))
SUSPENDED = Cited(type_name="Quyết định", symbol="02/QĐ-UBND", on=ISSUED)
BODY = Person(name="Hợp tác xã Thí Điểm", address="Thôn Ví Dụ, xã An Mẫu")


def handled(**changed: Any) -> Petition:
    """A complaint that a room handles."""
    return samples.petition(**{"handling_unit": Unit(name="Phòng Ví Dụ")} | changed)


def everybody() -> list[tuple[Party, Person]]:
    """The complainant, a proxy, the respondent, and somebody whose rights are concerned."""
    return [
        *samples.parties(),
        (Party(role=PartyRole.AUTHORISED), Person(name="Lê Văn Được Ủy")),
        (Party(role=PartyRole.RELATED), Person(name="Lý Thị Liên Quan")),
    ]


def a_suspension(basis: str = "KN-11A-1A", **changed: Any) -> Suspension:
    """Tạm đình chỉ; đình chỉ where `basis` is a ground to terminate."""
    values: dict[str, Any] = {
        "petition": handled(),
        "number": samples.number(3, "QĐ"),
        "parties": everybody(),
        "ground": ground(basis),
        "reason": "Lũ quét chia cắt thôn Ví Dụ từ ngày 09/12/2026",
        "accepted": ACCEPTED,
        "signer": samples.signer(),
        "issued_on": ISSUED,
    }
    return suspension.suspension(**values | changed)


def a_resumption(**changed: Any) -> Resumption:
    values: dict[str, Any] = {
        "petition": handled(),
        "number": samples.number(4, "QĐ"),
        "parties": everybody(),
        "reason": "Đường vào thôn đã thông.",
        "accepted": ACCEPTED,
        "suspended": SUSPENDED,
        "due_on": date(2027, 1, 11),
        "due_basis": "Điều 28 Luật Khiếu nại 2011",
        "signer": samples.signer(),
        "issued_on": date(2026, 12, 21),
    }
    return suspension.resumption(**values | changed)


def a_complexity(**changed: Any) -> Complexity:
    values: dict[str, Any] = {
        "petition": handled(),
        "number": samples.number(6),
        "petitioner": samples.HOA,
        "criteria": [ground("KN-3A-a"), ground("KN-3A-dd")],
        "reason": "Phải xác minh tại hai thôn.\n\nHai cơ quan cùng quản lý.",
        "accepted": ACCEPTED,
        "days": 45,
        "due_on": date(2027, 1, 15),
        "due_basis": "Điều 28 Luật Khiếu nại 2011",
        "signer": samples.signer(),
        "issued_on": ISSUED,
    }
    return complexity.build(**values | changed)
