"""Tra cứu đơn: a citizen looks up where the petition stands. No name, no content, no script."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from petitions.lifecycle import Status
from petitions.models import Petition
from petitions.models.petition import CODE_ALPHABET, CODE_LENGTH
from workflow import cards
from workflow.views.common import today

#: Letters that Crockford's alphabet leaves out, read as the ones they are taken for.
_MISREAD = str.maketrans("OILU", "011V")


def _too_often(request: HttpRequest) -> bool:
    """Whether this address has asked more often this minute than a person would."""
    key = f"lookup:{_address(request)}"
    cache.add(key, 0, timeout=60)
    try:
        return cache.incr(key) > settings.LOOKUP_ATTEMPTS_PER_MINUTE
    except ValueError:  # it ran out between the two lines: a new minute
        return False


def _address(request: HttpRequest) -> str:
    """Who asks. Behind our proxy the address is the last one that the proxy wrote down."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.BEHIND_PROXY and forwarded:
        return str(forwarded.rpartition(",")[2].strip())
    return str(request.META.get("REMOTE_ADDR", ""))


def _code(typed: str) -> str:
    """The code as it is stored, however it was typed; empty when it cannot be one."""
    code = "".join(c for c in typed.upper() if c.isalnum()).translate(_MISREAD)
    return code if len(code) == CODE_LENGTH and set(code) <= set(CODE_ALPHABET) else ""


def _asked_too_often(request: HttpRequest) -> HttpResponse:
    error = _("Đã tra cứu quá nhiều lần. Chờ một phút rồi thử lại.")
    return render(request, "public/lookup.html", {"error": error}, status=429)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def lookup(request: HttpRequest) -> HttpResponse:
    """One field: the code from the receipt."""
    if request.method == "GET":
        return render(request, "public/lookup.html")
    typed = request.POST.get("code", "").strip()
    code = _code(typed)
    if code:
        return redirect("lookup_result", code)
    if _too_often(request):
        return _asked_too_often(request)
    error = _("Mã tra cứu gồm 16 chữ và số, in trên giấy biên nhận. Kiểm tra lại mã.")
    context = {"error": error, "code": typed[:40]}
    return render(request, "public/lookup.html", context, status=422)


@login_not_required
@never_cache
@require_GET
def lookup_result(request: HttpRequest, code: str) -> HttpResponse:
    """Where the petition stands, what happens next and by when, whom to call."""
    if _too_often(request):
        return _asked_too_often(request)
    petition = Petition.objects.filter(code=_code(code)).select_related("unit").first()
    if petition is None:
        error = _("Không có đơn nào mang mã này. Kiểm tra lại mã trên giấy biên nhận.")
        unknown = {"error": error, "code": code[:40]}
        return render(request, "public/lookup.html", unknown, status=404)
    due = cards.nearest(petition, today())
    context: dict[str, Any] = {
        "state_label": Status(petition.status).label,
        "steps": cards.stepper(petition),
        "side_state": cards.side_state(petition),
        "next_text": _NEXT[Status(petition.status)],
        "due_on": due.due_on if due else None,
        "due_basis": due.basis if due else "",
        "agency_name": petition.unit.name,
        "agency_phone": petition.unit.phone,
        "agency_address": petition.unit.address,
    }
    return render(request, "public/lookup_result.html", context)


_NEXT = {
    Status.RECEIVED: "Cơ quan đang xem xét và sẽ trả lời bằng văn bản đơn được thụ lý hay không.",
    Status.ASSIGNED: "Đơn đang được xác minh, giải quyết. Kết quả là một quyết định bằng văn bản.",
    Status.RESOLVED: "Quyết định giải quyết đã được ban hành và được gửi đến người khiếu nại.",
    Status.REPORTED: "Việc giải quyết lần đầu đã xong. Quyền khiếu nại lần hai và quyền khởi kiện "
    "được ghi trong quyết định.",
    Status.SUSPENDED: "Việc giải quyết đang tạm dừng. Cơ quan sẽ thông báo khi tiếp tục.",
    Status.DECLINED: "Cơ quan đã trả lời bằng văn bản, có nêu lý do.",
    Status.TERMINATED: "Việc giải quyết đã được đình chỉ bằng văn bản, có nêu lý do.",
}
