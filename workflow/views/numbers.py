"""Sổ văn bản đi: the register of a series on the screen, on paper and as a table; voiding."""

import csv
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from documents import numbering, voiding
from documents.letters.outgoing_register import COLUMNS, MOST_LINES, build, cells_of
from documents.numbering import Series
from documents.outgoing import Reader, entries
from documents.rendering import typeset
from petitions import access
from petitions.errors import NotAllowed, Refused
from petitions.models import Unit
from petitions.vietnamese import in_vietnamese
from workflow.forms.numbers import SpanForm, VoidForm
from workflow.languages import quoted
from workflow.number_rows import (
    agency_choices,
    choices,
    query_of,
    row_of,
    series_of_agency,
    value_of,
)
from workflow.numerals import whole_number
from workflow.views.common import officer, refused_page, today
from workflow.views.desk import Page
from workflow.views.files import pdf_response

PAGE_SIZE = 50
#: A spreadsheet computes a cell that begins so; the wide forms are turned into these by some.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


@dataclass(frozen=True)
class Chosen:
    """What an address asks for, of what this person may open."""

    reader: Reader
    unit: Unit | None
    found: list[Series]
    series: Series | None

    @property
    def is_kept(self) -> bool:
        """Whether this person may void the next number: a keeper, in a series still in use."""
        if self.series is None or not self.reader.keeps(self.series.unit):
            return False
        s = self.series
        try:
            return s.year == numbering.year_of(s.regime, s.unit, self.reader.on)
        except Refused:
            return False


def _chosen(request: HttpRequest) -> Chosen:
    """The series asked for, or else the first of the agency.

    Raises Http404 for an agency that there is not, or not for this person.
    """
    reader = Reader(officer(request), today())
    unit = _agency(reader, request.GET.get("co-quan", ""))
    found = series_of_agency(unit) if unit else []
    series = next((s for s in found if value_of(s) == request.GET.get("so")), None)
    return Chosen(reader, unit, found, series or (found[0] if found else None))


def _agency(reader: Reader, code: str) -> Unit | None:
    if code:
        found = reader.agencies().filter(code=code).first()
        if found is None:
            raise Http404
        return found
    held = access.appointments_of(reader.user, on=reader.on)
    return held[0].unit.agency if held else None


def _named(request: HttpRequest) -> tuple[Chosen, Series]:
    """What is done with a series is done with the one that the address names."""
    chosen = _chosen(request)
    if chosen.series is None or value_of(chosen.series) != request.GET.get("so"):
        raise Http404
    return chosen, chosen.series


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """One series, the last number on top."""
    return _page(request, _chosen(request))


def _page(
    request: HttpRequest, chosen: Chosen, form: VoidForm | None = None, status: int = 200
) -> HttpResponse:
    series = chosen.series
    context: dict[str, Any] = {
        "agencies": agency_choices(chosen.reader.agencies(), chosen.unit),
        "choices": choices(chosen.found, series),
        "series": series,
    }
    if series is not None:
        context |= _lines(request, chosen.reader, series)
        following = numbering.last_of(series) + 1
        context |= {
            "query": query_of(series),
            "value": value_of(series),
            "following": series.number(following).symbol,
            "form": (form or VoidForm(initial={"number": following})) if chosen.is_kept else None,
            "span": SpanForm(initial=_last_part(following - 1)),
        }
    return render(request, "desk/numbers.html", context, status=status)


def _last_part(last: int) -> dict[str, int]:
    return {"tu": max(1, last - MOST_LINES + 1), "den": last}


def _lines(request: HttpRequest, reader: Reader, series: Series) -> dict[str, Any]:
    before = whole_number(request.GET.get("truoc", ""))
    span = None if before is None else (1, before - 1)
    found = list(entries(series, reader, span=span, limit=PAGE_SIZE + 1))
    shown, here = found[:PAGE_SIZE], f"?{query_of(series)}"
    more = f"{here}&truoc={shown[-1].first}" if len(found) > PAGE_SIZE else ""
    page = Page(next_url=more, previous_url="" if before is None else here)
    return {"rows": [row_of(entry) for entry in shown], "page": page}


@require_safe
def print_register(request: HttpRequest) -> HttpResponse:
    """Some numbers of the series on paper, or all of them where they are few."""
    chosen, series = _named(request)
    reader = chosen.reader
    form = SpanForm(request.GET or None)
    last = numbering.last_of(series)
    span = (form.cleaned_data["tu"], form.cleaned_data["den"]) if form.is_valid() else (1, last)
    found = list(entries(series, reader, span=span, limit=MOST_LINES + 1))
    try:
        with in_vietnamese():
            letter = build(series, found, officer=reader.user.get_full_name(), printed_on=reader.on)
    except Refused as refused:
        return refused_page(request, refused, f"{reverse('numbers')}?{query_of(series)}")
    return pdf_response(typeset(letter).pdf, "so-van-ban-di")


@require_safe
def export_register(request: HttpRequest) -> HttpResponse:
    """The whole series as a table for a spreadsheet, in which no cell is computed."""
    chosen, series = _named(request)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="so-van-ban-di.csv"'
    response["Cache-Control"] = "private, no-store"
    response.write("\ufeff")
    table = csv.writer(response, quoting=csv.QUOTE_ALL)
    table.writerow([name for name, _width in COLUMNS])
    for entry in reversed(list(entries(series, chosen.reader))):
        table.writerow([_inert(cell) for cell in cells_of(entry)])
    return response


def _inert(cell: str) -> str:
    """The cell as text for every spreadsheet: one that looks like a formula gets a mark before."""
    return f"'{cell}" if cell.lstrip(" \u00a0\u3000").startswith(_FORMULA) else cell


@require_POST
def void_number(request: HttpRequest) -> HttpResponse:
    """Give up the next number of the series, with the reason."""
    chosen, series = _named(request)
    form = VoidForm(request.POST)
    if not form.is_valid():
        return _page(request, chosen, form, status=422)
    told, actor = form.cleaned_data, officer(request)
    here = f"{reverse('numbers')}?{query_of(series)}"
    try:
        row = voiding.void(
            series, told["number"], reason=told["reason"], actor=actor, at=timezone.now()
        )
    except NotAllowed as refused:
        return refused_page(request, refused, here)
    except Refused as refused:
        if refused.field != "reason":
            return refused_page(request, refused, here)
        form.add_error("reason", quoted(str(refused)))
        return _page(request, chosen, form, status=422)
    symbol = series.number(row.number).symbol
    messages.success(request, _("Đã hủy số %(symbol)s.") % {"symbol": symbol})
    return redirect(here)
