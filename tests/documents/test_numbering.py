"""Numbers: each once, none left out, whoever asks at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, transaction

from documents import catalogue
from documents.errors import NumberMoved
from documents.models import Counter
from documents.numbering import Series, peek, series_of, take
from tests.documents.stored import notices, stored_unit

WRITERS = 6
EACH = 5


def _in_threads(work: Callable[[], list[int]]) -> list[int]:
    def run() -> list[int]:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        done = [pool.submit(run) for _ in range(WRITERS)]
        return [number for each in done for number in each.result()]


@pytest.mark.django_db
def test_a_series_begins_at_one_and_goes_on() -> None:
    series = notices(stored_unit())
    assert peek(series) == 1
    assert peek(series) == 1
    take(series, 1)
    assert peek(series) == 2


@pytest.mark.django_db
def test_a_number_that_is_gone_is_not_taken_again() -> None:
    series = notices(stored_unit())
    peek(series)
    take(series, 1)
    with pytest.raises(NumberMoved):
        take(series, 1)
    with pytest.raises(NumberMoved):
        take(series, 3)
    assert peek(series) == 2


@pytest.mark.django_db
def test_agency_type_and_year_each_have_their_own_series() -> None:
    unit, other = stored_unit(), stored_unit("thu-nghiem")
    first = notices(unit)
    peek(first)
    take(first, 1)
    for series in (notices(other), Series(unit, "QĐ", 2026), Series(unit, "TB", 2027)):
        assert peek(series) == 1


@pytest.mark.django_db
def test_the_series_of_a_form_is_that_of_its_type_and_year() -> None:
    unit = stored_unit()
    series = series_of(catalogue.FIRST_DECISION, unit, date(2027, 1, 1))
    assert series == Series(unit, "QĐ", 2027)
    assert series.number(7).symbol == "07/QĐ-UBND"
    assert series.number(None).symbol == "…/QĐ-UBND"


@pytest.mark.django_db(transaction=True)
def test_the_first_look_of_many_makes_one_counter() -> None:
    series, start = notices(stored_unit()), Barrier(WRITERS)

    def look() -> list[int]:
        start.wait()
        return [peek(series)]

    assert _in_threads(look) == [1] * WRITERS
    assert Counter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_writers_take_each_number_once_and_leave_no_gap() -> None:
    series = notices(stored_unit())

    def write() -> list[int]:
        taken: list[int] = []
        while len(taken) < EACH:
            number = peek(series)
            try:
                with transaction.atomic():
                    take(series, number)
            except NumberMoved:
                continue
            taken.append(number)
        return taken

    assert sorted(_in_threads(write)) == list(range(1, WRITERS * EACH + 1))


@pytest.mark.django_db(transaction=True)
def test_a_number_of_a_transaction_that_failed_is_free_again() -> None:
    series = notices(stored_unit())
    number = peek(series)
    with pytest.raises(RuntimeError), transaction.atomic():
        take(series, number)
        raise RuntimeError
    assert peek(series) == number
