"""The oracle: complaints and denunciations once more, from the words of the statutes, day by day.

Nothing here comes from the engine, from its tables or from its calendar. It is slow, and it knows
only what `told_cases` tells: one settler, suspension, expertise, extensions, a decision, papers.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tests.law.oracle import last_day

#: Days and months: what the notices of 2026 and 2027 take off, and the Saturdays that they give.
OFF = {
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
    2027: "1/1 4/2 5/2 8/2 9/2 10/2 16/4 30/4 3/5 2/9 3/9 24/11",
}
WORKED = {2026: "10/1 22/8", 2027: ""}
RESUMES = {"resumed": "suspended", "expertise_received": "expertise_requested"}
NEW_DECREES = date(2026, 7, 1)


class Told(NamedTuple):
    """A case as its file tells it; each event with its day and, for an extension, its days."""

    kind: str
    stage: str
    complexity: str
    is_remote: bool
    events: tuple[tuple[str, date, int | None], ...]


class Forbidden(Exception):
    """The statute does not allow what the case tells."""


class Limit(NamedTuple):
    """One limit: from which event, how long, and what ends it."""

    term: str
    start: str
    number: int
    in_working_days: bool
    ended_by: tuple[str, ...]


Found = dict[tuple[str, date], tuple[date | None, date | None, int]]


def is_working(day: date) -> bool:
    """Điều 111, 112 Bộ luật Lao động, with the exchanges of the yearly notices."""
    name = f"{day.day}/{day.month}"
    if name in WORKED[day.year].split():
        return True
    return day.weekday() < 5 and name not in OFF[day.year].split()


def deadlines(told: Told) -> Found:
    """Due date, day of the end, days late, by term and starting day. Raises Forbidden."""
    found: Found = {}
    for limit in [*_complaint(told), *_denunciation(told)]:
        for place, (kind, on, _) in enumerate(told.events):
            if kind == limit.start and _holds(limit.term, on):
                found[limit.term, on] = _follow(limit, told, place)
    _second_complaint(told, found)
    return found


def _complaint(told: Told) -> Iterator[Limit]:
    if told.kind != "complaint":
        return
    answer = ("accepted", "declined", "transferred")
    _forbid_late_extensions(told)
    is_first, is_discipline = "first" in told.stage, "discipline" in told.stage
    law = "KN-TL-4" if is_discipline else "KN-TL-1" if is_first else "KN-TL-2"
    yield Limit(law, "received", 10, False, answer)
    yield Limit("KN-TL-3-2020", "received", 10, True, answer)
    yield Limit("KN-TL-3", "received", 7, True, answer)
    yield Limit("KN-TDC-1", "suspended", 3, True, ("sent",))
    yield Limit("KN-TDC-2", "resumed", 3, True, ("sent",))
    is_complex = told.complexity != "ordinary"
    settled = ("decided", "transferred")
    if is_discipline:  # Điều 50, 56, 57
        yield Limit("KN-GQ-3", "accepted", 45 if is_complex else 30, False, settled)
        yield Limit("KN-HL-2", "decided", 30, False, ())
        if not is_first:
            yield Limit("KN-GUI-3", "decided", 7, False, ("sent",))
        return
    yield Limit("KN-HL-1", "decided", 45 if told.is_remote else 30, False, ())
    if is_first:  # Điều 28, 32
        days = {(0, 0): 30, (1, 0): 45, (0, 1): 45, (1, 1): 60}[is_complex, told.is_remote]
        yield Limit("KN-GQ-1", "accepted", days, False, settled)
        yield Limit("KN-GUI-1", "decided", 3, True, ("sent",))
    else:  # Điều 37, 41
        days = {(0, 0): 45, (1, 0): 60, (0, 1): 60, (1, 1): 70}[is_complex, told.is_remote]
        yield Limit("KN-GQ-2", "accepted", days, False, settled)
        yield Limit("KN-GUI-2", "decided", 7, False, ("sent",))
        yield Limit("KN-CK-1", "decided", 15, False, ("published",))


def _denunciation(told: Told) -> Iterator[Limit]:
    if told.kind != "denunciation":
        return
    answer = ("accepted", "declined", "transferred")
    if told.stage == "first":  # Điều 24
        yield Limit("TC-XLBD-1", "received", 7, True, answer)
        yield Limit("TC-CH-1", "received", 5, True, answer)
    else:  # Điều 37, 38
        yield Limit("TC-TT-1", "received", 20, False, answer)
        yield Limit("TC-QH-1", "received", 5, True, answer)
    yield Limit("TC-TL-1", "accepted", 5, True, ("sent",))
    yield Limit("TC-GQ-1", "accepted", 30, False, ("decided", "transferred"))
    yield Limit("TC-TDC-1", "suspended", 5, True, ("sent",))
    yield Limit("TC-KL-1", "decided", 5, True, ("sent",))
    yield Limit("TC-XL-1", "decided", 7, True, ("acted",))
    yield Limit("TC-CK-1", "decided", 7, True, ("published",))
    yield Limit("TC-XL-2", "acted", 5, True, ())
    yield Limit("TC-CK-1-XL", "acted", 7, True, ("published",))


def _holds(term: str, on: date) -> bool:
    if term == "KN-TL-3-2020":
        return on < NEW_DECREES
    if term in ("KN-TL-3", "KN-TDC-1", "KN-TDC-2"):
        return on >= NEW_DECREES
    return True


def _follow(limit: Limit, told: Told, place: int) -> tuple[date | None, date | None, int]:
    start, number = told.events[place][1], limit.number
    stops: list[tuple[date, date]] = []
    standing: set[str] = set()
    since = start
    end = None
    for n, (kind, on, days) in enumerate(told.events):
        if n <= place:
            continue
        if kind in limit.ended_by:
            if kind == "sent" and _papers(told)[n] != place:
                continue
            end = (kind, on)
            break
        due = _last_day(start, number, limit.in_working_days, stops)
        if kind == "extended" and limit.term == "TC-GQ-1":
            if on > due and not standing:
                raise Forbidden
            number += days or 0
        elif kind in _stopping(limit, told) and (standing or on <= due):
            since = since if standing else on
            standing.add(kind)
        elif RESUMES.get(kind) in standing:
            standing.remove(RESUMES[kind])
            if not standing:
                stops.append((since, on))
    if standing and end is None:
        return None, None, 0
    if standing and end:
        stops.append((since, end[1]))
    due = _last_day(start, number, limit.in_working_days, stops)
    if end is None:
        return due, None, 0
    # Điều 24(2), 38(2): whoever does not have to transfer, or to ask for a report, is not late.
    is_owed = limit.term != "TC-QH-1" and (limit.term != "TC-CH-1" or end[0] == "transferred")
    return due, end[1], max((end[1] - due).days, 0) if is_owed else 0


def _papers(told: Told) -> dict[int, int | None]:
    """The paper that each sending sends: the latest that waits; of an acceptance, its notice."""
    waiting: list[int] = []
    sent: dict[int, int | None] = {}
    for place, (kind, *_) in enumerate(told.events):
        if kind in ("accepted", "suspended", "resumed", "decided"):
            waiting.append(place)
        elif kind == "sent":
            sent[place] = waiting.pop() if waiting else None
    return sent


def _forbid_late_extensions(told: Told) -> None:
    """Điều 28, 37, 50: the time "can be prolonged", hence while the ordinary time still runs."""
    number = 45 if told.stage == "second" else 30
    if told.is_remote and "discipline" not in told.stage:
        number += 15
    accepted = next((on for kind, on, _ in told.events if kind == "accepted"), None)
    stops: list[tuple[date, date]] = []
    since = None
    if accepted is None:
        return
    for kind, on, days in told.events:
        if kind == "suspended":
            since = on
        elif kind == "resumed" and since:
            if since <= _last_day(accepted, number, False, stops):
                stops.append((since, on))
            since = None
        elif kind == "extended":
            if (since or on) > _last_day(accepted, number, False, stops):
                raise Forbidden
            number += days or 0


def _stopping(limit: Limit, told: Told) -> tuple[str, ...]:
    """Only a settlement stands still; for expertise only that of a denunciation (ND31 15(4))."""
    if "GQ" not in limit.term:
        return ()
    return tuple(RESUMES.values()) if told.kind == "denunciation" else ("suspended",)


def _last_day(
    start: date, number: int, in_working_days: bool, stops: list[tuple[date, date]]
) -> date:
    return last_day(
        start, number, in_working_days=in_working_days, stops=stops, is_working=is_working
    )


def _second_complaint(told: Told, found: Found) -> None:
    """Luật Khiếu nại Điều 33(1): 30 days, remote 45, from an expiry that brought no decision."""
    for (term, _), (due, ended, _) in list(found.items()):
        if term == "KN-GQ-1" and due and due < (ended or told.events[-1][1]):
            number = 45 if told.is_remote else 30
            found["KN-L2-1", due] = _last_day(due, number, False, []), None, 0
