"""Ten thousand tamperings by somebody who owns the database and not the keys: all are found."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from petitions import ledger
from tests.factories import Office
from tests.petitions.ledger_forgeries import FORGERIES
from tests.petitions.ledger_records import Record, a_closed_record, taken_out

pytestmark = pytest.mark.django_db
ROUNDS = 10_000


def _named(record: Record) -> set[tuple[int, int, int]]:
    return {(found.head, found.petition_id, found.seq) for found in record.found()}


def test_ten_thousand_tamperings_are_found_and_the_record_is_named() -> None:
    record = taken_out(a_closed_record(Office()))
    assert record.found() == set()
    rng, tried, missed = Random(20261125), Counter[str](), list[object]()
    for number in range(ROUNDS):
        forgery = FORGERIES[number % len(FORGERIES)]
        forged, places = forgery(rng, record)
        # What left the stored heads as they were is found without those kept outside.
        whole = (len(forged.heads), len(forged.lines)) == (len(record.heads), len(record.lines))
        if whole and rng.random() < 0.5:
            forged = replace(forged, kept=())
        named = _named(forged)
        if not named & places:
            missed.append((forgery.__name__, places, named))
        tried[forgery.__name__] += 1
    assert missed == []
    assert tried.total() == ROUNDS
    assert set(tried) == {forgery.__name__ for forgery in FORGERIES}


def test_the_same_functions_find_nothing_in_the_whole_record() -> None:
    heads = a_closed_record(Office())
    assert list(ledger.verify()) == []
    assert list(ledger.verify(taken_out(heads).kept)) == []
