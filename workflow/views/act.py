"""One page per piece of work: what there is to do, the letter beside it, and doing it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from documents.models import Document, Draft
from petitions import access
from petitions.access import Act
from petitions.errors import AlreadyDone, Refused
from petitions.models import Outcome, Petition, Verdict
from petitions.vietnamese import in_vietnamese
from workflow import cards, drafting
from workflow.changes import changes_since_return
from workflow.denunciation_words import label_of
from workflow.flows import TASK_ACTS
from workflow.forms.acts import FORMS
from workflow.forms.base import ActForm
from workflow.forms.intake_rows import PapersFormSet, filled
from workflow.forms.settlement import DraftForm
from workflow.languages import quoted
from workflow.letters import LETTERS, TYPED
from workflow.notices import papers_to_send
from workflow.overview import overview
from workflow.perform import perform
from workflow.steps import waiting_tasks
from workflow.views.common import officer, refused_page, seen_petition, today
from workflow.wording import confirmation

#: A kept draft is the text alone; the verdict ticked beside it comes back in the address.
KEPT_VERDICT = "ket-luan"


def _named(name: str) -> Act:
    try:
        act = Act(name)
    except ValueError:
        raise Http404 from None
    if (act not in FORMS and act is not Act.ATTACH) or act is Act.OPEN_IDENTITY:
        raise Http404
    return act


@require_http_methods(["GET", "POST"])
def act_page(request: HttpRequest, petition_id: int, name: str) -> HttpResponse:
    """The page of the act `name`, and of the others that end the same task."""
    petition, act = seen_petition(request, petition_id), _named(name)
    here = reverse("petition", args=[petition.pk])
    try:
        access.require(officer(request), act, petition, on=today())
        acts = _acts_beside(petition, act, _possible(request, petition))
    except Refused as refused:
        return refused_page(request, refused, here)
    if act is Act.ATTACH:
        return _attach(request, petition)
    if request.method == "GET":
        forms = {a: _form(a, petition, request) for a in acts}
        return _show(request, petition, forms)
    form = _form(act, petition, request, request.POST)
    if form.is_valid():
        try:
            document = perform(
                act,
                petition.pk,
                actor=officer(request),
                at=timezone.now(),
                facts=form.facts(),
            )
        except Refused as refused:
            if isinstance(refused, AlreadyDone):
                return refused_page(request, refused, here)
            form.add_error(
                refused.field if refused.field in form.fields else None, quoted(str(refused))
            )
        else:
            return _done(request, petition, act, document)
    forms = {a: _form(a, petition, request) for a in acts} | {act: form}
    return _show(request, petition, forms, status=422)


def _acts_beside(petition: Petition, act: Act, possible: list[Act]) -> list[Act]:
    """The acts shown together, the main one first. Raises AlreadyDone when none is waited for."""
    if act not in TASK_ACTS:
        return [act]
    for task in waiting_tasks(petition):
        if act in task.flow_task.acts:
            return [
                a for a in task.flow_task.acts if a in possible and not _contradicts(a, petition)
            ]
    with in_vietnamese():
        raise AlreadyDone(
            f"Đơn {petition} không chờ bước «{label_of(act, petition)}»: việc này có thể vừa được "
            "thực hiện."
        )


def _possible(request: HttpRequest, petition: Petition) -> list[Act]:
    """What this person may do on the petition as it stands."""
    return access.allowed(officer(request), petition, on=today())


def _contradicts(act: Act, petition: Petition) -> bool:
    """Accepting what was proposed to be refused, or the other way round, is not offered."""
    if act not in (Act.ASSIGN, Act.APPROVE_REFUSAL):
        return False
    accepts = petition.triage.outcome == Outcome.ACCEPT
    return accepts != (act is Act.ASSIGN)


def _form(act: Act, petition: Petition, request: HttpRequest, data: Any = None) -> ActForm:
    kept = request.GET.get(KEPT_VERDICT, "")
    return FORMS[act](
        data,
        petition=petition,
        actor=officer(request),
        on=today(),
        auto_id=f"{act.value}_%s",
        initial={"verdict": kept} if act is Act.DRAFT and kept in Verdict.values else None,
    )


def _release_url(request: HttpRequest, petition: Petition, act: Act) -> str:
    """Where a task taken off the shared pile is put back; empty where this person took none."""
    for task in waiting_tasks(petition):
        if act in task.flow_task.acts and task.owner_id == officer(request).pk:
            return reverse("release", args=[task.pk])
    return ""


def _show(
    request: HttpRequest,
    petition: Petition,
    forms: dict[Act, ActForm],
    status: int = 200,
) -> HttpResponse:
    main = next(iter(forms))
    papers = {
        "forms": [
            {
                "form": form,
                "label": form.label,
                "title": label_of(a, petition),
                "url": reverse("act", args=[petition.pk, a.value]),
                "is_main": a is main,
                "preview_url": _preview_url(a, petition) if a in TYPED else "",
            }
            for a, form in forms.items()
        ],
        "petition": cards.heading(petition),
        "petition_url": reverse("petition", args=[petition.pk]),
        "overview": overview(petition),
        "left": cards.left_of(petition, today()),
        "due_on": petition.next_due_on,
        "title": label_of(main, petition),
        "release_url": _release_url(request, petition, main),
        "pdf_url": _pdf_url(main, petition),
        "is_typed": main in TYPED,
        "is_sent": main is Act.SEND_NOTICE,
    }
    if main is Act.DRAFT:
        return render(request, "desk/draft.html", papers | _drafting(petition), status=status)
    if main is Act.APPROVE:
        papers |= _drafting(petition)
    return render(request, "desk/act.html", papers, status=status)


def _preview_url(act: Act, petition: Petition) -> str:
    return reverse("preview", args=[petition.pk, act.value])


def _pdf_url(act: Act, petition: Petition) -> str:
    """The paper beside the work: what is about to be approved, issued or sent; or none."""
    if act is Act.SEND_NOTICE:
        papers = papers_to_send(petition)
        return reverse("document", args=[papers[0].pk]) if papers else ""
    return _preview_url(act, petition) if act in LETTERS else ""


def _drafting(petition: Petition) -> dict[str, Any]:
    """The versions that were kept and what was said of them."""
    versions = list(
        Draft.objects.filter(petition=petition, form_code=drafting.settled_by(petition).code)
        .select_related("created_by")
        .prefetch_related("comments__author")
        .order_by("-version")[:10]
    )
    return {
        "versions": [
            {
                "version": d.version,
                "by": d.created_by.get_full_name(),
                "at": d.created_at,
                "comments": [
                    {"by": c.author.get_full_name(), "at": c.created_at, "text": c.text}
                    for c in d.comments.all()
                ],
            }
            for d in versions
        ],
        "changes": changes_since_return(versions),
        "has_draft": bool(versions),
        "keep_url": reverse("keep_draft", args=[petition.pk]),
        # A newer version here makes what the browser kept of the last one worthless.
        "draft_key": f"du-thao-{petition.pk}-{versions[0].version if versions else 0}",
    }


def _done(
    request: HttpRequest, petition: Petition, act: Act, document: Document | None
) -> HttpResponse:
    petition.refresh_from_db()
    messages.success(request, confirmation(act, petition, document.symbol if document else ""))
    if document is not None:
        return redirect("print", document.pk)
    seen = access.visible_to(officer(request), on=today())
    if seen.filter(pk=petition.pk).exists():
        return redirect("petition", petition.pk)
    return redirect("inbox")  # the petition has left this person's sight


def _attach(request: HttpRequest, petition: Petition) -> HttpResponse:
    papers = PapersFormSet(request.POST or None, request.FILES or None, prefix="giay-to")
    problem = ""
    if request.method == "POST" and papers.is_valid():
        try:
            handed = [form.paper() for form in filled(papers)]
            perform(
                Act.ATTACH,
                petition.pk,
                actor=officer(request),
                at=timezone.now(),
                facts={"papers": handed, "from_petitioner": "from_office" not in request.POST},
            )
        except Refused as refused:
            problem = str(refused)
        else:
            return _done(request, petition, Act.ATTACH, None)
    context = {
        "papers": papers,
        "problem": problem,
        "is_sealed": petition.is_sealed,
        "petition": cards.heading(petition),
        "petition_url": reverse("petition", args=[petition.pk]),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/attach.html", context, status=status)


@require_POST
def keep_draft(request: HttpRequest, petition_id: int) -> HttpResponse:
    """Keep what is typed as a version, whole or not, and show it on paper beside the text."""
    petition = seen_petition(request, petition_id)
    here = reverse("petition", args=[petition.pk])
    try:
        access.require(officer(request), Act.DRAFT, petition, on=today())
        form = _form(Act.DRAFT, petition, request, request.POST)
        form.is_valid()  # an unfinished text may be kept; only handing it in needs it whole
        assert isinstance(form, DraftForm)
        drafting.keep(petition, form.text(), by=officer(request), at=timezone.now())
    except Refused as refused:
        return refused_page(request, refused, here)
    messages.success(request, _("Đã lưu dự thảo. Bản xem trước ở bên cạnh là bản vừa lưu."))
    back = reverse("act", args=[petition.pk, Act.DRAFT.value])
    chosen = urlencode({KEPT_VERDICT: form.cleaned_data.get("verdict", "")})
    return redirect(f"{back}?{chosen}")
