"""Going past the triggers of the record: for the tests' own flush, and to play a database's owner.

Nothing of it is in the program. A transactional test is cleaned up by emptying all tables, which
is what the triggers refuse.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase

from petitions.ledger.guards import KINDS, TABLES, missing_guards

_STORED = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (%s, %s, %s)"


def lift() -> list[str]:
    """Take the triggers away; gives the statements that put them back.

    In a transaction that is rolled back they come back by themselves. Where they are gone already
    nothing is done.
    """
    if missing_guards():
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # What a deferred key still has to check keeps a table from being altered.
            connection.check_constraints()
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            return [
                f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_{kind}"
                for table in TABLES
                for kind in KINDS["postgresql"]
            ]
        cursor.execute(_STORED, TABLES)
        stored = cursor.fetchall()
        for name, _ in stored:
            cursor.execute(f"DROP TRIGGER {name}")
        return [statement for _, statement in stored]


@contextmanager
def lifted() -> Iterator[None]:
    """Without the triggers, for as long as the context lasts."""
    restoring = lift()
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for statement in restoring:
                cursor.execute(statement)


@pytest.fixture(autouse=True, scope="session")
def flush_of_the_record() -> Iterator[None]:
    """Lift the triggers round the flush that cleans up after each transactional test."""
    flush = TransactionTestCase._fixture_teardown

    def past_the_triggers(case: Any) -> None:
        with lifted():
            flush(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", past_the_triggers)
        yield
