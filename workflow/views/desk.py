"""Việc của tôi, and taking work off the shared pile."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from petitions.access import Act
from petitions.errors import Refused
from petitions.law.calendar import Calendar
from petitions.law.wording import TimeLeft, time_left
from petitions.working_days import office_calendar
from workflow import cards, inbox, steps
from workflow.inbox import Inbox, WorkRow, bounded
from workflow.models import PetitionTask
from workflow.views.common import officer, refused_page, today


@dataclass(frozen=True)
class Row:
    """A line of the table, with the address it opens."""

    time_left: TimeLeft | None
    number: str
    kind: str
    from_whom: str
    about: str
    verb: str
    url: str
    take_url: str
    since: date


@dataclass(frozen=True)
class Link:
    """A tab or a figure: what it says, how many, and where it leads."""

    label: str
    count: int | None
    url: str
    current: bool = False


@dataclass(frozen=True)
class Page:
    """Where the list goes on."""

    next_url: str = ""
    previous_url: str = ""
    count_text: str = ""


@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """What this person has to do; the unit's pile; what they follow."""
    day = today()
    box = Inbox(officer(request), on=day)
    shown = request.GET.get("xem", "")
    mine, shared, watched = bounded(box.mine()), bounded(box.shared()), bounded(box.watched())
    if not shown and not mine and shared:
        shown = "don-vi"
    tabs = [
        Link(_("Của tôi"), mine, "?xem=cua-toi", shown not in ("don-vi", "theo-doi")),
        Link(_("Của đơn vị"), shared, "?xem=don-vi", shown == "don-vi"),
        Link(_("Đang theo dõi"), watched, "?xem=theo-doi", shown == "theo-doi"),
    ]
    if shown == "theo-doi":
        rows, page = _watched(box, day), Page()
    else:
        tasks = box.shared() if shown == "don-vi" else box.mine()
        found = inbox.page(tasks, after=request.GET.get("sau", ""))
        calendar = office_calendar()
        rows = [_row(r, day, calendar, shared=shown == "don-vi") for r in found.rows]
        page = _page(shown, found.next_key, first=not request.GET.get("sau"))
    context = {
        "tabs": tabs,
        "rows": rows,
        "page": page,
        "numbers": _numbers(box) if box.is_head else [],
        "empty_title": _("Không có việc nào ở đây"),
        "empty_text": _empty_text(shown, shared),
    }
    return render(request, "desk/inbox.html", context)


def _page(shown: str, next_key: str, *, first: bool) -> Page:
    here = {"xem": shown} if shown else {}
    return Page(
        next_url="?" + urlencode(here | {"sau": next_key}) if next_key else "",
        previous_url="" if first else "?" + urlencode(here),
    )


def _empty_text(shown: str, shared: int) -> str:
    if shown != "don-vi" and shared:
        return _("Đơn vị còn việc chưa ai nhận: xem thẻ «Của đơn vị».")
    return _("Việc mới sẽ hiện ở đây khi đến lượt; đơn mới vào sổ ở phần Tiếp nhận.")


def _numbers(box: Inbox) -> list[Link]:
    deadlines = reverse("deadlines")
    return [
        Link(_("quá hạn"), bounded(box.overdue()), f"{deadlines}?xem=qua-han"),
        Link(_("đến hạn trong 7 ngày"), bounded(box.due_within(7)), f"{deadlines}?xem=trong-tuan"),
        Link(_("chờ duyệt"), bounded(box.to_approve()), "?xem=cua-toi"),
    ]


def _row(work_row: WorkRow, day: date, calendar: Calendar, *, shared: bool) -> Row:
    left = work_row.due_on and time_left(work_row.due_on, day, calendar)
    take = shared and work_row.act is not Act.TAKE
    return Row(
        time_left=left or None,
        number=work_row.number,
        kind=_("Khiếu nại lần đầu"),
        from_whom=work_row.petitioner,
        about=work_row.subject,
        verb=work_row.verb,
        url=reverse("act", args=[work_row.petition_id, work_row.act.value]),
        take_url=reverse("claim", args=[work_row.task_id]) if take else "",
        since=timezone.localdate(work_row.since),
    )


def _watched(box: Inbox, day: date) -> list[Row]:
    """The newest of what the person follows; a longer list is searched under Hồ sơ."""
    found = list(box.watched().distinct().order_by("-pk")[: inbox.PAGE_SIZE])
    return [
        Row(
            time_left=row.left,
            number=row.number,
            kind=_("Khiếu nại lần đầu"),
            from_whom=row.petitioner,
            about=row.subject,
            verb=_("Xem"),
            url=reverse("petition", args=[row.pk]),
            take_url="",
            since=row.received_on,
        )
        for row in cards.list_rows(found, day)
    ]


@require_POST
def claim(request: HttpRequest, task_id: int) -> HttpResponse:
    """Take a task; then its page."""
    try:
        task = steps.claim(task_id, user=officer(request), at=timezone.now())
    except PetitionTask.DoesNotExist:
        raise Http404 from None
    except Refused as refused:
        return refused_page(request, refused, reverse("inbox"))
    return redirect("act", task.petition_id, task.act)


@require_POST
def release(request: HttpRequest, task_id: int) -> HttpResponse:
    """Put a task back on the pile."""
    try:
        steps.release(task_id, user=officer(request), at=timezone.now())
    except PetitionTask.DoesNotExist:
        raise Http404 from None
    except Refused as refused:
        return refused_page(request, refused, reverse("inbox"))
    messages.success(request, _("Đã trả việc về đơn vị."))
    return redirect("inbox")
