"""The events of a case in the words of the glossary: Vietnamese, English."""

from datetime import date

from petitions.law.facts import EventKind
from petitions.law.rule import Trait, Unit
from petitions.law.tables import Mark

EVENTS: dict[EventKind, tuple[str, str]] = {
    EventKind.DECISION_RECEIVED: (
        "nhận được hoặc biết quyết định, hành vi",
        "the decision or act became known",
    ),
    EventKind.EXCUSED: ("trở ngại khách quan", "objective obstacle"),
    EventKind.RECEIVED: ("tiếp nhận đơn", "petition received"),
    EventKind.ACCEPTED: ("thụ lý", "accepted"),
    EventKind.DECLINED: ("không thụ lý", "declined"),
    EventKind.TRANSFERRED: ("chuyển đơn", "transferred"),
    EventKind.SUSPENDED: ("tạm đình chỉ", "suspended"),
    EventKind.RESUMED: ("tiếp tục giải quyết", "resumed"),
    EventKind.TERMINATED: ("đình chỉ", "terminated"),
    EventKind.EXTENDED: ("gia hạn", "extended"),
    EventKind.EXPERTISE_REQUESTED: ("trưng cầu giám định", "expertise commissioned"),
    EventKind.EXPERTISE_RECEIVED: ("nhận kết luận giám định", "expert conclusion received"),
    EventKind.DIALOGUE: ("đối thoại", "dialogue held"),
    EventKind.DECIDED: ("ban hành quyết định, kết luận", "decision or conclusion issued"),
    EventKind.SENT: ("gửi văn bản", "sent"),
    EventKind.DELIVERED: ("người gửi đơn nhận được quyết định", "decision delivered"),
    EventKind.PUBLISHED: ("công khai", "published"),
    EventKind.ACTED: ("xử lý theo kết luận", "conclusion acted on"),
    EventKind.TAKEN_OVER: ("cấp trên trực tiếp giải quyết", "taken over by the superior"),
    EventKind.APPEALED: ("khiếu nại lần hai", "second complaint lodged"),
}

UNITS: dict[Unit, tuple[str, str]] = {
    Unit.CALENDAR: ("ngày", "days"),
    Unit.WORKING: ("ngày làm việc", "working days"),
}

TRAITS: dict[Trait, tuple[str, str]] = {
    Trait.REMOTE: ("vùng sâu, vùng xa đi lại khó khăn", "remote area"),
    Trait.COMPLEX: ("vụ việc phức tạp", "complex case"),
    Trait.ESPECIALLY_COMPLEX: ("vụ việc đặc biệt phức tạp", "especially complex case"),
    Trait.DISMISSAL: ("kỷ luật buộc thôi việc", "dismissal"),
    Trait.CENTRAL: ("cấp Trung ương", "central level"),
}

MARKS: dict[Mark, tuple[str, str]] = {
    Mark.CONFIRMED: ("đã đối chiếu văn bản", "text read"),
    Mark.ORIGINAL_ONLY: (
        "mới đối chiếu văn bản gốc hoặc văn bản cũ, chưa đối chiếu nội dung sửa đổi",
        "read in the original or superseded text only",
    ),
    Mark.SECONDARY: ("theo nguồn thứ cấp", "from a secondary source"),
    Mark.RECALLED: ("theo trí nhớ, chưa đối chiếu", "recalled, not read"),
    Mark.COMPUTED: ("tính theo quy định, chưa có thông báo", "computed, not announced"),
    Mark.UNKNOWN: ("chưa xác định", "not established"),
}


def day_text(day: date) -> str:
    """A date as papers print it: 03/12/2026."""
    return f"{day:%d/%m/%Y}"
