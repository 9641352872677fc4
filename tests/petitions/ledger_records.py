"""A small record closed by three heads, taken out of the database to be tampered with."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from petitions import ledger
from petitions.access import Act
from petitions.ledger import chains, reading
from petitions.ledger.breaks import Break
from petitions.ledger.chains import Checkpoint, Row, check
from petitions.ledger.exports import Exported, check_against
from petitions.ledger.heads import HIGHEST, LOWEST
from petitions.ledger.lines import Line, StoredLine, root_problem, sealed_lines
from petitions.ledger.seal import seal
from petitions.ledger.signing import check_heads, public_key
from petitions.models import LedgerHead, Petition
from tests.factories import Office
from tests.paths import at_point, do

DAYS = (date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31))


def a_closed_record(office: Office) -> list[LedgerHead]:
    """Chains of one to seven entries, closed on three days; every chain ends in a head."""
    first = [at_point(name, office) for name in ("registered", "assigned", "declined", "taken")]
    heads = [ledger.make_head(DAYS[0])]
    do(Act.ATTACH, first[1], office, office.reception)
    do(Act.VERIFY, first[3], office, office.handler)
    at_point("proposed", office)
    heads.append(ledger.make_head(DAYS[1]))
    do(Act.DRAFT, Petition.objects.get(pk=first[3].pk), office, office.handler)
    do(Act.ATTACH, first[0], office, office.reception)
    return [*heads, ledger.make_head(DAYS[2])]


@dataclass(frozen=True)
class Record:
    """What the verification reads, in memory; `kept` are heads that lie outside the system."""

    rows: tuple[Row, ...]
    heads: tuple[LedgerHead, ...]
    lines: tuple[StoredLine, ...]
    kept: tuple[Exported, ...] = ()

    def found(self) -> set[Break]:
        """What the verification finds, by the functions that `ledger.verify` calls."""
        points: dict[int, list[Checkpoint]] = {}
        for exported in self.kept:
            for line in exported.lines:
                point = Checkpoint(line.length, line.chain_head, exported.head.number)
                points.setdefault(line.petition_id, []).append(point)
        sealing = seal()
        breaks = [*check_heads(self.heads, public_key()), *check_against(self.heads, self.kept)]
        breaks += self._roots()
        breaks += sealed_lines(self._stored_lines(), points, sealing)
        return {*breaks, *check(self.rows, points, sealing)}

    def _stored_lines(self) -> Iterator[StoredLine]:
        numbers = {head.number for head in self.heads}
        for line in self.lines:
            yield line._replace(has_head=line.head in numbers)

    def _roots(self) -> Iterator[Break]:
        for head in self.heads:
            of_head = sorted((ln for ln in self.lines if ln.head == head.number), key=_place)
            told = [(ln.place, Line(*ln[:3])) for ln in of_head]
            problem = root_problem(told, count=head.lines, root=head.root)
            if problem:
                yield Break(0, *problem, head.number)

    def with_rows(self, rows: list[Row]) -> "Record":
        """With other rows, in the order in which a database gives them."""
        return replace(self, rows=tuple(sorted(rows, key=lambda row: row[:3])))

    def with_head(self, which: int, /, **changed: object) -> "Record":
        """With one head edited."""
        edited = copy(self.heads[which - 1])
        for name, value in changed.items():
            setattr(edited, name, value)
        others = [head for head in self.heads if head.number != which]
        heads = sorted([*others, edited], key=lambda head: head.number)
        return replace(self, heads=tuple(heads))

    def chains(self) -> dict[int, list[Row]]:
        """The entries of each petition."""
        return {
            petition: [row for row in rows if row[1] == chains.ENTRY]
            for petition, rows in groupby(self.rows, key=lambda row: row[0])
        }


def _place(line: StoredLine) -> int:
    return line.place


def taken_out(heads: list[LedgerHead]) -> Record:
    """The record as it lies in the database; its heads are kept outside too."""
    return Record(
        rows=tuple(reading.rows(LOWEST, HIGHEST)),
        heads=tuple(LedgerHead.objects.order_by("number")),
        lines=tuple(reading.lines(LOWEST, HIGHEST)),
        kept=tuple(ledger.read_export(ledger.export(head)) for head in heads),
    )
