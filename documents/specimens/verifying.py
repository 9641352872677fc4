"""Specimens of the papers between acceptance and decision of a complaint, and of round two."""

from datetime import date

from documents import catalogue
from documents.letters import (
    dialogue,
    dialogue_invitation,
    evidence,
    official_letters,
    second_decision,
    urgent_measures,
    verification_orders,
    verification_report,
    working_minutes,
)
from documents.letters.common import Citizen, Letter, Signature
from documents.letters.evidence import Evidence
from documents.letters.minutes import Attendant
from documents.letters.sections import Verdict
from documents.letters.suspension_parts import Cited
from documents.letters.verification_orders import Member
from documents.specimens.common import (
    ACCEPTED,
    COMPLAINANT,
    DUE_ON,
    ROOM,
    moment,
    number,
    parties,
    petition,
    signer,
    unit,
)
from documents.specimens.complaints import a_draft

ORDERED_ON = date(2026, 12, 2)
VERIFIED_ON = date(2026, 12, 10)
TALKED_ON = date(2026, 12, 21)
ORDER = Cited(type_name="Quyết định", symbol="10/QĐ-UBND", on=ORDERED_ON)
EXPERTISE = Cited(type_name="Quyết định", symbol="11/QĐ-UBND", on=date(2026, 12, 4))
MEASURE = Cited(type_name="Quyết định", symbol="12/QĐ-UBND", on=date(2026, 12, 4))
FIRST = Cited(type_name="Quyết định", symbol="15/QĐ-UBND", on=date(2026, 9, 30))
PLACE = "trụ sở Ủy ban nhân dân xã Mẫu Đơn"
LABORATORY = "Trung tâm Giám định Thí Dụ"
CHAIR = Attendant.officer("Trần Văn Thí Dụ", title="Chủ tịch", body="Ủy ban nhân dân xã Mẫu Đơn")
CLERK = Attendant.officer("Lê Thị Ghi Chép", title="Chuyên viên", body=ROOM)
LEADER = Attendant.officer("Phạm Văn Xác Minh", title="Trưởng phòng", body=ROOM)
CITIZEN = Attendant.citizen(Citizen.of(COMPLAINANT))
PAPERS = (
    Evidence(
        name="Quyết định số 15/QĐ-UBND ngày 05/02/2026",
        pages=3,
        condition="rõ, đủ trang",
        sort="Bản sao",
    ),
    Evidence(name="Trích lục bản đồ địa chính", pages=1, condition="mờ góc trái", sort="Bản chính"),
)


def a_verification() -> Letter:
    return verification_orders.verification(
        petition(),
        number=number(10, "QĐ"),
        parties=parties(),
        accepted=ACCEPTED,
        members=[
            Member(name="Phạm Văn Xác Minh", title="Trưởng phòng", duty="Tổ trưởng"),
            Member(name="Lê Thị Ghi Chép", title="Chuyên viên", duty="thành viên"),
        ],
        questions=["Diện tích đất bị thu hồi.", "Việc tính tiền bồi thường, hỗ trợ."],
        days=10,
        signer=signer(),
        issued_on=ORDERED_ON,
    )


def an_expertise() -> Letter:
    return verification_orders.expertise(
        petition(),
        number=number(11, "QĐ"),
        parties=parties(),
        accepted=ACCEPTED,
        expert=LABORATORY,
        questions=["Chữ ký trong biên bản kiểm đếm có phải của chủ sử dụng đất hay không."],
        materials=["Bản chính biên bản kiểm đếm ngày 10/01/2026, 02 trang."],
        answer_by=date(2026, 12, 18),
        cost="Ngân sách xã Mẫu Đơn chi trả",
        signer=signer(),
        issued_on=EXPERTISE.on,
    )


def an_expertise_reminder() -> Letter:
    return official_letters.expertise_reminder(
        petition(),
        number=number(31, "CV"),
        expert=LABORATORY,
        order=EXPERTISE,
        questions=["Chữ ký trong biên bản kiểm đếm có phải của chủ sử dụng đất hay không."],
        due_on=date(2026, 12, 24),
        signer=signer(),
        issued_on=TALKED_ON,
    )


def an_evidence_request() -> Letter:
    return official_letters.evidence_request(
        petition(),
        number=number(30, "CV"),
        addressees=["Sở Ví Dụ", "Trung tâm Phát triển quỹ đất Ví Dụ"],
        order=ORDER,
        wanted=["Hồ sơ kiểm đếm thửa đất.", "Phương án bồi thường, hỗ trợ đã phê duyệt."],
        due_on=date(2026, 12, 11),
        deliver_to=f"{ROOM}, số 1 đường Thí Dụ",
        signer=signer(),
        issued_on=date(2026, 12, 3),
    )


