"""A paper that is gone leaves a gap in its series, at either end too."""

import pytest
from django.db import connection
from django.utils import timezone

from documents.models import Document, ImportedNumbers
from documents.numbering import Series, peek, take
from documents.registers import Span, gaps, missing_numbers
from petitions.access import Act
from tests.factories import Office
from tests.paths import at_point, do

pytestmark = pytest.mark.django_db


def _remove(document: Document) -> None:
    """Around the models, as somebody at the database would."""
    with connection.cursor() as cursor:
        for table, key in (
            ("documents_documentcontent", "document_id"),
            ("documents_document", "id"),
        ):
            cursor.execute(f"DELETE FROM {table} WHERE {key} = %s", [document.pk])


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_removed_paper_is_missed(which: int) -> None:
    office = Office()
    for _ in range(3):
        petition = at_point("assigned", office)
        do(Act.ISSUE_ACCEPTANCE, petition, office, office.clerk, printed=True)
    assert list(missing_numbers()) == []
    _remove(Document.objects.filter(type_code="TB").order_by("number")[which])
    (said,) = missing_numbers()
    assert "sổ TB" in said and "đã cấp đến số 3, thiếu 1 văn bản" in said


@pytest.mark.parametrize(
    ("spans", "last", "found"),
    [
        ([], 0, []),
        ([], 3, [(1, 3)]),
        ([(1, 3)], 3, []),
        ([(2, 3), (5, 5)], 7, [(1, 1), (4, 4), (6, 7)]),
        ([(1, 9), (4, 4)], 9, []),
        ([(1, 2), (9, 9)], 5, [(3, 5)]),
        ([(8, 9)], 5, [(1, 5)]),
    ],
)
def test_gaps(spans: list[Span], last: int, found: list[Span]) -> None:
    assert list(gaps(spans, last)) == found


def test_a_number_with_two_entries_and_one_past_the_counter_are_told() -> None:
    office = Office()
    series = Series(office.agency, "TB", 2026)
    peek(series)
    take(series, 1, through=4)
    made = {"imported_by": office.clerk, "imported_at": timezone.now()}
    ImportedNumbers.objects.create(**series.key, first=1, last=4, **made)
    ImportedNumbers.objects.create(**series.key, first=3, last=6, **made)
    twice, further = missing_numbers()
    assert twice.endswith("sổ TB năm 2026: có hai mục cùng số 03–04")
    assert further.endswith("đã cấp đến số 4 nhưng sổ có số lớn hơn")


def test_many_gaps_are_counted_and_the_first_named() -> None:
    series = Series(Office().agency, "TB", 2026)
    peek(series)
    take(series, 1, through=12)
    held = Office().clerk
    for number in range(2, 13, 2):
        row = {"imported_by": held, "imported_at": timezone.now(), "first": number, "last": number}
        ImportedNumbers.objects.create(**series.key, **row)
    (said,) = missing_numbers()
    assert said.endswith("thiếu 6 văn bản (số 01, 03, 05, 07, 09…)")
