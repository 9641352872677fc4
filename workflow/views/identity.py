"""Mở danh tính: what is sealed, shown once to whoever holds a grant, after the record has it."""

import base64
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from documents.models import Document
from petitions import access, acts, vault
from petitions.access import Act
from petitions.acts.performing import busy_is_refused
from petitions.errors import BadFact, Refused
from petitions.law.facts import Kind
from petitions.models import Attachment, Event, PartyRole, Petition
from petitions.uploads.blackout import Box, pages
from petitions.vietnamese import in_vietnamese
from workflow import cards
from workflow.forms.protection import CopyForm, OpenForm
from workflow.perform import perform
from workflow.signin.policy import ask_to_verify, recently_verified
from workflow.views.common import officer, refused_page, seen_petition, today

Shown = Callable[[Event], HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
def open_identity(request: HttpRequest, petition_id: int) -> HttpResponse:
    """Who sent the petition."""
    petition = seen_petition(request, petition_id)

    def shown(opening: Event) -> HttpResponse:
        people = [
            cards.PersonCard(
                PartyRole(party.role).label_in(Kind(petition.kind)), person, party.is_organisation
            )
            for party, person in vault.reveal(petition, opening)
        ]
        context = {"people": people, "petition": cards.heading(petition)}
        return render(request, "desk/identity/shown.html", context)

    return _opened(request, petition, _("Mở danh tính người gửi"), shown)


@require_http_methods(["GET", "HEAD", "POST"])
def open_scan(request: HttpRequest, petition_id: int, attachment_id: int) -> HttpResponse:
    """A sealed scan, as it was handed in."""
    petition = seen_petition(request, petition_id)
    paper = _sealed(petition, attachment_id)

    def shown(opening: Event) -> HttpResponse:
        content, _name = vault.reveal_scan(petition, opening, paper.pk)
        extension = paper.media_type.rpartition("/")[2]
        return _file(content, paper.media_type, f"tai-lieu-{paper.pk}.{extension}")

    return _opened(request, petition, _("Mở bản quét đang niêm phong"), shown, attachment=paper.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def open_paper(request: HttpRequest, petition_id: int, document_id: int) -> HttpResponse:
    """A paper that was issued before the petition was sealed."""
    petition = seen_petition(request, petition_id)
    paper = get_object_or_404(Document, petition=petition, pk=document_id, content__isnull=True)

    def shown(opening: Event) -> HttpResponse:
        content = vault.reveal_paper(petition, opening, paper.pk)
        return _file(content, "application/pdf", f"van-ban-{paper.pk}.pdf")

    return _opened(request, petition, _("Mở văn bản đang niêm phong"), shown, document=paper.pk)


def _sealed(petition: Petition, attachment_id: int) -> Attachment:
    return get_object_or_404(
        Attachment, petition=petition, pk=attachment_id, is_sealed=True, size__gt=0
    )


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _opened(
    request: HttpRequest, petition: Petition, title: str, shown: Shown, **what: int
) -> HttpResponse:
    """Ask why, write the opening into the record, and only then show. Never by GET.

    Whoever opens has proved a moment ago to be who they are: a screen left alone opens nothing.
    """
    if not recently_verified(request):
        return ask_to_verify(request)
    here = reverse("petition_tab", args=[petition.pk, "bao-mat"])
    try:
        access.require(officer(request), Act.OPEN_IDENTITY, petition, on=today())
    except Refused as refused:
        return refused_page(request, refused, here)
    form = OpenForm(
        request.POST if request.method == "POST" else None,
        petition=petition,
        actor=officer(request),
        on=today(),
    )
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        context = {"form": form, "title": title, "petition": cards.heading(petition), "back": here}
        return render(request, "desk/identity/open.html", context, status=status)
    try:
        with in_vietnamese():
            opening = acts.open_identity(
                petition.pk,
                actor=officer(request),
                at=timezone.now(),
                reason=form.cleaned_data["reason"],
                **what,
            )
        return shown(opening)
    except Refused as refused:
        return refused_page(request, refused, here)


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, petition_id: int, attachment_id: int) -> HttpResponse:
    """Draw black boxes over what identifies in a sealed scan, and file the copy."""
    petition = seen_petition(request, petition_id)
    paper = _sealed(petition, attachment_id)
    if "boxes" in request.POST:  # drawn on a page that an opening has shown
        return _filed(request, petition, paper)

    def shown(opening: Event) -> HttpResponse:
        content, _name = vault.reveal_scan(petition, opening, paper.pk)
        return _drawing(request, petition, paper, content, CopyForm(initial=_named(paper)))

    return _opened(request, petition, _("Lập bản sao đã che thông tin"), shown, attachment=paper.pk)


def _named(paper: Attachment) -> dict[str, str]:
    return {"name": _("Bản sao đã che thông tin: {name}").format(name=paper.name)[:200]}


def _drawing(
    request: HttpRequest, petition: Petition, paper: Attachment, content: bytes, form: CopyForm
) -> HttpResponse:
    shown = [
        {
            "number": page.number,
            "width": page.width,
            "height": page.height,
            "data": base64.b64encode(page.png).decode(),
        }
        for page in pages(content, paper.media_type)
    ]
    context = {
        "pages": shown,
        "form": form,
        "petition": cards.heading(petition),
        "back": reverse("petition_tab", args=[petition.pk, "bao-mat"]),
    }
    return render(request, "desk/identity/copy.html", context)


def _filed(request: HttpRequest, petition: Petition, paper: Attachment) -> HttpResponse:
    here = reverse("petition_tab", args=[petition.pk, "bao-mat"])
    form = CopyForm(request.POST)
    try:
        if not form.is_valid():
            raise BadFact(str(next(iter(form.errors.values()))[0]))
        with busy_is_refused():
            perform(
                Act.BLACK_OUT,
                petition.pk,
                actor=officer(request),
                at=timezone.now(),
                facts={
                    "attachment": paper.pk,
                    "boxes": _boxes(form.cleaned_data["boxes"]),
                    "name": form.cleaned_data["name"],
                },
            )
    except Refused as refused:
        return refused_page(request, refused, here)
    messages.success(request, _("Đã lập bản sao đã che thông tin; bản gốc vẫn niêm phong."))
    return redirect("petition_tab", petition.pk, "van-ban")


def _boxes(drawn: Any) -> list[Box]:
    """What the page drew. Raises BadFact where it is not a list of boxes."""
    try:
        return [
            Box(
                page=int(one["page"]),
                x=float(one["x"]),
                y=float(one["y"]),
                width=float(one["width"]),
                height=float(one["height"]),
            )
            for one in drawn
        ]
    except (TypeError, ValueError, KeyError, OverflowError):
        raise BadFact("Không đọc được các phần đã khoanh. Khoanh lại.", field="boxes") from None
