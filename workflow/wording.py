"""Acts and records as sentences, for the log of a petition."""

from dataclasses import dataclass
from datetime import datetime

from petitions.access import Act
from petitions.models import Event, Petition, Unit, User


@dataclass(frozen=True)
class LogEntry:
    """One line of the log: who did what when, and why."""

    at: datetime
    sentence: str
    reason: str


_DONE = {
    Act.REGISTER: "tiếp nhận đơn và vào sổ số {number}",
    Act.ATTACH: "bổ sung tài liệu vào hồ sơ",
    Act.PROPOSE: "phân loại và trình đề xuất",
    Act.ASSIGN: "quyết định thụ lý, giao {unit}",
    Act.APPROVE_REFUSAL: "duyệt văn bản trả lời không thụ lý",
    Act.REWORK: "trả lại đề xuất",
    Act.ISSUE_ACCEPTANCE: "ban hành thông báo thụ lý số {document}",
    Act.ISSUE_REFUSAL: "ban hành văn bản trả lời số {document}",
    Act.TAKE: "nhận giải quyết, giao {handler} xử lý",
    Act.SEND_BACK: "trả lại việc giao",
    Act.REASSIGN: "giao lại cho {unit}",
    Act.HAND_OVER: "giao {handler} xử lý thay",
    Act.VERIFY: "ghi kết quả xác minh",
    Act.MARK_COMPLEX: "xác định vụ việc phức tạp",
    Act.DRAFT: "trình dự thảo quyết định",
    Act.APPROVE: "duyệt dự thảo quyết định",
    Act.RETURN_DRAFT: "trả lại dự thảo quyết định",
    Act.ISSUE_DECISION: "ban hành quyết định giải quyết số {document}",
    Act.DELIVER: "ghi nhận đã gửi quyết định",
    Act.CONFIRM_RECEIPT: "ghi ngày người khiếu nại nhận quyết định",
    Act.REPORT: "báo cáo kết quả giải quyết",
    Act.SUSPEND: "tạm đình chỉ giải quyết",
    Act.RESUME: "tiếp tục giải quyết",
    Act.TERMINATE: "đình chỉ giải quyết",
    Act.SEND_NOTICE: "ghi nhận đã gửi quyết định tạm đình chỉ, tiếp tục hoặc đình chỉ",
}


def log_of(petition: Petition) -> list[LogEntry]:
    """The record of `petition`, the newest line first."""
    events = list(petition.events.select_related("actor", "appointment").order_by("-seq"))
    codes = {e.after["unit"] for e in events if "unit" in e.after}
    units = dict(Unit.objects.filter(code__in=codes).values_list("code", "name"))
    keys = {e.after["handler"] for e in events if "handler" in e.after}
    people = {u.pk: u.get_full_name() for u in User.objects.filter(pk__in=keys)}
    return [LogEntry(e.happened_at, _sentence(e, units, people), e.reason) for e in events]


def _sentence(event: Event, units: dict[str, str], people: dict[int, str]) -> str:
    done = _DONE[Act(event.act)].format(
        number=event.after.get("number", ""),
        document=event.after.get("document", ""),
        unit=units.get(event.after.get("unit", ""), "đơn vị giải quyết"),
        handler=people.get(event.after.get("handler", 0), "người xử lý"),
    )
    title = f", {event.appointment.title}," if event.appointment else ""
    return f"{event.actor.get_full_name()}{title} {done}"


_NOW = {
    Act.ATTACH: "Đã bổ sung tài liệu vào hồ sơ {number}.",
    Act.PROPOSE: "Đã trình thủ trưởng đề xuất về đơn {number}.",
    Act.ASSIGN: "Đơn {number} được thụ lý, giao {unit}. Văn thư ban hành thông báo thụ lý.",
    Act.APPROVE_REFUSAL: "Đã duyệt văn bản trả lời đơn {number}. Văn thư ban hành.",
    Act.REWORK: "Đã trả lại đề xuất về đơn {number}.",
    Act.ISSUE_ACCEPTANCE: "Đã ban hành thông báo thụ lý số {document}.",
    Act.ISSUE_REFUSAL: "Đã ban hành văn bản số {document}. Đơn {number} kết thúc.",
    Act.TAKE: "{handler} xử lý đơn {number}.",
    Act.SEND_BACK: "Đã trả lại việc giao đơn {number}.",
    Act.REASSIGN: "Đơn {number} được giao lại cho {unit}.",
    Act.HAND_OVER: "{handler} xử lý đơn {number}.",
    Act.VERIFY: "Đã ghi kết quả xác minh đơn {number}.",
    Act.MARK_COMPLEX: "Đơn {number} được xác định là vụ việc phức tạp.",
    Act.DRAFT: "Đã trình dự thảo quyết định về đơn {number}.",
    Act.APPROVE: "Đã duyệt dự thảo quyết định về đơn {number}. Văn thư cấp số và ban hành.",
    Act.RETURN_DRAFT: "Đã trả lại dự thảo quyết định về đơn {number}.",
    Act.ISSUE_DECISION: "Đã ban hành quyết định số {document}.",
    Act.DELIVER: "Đã ghi nhận việc gửi quyết định về đơn {number}.",
    Act.CONFIRM_RECEIPT: "Đã ghi ngày người khiếu nại nhận quyết định.",
    Act.REPORT: "Đã báo cáo kết quả giải quyết đơn {number}.",
    Act.SUSPEND: "Đơn {number} được tạm đình chỉ; thời hạn giải quyết dừng từ hôm nay.",
    Act.RESUME: "Tiếp tục giải quyết đơn {number}.",
    Act.TERMINATE: "Đơn {number} được đình chỉ giải quyết.",
    Act.SEND_NOTICE: "Đã ghi nhận việc gửi quyết định về đơn {number}.",
}


def confirmation(act: Act, petition: Petition, document: str = "") -> str:
    """What is now true, in one or two sentences, with the next date the office owes."""
    text = _NOW[act].format(
        number=petition.register_number,
        document=document,
        unit=petition.handling_unit.name if petition.handling_unit else "",
        handler=petition.handler.get_full_name() if petition.handler else "",
    )
    if petition.next_due_on is None:
        return text
    return f"{text} Hạn gần nhất: {petition.next_due_on:%d/%m/%Y}."
