"""Whoever writes into the vault gets nothing opened: ten thousand attempts, all refused."""

import random
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import transaction

from petitions.sealed import crypto
from petitions.sealed.errors import Tampered
from petitions.sealed.keys import key_of
from petitions.sealed.models import Batch, PetitionKey, SealedValue
from petitions.sealed.router import VAULT
from petitions.sealed.slots import Slot, digest, manifest
from petitions.sealed.store import get
from tests.sealed.places import ADDRESS, NAME, VALUES, sealed

pytestmark = pytest.mark.django_db
ATTEMPTS = 10_000

#: A ciphertext where it lies: petition, batch, place, bytes.
Held = tuple[UUID, UUID, Slot, bytes]


def _flipped(blob: bytes, chance: random.Random) -> bytes:
    bit = chance.randrange(len(blob) * 8)
    changed = bytearray(blob)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def _cut(blob: bytes, chance: random.Random) -> bytes:
    start = chance.choice((0, 0, 1, 13))
    return blob[start : chance.randrange(start, len(blob))]


def _lengthened(blob: bytes, chance: random.Random) -> bytes:
    return blob + chance.randbytes(chance.randrange(1, 40))


def _held() -> list[Held]:
    """Thirty petitions with two batches each, the second with the same places as the first."""
    found = []
    for number in range(30):
        values = {Slot("identity", str(row), f): b"x" * number for row in (1, 2) for f in "ab"}
        ref, _ = sealed(values)
        sealed(values, ref)
    for row in SealedValue.objects.select_related("batch"):
        slot = Slot(row.table, row.row, row.field)
        found.append((row.batch.key_id, row.batch_id, slot, bytes(row.blob)))
    return found


def test_ten_thousand_wrong_ciphertexts_are_refused() -> None:
    """As if the attacker had forged every digest and receipt too: the ciphertext alone refuses."""
    held, chance, refused = _held(), random.Random(4), 0
    opened = {ref: key_of(ref) for ref, *_ in held}
    changes: tuple[Callable[[bytes, random.Random], bytes], ...] = (_flipped, _cut, _lengthened)
    for number in range(ATTEMPTS):
        ref, batch, slot, blob = chance.choice(held)
        if number % 2:
            wrong = chance.choice(changes)(blob, chance)
        else:  # swapped or replayed: another field, row, batch or petition
            wrong = next(b for *_, b in iter(lambda: chance.choice(held), None) if b != blob)
        with pytest.raises(Tampered):
            crypto.unseal(wrong, key=opened[ref], ref=ref, batch=batch, slot=slot)
        refused += 1
    assert refused == ATTEMPTS
    for ref, batch, slot, blob in held:
        crypto.unseal(blob, key=opened[ref], ref=ref, batch=batch, slot=slot)


@pytest.mark.parametrize("place", ["ref", "batch", "table", "row", "field"])
def test_each_part_of_the_place_binds_under_the_same_key(place: str) -> None:
    key, here = crypto.new_key(), {"ref": UUID(int=1), "batch": UUID(int=2)}
    slot = {"table": "identity", "row": "1", "field": "name"}
    blob = crypto.seal(b"x", key=key, slot=Slot(**slot), **here)
    if place in here:
        here[place] = UUID(int=3)
    else:
        slot[place] += "x"
    with pytest.raises(Tampered):
        crypto.unseal(blob, key=key, slot=Slot(**slot), **here)


def test_names_that_run_together_are_different_places() -> None:
    key, here = crypto.new_key(), {"ref": UUID(int=1), "batch": UUID(int=2)}
    blob = crypto.seal(b"x", key=key, slot=Slot("ab", "c", "d"), **here)
    with pytest.raises(Tampered):
        crypto.unseal(blob, key=key, slot=Slot("a", "bc", "d"), **here)


def _swap_fields() -> None:
    one, other = SealedValue.objects.filter(field__in=["name", "address"], row="1")[:2]
    one.blob, other.blob = other.blob, one.blob
    one.digest, other.digest = other.digest, one.digest
    SealedValue.objects.bulk_update([one, other], ["blob", "digest"])


def _remove_one() -> None:
    SealedValue.objects.filter(field="address").delete()


def _add_one() -> None:
    row = SealedValue.objects.filter(field="address").get()
    row.pk, row.row = None, "7"
    row.save(force_insert=True)


def _rename_one() -> None:
    SealedValue.objects.filter(field="address").update(field="email")


def _other_bytes() -> None:
    row = SealedValue.objects.filter(field="address").get()
    blob = bytes(row.blob)[:-1] + b"\0"
    SealedValue.objects.filter(pk=row.pk).update(blob=blob, digest=digest(blob))


def _bytes_behind_the_digest() -> None:
    row = SealedValue.objects.filter(field="address").get()
    SealedValue.objects.filter(pk=row.pk).update(blob=_flipped(bytes(row.blob), random.Random(1)))


def _sealed_again_by_who_has_the_key() -> None:
    row = SealedValue.objects.select_related("batch").get(field="address")
    ref, slot = row.batch.key_id, Slot(row.table, row.row, row.field)
    blob = crypto.seal(b"another", key=key_of(ref), ref=ref, batch=row.batch_id, slot=slot)
    SealedValue.objects.filter(pk=row.pk).update(blob=blob)


def _remove_the_batch() -> None:
    SealedValue.objects.all().delete()
    Batch.objects.all().delete()


def _remove_the_key() -> None:
    _remove_the_batch()
    PetitionKey.objects.all().delete()


@pytest.mark.parametrize(
    "tamper",
    [
        _swap_fields,
        _remove_one,
        _add_one,
        _rename_one,
        _other_bytes,
        _bytes_behind_the_digest,
        _sealed_again_by_who_has_the_key,
        _remove_the_batch,
        _remove_the_key,
    ],
)
def test_a_batch_that_is_not_as_its_receipt_says_is_refused(tamper: Callable[[], None]) -> None:
    ref, receipt = sealed()
    with transaction.atomic(using=VAULT):
        tamper()
    with pytest.raises(Tampered):
        get(ref, receipt)


def test_the_receipt_of_another_batch_opens_nothing() -> None:
    ref, receipt = sealed()
    other, its_receipt = sealed()
    with pytest.raises(Tampered):
        get(ref, its_receipt)
    with pytest.raises(Tampered):
        get(ref, dict(zip(receipt, its_receipt.values(), strict=True)))
    with pytest.raises(Tampered):
        get(other, receipt | its_receipt)


def test_wrapped_keys_exchanged_between_petitions_are_refused() -> None:
    ref, receipt = sealed({NAME: b"a"})
    other, its_receipt = sealed({NAME: b"b"})
    one, two = (PetitionKey.objects.get(ref=each) for each in (ref, other))
    one.wrapped, two.wrapped = two.wrapped, one.wrapped
    PetitionKey.objects.bulk_update([one, two], ["wrapped"])
    for each, its in ((ref, receipt), (other, its_receipt)):
        with pytest.raises(Tampered):
            get(each, its)


def test_a_manifest_is_of_its_petition_and_its_batch_and_in_no_order() -> None:
    digests = [(NAME, "1"), (ADDRESS, "2")]
    one, two = UUID(int=1), UUID(int=2)
    assert manifest(one, two, digests) == manifest(one, two, digests[::-1])
    given = {manifest(one, two, digests), manifest(two, one, digests), manifest(one, one, digests)}
    assert len(given) == 3
    assert len(VALUES) == 4
