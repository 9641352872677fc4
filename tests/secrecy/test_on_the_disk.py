"""The bytes of the databases on the disk, free pages and logs of changes included."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, connections
from django.utils import timezone

from petitions import erasing
from petitions.access import Act
from petitions.models import Petition
from tests.factories import Office
from tests.secrecy.looking import Held, leaks
from tests.secrecy.secrets import DENOUNCER, protected_complaint, registered
from workflow.perform import perform

pytestmark = pytest.mark.django_db(transaction=True)
_BESIDE = ("", "-wal", "-shm", "-journal")


def stored(alias: str) -> Iterator[Held]:
    """On SQLite the files; on PostgreSQL each table as COPY writes it."""
    one = connections[alias]
    if one.vendor == "sqlite":
        for suffix in _BESIDE:
            path = Path(f"{one.settings_dict['NAME']}{suffix}")
            if path.exists():
                yield path.suffix, path.read_bytes()
        return
    with one.cursor() as cursor:
        for table in one.introspection.table_names(cursor):
            with cursor.copy(f'COPY "{table}" TO STDOUT') as copied:
                yield table, b"".join(map(bytes, copied))


def sealed_later(office: Office) -> Petition:
    """A complaint with its author in every text, in the open for a while, then sealed."""
    said = f"Tôi là {DENOUNCER.name}, {DENOUNCER.address}."
    petition = registered(office, protected_complaint(is_protected=False, content=said * 50))
    assert leaks(stored("default"))
    facts = {"reason": "Người khiếu nại đề nghị."}
    perform(Act.PROTECT, petition.pk, actor=office.head, at=timezone.now(), facts=facts)
    return petition


@pytest.mark.parametrize("alias", ["default", "vault"])
def test_a_denouncer_is_in_no_file(alias: str) -> None:
    registered(Office())
    assert leaks(stored(alias)) == []


def test_who_is_sealed_later_leaves_the_files_as_well() -> None:
    sealed_later(Office())
    assert leaks(stored("default")) == []
    assert leaks(stored("vault")) == []


if connection.vendor == "sqlite":  # on PostgreSQL dead rows stay until VACUUM, which is no test's

    def test_without_emptying_the_log_of_changes_it_tells(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(erasing, "after_commit", lambda: None)
        sealed_later(Office())
        assert leaks(stored("default"))
