"""What every stored field may tell of anybody, in one list: petitions/personal_data.toml."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.utils.module_loading import import_string

from petitions.sealed.router import VAULT
from tests.architecture.sources import ROOT

TOLD = tomllib.loads((ROOT / "petitions/personal_data.toml").read_text("utf-8"))
GUARDS: dict[str, list[str]] = TOLD["guards"]
OF_TABLES: dict[str, dict[str, list[str]]] = {k: v for k, v in TOLD.items() if k != "guards"}
KINDS = {"nobody", "officer", "open_petitioner", "vault", *GUARDS}
#: A key and a tick tell of nobody; what a relation leads to has lines of its own.
_WITHOUT_CONTENT = (models.AutoField, models.BooleanField)


def fields_of(model: type[models.Model]) -> Iterator[str]:
    """The fields of a model in which something is stored, by name."""
    for field in model._meta.local_fields:
        if not field.is_relation and not isinstance(field, _WITHOUT_CONTENT):
            yield field.name


def stored() -> set[tuple[str, str]]:
    """Every such field of every table there is, those of other people's programs as well."""
    return {
        (model._meta.label, name)
        for model in apps.get_models(include_auto_created=True)
        for name in fields_of(model)
    }


def listed() -> list[tuple[str, str]]:
    return [
        (label, name)
        for label, kinds in OF_TABLES.items()
        for names in kinds.values()
        for name in names
    ]


def differences(there: set[tuple[str, str]], told: list[tuple[str, str]]) -> list[str]:
    """What is stored and not in the list, what is in the list and not there, and what is twice."""
    twice = [field for field, count in Counter(told).items() if count > 1]
    found = [
        ("lacks a line", there - set(told)),
        ("is not stored", set(told) - there),
        ("twice", twice),
    ]
    return sorted(f"{label}.{name} {what}" for what, each in found for label, name in each)


def test_every_field_has_a_line_and_every_line_a_field() -> None:
    assert differences(stored(), listed()) == []


def test_a_new_field_and_a_stale_line_are_noticed() -> None:
    there = stored() | {("petitions.Party", "nickname")}
    assert differences(there, listed()) == ["petitions.Party.nickname lacks a line"]
    stale = [*listed(), ("petitions.Party", "alias"), ("petitions.Unit", "code")]
    assert differences(stored(), stale) == [
        "petitions.Party.alias is not stored",
        "petitions.Unit.code twice",
    ]


def test_a_line_says_one_of_the_known_things() -> None:
    assert {kind for kinds in OF_TABLES.values() for kind in kinds} <= KINDS
    assert all(GUARDS.values())


@pytest.mark.parametrize("guard", sorted({g for named in GUARDS.values() for g in named}))
def test_what_guards_a_field_exists(guard: str) -> None:
    found: Any = import_string(guard)
    assert callable(found)


def test_only_the_vault_is_said_to_hold_who_is_secret() -> None:
    of_vault = {label for label, kinds in OF_TABLES.items() if "vault" in kinds}
    assert of_vault == {"vault.SealedValue", "vault.BlindIndex"}
    assert all(apps.get_model(label)._meta.app_label == VAULT for label in of_vault)
    allowed = {"nobody", "vault"}
    in_vault = [kinds for label, kinds in OF_TABLES.items() if label.startswith(f"{VAULT}.")]
    assert all(set(kinds) <= allowed for kinds in in_vault)


def test_only_one_table_holds_a_petitioner_who_is_not_secret() -> None:
    assert [label for label, kinds in OF_TABLES.items() if "open_petitioner" in kinds] == [
        "petitions.Identity"
    ]
