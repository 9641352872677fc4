"""The record as plain rows: made into models, a million entries would cost a minute."""

from collections.abc import Iterator
from typing import Any

from django.db import connection

from petitions.ledger.chains import Row
from petitions.ledger.lines import Line, StoredLine

_FETCHED = 5_000
#: Times in UTC with all microseconds, as `entries.instant` tells them. SQLite has them as text,
#: without a fraction where that is zero; `|| ''` keeps its driver from making a time of it.
_INSTANT = {
    "postgresql": "to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
    "sqlite": "CASE length({0}) WHEN 19 THEN {0} || '.000000' ELSE {0} || '' END",
}
# One statement, so one moment of the database: an entry that is written meanwhile comes with the
# new end of its chain or not at all, and no chain seems broken only because officers are at work.
_ROWS = """
SELECT petition_id, 1 AS sort, seq, act, actor_id, appointment_id, {happened_at}, {recorded_at},
       reason, before, after, previous_hash, hash
FROM petitions_event WHERE petition_id > %s AND petition_id <= %s
UNION ALL
SELECT id, 0, record_length, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, record_head
FROM petitions_petition WHERE id > %s AND id <= %s
ORDER BY 1, 2, 3
"""
_LINES = """
SELECT l.petition_id, l.length, l.chain_head, l.head_id, l.place, l.seal, h.number IS NOT NULL
FROM petitions_ledgerline l LEFT JOIN petitions_ledgerhead h ON h.number = l.head_id
WHERE l.petition_id > %s AND l.petition_id <= %s
"""
_LINES_OF = """
SELECT place, petition_id, length, chain_head FROM petitions_ledgerline
WHERE head_id = %s ORDER BY place
"""


def rows(low: int, high: int) -> Iterator[Row]:
    """Petitions above `low` up to `high` with their entries, as `chains.check` wants them."""
    instant = _INSTANT[connection.vendor]
    statement = _ROWS.format(
        happened_at=instant.format("happened_at"), recorded_at=instant.format("recorded_at")
    )
    return _fetched(statement, (low, high, low, high))


def lines(low: int, high: int) -> Iterator[StoredLine]:
    """What the heads say of the chains of these petitions.

    To be read before `rows`: chains only grow, and then no line can be newer than its chain.
    """
    return map(StoredLine._make, _fetched(_LINES, (low, high)))


def lines_of(head: int) -> Iterator[tuple[int, Line]]:
    """The lines of one head by place."""
    for place, *line in _fetched(_LINES_OF, (head,)):
        yield place, Line(*line)


def _fetched(statement: str, values: tuple[int, ...]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        while found := cursor.fetchmany(_FETCHED):
            yield from found
