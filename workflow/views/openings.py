"""Kiểm tra việc mở danh tính: every grant and every opening, for the auditor and the heads."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from petitions import access
from petitions.access import Act
from petitions.models import OPENING_ACTS, Event, Grant
from workflow.numerals import whole_number
from workflow.secrecy_cards import grant_rows, opening_rows
from workflow.views.common import officer, refused_page, today
from workflow.views.desk import Link, Page

PAGE_SIZE = 50


@require_safe
def openings(request: HttpRequest) -> HttpResponse:
    """The history of openings, the newest first; under its tab that of grants."""
    if not access.oversees(officer(request), on=today()):
        refused = access.refusal(officer(request), Act.READ_OPENINGS)
        return refused_page(request, refused, reverse("inbox"))
    petitions = access.overseen_by(officer(request), on=today()).values("pk")
    shows_grants = request.GET.get("xem") == "cho-phep"
    context: dict[str, Any] = {
        "tabs": [
            Link(_("Đã mở"), None, "?", not shows_grants),
            Link(_("Đã cho phép"), None, "?xem=cho-phep", shows_grants),
        ],
    }
    if shows_grants:
        found = Grant.objects.filter(petition__in=petitions).order_by("-pk")
        rows, context["page"] = _page(
            request, found.select_related("petition", "to", "given_by__user"), "xem=cho-phep&"
        )
        context["grants"] = grant_rows(rows, timezone.now())
    else:
        events = Event.objects.filter(petition__in=petitions, act__in=OPENING_ACTS)
        rows, context["page"] = _page(
            request, events.select_related("petition", "actor").order_by("-pk"), ""
        )
        context["openings"] = opening_rows(rows)
    return render(request, "desk/identity/openings.html", context)


def _page(request: HttpRequest, found: QuerySet[Any], kept: str) -> tuple[list[Any], Page]:
    before = whole_number(request.GET.get("truoc", ""))
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found[: PAGE_SIZE + 1])
    more = f"?{kept}truoc={rows[PAGE_SIZE - 1].pk}" if len(rows) > PAGE_SIZE else ""
    return rows[:PAGE_SIZE], Page(
        next_url=more, previous_url=f"?{kept}" if before is not None else ""
    )
