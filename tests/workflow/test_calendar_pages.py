"""Lịch làm việc: who sees the form, what is shown before it is done, and what stays to be seen."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from petitions.access import Act
from petitions.models import DayDeclaration, Deadline, Petition, User
from tests.factories import Office, moment
from tests.paths import registered
from tests.petitions.calendars import chairman
from workflow.wording import confirmation, log_of

pytestmark = pytest.mark.django_db
PAGE, CONFIRM = "/thoi-han/lich/", "/thoi-han/lich/cong-bo/"
NOW = moment("2026-11-25 09:00")
ASKED = {
    "day": "03/12/2026",
    "says": "off",
    "name": "Nghỉ phòng chống bão",
    "source": "12/CĐ-UBND",
}


@pytest.fixture(autouse=True)
def on_wednesday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 09:00 on 25/11/2026."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def chief(office: Office) -> User:
    return chairman(office)


def as_user(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def hidden(response: Any) -> dict[str, str]:
    """The fields that the form of confirmation carries."""
    form = response.context["form"]
    return {name: str(form[name].value()) for name in form.fields}


def test_the_year_shows_each_day_with_its_source_and_its_mark(chief: User) -> None:
    response = as_user(chief).get(PAGE, {"nam": "2026"})
    assertContains(response, "24/11/2026")
    assertContains(response, "Điều 2 Nghị quyết 28/2026/QH16, 10065/VPCP-KGVX")
    assertContains(response, "chưa kiểm chứng")
    assertContains(response, "Làm bù ngày 31/8")
    told = {line.day: line for line in response.context["lines"]}
    assert told[date(2026, 11, 24)].mark
    assert told[date(2026, 9, 2)].mark == ""
    assert not told[date(2026, 8, 22)].is_off
    assert not any(line.is_projection for line in told.values())


def test_a_year_without_its_table_is_said_to_be_a_projection(chief: User) -> None:
    response = as_user(chief).get(PAGE, {"nam": "2028"})
    assertContains(response, "Lịch nghỉ năm 2028 chưa có thông báo chính thức")
    assert {line.is_projection for line in response.context["lines"]} == {True}
    assert as_user(chief).get(PAGE, {"nam": "2031"}).status_code == 404


@pytest.mark.parametrize("who", ["head", "reception", "clerk", "handler", "auditor"])
def test_whoever_may_not_declare_sees_no_form_and_is_told_why(office: Office, who: str) -> None:
    client = as_user(getattr(office, who))
    response = client.get(PAGE)
    assert response.status_code == 200
    assertNotContains(response, "<textarea")
    assert response.context["form"] is None
    for address, sent in ((PAGE, ASKED), (CONFIRM, ASKED | {"digest": "0" * 64})):
        refused = client.post(address, sent)
        assertContains(refused, "không có đơn vị cấp trên trong hệ thống", status_code=403)
        assertContains(refused, "Bảng phân quyền", status_code=403)
    assert not DayDeclaration.objects.exists()


def test_a_declaration_is_seen_first_and_confirmed_then(office: Office, chief: User) -> None:
    petition = registered(office, printed=True)
    client = as_user(chief)
    seen = client.post(PAGE, ASKED)
    assertContains(seen, "03/12/2026")
    assertContains(seen, "04/12/2026")
    assertContains(seen, "muộn hơn 1")
    assertContains(seen, "1 đơn phải thông báo lại cho người nộp đơn")
    assert seen.context["units"] == [(office.agency.name, 1)]
    assert not DayDeclaration.objects.exists()
    done = client.post(CONFIRM, hidden(seen), follow=True)
    assertContains(done, "Đã công bố: Ngày nghỉ 03/12/2026. 1 thời hạn được dời.")
    assertContains(done, "12/CĐ-UBND")
    assertContains(done, petition.register_number)
    row = Deadline.objects.get(petition=petition, rule_id="KN-TL-3")
    assert row.due_on == date(2026, 12, 4)
    assertContains(client.get(PAGE, {"nam": "2026"}), "Bảng có sẵn: ngày làm việc.")


def test_a_petition_whose_receipt_promised_nothing_that_moves_needs_no_notice(
    office: Office, chief: User
) -> None:
    registered(office)  # without a receipt
    seen = as_user(chief).post(PAGE, ASKED)
    assert (seen.context["foreseen"].live, seen.context["notices"].count) == (1, 0)


def test_a_list_that_changed_meanwhile_is_shown_anew(office: Office, chief: User) -> None:
    client = as_user(chief)
    seen = client.post(PAGE, ASKED)
    registered(office)
    again = client.post(CONFIRM, hidden(seen))
    assertContains(again, "đã khác với danh sách vừa xem", status_code=409)
    assert again.context["foreseen"].live == 1
    assert not DayDeclaration.objects.exists()
    assert client.post(CONFIRM, hidden(again)).status_code == 302
    # By ten days and by seven working days: both texts end on 03/12.
    assert DayDeclaration.objects.get().moved == 2


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"day": "29/11/2026"}, "Chủ nhật 29/11/2026 vốn là ngày nghỉ hằng tuần"),
        ({"day": "02/01/2031"}, "lịch chưa có năm 2031"),
        ({"day": "31/13/2026"}, "Ngày không hợp lệ"),
        ({"says": ""}, "Chọn một trong ba"),
        ({"name": ""}, "Ghi tên gọi của ngày này."),
        ({"source": ""}, "Ghi văn bản làm căn cứ"),
    ],
)
def test_an_error_stands_at_its_field_and_nothing_typed_is_lost(
    chief: User, changed: dict[str, str], words: str
) -> None:
    response = as_user(chief).post(PAGE, ASKED | changed)
    assertContains(response, words, status_code=422)
    form = response.context["form"]
    assert list(form.errors) == list(changed)
    assert form["source"].value() == (ASKED | changed)["source"]


def test_a_declaration_is_withdrawn_from_its_line(office: Office, chief: User) -> None:
    petition = registered(office)
    client = as_user(chief)
    client.post(CONFIRM, hidden(client.post(PAGE, ASKED)))
    page = client.get(PAGE, {"nam": "2026"})
    (link,) = re.findall(r'href="(\?nam=2026&amp;thu-hoi=[\d-]+)#declare"', page.content.decode())
    form = client.get(PAGE + link.replace("&amp;", "&")).context["form"]
    asked = {"day": f"{form['day'].value():%d/%m/%Y}", "says": form["says"].value()}
    asked["name"] = form["name"].value()
    seen = client.post(PAGE, asked | {"source": "13/CĐ-UBND"})
    assertContains(seen, "sớm hơn 1")
    client.post(CONFIRM, hidden(seen))
    row = Deadline.objects.get(petition=petition, rule_id="KN-TL-3")
    assert row.due_on == date(2026, 12, 3)
    assert [d.says for d in DayDeclaration.objects.all()] == ["off", "withdrawn"]


def test_the_log_says_what_moved_and_why(office: Office, chief: User) -> None:
    petition = registered(office)
    client = as_user(chief)
    client.post(CONFIRM, hidden(client.post(PAGE, ASKED)))
    line = log_of(Petition.objects.get(pk=petition.pk))[0]
    assert "công bố lịch ngày 03/12/2026 (Nghỉ phòng chống bão)" in line.sentence
    assert "KN-TL-3 từ 03/12/2026 sang 04/12/2026" in line.sentence
    assert line.reason == "12/CĐ-UBND"


def test_every_page_counts_by_the_declared_calendar(office: Office, chief: User) -> None:
    registered(office)
    client = as_user(chief)
    client.post(CONFIRM, hidden(client.post(PAGE, ASKED | {"day": "30/11/2026"})))
    later = moment("2026-11-27 09:00")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: later)
        page = as_user(office.head)  # a session of two days ago would have ended
        # From Friday 27/11: 01, 02 and 03/12 are worked, Monday 30/11 is not.
        assertContains(page.get("/thoi-han/?xem=2026-12-03"), "còn 3 ngày làm việc")
        assertNotContains(page.get("/thoi-han/"), "30/11/2026")


def test_a_date_of_a_year_without_its_table_says_so(office: Office) -> None:
    petition = registered(office)
    petition.next_due_on = date(2028, 1, 4)
    assert confirmation(Act.PROPOSE, petition).endswith("04/01/2028 (dự kiến).")


def test_the_page_is_reached_from_the_deadlines(chief: User) -> None:
    assertContains(as_user(chief).get("/thoi-han/"), f'href="{PAGE}"')
