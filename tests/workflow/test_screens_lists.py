"""Hồ sơ, Văn bản, Việc: found by any word; unmoved by numbers that are none; kept by nobody."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from petitions.access import Act
from petitions.acts import Delivery
from petitions.errors import BadFact
from petitions.models import DeliveryWay, Petition, PetitionWords
from petitions.text import is_visible, words
from tests.factories import Office, a_registration
from tests.paths import at_point, do, later, registered
from tests.petitions.snapshots import refused
from tests.workflow.screens import signed_in
from workflow.models import PetitionTask
from workflow.numerals import whole_number

pytestmark = pytest.mark.django_db


def numbers(office: Office, q: str) -> list[str]:
    """The register numbers that a search shows."""
    shown = signed_in(office.reception).get("/ho-so/", {"q": q})
    assert shown.status_code == 200
    return [line["row"].number for line in shown.context["rows"]]


@pytest.fixture
def office() -> Office:
    office = Office()
    registered(office, a_registration(petitioner="Giang Văn Hàng Rong"))
    registered(
        office,
        a_registration(
            petitioner="Đặng Thị Mỹ Hoà",
            subject="bồi thường cây sầu riêng",
            content="Gia đình tôi trồng 40 gốc từ năm 2011.",
            request="Kiểm đếm lại.",
            contested="Thông báo số 7/TB-UBND",
        ),
    )
    return office


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("Hàng Rong", ["01/2026"]),
        ("hang ron", ["01/2026"]),
        ("Ông Giang Văn Hàng Rong", ["01/2026"]),
        ("ang Rong", []),
        ("Hang Rongs", []),
        ("sầu riêng", ["02/2026"]),
        ("riêng cây", ["02/2026"]),
        ("sau ring", []),
        ("gốc năm 2011", ["02/2026"]),
        ("kiểm đếm", ["02/2026"]),
        ("TB-UBND", ["02/2026"]),
        ("02/2026", ["02/2026"]),
        (" 2 / 2026 ", ["02/2026"]),
        ("²/2026", []),
        ("12/99999999999999999999", []),
        ("xã", ["02/2026", "01/2026"]),
        ("\u0301", []),
        ("\0", []),
        ("Rong\0", []),
        ("%", []),
        ("_ _", []),
        ("zz' | 'x", []),
        ("'", []),
        ("", ["02/2026", "01/2026"]),
    ],
    ids=ascii,
)
def test_a_search_finds_these(office: Office, q: str, found: list[str]) -> None:
    assert numbers(office, q) == found


def test_a_lookup_code_is_found_however_it_is_typed(office: Office) -> None:
    petition = Petition.objects.get(number=1)
    code = petition.code
    assert numbers(office, f"{code[:4]}-{code[4:8]} {code[8:].lower()}") == ["01/2026"]


def test_the_words_of_a_text_are_each_named_once() -> None:
    assert words("Đặng  Thị, đặng", "(Mỹ)", "x" * 90) == ["dang", "thi", "my", "x" * 40]
    assert words("\u0301 \0 --") == []
    assert is_visible("à") and not is_visible("\u200b\u0301 \t")


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("007", 7), ("²", None), ("٣", None), ("", None), ("-1", None), ("1" * 19, None)],
)
def test_a_number_is_ascii_digits(text: str, number: int | None) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("before", ["²", "٣", "9" * 5000, "-1", "x", "\0"])
@pytest.mark.parametrize("address", ["/nhac-viec/", "/thoi-han/lich/"])
def test_an_address_with_a_number_that_is_none_is_answered(address: str, before: str) -> None:
    client = signed_in(Office().head)
    assert client.get(address, {"truoc": before, "nam": before}).status_code == 200


@pytest.mark.parametrize("before", ["²", "٣", "9" * 5000, "-1", "x", "\0"])
@pytest.mark.parametrize("address", ["/ho-so/", "/van-ban/"])
def test_a_page_that_is_no_number_is_the_first_page(address: str, before: str) -> None:
    office = Office()
    registered(office, printed=True)
    shown = signed_in(office.reception).get(address, {"truoc": before})
    assert len(shown.context["rows"]) == 1


def test_a_paper_is_not_searched_by_a_nul() -> None:
    office = Office()
    registered(office, printed=True)
    shown = signed_in(office.reception).get("/van-ban/", {"q": "01\0"})
    assert shown.context["rows"] == []


@pytest.mark.parametrize("verb", ["nhan", "tra"])
@pytest.mark.parametrize("task", ["99999999", "9" * 30])
def test_a_task_that_is_none_is_not_found(task: str, verb: str) -> None:
    client = signed_in(Office().reception)
    assert client.post(f"/viec/{task}/{verb}/").status_code == 404


def test_an_address_asked_in_the_wrong_way_says_so(office: Office) -> None:
    task = PetitionTask.objects.get(petition=registered(office), finished__isnull=True)
    shown = signed_in(office.reception).get(f"/viec/{task.pk}/nhan/")
    assert (shown.status_code, shown["Allow"]) == (405, "POST")
    assert "Không mở được địa chỉ này" in shown.content.decode()


PAGES = ("/", "/ho-so/", "/van-ban/", "/thoi-han/", "/tiep-nhan/", "/nhac-viec/", "/khong-co/")


@pytest.mark.parametrize("address", PAGES)
def test_no_page_behind_the_log_in_is_stored(office: Office, address: str) -> None:
    assert signed_in(office.reception).get(address)["Cache-Control"] == "private, no-store"
    assert "no-store" not in Client().get(address).get("Cache-Control", "")


def test_a_decision_handed_over_is_received_that_day() -> None:
    office = Office()
    petition = at_point("decided", office)
    at = later(petition, days=3)
    handed: dict[str, Any] = {"way": DeliveryWay.HANDED, "reference": "Hoàng Thị Thử"}
    day = at.date()
    other = Delivery(**handed, sent_on=petition.events.last().happened_at.date(), received_on=day)
    with refused(BadFact, "ngày nhận là ngày giao", field="received_on"):
        do(Act.DELIVER, petition, office, office.clerk, at=at, delivery=other)
    same = Delivery(**handed, sent_on=day, received_on=day)
    do(Act.DELIVER, petition, office, office.clerk, at=at, delivery=same)


def test_a_search_reads_the_words_through_their_index() -> None:
    found = PetitionWords.objects.filter(words__has_words=["hang", "ro"])
    if connection.vendor == "postgresql":
        # So few rows are read whole, unless that and the index on the keys are ruled out.
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_indexscan = off")
        assert "Bitmap Index Scan on petitions_petitionwords_words" in found.explain()
    else:  # few enough rows to read: one office
        assert "petitions_petitionwords" in found.explain()
