"""Printing the calculation: from the page's facts, and for a petition to who may see it."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from petitions.models import User
from tests.documents.reading import text_of
from tests.factories import Office, UserFactory
from tests.paths import at_point
from tests.workflow.calculating import words_of

pytestmark = pytest.mark.django_db
FACTS = "su-kien=2026-11-23.received&su-kien=2026-12-01.accepted&complexity=complex"


def browser(user: User, language: str = "vi") -> Client:
    client = Client()
    client.force_login(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


def test_the_facts_of_the_address_are_printed() -> None:
    office = Office()
    answer = browser(office.handler).get(f"{reverse('print_calculation')}?{FACTS}")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "private, no-store"
    text = text_of(answer.content)
    assert "Theo dữ kiện nhập tay" in text
    assert "Giải quyết khiếu nại lần đầu" in text and "15/01/2027" in text
    assert f"người in: {office.handler.get_full_name()}" in text
    assert "XÃ AN MẪU" in text


def test_the_page_s_language_is_the_paper_s() -> None:
    answer = browser(Office().handler, "en").get(f"{reverse('print_calculation')}?{FACTS}")
    assert "TIME-LIMIT CALCULATION" in text_of(answer.content)


def test_without_an_agency_there_is_no_head_to_print_under() -> None:
    answer = browser(UserFactory.create()).get(f"{reverse('print_calculation')}?{FACTS}")
    assert answer.status_code == 403
    assert "chưa giữ chức vụ ở cơ quan nào" in words_of(answer)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Dữ kiện chưa đủ"),
        ("su-kien=2026-11-23.received&su-kien=x.accepted", "Dữ kiện chưa đủ"),
        ("su-kien=2026-11-23.received&su-kien=2026-11-20.accepted", "trước ngày tiếp nhận"),
        ("su-kien=2026-11-23.party_told", "Thiếu thời hạn nào được tính"),
    ],
)
def test_facts_that_give_no_limit_print_nothing(query: str, said: str) -> None:
    answer = browser(Office().handler).get(f"{reverse('print_calculation')}?{query}")
    assert answer.status_code == 409
    assert said in words_of(answer)
    assert f"{reverse('calculator')}?{query.partition('&')[0]}" in answer.content.decode()


def test_a_petition_s_annex_names_its_number_and_subject_and_nobody() -> None:
    office = Office()
    petition = at_point("taken", office)
    client = browser(office.handler)
    tab = client.get(reverse("petition_tab", args=[petition.pk, "thoi-han"]))
    address = reverse("print_deadlines", args=[petition.pk])
    assert address in tab.content.decode()
    text = text_of(client.get(address).content)
    assert f"Đơn số {petition.register_number}" in text
    assert petition.subject in text
    assert "Giải quyết khiếu nại lần đầu: 31/12/2026" in text
    assert "Thử" not in text.replace("Thử Nghiệm", ""), "the petitioner is Hoàng Thị Thử"
    assert "Hoàng" not in text


@pytest.mark.parametrize("who", ["stranger", "other_office"])
def test_who_may_not_see_a_petition_gets_no_annex_of_it(who: str) -> None:
    office = Office()
    petition = at_point("taken", office)
    user = office.stranger if who == "stranger" else Office().head
    answer = browser(user).get(reverse("print_deadlines", args=[petition.pk]))
    assert answer.status_code == 404


def test_only_who_is_logged_in_prints_a_petition_s_annex() -> None:
    petition = at_point("taken", Office())
    answer = Client().get(reverse("print_deadlines", args=[petition.pk]))
    assert answer.status_code == 302 and answer.headers["Location"].startswith(settings.LOGIN_URL)
