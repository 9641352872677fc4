"""What somebody who owns the database, and not the keys, could do to the record in it.

Each forgery gives the tampered record and the places of which one has to be named: (head, petition,
seq), where of a head's line `seq` is its place.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from petitions.ledger.chains import PETITION, Row
from petitions.ledger.entries import GENESIS
from tests.petitions.ledger_records import Record

Place = tuple[int, int, int]
Forged = tuple[Record, set[Place]]

#: The places of an entry's columns in its row.
TEXTS = {3: "act", 6: "happened_at", 7: "recorded_at", 8: "reason", 9: "before", 10: "after"}
HASHES = {11: "previous_hash", 12: "hash"}
KEYS = {4: "actor", 5: "appointment"}
HEAD_COLUMNS = ("day", "made_at", "chains", "entries", "lines", "previous", "root", "key_id")


def _with(row: Row, **changed: object) -> Row:
    """The row with the columns of those places changed."""
    return tuple(changed.get(f"c{place}", value) for place, value in enumerate(row))


def _another_text(rng: Random, text: str) -> str:
    """Not `text`: a letter changed, added or taken away."""
    place, kind = rng.randrange(len(text) + 1), rng.randrange(3)
    letter = rng.choice('aơ1{}", \\\n')
    if kind == 0 or not text:
        return text[:place] + letter + text[place:]
    place = min(place, len(text) - 1)
    changed = "" if kind == 1 else chr(ord(text[place]) ^ 1)
    return text[:place] + changed + text[place + 1 :]


def _another_hash(rng: Random, text: str) -> str:
    place = rng.randrange(len(text))
    figure = rng.choice("0123456789abcdef".replace(text[place], ""))
    return text[:place] + figure + text[place + 1 :]


def _an_entry(rng: Random, record: Record) -> Row:
    return rng.choice([row for row in record.rows if row[1] != PETITION])


def _changed(record: Record, *pairs: tuple[Row, Row]) -> Record:
    """The record with each first row turned into the second."""
    turned = {id(old): new for old, new in pairs}
    return record.with_rows([turned.get(id(row), row) for row in record.rows])


def edit(rng: Random, record: Record) -> Forged:
    """One column of one entry."""
    row = _an_entry(rng, record)
    place = rng.choice([*TEXTS, *HASHES, *KEYS])
    if place in KEYS:
        value: object = rng.choice([None, 0, (row[place] or 0) + 1])
        if value == row[place]:
            value = 77
    else:
        value = (_another_hash if place in HASHES else _another_text)(rng, row[place])
    return _changed(record, (row, _with(row, **{f"c{place}": value}))), {(0, row[0], row[2])}


def renumber(rng: Random, record: Record) -> Forged:
    """An entry put elsewhere in its chain, perhaps where another one is."""
    row = _an_entry(rng, record)
    seq = rng.choice([n for n in range(10) if n != row[2]])
    first = row[2] if seq > row[2] else max(seq, 1)
    return _changed(record, (row, _with(row, c2=seq))), {(0, row[0], first)}


def swap(rng: Random, record: Record) -> Forged:
    """Two entries of one chain in each other's place."""
    chain = rng.choice([c for c in record.chains().values() if len(c) > 1])
    one, two = rng.sample(chain, 2)
    swapped = _changed(record, (one, _with(one, c2=two[2])), (two, _with(two, c2=one[2])))
    return swapped, {(0, one[0], min(one[2], two[2]))}


def move(rng: Random, record: Record) -> Forged:
    """An entry moved into another petition's chain."""
    row = _an_entry(rng, record)
    other = rng.choice([p for p in record.chains() if p != row[0]])
    return _changed(record, (row, _with(row, c0=other))), {(0, row[0], row[2])}


def exchange(rng: Random, record: Record) -> Forged:
    """Two petitions' entries of one number, each in the other's chain."""
    row = _an_entry(rng, record)
    others = [r for r in record.rows if r[1:3] == row[1:3] and r[0] != row[0]]
    if not others:
        return move(rng, record)
    other = rng.choice(others)
    pairs = (row, _with(row, c0=other[0])), (other, _with(other, c0=row[0]))
    return _changed(record, *pairs), {(0, row[0], row[2])}


def remove(rng: Random, record: Record) -> Forged:
    """One entry taken out, wherever it stands."""
    gone = _an_entry(rng, record)
    left = [row for row in record.rows if row is not gone]
    return record.with_rows(left), {(0, gone[0], gone[2])}


def append(rng: Random, record: Record) -> Forged:
    """An entry that nobody sealed put at the end, and the petition's row made to fit."""
    petition, chain = rng.choice(list(record.chains().items()))
    own = _another_hash(rng, chain[-1][12])
    seq = len(chain) + 1
    forged = _with(_an_entry(rng, record), c0=petition, c2=seq, c11=chain[-1][12], c12=own)
    rows = [*_with_end(record, petition, seq, own), forged]
    return record.with_rows(rows), {(0, petition, seq)}


