"""Lịch làm việc: the year with its days off, and a declaration in two steps."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from petitions import access, acts
from petitions.access import Act
from petitions.acts import ListChanged
from petitions.acts.calendar import Foreseen
from petitions.errors import NotAllowed, Refused
from petitions.law.calendar import load_calendar
from petitions.models import DayDeclaration, Say
from petitions.vietnamese import in_vietnamese
from petitions.working_days import in_force, office_calendar
from workflow.calendar_days import lines, months, said_by_law
from workflow.calendar_moves import (
    by_unit,
    moved_by,
    notices_due,
    rows_of,
)
from workflow.forms.calendar import ConfirmationForm, DeclarationForm
from workflow.languages import quoted
from workflow.numerals import whole_number
from workflow.views.common import officer, refused_page, today


@require_http_methods(["GET", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """A year of the calendar; a form that is sent leads to what it would move."""
    if request.method == "GET":
        return _year_page(request, DeclarationForm(initial=_withdrawal(request)))
    form = DeclarationForm(request.POST)
    if not form.is_valid():
        return _year_page(request, form, status=422)
    try:
        foreseen = acts.foresee(form.declaration(), actor=officer(request), at=timezone.now())
    except NotAllowed as refused:
        return refused_page(request, refused, reverse("calendar"))
    except Refused as refused:
        form.add_error(
            refused.field if refused.field in form.fields else None, quoted(str(refused))
        )
        return _year_page(request, form, status=422)
    return _preview(request, foreseen)


def _year_page(request: HttpRequest, form: DeclarationForm, status: int = 200) -> HttpResponse:
    years = _years()
    asked = request.GET.get("nam", "")
    year = whole_number(asked) or today().year
    if year not in years:
        raise Http404
    shown, declared = office_calendar(), in_force()
    held = access.appointments_of(officer(request), on=today())
    context = {
        "year": year,
        "years": years,
        "is_official": shown.is_official(year),
        "lines": lines(year, shown, declared),
        "months": months(year, shown),
        "form": form if access.find_at_top(held, Act.DECLARE_DAY) else None,
    }
    return render(request, "desk/calendar.html", context, status=status)


def _years() -> range:
    """The official years, with the one after them as a projection."""
    official = load_calendar().official_years
    return range(min(official), max(official) + 2)


def _withdrawal(request: HttpRequest) -> dict[str, Any]:
    """What the form begins with when it is opened to withdraw a declaration."""
    try:
        day = datetime.strptime(request.GET.get("thu-hoi", ""), "%Y-%m-%d").date()
    except ValueError:
        return {}
    with in_vietnamese():  # it becomes part of the record
        name = str(Say.WITHDRAWN.label)
    return {"day": day, "says": Say.WITHDRAWN, "name": name}


def _preview(request: HttpRequest, foreseen: Foreseen, changed: str = "") -> HttpResponse:
    d = foreseen.declaration
    told = {"day": d.day, "says": d.says, "name": d.name, "source": d.source}
    seen = access.visible_to(officer(request), on=today())
    due = notices_due(foreseen.petitions, seen)
    context = {
        "declaration": d,
        "says": d.says.label,
        "said_by_law": said_by_law(d.day),
        "is_past": d.day < today(),
        "changed": changed,
        "foreseen": foreseen,
        "rows": rows_of(foreseen.first, seen),
        "units": by_unit(foreseen.petitions),
        "days": [(days, abs(days), n) for days, n in sorted(foreseen.by_days.items())],
        "notices": due,
        "form": ConfirmationForm(initial=told | {"digest": foreseen.digest}),
    }
    return render(request, "desk/calendar_preview.html", context, status=409 if changed else 200)


@require_POST
def declare(request: HttpRequest) -> HttpResponse:
    """Confirm the list that was looked at; where another one would come of it, show that one."""
    form = ConfirmationForm(request.POST)
    if not form.is_valid():
        return redirect("calendar")
    wanted, actor, at = form.declaration(), officer(request), timezone.now()
    try:
        told, foreseen = acts.declare(
            wanted, actor=actor, at=at, digest=form.cleaned_data["digest"]
        )
    except ListChanged as refused:
        foreseen = acts.foresee(wanted, actor=actor, at=at)
        return _preview(request, foreseen, changed=refused.message)
    except Refused as refused:
        return refused_page(request, refused, reverse("calendar"))
    said = _("Đã công bố: %(what)s. %(count)d thời hạn được dời.")
    messages.success(request, said % {"what": told, "count": foreseen.live})
    return redirect("day_declaration", told.pk)


@require_GET
def declaration(request: HttpRequest, declaration_id: int) -> HttpResponse:
    """A declaration as it was made, the deadlines that it moved, and the notices it calls for."""
    found = DayDeclaration.objects.select_related("declared_by", "appointment")
    told = get_object_or_404(found, pk=declaration_id)
    moved = moved_by(told, officer(request), on=today())
    context = {
        "told": told,
        "said_by_law": said_by_law(told.day),
        "rows": moved.rows,
        "cut_off": moved.is_cut_off,
        "notices": moved.notices,
    }
    return render(request, "desk/calendar_declaration.html", context)
