"""The file of secrets: who may read it, what happens without it, how it is replaced."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from petitions.keyring import create, keyring, with_new_master, without_masters


def test_the_demonstration_makes_it_for_its_owner_only(key_file: Path) -> None:
    ring = keyring()
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert list(ring.masters) == [ring.current]
    secrets = [*ring.masters.values(), ring.index, ring.ledger, ring.signing.private_bytes_raw()]
    assert {len(secret) for secret in secrets} == {32}
    assert len(set(secrets)) == 4
    assert keyring() == ring


def test_production_makes_none(key_file: Path, settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(ImproperlyConfigured, match="Không có tệp khóa"):
        keyring()
    assert not key_file.exists()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o601])
def test_a_file_that_others_reach_is_refused(key_file: Path, mode: int) -> None:
    keyring()
    key_file.chmod(mode)
    with pytest.raises(ImproperlyConfigured, match="0600"):
        keyring()


@pytest.mark.parametrize("part", ["version", "current", "masters", "index", "ledger", "signing"])
@pytest.mark.parametrize("wrong", [None, "AAAA", "không", 7])
def test_a_damaged_file_is_refused_and_not_quoted(key_file: Path, part: str, wrong: object) -> None:
    keyring()
    held = json.loads(key_file.read_text())
    secret = held["index"]
    key_file.write_text(json.dumps({**held, part: wrong}))
    with pytest.raises(ImproperlyConfigured, match="sai khuôn dạng") as caught:
        keyring()
    assert secret not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_file_that_stands_is_never_replaced_by_a_fresh_one(key_file: Path) -> None:
    ring = keyring()
    create(key_file)
    assert keyring() == ring
    assert sorted(file.name for file in key_file.parent.iterdir()) == ["keys.json"]


def test_of_many_first_uses_all_get_the_same_keys(key_file: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: keyring(), range(8)))
    assert {ring.current for ring in found} == {keyring().current}


def test_new_masters_at_once_do_not_lose_each_other(key_file: Path) -> None:
    keyring()
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda _: with_new_master(), range(6)))
    assert len(keyring().masters) == 7
    assert {ring.current for ring in made} <= set(keyring().masters)


def test_other_keys_outlive_a_rotation(key_file: Path) -> None:
    old = keyring()
    new = with_new_master()
    assert new.current != old.current
    assert new.masters[old.current] == old.masters[old.current]
    left = without_masters(frozenset({old.current, new.current}))
    assert list(left.masters) == [new.current]
    assert (left.index, left.ledger) == (old.index, old.ledger)
    assert left.signing.private_bytes_raw() == old.signing.private_bytes_raw()
    assert key_file.stat().st_mode & 0o777 == 0o600


def test_a_file_replaced_by_somebody_else_is_followed(key_file: Path, tmp_path: Path) -> None:
    first = keyring()
    create(tmp_path / "other.json")
    os.replace(tmp_path / "other.json", key_file)
    assert keyring().current != first.current


def test_a_keyring_shows_no_secret() -> None:
    ring = keyring()
    assert repr(ring) == f"<Keyring of 1 masters, current {ring.current}>"
