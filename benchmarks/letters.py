"""What one letter costs, ours and others': `python -m benchmarks.letters [LETTERS]`.

The same notice of acceptance, with another number each time, is printed by this program one by one
and in a batch (LETTERS of them, 1,000 unless told), and from the same HTML by WeasyPrint in a loop
as its manual begins, by headless Chromium and by LibreOffice; and from the same words, plainly set,
by typst. What is not installed is left out with a word.

Every way runs in new processes: one that prints a single letter (cold), and one that prints many.
What each further letter adds is the warm cost. Processor time is that of all processes of a run
that were waited for: a browser and an office leave some of theirs behind, so compare those by the
clock.
"""

import os
import resource
import subprocess
import sys
import time
from typing import NamedTuple

from benchmarks._typesetters import WAYS, letters

BATCH, PLAIN = "chương trình, cả loạt", "WeasyPrint, vòng lặp"


class Run(NamedTuple):
    """Seconds by the clock, and of all processors."""

    clock: float
    processor: float


def _run(way: str, count: int) -> Run:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "benchmarks.letters", way, str(count)], check=True)
    clock = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(clock, spent)


def main(batch: int) -> None:
    """Measure and print."""
    cores = len(os.sched_getaffinity(0))
    print(f"một thông báo thụ lý, {cores} lõi; mili giây; tỷ lệ theo bộ xử lý của WeasyPrint")
    print(
        f"{'':24} {'thư':>5} {'nguội':>7} {'nóng':>7} {'bộ xử lý':>9} {'thư/giây':>9} {'tỷ lệ':>6}"
    )
    found: dict[str, Run] = {}
    for way, (_, usual, installed) in sorted(WAYS.items(), key=lambda each: each[0] != PLAIN):
        if not installed:
            print(f"{way:24} không đo vì chưa cài")
            continue
        count = batch if way == BATCH else usual
        cold, many = _run(way, 1), _run(way, count)
        found[way] = warm = Run(*((m - c) / (count - 1) for m, c in zip(many, cold, strict=True)))
        ratio = warm.processor / found[PLAIN].processor
        print(
            f"{way:24} {count:5} {cold.clock * 1e3:7.0f} {warm.clock * 1e3:7.1f}"
            f" {warm.processor * 1e3:9.1f} {count / many.clock:9.1f} {ratio:6.2f}",
            flush=True,
        )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        WAYS[sys.argv[1]][0](letters(int(sys.argv[2])))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
