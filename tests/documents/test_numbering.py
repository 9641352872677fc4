"""Numbers: each once, none left out, whoever asks at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from documents import catalogue
from documents.errors import NumberMoved
from documents.models import CongressTerm, Counter
from documents.numbering import Series, last_of, peek, series_of, take
from petitions.errors import BadFact
from petitions.law.facts import Regime
from petitions.models import Unit
from tests.documents.stored import notices, stored_unit

PARTY = Regime.PARTY
WRITERS = 6
EACH = 5


def term(unit: Unit, starts_on: date) -> None:
    """Enter a term as the page for administrators does."""
    entered = CongressTerm(unit=unit, name=f"Nhiệm kỳ từ {starts_on.year}", starts_on=starts_on)
    entered.full_clean()
    entered.save()


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


@pytest.mark.django_db
def test_a_paper_of_the_party_is_numbered_over_the_congress_term() -> None:
    unit = stored_unit()
    form = replace(catalogue.FIRST_DECISION, regime=Regime.PARTY)
    with pytest.raises(BadFact, match="Chưa khai báo nhiệm kỳ"):
        series_of(form, unit, date(2026, 1, 1))
    term(unit, date(2025, 8, 15))
    first = series_of(form, unit, date(2025, 8, 15))
    assert first == series_of(form, unit, date(2030, 8, 13)) == Series(unit, "QĐ", 2025, PARTY)
    assert first.number(7).symbol == "07-QĐ/UBND"
    assert first.number(None).symbol == "…-QĐ/UBND"
    assert (first.period, first.name) == ("NK2025", "sổ QĐ nhiệm kỳ bắt đầu năm 2025")
    peek(first)
    take(first, 1)
    assert peek(Series(unit, "QĐ", 2025)) == 1
    term(unit, date(2030, 8, 14))
    assert series_of(form, unit, date(2030, 8, 14)) == Series(unit, "QĐ", 2030, PARTY)
    with pytest.raises(BadFact, match="14/08/2025"):
        series_of(form, unit, date(2025, 8, 14))


@pytest.mark.django_db
def test_a_term_may_not_begin_in_the_year_of_another() -> None:
    unit = stored_unit()
    term(unit, date(2025, 8, 15))
    with pytest.raises(ValidationError, match="Đã có nhiệm kỳ bắt đầu trong năm này"):
        term(unit, date(2025, 12, 1))
    term(stored_unit("thu-nghiem"), date(2025, 12, 1))


@pytest.mark.django_db
def test_several_numbers_are_taken_at_once() -> None:
    series = notices(stored_unit())
    peek(series)
    take(series, 1, through=40)
    assert (last_of(series), peek(series)) == (40, 41)
    with pytest.raises(NumberMoved):
        take(series, 1, through=50)
    assert last_of(Series(series.unit, "QĐ", 2026)) == 0


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
