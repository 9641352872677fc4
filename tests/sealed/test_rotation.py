"""A new master key takes the place of the old one, cut off or not, beside others that write."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connections

from petitions.keyring import keyring, without_masters
from petitions.sealed import keys
from petitions.sealed.errors import MasterMissing, Tampered
from petitions.sealed.keys import destroy
from petitions.sealed.models import Master, PetitionKey, SealedValue
from petitions.sealed.rotation import rotate
from petitions.sealed.store import get
from tests.concurrency.test_killed import killed
from tests.sealed.places import NAME, rows, sealed

POINTS = (
    ("petitions.sealed.rotation.with_new_master", "before"),
    ("petitions.keyring._written_beside", "after"),
    ("petitions.sealed.rotation.with_new_master", "after"),
    ("petitions.sealed.crypto.wrap", "after"),
    ("petitions.sealed.rotation._rewrap_some", "after"),
    ("petitions.sealed.rotation._retire", "before"),
    ("petitions.sealed.rotation.without_masters", "before"),
    ("petitions.keyring._sync_folder", "before"),
    ("petitions.sealed.rotation.without_masters", "after"),
)


def _petitions(count: int) -> list[tuple[UUID, dict[UUID, str]]]:
    return [sealed({NAME: str(number).encode()}) for number in range(count)]


def _opened(petitions: list[tuple[UUID, dict[UUID, str]]]) -> list[bytes]:
    return [get(ref, receipt)[NAME] for ref, receipt in petitions]


@pytest.mark.django_db
def test_every_key_is_wrapped_anew_and_no_value_is_touched() -> None:
    petitions, old = _petitions(7), keyring().current
    before = {row.pk: bytes(row.blob) for row in SealedValue.objects.all()}
    done = rotate(rows_at_once=3)
    assert (done.rewrapped, done.retired, done.unopened) == (7, (old,), ())
    assert list(keyring().masters) == [done.current] != [old]
    assert set(PetitionKey.objects.values_list("master_id", flat=True)) == {done.current}
    assert {row.pk: bytes(row.blob) for row in SealedValue.objects.all()} == before
    assert _opened(petitions) == [str(number).encode() for number in range(7)]


@pytest.mark.django_db
def test_the_old_master_opens_nothing_any_more() -> None:
    old = keyring()
    [(ref, _)] = _petitions(1)
    rotate()
    row = PetitionKey.objects.get(ref=ref)
    with pytest.raises(MasterMissing):
        keys.unwrapped(row, old)
    row.master_id = old.current
    with pytest.raises(Tampered):
        keys.unwrapped(row, old)


@pytest.mark.django_db
def test_destroyed_keys_hold_up_no_rotation() -> None:
    [(ref, _)] = _petitions(1)
    destroy(ref)
    done = rotate()
    assert (done.rewrapped, len(done.retired)) == (0, 1)


@pytest.mark.django_db
def test_a_key_that_does_not_open_keeps_the_old_master_and_is_named() -> None:
    petitions, old = _petitions(4), keyring().current
    bad = petitions[2][0]
    PetitionKey.objects.filter(ref=bad).update(wrapped=b"\x01" * 61)
    done = rotate(rows_at_once=2)
    assert (done.rewrapped, done.retired, done.unopened) == (3, (), (bad,))
    assert old in keyring().masters
    destroy(bad)
    assert rotate().retired == (old,)


@pytest.mark.django_db
def test_a_process_with_an_old_key_file_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    old = keyring()
    _petitions(1)
    rotate()
    before = rows()
    monkeypatch.setattr(keys, "keyring", lambda: old)
    with pytest.raises(MasterMissing):
        sealed()
    assert rows() == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("place", "moment"), POINTS)
def test_a_rotation_that_was_killed_is_finished_by_the_next(place: str, moment: str) -> None:
    petitions, old = _petitions(7), keyring().current
    expected = [str(number).encode() for number in range(7)]

    def work() -> Any:
        return rotate(rows_at_once=3)

    assert killed(work, place, moment)
    assert _opened(petitions) == expected
    rotate(rows_at_once=3)
    ring = keyring()
    assert list(ring.masters) == [ring.current] != [old]
    assert _opened(petitions) == expected
    assert Master.objects.get(pk=old).retired_at
    folder, name = Path(settings.KEY_FILE).parent, Path(settings.KEY_FILE).name
    assert list(folder.glob(f".{name}-*")) == []


def _in_a_thread(work: Callable[[], Any]) -> Any:
    try:
        return work()
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_who_writes_and_reads_beside_rotations_loses_nothing() -> None:
    standing = _petitions(5)
    with ThreadPoolExecutor(4) as pool:
        writing = [pool.submit(_in_a_thread, lambda: _petitions(8)) for _ in range(2)]
        reading = [pool.submit(_in_a_thread, lambda: _opened(standing)) for _ in range(4)]
        rotating = [pool.submit(_in_a_thread, rotate) for _ in range(3)]
        written = [petition for done in writing for petition in done.result()]
        assert {len(done.result()) for done in reading} == {5}
        assert not any(done.result().unopened for done in rotating)
    rotate()
    assert len(keyring().masters) == 1
    assert len(_opened(standing + written)) == 21


@pytest.mark.django_db
def test_the_master_in_use_is_never_taken_out() -> None:
    ring = keyring()
    assert without_masters(frozenset(ring.masters)).masters == ring.masters
