"""Who chose English reads English: no label, button or sentence is left in Vietnamese.

What stays Vietnamese is marked so: articles, refusals, names of papers and of days, and whatever
officers and citizens wrote.
"""

from datetime import date, datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.models import Document
from petitions.access import Act
from petitions.models import Petition, User
from tests.factories import Office, moment
from tests.paths import at_point
from tests.petitions.calendars import chairman
from tests.workflow.reading_pages import data_of, left_in_vietnamese
from tests.workflow.reminding import passed
from tests.workflow.screens import typed
from workflow.models import Reminder

pytestmark = pytest.mark.django_db
TABS = ("thoi-han", "van-ban", "nguoi", "nhat-ky")
#: Every act with a page: where it is done, and by whom.
ACTS = [
    ("registered", "reception", Act.ATTACH),
    ("registered", "reception", Act.PROPOSE),
    ("proposed", "head", Act.ASSIGN),
    ("refusal_proposed", "head", Act.APPROVE_REFUSAL),
    ("refusal_proposed", "head", Act.REWORK),
    ("refusal_approved", "clerk", Act.ISSUE_REFUSAL),
    ("refusal_approved", "head", Act.RECALL),
    ("assigned", "clerk", Act.ISSUE_ACCEPTANCE),
    ("accepted", "handler", Act.TAKE),
    ("accepted", "handler", Act.SEND_BACK),
    ("sent_back", "head", Act.REASSIGN),
    ("taken", "head", Act.HAND_OVER),
    ("taken", "handler", Act.VERIFY),
    ("taken", "head", Act.MARK_COMPLEX),
    ("taken", "head", Act.SUSPEND),
    ("taken", "head", Act.TERMINATE),
    ("suspended", "head", Act.RESUME),
    ("suspended", "clerk", Act.SEND_NOTICE),
    ("verified", "handler", Act.DRAFT),
    ("drafted", "head", Act.APPROVE),
    ("drafted", "head", Act.RETURN_DRAFT),
    ("approved", "clerk", Act.ISSUE_DECISION),
    ("decided", "clerk", Act.DELIVER),
    ("sent", "clerk", Act.CONFIRM_RECEIPT),
    ("sent", "handler", Act.REPORT),
]
#: Acts that are refused when nothing is filled in.
FILLED_IN = {
    *(Act.PROPOSE, Act.ASSIGN, Act.REWORK, Act.RECALL, Act.TAKE, Act.SEND_BACK, Act.REASSIGN),
    *(Act.HAND_OVER, Act.VERIFY, Act.MARK_COMPLEX, Act.SUSPEND, Act.TERMINATE, Act.RESUME),
    *(Act.SEND_NOTICE, Act.DRAFT, Act.RETURN_DRAFT, Act.DELIVER, Act.CONFIRM_RECEIPT, Act.REPORT),
}


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The moment at which the pages are read."""
    at = moment("2026-12-28 15:00")
    monkeypatch.setattr(timezone, "now", lambda: at)
    return at


def english(user: User | None = None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def require_english(answer: Any, *petitions: Petition) -> None:
    assert answer.headers["Content-Language"] == "en"
    assert left_in_vietnamese(answer.content.decode(), data_of(*petitions)) == []


def test_what_is_left_in_vietnamese_is_found() -> None:
    page = '<html lang="en"><p title="Hạn">Due <b lang="vi">Điều 9</b></p>Tên: Hoàng<br>Hết</html>'
    assert left_in_vietnamese(page, ["Hoàng"]) == ["Hạn", "Tên: Hoàng", "Hết"]


@pytest.mark.parametrize(("point", "who", "act"), ACTS)
def test_the_page_of_every_act_is_english(point: str, who: str, act: Act) -> None:
    office = Office()
    petition, client = at_point(point, office), english(getattr(office, who))
    address = reverse("act", args=[petition.pk, act.value])
    answer = client.get(address)
    assert answer.status_code == 200
    require_english(answer, petition)
    if act in FILLED_IN:
        answer = client.post(address, {})
        assert answer.status_code == 422
        require_english(answer, petition)


@pytest.mark.parametrize("point", ["registered", "suspended", "declined", "terminated", "reported"])
def test_every_tab_of_a_petition_is_english(point: str) -> None:
    office = Office()
    petition, client = at_point(point, office, printed=True), english(office.head)
    require_english(client.get(reverse("petition", args=[petition.pk])), petition)
    for tab in TABS:
        require_english(client.get(reverse("petition_tab", args=[petition.pk, tab])), petition)
    for document in Document.objects.filter(petition=petition):
        require_english(client.get(reverse("print", args=[document.pk])), petition)
    require_english(english().get(reverse("lookup_result", args=[petition.code])), petition)


@pytest.mark.parametrize("who", ["reception", "head", "handler", "clerk"])
@pytest.mark.parametrize(
    "name",
    ["inbox", "petition_list", "deadlines", "document_list", "reminders", "calendar", "calculator"],
)
def test_every_list_is_english(name: str, who: str) -> None:
    office = Office()
    petitions = [at_point(point, office, printed=True) for point in ("proposed", "taken", "sent")]
    client = english(getattr(office, who))
    views = ("", "?xem=don-vi", "?xem=theo-doi") if name == "inbox" else ("",)
    for view in views:
        require_english(client.get(reverse(name) + view), *petitions)


def test_reminders_are_english() -> None:
    office = Office()
    petition = at_point("taken", office, printed=True)
    passed(*(date(2026, 12, day) for day in (24, 28)), date(2027, 1, 11))
    for user in (office.head, office.handler):
        for view in ("", "?xem=chua-doc", "?xem=van-ban"):
            require_english(english(user).get(reverse("reminders") + view), petition)
    tab = reverse("petition_tab", args=[petition.pk, "thoi-han"])
    answer = english(office.head).get(tab)
    assert "Reminders so far" in answer.text
    require_english(answer, petition)
    proposed = Reminder.objects.exclude(paper="").get()
    paper = reverse("reminder_paper", args=[proposed.pk])
    require_english(english(office.head).get(paper), petition)
    require_english(english(office.head).post(paper, {"lam": "bo"}), petition)


def test_declaring_a_day_is_english_from_the_form_to_the_list() -> None:
    office = Office()
    petition = at_point("taken", office, printed=True)
    client = english(chairman(office))
    told = {"day": "30/12/2026", "says": "off", "name": "Nghỉ bão", "source": "Công điện 1"}
    require_english(client.post(reverse("calendar"), {}))
    require_english(client.post(reverse("calendar"), told | {"day": "03/01/2027"}))
    preview = client.post(reverse("calendar"), told)
    written = {*data_of(petition), told["name"], told["source"]}
    assert left_in_vietnamese(preview.content.decode(), written) == []
    sent = told | {"digest": preview.context["foreseen"].digest}
    require_english(client.post(reverse("declare_day"), sent, follow=True), petition)
    require_english(client.get(reverse("calendar") + "?nam=2026"), petition)
    require_english(client.get(reverse("petition_tab", args=[petition.pk, "nhat-ky"])), petition)


@pytest.mark.parametrize(
    "facts",
    [
        "su-kien=2026-11-23.received&su-kien=2026-12-02.accepted",
        "su-kien=2026-11-23.received&su-kien=2026-11-20.accepted",
        "su-kien=x.received",
    ],
)
def test_a_calculation_is_english(facts: str) -> None:
    require_english(english(Office().handler).get(f"{reverse('calculator')}?{facts}"))


def test_the_pages_of_everybody_are_english() -> None:
    for name in ("lookup", "login"):
        require_english(english().get(reverse(name)))
    require_english(english().post(reverse("lookup"), {"code": "7K3M"}))


def test_intake_is_english_from_the_empty_form_to_the_receipt() -> None:
    office = Office()
    client = english(office.reception)
    require_english(client.get(reverse("intake")))
    require_english(client.post(reverse("intake"), {}))
    require_english(client.post(reverse("intake_checks"), typed()))
    for day, said in (("01/01/2150", "outside the known calendar"), ("01/01/2050", "and today")):
        wrong = client.post(reverse("intake_checks"), typed(received_on=day))
        require_english(wrong)
        assert said in wrong.text
    entered = client.post(reverse("intake"), typed(), follow=True)
    petition = Petition.objects.get()
    assert petition.register_number in entered.text
    require_english(entered, petition)


def test_a_refusal_is_vietnamese_and_marked_so() -> None:
    office = Office()
    petition = at_point("taken", office)
    answer = english(office.clerk).get(reverse("act", args=[petition.pk, Act.VERIFY.value]))
    assert answer.status_code == 403
    require_english(answer, petition)
    refused = "không được thực hiện «Xác minh»: việc này dành cho người xử lý"
    assert refused in answer.content.decode()
