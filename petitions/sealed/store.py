"""Writing sealed values and handing them out again.

The vault is written and committed first; the main database's transaction then commits with the
receipts. What has no receipt nobody can reach, and the sweep removes it.
"""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from petitions.errors import Busy
from petitions.sealed import crypto
from petitions.sealed.errors import Destroyed, Tampered
from petitions.sealed.index import IndexEntry
from petitions.sealed.keys import key_for_writing, key_of
from petitions.sealed.models import Batch, BlindIndex, PetitionKey, SealedValue
from petitions.sealed.router import VAULT
from petitions.sealed.slots import Slot, Written, digest, manifest

#: Of a place: the row's key, its batch and the digest of its ciphertext.
_Held = tuple[int, UUID, str]


def put(ref: UUID, values: Mapping[Slot, bytes], index: Iterable[IndexEntry] = ()) -> Written:
    """Write `values` of the petition `ref`; they are committed when this returns.

    The receipt belongs into the main database, in the transaction that is open there. Raises
    Destroyed where the petition's key was destroyed, ValueError where there is nothing to write.
    """
    if not values:
        raise ValueError("a batch holds at least one value")
    key, batch = key_for_writing(ref), uuid4()
    rows = [_row(ref, batch, slot, value, key) for slot, value in values.items()]
    with transaction.atomic(using=VAULT, durable=True):
        _hold(ref)
        Batch.objects.create(id=batch, key_id=ref, created_at=timezone.now())
        SealedValue.objects.bulk_create(rows)
        BlindIndex.objects.bulk_create(
            BlindIndex(batch_id=batch, kind=entry.kind, digest=entry.digest) for entry in index
        )
    return Written(batch, manifest(ref, batch, [(_slot(row), row.digest) for row in rows]))


def _row(ref: UUID, batch: UUID, slot: Slot, value: bytes, key: bytes) -> SealedValue:
    blob = crypto.seal(value, key=key, ref=ref, batch=batch, slot=slot)
    place = {"table": slot.table, "row": slot.row, "field": slot.field}
    return SealedValue(batch_id=batch, **place, digest=digest(blob), blob=blob)


def _hold(ref: UUID) -> None:
    """Lock the key's row, so that nothing is written for a key that is being destroyed."""
    row = PetitionKey.objects.select_for_update().filter(ref=ref).first()
    if row is None:  # the sweep took it for forgotten: this process stood still for an hour
        raise Busy("Việc niêm phong bị gián đoạn; hãy thực hiện lại.")
    if row.destroyed_at:
        raise Destroyed


def _slot(row: SealedValue) -> Slot:
    return Slot(row.table, row.row, row.field)


def get(
    ref: UUID, seals: Mapping[UUID, str], *, only: Collection[Slot] | None = None
) -> dict[Slot, bytes]:
    """The values of these batches, by their place; of one place the last batch's value.

    `seals` are the receipts, batch to manifest, oldest first. Every batch is checked against its
    receipt; `only` limits what is read and opened to some places. A place that was never written
    is left out. Raises Tampered, Destroyed or MasterMissing.
    """
    try:
        return _opened(ref, seals, only)
    except Tampered:
        key_of(ref)  # destroyed while it was read: that is the truth then, and no damage
        raise


def get_one(ref: UUID, seals: Mapping[UUID, str], slot: Slot) -> bytes:
    """The value of one place; no other is read. Raises as `get` does, LookupError if none."""
    found = get(ref, seals, only=[slot])
    if slot not in found:
        raise LookupError(f"nothing sealed in {slot}")
    return found[slot]


def _opened(
    ref: UUID, seals: Mapping[UUID, str], only: Collection[Slot] | None
) -> dict[Slot, bytes]:
    key, held = key_of(ref), _checked(ref, seals)
    wanted = {
        slot: where for slot, where in _last(seals, held).items() if only is None or slot in only
    }
    rows = SealedValue.objects.filter(pk__in=[pk for pk, _, _ in wanted.values()])
    blobs = {row.pk: bytes(row.blob) for row in rows}
    return {
        slot: _value(blobs.get(pk, b""), of_blob, key=key, ref=ref, batch=batch, slot=slot)
        for slot, (pk, batch, of_blob) in wanted.items()
    }


def _checked(ref: UUID, seals: Mapping[UUID, str]) -> dict[UUID, dict[Slot, _Held]]:
    """What each batch holds. Raises Tampered where one is not what its receipt says."""
    rows = SealedValue.objects.filter(batch__in=seals, batch__key=ref).defer("blob")
    held: dict[UUID, dict[Slot, _Held]] = {batch: {} for batch in seals}
    for row in rows:
        held[row.batch_id][_slot(row)] = (row.pk, row.batch_id, row.digest)
    for batch, expected in seals.items():
        found = [(slot, of_blob) for slot, (_, _, of_blob) in held[batch].items()]
        if manifest(ref, batch, found) != expected:
            raise Tampered("các mục không khớp với biên nhận")
    return held


def _last(seals: Mapping[UUID, str], held: Mapping[UUID, dict[Slot, _Held]]) -> dict[Slot, _Held]:
    return {slot: where for batch in seals for slot, where in held[batch].items()}


def _value(blob: bytes, of_blob: str, *, key: bytes, ref: UUID, batch: UUID, slot: Slot) -> bytes:
    if digest(blob) != of_blob:
        raise Tampered("một mục không khớp với biên nhận")
    return crypto.unseal(blob, key=key, ref=ref, batch=batch, slot=slot)
