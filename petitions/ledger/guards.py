"""The triggers by which the database itself refuses to change the record: are they still there?

They are made by migration 0003. Who owns the database can drop them, and SQLite drops them with a
table that a migration makes anew.
"""

from django.db import connection

TABLES = ("petitions_event", "petitions_ledgerhead", "petitions_ledgerline")
KINDS = {
    "postgresql": ("no_change", "no_truncate"),
    "sqlite": ("no_update", "no_delete", "no_replace"),
}
_PRESENT = {
    # A: fires always, in a session too that calls itself a replica.
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled = 'A' AND NOT tgisinternal",
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
}


def missing_guards() -> list[str]:
    """The triggers that are not there, or that do not fire, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_PRESENT[connection.vendor])
        present = {name for (name,) in cursor.fetchall()}
    wanted = [f"{table}_{kind}" for table in TABLES for kind in KINDS[connection.vendor]]
    return [name for name in wanted if name not in present]
