"""The record of acts: append-only, one keyed hash chain per petition, one signed head a day.

Written by `append` (and `Repeated` for many at once), closed by `make_head`, checked by `verify`.
"""

from petitions.ledger.breaks import Break
from petitions.ledger.entries import GENESIS, Repeated, append, digest
from petitions.ledger.exports import Exported, export, read_export
from petitions.ledger.guards import missing_guards
from petitions.ledger.heads import make_head
from petitions.ledger.signing import digest as head_digest
from petitions.ledger.signing import public_key
from petitions.ledger.verifying import verify
from petitions.models.canonical import canonical

__all__ = [
    "GENESIS",
    "Break",
    "Exported",
    "Repeated",
    "append",
    "canonical",
    "digest",
    "export",
    "head_digest",
    "make_head",
    "missing_guards",
    "public_key",
    "read_export",
    "verify",
]
