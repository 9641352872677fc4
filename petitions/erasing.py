"""What the main database is told to forget, its own files forget as well, as far as we reach.

On SQLite deleted rows are overwritten (`secure_delete`, config/databases.py), but the log of
changes beside the file still holds the pages as they were. PostgreSQL keeps dead rows until VACUUM
and its log for as long as it is archived: docs/secrecy.md tells the operator what to do there.
"""

from django.db import connection, transaction


def after_commit() -> None:
    """Empty the log of changes once the transaction that is open here has committed.

    Where somebody reads at that moment it is emptied by the next one, or when the server stops.
    """
    transaction.on_commit(_empty_log)


def _empty_log() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
