"""The books of issued papers: what ought to be in them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from documents.models import Counter, Document, ImportedNumbers, VoidedNumber
from documents.numbering import Series
from petitions.law.facts import Regime

#: So many gaps of one series are named; all of them are counted.
_NAMED = 5
Span = tuple[int, int]


def all_series() -> Iterator[tuple[Series, int]]:
    """Every series there is, with its last number."""
    for row in Counter.objects.select_related("unit").order_by("pk"):
        yield Series(row.unit, row.type_code, row.year, Regime(row.regime)), row.last


def missing_numbers() -> Iterator[str]:
    """Each series that does not hold every number once, in words for the officer.

    A number has its paper, or was voided by decision, or was taken over from an earlier book.
    """
    for series, last in all_series():
        spans = sorted(_spans(series))
        missing, twice = list(gaps(spans, last)), list(_overlaps(spans))
        name = f"{series.unit.name}, {series.name}"
        if missing:
            count = sum(end - start + 1 for start, end in missing)
            yield f"{name}: đã cấp đến số {last}, thiếu {count} văn bản (số {_told(missing)})"
        if twice:
            yield f"{name}: có hai mục cùng số {_told(twice)}"
        if spans and max(end for _, end in spans) > last:
            yield f"{name}: đã cấp đến số {last} nhưng sổ có số lớn hơn"


def voided_numbers() -> Iterator[str]:
    """Each number without a paper that was voided by decision, in words for the officer."""
    for row in VoidedNumber.objects.select_related("unit", "voided_by").order_by("pk"):
        series = Series(row.unit, row.type_code, row.year, Regime(row.regime))
        yield (
            f"{row.unit.name}, {series.name}: số {row.number:02d} đã hủy, "
            f"{row.voided_by.get_full_name()}: {row.reason}"
        )


def _spans(series: Series) -> Iterator[Span]:
    """What the tables hold of the series, from which number to which."""
    for rows in (Document.objects, VoidedNumber.objects):
        for number in rows.filter(**series.key).values_list("number", flat=True).iterator():
            yield number, number
    yield from ImportedNumbers.objects.filter(**series.key).values_list("first", "last")


def gaps(spans: Iterable[Span], last: int) -> Iterator[Span]:
    """The numbers up to `last` that none of `spans`, in their order, holds."""
    expected = 1
    for start, end in [*spans, (last + 1, last + 1)]:
        if expected < min(start, last + 1):
            yield expected, min(start - 1, last)
        expected = max(expected, end + 1)


def _overlaps(spans: Iterable[Span]) -> Iterator[Span]:
    for (_, before), (start, end) in pairwise(spans):
        if start <= before:
            yield start, min(before, end)


def _told(spans: list[Span]) -> str:
    named = [spelled(*span) for span in spans[:_NAMED]]
    return ", ".join(named) + ("…" if len(spans) > _NAMED else "")


def spelled(first: int, last: int) -> str:
    """Numbers as the book writes them: 05, or 05–09."""
    return f"{first:02d}" if first == last else f"{first:02d}–{last:02d}"
