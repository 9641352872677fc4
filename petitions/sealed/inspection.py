"""Holding the vault against the receipts of the main database. Nothing is opened."""

from collections import defaultdict
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple
from uuid import UUID

from petitions.sealed.models import Batch, PetitionKey, SealedValue
from petitions.sealed.slots import Slot, digest, manifest


class Receipt(NamedTuple):
    """What the main database says of a batch."""

    ref: UUID
    manifest: str
    is_destroyed: bool


class Finding(Enum):
    """What is wrong with one batch."""

    MISSING = "kho không có các mục này"
    CHANGED = "các mục trong kho không khớp với biên nhận"
    DESTROYED = "khóa đã bị hủy trong kho nhưng hồ sơ không ghi việc hủy"
    NOT_DESTROYED = "hồ sơ ghi đã hủy nhưng khóa còn trong kho; chạy “vault sweep”"


def inspect(receipts: Mapping[UUID, Receipt], *, with_bytes: bool) -> dict[UUID, Finding]:
    """What is wrong with which of these batches; `with_bytes` reads every ciphertext as well."""
    batches = Batch.objects.filter(pk__in=receipts).select_related("key")
    held = {batch.pk: batch for batch in batches}
    digests = _digests(receipts, with_bytes=with_bytes)
    findings = {
        batch: _finding(receipt, held.get(batch), digests[batch])
        for batch, receipt in receipts.items()
    }
    return {batch: finding for batch, finding in findings.items() if finding}


def _finding(
    receipt: Receipt, batch: Batch | None, digests: list[tuple[Slot, str]]
) -> Finding | None:
    if batch is None:
        # A batch whose destruction is on record may have gone with an older copy of the vault.
        return None if receipt.is_destroyed else Finding.MISSING
    is_destroyed = batch.key.destroyed_at is not None
    if receipt.is_destroyed or is_destroyed:
        if receipt.is_destroyed == is_destroyed:
            return None
        return Finding.DESTROYED if is_destroyed else Finding.NOT_DESTROYED
    if batch.key_id != receipt.ref or manifest(receipt.ref, batch.pk, digests) != receipt.manifest:
        return Finding.CHANGED
    return None


def _digests(
    batches: Mapping[UUID, Receipt], *, with_bytes: bool
) -> dict[UUID, list[tuple[Slot, str]]]:
    found: dict[UUID, list[tuple[Slot, str]]] = defaultdict(list)
    rows = SealedValue.objects.filter(batch__in=batches)
    rows = rows if with_bytes else rows.defer("blob")
    for row in rows.iterator(chunk_size=20):
        of_blob = digest(bytes(row.blob)) if with_bytes else row.digest
        found[row.batch_id].append((Slot(row.table, row.row, row.field), of_blob))
    return found


def settled(*, after: UUID, limit: int) -> list[UUID]:
    """The next batches whose receipts were known once, in the order of their handles."""
    rows = Batch.objects.filter(pk__gt=after, is_settled=True, key__destroyed_at__isnull=True)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:limit])


class Census(NamedTuple):
    """How much the vault holds. `masters`: how many live keys each master key wraps."""

    keys: int
    destroyed: int
    batches: int
    unsettled: int
    masters: dict[str, int]


def census() -> Census:
    """Counts over the whole vault."""
    alive = PetitionKey.objects.filter(destroyed_at__isnull=True)
    by_master: dict[str, int] = defaultdict(int)
    for master in alive.values_list("master_id", flat=True).iterator():
        by_master[str(master)] += 1
    return Census(
        keys=sum(by_master.values()),
        destroyed=PetitionKey.objects.filter(destroyed_at__isnull=False).count(),
        batches=Batch.objects.count(),
        unsettled=Batch.objects.filter(is_settled=False).count(),
        masters=dict(by_master),
    )
