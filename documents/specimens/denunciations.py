"""Specimens of the papers of a denunciation."""

from datetime import date

from documents import catalogue
from documents.letters import (
    conclusion,
    denunciation_acceptance,
    denunciation_notices,
    referral,
    refusal,
)
from documents.letters.common import Letter
from documents.letters.denunciation_parts import Limit
from documents.letters.draft import DENUNCIATION_BASIS, DecisionDraft
from documents.letters.suspension_parts import Cited
from documents.specimens.common import ACCEPTED_ON, DUE_ON, number, petition, signer
from petitions.law.facts import Kind
from petitions.law.grounds import ground
from petitions.models import Outcome, Party, PartyRole, Petition, Unit
from petitions.vault import Person, mask

ACCUSED = Person(name="Đỗ Văn Thí Điểm", address="Phòng Kinh tế xã Mẫu Đơn, tỉnh Ví Dụ")
LIMIT = Limit(
    days=30, starts_on=ACCEPTED_ON, due_on=DUE_ON, basis="khoản 1 Điều 30 Luật Tố cáo 2018"
)
DECISION = Cited(type_name="Quyết định", symbol="04/QĐ-UBND", on=ACCEPTED_ON)


def denunciation() -> Petition:
    """A denunciation of an officer."""
    return petition(
        kind=Kind.DENUNCIATION.value,
        is_sealed=True,
        subject="thu tiền ngoài quy định khi cấp giấy tờ",
        contested="Thu 500.000 ₫ mỗi hồ sơ mà không ghi biên lai",
        contested_kind="",
        handling_unit=Unit(name="Thanh tra tỉnh Ví Dụ"),
    )


def accused() -> tuple[Party, Person]:
    """Whom it denounces."""
    return Party(role=PartyRole.RESPONDENT), ACCUSED


def denouncer() -> Person:
    """The mask of the denouncer."""
    return mask(Kind.DENUNCIATION, PartyRole.PETITIONER)


def an_acceptance() -> Letter:
    return denunciation_acceptance.build(
        denunciation(),
        number=number(4, "QĐ"),
        parties=[accused()],
        limit=LIMIT,
        signer=signer(),
    )


def an_acceptance_notice() -> Letter:
    return denunciation_notices.acceptance_notice(
        denunciation(),
        number=number(8, "TB"),
        petitioner=denouncer(),
        decision=DECISION,
        limit=LIMIT,
        signer=signer(),
    )


def a_content_notice() -> Letter:
    return denunciation_notices.content_notice(
        denunciation(),
        number=number(9, "TB"),
        accused=accused(),
        decision=DECISION,
        signer=signer(),
    )


def a_conclusion() -> Letter:
    draft = DecisionDraft(
        legal_basis=DENUNCIATION_BASIS,
        verification_result="Đã kiểm tra 40 hồ sơ; có 12 hồ sơ thu tiền không ghi biên lai.",
        conclusion="Tố cáo đúng một phần.",
        orders=("Hoàn trả số tiền đã thu.", "Kiến nghị xem xét kỷ luật."),
    )
    return conclusion.build(
        denunciation(),
        number=number(1, "KL"),
        parties=[accused()],
        draft=draft,
        accepted=DECISION,
        signer=signer(),
        issued_on=date(2026, 12, 28),
    )


def a_referral() -> Letter:
    return referral.build(
        denunciation(),
        number=number(2, "PC"),
        parties=[accused()],
        reason="Người bị tố cáo do Sở Ví Dụ quản lý.",
        competent_body="Sở Ví Dụ",
        signer=signer(),
        issued_on=ACCEPTED_ON,
    )


def a_refusal(outcome: Outcome) -> Letter:
    said = ground("TC-29-1D")
    grounded = outcome is Outcome.NOT_ACCEPTED
    return refusal.build(
        denunciation(),
        number=number(10, refusal.form_for(outcome, Kind.DENUNCIATION).type_code),
        petitioner=denouncer(),
        outcome=outcome,
        ground=said.text if grounded else "",
        citation=said.citation if grounded else "",
        reason="Đơn không nêu ai làm gì, vào lúc nào.",
        competent_body="Sở Ví Dụ",
        signer=signer(),
        issued_on=ACCEPTED_ON,
    )


DENUNCIATIONS = {
    catalogue.DENUNCIATION_ACCEPTANCE: an_acceptance,
    catalogue.ACCEPTANCE_NOTICE: an_acceptance_notice,
    catalogue.CONTENT_NOTICE: a_content_notice,
    catalogue.CONCLUSION: a_conclusion,
    catalogue.DENUNCIATION_REFERRAL: a_referral,
    catalogue.DENUNCIATION_NON_ACCEPTANCE: lambda: a_refusal(Outcome.NOT_ACCEPTED),
    catalogue.DENUNCIATION_GUIDANCE: lambda: a_refusal(Outcome.GUIDED),
}
