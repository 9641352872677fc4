"""Nhắc việc: a person's reminders, and for heads the papers that are proposed to urge others."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.rendering import render as typeset
from petitions.errors import Refused
from workflow.escalation.papers import (
    dismiss,
    issue_paper,
    plan,
    proposed_to,
    signer_of,
    with_petition,
)
from workflow.escalation.shown import (
    PAGE_SIZE,
    duty_words,
    level_words,
    notice_rows,
    notices_of,
    proposal_rows,
    unread,
)
from workflow.forms.reminders import DismissForm
from workflow.inbox import bounded
from workflow.models import Notice, PaperKind, Reminder
from workflow.numerals import whole_number
from workflow.views.common import officer, refused_page, today
from workflow.views.desk import Link, Page
from workflow.views.files import no_preview, pdf_response


@require_GET
def reminders(request: HttpRequest) -> HttpResponse:
    """The person's own reminders, newest first; under its tab, the papers to be answered."""
    user, shown = officer(request), request.GET.get("xem", "")
    own, proposed = notices_of(user, on=today()), proposed_to(user, on=today())
    waiting = bounded(proposed)
    fresh = bounded(unread(user, on=today()))
    tabs = [
        Link(_("Tất cả"), bounded(own), "?", shown not in ("chua-doc", "van-ban")),
        Link(_("Chưa đọc"), fresh, "?xem=chua-doc", shown == "chua-doc"),
    ]
    if waiting or shown == "van-ban":
        tabs.append(Link(_("Văn bản đề xuất"), waiting, "?xem=van-ban", shown == "van-ban"))
    context: dict[str, Any] = {"tabs": tabs, "shown": shown, "unread": fresh}
    if shown == "van-ban":
        rows, context["page"] = _page(request, proposed.select_related("petition"), shown)
        context["proposals"] = proposal_rows(rows)
    else:
        listed = unread(user, on=today()) if shown == "chua-doc" else own
        rows, context["page"] = _page(request, listed.select_related("reminder__petition"), shown)
        context["rows"] = notice_rows(rows)
    return render(request, "desk/reminders.html", context)


def _page(request: HttpRequest, found: Any, shown: str) -> tuple[list[Any], Page]:
    kept = {"xem": shown} if shown else {}
    before = whole_number(request.GET.get("truoc", ""))
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found.order_by("-pk")[: PAGE_SIZE + 1])
    more = (
        "?" + urlencode(kept | {"truoc": rows[PAGE_SIZE - 1].pk}) if len(rows) > PAGE_SIZE else ""
    )
    first = "?" + urlencode(kept) if before is not None else ""
    return rows[:PAGE_SIZE], Page(next_url=more, previous_url=first)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark every reminder of the person as read."""
    own = Notice.objects.filter(user=officer(request), read_at__isnull=True)
    own.update(read_at=timezone.now())
    messages.success(request, _("Mọi nhắc việc đã được đánh dấu là đã đọc."))
    return redirect("reminders")


@require_POST
def read(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Mark one as read; then the list again, or the petition where that was asked for."""
    notice = get_object_or_404(
        notices_of(officer(request), on=today()).select_related("reminder"), pk=notice_id
    )
    Notice.objects.filter(pk=notice.pk, read_at__isnull=True).update(read_at=timezone.now())
    if "mo" in request.POST:
        return redirect("petition", notice.reminder.petition_id)
    return redirect("reminders")


def _proposal(reminder_id: int) -> Reminder:
    return get_object_or_404(with_petition().exclude(paper=""), pk=reminder_id)


@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, reminder_id: int) -> HttpResponse:
    """A proposed paper, to be issued (the button) or dismissed with a reason (the form)."""
    reminder = _proposal(reminder_id)
    back = reverse("reminders") + "?xem=van-ban"
    form = DismissForm(request.POST if request.POST.get("lam") == "bo" else None)
    try:
        signer = signer_of(reminder, officer(request), on=today())
        plan(reminder, signer=signer, on=today())
        if request.method == "POST" and request.POST.get("lam") == "ban-hanh":
            document = issue_paper(reminder.pk, actor=officer(request), at=timezone.now())
            messages.success(request, _("Đã ban hành văn bản số %s.") % document.symbol)
            return redirect("print", document.pk)
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            dismiss(reminder.pk, actor=officer(request), at=timezone.now(), reason=reason)
            messages.success(request, _("Đã ghi ý kiến không ban hành văn bản."))
            return redirect(back)
    except Refused as refused:
        return refused_page(request, refused, back)
    context = {
        "reminder": reminder,
        "kind": PaperKind(reminder.paper).label,
        "level": level_words(reminder),
        "duty": duty_words(reminder),
        "number": reminder.petition.register_number,
        "form": form,
        "pdf_url": reverse("reminder_preview", args=[reminder.pk]),
        "back_url": back,
    }
    return render(request, "desk/reminders_paper.html", context, status=422 if form.errors else 200)


@require_GET
@xframe_options_sameorigin
def preview(request: HttpRequest, reminder_id: int) -> HttpResponse:
    """The proposed paper as PDF, without a number."""
    reminder = _proposal(reminder_id)
    try:
        signer = signer_of(reminder, officer(request), on=today())
        letter = plan(reminder, signer=signer, on=today()).preview()
    except Refused as refused:
        return no_preview(request, refused)
    return pdf_response(typeset(letter), "xem-truoc")
