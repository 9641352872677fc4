"""Which database a table lives in: the vault's in the vault, every other one in the main one."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model

#: The alias of the second database, and the label of the only app in it.
VAULT = "vault"


class VaultRouter:
    """Nothing of the vault is ever made, read or written elsewhere, and nothing else in it."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return _home(model._meta.app_label)

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return _home(model._meta.app_label)

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        return _home(one._meta.app_label) == _home(other._meta.app_label)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == _home(app_label)


def _home(app_label: str) -> str:
    return VAULT if app_label == VAULT else DEFAULT_DB_ALIAS
