"""The events of a case in the words of the glossary: Vietnamese, English."""

from datetime import date

from petitions.law.facts import Complexity, EventKind, Kind, Regime, Stage
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
    EventKind.ACCEPTANCE_SENT: ("gửi thông báo thụ lý", "notice of acceptance sent"),
    EventKind.NOTICE_SENT: ("gửi quyết định", "notice sent"),
    EventKind.LAST_NOTICE_SENT: ("gửi quyết định mới nhất", "latest notice sent"),
    EventKind.DELIVERED: ("người gửi đơn nhận được quyết định", "decision delivered"),
    EventKind.PUBLISHED: ("công khai", "published"),
    EventKind.ACTED: ("xử lý theo kết luận", "conclusion acted on"),
    EventKind.TAKEN_OVER: ("cấp trên trực tiếp giải quyết", "taken over by the superior"),
    EventKind.APPEALED: ("khiếu nại lần hai", "second complaint lodged"),
    EventKind.DIALOGUE_NOTIFIED: ("thông báo đối thoại", "dialogue notified"),
    EventKind.DOCUMENTS_REQUESTED: ("yêu cầu cung cấp tài liệu", "documents requested"),
    EventKind.DOCUMENTS_PROVIDED: ("cung cấp tài liệu", "documents provided"),
    EventKind.EXECUTION_SUSPENDED: (
        "tạm đình chỉ thi hành quyết định bị khiếu nại",
        "execution of the contested decision suspended",
    ),
    EventKind.EXECUTION_RELEASED: (
        "hủy bỏ quyết định tạm đình chỉ thi hành",
        "suspension of execution lifted",
    ),
    EventKind.TERMINATION_NOTIFIED: ("thông báo đình chỉ", "termination notified"),
    EventKind.CONTINUED: ("tiếp tục khiếu nại", "complainant went on"),
    EventKind.PUBLICATION_MEETING: ("cuộc họp công khai quyết định", "meeting to publish"),
    EventKind.MEETING_NOTIFIED: ("thông báo cuộc họp công khai", "meeting notified"),
    EventKind.POSTED: ("niêm yết hoặc đăng tải", "posted"),
    EventKind.RESULT_REPORTED: ("thông báo kết quả xử lý", "result reported to the settler"),
    EventKind.REPORT_REQUESTED: ("yêu cầu báo cáo", "report requested by the superior"),
    EventKind.REPORT_SUBMITTED: ("báo cáo cấp trên", "report submitted"),
    EventKind.FORWARDER_NOTIFIED: (
        "thông báo kết quả cho nơi chuyển đơn",
        "forwarding body told of the result",
    ),
    EventKind.SENDER_TOLD: (
        "nơi chuyển đơn thông báo cho người gửi đơn",
        "sender told by the forwarding body",
    ),
    EventKind.HEARD: ("tiếp nhận nội dung tại buổi tiếp công dân", "taken up at a reception"),
    EventKind.REFUSAL_GROUNDED: ("đủ căn cứ từ chối tiếp", "grounds to refuse reception"),
    EventKind.REFUSAL_NOTIFIED: ("thông báo từ chối tiếp", "refusal of reception notified"),
    EventKind.SESSION: ("buổi tiếp công dân", "reception session"),
    EventKind.SCHEDULE_POSTED: ("niêm yết lịch tiếp công dân", "reception schedule posted"),
    EventKind.ONLINE_SESSION: ("buổi tiếp công dân trực tuyến", "online reception session"),
    EventKind.SESSION_NOTIFIED: ("thông báo buổi tiếp trực tuyến", "online session notified"),
    EventKind.LINK_TESTED: ("kết nối thử điểm cầu", "connection tested"),
    EventKind.TEAM_SET_UP: ("lập đoàn kiểm tra của Đảng", "Party inspection team set up"),
    EventKind.MEMBER_SANCTIONED: ("kỷ luật đảng viên", "Party member sanctioned"),
    EventKind.PARTY_TOLD: ("thông báo cho tổ chức đảng", "Party organisation told"),
}

