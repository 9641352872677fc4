"""What is signed of a daily head, by which key, and whether a row of heads holds together."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from petitions.keyring import keyring
from petitions.ledger.breaks import Break
from petitions.ledger.entries import GENESIS, instant
from petitions.models import LedgerHead
from petitions.models.canonical import canonical


def public_key() -> Ed25519PublicKey:
    """The key by which this installation's heads are verified."""
    return keyring().signing.public_key()


def key_id(key: Ed25519PublicKey) -> str:
    """A short name for a public key: the beginning of its SHA-256."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:16]


def digest(head: LedgerHead) -> str:
    """SHA-256 over everything that the head says but its signature, in canonical form."""
    said = {
        "chains": head.chains,
        "day": head.day.isoformat(),
        "entries": head.entries,
        "key": head.key_id,
        "lines": head.lines,
        "made_at": instant(head.made_at),
        "number": head.number,
        "previous": head.previous,
        "root": head.root,
    }
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def sign(head: LedgerHead) -> None:
    """Put key and signature on the head: Ed25519 over its digest as hexadecimal text."""
    head.key_id = key_id(public_key())
    head.signature = keyring().signing.sign(digest(head).encode()).hex()


def signature_problem(head: LedgerHead, key: Ed25519PublicKey) -> str:
    """Why the signature does not hold; an empty text when it does."""
    if head.key_id != key_id(key):
        return f"ký bằng khóa khác ({head.key_id})"
    try:
        key.verify(bytes.fromhex(head.signature), digest(head).encode())
    except (InvalidSignature, ValueError):
        return "nội dung hoặc chữ ký đã bị sửa"
    return ""


def check_heads(heads: Sequence[LedgerHead], key: Ed25519PublicKey) -> Iterator[Break]:
    """Each head of the row whose signature does not hold or that does not follow from the last.

    The row is all heads by number: a number that is missing is one that was removed.
    """
    expected, previous = 1, GENESIS
    for head, following in zip_longest(heads, heads[1:]):
        if head.number > expected:
            yield Break(0, 0, "lần chốt này không còn", expected)
            previous = head.previous
        problem = signature_problem(head, key)
        if not problem and head.previous != previous:
            problem = "không nối với lần chốt trước"
        if problem:
            yield Break(0, 0, problem, head.number)
        # Of a head that was edited only the next one still knows what it was.
        previous = following.previous if problem and following else digest(head)
        expected = head.number + 1
