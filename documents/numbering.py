"""Numbers of papers: one series for each agency, type and year (NĐ 30/2020: from 01 each year).

A number is looked at first, printed, and taken last. What lies between may fail or take time:
nothing is locked by a look. Taking fails when another paper took the number in the meantime.
"""

from dataclasses import dataclass
from datetime import date

from documents.catalogue import Form
from documents.errors import NumberMoved
from documents.letters.common import Number
from documents.models import Counter
from petitions.models import Unit


@dataclass(frozen=True)
class Series:
    """One agency's papers of one type in one year."""

    unit: Unit
    type_code: str
    year: int

    def number(self, value: int | None) -> Number:
        """The number as it is printed; None for a preview, which has none."""
        return Number(value=value, type_code=self.type_code, agency_symbol=self.unit.symbol)


def series_of(form: Form, unit: Unit, on: date) -> Series:
    """The series from which a paper of `form` issued by the agency `unit` that day is numbered."""
    return Series(unit, form.type_code, on.year)


def peek(series: Series) -> int:
    """The next number of the series; it is not taken by being looked at."""
    key = {"unit": series.unit, "type_code": series.type_code, "year": series.year}
    if not Counter.objects.filter(**key).exists():
        # The database settles who makes the row when two ask at the same time.
        Counter.objects.bulk_create([Counter(**key)], ignore_conflicts=True)
    return Counter.objects.values_list("last", flat=True).get(**key) + 1


def take(series: Series, expected: int) -> None:
    """Take the number `expected`, as `peek` gave it. Raises NumberMoved when it is gone.

    The last statement of the transaction: the row stays locked until the commit, and a second
    taker waits here and then finds the number gone.
    """
    taken = Counter.objects.filter(
        unit=series.unit, type_code=series.type_code, year=series.year, last=expected - 1
    ).update(last=expected)
    if not taken:
        raise NumberMoved(f"{series.type_code} {series.year}: {expected} is gone")
