"""The pages of the register: looked at, printed, exported, and a number voided."""

import csv
import io
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone

from documents.models import ImportedNumbers, VoidedNumber
from documents.numbering import Series, last_of, peek, take
from petitions.models import Petition, User
from tests.documents.reading import text_of
from tests.documents.test_registers_outgoing import filed
from tests.factories import Office, UserFactory
from tests.paths import at_point
from tests.workflow.reading_pages import data_of, left_in_vietnamese
from tests.workflow.screens import signed_in
from workflow.views.numbers import PAGE_SIZE

pytestmark = pytest.mark.django_db
HERE = "/van-ban/so/"


class Book:
    """This year's notices of an office, one paper in them."""

    def __init__(self) -> None:
        self.office = Office()
        self.series = Series(self.office.agency, "TB", timezone.localdate().year)
        self.petition: Petition = at_point("assigned", self.office)
        filed(self.series, self.petition, self.office.clerk)

    @property
    def asked(self) -> dict[str, Any]:
        return {"co-quan": self.office.agency.code, "so": f"TB.{self.series.year}"}

    def get(self, who: str = "clerk", way: str = "", **changed: Any) -> HttpResponse:
        return get(getattr(self.office, who), way, **self.asked | changed)

    def void(self, who: str = "clerk", **told: Any) -> HttpResponse:
        query = f"?co-quan={self.office.agency.code}&so=TB.{self.series.year}"
        sent = {"number": 2, "reason": "In hỏng, bản in đã hủy."} | told
        client = signed_in(getattr(self.office, who))
        return client.post(f"{HERE}huy/{query}", sent, follow=True)


def get(user: User, way: str = "", **asked: Any) -> HttpResponse:
    return signed_in(user).get(f"{HERE}{way}", asked)


def test_the_register_of_one_s_own_agency_is_there_without_being_asked_for() -> None:
    book = Book()
    page = get(book.office.clerk).content.decode()
    assert "01/TB-UBND" in page and "Về việc thụ lý giải quyết khiếu nại" in page
    assert "02/TB-UBND" in page  # the next number, and why none is kept
    assert "Không giữ trước số" in page
    assert "Hoàng Thị Thử" not in page


def test_who_keeps_no_book_is_offered_nothing_to_void() -> None:
    assert "Không giữ trước số" not in Book().get("reception").content.decode()


def test_a_series_is_chosen_and_another_agency_s_is_not_there() -> None:
    book = Book()
    other = Series(book.office.agency, "QĐ", book.series.year)
    filed(other, book.petition, book.office.clerk)
    page = book.get(so=f"QĐ.{book.series.year}").content.decode()
    assert "01/QĐ-UBND" in page and "01/TB-UBND" not in page
    assert book.get(**{"co-quan": Office().agency.code}).status_code == 404
    assert get(UserFactory.create(), "").status_code == 200
    assert "01/TB-UBND" not in get(UserFactory.create(), "").content.decode()


@pytest.mark.parametrize("way", ["in/", "csv/", "huy/"])
def test_what_is_done_is_done_with_the_series_that_was_named(way: str) -> None:
    book = Book()
    client = signed_in(book.office.clerk)
    for asked in ("", f"?co-quan={book.office.agency.code}&so=QĐ.{book.series.year}"):
        send = client.post if way == "huy/" else client.get
        assert send(f"{HERE}{way}{asked}").status_code == 404
    assert last_of(book.series) == 1


def test_the_pages_follow_one_another() -> None:
    book = Book()
    for _ in range(PAGE_SIZE):
        filed(book.series, book.petition, book.office.clerk)
    first = book.get().content.decode()
    assert f"{PAGE_SIZE + 1}/TB-UBND" in first and "01/TB-UBND" not in first
    assert "truoc=2" in first
    second = book.get(truoc="2").content.decode()
    assert "01/TB-UBND" in second and "Trang trước" in second
    assert "Trang sau" not in second


@pytest.mark.parametrize("before", ["", "x", "²", "0", "-1", "9" * 18, "9" * 30])
def test_whatever_stands_in_the_address_a_page_comes(before: str) -> None:
    assert Book().get(truoc=before).status_code == 200


