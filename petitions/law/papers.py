"""Which paper a sending concerns: of those that still wait to be sent, the latest."""

from collections.abc import Iterator
from functools import lru_cache

from petitions.law.facts import EventKind, Shape

K = EventKind
#: What comes out on paper, and the kind of event that tells of the sending of that paper.
SENDING: dict[EventKind, EventKind] = {
    K.ACCEPTED: K.ACCEPTANCE_SENT,
    K.TAKEN_OVER: K.ACCEPTANCE_SENT,
    K.SUSPENDED: K.LAST_NOTICE_SENT,
    K.RESUMED: K.LAST_NOTICE_SENT,
    K.TERMINATED: K.LAST_NOTICE_SENT,
    K.DECIDED: K.SENT,
}
#: Sendings that concern one paper alone, although others of its kind may wait too.
OF_ONE_PAPER = (K.ACCEPTANCE_SENT, K.LAST_NOTICE_SENT)


def told_apart(shape: Shape) -> list[EventKind]:
    """The kinds, where `sent` was told of any paper whatever: each as the sending of its own.

    A `sent` that finds no paper waiting stays what it is.
    """
    found = _sendings(shape, (K.SENT,))
    return [SENDING[shape[found[n]]] if n in found else kind for n, kind in enumerate(shape)]


@lru_cache(maxsize=10_000)
def papers_sent(shape: Shape) -> dict[int, int]:
    """For each sending of one paper alone, by its place, the place of what came out on paper."""
    return _sendings(shape, OF_ONE_PAPER)


def _sendings(shape: Shape, wanted: tuple[EventKind, ...]) -> dict[int, int]:
    found: dict[int, int] = {}
    waiting: list[int] = []
    for place, kind in enumerate(shape):
        if kind is K.ACCEPTED:
            # The superior's acceptance is the paper on which the taking over comes out.
            waiting = [n for n in waiting if shape[n] is not K.TAKEN_OVER]
        if kind in SENDING:
            waiting.append(place)
        elif kind is K.NOTICE_SENT:
            waiting = [n for n in waiting if SENDING[shape[n]] is not K.LAST_NOTICE_SENT]
        elif fitting := list(_fitting(kind, waiting, shape, wanted)):
            waiting.remove(fitting[-1])
            if kind in wanted:
                found[place] = fitting[-1]
    return found


def _fitting(
    kind: EventKind, waiting: list[int], shape: Shape, wanted: tuple[EventKind, ...]
) -> Iterator[int]:
    """Of the papers that wait, those that a sending of that kind may concern."""
    of_any = kind is K.SENT and K.SENT in wanted
    return (n for n in waiting if of_any or SENDING[shape[n]] is kind)
