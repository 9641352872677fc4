"""Where a value lies within a petition, and the receipt for all that was written in one go."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, order=True)
class Slot:
    """The place of one value: table, row and field of the main database that it stands for."""

    table: str
    row: str
    field: str


@dataclass(frozen=True)
class Written:
    """The receipt of one batch: its handle, and the SHA-256 (hex) over all that it holds."""

    batch: UUID
    manifest: str


def digest(blob: bytes) -> str:
    """SHA-256 of a ciphertext, hex."""
    return hashlib.sha256(blob).hexdigest()


def manifest(ref: UUID, batch: UUID, digests: Iterable[tuple[Slot, str]]) -> str:
    """One SHA-256 (hex) over every place of a batch and the digest of the ciphertext in it.

    A value removed, added, moved or put back to an older state gives another one.
    """
    total = hashlib.sha256(encoded("batch", str(ref), str(batch)))
    for slot, of_blob in sorted(digests):
        total.update(encoded(slot.table, slot.row, slot.field, of_blob))
    return total.hexdigest()


def encoded(*parts: str) -> bytes:
    """`parts` as bytes, each after its length, so that no two lists of parts give the same."""
    raw = (part.encode() for part in parts)
    body = b"".join(len(part).to_bytes(4, "big") + part for part in raw)
    return len(parts).to_bytes(2, "big") + body
