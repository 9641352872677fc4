"""Many letters on paper, by one press on each core, in the order in which they were given."""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from itertools import chain, islice
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import IO, Self

from documents.press import receive_paper, send, send_supplies
from documents.rendering import Paper, Printable, Supplies, supplies, text_of, typeset_text

_ROOT = Path(__file__).resolve().parents[1]
#: So few letters are printed sooner than another process has read its modules and fonts.
FEW = 40
#: Texts that each press has waiting, so that it need not wait for whoever reads the papers.
_AHEAD = 4
#: What fontconfig and the temporary copies of the fonts need; nothing else of the server's.
_ENVIRONMENT = ("HOME", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "TMPDIR")


class PressStopped(RuntimeError):
    """A press ended in the middle of its work; why is in the log that its errors go to."""


class _Press:
    """One typesetter beside this process. Used by one thread at a time, and closed at the end."""

    def __init__(self, printed_with: Supplies) -> None:
        kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-E", "-s", "-m", "documents.press"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            env={"LANG": "C.UTF-8", **kept},
        )
        with suppress(BrokenPipeError):  # it ended already: the first text will tell
            send_supplies(self._input, printed_with)

    @property
    def _input(self) -> IO[bytes]:
        assert self._process.stdin is not None  # asked for above
        return self._process.stdin

    def typeset(self, text: str) -> Paper:
        assert self._process.stdout is not None  # asked for above
        try:
            send(self._input, text.encode())
            return receive_paper(self._process.stdout)
        except (BrokenPipeError, EOFError) as cut_off:
            raise PressStopped(f"A press ended: {cut_off}") from cut_off

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(BrokenPipeError):  # what was written to one that ended is not read any more
            self._process.__exit__(kind, error, trace)


def typeset_many(letters: Iterable[Printable], *, presses: int | None = None) -> Iterator[Paper]:
    """The letters on paper, in their order, the same bytes as `typeset` makes of each.

    Letters are taken a few ahead of the papers that are read, so neither is ever all in memory.
    `presses` processes print, one on each core unless told; a handful of letters, and any number
    on one core, is printed here. Raises PressStopped where a process ended, and what `typeset`
    raises; close the iterator if it is not read to its end.
    """
    told = supplies()
    count = presses or len(os.sched_getaffinity(0))
    texts = map(text_of, letters)
    first = list(islice(texts, FEW))
    if len(first) < FEW or count == 1:
        for text in chain(first, texts):
            yield typeset_text(text, told)
        return
    with ExitStack() as running:
        idle: SimpleQueue[_Press] = SimpleQueue()
        for _ in range(count):
            idle.put(running.enter_context(_Press(told)))
        hands = running.enter_context(ThreadPoolExecutor(count))
        yield from _in_order(hands, idle, chain(first, texts), count * _AHEAD)


def _in_order(
    hands: ThreadPoolExecutor, idle: "SimpleQueue[_Press]", texts: Iterator[str], ahead: int
) -> Iterator[Paper]:
    waiting: deque[Future[Paper]] = deque()
    for text in texts:
        waiting.append(hands.submit(_hand_over, idle, text))
        if len(waiting) == ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _hand_over(idle: "SimpleQueue[_Press]", text: str) -> Paper:
    press = idle.get()
    try:
        return press.typeset(text)
    finally:
        idle.put(press)
