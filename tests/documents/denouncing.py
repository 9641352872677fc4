"""Made-up papers of a denunciation, and of a sealed complaint; nothing here is stored."""

from datetime import date
from typing import Any

from documents.letters import conclusion, denunciation_acceptance, denunciation_notices, referral
from documents.letters.conclusion import Conclusion
from documents.letters.denunciation_acceptance import DenunciationAcceptance
from documents.letters.denunciation_notices import AcceptanceNotice, ContentNotice
from documents.letters.denunciation_parts import Limit
from documents.letters.draft import DENUNCIATION_BASIS, DecisionDraft
from documents.letters.referral import Referral
from documents.letters.refusal import Refusal
from documents.letters.suspension_parts import Cited
from petitions.law.facts import Kind
from petitions.law.grounds import ground
from petitions.models import Outcome, Party, PartyRole, Petition, Unit
from petitions.vault import Person, mask
from tests.documents import samples

DECIDED = date(2026, 12, 1)
LIMIT = Limit(
    days=30,
    starts_on=DECIDED,
    due_on=date(2026, 12, 31),
    basis="khoản 1 Điều 30 Luật Tố cáo 2018",
)
DECISION = Cited(type_name="Quyết định", symbol="04/QĐ-UBND", on=DECIDED)
MASK = mask(Kind.DENUNCIATION, PartyRole.PETITIONER)
ACCUSED = Person(name="Đỗ Văn Thí Điểm", address="Phòng Kinh tế, xã An Mẫu")
SECOND = Person(name="Lý Thị Ví Dụ", address="Phòng Kinh tế, xã An Mẫu")


def denunciation(**changed: Any) -> Petition:
    """A denunciation of two officers of a room."""
    values: dict[str, Any] = {
        "kind": Kind.DENUNCIATION.value,
        "is_sealed": True,
        "subject": "thu tiền ngoài quy định khi cấp giấy tờ",
        "contested": "Thu 500.000 ₫ mỗi hồ sơ mà không ghi biên lai",
        "contested_kind": "",
        "handling_unit": Unit(name="Thanh tra Thử Nghiệm"),
    }
    return samples.petition(**values | changed)


def accused() -> list[tuple[Party, Person]]:
    return [
        (Party(role=PartyRole.RESPONDENT, position=0), ACCUSED),
        (Party(role=PartyRole.RESPONDENT, position=1), SECOND),
    ]


def an_acceptance(**changed: Any) -> DenunciationAcceptance:
    values: dict[str, Any] = {
        "petition": denunciation(),
        "number": samples.number(4, "QĐ"),
        "parties": accused(),
        "limit": LIMIT,
        "signer": samples.signer(),
    }
    return denunciation_acceptance.build(**values | changed)


def an_acceptance_notice(**changed: Any) -> AcceptanceNotice:
    values: dict[str, Any] = {
        "petition": denunciation(),
        "number": samples.number(8),
        "petitioner": MASK,
        "decision": DECISION,
        "limit": LIMIT,
        "signer": samples.signer(),
    }
    return denunciation_notices.acceptance_notice(**values | changed)


def a_content_notice(**changed: Any) -> ContentNotice:
    values: dict[str, Any] = {
        "petition": denunciation(),
        "number": samples.number(9),
        "accused": accused()[0],
        "decision": DECISION,
        "signer": samples.signer(),
    }
    return denunciation_notices.content_notice(**values | changed)


def a_referral(**changed: Any) -> Referral:
    values: dict[str, Any] = {
        "petition": denunciation(),
        "number": samples.number(2, "PC"),
        "parties": accused(),
        "reason": "Người bị tố cáo do Sở Thử Nghiệm quản lý.",
        "competent_body": "Sở Thử Nghiệm",
        "signer": samples.signer(),
        "issued_on": DECIDED,
    }
    return referral.build(**values | changed)


def a_draft(**changed: Any) -> DecisionDraft:
    values: dict[str, Any] = {
        "legal_basis": (*DENUNCIATION_BASIS, "Căn cứ Luật Phí và lệ phí số 97/2015/QH13;"),
        "verification_result": "Đã kiểm tra 40 hồ sơ.\n\nCó 12 hồ sơ thu tiền không biên lai.",
        "conclusion": "Tố cáo đúng một phần. Ông Đỗ Văn Thí Điểm chịu trách nhiệm trực tiếp.",
        "orders": (
            "Hoàn trả số tiền đã thu.",
            "Kiến nghị xem xét kỷ luật.\n\nBáo cáo trước 31/01.",
        ),
    }
    return DecisionDraft(**values | changed)


def a_conclusion(**changed: Any) -> Conclusion:
    values: dict[str, Any] = {
        "petition": denunciation(),
        "number": samples.number(1, "KL"),
        "parties": accused(),
        "draft": a_draft(),
        "accepted": DECISION,
        "signer": samples.signer(),
        "issued_on": date(2026, 12, 28),
    }
    return conclusion.build(**values | changed)


def a_refusal(outcome: Outcome = Outcome.NOT_ACCEPTED, **changed: Any) -> Refusal:
    said = ground("TC-29-1D")
    grounded = outcome is Outcome.NOT_ACCEPTED
    values: dict[str, Any] = {
        "petition": denunciation(),
        "petitioner": MASK,
        "outcome": outcome,
        "ground": said.text if grounded else "",
        "citation": said.citation if grounded else "",
        "reason": "Đơn không nêu ai làm gì, vào lúc nào.",
        "competent_body": "Sở Thử Nghiệm",
    }
    return samples.a_refusal(**values | changed)


def sealed(role: PartyRole = PartyRole.PETITIONER) -> Person:
    """The mask of somebody who takes that part in a sealed complaint."""
    return mask(Kind.COMPLAINT, role)


def sealed_parties() -> list[tuple[Party, Person]]:
    """Two complainants, a proxy and somebody concerned, all of them secret; and the respondent."""
    roles = (
        PartyRole.PETITIONER,
        PartyRole.PETITIONER,
        PartyRole.AUTHORISED,
        PartyRole.RELATED,
    )
    secret = [(Party(role=role), sealed(role)) for role in roles]
    return [*secret, (Party(role=PartyRole.RESPONDENT, is_organisation=True), samples.CHAIR)]
