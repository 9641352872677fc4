"""Nhắc việc: the count in the frame, the list, reading, the proposed papers, the petition's tab."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from petitions.models import Appointment, Petition, User
from tests.factories import AppointmentFactory, Office, moment
from tests.paths import at_point
from tests.workflow.reminding import LATE, SOON, VERY_LATE, passed
from workflow.escalation import shown
from workflow.models import Notice, Reminder

pytestmark = pytest.mark.django_db
NOW = moment("2027-01-11 09:00")


@pytest.fixture(autouse=True)
def eleventh_of_january(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are opened on the day after the last pass."""

    def now() -> datetime:
        return NOW

    def localdate(value: Any = None) -> date:
        return timezone.localtime(value or NOW).date()

    monkeypatch.setattr(timezone, "now", now)
    monkeypatch.setattr(timezone, "localdate", localdate)


def late(office: Office) -> Petition:
    assert office.head and office.room_head
    petition = at_point("taken", office)
    passed(SOON, LATE, VERY_LATE)
    return petition


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def bell(html: str) -> str:
    """What stands in the frame beside the bell."""
    after = html.split("frame-bell", 1)[1].split("</a>", 1)[0]
    return after.split('class="count">', 1)[1].split("<", 1)[0] if "count" in after else ""


def test_the_list_shows_one_s_own_newest_first_and_the_frame_counts_the_unread() -> None:
    office = Office()
    petition = late(office)
    html = page(signed_in(office.handler), "/nhac-viec/")
    assert bell(html) == "3"
    places = [
        html.index(f">{words}<")
        for words in ("Quá hạn 10 ngày", "Đã quá hạn", "Còn 3 ngày")
        if f">{words}<" in html
    ]
    assert places == sorted(places) and len(places) == 2
    assert "Còn 3 ngày làm việc" in html
    assert html.count('class="unread"') == 3
    assert petition.subject in html
    assert "Hoàng Thị Thử" not in html
    assert bell(page(signed_in(Office().handler), "/nhac-viec/")) == ""


def test_reading_one_opening_one_and_reading_all() -> None:
    office = Office()
    petition = late(office)
    client = signed_in(office.handler)
    first, second, third = Notice.objects.filter(user=office.handler).order_by("pk")
    assert client.post(f"/nhac-viec/{first.pk}/da-doc/").headers["Location"] == "/nhac-viec/"
    opened = client.post(f"/nhac-viec/{second.pk}/da-doc/", {"mo": ""})
    assert opened.headers["Location"] == f"/ho-so/{petition.pk}/"
    assert bell(page(client, "/nhac-viec/")) == "1"
    assert page(client, "/nhac-viec/?xem=chua-doc").count("data-row-open") == 1
    client.post("/nhac-viec/da-doc/")
    third.refresh_from_db()
    assert third.read_at == NOW
    assert bell(page(client, "/nhac-viec/")) == ""
    assert not Notice.objects.filter(user=office.head, read_at__isnull=False).exists()


def test_nobody_reads_what_was_told_to_another() -> None:
    office = Office()
    late(office)
    notice = Notice.objects.filter(user=office.handler).earliest("pk")
    response = signed_in(office.head).post(f"/nhac-viec/{notice.pk}/da-doc/")
    assert response.status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


def test_what_one_may_no_longer_see_is_neither_listed_nor_counted() -> None:
    office = Office()
    petition = late(office)
    Appointment.objects.filter(user=office.handler).update(ends_on=date(2027, 1, 10))
    AppointmentFactory.create(user=office.handler, unit=Office().agency)
    html = page(signed_in(office.handler), "/nhac-viec/")
    assert bell(html) == ""
    assert petition.subject not in html


def test_pages_follow_one_another_by_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workflow.views.reminders.PAGE_SIZE", 2)
    office = Office()
    late(office)
    client = signed_in(office.handler)
    first = page(client, "/nhac-viec/")
    (last_shown,) = Notice.objects.filter(user=office.handler).order_by("-pk")[1:2]
    assert first.count("<tr data-row") == 2
    assert f"?truoc={last_shown.pk}" in first
    second = page(client, f"/nhac-viec/?truoc={last_shown.pk}")
    assert second.count("<tr data-row") == 1
    assert "Còn 3 ngày làm việc" in second


