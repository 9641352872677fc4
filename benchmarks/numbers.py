"""How many papers a second get a number: `python -m benchmarks.numbers [PAPERS]`.

Sixteen writers on PostgreSQL, each with a connection of its own, and the disk waited for at every
commit. Measured in one run: a bare INSERT of the same row, with a number of its own and nothing
to agree on; the same INSERT under the next number of a series, looked at, taken last and tried
again when it is gone, as `documents.issuing` does. The writers of one server take turns, so what
is lost is lost to other servers. What does not hold every number once ends in an error.
"""

import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier, Lock
from typing import Any

from django.db import IntegrityError, connection, transaction

from benchmarks._ground import petitions
from documents import numbering
from documents.errors import NumberMoved
from documents.models import ImportedNumbers
from documents.numbering import Series
from documents.registers import missing_numbers
from petitions.models import Unit, User

WRITERS = 16
NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
Work = Callable[[int], Any]


def _row(series: Series, number: int) -> ImportedNumbers:
    """A row of the size of a line in the register."""
    return ImportedNumbers(
        **series.key,
        first=number,
        last=number,
        issued_on=NOW.date(),
        title="Về việc thụ lý giải quyết khiếu nại",
        imported_by_id=1,
        imported_at=NOW,
    )


def _write(series: Series, number: int) -> None:
    row = _row(series, number)
    row.save(force_insert=True)


class Numbered:
    """Papers numbered from one of `series` by each writer, who sits at one of so many servers.

    Counts how often a number was lost.
    """

    def __init__(self, series: Sequence[Series], servers: int) -> None:
        self.series, self.lost = series, 0
        self.turns = [Lock() for _ in range(servers)]

    def __call__(self, writer: int) -> None:
        with self.turns[writer % len(self.turns)]:
            self._until_taken(self.series[writer % len(self.series)])

    def _until_taken(self, series: Series) -> None:
        while True:
            number = numbering.peek(series)
            try:
                with transaction.atomic():
                    _write(series, number)
                    numbering.take(series, number)
                return
            except (NumberMoved, IntegrityError):  # as documents.issuing loses a number
                self.lost += 1


def per_second(work: Work, papers: int) -> float:
    """How many of `papers` a second the writers do, all begun at one moment."""
    start = Barrier(WRITERS + 1)

    def writer(place: int) -> None:
        connection.ensure_connection()
        start.wait()
        try:
            for _ in range(papers // WRITERS):
                work(place)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        done = [pool.submit(writer, place) for place in range(WRITERS)]
        start.wait()
        begun = time.perf_counter()
        for each in done:
            each.result()
        return papers // WRITERS * WRITERS / (time.perf_counter() - begun)


def _bare(unit: Unit) -> Work:
    """Rows that no number is asked for: each writer counts for itself."""
    counted = [0] * WRITERS

    def insert(writer: int) -> None:
        counted[writer] += 1
        with transaction.atomic():
            _write(Series(unit, f"B{writer}", 2026), counted[writer])

    return insert


def main(papers: int) -> None:
    """Measure and print."""
    with petitions(0):
        first, *others = Unit.objects.order_by("pk")[: WRITERS + 1]
        assert User.objects.filter(pk=1).exists()
        bare = per_second(_bare(first), papers)
        ways = {
            "một sổ, một máy chủ": Numbered([Series(first, "TB", 2026)], 1),
            "một sổ, hai máy chủ": Numbered([Series(first, "QĐ", 2026)], 2),
            f"một sổ, {WRITERS} máy chủ": Numbered([Series(first, "KL", 2026)], WRITERS),
            f"{WRITERS} sổ, {WRITERS} máy chủ": Numbered(
                [Series(unit, "KL", 2026) for unit in others], WRITERS
            ),
        }
        print(f"{WRITERS} người ghi, {papers} văn bản mỗi cách, PostgreSQL")
        print(f"{'INSERT trần':28} {bare:8,.0f} /giây   1,00")
        for name, way in ways.items():
            speed = per_second(way, papers)
            told = f"{speed:8,.0f} /giây   {speed / bare:.2f}"
            print(f"{name:28} {told}   mất số {way.lost / papers:.2f} lần mỗi văn bản")
        found = [line for line in missing_numbers() if "sổ B" not in line]
        if found:
            raise SystemExit(found[0])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_200)
