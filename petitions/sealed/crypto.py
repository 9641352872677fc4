"""AES-256-GCM as the vault uses it. Pure functions of bytes: no database, no settings.

A blob is one version byte, a random nonce of 96 bits, then ciphertext and tag. Its associated data
name the place it was written for, so that it opens nowhere else. Values are padded to whole blocks:
the length of a ciphertext does not tell how long a name is.
"""

import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.padding import PKCS7

from petitions.sealed.errors import Tampered
from petitions.sealed.slots import Slot, encoded

KEY_BITS = 256
_VERSION = b"\x01"
_NONCE_BYTES = 12
_PAD_BITS = 64 * 8


def new_key() -> bytes:
    """A random key for one petition: 32 bytes."""
    return AESGCM.generate_key(KEY_BITS)


def wrap(key: bytes, *, master: bytes, master_id: str, ref: UUID) -> bytes:
    """The petition's `key` encrypted under a master key, bound to both their names."""
    return _seal(master, key, _wrapping(master_id, ref))


def unwrap(wrapped: bytes, *, master: bytes, master_id: str, ref: UUID) -> bytes:
    """What `wrap` was given. Raises Tampered where it is another petition's or was changed."""
    return _open(master, wrapped, _wrapping(master_id, ref), "khóa của đơn không khớp")


def seal(value: bytes, *, key: bytes, ref: UUID, batch: UUID, slot: Slot) -> bytes:
    """`value` encrypted for this one place."""
    padder = PKCS7(_PAD_BITS).padder()
    padded = padder.update(value) + padder.finalize()
    return _seal(key, padded, _place(ref, batch, slot))


def unseal(blob: bytes, *, key: bytes, ref: UUID, batch: UUID, slot: Slot) -> bytes:
    """What `seal` was given. Raises Tampered where the blob is of another place or was changed."""
    padded = _open(key, blob, _place(ref, batch, slot), "nội dung không khớp với chỗ lưu")
    unpadder = PKCS7(_PAD_BITS).unpadder()
    return unpadder.update(padded) + unpadder.finalize()


def _wrapping(master_id: str, ref: UUID) -> bytes:
    return _VERSION + encoded("key", str(ref), master_id)


def _place(ref: UUID, batch: UUID, slot: Slot) -> bytes:
    return _VERSION + encoded("value", str(ref), str(batch), slot.table, slot.row, slot.field)


def _seal(key: bytes, value: bytes, bound_to: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _VERSION + nonce + AESGCM(key).encrypt(nonce, value, bound_to)


def _open(key: bytes, blob: bytes, bound_to: bytes, problem: str) -> bytes:
    start = len(_VERSION)
    nonce, ciphertext = blob[start : start + _NONCE_BYTES], blob[start + _NONCE_BYTES :]
    if blob[:start] != _VERSION or len(nonce) != _NONCE_BYTES:
        raise Tampered(problem)
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, bound_to)
    except InvalidTag:
        raise Tampered(problem) from None
