"""Hồ sơ: the list, and one petition in its five tabs."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from petitions import access
from petitions.access import Act
from petitions.deadlines import SETTLEMENT_RULE
from petitions.lifecycle import Status
from petitions.models import Grant, Petition
from workflow import cards, searching, secrecy_cards
from workflow.escalation.shown import told_of
from workflow.flows import TASK_ACTS
from workflow.models import PetitionTask
from workflow.numerals import whole_number
from workflow.overview import overview
from workflow.steps import may_release, waiting_tasks
from workflow.views.common import officer, seen_petition, today
from workflow.views.desk import Page
from workflow.wording import log_of

PAGE_SIZE = 50
#: Acts that stand on the page on secrecy.
SECRECY = (
    Act.PROTECT,
    Act.OPEN_IDENTITY,
    Act.GRANT_OPENING,
    Act.REVOKE_OPENING,
    Act.NAME_OFFICER,
    Act.CLEAR_OFFICER,
    Act.DESTROY_IDENTITY,
    Act.BLACK_OUT,
    Act.READ_OPENINGS,
)
#: Acts that stand under "Khác": done beside the flow, when somebody has a reason to.
BESIDE = tuple(
    act
    for act in Act
    if act not in TASK_ACTS | {Act.REGISTER, Act.REMIND, Act.DECLARE_DAY, Act.VOID_NUMBER, *SECRECY}
)


class FilterForm(forms.Form):
    """The filters of the list, kept in its address."""

    q = forms.CharField(
        label=gettext_lazy("Tìm số, tên, nội dung"),
        required=False,
        max_length=200,
        help_text=format_lazy(
            gettext_lazy(
                "Số vào sổ (12/2026), mã tra cứu, số giấy tờ; các chữ trong họ tên; các chữ trong "
                "«về việc», quyết định bị khiếu nại, nội dung, yêu cầu. Không cần gõ dấu; hiện "
                "tối đa {limit} hồ sơ mới nhất."
            ),
            limit=searching.LIMIT,
        ),
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Trạng thái"),
        required=False,
        choices=[("", gettext_lazy("Mọi trạng thái")), *Status.choices],
    )


@require_safe
def petition_list(request: HttpRequest) -> HttpResponse:
    """The petitions that this person may see, the newest first."""
    form = FilterForm(request.GET or None)
    found, page = _page(request, *_found(request, form))
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


def _found(request: HttpRequest, form: FilterForm) -> tuple[QuerySet[Petition], dict[str, Any]]:
    """What the filters let through, the newest first, and the filters. A wrong one finds none."""
    seen = access.visible_to(officer(request), on=today())
    if not form.is_bound:
        return seen.order_by("-pk"), {}
    if not form.is_valid():
        return seen.none(), {}
    wanted = form.cleaned_data
    if wanted["status"]:
        seen = seen.filter(status=wanted["status"])
    found = searching.search(seen, wanted["q"]) if wanted["q"] else seen.order_by("-pk")
    return found, wanted


def _page(
    request: HttpRequest, found: QuerySet[Petition], wanted: dict[str, Any]
) -> tuple[list[Petition], Page]:
    kept = {key: value for key, value in wanted.items() if value}
    before = whole_number(request.GET.get("truoc", ""))
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    more = "?" + urlencode(kept | {"truoc": shown[-1].pk}) if len(rows) > PAGE_SIZE else ""
    first = "?" + urlencode(kept) if before is not None else ""
    return shown, Page(next_url=more, previous_url=first)


TABS = {
    "": "desk/petition/overview.html",
    "thoi-han": "desk/petition/clocks.html",
    "van-ban": "desk/petition/papers.html",
    "nguoi": "desk/petition/people.html",
    "bao-mat": "desk/petition/secrecy.html",
    "nhat-ky": "desk/petition/log.html",
}


@require_safe
def petition(request: HttpRequest, petition_id: int) -> HttpResponse:
    """One petition: where it stands, what is due and why, and the one thing to do next."""
    return petition_tab(request, petition_id, "")


@require_safe
def petition_tab(request: HttpRequest, petition_id: int, tab: str) -> HttpResponse:
    """The same petition, with another tab open."""
    shown = seen_petition(request, petition_id)
    if tab not in TABS:
        raise Http404
    context = _frame(request, shown, tab)
    if tab == "bao-mat":
        context |= _secrecy(request, shown)
    else:
        context |= _content(shown, tab, today())
    return render(request, TABS[tab], context)


def _frame(request: HttpRequest, petition: Petition, tab: str) -> dict[str, Any]:
    possible = access.allowed(officer(request), petition, on=today())
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
        "next_verb": task.flow_task.title_of(petition) if task else "",
        "next_url": reverse("act", args=[petition.pk, mine[0].act]) if mine else "",
        "waits_for": cards.waits_for(petition, task),
        "release_url": _release_url(request, task),
        "others": [
            (act.label, reverse("act", args=[petition.pk, act.value]))
            for act in (*BESIDE, *_taken_back(tasks))
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


def _taken_back(tasks: list[PetitionTask]) -> tuple[Act, ...]:
    """The act that takes an approval back, where a paper still waits to be issued."""
    return (Act.RECALL,) if any(Act.RECALL in task.flow_task.acts for task in tasks) else ()


def _applies(act: Act, petition: Petition) -> bool:
    """Whether the act has something to do: a button for nothing is not shown."""
    if act is Act.CONFIRM_RECEIPT:
        return cards.awaited_receipt(petition)
    if act is Act.HAND_OVER:
        return petition.handler_id is not None
    if act is Act.MARK_COMPLEX:
        return petition.complexity == "ordinary" and petition.next_due_rule == SETTLEMENT_RULE
    return True


def _tabs(petition: Petition, current: str) -> list[dict[str, Any]]:
    counts = {
        "": None,
        "thoi-han": petition.deadlines.count(),
        "van-ban": petition.documents.count() + petition.attachments.count(),
        "nguoi": petition.parties.count(),
        "bao-mat": petition.openings if petition.is_sealed else None,
        "nhat-ky": petition.record_length,
    }
    labels = {
        "": _("Tổng quan"),
        "thoi-han": _("Thời hạn"),
        "van-ban": _("Văn bản"),
        "nguoi": _("Người liên quan"),
        "bao-mat": _("Bảo mật"),
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
        return {"clocks": cards.clocks(petition, day), "reminded": told_of(petition)}
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


def _secrecy(request: HttpRequest, petition: Petition) -> dict[str, Any]:
    """Who is kept secret from whom, who has opened it, whom the petition names."""
    possible = access.allowed(officer(request), petition, on=today())
    shows_history = Act.READ_OPENINGS in possible
    seen = access.visible_to(officer(request), on=today())
    return {
        "is_sealed": petition.is_sealed,
        "openings_count": petition.openings,
        "acts": [
            (act.label, _secrecy_url(act, petition))
            for act in SECRECY
            if act in possible and _leads_somewhere(act, petition)
        ],
        "papers": secrecy_cards.sealed_papers(petition) if Act.BLACK_OUT in possible else [],
        # For whoever decides, not for the desk: a registration made for the purpose would tell it
        # who sent another petition.
        "same_sender": secrecy_cards.of_same_sender(petition, seen) if shows_history else [],
        "shows_history": shows_history,
        "grants": secrecy_cards.grants_of(petition, timezone.now()) if shows_history else [],
        "openings": secrecy_cards.openings_of(petition) if shows_history else [],
        "shows_named": Act.NAME_OFFICER in possible,
        "named": secrecy_cards.named_of(petition) if Act.NAME_OFFICER in possible else [],
    }


def _secrecy_url(act: Act, petition: Petition) -> str:
    if act is Act.OPEN_IDENTITY:
        return reverse("open_identity", args=[petition.pk])
    return reverse("act", args=[petition.pk, act.value])


def _leads_somewhere(act: Act, petition: Petition) -> bool:
    """Whether the act has something to do here: a button for nothing is not shown."""
    if act is Act.REVOKE_OPENING:
        return Grant.objects.live(timezone.now()).filter(petition=petition).exists()
    if act is Act.CLEAR_OFFICER:
        return petition.named_officers.filter(cleared_by__isnull=True).exists()
    return act not in (Act.BLACK_OUT, Act.READ_OPENINGS)