UNITS: dict[Unit, tuple[str, str]] = {
    Unit.CALENDAR: ("ngày", "days"),
    Unit.WORKING: ("ngày làm việc", "working days"),
    Unit.MONTHS: ("tháng", "months"),
}

TRAITS: dict[Trait, tuple[str, str]] = {
    Trait.REMOTE: ("vùng sâu, vùng xa đi lại khó khăn", "remote area"),
    Trait.COMPLEX: ("vụ việc phức tạp", "complex case"),
    Trait.ESPECIALLY_COMPLEX: ("vụ việc đặc biệt phức tạp", "especially complex case"),
    Trait.DISMISSAL: ("kỷ luật buộc thôi việc", "dismissal"),
    Trait.CENTRAL: ("cấp Trung ương", "central level"),
    Trait.FORWARDED: ("do cơ quan báo chí, cơ quan, tổ chức chuyển đến", "forwarded by a body"),
    Trait.REFERRED: (
        "do cơ quan Quốc hội, đại biểu dân cử, Ban tiếp công dân chuyển đến",
        "referred by an elected body or a reception board",
    ),
    Trait.ON_REGULATIONS: ("về quy định hành chính", "on administrative regulations"),
}

MARKS: dict[Mark, tuple[str, str]] = {
    Mark.CONFIRMED: ("đã đối chiếu văn bản", "text read"),
    Mark.ORIGINAL_ONLY: (
        "mới đối chiếu văn bản gốc hoặc văn bản cũ, chưa đối chiếu nội dung sửa đổi",
        "read in the original or superseded text only",
    ),
    Mark.SECONDARY: ("theo nguồn thứ cấp", "from a secondary source"),
    Mark.RECALLED: ("theo trí nhớ, chưa đối chiếu", "recalled, not read"),
    Mark.COMPUTED: (
        "dự kiến: tính theo quy định, chưa có thông báo",
        "projected: computed, not announced",
    ),
    Mark.UNKNOWN: ("chưa xác định", "not established"),
}

REGIMES: dict[Regime, tuple[str, str]] = {
    Regime.STATE: ("quy định của Nhà nước", "law of the State"),
    Regime.PARTY: ("quy định của Đảng", "rules of the Party"),
}

#: Each kind of petition in each round that it has.
MATTERS: dict[tuple[Kind, Stage], tuple[str, str]] = {
    (Kind.COMPLAINT, Stage.FIRST): ("khiếu nại lần đầu", "first complaint"),
    (Kind.COMPLAINT, Stage.SECOND): ("khiếu nại lần hai", "second complaint"),
    (Kind.COMPLAINT, Stage.DISCIPLINE_FIRST): (
        "khiếu nại quyết định kỷ luật lần đầu",
        "disciplinary complaint, first round",
    ),
    (Kind.COMPLAINT, Stage.DISCIPLINE_SECOND): (
        "khiếu nại quyết định kỷ luật lần hai",
        "disciplinary complaint, second round",
    ),
    (Kind.DENUNCIATION, Stage.FIRST): ("tố cáo", "denunciation"),
    (Kind.DENUNCIATION, Stage.FURTHER): ("tố cáo tiếp", "further denunciation"),
    (Kind.RECOMMENDATION, Stage.FIRST): ("kiến nghị, phản ánh", "recommendation or reflection"),
}

COMPLEXITIES: dict[Complexity, tuple[str, str]] = {
    Complexity.ORDINARY: ("vụ việc thông thường", "ordinary case"),
    Complexity.COMPLEX: TRAITS[Trait.COMPLEX],
    Complexity.ESPECIALLY_COMPLEX: TRAITS[Trait.ESPECIALLY_COMPLEX],
}


def amount_en(number: int, unit: Unit) -> str:
    """A length in English: "7 working days", "1 month"."""
    words = UNITS[unit][1]
    return f"{number} {words.removesuffix('s') if number == 1 else words}"


def day_text(day: date) -> str:
    """A date as papers print it: 03/12/2026."""
    return f"{day:%d/%m/%Y}"