def _with_end(record: Record, petition: int, length: int, head: str) -> list[Row]:
    return [
        _with(row, c2=length, c12=head) if row[:2] == (petition, PETITION) else row
        for row in record.rows
    ]


def end(rng: Random, record: Record) -> Forged:
    """The length or the last hash that a petition's row tells."""
    petition, chain = rng.choice(list(record.chains().items()))
    length, head = len(chain), chain[-1][12]
    if rng.random() < 0.5:
        length = rng.choice([n for n in range(12) if n != length])
    else:
        head = _another_hash(rng, head)
    rows = _with_end(record, petition, length, head)
    return record.with_rows(rows), {(0, petition, min(length, len(chain)) + (length != len(chain)))}


def cut(rng: Random, record: Record) -> Forged:
    """A tail cut off and the petition's row made to fit; perhaps the stored heads gone too."""
    petition, chain = rng.choice(list(record.chains().items()))
    left = rng.randrange(len(chain))
    head = chain[left - 1][12] if left else ""
    gone = {id(row) for row in chain[left:]}
    rows = [row for row in _with_end(record, petition, left, head) if id(row) not in gone]
    forged = _perhaps_without_heads(rng, record.with_rows(rows), petition)
    return forged, {(0, petition, left + 1)}


def cut_whole(rng: Random, record: Record) -> Forged:
    """A petition removed with its chain; perhaps the stored heads gone too."""
    petition = rng.choice(list(record.chains()))
    left = [row for row in record.rows if row[0] != petition]
    forged = _perhaps_without_heads(rng, record.with_rows(left), petition)
    return forged, {(0, petition, 0)}


def orphan(rng: Random, record: Record) -> Forged:
    """A petition's row removed, and its chain left."""
    petition = rng.choice(list(record.chains()))
    left = [row for row in record.rows if row[:2] != (petition, PETITION)]
    return record.with_rows(left), {(0, petition, 0)}


def _perhaps_without_heads(rng: Random, record: Record, petition: int) -> Record:
    kind = rng.randrange(3)
    if kind == 1:
        lines = tuple(line for line in record.lines if line.petition_id != petition)
        return replace(record, lines=lines)
    return replace(record, heads=(), lines=()) if kind == 2 else record


def relabel(rng: Random, record: Record) -> Forged:
    """Two petitions' chains exchanged whole, with their ends."""
    one, two = rng.sample(list(record.chains()), 2)
    other = {one: two, two: one}
    rows = [_with(row, c0=other.get(row[0], row[0])) for row in record.rows]
    return record.with_rows(rows), {(0, one, 1), (0, two, 1)}


def forge_head(rng: Random, record: Record) -> Forged:
    """One column of a head."""
    head = rng.choice(record.heads)
    name = rng.choice([*HEAD_COLUMNS, "signature"])
    value = getattr(head, name)
    if isinstance(value, str):
        changed: object = _another_hash(rng, value)
    elif isinstance(value, int):
        changed = rng.choice([value + 1, value - 1, 0])
    else:
        changed = value.replace(year=rng.choice([2025, 2027]))
    return record.with_head(head.number, **{name: changed}), {(head.number, 0, 0)}


def renumber_head(rng: Random, record: Record) -> Forged:
    """A head under another number."""
    head = rng.choice(record.heads)
    number = rng.choice([0, *range(4, 9)])
    places = {(head.number, 0, 0), (number, 0, 0)}
    return record.with_head(head.number, number=number), places


def remove_head(rng: Random, record: Record) -> Forged:
    """A head removed; perhaps its lines too."""
    gone = rng.choice(record.heads).number
    heads = tuple(head for head in record.heads if head.number != gone)
    forged = replace(record, heads=heads)
    if rng.random() < 0.5:
        lines = tuple(line for line in record.lines if line.head != gone)
        forged = replace(forged, lines=lines)
    return forged, {(gone, 0, 0)}


def forge_line(rng: Random, record: Record) -> Forged:
    """One column of a line, or the line as a whole."""
    line = rng.choice(record.lines)
    others = [ln for ln in record.lines if ln is not line]
    name = rng.choice(["petition_id", "length", "chain_head", "head", "place", "seal", ""])
    if not name:
        return replace(record, lines=tuple(others)), {(line.head, 0, line.place)}
    value = getattr(line, name)
    if isinstance(value, str):
        changed: object = rng.choice([GENESIS, _another_hash(rng, value)])
    else:
        changed = rng.choice([n for n in range(1, 9) if n != value])
    edited = line._replace(**{name: changed})
    forged = replace(record, lines=(*others, edited))
    return forged, {(edited.head, edited.petition_id, edited.place)}


FORGERIES: tuple[Callable[[Random, Record], Forged], ...] = (
    edit,
    edit,
    edit,
    renumber,
    swap,
    move,
    exchange,
    remove,
    append,
    end,
    cut,
    cut,
    cut_whole,
    orphan,
    relabel,
    forge_head,
    renumber_head,
    remove_head,
    forge_line,
    forge_line,
)
