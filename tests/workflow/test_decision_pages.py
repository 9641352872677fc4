"""The head reads the paper before deciding; the clerk sees which paper to send."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.models import Counter, Document
from petitions.access import Act
from petitions.models import Petition, User
from tests.documents.reading import text_of
from tests.factories import Office, moment
from tests.paths import at_point, do
from tests.petitions.snapshots import everything

pytestmark = pytest.mark.django_db
TYPED = {"basis": "KN-11A-1A", "reason": "Lũ quét qua thôn."}
#: The acts with what is typed for them, and the point where they are done.
PAGES: list[tuple[Act, str, dict[str, Any], str]] = [
    (Act.SUSPEND, "taken", TYPED, "Tạm đình chỉ giải quyết"),
    (Act.RESUME, "suspended", {"reason": "Đường đã thông."}, "Tiếp tục giải quyết"),
    (Act.TERMINATE, "taken", TYPED | {"basis": "KN-11A-2A"}, "Đình chỉ giải quyết"),
    (Act.MARK_COMPLEX, "taken", {"criteria": ["KN-3A-b"], "reason": "Hai nội dung."}, "phức tạp"),
]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The moment at which the pages are used."""
    at = moment("2026-12-15 09:00")
    monkeypatch.setattr(timezone, "now", lambda: at)
    return at


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def url(name: str, petition: Petition, act: Act) -> str:
    return reverse(name, args=[petition.pk, act.value])


@pytest.mark.parametrize(("act", "point", "typed", "words"), PAGES)
def test_what_is_typed_is_shown_on_paper_before_it_is_decided(
    act: Act, point: str, typed: dict[str, Any], words: str
) -> None:
    office = Office()
    petition = at_point(point, office)
    client, before = browser(office.head), everything()
    page = client.get(url("act", petition, act)).content.decode()
    assert f'src="{url("preview", petition, act)}' in page
    assert f'formaction="{url("preview", petition, act)}" formtarget="paper"' in page
    shown = client.post(url("preview", petition, act), typed)
    assert shown["Content-Type"] == "application/pdf"
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    text = text_of(shown.content)
    assert "Số: …/" in text
    assert words in text
    assert typed["reason"] in text
    assert everything() == before
    assert not Counter.objects.filter(last__gt=0).exists()
    answer = client.post(url("act", petition, act), typed, follow=True)
    document = Document.objects.get()
    assert answer.redirect_chain == [(reverse("print", args=[document.pk]), 302)]
    assert f"số {document.symbol}" in answer.content.decode()


def test_until_it_is_filled_in_the_page_says_what_is_lacking() -> None:
    office = Office()
    petition = at_point("taken", office)
    client = browser(office.head)
    address = url("preview", petition, Act.SUSPEND)
    assert "bấm «Xem trước văn bản»" in client.get(address).content.decode()
    for lacking, said in (("basis", "Căn cứ: Chọn căn cứ."), ("reason", "Lý do: Ghi lý do.")):
        answer = client.post(address, TYPED | {lacking: ""})
        assert answer.status_code == 200
        assert said in answer.content.decode()


def test_what_the_law_refuses_is_refused_in_the_preview() -> None:
    office = Office()
    petition = at_point("assigned", office)
    answer = browser(office.head).post(url("preview", petition, Act.SUSPEND), TYPED)
    assert "Chưa ban hành thông báo thụ lý" in answer.content.decode()
    refused = browser(office.clerk).post(url("preview", petition, Act.SUSPEND), TYPED)
    assert refused.status_code == 403


def test_the_preview_of_other_letters_takes_nothing_from_the_page() -> None:
    office = Office()
    petition = at_point("assigned", office)
    shown = browser(office.clerk).get(url("preview", petition, Act.ISSUE_ACCEPTANCE))
    assert shown["Content-Type"] == "application/pdf"
    page = browser(office.clerk).get(url("act", petition, Act.ISSUE_ACCEPTANCE)).content.decode()
    assert "formtarget" not in page


def test_the_clerk_sees_the_paper_that_is_to_be_sent() -> None:
    office = Office()
    petition = at_point("taken", office)
    document = do(
        Act.SUSPEND, petition, office, office.head, at=moment("2026-12-14 09:00"), printed=True
    )
    assert document is not None
    page = browser(office.clerk).get(url("act", petition, Act.SEND_NOTICE)).content.decode()
    assert f'src="{reverse("document", args=[document.pk])}' in page
    assert "Văn bản cần gửi: số 01/QĐ-UBND ngày 14/12/2026" in page


def test_a_decision_without_a_kept_paper_shows_none() -> None:
    office = Office()
    petition = at_point("suspended", office)
    page = browser(office.clerk).get(url("act", petition, Act.SEND_NOTICE)).content.decode()
    assert "<iframe" not in page
    assert "Văn bản cần gửi" not in page
