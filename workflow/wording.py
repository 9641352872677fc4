"""Acts and records as sentences, for the log of a petition."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from petitions import vault
from petitions.access import Act
from petitions.acts.secrecy import struck
from petitions.law.clock import Clock
from petitions.law.facts import Kind
from petitions.law.skipped import projected_days
from petitions.models import Event, Petition, Unit, User
from petitions.vault import Person
from petitions.working_days import is_projected
from workflow import denunciation_words

#: A sentence for each act, with blanks to be filled in.
Said = Mapping[Act, object]


@dataclass(frozen=True)
class LogEntry:
    """One line of the log: who did what when, and why."""

    at: datetime
    sentence: str
    reason: str


_DONE = {
    Act.REGISTER: _("tiếp nhận đơn và vào sổ số {number}"),
    Act.ATTACH: _("bổ sung tài liệu vào hồ sơ"),
    Act.PROPOSE: _("phân loại và trình đề xuất"),
    Act.ASSIGN: _("quyết định thụ lý, giao {unit}"),
    Act.APPROVE_REFUSAL: _("duyệt văn bản trả lời không thụ lý"),
    Act.REWORK: _("trả lại đề xuất"),
    Act.ISSUE_ACCEPTANCE: _("ban hành thông báo thụ lý số {document}"),
    Act.ISSUE_REFUSAL: _("ban hành văn bản trả lời số {document}"),
    Act.TAKE: _("nhận giải quyết, giao {handler} xử lý"),
    Act.SEND_BACK: _("trả lại việc giao"),
    Act.REASSIGN: _("giao lại cho {unit}"),
    Act.HAND_OVER: _("giao {handler} xử lý thay"),
    Act.VERIFY: _("ghi kết quả xác minh"),
    Act.MARK_COMPLEX: _("xác định vụ việc phức tạp"),
    Act.DRAFT: _("trình dự thảo quyết định"),
    Act.APPROVE: _("duyệt dự thảo quyết định"),
    Act.RETURN_DRAFT: _("trả lại dự thảo quyết định"),
    Act.ISSUE_DECISION: _("ban hành quyết định giải quyết số {document}"),
    Act.DELIVER: _("ghi nhận đã gửi quyết định"),
    Act.CONFIRM_RECEIPT: _("ghi ngày người khiếu nại nhận quyết định"),
    Act.REPORT: _("báo cáo kết quả giải quyết"),
    Act.SUSPEND: _("tạm đình chỉ giải quyết"),
    Act.RESUME: _("tiếp tục giải quyết"),
    Act.RECALL: _("thu hồi việc duyệt văn bản chưa ban hành"),
    Act.TERMINATE: _("đình chỉ giải quyết"),
    Act.SEND_NOTICE: _("ghi nhận đã gửi quyết định tạm đình chỉ, tiếp tục hoặc đình chỉ"),
    Act.REMIND: _("ban hành văn bản nhắc việc, đôn đốc số {document}"),
    Act.PROTECT: _("giữ bí mật danh tính người gửi"),
    Act.GRANT_OPENING: _("cho phép {to} mở danh tính người gửi đến hết ngày {ends_on}"),
    Act.REVOKE_OPENING: _("thu hồi quyền mở danh tính của {to}"),
    Act.OPEN_IDENTITY: _("mở phần đang niêm phong"),
    Act.BLACK_OUT: _("lập bản sao đã che thông tin"),
    Act.NAME_OFFICER: _("ghi cán bộ có tên trong đơn"),
    Act.CLEAR_OFFICER: _("xác nhận cán bộ chỉ trùng tên"),
    Act.DESTROY_IDENTITY: _("hủy vĩnh viễn danh tính đã niêm phong"),
    Act.DECLARE_DAY: _("công bố lịch ngày {day} ({name}); {dues}"),
}


def log_of(petition: Petition) -> list[LogEntry]:
    """The record of `petition`, the newest line first."""
    events = list(petition.events.select_related("actor", "appointment").order_by("-seq"))
    codes = {e.after["unit"] for e in events if "unit" in e.after}
    units = dict(Unit.objects.filter(code__in=codes).values_list("code", "name"))
    keys = {e.after[name] for e in events for name in ("handler", "to") if name in e.after}
    people = {u.pk: u.get_full_name() for u in User.objects.filter(pk__in=keys)}
    secret = _met_before(petition, events)
    done = _by_kind(petition, _DONE, denunciation_words.DONE)
    return [
        LogEntry(e.happened_at, _sentence(e, done, units, people), struck(e.reason, secret))
        for e in events
    ]


def _by_kind(petition: Petition, said: Said, of_denunciation: Said) -> Said:
    """What is said of each act, in the words of that kind of petition."""
    is_denunciation = petition.kind == Kind.DENUNCIATION.value
    return {**said, **of_denunciation} if is_denunciation else said


def _met_before(petition: Petition, events: list[Event]) -> list[Person]:
    """Who is secret now, and may stand in what was typed before: an entry is never changed."""
    was_open = any(e.act == Act.PROTECT for e in events)
    return vault.written_in(petition) if was_open and petition.is_sealed else []


def _sentence(event: Event, said: Said, units: dict[str, str], people: dict[int, str]) -> str:
    done = str(said[Act(event.act)]).format(
        number=event.after.get("number", ""),
        document=event.after.get("document", ""),
        unit=units.get(event.after.get("unit", ""), _("đơn vị giải quyết")),
        handler=people.get(event.after.get("handler", 0), _("người xử lý")),
        to=people.get(event.after.get("to", 0), ""),
        ends_on=_end(event.after.get("ends_on")) if event.after.get("ends_on") else "",
        day=event.after.get("day", ""),
        name=event.after.get("name", ""),
        dues=_dues(event),
    )
    title = f", {event.appointment.title}," if event.appointment else ""
    return f"{event.actor.get_full_name()}{title} {done}{_papers(event)}"


#: Acts whose sentence ends with the numbers of their papers, where papers were printed for them.
_ON_PAPER = {Act.MARK_COMPLEX, Act.SUSPEND, Act.RESUME, Act.TERMINATE, Act.SEND_NOTICE}


def _papers(event: Event) -> str:
    """: văn bản số 03/QĐ-UBND; nothing where no paper was printed."""
    if enclosed := [paper["document"] for paper in event.after.get("enclosed", ())]:
        return _(", kèm thông báo số {numbers}").format(numbers=", ".join(enclosed))
    if Act(event.act) not in _ON_PAPER:
        return ""
    symbols = event.after.get("documents") or [event.after.get("document")]
    numbers = ", ".join(filter(None, symbols))
    return _(": văn bản số {numbers}").format(numbers=numbers) if numbers else ""


def _dues(event: Event) -> str:
    """The deadlines that a declaration moved, each with its old and its new end."""
    pairs = zip(event.before.get("due", ()), event.after.get("due", ()), strict=True)
    told = (
        _("{rule} từ {before} sang {after}").format(
            rule=old[0], before=_end(old[2]), after=_end(new[2])
        )
        for old, new in pairs
    )
    return _("hạn {moves}").format(moves=", ".join(told))


def _end(text: str | None) -> str:
    return f"{date.fromisoformat(text):%d/%m/%Y}" if text else str(_("tạm dừng"))


def basis_of(clock: Clock) -> str:
    """The article of a limit, as a paper cites it, with a caution where its end is a projection.

    Vietnamese in every language of the screens: a page that shows it marks it so.
    """
    if not clock.is_projection:
        return clock.basis
    calendar = clock.trail.calendar
    years = [str(year) for year in clock.trail.years if not calendar.is_official(year)]
    if years:
        known = f"lịch nghỉ năm {' và '.join(years)} chưa được công bố"
    else:
        days = [f"{day:%d/%m/%Y}" for day in projected_days(clock.trail)]
        known = f"ngày nghỉ {', '.join(days)} tính theo quy định, chưa có thông báo"
    return f"{clock.basis}; ngày dự kiến, {known}"


_NOW = {
    Act.ATTACH: _("Đã bổ sung tài liệu vào hồ sơ {number}."),
    Act.PROPOSE: _("Đã trình thủ trưởng đề xuất về đơn {number}."),
    Act.ASSIGN: _("Đơn {number} được thụ lý, giao {unit}. Văn thư ban hành thông báo thụ lý."),
    Act.APPROVE_REFUSAL: _("Đã duyệt văn bản trả lời đơn {number}. Văn thư ban hành."),
    Act.REWORK: _("Đã trả lại đề xuất về đơn {number}."),
    Act.ISSUE_ACCEPTANCE: _("Đã ban hành thông báo thụ lý số {document}."),
    Act.ISSUE_REFUSAL: _("Đã ban hành văn bản số {document}. Đơn {number} kết thúc."),
    Act.TAKE: _("{handler} xử lý đơn {number}."),
    Act.SEND_BACK: _("Đã trả lại việc giao đơn {number}."),
    Act.REASSIGN: _("Đơn {number} được giao lại cho {unit}."),
    Act.HAND_OVER: _("{handler} xử lý đơn {number}."),
    Act.VERIFY: _("Đã ghi kết quả xác minh đơn {number}."),
    Act.MARK_COMPLEX: _("Đã ban hành văn bản số {document}: vụ việc phức tạp."),
    Act.DRAFT: _("Đã trình dự thảo quyết định về đơn {number}."),
    Act.APPROVE: _("Đã duyệt dự thảo quyết định về đơn {number}. Văn thư cấp số và ban hành."),
    Act.RETURN_DRAFT: _("Đã trả lại dự thảo quyết định về đơn {number}."),
    Act.ISSUE_DECISION: _("Đã ban hành quyết định số {document}."),
    Act.DELIVER: _("Đã ghi nhận việc gửi quyết định về đơn {number}."),
    Act.CONFIRM_RECEIPT: _("Đã ghi ngày người khiếu nại nhận quyết định."),
    Act.REPORT: _("Đã báo cáo kết quả giải quyết đơn {number}."),
    Act.SUSPEND: _(
        "Đã ban hành quyết định tạm đình chỉ số {document}; thời hạn giải quyết dừng "
        "từ hôm nay. Văn thư gửi quyết định."
    ),
    Act.RESUME: _(
        "Đã ban hành quyết định tiếp tục giải quyết số {document}. Văn thư gửi quyết định."
    ),
    Act.RECALL: _("Đã thu hồi việc duyệt; đơn {number} chờ quyết định lại."),
    Act.TERMINATE: _("Đã ban hành quyết định đình chỉ số {document}. Văn thư gửi quyết định."),
    Act.SEND_NOTICE: _("Đã ghi nhận việc gửi quyết định về đơn {number}."),
    Act.PROTECT: _("Danh tính người gửi đơn {number} được giữ bí mật từ bây giờ."),
    Act.GRANT_OPENING: _("Đã cho phép mở danh tính người gửi đơn {number}."),
    Act.REVOKE_OPENING: _("Đã thu hồi quyền mở danh tính người gửi đơn {number}."),
    Act.NAME_OFFICER: _("Đã ghi. Người này và những người dưới quyền không còn xem được đơn."),
    Act.CLEAR_OFFICER: _("Đã ghi là trùng tên; người này lại được giao và xem đơn {number}."),
    Act.DESTROY_IDENTITY: _("Danh tính người gửi đơn {number} đã hủy, không mở lại được."),
    Act.REMIND: _("Đã ban hành văn bản số {document} về đơn {number}."),
}


def confirmation(act: Act, petition: Petition, document: str = "") -> str:
    """What is now true, in one or two sentences, with the next date the office owes."""
    text = str(_by_kind(petition, _NOW, denunciation_words.NOW)[act]).format(
        number=petition.register_number,
        document=document,
        unit=petition.handling_unit.name if petition.handling_unit else "",
        handler=petition.handler.get_full_name() if petition.handler else "",
    )
    if petition.next_due_on is None:
        return text
    projected = _(" (dự kiến)") if is_projected(petition.next_due_on) else ""
    due = _("Hạn gần nhất: {day}{projected}.").format(
        day=f"{petition.next_due_on:%d/%m/%Y}", projected=projected
    )
    return f"{text} {due}"
