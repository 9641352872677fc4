"""Specimens of what a denunciation passes through between acceptance and conclusion, and after."""

from datetime import date

from documents.letters import (
    denunciation_expertise,
    denunciation_extension,
    denunciation_handling,
    denunciation_minutes,
    denunciation_outcome,
    denunciation_report,
    denunciation_suspension,
    denunciation_team,
    denunciation_withdrawal,
    protection,
)
from documents.letters.common import Citizen, Letter, Number
from documents.letters.denunciation_minutes import Session
from documents.letters.denunciation_parts import Limit
from documents.letters.denunciation_report import Finding, Found, Truth
from documents.letters.minutes import Attendant
from documents.letters.protection import Protected
from documents.letters.suspension_parts import Cited
from documents.letters.verification_orders import Member
from documents.specimens.common import ACCEPTED_ON, DUE_ON, moment, number, signer, unit
from documents.specimens.denunciations import DECISION, accused, denouncer, denunciation
from petitions.law.grounds import ground
from petitions.models import Unit

TEAM = Cited(type_name="Quyết định", symbol="06/QĐ-UBND", on=date(2026, 12, 3))
CONCLUSION = Cited(type_name="Kết luận", symbol="01/KL-UBND", on=date(2026, 12, 28))
_SUSPENDED = Cited(type_name="Quyết định", symbol="13/QĐ-UBND", on=date(2026, 12, 14))
_SESSION = date(2026, 12, 8)
_PLACE = "trụ sở Ủy ban nhân dân xã Mẫu Đơn"
LEADER = Member(name="Phạm Thị Ví Dụ", title="Thanh tra viên", duty="Tổ trưởng")
_MEMBER = Member(name="Vũ Văn Thử", title="công chức tư pháp", duty="thành viên")
_CHAIR = Attendant.officer(LEADER.name, title="Tổ trưởng Tổ xác minh")
_SECOND = Attendant.officer(_MEMBER.name, title="thành viên Tổ xác minh")


def an_extension() -> Letter:
    return denunciation_extension.build(
        denunciation(),
        number=number(12, "QĐ"),
        parties=[accused()],
        accepted=DECISION,
        turn=1,
        limit=Limit(
            days=30,
            starts_on=DUE_ON,
            due_on=date(2027, 2, 1),
            basis="khoản 2 Điều 30 Luật Tố cáo 2018",
        ),
        criteria=[ground("TC-3-a")],
        reason="Phải xác minh tại thôn Thí Dụ và tại Sở Ví Dụ.",
        signer=signer(),
        issued_on=date(2026, 12, 29),
    )


def a_withdrawal_form() -> Letter:
    return denunciation_withdrawal.form(unit=unit(), printed_on=_SESSION)


def a_withdrawal() -> Letter:
    return denunciation_withdrawal.minutes(
        unit=unit(),
        opened_at=moment(_SESSION, 14),
        closed_at=moment(_SESSION, 14, 40),
        place=_PLACE,
        recorders=[_CHAIR],
        is_whole=False,
        withdrawn="Việc thu tiền đối với hồ sơ nhận tháng 10 năm 2026.",
        reason="Số tiền của các hồ sơ đó đã được hoàn trả.",
    )


def a_team() -> Letter:
    return denunciation_team.build(
        denunciation(),
        number=number(6, "QĐ"),
        parties=[accused()],
        accepted=DECISION,
        leader=LEADER,
        members=[_MEMBER],
        questions=["Việc thu tiền khi nhận hồ sơ", "Việc lập và giao biên lai"],
        days=20,
        signer=signer(),
        issued_on=TEAM.on,
    )


def minutes_with_the_denounced() -> Letter:
    return denunciation_minutes.build(
        unit=unit(),
        session=Session.DENOUNCED,
        order=TEAM,
        opened_at=moment(_SESSION, 8, 30),
        closed_at=moment(_SESSION, 10),
        place=_PLACE,
        chair=_CHAIR,
        verifiers=[_SECOND],
        met=[Attendant.citizen(Citizen.of(accused()[1]))],
        talk="Người bị tố cáo giải trình bằng văn bản.\nGiao nộp 40 hồ sơ và quyển biên lai.",
    )


def an_expertise() -> Letter:
    return denunciation_expertise.build(
        denunciation(),
        number=number(9, "QĐ"),
        parties=[accused()],
        accepted=DECISION,
        expert="Trung tâm Giám định Ví Dụ",
        questions=["Chữ ký trên 12 biên lai do ai ký"],
        answer_by=date(2026, 12, 21),
        signer=signer(),
        issued_on=date(2026, 12, 9),
    )


def found() -> Found:
    """What the verifiers wrote."""
    return Found(
        findings=[
            Finding(
                claim="Thu 500.000 ₫ mỗi hồ sơ mà không ghi biên lai",
                result="Đã kiểm tra 40 hồ sơ; có 12 hồ sơ thu tiền không ghi biên lai.",
                truth=Truth.PARTLY,
            )
        ],
        explained="Người bị tố cáo thừa nhận thu tiền của 12 hồ sơ.",
        responsibility="Trách nhiệm thuộc ông (bà) Đỗ Văn Thí Điểm.",
        advice="1. Hoàn trả số tiền đã thu.\n2. Xem xét kỷ luật.",
    )


def a_report_of_the_team() -> Letter:
    return denunciation_report.of_team(
        denunciation(),
        number=number(3, "BC"),
        parties=[accused()],
        order=TEAM,
        leader=LEADER.name,
        found=found(),
        issued_on=date(2026, 12, 23),
    )


