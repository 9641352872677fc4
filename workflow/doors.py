"""Every address of the program and who may go in: one line each, asked before its view runs.

A line names a rule; what the rule means is decided by `petitions.access` and nowhere else. An
address without a line leads nowhere.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from petitions import access
from petitions.access import Act
from petitions.errors import Refused
from petitions.models import Petition, User
from workflow.views.common import officer, refused_page, today
from workflow.views.files import no_preview


class Who(Enum):
    """Whom a door lets in, in the words of the printed table."""

    ANYONE = "Mọi người, không cần đăng nhập"
    SIGNED_IN = "Người đã đăng nhập; danh sách chỉ gồm những gì người đó được xem"
    OWN = "Người đã đăng nhập, cho tài khoản của chính mình"
    ADMINISTRATOR = "Quản trị viên hệ thống"
    RECEIVES = "Người được tiếp nhận đơn ở cơ quan mình"
    KEEPS_NUMBERS = "Văn thư, thủ trưởng, cấp phó của cơ quan mình"
    DECLARES = "Thủ trưởng, cấp phó của cơ quan không có đơn vị cấp trên trong hệ thống"
    SEES = "Người được xem đơn mà địa chỉ dẫn tới"
    DOES = "Người được xem đơn và được làm việc này trên đơn"
    REGISTERED = "Người được xem đơn, hoặc chính người vào sổ đơn trong ngày đó"


@dataclass(frozen=True)
class Door:
    """Whom one address lets in.

    `act`: what somebody who DOES comes to do; none where the address names it. `is_framed`: the
    page stands inside another one, and so does its refusal.
    """

    who: Who
    act: Act | None = None
    is_framed: bool = False


_ANYONE, _SIGNED_IN, _OWN = Door(Who.ANYONE), Door(Who.SIGNED_IN), Door(Who.OWN)
_SEES, _ADMINISTRATOR = Door(Who.SEES), Door(Who.ADMINISTRATOR)
_OPENS = Door(Who.DOES, Act.OPEN_IDENTITY)
#: Stands at the end of a line that is for all that lies below.
BELOW = "…"

#: By the address as the program writes it.
DOORS: dict[str, Door] = {
    "": _SIGNED_IN,
    "dang-nhap/": _ANYONE,
    "dang-nhap/ma-xac-thuc/": _ANYONE,  # leads back to the log-in unless the password was given
    "dang-xuat/": _ANYONE,
    "dang-xuat/moi-thiet-bi/": _OWN,
    "doi-mat-khau/": _OWN,
    "xac-nhan/mat-khau/": _OWN,
    "xac-nhan/ma/": _OWN,
    "xac-nhan/khoa/": _OWN,
    "xac-thuc-hai-lop/": _OWN,
    "xac-thuc-hai-lop/ung-dung/": _OWN,
    "xac-thuc-hai-lop/ung-dung/bo/": _OWN,
    "xac-thuc-hai-lop/khoa/": _OWN,
    "xac-thuc-hai-lop/khoa/<int:pk>/bo/": _OWN,
    "xac-thuc-hai-lop/ma-du-phong/": _OWN,
    "xac-thuc-hai-lop/ma-du-phong/moi/": _OWN,
    "ngon-ngu/": _ANYONE,
    "tra-cuu/": _ANYONE,
    "tra-cuu/<str:code>/": _ANYONE,
    "viec/<int:task_id>/nhan/": _SEES,
    "viec/<int:task_id>/tra/": _SEES,
    "tiep-nhan/": Door(Who.RECEIVES),
    "tiep-nhan/kiem-tra/": Door(Who.RECEIVES),
    "tiep-nhan/<int:petition_id>/": Door(Who.REGISTERED),
    "tiep-nhan/<int:petition_id>/bien-nhan/": Door(Who.REGISTERED),
    "kiem-tra/danh-tinh/": _SIGNED_IN,
    "ho-so/": _SIGNED_IN,
    "ho-so/<int:petition_id>/": _SEES,
    "ho-so/<int:petition_id>/<slug:tab>/": _SEES,
    "ho-so/<int:petition_id>/viec/<slug:name>/": Door(Who.DOES),
    "ho-so/<int:petition_id>/du-thao/": Door(Who.DOES, Act.DRAFT),
    "ho-so/<int:petition_id>/xem-truoc/<slug:name>/": Door(Who.DOES, is_framed=True),
    "ho-so/<int:petition_id>/tai-lieu/<int:attachment_id>/": _SEES,
    "ho-so/<int:petition_id>/thoi-han/in/": _SEES,
    "ho-so/<int:petition_id>/danh-tinh/": _OPENS,
    "ho-so/<int:petition_id>/danh-tinh/tai-lieu/<int:attachment_id>/": _OPENS,
    "ho-so/<int:petition_id>/danh-tinh/tai-lieu/<int:attachment_id>/che/": Door(
        Who.DOES, Act.BLACK_OUT
    ),
    "ho-so/<int:petition_id>/danh-tinh/van-ban/<int:document_id>/": _OPENS,
    "thoi-han/": _SIGNED_IN,
    "thoi-han/tinh/": _SIGNED_IN,
    "thoi-han/tinh/in/": _SIGNED_IN,
    "thoi-han/lich/": _SIGNED_IN,
    "thoi-han/lich/cong-bo/": Door(Who.DECLARES),
    "thoi-han/lich/cong-bo/<int:declaration_id>/": _SIGNED_IN,
    "nhac-viec/": _SIGNED_IN,
    "nhac-viec/da-doc/": _SIGNED_IN,
    "nhac-viec/<int:notice_id>/da-doc/": _SEES,
    "nhac-viec/van-ban/<int:reminder_id>/": Door(Who.DOES, Act.REMIND),
    "nhac-viec/van-ban/<int:reminder_id>/xem-truoc/": Door(Who.DOES, Act.REMIND, is_framed=True),
    "van-ban/": _SIGNED_IN,
    "van-ban/so/": _SIGNED_IN,
    "van-ban/so/in/": _SIGNED_IN,
    "van-ban/so/csv/": _SIGNED_IN,
    "van-ban/so/huy/": Door(Who.KEEPS_NUMBERS),
    "van-ban/<int:document_id>/": _SEES,
    "van-ban/<int:document_id>/in/": _SEES,
    # Served before any view is looked for: style sheets, scripts, pictures.
    "static/…": _ANYONE,
    "quan-tri/": _ADMINISTRATOR,
    "quan-tri/login/": _ANYONE,  # these three lead to what everybody uses
    "quan-tri/logout/": _ANYONE,
    "quan-tri/password_change/": _OWN,
    "quan-tri/password_change/done/": _ADMINISTRATOR,
    "quan-tri/autocomplete/": _ADMINISTRATOR,
    "quan-tri/jsi18n/": _ADMINISTRATOR,
    "quan-tri/r/<path:content_type_id>/<path:object_id>/": _ADMINISTRATOR,
    "quan-tri/auth/group/…": _ADMINISTRATOR,
    "quan-tri/petitions/user/…": _ADMINISTRATOR,
    "quan-tri/petitions/unit/…": _ADMINISTRATOR,
    "quan-tri/petitions/appointment/…": _ADMINISTRATOR,
    "quan-tri/documents/congressterm/…": _ADMINISTRATOR,
    "quan-tri/axes/accessfailurelog/…": _ADMINISTRATOR,
    "quan-tri/mfa/authenticator/…": _ADMINISTRATOR,
    "quan-tri/(?P<app_label>…": _ADMINISTRATOR,
    "quan-tri/(?P<url>.*)$": _ADMINISTRATOR,
}

#: How each key in an address leads to the petition that it belongs to.
_LEADS_BY = {
    "petition_id": "pk",
    "attachment_id": "attachments__pk",
    "document_id": "documents__pk",
    "task_id": "tasks__pk",
    "reminder_id": "reminders__pk",
    "notice_id": "reminders__notices__pk",
}


class Asked(HttpRequest):
    """A request that a door has let in; `petition` is the one that its address leads to, if any."""

    petition: Petition | None


def line_of(route: str) -> str | None:
    """The line of the table that is for the address `route`; None where there is none."""
    if route in DOORS:
        return route
    above = (line for line in DOORS if line.endswith(BELOW) and route.startswith(line[:-1]))
    return max(above, key=len, default=None)


class Doorkeeper:
    """Middleware: asks the table before the view of an address runs.

    Whoever may not know of a petition is told that there is none (404); whoever sees it, but may
    not do what the address is for, is told which rule forbids it (403).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """None where the way is free; else what is answered in place of the page."""
        assert request.resolver_match is not None  # Django has found the view by it
        line = line_of(request.resolver_match.route)
        if line is None:
            raise Http404
        return _asked(request, DOORS[line], kwargs)


