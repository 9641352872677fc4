"""Sổ văn bản đi: every number of a series once, as whoever reads it may see it."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from documents.catalogue import ACCEPTANCE
from documents.errors import LetterError
from documents.letters.outgoing_register import COLUMNS, MOST_LINES, OutgoingRegister, build
from documents.models import Document, DocumentContent, ImportedNumbers
from documents.numbering import Series, last_of, peek, take
from documents.outgoing import Entry, Reader, Sort, entries
from documents.rendering import typeset
from documents.voiding import void
from petitions.acts import name_officer
from petitions.models import Petition, User
from tests.documents.reading import text_of
from tests.factories import Office, moment
from tests.paths import at_point

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 27)
AT = moment("2026-11-27 09:00")
WHY = "In hỏng, bản in đã hủy."


def filed(series: Series, petition: Petition, by: User) -> Document:
    """A paper of the series in the book, without going through the press."""
    number = peek(series)
    document = Document.objects.create(
        **series.key,
        petition=petition,
        number=number,
        symbol=series.number(number).symbol,
        title=ACCEPTANCE.title,
        issued_on=TODAY,
        issued_by=by,
        recipients=2,
        sha256="0" * 64,
        page_count=1,
        size=1,
    )
    DocumentContent.objects.create(document=document, pdf=b"-")
    take(series, number)
    return document


class Book:
    """A series with an old book (1–3, 4), papers 5 and 7, and 6 voided."""

    def __init__(self) -> None:
        self.office = Office()
        self.series = Series(self.office.agency, "TB", 2026)
        self.petition = at_point("assigned", self.office)
        made = {"imported_by": self.office.clerk, "imported_at": AT}
        peek(self.series)
        take(self.series, 1, through=4)
        ImportedNumbers.objects.create(**self.series.key, first=1, last=3, **made)
        ImportedNumbers.objects.create(
            **self.series.key, first=4, last=4, issued_on=TODAY, title="Về việc cũ", **made
        )
        filed(self.series, self.petition, self.office.clerk)
        void(self.series, 6, reason=WHY, actor=self.office.clerk, at=AT)
        filed(self.series, self.petition, self.office.clerk)

    def read(self, who: str = "clerk", **asked: Any) -> list[Entry]:
        reader = Reader(getattr(self.office, who), TODAY)
        return list(entries(self.series, reader, **asked))


def told(found: list[Entry]) -> list[tuple[str, int, int]]:
    return [(entry.sort.value, entry.first, entry.last) for entry in found]


WHOLE = [
    ("paper", 7, 7),
    ("void", 6, 6),
    ("paper", 5, 5),
    ("imported", 4, 4),
    ("imported", 1, 3),
]


def test_every_number_has_its_line_the_last_on_top() -> None:
    book = Book()
    found = book.read()
    assert told(found) == WHOLE
    paper, voided, _, old, range_ = found
    assert (paper.symbol, paper.title, paper.recipients) == ("07/TB-UBND", ACCEPTANCE.title, 2)
    assert (voided.reason, voided.by) == (WHY, book.office.clerk.get_full_name())
    assert (old.title, old.symbol, range_.symbol) == (
        "Về việc cũ",
        "04/TB-UBND",
        "01/TB-UBND – 03/TB-UBND",
    )


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5])
def test_pages_that_follow_one_another_are_the_whole(limit: int) -> None:
    book, found = Book(), list[Entry]()
    before = last_of(book.series) + 1
    while part := book.read(span=(1, before - 1), limit=limit):
        assert len(part) <= limit
        found += part
        before = part[-1].first
    assert told(found) == WHOLE


def test_some_numbers_are_asked_for() -> None:
    book = Book()
    assert told(book.read(span=(4, 6))) == WHOLE[1:4]
    assert told(book.read(span=(2, 2))) == WHOLE[4:]
    assert told(book.read(span=(6, 99))) == WHOLE[:2]
    assert told(book.read(span=(8, 99))) == []
    assert told(book.read(span=(6, 5))) == []


def test_a_paper_that_is_gone_is_a_line_too() -> None:
    book = Book()
    with connection.cursor() as cursor:
        for table, key in (
            ("documents_documentcontent", "document_id"),
            ("documents_document", "id"),
        ):
            one = Document.objects.get(number=5).pk
            cursor.execute(f"DELETE FROM {table} WHERE {key} = %s", [one])
    assert ("missing", 5, 5) in told(book.read())
    assert told(book.read(limit=3)) == [*WHOLE[:2], ("missing", 5, 5)]


def test_of_a_paper_that_one_may_not_see_only_the_number_is_told() -> None:
    book = Book()
    elsewhere = at_point("registered", Office())
    filed(book.series, elsewhere, book.office.clerk)
    hidden = book.read()[0]
    assert hidden == Entry(sort=Sort.HIDDEN, first=8, last=8, symbol="08/TB-UBND")


def test_who_is_named_in_a_petition_reads_no_more_of_its_papers() -> None:
    book = Book()
    assert book.read("auditor")[0].sort is Sort.PAPER
    name_officer(
        book.petition.pk,
        officer=book.office.auditor,
        reason="Có tên ở trang 2.",
        actor=book.office.head,
        at=moment("2026-11-27 09:30"),
    )
    assert [entry.sort for entry in book.read("auditor")[:3]] == ["hidden", "void", "hidden"]
    assert book.read("head")[0].sort is Sort.PAPER


def test_the_summary_of_an_old_book_is_for_its_keepers() -> None:
    book = Book()
    assert book.read("head")[3].title == "Về việc cũ"
    assert [e.title for e in book.read("reception")[3:]] == ["", ""]


def test_whose_registers_one_may_open() -> None:
    office, other = Office(), Office()
    for who in ("clerk", "reception", "handler", "head", "auditor"):
        found = Reader(getattr(office, who), TODAY).agencies()
        assert list(found) == [office.agency], who
    above = Office(office.agency.parent)
    assert set(Reader(above.head, TODAY).agencies()) == {above.agency, office.agency}
    assert list(Reader(above.clerk, TODAY).agencies()) == [above.agency]
    assert not Reader(office.clerk, date(2020, 1, 1)).agencies().exists()
    assert Reader(office.clerk, TODAY).keeps(office.agency)
    assert not Reader(office.clerk, TODAY).keeps(other.agency)


def test_a_page_takes_few_queries_however_long_the_book(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    book = Book()
    for _ in range(30):
        filed(book.series, book.petition, book.office.clerk)
    with django_assert_max_num_queries(8):
        assert len(book.read(limit=20)) == 20


def test_the_register_on_paper() -> None:
    book = Book()
    letter = build(book.series, book.read(), officer="Lê Thị Mẫu", printed_on=TODAY)
    assert letter.title == "Sổ TB năm 2026, từ số 01 đến số 07"
    paper = typeset(letter)
    text = " ".join(text_of(paper.pdf).split())
    for words in ("SỔ VĂN BẢN ĐI", "Số nơi nhận", "Theo sổ cũ", "Về việc cũ", "NGƯỜI IN SỔ"):
        assert words in text
    assert text.index("01–03") < text.index("07/TB-UBND")
    assert "Hoàng Thị Thử" not in text


def test_too_many_lines_are_printed_in_parts_and_none_not_at_all() -> None:
    series = Series(Office().agency, "TB", 2026)
    one = Entry(sort=Sort.HIDDEN, first=1, last=1, symbol="01/TB-UBND")
    assert all(len(line) == len(COLUMNS) for line in build_of(series, [one]).lines)
    with pytest.raises(LetterError, match=f"nhiều nhất {MOST_LINES} dòng"):
        build_of(series, [one] * (MOST_LINES + 1))
    with pytest.raises(LetterError, match="Thiếu số nào"):
        build_of(series, [])


def build_of(series: Series, found: list[Entry]) -> OutgoingRegister:
    return build(series, found, officer="Lê Thị Mẫu", printed_on=TODAY)
