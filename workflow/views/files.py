"""Papers: previews, issued documents, scans; with a safe type, to whoever may see them."""

import hashlib
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from documents.letters.common import Letter
from documents.models import Document, DocumentContent
from documents.rendering import render as typeset
from petitions import access
from petitions.access import Act
from petitions.errors import BadFact, NotAllowed, Refused
from petitions.models import Petition, Scan
from petitions.vietnamese import in_vietnamese
from workflow.forms.acts import FORMS
from workflow.letters import LETTERS, TYPED, signer_of
from workflow.numerals import whole_number
from workflow.views.common import officer, seen_petition, today
from workflow.views.desk import Page

PAGE_SIZE = 50


def pdf_response(content: bytes, name: str, *, download: bool = False) -> HttpResponse:
    """The answer that shows a PDF, or hands it over to be kept."""
    response = HttpResponse(content, content_type="application/pdf")
    way = "attachment" if download else "inline"
    response["Content-Disposition"] = f'{way}; filename="{name}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@xframe_options_sameorigin
def preview(request: HttpRequest, petition_id: int, name: str) -> HttpResponse:
    """The letter that the act `name` concerns, on paper, without a number.

    What is typed on the page of the act is sent along; nothing of it is kept.
    """
    petition = seen_petition(request, petition_id)
    act = next((a for a in LETTERS if a.value == name), None)
    if act is None:
        return no_preview(request, Refused("Việc này không có văn bản."))
    try:
        access.require(officer(request), act, petition, on=today())
        if act in TYPED and request.method != "POST":
            return _to_be_filled_in(request)
        letter = _letter(request, act, petition)
    except Refused as refused:
        return no_preview(request, refused)
    return pdf_response(typeset(letter), "xem-truoc")


def _to_be_filled_in(request: HttpRequest) -> HttpResponse:
    hint = _("Điền các mục bên cạnh rồi bấm «Xem trước văn bản» để đọc văn bản trước khi ban hành.")
    return render(request, "desk/no_preview.html", {"hint": hint})


def _letter(request: HttpRequest, act: Act, petition: Petition) -> Letter:
    """The letter as it would be issued now. Like the paper, what refuses it is Vietnamese."""
    with in_vietnamese():
        signer = signer_of(act, petition, officer(request), on=today())
        facts = _typed(request, act, petition) if act in TYPED else {}
        return LETTERS[act](petition, signer=signer, on=today(), **facts).preview()


def _typed(request: HttpRequest, act: Act, petition: Petition) -> dict[str, Any]:
    """What the letter of `act` is filled with. Raises BadFact for the first thing left out."""
    form = FORMS[act](request.POST, petition=petition, actor=officer(request), on=today())
    for name, errors in form.errors.items():
        raise BadFact(f"{form.fields[name].label}: {errors[0]}", field=name)
    return form.facts()


def no_preview(request: HttpRequest, refused: Refused) -> HttpResponse:
    """Why there is no paper to show, as a page that stands inside the page that asked.

    A draft that is not finished yet is no failure.
    """
    status = 403 if isinstance(refused, NotAllowed) else 200
    return render(request, "desk/no_preview.html", {"refused": refused}, status=status)


def _seen_documents(request: HttpRequest) -> QuerySet[Document]:
    seen = access.visible_to(officer(request), on=today()).values("pk")
    return Document.objects.filter(petition__in=seen)


@require_safe
@xframe_options_sameorigin
def document(request: HttpRequest, document_id: int) -> HttpResponse:
    """The bytes of an issued paper, as they were filed."""
    found = get_object_or_404(_seen_documents(request), pk=document_id)
    content = DocumentContent.objects.filter(document=found).first()
    if content is None:  # issued before the petition was sealed: it names who is secret now
        sealed = Refused("Văn bản này đang được niêm phong; mở ở mục «Bảo mật» của hồ sơ.")
        return no_preview(request, sealed)
    if hashlib.sha256(content.pdf).hexdigest() != found.sha256:
        return no_preview(
            request,
            Refused("Văn bản lưu trữ không còn nguyên vẹn; báo ngay cho quản trị viên."),
        )
    name = found.symbol.replace("/", "-")
    return pdf_response(bytes(content.pdf), name, download="tai" in request.GET)


@require_safe
def print_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """An issued paper to print, now or again."""
    found = get_object_or_404(
        _seen_documents(request).select_related("petition", "signer__user"), pk=document_id
    )
    context = {
        "document": {
            "symbol": found.symbol,
            "title": found.title,
            "issued_on": found.issued_on,
            "signer": found.signer.user.get_full_name() if found.signer else "",
            "sha256": found.sha256,
            "page_count": found.page_count,
        },
        "pdf_url": reverse("document", args=[found.pk]),
        "download_url": reverse("document", args=[found.pk]) + "?tai",
        "petition_number": found.petition.register_number,
        "petition_url": reverse("petition", args=[found.petition_id]),
    }
    return render(request, "desk/print.html", context)


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """Issued papers, the newest first; found again by number."""
    found = _seen_documents(request).select_related("petition").order_by("-pk")
    text = request.GET.get("q", "").strip()
    if "\0" in text:  # PostgreSQL compares no text with a NUL in it
        found = found.none()
    elif text:
        found = found.filter(symbol__istartswith=text)
    before = whole_number(request.GET.get("truoc", ""))
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found[: PAGE_SIZE + 1])
    kept = {"q": text} if text else {}
    more = (
        "?" + urlencode(kept | {"truoc": rows[PAGE_SIZE - 1].pk}) if len(rows) > PAGE_SIZE else ""
    )
    context: dict[str, Any] = {
        "q": text,
        "rows": [
            {
                "title": d.title,
                "number": d.symbol,
                "issued_on": d.issued_on,
                "state": _("đơn %(number)s") % {"number": d.petition.register_number},
                "url": reverse("print", args=[d.pk]),
                "pdf_url": reverse("document", args=[d.pk]),
            }
            for d in rows[:PAGE_SIZE]
        ],
        "page": Page(next_url=more, previous_url="" if before is None else "?" + urlencode(kept)),
        "empty_title": _("Không có văn bản nào khớp") if text else _("Chưa ban hành văn bản nào"),
        "empty_text": _("Văn bản hiện ở đây ngay khi được cấp số."),
    }
    return render(request, "desk/document_list.html", context)


@require_safe
@xframe_options_sameorigin
def scan(request: HttpRequest, petition_id: int, attachment_id: int) -> FileResponse | HttpResponse:
    """The scan of a paper that was handed in."""
    petition = seen_petition(request, petition_id)
    found = get_object_or_404(
        Scan.objects.select_related("attachment"),
        attachment_id=attachment_id,
        attachment__petition=petition,
    )
    response = HttpResponse(bytes(found.content), content_type=found.attachment.media_type)
    extension = found.attachment.media_type.rpartition("/")[2]
    response["Content-Disposition"] = f'inline; filename="tai-lieu-{attachment_id}.{extension}"'
    response["Cache-Control"] = "private, no-store"
    return response