def a_report_of_the_body() -> Letter:
    inspectorate = Unit(
        name="Thanh tra tỉnh Ví Dụ", symbol="TTr", place="Ví Dụ", head_title="Chánh Thanh tra"
    )
    return denunciation_report.of_body(
        denunciation(),
        number=Number(value=4, type_code="BC", agency_symbol=inspectorate.symbol),
        parties=[accused()],
        order=DECISION,
        agency=inspectorate,
        found=found(),
        signer=signer(),
        issued_on=date(2026, 12, 24),
    )


def a_suspension(code: str = "TC-34-1A") -> Letter:
    return denunciation_suspension.suspension(
        denunciation(),
        number=number(13, "QĐ"),
        parties=[accused()],
        accepted=DECISION,
        ground=ground(code),
        reason="Vụ việc có liên quan đang được Tòa án nhân dân khu vực Ví Dụ xem xét.",
        duties="Phòng Kinh tế xã Mẫu Đơn theo dõi và báo cáo ngay khi có kết quả.",
        signer=signer(),
        issued_on=_SUSPENDED.on,
    )


def a_resumption() -> Letter:
    return denunciation_suspension.resumption(
        denunciation(),
        number=number(14, "QĐ"),
        parties=[accused()],
        accepted=DECISION,
        suspended=_SUSPENDED,
        reason="Đã có kết quả giải quyết vụ việc liên quan.",
        duties="Tổ xác minh tiếp tục xác minh.",
        due_on=date(2027, 1, 11),
        due_basis="khoản 1 Điều 30 Luật Tố cáo 2018",
        signer=signer(),
        issued_on=date(2026, 12, 24),
    )


def a_conclusion_notice() -> Letter:
    return denunciation_outcome.conclusion_notice(
        denunciation(),
        number=number(15, "TB"),
        petitioner=denouncer(),
        conclusion=CONCLUSION,
        result="Tố cáo đúng một phần.",
        measures="Hoàn trả số tiền đã thu.\nKiến nghị xem xét kỷ luật.",
        signer=signer(),
        issued_on=date(2026, 12, 30),
    )


def no_resettlement() -> Letter:
    return denunciation_outcome.no_resettlement(
        denunciation(),
        number=number(16, "TB"),
        petitioner=denouncer(),
        earlier=Cited(type_name="Kết luận", symbol="02/KL-STD", on=date(2026, 10, 5)),
        earlier_body="Sở Thí Dụ",
        reason="Kết quả xác minh đầy đủ, khách quan; không có chứng cứ mới.",
        signer=signer(),
        issued_on=ACCEPTED_ON,
    )


def a_handling() -> Letter:
    return denunciation_handling.handling(
        denunciation(),
        number=number(17, "QĐ"),
        parties=[accused()],
        accepted=DECISION,
        conclusion=CONCLUSION,
        measures=["Buộc hoàn trả số tiền đã thu của 12 hồ sơ trước ngày 15 tháng 01 năm 2027."],
        signer=signer(),
        issued_on=date(2026, 12, 30),
    )


def a_case_report() -> Letter:
    return denunciation_handling.report(
        denunciation(),
        number=number(18, "CV"),
        parties=[accused()],
        superior="Chủ tịch Ủy ban nhân dân tỉnh Ví Dụ",
        request=Cited(type_name="Công văn", symbol="77/UBND", on=date(2027, 1, 4)),
        progress="Đã thụ lý, lập Tổ xác minh và làm việc với người bị tố cáo.",
        delay="Phải đợi kết luận giám định; trách nhiệm thuộc Tổ xác minh.",
        plan="Ban hành kết luận trước ngày 15 tháng 01 năm 2027.",
        signer=signer(),
        issued_on=date(2027, 1, 6),
    )


def a_protection() -> Letter:
    return protection.order(
        unit=unit(),
        number=number(19, "QĐ"),
        request=None,
        people=1,
        measures="Bố trí công tác khác cho đến khi có kết luận.",
        duties="Phòng Kinh tế xã Mẫu Đơn thực hiện ngay khi nhận được Quyết định.",
        starts_on=_SESSION,
        bound=["Phòng Kinh tế xã Mẫu Đơn"],
        signer=signer(),
        issued_on=_SESSION,
    )


def a_protected_sheet() -> Letter:
    return protection.sheet(
        unit=unit(),
        order=Cited(type_name="Quyết định", symbol="19/QĐ-UBND", on=_SESSION),
        protected=[Protected(name="Nguyễn Thị Mẫu", address="Thôn Thí Dụ, xã Mẫu Đơn")],
        signer=signer(),
        issued_on=_SESSION,
    )


COURSE = {
    denunciation_extension.FORM: an_extension,
    denunciation_withdrawal.FORM: a_withdrawal_form,
    denunciation_withdrawal.MINUTES: a_withdrawal,
    denunciation_team.FORM: a_team,
    denunciation_minutes.FORM: minutes_with_the_denounced,
    denunciation_expertise.FORM: an_expertise,
    denunciation_report.OF_TEAM: a_report_of_the_team,
    denunciation_report.OF_BODY: a_report_of_the_body,
    denunciation_suspension.SUSPENSION: a_suspension,
    denunciation_suspension.RESUMPTION: a_resumption,
    denunciation_suspension.TERMINATION: lambda: a_suspension("TC-34-3C"),
    denunciation_outcome.CONCLUDED: a_conclusion_notice,
    denunciation_outcome.NOT_AGAIN: no_resettlement,
    denunciation_handling.HANDLING: a_handling,
    denunciation_handling.REPORT: a_case_report,
    protection.ORDER: a_protection,
    protection.SHEET: a_protected_sheet,
}
