"""Hồ sơ: the list, and one petition in its five tabs."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from petitions import access, vault
from petitions.access import Act
from petitions.lifecycle import Status
from petitions.models import Petition
from petitions.text import fold
from workflow import cards
from workflow.flows import TASK_ACTS
from workflow.models import PetitionTask
from workflow.overview import overview
from workflow.steps import may_release, waiting_tasks
from workflow.views.common import officer, seen_petition, today
from workflow.views.desk import Page
from workflow.wording import log_of

PAGE_SIZE = 50
SEARCH_LIMIT = 50
#: Acts that stand under "Khác": done beside the flow, when somebody has a reason to.
BESIDE = tuple(act for act in Act if act not in TASK_ACTS and act is not Act.REGISTER)


class FilterForm(forms.Form):
    """The filters of the list, kept in its address."""

    q = forms.CharField(label="Tìm số, tên, nội dung", required=False, max_length=200)
    status = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "Mọi trạng thái"), *Status.choices]
    )


@require_GET
def petition_list(request: HttpRequest) -> HttpResponse:
    """The petitions that this person may see, the newest first."""
    form = FilterForm(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {"q": "", "status": ""}
    seen = access.visible_to(officer(request), on=today())
    if wanted["status"]:
        seen = seen.filter(status=wanted["status"])
    found, page = _page(request, _search(seen, wanted["q"]), wanted)
    rows = [
        {"row": row, "url": reverse("petition", args=[row.pk])}
        for row in cards.list_rows(found, today())
    ]
    context = {
        "filter_form": form,
        "rows": rows,
        "page": page,
        "empty_title": _("Không có hồ sơ nào khớp") if request.GET else _("Chưa có hồ sơ nào"),
        "empty_text": _("Thử tìm bằng số vào sổ (12/2026), họ tên hoặc mã tra cứu."),
    }
    return render(request, "desk/petition_list.html", context)


def _search(seen: QuerySet[Petition], text: str) -> QuerySet[Petition]:
    """By register number (12/2026), lookup code, name, identity paper, or words of the subject."""
    text = text.strip()
    if not text:
        return seen.order_by("-pk")
    number, slash, year = text.partition("/")
    if slash and number.strip().isdigit() and year.strip().isdigit():
        return seen.filter(number=int(number), year=int(year)).order_by("-pk")
    code = text.replace("-", "").replace(" ", "").upper()
    by_code = seen.filter(code=code)
    if len(code) == 16 and by_code.exists():
        return by_code.order_by("-pk")
    named = vault.matching(seen, text, limit=SEARCH_LIMIT).values_list("pk", flat=True)
    about = seen.filter(subject_folded__contains=fold(text)).order_by("-pk")[:SEARCH_LIMIT]
    return seen.filter(pk__in={*named, *about.values_list("pk", flat=True)}).order_by("-pk")


def _page(
    request: HttpRequest, found: QuerySet[Petition], wanted: dict[str, Any]
) -> tuple[list[Petition], Page]:
    kept = {key: value for key, value in wanted.items() if value}
    before = request.GET.get("truoc", "")
    if before.isdigit():
        found = found.filter(pk__lt=int(before))
    rows = list(found[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    more = "?" + urlencode(kept | {"truoc": shown[-1].pk}) if len(rows) > PAGE_SIZE else ""
    first = "?" + urlencode(kept) if before else ""
    return shown, Page(next_url=more, previous_url=first)


TABS = {
    "": "desk/petition/overview.html",
    "thoi-han": "desk/petition/clocks.html",
    "van-ban": "desk/petition/papers.html",
    "nguoi": "desk/petition/people.html",
    "nhat-ky": "desk/petition/log.html",
}


@require_GET
def petition(request: HttpRequest, petition_id: int) -> HttpResponse:
    """One petition: where it stands, what is due and why, and the one thing to do next."""
    return petition_tab(request, petition_id, "")


@require_GET
def petition_tab(request: HttpRequest, petition_id: int, tab: str) -> HttpResponse:
    """The same petition, with another tab open."""
    shown = seen_petition(request, petition_id)
    if tab not in TABS:
        raise Http404
    context = _frame(request, shown, tab) | _content(shown, tab, today())
    return render(request, TABS[tab], context)


def _frame(request: HttpRequest, petition: Petition, tab: str) -> dict[str, Any]:
    held = access.appointments_of(officer(request), on=today())
    possible = access.allowed(held, petition)
    tasks = waiting_tasks(petition)
    mine = [
        task
        for task in tasks
        if task.flow_task.act in possible and task.owner_id in (None, officer(request).pk)
    ]
    task = next(iter(mine or tasks), None)
    return {
        "petition": cards.heading(petition),
        "steps": cards.stepper(petition),
        "side_state": cards.side_state(petition),
        "left": cards.left_of(petition, today()),
        "due_on": petition.next_due_on,
        "due": cards.nearest(petition, today()),
        "next_verb": task.flow_task.task_title if task else "",
        "next_url": reverse("act", args=[petition.pk, mine[0].act]) if mine else "",
        "waits_for": cards.waits_for(petition, task),
        "release_url": _release_url(request, task),
        "others": [
            (act.label, reverse("act", args=[petition.pk, act.value]))
            for act in BESIDE
            if act in possible and _applies(act, petition)
        ],
        "tab": tab,
        "tabs": _tabs(petition, tab),
    }


def _release_url(request: HttpRequest, task: PetitionTask | None) -> str:
    """Where a claimed task is put back on the pile, for who may do that."""
    if task is None or task.owner_id is None:
        return ""
    if not may_release(task, officer(request), on=today()):
        return ""
    return reverse("release", args=[task.pk])


def _applies(act: Act, petition: Petition) -> bool:
    """Whether the act has something to do: a button for nothing is not shown."""
    if act is Act.CONFIRM_RECEIPT:
        return cards.awaited_receipt(petition)
    if act is Act.HAND_OVER:
        return petition.handler_id is not None
    if act is Act.MARK_COMPLEX:
        return petition.complexity == "ordinary" and petition.next_due_rule == "KN-GQ-1"
    return True


def _tabs(petition: Petition, current: str) -> list[dict[str, Any]]:
    counts = {
        "": None,
        "thoi-han": petition.deadlines.count(),
        "van-ban": petition.documents.count() + petition.attachments.count(),
        "nguoi": petition.parties.count(),
        "nhat-ky": petition.record_length,
    }
    labels = {
        "": _("Tổng quan"),
        "thoi-han": _("Thời hạn"),
        "van-ban": _("Văn bản"),
        "nguoi": _("Người liên quan"),
        "nhat-ky": _("Nhật ký"),
    }
    return [
        {
            "label": labels[tab],
            "count": count,
            "current": tab == current,
            "url": reverse("petition_tab", args=[petition.pk, tab])
            if tab
            else reverse("petition", args=[petition.pk]),
        }
        for tab, count in counts.items()
    ]


def _content(petition: Petition, tab: str, day: date) -> dict[str, Any]:
    if tab == "thoi-han":
        return {"clocks": cards.clocks(petition, day)}
    if tab == "van-ban":
        return {
            "issued": cards.issued_papers(petition),
            "handed_in": cards.handed_in_papers(petition),
        }
    if tab == "nguoi":
        return {"people": cards.people(petition)}
    if tab == "nhat-ky":
        return {"log": log_of(petition)}
    return {"overview": overview(petition)}
