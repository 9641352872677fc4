"""Tính thời hạn: facts in, every date and its reason out, on the screen and on paper.

Nothing is stored. The facts stand in the address, so that a calculation can be kept as a link.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from documents.rendering import render as render_paper
from petitions.errors import BadFact, Refused
from petitions.law.calendar import UnknownYear
from petitions.law.casefile import with_notices
from petitions.law.clock import Clock, compute
from petitions.law.facts import CaseFacts
from petitions.working_days import office_calendar
from workflow.annex import annex_of_facts, annex_of_petition
from workflow.cards import ClockCard, clock_cards
from workflow.forms.calculator import Typed
from workflow.forms.calculator_link import query_of, typed_from
from workflow.views.common import officer, refused_page, seen_petition, today
from workflow.views.files import pdf_response

FILE_NAME = "bang-tinh-thoi-han"


@dataclass(frozen=True)
class Example:
    """A ready case: what it shows, and its address."""

    label: str
    query: str


def _examples() -> list[Example]:
    """The cases by which officers can check the page against their own calendar."""
    denunciation = "matter=denunciation.first&"
    accepted = "su-kien=2026-11-23.received&su-kien=2026-12-01.accepted"
    return [
        Example(
            _("Khiếu nại nhận 23/11/2026: thụ lý trong 07 ngày làm việc, qua ngày nghỉ 24/11"),
            "su-kien=2026-11-23.received",
        ),
        Example(_("Thụ lý 01/12/2026: giải quyết trong 30 ngày"), accepted),
        Example(
            _("Vụ việc phức tạp, thụ lý 01/12/2026: giải quyết trong 45 ngày"),
            f"complexity=complex&{accepted}",
        ),
        Example(
            _("Thụ lý 02/12/2026: hạn rơi vào ngày nghỉ, chuyển sang ngày làm việc tiếp theo"),
            "su-kien=2026-11-23.received&su-kien=2026-12-02.accepted",
        ),
        Example(
            _("Tố cáo nhận 13/02/2026: 07 ngày làm việc qua Tết"),
            f"{denunciation}su-kien=2026-02-13.received",
        ),
    ]


@dataclass(frozen=True)
class Answer:
    """What stands on the right of the page. `rows` are those that could not be read, and why."""

    clocks: list[ClockCard]
    refused: Refused | None
    rows: list[tuple[int, str]]
    query: str


def computed(facts: CaseFacts, on: date) -> tuple[Clock, ...]:
    """The clocks of facts that were typed, seen on a day.

    As in a case file, "sent" tells of a notice of suspension too. Raises ImpossibleFacts, and
    BadFact where a limit reaches a year that the calendar does not know.
    """
    told = replace(facts, events=tuple(with_notices(facts.events)))
    try:
        return compute(told, calendar=office_calendar(), as_of=on)
    except (UnknownYear, OverflowError) as problem:
        message = _("Thời hạn chạm tới năm mà lịch làm việc không biết.")
        raise BadFact(message, code="unknown_year") from problem


@require_http_methods(["GET", "POST"])
def calculator(request: HttpRequest) -> HttpResponse:
    """The page. What is sent without a script comes back as the address that keeps it."""
    if request.method == "GET":
        return _page(request, typed_from(request.GET))
    typed = Typed.of(request.POST)
    if request.htmx:  # type: ignore[attr-defined]
        return _alive(request, typed)
    facts = typed.facts()
    if facts and typed.is_valid:
        return redirect(f"{reverse('calculator')}?{query_of(facts)}")
    return _page(request, typed, status=422)


def _page(request: HttpRequest, typed: Typed, status: int = 200) -> HttpResponse:
    context = {
        "form": typed.case,
        "events": typed.events,
        "answer": _answer(typed),
        "examples": _examples(),
    }
    return render(request, "desk/calculator.html", context, status=status)


def _alive(request: HttpRequest, typed: Typed) -> HttpResponse:
    """The right side alone; the browser's address follows what is typed."""
    answer = _answer(typed)
    context = {"answer": answer, "examples": _examples()}
    response = render(request, "desk/calculator_answer.html", context)
    query = f"?{answer.query}" if answer.query else ""
    response["HX-Replace-Url"] = reverse("calculator") + query
    return response


def _answer(typed: Typed) -> Answer:
    rows = [
        (number, str(message))
        for number, form in typed.rows
        for messages in form.errors.values()
        for message in messages
    ]
    facts = typed.facts()
    if facts is None:
        return Answer([], None, rows, "")
    try:
        clocks = clock_cards(computed(facts, today()), today())
    except Refused as refused:
        return Answer([], refused, rows, query_of(facts))
    return Answer(clocks, None, rows, query_of(facts))


@require_GET
def print_facts(request: HttpRequest) -> HttpResponse:
    """The annex for the facts in the address, as PDF."""
    back = f"{reverse('calculator')}?{request.GET.urlencode()}"
    typed = typed_from(request.GET)
    facts = typed.facts()
    try:
        if facts is None or not typed.is_valid:
            raise BadFact(_("Dữ kiện chưa đủ hoặc chưa đọc được nên chưa in được bảng tính."))
        clocks = computed(facts, today())
        annex = annex_of_facts(facts, clocks, by=officer(request))
    except Refused as refused:
        return refused_page(request, refused, back)
    return pdf_response(render_paper(annex), FILE_NAME)


@require_GET
def print_petition(request: HttpRequest, petition_id: int) -> HttpResponse:
    """The annex of a petition that this person may see, as PDF."""
    petition = seen_petition(request, petition_id)
    try:
        annex = annex_of_petition(petition, by=officer(request))
    except Refused as refused:
        back = reverse("petition_tab", args=[petition.pk, "thoi-han"])
        return refused_page(request, refused, back)
    return pdf_response(render_paper(annex), FILE_NAME)
