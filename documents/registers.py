"""The books of issued papers: what ought to be in them."""

from collections.abc import Iterator

from documents.models import Counter, Document


def missing_numbers() -> Iterator[str]:
    """Each series in which a number was taken and its paper is gone, in words for the officer."""
    for series in Counter.objects.select_related("unit").order_by("pk"):
        filed = Document.objects.filter(
            unit=series.unit_id, type_code=series.type_code, year=series.year
        )
        missing = series.last - filed.filter(number__lte=series.last).count()
        if missing:
            yield (
                f"{series.unit.name}, sổ {series.type_code} năm {series.year}: "
                f"đã cấp đến số {series.last}, thiếu {missing} văn bản"
            )
