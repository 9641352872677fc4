"""Transactions that fail at a place which chance chose, for whoever issues papers."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any
from unittest.mock import patch

from documents import issuing, numbering
from documents.letters.common import Letter
from documents.rendering import Paper, typeset

#: Where a transaction fails, in the order of what it does.
PLACES = ("in the act", "before filing", "after filing", "before taking", "after taking")
#: Of so many papers one goes through the press; the others get bytes that cost nothing.
PRINTED_ONE_IN = 100


class PowerCut(Exception):
    """What ends a transaction; nothing that is tested catches it."""


class Faults:
    """One transaction in five is planned to fail, each place in turn. Counts what came of it."""

    def __init__(self, seed: int) -> None:
        self._random, self._lock, self._here = Random(seed), threading.Lock(), threading.local()
        self._turn = 0
        self.begun = 0
        self.failed = Counter[str]()

    def begin(self) -> None:
        """A transaction of this thread begins."""
        with self._lock:
            self.begun += 1
            fails = self._random.random() < 0.2
            self._turn += fails
            self._here.place = PLACES[self._turn % len(PLACES)] if fails else ""

    def reach(self, place: str) -> None:
        """Raises PowerCut where this thread's transaction was to fail at `place`."""
        if getattr(self._here, "place", "") == place:
            self._here.place = ""
            with self._lock:
                self.failed[place] += 1
            raise PowerCut(place)

    def _around(self, function: Callable[..., Any], doing: str) -> Callable[..., Any]:
        def fails(*args: Any, **kwargs: Any) -> Any:
            self.reach(f"before {doing}")
            done = function(*args, **kwargs)
            self.reach(f"after {doing}")
            return done

        return fails

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Papers are issued with these faults, and cost next to nothing."""
        filing = self._around(issuing._file, "filing")
        taking = self._around(numbering.take, "taking")
        with (
            patch.object(issuing, "_file", filing),
            patch.object(numbering, "take", taking),
            patch.object(issuing, "typeset", _cheap),
        ):
            yield


def is_printed(number: int) -> bool:
    """Whether the paper of that number goes through the press."""
    return number % PRINTED_ONE_IN == 1


def _cheap(letter: Letter) -> Paper:
    if is_printed(letter.number.value or 0):
        return typeset(letter)
    return Paper(pdf=letter.number.symbol.encode(), page_count=1)
