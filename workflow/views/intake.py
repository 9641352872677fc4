"""Tiếp nhận: the form, what is alive beside it, and the page after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from documents.catalogue import RECEIPT
from documents.models import Document, DocumentContent
from petitions import access, vault
from petitions.access import Act
from petitions.deadlines import LIMITATION_RULE
from petitions.errors import AlreadyDone, NotAllowed, Refused
from petitions.law.calendar import UnknownYear
from petitions.law.clock import Clock, ImpossibleFacts, compute
from petitions.law.facts import Kind
from petitions.law.wording import TimeLeft, time_left
from petitions.models import Petition, Role, Unit
from petitions.working_days import is_projected, office_calendar
from workflow import cards
from workflow.forms.days import DaysForm
from workflow.forms.intake import IntakeForm, blank
from workflow.forms.intake_rows import OthersFormSet, PapersFormSet, filled
from workflow.languages import quoted
from workflow.registering import promised, register
from workflow.views.common import officer, refused_page, seen_petition, today
from workflow.views.files import pdf_response

DUPLICATES_SHOWN = 5


def _agency(request: HttpRequest) -> Unit:
    """The agency for which this person receives petitions. Raises NotAllowed without one."""
    held = access.appointments_of(officer(request), on=today())
    for appointment in held:
        if appointment.role == Role.RECEPTION and appointment.unit.agency:
            return appointment.unit.agency
    raise access.refusal(officer(request), Act.REGISTER)


@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: HttpRequest) -> HttpResponse:
    """The intake form. What cannot be is said at the field; nothing that was typed is lost."""
    try:
        agency = _agency(request)
    except NotAllowed as refused:
        return refused_page(request, refused, reverse("inbox"))
    if request.method != "POST":
        form = IntakeForm(initial=blank(today()) | {"is_remote": agency.is_remote})
        forms = (form, OthersFormSet(prefix="nguoi"), PapersFormSet(prefix="giay-to"))
        return _show(request, agency, *forms)
    form = IntakeForm(request.POST)
    others = OthersFormSet(request.POST, prefix="nguoi")
    papers = PapersFormSet(request.POST, request.FILES, prefix="giay-to")
    if not (form.is_valid() & others.is_valid() & papers.is_valid()):
        return _show(request, agency, form, others, papers, status=422)
    try:
        petition = register(
            form.registration(
                [row.entry() for row in filled(others)], [row.paper() for row in filled(papers)]
            ),
            unit=agency,
            key=form.cleaned_data["key"],
            actor=officer(request),
            at=timezone.now(),
        )
    except Refused as refused:
        # The key has been used up by another petition: what was typed stands in a new form.
        form = form.with_new_key() if isinstance(refused, AlreadyDone) else form
        form.add_error(
            refused.field if refused.field in form.fields else None, quoted(str(refused))
        )
        return _show(request, agency, form, others, papers, status=422)
    url = reverse("registered", args=[petition.pk])
    # A scripted form stays on the page until it succeeds, so that chosen files are not lost.
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)  # type: ignore[attr-defined]


def _show(
    request: HttpRequest,
    agency: Unit,
    form: IntakeForm,
    others: "BaseFormSet[Any]",
    papers: "BaseFormSet[Any]",
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "others": others, "papers": papers, "agency_name": agency.name}
    context["draft_key"] = f"tiep-nhan-{agency.pk}"
    return render(request, "desk/intake.html", context, status=status)


@dataclass(frozen=True)
class Duplicate:
    """An earlier petition that may be the same."""

    url: str
    number: str
    received_on: date
    petitioner: str
    subject: str
    state: str


@dataclass(frozen=True)
class Limitation:
    """Whether the complaint comes in time (Điều 9 Luật Khiếu nại)."""

    in_time: bool
    due_on: date
    days_late: int
    basis: str


@require_POST
def checks(request: HttpRequest) -> HttpResponse:
    """What the page says beside the form as it is typed: duplicates, limitation, dates to come."""
    try:
        _agency(request)
    except NotAllowed as refused:
        return refused_page(request, refused, reverse("inbox"))
    form = DaysForm(request.POST)
    facts = form.facts(today()) if form.is_valid() else None
    try:
        clocks = compute(facts, calendar=office_calendar()) if facts else ()
        promises = promised(facts) if facts else ()
    except (ImpossibleFacts, UnknownYear):
        clocks, promises = (), ()
    context = {
        "duplicates": _duplicates(request),
        "limitation": _limitation(clocks),
        "promises": promises,
        "is_complaint": request.POST.get("kind") != Kind.DENUNCIATION,
        "problems": [error for errors in form.errors.values() for error in errors],
    }
    return render(request, "desk/parts/intake_checks.html", context)


def _limitation(clocks: Iterable[Clock]) -> Limitation | None:
    for clock in clocks:
        if clock.rule_id == LIMITATION_RULE and clock.due_on:
            return Limitation(clock.days_late == 0, clock.due_on, clock.days_late, clock.basis)
    return None


def _duplicates(request: HttpRequest) -> list[Duplicate]:
    seen = access.visible_to(officer(request), on=today())
    found: list[Petition] = []
    for name in ("petitioner_name", "petitioner_paper_number"):
        text = request.POST.get(name, "")
        if len(text.strip()) >= 3:
            found += vault.matching(seen, text, limit=DUPLICATES_SHOWN)
    unique = list({p.pk: p for p in found}.values())[:DUPLICATES_SHOWN]
    return [
        Duplicate(
            reverse("petition", args=[row.pk]),
            row.number,
            row.received_on,
            row.petitioner,
            row.subject,
            row.state,
        )
        for row in cards.list_rows(unique, today())
    ]


@require_safe
def registered(request: HttpRequest, petition_id: int) -> HttpResponse:
    """After registration: the number, large; Enter prints the receipt; then the next petition."""
    petition = _just_registered(request, petition_id)
    context = {
        "number": petition.register_number,
        "code": petition.code,
        "receipt_url": reverse("receipt", args=[petition.pk]),
        "petition_url": reverse("petition", args=[petition.pk]),
        "is_kept_from": access.find(officer(request), Act.ATTACH, petition, on=today()) is None,
        "left": _left(petition),
        "due_on": petition.next_due_on,
        "is_projection": is_projected(petition.next_due_on),
        "form_key": petition.idempotency_key,
    }
    return render(request, "desk/registered.html", context)


@require_safe
@xframe_options_sameorigin
def receipt(request: HttpRequest, petition_id: int) -> HttpResponse:
    """The receipt, for whoever registered the petition that day: the citizen waits for it."""
    petition = _just_registered(request, petition_id)
    paper = get_object_or_404(Document, petition=petition, form_code=RECEIPT.code)
    content = DocumentContent.objects.filter(document=paper).first()
    if content is None:
        raise Http404
    return pdf_response(bytes(content.pdf), paper.symbol.replace("/", "-"))


def _just_registered(request: HttpRequest, petition_id: int) -> Petition:
    """A petition that this officer may see, or registered today.

    Whoever enters a petition about their own head loses sight of it, and still hands the receipt
    over the counter.
    """
    mine = access.registered_today(officer(request), on=today()).filter(pk=petition_id).first()
    return mine or seen_petition(request, petition_id)


def _left(petition: Petition) -> TimeLeft | None:
    if petition.next_due_on is None:
        return None
    return time_left(petition.next_due_on, today(), office_calendar())
