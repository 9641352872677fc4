"""The vault's tables are in the vault and nowhere else, and nothing else is in it."""

import pytest
from django.apps import apps
from django.db import connections, router

from petitions.models import Petition, Unit
from petitions.sealed.models import Batch, PetitionKey
from petitions.sealed.router import VAULT

OWN = {"vault_master", "vault_petitionkey", "vault_batch", "vault_sealedvalue", "vault_blindindex"}


@pytest.mark.django_db
def test_each_table_is_in_its_own_database_only() -> None:
    in_main = set(connections["default"].introspection.table_names())
    in_vault = set(connections[VAULT].introspection.table_names())
    assert in_vault - {"django_migrations"} == OWN
    assert not in_main & OWN


def test_every_model_reads_and_writes_where_it_is_made() -> None:
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.app_label
        home, other = ("vault", "default") if label == VAULT else ("default", "vault")
        assert router.db_for_read(model) == router.db_for_write(model) == home
        assert router.allow_migrate_model(home, model)
        assert not router.allow_migrate_model(other, model)


def test_rows_of_the_two_are_not_related() -> None:
    assert router.allow_relation(Batch(), PetitionKey())
    assert router.allow_relation(Petition(), Unit())
    assert not router.allow_relation(Petition(), Batch())
