"""The database itself refuses to change the record, whoever asks it in whatever words."""

from importlib import import_module

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from petitions.ledger import missing_guards
from petitions.ledger.guards import KINDS, TABLES
from petitions.models import Event
from tests.factories import Office
from tests.flushing import lift
from tests.petitions.ledger_records import a_closed_record

pytestmark = pytest.mark.django_db
COLUMNS = {
    "petitions_event": ("reason", "hash", "seq", "id"),
    "petitions_ledgerhead": ("root", "signature", "number"),
    "petitions_ledgerline": ("length", "seal", "id"),
}
POSTGRESQL = ("TRUNCATE {} CASCADE", "TRUNCATE ONLY {}, petitions_legalfact CASCADE")
SQLITE = (
    "REPLACE INTO {0} SELECT * FROM {0}",
    "INSERT OR REPLACE INTO {0} SELECT * FROM {0} LIMIT 1",
    "UPDATE OR REPLACE {0} SET {1} = {1}",
)


def _statements() -> list[str]:
    told = []
    own = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
    for table, columns in COLUMNS.items():
        told += [f"UPDATE {table} SET {column} = {column}" for column in columns]
        told += [f"DELETE FROM {table}", *(words.format(table, columns[0]) for words in own)]
    if connection.vendor == "postgresql":
        told += [
            "INSERT INTO petitions_event SELECT * FROM petitions_event"
            " ON CONFLICT (id) DO UPDATE SET reason = excluded.reason",
            "SET LOCAL session_replication_role = replica; DELETE FROM petitions_event",
        ]
    else:
        # Under another key of its own, and in the place of an entry that is there.
        columns = [field.column for field in Event._meta.concrete_fields if field.column != "id"]
        names = ", ".join(columns)
        told.append(f"REPLACE INTO petitions_event ({names}) SELECT {names} FROM petitions_event")
    return told


def test_raw_sql_is_refused() -> None:
    a_closed_record(Office())
    # What a deferred key still has to check would keep PostgreSQL from emptying a table anyway.
    connection.check_constraints()
    statements = _statements()
    assert len(statements) > 15
    for statement in statements:
        with (
            pytest.raises(DatabaseError, match="chỉ được ghi thêm"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_the_guards_are_known_by_name_and_missed_when_gone() -> None:
    assert missing_guards() == []
    with transaction.atomic():
        lift()
        kinds = KINDS[connection.vendor]
        assert missing_guards() == [f"{table}_{kind}" for table in TABLES for kind in kinds]
        transaction.set_rollback(True)
    assert missing_guards() == []


@pytest.mark.django_db(transaction=True)
def test_the_migration_can_be_taken_back_and_made_again() -> None:
    migration = import_module("petitions.migrations.0003_append_only").Migration
    ((app, before),) = migration.dependencies
    call_command("migrate", app, before, verbosity=0)
    assert len(missing_guards()) == len(TABLES) * len(KINDS[connection.vendor])
    call_command("migrate", app, verbosity=0)
    assert missing_guards() == []
