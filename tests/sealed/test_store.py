"""What is sealed comes back whole, to its place and to no other; destroyed it never does."""

from uuid import uuid4

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from petitions.sealed import keys
from petitions.sealed.errors import Destroyed, MasterMissing, Tampered
from petitions.sealed.models import Master, PetitionKey, SealedValue
from petitions.sealed.router import VAULT
from petitions.sealed.slots import Slot
from petitions.sealed.store import get, get_one, put
from tests.sealed.places import ADDRESS, NAME, SCAN, VALUES, rows, sealed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("length", [0, 1, 63, 64, 65, 100_000])
def test_a_value_of_any_length_comes_back(length: int) -> None:
    ref, receipt = sealed({NAME: b"\x80" * length})
    assert get(ref, receipt) == {NAME: b"\x80" * length}


def test_all_values_come_back() -> None:
    ref, receipt = sealed()
    assert get(ref, receipt) == VALUES


def test_nothing_is_readable_in_the_vault() -> None:
    sealed()
    for row in SealedValue.objects.all():
        assert not any(value in bytes(row.blob) for value in VALUES.values())


def test_the_length_of_a_name_does_not_show() -> None:
    sealed({NAME: b"An", ADDRESS: b"x" * 60})
    short, long = (len(bytes(row.blob)) for row in SealedValue.objects.all())
    assert short == long


def test_the_same_value_is_never_the_same_ciphertext() -> None:
    ref, _ = sealed({NAME: b"a", ADDRESS: b"a"})
    sealed({NAME: b"a"}, ref)
    blobs = [bytes(row.blob) for row in SealedValue.objects.all()]
    assert len(set(blobs)) == len({blob[1:13] for blob in blobs}) == 3


def test_the_last_batch_of_a_place_counts() -> None:
    ref, first = sealed()
    _, second = sealed({NAME: "Trần Văn Mẫu".encode()}, ref)
    assert get(ref, first | second) == {**VALUES, NAME: "Trần Văn Mẫu".encode()}
    assert get(ref, second | first) == VALUES


def test_one_value_is_opened_without_reading_a_scan() -> None:
    ref, receipt = sealed()
    with CaptureQueriesContext(
        connections[VAULT],
    ) as asked:
        assert get_one(ref, receipt, NAME) == VALUES[NAME]
    scan = SealedValue.objects.get(field="content")
    of_blobs = [query["sql"] for query in asked if '"blob"' in query["sql"]]
    assert len(of_blobs) == 1
    assert f"IN ({scan.pk})" not in of_blobs[0] and f", {scan.pk}" not in of_blobs[0]


def test_a_damaged_scan_does_not_hide_the_name_but_shows_when_it_is_opened() -> None:
    ref, receipt = sealed()
    scan = SealedValue.objects.get(field="content")
    SealedValue.objects.filter(pk=scan.pk).update(blob=bytes(scan.blob)[:-1])
    assert get_one(ref, receipt, NAME) == VALUES[NAME]
    with pytest.raises(Tampered):
        get_one(ref, receipt, SCAN)


def test_a_place_never_written_is_no_damage() -> None:
    ref, receipt = sealed()
    with pytest.raises(LookupError):
        get_one(ref, receipt, Slot("identity", "1", "email"))


def test_an_empty_batch_is_not_written() -> None:
    with pytest.raises(ValueError, match="at least one"):
        put(uuid4(), {})
    assert not any(rows().values())


def test_a_destroyed_key_opens_nothing_and_leaves_nothing() -> None:
    ref, receipt = sealed()
    assert keys.destroy(ref)
    assert not keys.destroy(ref)
    for attempt in (lambda: get(ref, receipt), lambda: put(ref, VALUES)):
        with pytest.raises(Destroyed):
            attempt()
    assert bytes(PetitionKey.objects.get(ref=ref).wrapped) == b""
    assert rows() == {"Master": 1, "PetitionKey": 1, "Batch": 1, "SealedValue": 0, "BlindIndex": 0}


def test_destruction_touches_no_other_petition() -> None:
    ref, _ = sealed()
    other, receipt = sealed()
    keys.destroy(ref)
    assert get(other, receipt) == VALUES


def test_what_was_never_there_is_not_destroyed() -> None:
    assert not keys.destroy(uuid4())


def test_a_key_file_without_the_master_is_named_as_the_cause() -> None:
    ref, receipt = sealed()
    PetitionKey.objects.update(master=Master.objects.create(pk="m-of-another-file"))
    with pytest.raises(MasterMissing):
        get(ref, receipt)
