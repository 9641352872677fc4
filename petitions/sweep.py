"""What two databases without a common transaction leave behind, put in order.

A batch with a receipt is settled. One without, older than the grace, is forgotten: it was written
by an act that did not commit. First a void receipt takes its handle in the main database, so that
the act, were it only asleep, can no longer commit; then the batch is deleted. A kill anywhere
leaves something that the next sweep finishes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from petitions.models import Seal
from petitions.sealed import keys, sweeping
from petitions.sealed.sweeping import Unsettled
from petitions.seals import is_genuine

#: Longer than any act takes.
GRACE = timedelta(hours=1)
_AT_ONCE = 500
_FIRST = UUID(int=0)


@dataclass(frozen=True)
class Swept:
    """How many batches were settled and deleted, unused keys deleted, ordered destructions done."""

    settled: int = 0
    discarded: int = 0
    bare_keys: int = 0
    destroyed: int = 0


def sweep_now(*, now: datetime | None = None, grace: timedelta = GRACE) -> Swept:
    """Sweep once. Harmless to repeat, and at any time beside running acts.

    Must not be called within a transaction: what it notes has to be committed before it deletes.
    """
    before = (now or timezone.now()) - grace
    swept = Swept()
    for found in _unsettled():
        settled, discarded = _put_in_order(found, before)
        swept = replace(
            swept, settled=swept.settled + settled, discarded=swept.discarded + discarded
        )
    bare = sweeping.discard_bare_keys(before=before)
    return replace(swept, bare_keys=bare, destroyed=_finish_destructions())


def _unsettled() -> Iterator[dict[UUID, Unsettled]]:
    after = _FIRST
    while found := sweeping.unsettled(after=after, limit=_AT_ONCE):
        yield found
        after = max(found)


def _put_in_order(found: dict[UUID, Unsettled], before: datetime) -> tuple[int, int]:
    receipts = Seal.objects.filter(batch__in=found, petition__isnull=False)
    known = set(receipts.values_list("batch", flat=True))
    settled = sweeping.settle(known)
    forgotten = {
        batch: one for batch, one in found.items() if batch not in known and one.written_at < before
    }
    return settled, sweeping.discard(_voided(forgotten))


def _voided(forgotten: dict[UUID, Unsettled]) -> list[UUID]:
    """Take the handles of forgotten batches; those of them that nobody else has taken by now."""
    with transaction.atomic(durable=True):
        now = timezone.now()
        Seal.objects.bulk_create(
            (Seal(ref=one.ref, batch=batch, sealed_at=now) for batch, one in forgotten.items()),
            ignore_conflicts=True,
        )
    void = Seal.objects.filter(batch__in=forgotten, petition__isnull=True)
    return list(void.values_list("batch", flat=True))


def _finish_destructions() -> int:
    """Destroy the keys whose destruction is on record, and only those: a forged order is none."""
    ordered = Seal.objects.filter(destroyed_at__isnull=False)
    refs = {receipt.ref for receipt in ordered.iterator() if is_genuine(receipt)}
    return sum(keys.destroy(ref) for ref in keys.alive(refs))
