"""Thời hạn: what is late, and what falls due day by day in the next four weeks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from petitions.models import Petition
from petitions.working_days import is_projected, office_calendar
from workflow import cards
from workflow.inbox import Inbox, bounded
from workflow.views.common import officer, today

DAYS_AHEAD = 28
PAGE_SIZE = 100


@dataclass(frozen=True)
class DayLine:
    """One day of the next four weeks, and how many petitions fall due on it.

    `day_off` is why nobody works on it, in the words of the calendar; empty on a working day.
    """

    day: date
    count: int
    url: str
    day_off: str
    is_projection: bool
    is_shown: bool


@dataclass(frozen=True)
class UnitLine:
    """A unit, with what is late there."""

    name: str
    count: int


@require_GET
def deadlines(request: HttpRequest) -> HttpResponse:
    """The calendar of duties; each number opens its list."""
    day = today()
    box = Inbox(officer(request), on=day)
    shown = request.GET.get("xem", "")
    listed, title = _list(box, shown, day)
    rows = [
        {"row": row, "url": reverse("petition", args=[row.pk])}
        for row in cards.list_rows(list(listed.order_by("next_due_on", "pk")[:PAGE_SIZE]), day)
    ]
    context = {
        "title": title,
        "rows": rows,
        "overdue": bounded(box.overdue()),
        "days": _days(box, day, shown),
        "units": _units(box) if box.is_head else [],
        "shown": shown,
        "cut_off": len(rows) == PAGE_SIZE,
        "empty_title": _("Không có hồ sơ nào ở đây"),
        "empty_text": _("Chọn một ngày bên cạnh để xem hồ sơ đến hạn ngày đó."),
    }
    return render(request, "desk/deadlines.html", context)


def _list(box: Inbox, shown: str, day: date) -> tuple[QuerySet[Petition], str]:
    if shown == "trong-tuan":
        return box.due_within(7), _("Đến hạn trong 7 ngày tới")
    try:
        chosen = datetime.strptime(shown, "%Y-%m-%d").date()
    except ValueError:
        return box.overdue(), _("Quá hạn")
    due = box.due_within(DAYS_AHEAD).filter(next_due_on=chosen)
    return due, _("Đến hạn ngày %(day)s") % {"day": f"{chosen:%d/%m/%Y}"}


def _days(box: Inbox, today: date, shown: str) -> list[DayLine]:
    counted: Any = box.due_within(DAYS_AHEAD).order_by().values_list("next_due_on")
    counts = dict(counted.annotate(n=Count("pk")))
    calendar = office_calendar()
    days = (today + timedelta(days=n) for n in range(DAYS_AHEAD + 1))
    return [
        DayLine(
            day=day,
            count=counts.get(day, 0),
            url=f"?xem={day.isoformat()}",
            day_off=calendar.day_off_reason(day) or "",
            is_projection=is_projected(day),
            is_shown=shown == day.isoformat(),
        )
        for day in days
        if counts.get(day) or calendar.is_working(day)
    ]


def _units(box: Inbox) -> list[UnitLine]:
    late = box.overdue().order_by().values_list("handling_unit__name")
    counted = late.annotate(n=Count("pk")).order_by("-n")[:20]
    return [UnitLine(name or _("Chưa giao đơn vị"), n) for name, n in counted]
