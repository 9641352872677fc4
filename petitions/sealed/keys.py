"""The key of each petition: made at its first value, opened through a master key, destroyed."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from petitions.keyring import Keyring, keyring
from petitions.sealed import crypto
from petitions.sealed.errors import Destroyed, MasterMissing, Tampered
from petitions.sealed.models import Batch, BlindIndex, Master, PetitionKey, SealedValue
from petitions.sealed.router import VAULT

#: How often a key is read again because a rotation went on meanwhile.
_TRIES = 3


def key_of(ref: UUID) -> bytes:
    """The petition's key, 32 bytes.

    Raises Tampered where there is none or it was exchanged, Destroyed where it was destroyed,
    MasterMissing where the key file lacks its master.
    """
    for _ in range(_TRIES):
        row = PetitionKey.objects.filter(ref=ref).first()
        if row is None:
            raise Tampered("không có khóa của đơn")
        ring = keyring()
        if row.destroyed_at or row.master_id in ring.masters:
            return unwrapped(row, ring)
        # A rotation ended between the two readings; the row names the new master by now.
    raise MasterMissing


def unwrapped(row: PetitionKey, ring: Keyring) -> bytes:
    """The key that `row` holds. Raises as `key_of` does."""
    if row.destroyed_at or row.master_id is None:
        raise Destroyed
    if row.master_id not in ring.masters:
        raise MasterMissing
    master = ring.masters[row.master_id]
    return crypto.unwrap(bytes(row.wrapped), master=master, master_id=row.master_id, ref=row.ref)


def key_for_writing(ref: UUID) -> bytes:
    """The petition's key, made and committed first where it has none. Raises as `key_of` does."""
    if not PetitionKey.objects.filter(ref=ref).exists():
        _make(ref)
    return key_of(ref)


def _make(ref: UUID) -> None:
    with held_master() as ring:
        PetitionKey.objects.get_or_create(ref=ref, defaults=_fresh(ref, ring))


@contextmanager
def held_master() -> Iterator[Keyring]:
    """A transaction of the vault in which the keyring's current master cannot be retired.

    Without it a key could be wrapped under a master that a rotation takes away at that moment.
    Raises MasterMissing where the key file of this machine is older than the vault.
    """
    for _ in range(_TRIES):
        ring = keyring()
        Master.objects.get_or_create(pk=ring.current)
        with transaction.atomic(using=VAULT, durable=True):
            master = Master.objects.select_for_update().get(pk=ring.current)
            if master.retired_at is None:
                yield ring
                return
        # The keyring was read before a rotation ended; the file names another master by now.
    raise MasterMissing


def _fresh(ref: UUID, ring: Keyring) -> dict[str, object]:
    master = ring.masters[ring.current]
    wrapped = crypto.wrap(crypto.new_key(), master=master, master_id=ring.current, ref=ref)
    return {"master_id": ring.current, "wrapped": wrapped, "created_at": timezone.now()}


def alive(refs: Iterable[UUID]) -> list[UUID]:
    """Those of `refs` whose key was not destroyed."""
    found = PetitionKey.objects.filter(ref__in=list(refs), destroyed_at__isnull=True)
    return list(found.values_list("ref", flat=True))


def destroy(ref: UUID) -> bool:
    """Destroy the petition's key, and with it every value and hash. Says whether there was one.

    Done once and again it is the same. Who may decide it, and its record, are the caller's.
    """
    with transaction.atomic(using=VAULT, durable=True):
        row = PetitionKey.objects.select_for_update().filter(ref=ref).first()
        if row is None or row.destroyed_at:
            return False
        row.wrapped, row.master_id, row.destroyed_at = b"", None, timezone.now()
        row.save()
        BlindIndex.objects.filter(batch__key=row).delete()
        SealedValue.objects.filter(batch__key=row).delete()
        Batch.objects.filter(key=row).update(is_settled=True)
        return True
