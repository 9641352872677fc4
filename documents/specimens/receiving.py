"""Specimens of what is printed when a citizen comes or writes, before anything is accepted."""

from datetime import date

from documents import catalogue
from documents.letters import (
    citizen_forms,
    evidence,
    official_letters,
    proposal,
    reception,
    reception_book,
    statement,
    triage,
)
from documents.letters.common import Citizen, Letter
from documents.letters.minutes import Attendant
from documents.letters.reception import RefusalGround
from documents.letters.reception_book import Reception
from documents.letters.suspension_parts import Cited
from documents.specimens.common import (
    COMPLAINANT,
    PROXY,
    RECEIVED,
    RESPONDENT,
    moment,
    number,
    petition,
    signer,
    unit,
)
from documents.specimens.denunciations import denouncer
from documents.specimens.verifying import CITIZEN, PAPERS
from petitions.law.facts import Kind

_ROOM = "phòng tiếp công dân xã Mẫu Đơn"
_OFFICER = Attendant.officer(
    "Lê Thị Ví Dụ", title="công chức tiếp công dân", body="Ủy ban nhân dân xã Mẫu Đơn"
)
_TRIAGED = date(2026, 11, 27)


def a_complaint_form() -> Letter:
    return citizen_forms.complaint_form(
        unit=unit(), printed_on=RECEIVED, complainant=COMPLAINANT, respondent=RESPONDENT.name
    )


def an_authorisation() -> Letter:
    return citizen_forms.authorisation(
        unit=unit(),
        printed_on=RECEIVED,
        written_on=RECEIVED,
        complainant=COMPLAINANT,
        proxy=PROXY,
        scope="Thay mặt người ủy quyền nộp đơn, làm việc và tham gia đối thoại.",
    )


def a_proposal() -> Letter:
    return proposal.build(
        petition(),
        number=number(9, "ĐX"),
        petitioner=COMPLAINANT,
        summary="Quyết định số 15/QĐ-UBND tính thiếu 45 m2 đất bị thu hồi.",
        proposal="Thụ lý giải quyết theo thẩm quyền.",
        officer="Lê Thị Ví Dụ",
        room_head="Phạm Văn Xác Minh",
        approver="Trần Văn Thí Dụ",
        issued_on=_TRIAGED,
    )


def a_recommendation_referral() -> Letter:
    return triage.recommendation_referral(
        petition(kind=Kind.RECOMMENDATION.value, subject="lắp đèn đường tại thôn Thí Dụ"),
        number=number(4, "PC"),
        petitioner=COMPLAINANT,
        competent_body="Sở Ví Dụ",
        reason="đường do Sở Ví Dụ quản lý",
        signer=signer(),
        issued_on=_TRIAGED,
    )


def a_return() -> Letter:
    return official_letters.misforwarded(
        petition(forwarded_by="Báo Thí Dụ"),
        number=number(32, "CV"),
        petitioner=COMPLAINANT,
        forwarded=Cited(type_name="Công văn", symbol="77/CV-BTD", on=date(2026, 11, 20)),
        reason="quyết định bị khiếu nại do Sở Ví Dụ ban hành",
        competent_body="Giám đốc Sở Ví Dụ",
        signer=signer(),
        issued_on=_TRIAGED,
    )


def a_splitting() -> Letter:
    return triage.splitting(
        petition(),
        number=number(5, "HD"),
        petitioner=COMPLAINANT,
        matters=[
            ("Bồi thường khi thu hồi đất", Kind.COMPLAINT, "Ủy ban nhân dân xã Mẫu Đơn"),
            ("Lắp đèn đường tại thôn Thí Dụ", Kind.RECOMMENDATION, "Sở Ví Dụ"),
        ],
        signer=signer(),
        issued_on=_TRIAGED,
    )


def a_reception_refusal() -> Letter:
    return reception.refusal(
        unit=unit(),
        number=number(21, "TB"),
        citizen=COMPLAINANT,
        came_on=RECEIVED,
        kind=Kind.RECOMMENDATION,
        subject="lắp đèn đường tại thôn Thí Dụ",
        ground=RefusalGround.ANSWERED,
        reason="vụ việc đã được trả lời tại Công văn số 12/UBND ngày 03/08/2026 và không có nội "
        "dung, tình tiết mới",
        signer=signer(),
        issued_on=RECEIVED,
    )


def an_evidence_receipt() -> Letter:
    return evidence.receipt(
        unit=unit(),
        received_at=moment(RECEIVED, 9, 15),
        place=_ROOM,
        giver=CITIZEN,
        receiver=_OFFICER,
        items=PAPERS,
    )


def a_book() -> Letter:
    return reception_book.build(
        unit=unit(),
        starts_on=RECEIVED,
        ends_on=_TRIAGED,
        receptions=[
            Reception(
                received_on=RECEIVED,
                citizen=Citizen.of(COMPLAINANT),
                subject="Bồi thường, hỗ trợ khi Nhà nước thu hồi đất",
                kind=Kind.COMPLAINT,
                people=1,
                is_competent=True,
                taken_by="Ủy ban nhân dân xã Mẫu Đơn, 05/TB-UBND",
            ),
            Reception(
                received_on=_TRIAGED,
                citizen=Citizen.of(denouncer()),
                subject="Thu tiền ngoài quy định khi cấp giấy tờ",
                kind=Kind.DENUNCIATION,
                people=1,
                guided_to="Sở Ví Dụ, 02/PC-UBND",
            ),
        ],
        officer="Lê Thị Ví Dụ",
        printed_on=_TRIAGED,
    )


def a_statement() -> Letter:
    return statement.build(
        unit=unit(),
        opened_at=moment(RECEIVED, 8),
        closed_at=moment(RECEIVED, 9),
        place=_ROOM,
        kind=Kind.COMPLAINT,
        officer=_OFFICER,
        speakers=[CITIZEN],
        said="Gia đình tôi sử dụng thửa đất từ năm 1993. Quyết định tính thiếu 45 m2.",
        asked="Tính lại diện tích được bồi thường.",
    )


def an_appointment() -> Letter:
    return reception.appointment(
        unit=unit(),
        number=number(6, "PH"),
        citizen=COMPLAINANT,
        subject="khiếu nại về bồi thường khi thu hồi đất",
        held_at=moment(_TRIAGED, 14),
        place=_ROOM,
        host="Chủ tịch Ủy ban nhân dân xã Mẫu Đơn",
        bring=("giấy tờ tùy thân", "bản chính Quyết định số 15/QĐ-UBND"),
        officer="Lê Thị Ví Dụ",
        issued_on=RECEIVED,
    )


RECEIVING = {
    catalogue.COMPLAINT_FORM: a_complaint_form,
    catalogue.AUTHORISATION: an_authorisation,
    catalogue.PROPOSAL: a_proposal,
    catalogue.RECOMMENDATION_REFERRAL: a_recommendation_referral,
    catalogue.MISFORWARDED: a_return,
    catalogue.SPLITTING: a_splitting,
    catalogue.RECEPTION_REFUSAL: a_reception_refusal,
    catalogue.EVIDENCE_RECEIPT: an_evidence_receipt,
    catalogue.RECEPTION_BOOK: a_book,
    catalogue.STATEMENT: a_statement,
    catalogue.APPOINTMENT: an_appointment,
}
