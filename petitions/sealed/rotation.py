"""A new master key: every petition's key is wrapped anew, no value is touched.

Each step is committed by itself and can be done again: after a kill, the next call goes on where
this one stopped. The key file gains the new master before the first row names it, and loses an old
one only after the vault has noted that no row needs it and none will.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from petitions.keyring import Keyring, keyring, with_new_master, without_masters
from petitions.sealed import crypto
from petitions.sealed.errors import Unopened
from petitions.sealed.keys import held_master, unwrapped
from petitions.sealed.models import Master, PetitionKey
from petitions.sealed.router import VAULT

ROWS_AT_ONCE = 500
_FIRST = UUID(int=0)


@dataclass(frozen=True)
class Rotation:
    """What a rotation did. `unopened` are the references whose keys no master opens; while there
    are any, the masters that they name stay in the file."""

    current: str
    is_resumed: bool
    rewrapped: int
    retired: tuple[str, ...]
    unopened: tuple[UUID, ...]


def rotate(*, rows_at_once: int = ROWS_AT_ONCE) -> Rotation:
    """Put a new master key in place of all others, or finish a rotation that was cut off."""
    is_resumed = len(keyring().masters) > 1
    if not is_resumed:
        with_new_master()
    rewrapped, unopened, after = 0, list[UUID](), _FIRST
    while rows := _rewrap_some(after, rows_at_once):
        failed = [ref for ref, is_done in rows.items() if not is_done]
        rewrapped += len(rows) - len(failed)
        unopened += failed
        after = max(rows)
    retired = _retire(keyring())
    return Rotation(keyring().current, is_resumed, rewrapped, retired, tuple(unopened))


def _rewrap_some(after: UUID, count: int) -> dict[UUID, bool]:
    """Wrap the next keys anew; each reference with whether its key could be opened."""
    with held_master() as ring:
        rows = PetitionKey.objects.select_for_update().filter(ref__gt=after)
        rows = rows.filter(destroyed_at__isnull=True).exclude(master_id=ring.current)
        seen = {row: _rewrap(row, ring) for row in rows.order_by("ref")[:count]}
        done = [row for row, is_done in seen.items() if is_done]
        PetitionKey.objects.bulk_update(done, ["master", "wrapped"])
    return {row.ref: is_done for row, is_done in seen.items()}


def _rewrap(row: PetitionKey, ring: Keyring) -> bool:
    if row.master_id not in ring.masters and row.master_id in keyring().masters:
        return True  # another rotation began meanwhile, and has wrapped it under a newer master
    try:
        key = unwrapped(row, ring)
    except Unopened:
        return False
    master = ring.masters[ring.current]
    row.wrapped = crypto.wrap(key, master=master, master_id=ring.current, ref=row.ref)
    row.master_id = ring.current
    return True


def _retire(ring: Keyring) -> tuple[str, ...]:
    """Retire the masters that no key names: first in the vault, then out of the file."""
    for old in sorted(set(ring.masters) - {ring.current}):
        Master.objects.get_or_create(pk=old)
        with transaction.atomic(using=VAULT, durable=True):
            # Whoever makes a key holds this row: none is made under it from here on.
            master = Master.objects.select_for_update().get(pk=old)
            if not master.keys.exists():
                master.retired_at = master.retired_at or timezone.now()
                master.save()
    done = Master.objects.filter(pk__in=ring.masters, retired_at__isnull=False)
    retired = frozenset(done.values_list("pk", flat=True))
    without_masters(retired)
    return tuple(sorted(retired))