def _asked(request: HttpRequest, door: Door, kwargs: dict[str, Any]) -> HttpResponse | None:
    if door.who is Who.ANYONE:
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    user, on = officer(request), today()
    if door.who is Who.ADMINISTRATOR and not access.administers(user):
        raise PermissionDenied
    try:
        if door.who is Who.RECEIVES:
            access.require_in_own_agency(user, Act.REGISTER, on=on)
        elif door.who is Who.KEEPS_NUMBERS:
            access.require_in_own_agency(user, Act.VOID_NUMBER, on=on)
        elif door.who is Who.DECLARES:
            access.require_at_top(user, Act.DECLARE_DAY, on=on)
    except Refused as refused:
        return refused_page(request, refused, reverse("inbox"))
    if door.who in (Who.SEES, Who.DOES, Who.REGISTERED):
        return _asked_of_petition(request, door, kwargs, user, on)
    return None


def _asked_of_petition(
    request: HttpRequest, door: Door, kwargs: dict[str, Any], user: User, on: date
) -> HttpResponse | None:
    petition = _led_to(access.visible_to(user, on=on), kwargs)
    if petition is None and door.who is Who.REGISTERED:
        petition = _led_to(access.registered_today(user, on=on), kwargs)
    if petition is None:
        raise Http404
    cast("Asked", request).petition = petition
    if door.who is not Who.DOES:
        return None
    try:
        access.require(user, door.act or _named(kwargs["name"]), petition, on=on)
    except Refused as refused:
        if door.is_framed:
            return no_preview(request, refused)
        return refused_page(request, refused, reverse("petition", args=[petition.pk]))
    return None


def _led_to(open_to: QuerySet[Petition], kwargs: dict[str, Any]) -> Petition | None:
    """The one petition of `open_to` to which every key in the address leads."""
    keys = kwargs.keys() & _LEADS_BY.keys()
    for key in keys:
        open_to = open_to.filter(**{_LEADS_BY[key]: kwargs[key]})
    found = open_to.select_related("unit__agency", "handling_unit", "handler")
    return found.first() if keys else None


def _named(name: str) -> Act:
    try:
        return Act(name)
    except ValueError:
        raise Http404 from None