def test_a_page_costs_the_same_however_many_rows(django_assert_max_num_queries: Any) -> None:
    office = Office()
    for _ in range(4):
        late(office)
    with django_assert_max_num_queries(2):
        rows = list(
            shown.notices_of(office.handler, on=NOW.date()).select_related("reminder__petition")
        )
        assert len(shown.notice_rows(rows)) == 12


def test_a_head_sees_the_paper_issues_it_and_the_petition_says_so() -> None:
    office = Office()
    petition = late(office)
    client = signed_in(office.head)
    slip = Reminder.objects.get(petition=petition, paper="slip")
    assert f"/nhac-viec/van-ban/{slip.pk}/" in page(client, "/nhac-viec/?xem=van-ban")
    assert "Ban hành" in page(client, f"/nhac-viec/van-ban/{slip.pk}/")
    preview = client.get(f"/nhac-viec/van-ban/{slip.pk}/xem-truoc/")
    assert (preview.headers["Content-Type"], preview.content[:5]) == ("application/pdf", b"%PDF-")
    done = client.post(f"/nhac-viec/van-ban/{slip.pk}/", {"lam": "ban-hanh"})
    (document,) = petition.documents.filter(type_code="PN")
    assert done.headers["Location"] == f"/van-ban/{document.pk}/in/"
    assert "Văn bản đề xuất" not in page(client, "/nhac-viec/")
    html = page(client, f"/ho-so/{petition.pk}/thoi-han/")
    assert f'<a href="/van-ban/{document.pk}/in/">Phiếu nhắc số 01/PN-UBND: đã ban hành</a>' in html
    assert f"{office.handler.full_name} (người xử lý)" in html
    again = client.post(f"/nhac-viec/van-ban/{slip.pk}/", {"lam": "ban-hanh"})
    assert again.status_code == 409
    assert petition.documents.filter(type_code="PN").count() == 1


def test_a_head_dismisses_a_paper_with_a_reason() -> None:
    office = Office()
    petition = late(office)
    client = signed_in(office.head)
    slip = Reminder.objects.get(petition=petition, paper="slip")
    address = f"/nhac-viec/van-ban/{slip.pk}/"
    bare = client.post(address, {"lam": "bo", "reason": " "})
    assert bare.status_code == 422
    assert "Ghi lý do không ban hành văn bản." in bare.content.decode()
    client.post(address, {"lam": "bo", "reason": "Đã nhắc tại giao ban."})
    slip.refresh_from_db()
    assert (slip.paper_state, slip.settled_by) == ("dismissed", office.head)
    assert "Đã nhắc tại giao ban." in page(client, f"/ho-so/{petition.pk}/thoi-han/")


@pytest.mark.parametrize("way", ["", "xem-truoc/"])
def test_nobody_else_opens_a_proposed_paper(way: str) -> None:
    office = Office()
    petition = late(office)
    slip = Reminder.objects.get(petition=petition, paper="slip")
    # Who sees the petition is told that it is not theirs to issue; nobody else that there is one.
    for user, status in ((office.handler, 403), (office.room_head, 403), (Office().head, 404)):
        response = signed_in(user).get(f"/nhac-viec/van-ban/{slip.pk}/{way}")
        assert response.status_code == status
        assert petition.subject not in response.content.decode()


def test_a_reminder_without_a_paper_has_no_page() -> None:
    office = Office()
    petition = late(office)
    plain = Reminder.objects.get(petition=petition, level="soon")
    for way in ("", "xem-truoc/"):
        address = f"/nhac-viec/van-ban/{plain.pk}/{way}"
        assert signed_in(office.head).get(address).status_code == 404


def test_reminding_is_no_page_of_acts() -> None:
    office = Office()
    petition = late(office)
    client = signed_in(office.head)
    assert client.get(f"/ho-so/{petition.pk}/viec/remind/").status_code == 404
    assert "/viec/remind/" not in page(client, f"/ho-so/{petition.pk}/")


def test_the_page_speaks_english_too() -> None:
    office = Office()
    late(office)
    client = signed_in(office.handler)
    client.post("/ngon-ngu/", {"language": "en", "next": "/nhac-viec/"})
    html = page(client, "/nhac-viec/")
    for words in ("Reminders", "10 days overdue", "Overdue", "3 working days left"):
        assert words in html
