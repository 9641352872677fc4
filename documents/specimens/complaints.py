"""Specimens of the papers that a complaint passes through from acceptance to decision."""

from datetime import date

from documents import catalogue
from documents.letters import acceptance, complexity, decision, refusal, suspension
from documents.letters.common import Letter
from documents.letters.draft import USUAL_BASIS, DecisionDraft
from documents.letters.suspension_parts import Cited
from documents.specimens.common import (
    ACCEPTED,
    ACCEPTED_ON,
    COMPLAINANT,
    DUE_ON,
    SUPERIOR,
    number,
    parties,
    petition,
    signer,
)
from petitions.law.grounds import ground
from petitions.models import Outcome

_STOPPED = date(2026, 12, 11)


def an_acceptance() -> Letter:
    return acceptance.build(
        petition(),
        number=number(5, "TB"),
        petitioner=COMPLAINANT,
        accepted_on=ACCEPTED_ON,
        due_on=DUE_ON,
        due_basis="Điều 28 Luật Khiếu nại",
        signer=signer(),
        issued_on=ACCEPTED_ON,
    )


def a_refusal(outcome: Outcome) -> Letter:
    said = ground("KN-11-6")
    grounded = outcome is Outcome.NOT_ACCEPTED
    return refusal.build(
        petition(),
        number=number(6, refusal.form_for(outcome).type_code),
        petitioner=COMPLAINANT,
        outcome=outcome,
        ground=said.text if grounded else "",
        citation=said.citation if grounded else "",
        reason="Quyết định được nhận ngày 05/02/2026, đơn nộp ngày 23/11/2026"
        if grounded
        else "đơn không thuộc thẩm quyền giải quyết của Ủy ban nhân dân xã Mẫu Đơn",
        competent_body="Sở Ví Dụ",
        signer=signer(),
        issued_on=ACCEPTED_ON,
    )


def a_complexity() -> Letter:
    return complexity.build(
        petition(),
        number=number(7, "TB"),
        petitioner=COMPLAINANT,
        criteria=[ground("KN-3A-a")],
        reason="Phải xác minh tại thôn Thí Dụ và tại Sở Ví Dụ.",
        accepted=ACCEPTED,
        days=45,
        due_on=date(2027, 1, 15),
        due_basis="Điều 28 Luật Khiếu nại 2011",
        signer=signer(),
        issued_on=_STOPPED,
    )


def a_suspension() -> Letter:
    return suspension.suspension(
        petition(),
        number=number(8, "QĐ"),
        parties=parties(),
        ground=ground("KN-11A-1A"),
        reason="Lũ quét chia cắt thôn Thí Dụ từ ngày 09/12/2026.",
        accepted=ACCEPTED,
        signer=signer(),
        issued_on=_STOPPED,
    )


def a_resumption() -> Letter:
    return suspension.resumption(
        petition(),
        number=number(9, "QĐ"),
        parties=parties(),
        reason="Đường vào thôn Thí Dụ đã thông.",
        accepted=ACCEPTED,
        suspended=Cited(type_name="Quyết định", symbol="08/QĐ-UBND", on=_STOPPED),
        due_on=date(2027, 1, 11),
        due_basis="Điều 28 Luật Khiếu nại 2011",
        signer=signer(),
        issued_on=date(2026, 12, 21),
    )


def a_draft() -> DecisionDraft:
    """What the handler wrote for either decision."""
    return DecisionDraft(
        legal_basis=(*USUAL_BASIS, "Căn cứ Luật Đất đai số 31/2024/QH15;"),
        verification_result="Thửa đất được đo lại ngày 10/12/2026; diện tích là 245 m2.",
        dialogue_result="Hai bên thống nhất diện tích 245 m2.",
        conclusion="Khiếu nại là đúng một phần.",
        orders=(
            "Công nhận một phần nội dung khiếu nại.",
            "Sửa đổi Quyết định số 15/QĐ-UBND: diện tích được bồi thường là 245 m2.",
        ),
    )


def a_decision() -> Letter:
    return decision.build(
        petition(),
        number=number(15, "QĐ"),
        parties=parties(),
        draft=a_draft(),
        second_settler=SUPERIOR,
        signer=signer(),
        issued_on=date(2026, 12, 30),
    )


COMPLAINTS = {
    catalogue.ACCEPTANCE: an_acceptance,
    catalogue.NON_ACCEPTANCE: lambda: a_refusal(Outcome.NOT_ACCEPTED),
    catalogue.GUIDANCE: lambda: a_refusal(Outcome.GUIDED),
    catalogue.REFERRAL: lambda: a_refusal(Outcome.REFERRED),
    catalogue.RETURN: lambda: a_refusal(Outcome.RETURNED),
    catalogue.FILING: lambda: a_refusal(Outcome.FILED),
    catalogue.COMPLEXITY: a_complexity,
    catalogue.SUSPENSION: a_suspension,
    catalogue.RESUMPTION: a_resumption,
    catalogue.FIRST_DECISION: a_decision,
}
