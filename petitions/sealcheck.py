"""Do the vault and its receipts in the main database hold together? Nothing is opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from petitions.models import Seal
from petitions.sealed.inspection import Receipt, inspect, settled
from petitions.seals import is_genuine

_AT_ONCE = 500
_FIRST = UUID(int=0)


@dataclass(frozen=True)
class Problem:
    """One batch that does not hold, and how; `petition_id` is none where no receipt names it."""

    batch: UUID
    petition_id: int | None
    what: str


def problems(*, with_bytes: bool = False) -> Iterator[Problem]:
    """Every receipt that was changed or whose batch is gone or changed, every batch without one.

    `with_bytes` reads every ciphertext, not only the digests kept beside them.
    """
    after = 0
    while receipts := list(_receipts(after)):
        yield from _of_receipts(receipts, with_bytes=with_bytes)
        after = receipts[-1].pk
    yield from _without_receipt()


def _receipts(after: int) -> Iterator[Seal]:
    found = Seal.objects.filter(pk__gt=after, petition__isnull=False)
    return iter(found.order_by("pk")[:_AT_ONCE])


def _of_receipts(receipts: list[Seal], *, with_bytes: bool) -> Iterator[Problem]:
    said = {
        one.batch: Receipt(one.ref, one.manifest, one.destroyed_at is not None) for one in receipts
    }
    findings = inspect(said, with_bytes=with_bytes)
    for one in receipts:
        if not is_genuine(one):
            yield Problem(one.batch, one.petition_id, "biên nhận đã bị sửa")
        elif finding := findings.get(one.batch):
            yield Problem(one.batch, one.petition_id, finding.value)


def _without_receipt() -> Iterator[Problem]:
    after = _FIRST
    while batches := settled(after=after, limit=_AT_ONCE):
        known = Seal.objects.filter(batch__in=batches, petition__isnull=False)
        for batch in sorted(set(batches) - set(known.values_list("batch", flat=True))):
            yield Problem(batch, None, "không hồ sơ nào có biên nhận của các mục này")
        after = batches[-1]
