"""How a database address becomes Django's settings for it."""

from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

# IMMEDIATE takes the write lock when the transaction begins: with SQLite's default (deferred),
# two processes that read first and write later fail at once instead of waiting for each other.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # What was deleted is overwritten: neither a destroyed key nor who was sealed later may stay in
    # a free page.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    " PRAGMA secure_delete=ON;",
}


def databases(url: str, *, vault: str) -> dict[str, dict[str, Any]]:
    """Settings of the main database and of the vault, which must be another one.

    Raises ImproperlyConfigured where both addresses lead to the same.
    """
    found = {"default": database(url), "vault": database(vault)}
    main, other = ([one[part] for part in ("HOST", "PORT", "NAME")] for one in found.values())
    if main == other:
        raise ImproperlyConfigured(
            "VAULT_DATABASE_URL phải là cơ sở dữ liệu khác với DATABASE_URL: danh tính được giữ"
            " bí mật không nằm chung với hồ sơ."
        )
    return found


def database(url: str) -> dict[str, Any]:
    """Settings of the database at `url` (sqlite:///… or postgres://…)."""
    settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60))
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = SQLITE_OPTIONS
        settings["CONN_MAX_AGE"] = 0
    else:
        settings["CONN_HEALTH_CHECKS"] = True
        # A second comer waits this long for a locked petition, then is told so.
        settings["OPTIONS"] = {**settings.get("OPTIONS", {}), "options": "-c lock_timeout=5s"}
    return settings
