"""Which batches have their receipt, and the end of those that will never have one."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from petitions.sealed.models import Batch, BlindIndex, PetitionKey, SealedValue
from petitions.sealed.router import VAULT


class Unsettled(NamedTuple):
    """A batch without a known receipt: its petition's reference, and when it was written."""

    ref: UUID
    written_at: datetime


def settle(batches: Collection[UUID]) -> int:
    """Note that the receipts of `batches` are in the main database; how many were not noted yet."""
    return Batch.objects.filter(pk__in=batches, is_settled=False).update(is_settled=True)


def unsettled(*, after: UUID, limit: int) -> dict[UUID, Unsettled]:
    """The next batches without a known receipt, in the order of their handles."""
    rows = Batch.objects.filter(is_settled=False, pk__gt=after).order_by("pk")[:limit]
    return {row.pk: Unsettled(row.key_id, row.created_at) for row in rows}


def discard(batches: Collection[UUID]) -> int:
    """Delete those of `batches` that are not settled, with all they hold; how many they were."""
    with transaction.atomic(using=VAULT, durable=True):
        found = Batch.objects.select_for_update().filter(pk__in=batches, is_settled=False)
        gone = list(found.values_list("pk", flat=True))
        BlindIndex.objects.filter(batch__in=gone).delete()
        SealedValue.objects.filter(batch__in=gone).delete()
        Batch.objects.filter(pk__in=gone).delete()
        return len(gone)


def discard_bare_keys(*, before: datetime) -> int:
    """Delete the keys made before that hold no batch: nothing was written under them."""
    bare = PetitionKey.objects.filter(
        batches__isnull=True, destroyed_at__isnull=True, created_at__lt=before
    )
    return PetitionKey.objects.filter(pk__in=list(bare.values_list("pk", flat=True))).delete()[0]