def a_working_minutes() -> Letter:
    return working_minutes.build(
        unit=unit(),
        opened_at=moment(VERIFIED_ON, 8, 30),
        closed_at=moment(VERIFIED_ON, 10, 15),
        place=PLACE,
        chair=LEADER,
        clerk=CLERK,
        met=[CITIZEN],
        subject=petition().subject,
        order=ORDER,
        talk="Người khiếu nại chỉ ranh giới thửa đất.\n\nTổ xác minh đo lại: 245 m2.",
        opinions="Người khiếu nại đồng ý với kết quả đo.",
    )


def an_evidence_handover() -> Letter:
    return evidence.handover(
        unit=unit(),
        opened_at=moment(VERIFIED_ON, 10, 20),
        closed_at=moment(VERIFIED_ON, 10, 40),
        place=PLACE,
        giver=CITIZEN,
        receiver=LEADER,
        subject=petition().subject,
        order=ORDER,
        items=PAPERS,
    )


def a_measure() -> Letter:
    return urgent_measures.measure(
        petition(),
        number=number(12, "QĐ"),
        parties=parties(),
        accepted=ACCEPTED,
        reason="Công trình trên đất sẽ bị phá dỡ ngày 15/12/2026.",
        ends_on=date(2026, 12, 28),
        settle_by=DUE_ON,
        signer=signer(),
        issued_on=MEASURE.on,
    )


def a_lifting() -> Letter:
    return urgent_measures.lifted(
        petition(),
        number=number(13, "QĐ"),
        parties=parties(),
        accepted=ACCEPTED,
        reason="Việc phá dỡ đã được hoãn đến hết năm 2027.",
        measure=MEASURE,
        signer=signer(),
        issued_on=date(2026, 12, 16),
    )


def a_report() -> Letter:
    return verification_report.build(
        petition(),
        number=number(14, "BC"),
        parties=parties(),
        order=ORDER,
        started_on=ORDERED_ON,
        ended_on=VERIFIED_ON,
        verifiers=["Ông (Bà) Phạm Văn Xác Minh, Tổ trưởng", "Ông (Bà) Lê Thị Ghi Chép, thành viên"],
        findings="Diện tích bị thu hồi theo kết quả đo lại là 245 m2.",
        verdict=Verdict.PARTLY,
        advice="Sửa đổi Quyết định số 15/QĐ-UBND về diện tích được bồi thường.",
        signs=Signature(lines=("TỔ TRƯỞNG TỔ XÁC MINH",), name="Phạm Văn Xác Minh"),
        issued_on=date(2026, 12, 14),
    )


def an_invitation() -> Letter:
    return dialogue_invitation.build(
        petition(),
        number=number(3, "GM"),
        parties=parties(),
        bodies=[ROOM],
        held_at=moment(TALKED_ON, 8),
        place=PLACE,
        topics=["Kết quả xác minh nội dung khiếu nại.", "Hướng giải quyết khiếu nại."],
        signer=signer(),
        issued_on=date(2026, 12, 14),
    )


def a_dialogue() -> Letter:
    return dialogue.build(
        unit=unit(),
        opened_at=moment(TALKED_ON, 8),
        closed_at=moment(TALKED_ON, 10, 30),
        place=PLACE,
        chair=CHAIR,
        clerk=CLERK,
        complainants=[CITIZEN],
        respondents=[LEADER],
        summary="Làm rõ diện tích được bồi thường. Kết quả đo lại là 245 m2.",
        opinions="Người khiếu nại đề nghị tính lại. Phòng Kinh tế đồng ý.",
        agreed="Diện tích được bồi thường là 245 m2.",
        disputed="Đơn giá bồi thường.",
    )


def a_second_decision() -> Letter:
    return second_decision.build(
        petition(),
        number=number(20, "QĐ"),
        parties=parties(),
        draft=a_draft(),
        first=FIRST,
        first_settler="Chủ tịch Ủy ban nhân dân xã Mẫu Đơn",
        first_result="Không công nhận nội dung khiếu nại.",
        verdict=Verdict.PARTLY,
        signer=signer(),
        issued_on=date(2026, 12, 30),
    )


VERIFYING = {
    catalogue.VERIFICATION: a_verification,
    catalogue.WORKING_MINUTES: a_working_minutes,
    catalogue.EVIDENCE_REQUEST: an_evidence_request,
    catalogue.EVIDENCE_HANDOVER: an_evidence_handover,
    catalogue.EXPERTISE: an_expertise,
    catalogue.EXPERTISE_REMINDER: an_expertise_reminder,
    catalogue.URGENT_MEASURE: a_measure,
    catalogue.URGENT_MEASURE_LIFTED: a_lifting,
    catalogue.VERIFICATION_REPORT: a_report,
    catalogue.DIALOGUE_INVITATION: an_invitation,
    catalogue.DIALOGUE_MINUTES: a_dialogue,
    catalogue.SECOND_DECISION: a_second_decision,
}
