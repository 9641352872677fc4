"""Reading the whole record and the heads, on all cores, and telling where they do not hold."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context

from django.db import connection, connections
from django.db.models import Count, Max, Min

from petitions.ledger import reading
from petitions.ledger.breaks import Break
from petitions.ledger.chains import Checkpoint, check
from petitions.ledger.exports import Exported, check_against
from petitions.ledger.heads import petition_ranges
from petitions.ledger.lines import root_problem, sealed_lines
from petitions.ledger.seal import seal
from petitions.ledger.signing import check_heads, public_key
from petitions.models import LedgerHead, Petition

#: So many petitions are verified at a time, by one process.
PART = 2_000
#: Below so many pieces of work other processes are not worth their start.
FEW = 4

Work = Callable[[], list[Break]]


@dataclass(frozen=True)
class _Range:
    """Some petitions, and what heads that were kept outside say of their chains."""

    low: int
    high: int
    points: dict[int, list[Checkpoint]] = field(default_factory=dict)


def verify(against: Sequence[Exported] = ()) -> Iterator[Break]:
    """Every place where the record does not hold; nothing when it is whole.

    Of each chain the first break is told. `against` are heads that were kept outside the system:
    with them even a record that was cut together with its stored heads is found. May be run while
    officers write. Raises ImproperlyConfigured without keys.
    """
    heads = list(LedgerHead.objects.order_by("number"))
    yield from check_heads(heads, public_key())
    yield from check_against(heads, against)
    work: list[Work] = [partial(_check_root, h.number, h.lines, h.root) for h in heads]
    work += [partial(_check_range, part) for part in _ranges(against)]
    yield from _done(work)
    yield from _missing_petitions()


def _ranges(against: Sequence[Exported]) -> Iterator[_Range]:
    points = defaultdict[int, list[Checkpoint]](list)
    for exported in against:
        for petition_id, length, chain_head in exported.lines:
            point = Checkpoint(length, chain_head, exported.head.number)
            points[petition_id].append(point)
    keys = sorted(points, reverse=True)
    for low, high in petition_ranges(PART):
        mine = {}
        while keys and keys[-1] <= high:
            key = keys.pop()
            mine[key] = points[key]
        yield _Range(low, high, mine)


def _done(work: list[Work]) -> Iterator[Break]:
    """What all the work finds, in its order: here, or in one process for each core."""
    cores = len(os.sched_getaffinity(0))
    # What this transaction has written, nobody else sees.
    if cores == 1 or len(work) < FEW or connection.in_atomic_block:
        for piece in work:
            yield from piece()
        return
    # Each process opens connections of its own; one shared with this one would break both.
    connections.close_all()
    with ProcessPoolExecutor(cores, mp_context=get_context("fork")) as pool:
        for found in pool.map(_run, work):
            yield from found


def _run(piece: Work) -> list[Break]:
    return piece()


def _check_range(part: _Range) -> list[Break]:
    sealing = seal()
    lines = reading.lines(part.low, part.high)
    # Before the chains, which may have grown since.
    breaks = sealed_lines(lines, part.points, sealing)
    return [*breaks, *check(reading.rows(part.low, part.high), part.points, sealing)]


def _check_root(number: int, count: int, root: str) -> list[Break]:
    problem = root_problem(reading.lines_of(number), count=count, root=root)
    return [Break(0, *problem, number)] if problem else []


def _missing_petitions() -> Iterator[Break]:
    """Gaps in an agency's book: a petition that was removed whole, its chain with it."""
    books = Petition.objects.values("unit_id", "year").annotate(
        first=Min("number"), last=Max("number"), held=Count("pk")
    )
    for book in books.order_by("unit_id", "year"):
        missing = book["last"] - book["first"] + 1 - book["held"]
        if missing:
            yield Break(
                0, 0, f"sổ năm {book['year']} của đơn vị {book['unit_id']} thiếu {missing} đơn"
            )
