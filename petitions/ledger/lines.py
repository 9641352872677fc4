"""The lines of the daily heads: where single chains ended. Decided from plain rows."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from petitions.ledger.breaks import Break
from petitions.ledger.chains import Checkpoint
from petitions.ledger.seal import Seal


class Line(NamedTuple):
    """After `length` entries the chain of the petition ended in `chain_head`."""

    petition_id: int
    length: int
    chain_head: str


class StoredLine(NamedTuple):
    """A line as it lies in the database. `has_head`: whether the head it names is there too."""

    petition_id: int
    length: int
    chain_head: str
    head: int
    place: int
    seal: str
    has_head: bool


def line_text(head: int, place: int, line: Line) -> str:
    """What the seal of a line is over. No entry's text begins like it."""
    return f"line {head} {place} {line.petition_id} {line.length} {line.chain_head}"


class Root:
    """SHA-256 over the lines of one head, taken in their order one by one."""

    def __init__(self) -> None:
        self._digest, self.count = hashlib.sha256(), 0

    def add(self, line: Line) -> int:
        """Take the next line; gives its place."""
        self._digest.update(f"{line.petition_id} {line.length} {line.chain_head}\n".encode())
        self.count += 1
        return self.count

    @property
    def value(self) -> str:
        """The digest of the lines taken so far, in hexadecimal."""
        return self._digest.copy().hexdigest()


def root_problem(
    lines: Iterable[tuple[int, Line]], *, count: int, root: str
) -> tuple[int, str] | None:
    """Where the lines (place, line) of a head are not those that it was signed over, and how."""
    found = Root()
    for place, line in lines:
        if place != found.add(line):
            return found.count, "dòng này bị mất hoặc bị đổi thứ tự"
    if found.count < count:
        return found.count + 1, "dòng này bị mất"
    if found.count > count:
        return count + 1, "dòng này bị thêm vào"
    return None if found.value == root else (0, "các dòng không khớp với giá trị đã ký")


def sealed_lines(
    lines: Iterable[StoredLine], points: dict[int, list[Checkpoint]], seal: Seal
) -> list[Break]:
    """The lines that were edited or have lost their head; `points` takes what the others say."""
    breaks = []
    for petition_id, length, chain_head, head, place, own, has_head in lines:
        if seal.of(line_text(head, place, Line(petition_id, length, chain_head))) != own:
            breaks.append(Break(petition_id, place, "dòng đã bị sửa", head))
            continue
        if not has_head:
            breaks.append(Break(petition_id, place, "lần chốt của dòng này không còn", head))
        points.setdefault(petition_id, []).append(Checkpoint(length, chain_head, head))
    return breaks
