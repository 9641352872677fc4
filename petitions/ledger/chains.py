"""Does a chain hold? Decided from plain rows, wherever they come from; nothing is read here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from json.encoder import JSONEncoder
from operator import itemgetter
from typing import Any, NamedTuple

from petitions.ledger.breaks import Break
from petitions.ledger.entries import GENESIS, entry_text
from petitions.ledger.seal import Seal

#: (petition, PETITION or ENTRY, seq, act, actor, appointment, happened at, recorded at, reason,
#: before, after, previous hash, hash), times as `entries.instant` tells them. The row of a petition
#: has the length of its chain for seq and the chain's head for hash, and nothing else.
Row = Sequence[Any]
PETITION, ENTRY = 0, 1

_text = JSONEncoder(ensure_ascii=False).encode


class Checkpoint(NamedTuple):
    """What the head of that number says of a chain: after so many entries it ended in this hash."""

    length: int
    chain_head: str
    number: int


Checkpoints = Mapping[int, Sequence[Checkpoint]]


def check(rows: Iterable[Row], checkpoints: Checkpoints, seal: Seal) -> Iterator[Break]:
    """The first break of each chain that does not hold.

    `rows` come by petition, each petition's own row first and then its entries by seq. Of a chain
    in `checkpoints` something must be among them.
    """
    gone = set(checkpoints)
    for petition_id, chain in groupby(rows, key=itemgetter(0)):
        gone.discard(petition_id)
        problem = _first_problem(list(chain), checkpoints.get(petition_id, ()), seal)
        if problem:
            yield Break(petition_id, *problem)
    for petition_id in sorted(gone):
        number = max(point.number for point in checkpoints[petition_id])
        yield Break(petition_id, 0, f"đơn đã bị xóa cùng nhật ký; có trong lần chốt số {number}")


def _first_problem(
    chain: list[Row], points: Sequence[Checkpoint], seal: Seal
) -> tuple[int, str] | None:
    """Where the chain first fails, and how; None when it holds to its head and its checkpoints."""
    entries = [row for row in chain if row[1] == ENTRY]
    hashes = list[str]()
    problem = _broken_link(entries, hashes, seal)
    if problem:
        return problem
    if len(entries) == len(chain):
        return 0, "đơn đã bị xóa khỏi sổ, nhật ký còn lại"
    if not hashes:
        return 1, "không còn mục nào"
    return _against(points, hashes) or _wrong_end(chain[0], hashes)


def _broken_link(entries: list[Row], hashes: list[str], seal: Seal) -> tuple[int, str] | None:
    """The first entry that does not follow from the one before; `hashes` takes those that do."""
    previous, hash_of, text = GENESIS, seal.of, _text
    for place, row in enumerate(entries, 1):
        petition, _, seq, act, actor, held, at, noted, why, before, after, linked, own = row
        if seq != place:
            return _wrong_place(seq, place)
        if linked != previous:
            return place, "không nối với mục trước"
        try:
            said = entry_text(
                petition,
                seq,
                text(act),
                actor,
                "null" if held is None else held,
                text(at),
                text(noted),
                text(why),
                text(before),
                text(after),
                linked,
            )
        except TypeError:  # bytes, where SQLite was made to hold some
            return place, "nội dung đã bị sửa"
        if hash_of(said) != own:
            return place, "nội dung đã bị sửa"
        previous = own
        hashes.append(own)
    return None


def _wrong_place(seq: object, place: int) -> tuple[int, str]:
    """What an entry numbered `seq` means where the one numbered `place` has to be."""
    if isinstance(seq, int) and 0 < seq < place:
        return seq, f"có hai mục {seq}"
    return place, f"thiếu mục {place}"


def _wrong_end(petition: Row, hashes: list[str]) -> tuple[int, str] | None:
    """Where the entries end otherwise than the petition's row says."""
    length, head = petition[2], petition[-1]
    if not isinstance(length, int) or length > len(hashes):
        return len(hashes) + 1, "đuôi nhật ký bị cắt"
    if length < len(hashes):
        return length + 1, "có mục sau độ dài đã ghi ở đơn"
    if head != hashes[-1]:
        return length, "mục cuối khác với mục cuối đã ghi ở đơn"
    return None


def _against(points: Sequence[Checkpoint], hashes: list[str]) -> tuple[int, str] | None:
    """Where the entries are not those that a head was signed over."""
    for length, chain_head, number in sorted(points):
        if length > len(hashes):
            said = f"đuôi nhật ký bị cắt: lần chốt số {number} có {length} mục"
            return len(hashes) + 1, said
        if hashes[length - 1] != chain_head:
            return length, f"khác với mục đã ký trong lần chốt số {number}"
    return None
