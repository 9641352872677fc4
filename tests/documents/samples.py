"""Made-up values from which the letters of these tests are built; nothing here is stored."""

from datetime import date
from typing import Any

from documents.letters import acceptance, decision, receipt, refusal
from documents.letters.acceptance import Acceptance
from documents.letters.common import Number
from documents.letters.decision import Decision
from documents.letters.draft import USUAL_BASIS, DecisionDraft
from documents.letters.receipt import Receipt
from documents.letters.refusal import Refusal
from petitions.law.facts import Kind
from petitions.models import (
    Appointment,
    ContestedKind,
    Outcome,
    Party,
    PartyRole,
    Petition,
    Role,
    Unit,
    User,
)
from petitions.vault import Person

RECEIVED = date(2026, 11, 23)
ISSUED = date(2026, 12, 2)
HOA = Person(
    name="Nguyễn Thị Mẫu Hoà",
    address="Tổ 3, thôn Ví Dụ, xã An Mẫu, tỉnh Thử Nghiệm",
    paper_kind="citizen_card",
    paper_number="000000000001",
    paper_issued_on=date(2021, 2, 5),
    paper_issued_by="Bộ Công an",
)
CHAIR = Person(name="Chủ tịch Ủy ban nhân dân xã An Mẫu", address="Số 1 đường Ví Dụ, xã An Mẫu")


def unit(**changed: Any) -> Unit:
    """A commune's People's Committee."""
    values = {
        "name": "Ủy ban nhân dân xã An Mẫu",
        "symbol": "UBND",
        "place": "An Mẫu",
        "head_title": "Chủ tịch",
        "is_agency": True,
    }
    return Unit(**values | changed)


def signer(role: Role = Role.HEAD, title: str = "Chủ tịch") -> Appointment:
    """Somebody in office for the whole of 2026 and after."""
    user = User(username="chu.tich", full_name="Trần Văn Thí Dụ")
    return Appointment(user=user, role=role, title=title, starts_on=date(2026, 1, 1))


def number(value: int | None = 5, type_code: str = "TB") -> Number:
    return Number(value=value, type_code=type_code, agency_symbol="UBND")


def petition(**changed: Any) -> Petition:
    """A complaint about a decision to take back land."""
    values: dict[str, Any] = {
        "unit": unit(),
        "kind": Kind.COMPLAINT.value,
        "number": 7,
        "year": 2026,
        "received_on": RECEIVED,
        "written_on": date(2026, 11, 20),
        "subject": "bồi thường, hỗ trợ khi Nhà nước thu hồi đất",
        "content": "Gia đình tôi sử dụng thửa đất từ năm 1993.\n\nQuyết định tính thiếu 45 m2.",
        "request": "Tính lại diện tích được bồi thường.",
        "contested_kind": ContestedKind.DECISION,
        "contested": "Quyết định số 15/QĐ-UBND ngày 05 tháng 02 năm 2026",
    }
    made: Petition = Petition(**values | changed)
    return made


def a_receipt(**changed: Any) -> Receipt:
    values: dict[str, Any] = {
        "unit": unit(),
        "number": number(type_code="GBN"),
        "register_number": "05/2026",
        "lookup_code": "0123456789ABCDEF",
        "lookup_url": "https://donthu.example.vn/tra-cuu/",
        "petitioner": HOA,
        "received_on": RECEIVED,
        "issued_on": RECEIVED,
        "subject": "bồi thường, hỗ trợ khi Nhà nước thu hồi đất",
        "papers": [
            ("Quyết định số 15/QĐ-UBND ngày 05/02/2026", 3, False),
            ("Giấy chứng nhận quyền sử dụng đất", 4, False),
            ("Đơn khiếu nại", 2, True),
        ],
        "promises": [
            (
                "Thông báo thụ lý hoặc không thụ lý",
                date(2026, 12, 3),
                "khoản 1 Điều 16 Nghị định số 124/2020/NĐ-CP",
            )
        ],
        "officer": "Lê Thị Mẫu",
        "officer_title": "công chức tiếp công dân",
    }
    return receipt.build(**values | changed)


def an_acceptance(**changed: Any) -> Acceptance:
    values: dict[str, Any] = {
        "petition": petition(),
        "number": number(),
        "petitioner": HOA,
        "accepted_on": ISSUED,
        "due_on": date(2027, 1, 4),
        "due_basis": "Điều 28 Luật Khiếu nại",
        "signer": signer(),
        "issued_on": ISSUED,
    }
    return acceptance.build(**values | changed)


def a_refusal(**changed: Any) -> Refusal:
    values: dict[str, Any] = {
        "petition": petition(),
        "number": number(12),
        "petitioner": HOA,
        "outcome": Outcome.NOT_ACCEPTED,
        "ground": "Thời hiệu, thời hạn khiếu nại đã hết mà không có lý do chính đáng;",
        "citation": "khoản 6 Điều 11 Luật Khiếu nại",
        "reason": "Quyết định được nhận ngày 05/02/2026, đơn nộp ngày 23/11/2026.",
        "signer": signer(Role.DEPUTY, "Phó Chủ tịch"),
        "issued_on": ISSUED,
    }
    return refusal.build(**values | changed)


def a_draft(**changed: Any) -> DecisionDraft:
    values: dict[str, Any] = {
        "legal_basis": (*USUAL_BASIS, "Căn cứ Luật Đất đai số 31/2024/QH15;"),
        "verification_result": "Thửa đất được đo lại ngày 10/12/2026.\n\nDiện tích là 245 m2.",
        "dialogue_result": "Hai bên thống nhất diện tích 245 m2.",
        "conclusion": "Khiếu nại là đúng một phần.",
        "orders": (
            "Công nhận một phần nội dung khiếu nại.",
            "Sửa đổi Quyết định số 15/QĐ-UBND: diện tích được bồi thường là 245 m2.",
        ),
        "compensation": "",
    }
    return DecisionDraft(**values | changed)


def parties() -> list[tuple[Party, Person]]:
    return [
        (Party(role=PartyRole.PETITIONER), HOA),
        (Party(role=PartyRole.RESPONDENT, is_organisation=True), CHAIR),
    ]


def a_decision(**changed: Any) -> Decision:
    values: dict[str, Any] = {
        "petition": petition(),
        "number": number(15, "QĐ"),
        "parties": parties(),
        "draft": a_draft(),
        "second_settler": "Chủ tịch Ủy ban nhân dân tỉnh Thử Nghiệm",
        "signer": signer(),
        "issued_on": date(2026, 12, 30),
    }
    return decision.build(**values | changed)
