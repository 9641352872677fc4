"""Finding the same sender among sealed identities: keyed hashes of what does not vary.

A name is hashed only together with a telephone number, an e-mail or an address: many people share
a name, and the hash of a name alone would tell the vault's reader how often it occurs. The key is
the keyring's own for this purpose; a rotation of the master keys leaves it as it is.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from petitions.keyring import keyring
from petitions.sealed.models import BlindIndex
from petitions.sealed.slots import encoded
from petitions.text import fold, nfc

#: Fewer digits are no number of a paper or a telephone, but "không có" or a slip.
_LEAST_DIGITS_OF_PAPER = 5
_LEAST_DIGITS_OF_PHONE = 8
_NOT_A_WORD = re.compile(r"[\W_]+")
_NOT_A_DIGIT = re.compile(r"[^0-9]")
#: A telephone number with the country's code: nine or ten digits follow it.
_FROM_ABROAD = re.compile(r"(?:00)?84(0?[0-9]{9,10})")


class Sender(Protocol):
    """What is known of a person; empty where it is not."""

    @property
    def name(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def paper_number(self) -> str: ...
    @property
    def phone(self) -> str: ...
    @property
    def email(self) -> str: ...


@dataclass(frozen=True)
class IndexEntry:
    """One way to find a sender again; `digest` is HMAC-SHA256, hex."""

    kind: str
    digest: str


def entries(sender: Sender) -> list[IndexEntry]:
    """Every way to find `sender` again: by paper, or by name with telephone, e-mail or address."""
    name = folded(sender.name)
    beside = {
        "name_phone": phone(sender.phone),
        "name_email": email(sender.email),
        "name_address": folded(sender.address),
    }
    found = [_entry(kind, name, value) for kind, value in beside.items() if name and value]
    number = paper(sender.paper_number)
    return [_entry("paper", number), *found] if number else found


def same_sender(
    sender: Sender, *, besides: UUID | None = None, limit: int = 100
) -> dict[UUID, list[str]]:
    """The references that hold the same sender, newest first, each with what agrees.

    What agrees: "paper", "name_phone", "name_email", "name_address". `besides`: the petition
    itself. At most `limit` references.
    """
    asked = entries(sender)
    rows = BlindIndex.objects.filter(digest__in=[entry.digest for entry in asked])
    pairs = rows.order_by("-batch__created_at", "pk").values_list("batch__key_id", "kind", "digest")
    agreeing: dict[UUID, list[str]] = {}
    known = set(asked)
    for ref, kind, digest in pairs.iterator():
        if ref == besides or IndexEntry(kind, digest) not in known:
            continue
        if ref not in agreeing and len(agreeing) == limit:
            break
        kinds = agreeing.setdefault(ref, [])
        if kind not in kinds:
            kinds.append(kind)
    return agreeing


def _entry(kind: str, *values: str) -> IndexEntry:
    mac = hmac.new(keyring().index, encoded(kind, *values), hashlib.sha256)
    return IndexEntry(kind, mac.hexdigest())


def folded(text: str) -> str:
    """A name or an address as it is compared: no accents, no punctuation, in lower case."""
    return _NOT_A_WORD.sub(" ", fold(text)).strip()


def paper(number: str) -> str:
    """The number of an identity paper as it is compared: letters and digits, upper case."""
    bare = _NOT_A_WORD.sub("", fold(number)).upper()
    return bare if _digits(bare) >= _LEAST_DIGITS_OF_PAPER else ""


def phone(number: str) -> str:
    """A telephone number as it is compared: digits, as dialled within the country."""
    digits = _NOT_A_DIGIT.sub("", number)
    if abroad := _FROM_ABROAD.fullmatch(digits):
        digits = "0" + abroad[1].removeprefix("0")
    return digits if len(digits) >= _LEAST_DIGITS_OF_PHONE else ""


def email(address: str) -> str:
    """An e-mail address as it is compared."""
    return nfc(address).strip().casefold()


def _digits(text: str) -> int:
    return sum(c.isdigit() for c in text)


def all_entries(senders: Iterable[Sender]) -> list[IndexEntry]:
    """The entries of several senders, each once."""
    return list(dict.fromkeys(entry for sender in senders for entry in entries(sender)))
