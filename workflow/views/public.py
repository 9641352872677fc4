"""Tra cứu đơn: a citizen looks up where the petition stands. No name, no content, no script."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from petitions.deadlines import SETTLEMENT_RULES
from petitions.law.facts import Kind
from petitions.lifecycle import Status
from petitions.models import Petition
from petitions.models.petition import CODE_ALPHABET, CODE_LENGTH
from workflow import cards
from workflow.signin.address import client_address
from workflow.views.common import today

MINUTE = 60
#: Letters that Crockford's alphabet leaves out, read as the ones they are taken for.
_MISREAD = str.maketrans("OILU", "011V")


def _too_often(request: HttpRequest) -> bool:
    """Whether this address has asked more often this minute than a person would.

    Minutes of the clock: with the next one everybody starts anew, those refused before as well.
    """
    minute = int(timezone.now().timestamp() // MINUTE)
    key = f"lookup:{client_address(request)}:{minute}"
    asked = cache.get(key, 0)
    if asked >= settings.LOOKUP_ATTEMPTS_PER_MINUTE:
        return True
    cache.set(key, asked + 1, timeout=2 * MINUTE)
    return False


def _code(typed: str) -> str:
    """The code as it is stored, however it was typed; empty when it cannot be one."""
    code = "".join(c for c in typed.upper() if c.isalnum()).translate(_MISREAD)
    return code if len(code) == CODE_LENGTH and set(code) <= set(CODE_ALPHABET) else ""


def _asked_too_often(request: HttpRequest) -> HttpResponse:
    error = _("Đã tra cứu quá nhiều lần. Chờ một phút rồi thử lại.")
    return render(request, "public/lookup.html", {"error": error}, status=429)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lookup(request: HttpRequest) -> HttpResponse:
    """One field: the code from the receipt."""
    if request.method != "POST":
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
@require_safe
def lookup_result(request: HttpRequest, code: str) -> HttpResponse:
    """Where the petition stands, what happens next and by when, whom to call."""
    if _too_often(request):
        return _asked_too_often(request)
    petition = Petition.objects.filter(code=_code(code)).select_related("unit").first()
    if petition is None:
        error = _("Không có đơn nào mang mã này. Kiểm tra lại mã trên giấy biên nhận.")
        unknown = {"error": error, "code": code[:40]}
        return render(request, "public/lookup.html", unknown, status=404)
    return render(request, "public/lookup_result.html", _standing(petition, today()))


def _standing(petition: Petition, day: date) -> dict[str, Any]:
    """What a citizen is told of `petition` on that day."""
    due = cards.nearest(petition, day)
    kind = Kind(petition.kind)
    is_late = due is not None and due.due_on is not None and due.due_on < day
    return {
        "state_label": Status(petition.status).label,
        "steps": cards.stepper(petition),
        "side_state": cards.side_state(petition),
        "next_text": _next(petition),
        "is_stopped": petition.status == Status.SUSPENDED,
        "due_on": due.due_on if due else None,
        "due_basis": due.basis if due else "",
        "is_projection": bool(due and due.is_projection),
        "days_late": (day - due.due_on).days if due and due.due_on and is_late else 0,
        "rights": _RIGHTS[kind] if due and is_late and due.rule_id in SETTLEMENT_RULES else (),
        "rights_in": _RIGHTS_IN[kind],
        "rights_note": _RIGHTS_NOTE.get(kind, ""),
        "agency_name": petition.unit.name,
        "agency_phone": petition.unit.phone,
        "agency_address": petition.unit.address,
    }


#: Khoản 1, khoản 2 Điều 33 Luật Khiếu nại, in its words: once the limit of Điều 28 has ended
#: without a decision. Both carry the mark of their rule: the original text was read.
_COMPLAINANT_MAY = (
    "Trong thời hạn 30 ngày, kể từ ngày hết thời hạn giải quyết mà khiếu nại lần đầu không được "
    "giải quyết, người khiếu nại có quyền khiếu nại đến người có thẩm quyền giải quyết khiếu nại "
    "lần hai; đối với vùng sâu, vùng xa đi lại khó khăn thì thời hạn có thể kéo dài hơn nhưng "
    "không quá 45 ngày (khoản 1 Điều 33 Luật Khiếu nại 2011).",
    "Hết thời hạn giải quyết mà khiếu nại lần đầu không được giải quyết, người khiếu nại có quyền "
    "khởi kiện vụ án hành chính tại Tòa án theo quy định của Luật tố tụng hành chính (khoản 2 "
    "Điều 33 Luật Khiếu nại 2011).",
)

#: Khoản 1 Điều 38 Luật Tố cáo, in its words.
_DENOUNCER_MAY = (
    "Trường hợp quá thời hạn quy định tại Điều 30 của Luật Tố cáo mà tố cáo chưa được giải quyết, "
    "người tố cáo có quyền tố cáo tiếp với người đứng đầu cơ quan, tổ chức cấp trên trực tiếp của "
    "người giải quyết tố cáo (khoản 1 Điều 38 Luật Tố cáo 2018).",
)
_RIGHTS: dict[Kind, tuple[str, ...]] = {
    Kind.COMPLAINT: _COMPLAINANT_MAY,
    Kind.DENUNCIATION: _DENOUNCER_MAY,
    Kind.RECOMMENDATION: (),
}
_RIGHTS_IN = {
    Kind.COMPLAINT: gettext_lazy("Theo Luật Khiếu nại, ông, bà có thể:"),
    Kind.DENUNCIATION: gettext_lazy("Theo Luật Tố cáo, ông, bà có thể:"),
    Kind.RECOMMENDATION: "",
}
_RIGHTS_NOTE = {
    Kind.COMPLAINT: gettext_lazy(
        "Điều 33: mới đối chiếu văn bản gốc, chưa đối chiếu nội dung sửa đổi."
    ),
}


def _next(petition: Petition) -> str:
    """What happens next, in the words of that kind of petition."""
    status = Status(petition.status)
    if petition.kind == Kind.DENUNCIATION.value:
        return str(_NEXT_OF_DENUNCIATION.get(status, _NEXT[status]))
    return str(_NEXT[status])


_NEXT = {
    Status.RECEIVED: gettext_lazy(
        "Cơ quan đang xem xét và sẽ trả lời bằng văn bản đơn được thụ lý hay không."
    ),
    Status.ASSIGNED: gettext_lazy(
        "Đơn đang được xác minh, giải quyết. Kết quả là một quyết định bằng văn bản."
    ),
    Status.RESOLVED: gettext_lazy(
        "Quyết định giải quyết đã được ban hành và được gửi đến người khiếu nại."
    ),
    Status.REPORTED: gettext_lazy(
        "Việc giải quyết lần đầu đã xong. Quyền khiếu nại lần hai và quyền khởi kiện "
        "được ghi trong quyết định."
    ),
    Status.SUSPENDED: gettext_lazy(
        "Việc giải quyết đang tạm đình chỉ. Cơ quan sẽ thông báo khi tiếp tục."
    ),
    Status.DECLINED: gettext_lazy("Cơ quan đã trả lời bằng văn bản, có nêu lý do."),
    Status.TERMINATED: gettext_lazy("Việc giải quyết đã được đình chỉ bằng văn bản, có nêu lý do."),
}

_NEXT_OF_DENUNCIATION = {
    Status.ASSIGNED: gettext_lazy(
        "Đơn đang được xác minh, giải quyết. Kết quả là một kết luận bằng văn bản."
    ),
    Status.RESOLVED: gettext_lazy(
        "Kết luận nội dung tố cáo đã được ban hành. Người tố cáo được thông báo về kết luận."
    ),
    Status.REPORTED: gettext_lazy("Việc giải quyết tố cáo đã xong."),
    Status.DECLINED: gettext_lazy(
        "Tố cáo không được giải quyết tại cơ quan này; cơ quan đã trả lời bằng văn bản, nêu lý do."
    ),
}
