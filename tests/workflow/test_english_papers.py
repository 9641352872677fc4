"""An English screen changes nothing on paper and nothing in the record."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from documents.models import Document, DocumentContent
from petitions.access import Act
from petitions.models import DayDeclaration, Event, Say, User
from tests.documents.reading import text_of
from tests.factories import Office, moment
from tests.paths import at_point
from tests.petitions.calendars import chairman
from tests.workflow.reading_pages import words_in
from tests.workflow.test_translations import written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The moment at which the pages are used."""
    at = moment("2026-12-18 10:00")
    monkeypatch.setattr(timezone, "now", lambda: at)
    return at


def english(user: User) -> Client:
    client = Client()
    client.force_login(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def paper_of(document: Document) -> str:
    return text_of(bytes(DocumentContent.objects.get(document=document).pdf))


@pytest.mark.parametrize(
    ("point", "act"),
    [
        ("assigned", Act.ISSUE_ACCEPTANCE),
        ("refusal_approved", Act.ISSUE_REFUSAL),
        ("approved", Act.ISSUE_DECISION),
    ],
)
def test_the_preview_is_the_same_paper_in_every_language(point: str, act: Act) -> None:
    office = Office()
    petition = at_point(point, office)
    address = reverse("preview", args=[petition.pk, act.value])
    vietnamese = Client()
    vietnamese.force_login(office.clerk)
    shown = english(office.clerk).get(address)
    assert shown.headers["Content-Type"] == "application/pdf"
    assert shown.content == vietnamese.get(address).content


def test_a_clerk_with_an_english_screen_issues_a_vietnamese_paper() -> None:
    office = Office()
    petition = at_point("approved", office, printed=True)
    client = english(office.clerk)
    client.post(reverse("act", args=[petition.pk, Act.ISSUE_DECISION.value]), follow=True)
    decision = Document.objects.filter(petition=petition).latest("pk")
    text = paper_of(decision)
    assert "QUYẾT ĐỊNH" in text and "quyết định hành chính" in text.lower()
    assert "administrative" not in text.lower()
    assert decision.title.startswith("Về việc giải quyết khiếu nại")


def test_a_receipt_promises_in_vietnamese() -> None:
    with translation.override("en"):
        petition = at_point("registered", Office(), printed=True)
        assert translation.get_language() == "en"
    text = paper_of(Document.objects.get(petition=petition))
    assert "Trả lời đơn được thụ lý hay không" in text
    assert "Reply whether" not in text


def english_texts() -> Iterator[str]:
    """The English of every text that has one of its own."""
    for source, forms in written().items():
        yield from (form for form in forms if form != source and len(form) > 3)


def test_the_record_holds_nothing_translated() -> None:
    office = Office()
    with translation.override("en"):
        petition = at_point("reported", office, printed=True)
    events = list(Event.objects.filter(petition=petition))
    assert len(events) > 8
    told = {w for e in events for v in (e.reason, e.before, e.after) for w in words_in(v)}
    assert told & set(english_texts()) == set()


def test_withdrawing_a_day_names_it_in_vietnamese() -> None:
    address = reverse("calendar")
    client = english(chairman(Office()))
    declared = {"day": "21/12/2026", "says": "off", "name": "Nghỉ bão", "source": "Công điện 1"}
    preview = client.post(address, declared)
    client.post(reverse("declare_day"), declared | {"digest": preview.context["foreseen"].digest})
    assert DayDeclaration.objects.get().says == Say.OFF
    page = client.get(f"{address}?thu-hoi=2026-12-21")
    assert page.context["form"].initial["name"] == "Thu hồi công bố"
