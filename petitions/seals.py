"""Sealing a petition's values and opening them: the vault's batches and their receipts together.

The vault commits first, the receipt with the main transaction. A kill in between leaves a batch
that no receipt names, which `petitions.sweep` removes: never a petition without its identity.
"""

import hashlib
import hmac
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import transaction
from django.utils import timezone

from petitions.keyring import KEY_BYTES, keyring
from petitions.models import Petition, Seal
from petitions.sealed import keys, store, sweeping
from petitions.sealed.errors import Destroyed, Tampered
from petitions.sealed.index import IndexEntry, Sender
from petitions.sealed.index import same_sender as refs_of_sender
from petitions.sealed.slots import Slot, encoded


def seal(
    petition: Petition, values: Mapping[Slot, bytes], index: Iterable[IndexEntry] = ()
) -> Seal:
    """Write `values` into the vault, and their receipt within the transaction that is open here.

    Where that transaction does not commit, nobody can reach what was written. Raises Destroyed
    where the identity of the petition was destroyed.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a petition is sealed within its own act")
    before = list(petition.seals.all())
    if any(one.destroyed_at for one in before):
        raise Destroyed
    ref = before[0].ref if before else uuid4()
    written = store.put(ref, values, index)
    receipt = Seal(
        petition=petition,
        ref=ref,
        batch=written.batch,
        manifest=written.manifest,
        sealed_at=timezone.now(),
    )
    receipt.mac = mac(receipt)
    receipt.save(force_insert=True)
    # Once it is settled, a receipt that is gone is a hole that `vault check` names.
    transaction.on_commit(partial(sweeping.settle, [written.batch]), robust=True)
    return receipt


def unsealed(petition: Petition, *, only: Collection[Slot] | None = None) -> dict[Slot, bytes]:
    """The sealed values of the petition by their place, or of `only` these places.

    Of a place that was sealed twice the newer value. Whoever asks has passed the access table and
    written the opening into the record. Raises Tampered, Destroyed or MasterMissing.
    """
    receipts = list(petition.seals.order_by("pk"))
    if not receipts:
        return {}
    refs = {one.ref for one in receipts}
    if len(refs) != 1 or not all(is_genuine(one) for one in receipts):
        raise Tampered("biên nhận không phải của đơn này")
    if any(one.destroyed_at for one in receipts):
        raise Destroyed
    return store.get(refs.pop(), {one.batch: one.manifest for one in receipts}, only=only)


def same_sender(sender: Sender, *, besides: Petition | None = None) -> dict[int, list[str]]:
    """Keys of the petitions whose sealed identities are of the same sender, with what agrees.

    What agrees: "paper", "name_phone", "name_email", "name_address"; never a name alone.
    """
    own = besides.seals.first() if besides else None
    found = refs_of_sender(sender, besides=own.ref if own else None)
    rows = Seal.objects.filter(ref__in=found, petition__isnull=False)
    held = dict(rows.order_by().values_list("ref", "petition_id"))
    return {held[ref]: kinds for ref, kinds in found.items() if ref in held}


def is_destroyed(petition: Petition) -> bool:
    """Whether the destruction of the petition's identity was ordered."""
    return petition.seals.filter(destroyed_at__isnull=False).exists()


def order_destruction(petition: Petition, *, at: datetime) -> bool:
    """Note that the identity is destroyed, and destroy its key once the transaction has committed.

    Says whether there was anything to destroy. From the commit on nothing is opened; should the
    vault be out of reach just then, the sweep destroys the key. Who may decide it, and its entry
    in the record, are the act's.
    """
    alive = list(petition.seals.filter(destroyed_at__isnull=True))
    for receipt in alive:
        receipt.destroyed_at = at
        receipt.mac = mac(receipt)
        receipt.save()
    for ref in {receipt.ref for receipt in alive}:
        transaction.on_commit(partial(keys.destroy, ref), robust=True)
    return bool(alive)


def is_genuine(receipt: Seal) -> bool:
    """Whether `receipt` is as it was written, for the petition that it stands under."""
    return hmac.compare_digest(receipt.mac, mac(receipt))


def mac(receipt: Seal) -> str:
    """HMAC-SHA256 (hex) over what the receipt says, under a key drawn from the keyring's ledger."""
    ended = receipt.destroyed_at.astimezone(UTC).isoformat() if receipt.destroyed_at else ""
    owner, ref, batch = str(receipt.petition_id), str(receipt.ref), str(receipt.batch)
    said = encoded(owner, ref, batch, receipt.manifest, ended)
    return hmac.new(_mac_key(keyring().ledger), said, hashlib.sha256).hexdigest()


def _mac_key(secret: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"receipts of sealed batches").derive(secret)


def ref_of(petition: Petition) -> UUID | None:
    """The petition's reference in the vault; none where nothing of it is sealed."""
    first = petition.seals.first()
    return first.ref if first else None