def test_the_register_is_printed_across() -> None:
    answer = Book().get(way="in/")
    assert answer["Content-Type"] == "application/pdf"
    text = " ".join(text_of(answer.content).split())
    assert "SỔ VĂN BẢN ĐI" in text and "01/TB-UBND" in text


def test_only_the_numbers_that_were_asked_for_are_printed() -> None:
    book = Book()
    filed(book.series, book.petition, book.office.clerk)
    text = text_of(book.get(way="in/", tu="2", den="2").content)
    assert "02/TB-UBND" in text and "01/TB-UBND" not in text
    assert (
        "Thiếu số nào trong phần sổ này" in book.get(way="in/", tu="9", den="10").content.decode()
    )


def test_no_cell_of_the_table_is_computed() -> None:
    book = Book()
    peek(book.series)
    made = {"imported_by": book.office.clerk, "imported_at": timezone.now()}
    cells = ["=1+1", "+84", "-2", "@SUM(A1)", "＝1", "\u00a0=1", "=cmd|' /C calc'!A0", "Về việc"]
    for number, title in enumerate(cells, start=2):
        take(book.series, number)
        ImportedNumbers.objects.create(
            **book.series.key, first=number, last=number, title=title, **made
        )
    answer = book.get(way="csv/")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content.decode("utf-8")
    assert text.startswith("\ufeff")
    head, paper, *old = csv.reader(io.StringIO(text[1:]))
    assert head[:4] == ["Số", "Số, ký hiệu", "Ngày", "Trích yếu"]
    assert paper[1] == "01/TB-UBND"
    assert [row[3] for row in old] == [*(f"'{cell}" for cell in cells[:-1]), "Về việc"]


def test_a_paper_that_one_may_not_see_is_a_number_on_the_page_the_paper_and_the_table() -> None:
    book = Book()
    filed(book.series, at_point("registered", Office()), book.office.clerk)
    assert "Không thuộc phạm vi xem" in book.get().content.decode()
    assert "Không thuộc phạm vi xem" in text_of(book.get(way="in/").content)
    rows = list(csv.reader(io.StringIO(book.get(way="csv/").content.decode())))
    assert rows[2] == ["02", "02/TB-UBND", "", "", "", "", "Không thuộc phạm vi xem"]


def test_a_number_is_voided_and_stands_in_the_register() -> None:
    book = Book()
    page = book.void().content.decode()
    assert "Đã hủy số 02/TB-UBND." in page
    assert "In hỏng, bản in đã hủy." in page and "03/TB-UBND" in page
    assert VoidedNumber.objects.get().voided_by == book.office.clerk


def test_a_reason_of_too_few_words_is_asked_for_again() -> None:
    book = Book()
    answer = book.void(reason="In hỏng")
    assert answer.status_code == 422
    assert "ít nhất 4 từ khác nhau" in answer.content.decode()
    assert "In hỏng" in answer.content.decode()
    assert book.void(reason="").status_code == 422
    assert last_of(book.series) == 1


def test_a_number_that_moved_on_or_lies_ahead_is_refused_with_the_rule() -> None:
    book = Book()
    assert "vừa được cấp cho văn bản khác" in book.void(number=1).content.decode()
    ahead = book.void(number=9)
    assert ahead.status_code == 409
    assert "không giữ trước" in ahead.content.decode()
    assert last_of(book.series) == 1


def test_who_keeps_no_book_voids_nothing() -> None:
    book = Book()
    for who in ("reception", "handler", "auditor"):
        assert book.void(who).status_code == 403
    assert last_of(book.series) == 1


def test_who_reads_english_reads_the_register_in_english() -> None:
    book = Book()
    book.void()
    client = signed_in(book.office.clerk)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(HERE, book.asked).content.decode()
    assert "Register of issued documents" in page
    known = [*data_of(book.petition), "TB-UBND", book.office.agency.name]
    assert left_in_vietnamese(page, known) == []
