"""Cases by the thousand for the oracle: lawful ones, and some that tell of a late extension."""

from datetime import date, timedelta
from random import Random

from tests.law.statute import NEW_DECREES, Told

Events = list[tuple[str, date, int | None]]
STAGES = {
    "complaint": ("first", "second", "discipline_first", "discipline_second"),
    "denunciation": ("first", "further"),
}


def told_case(pick: Random) -> Told:
    """One case, received between January 2026 and February 2027."""
    kind = pick.choice(list(STAGES))
    complexity = pick.choice(["ordinary", "complex", "especially_complex"])
    day = date(2026, 1, 1) + timedelta(days=pick.randrange(420))
    events: Events = [("received", day, None)]
    day = _later(pick, day, 16)
    answer = pick.choice(["accepted"] * 6 + ["declined", "transferred", ""])
    if answer:
        events.append((answer, day, None))
    if answer == "accepted":
        _settle(pick, kind, complexity, events)
    return Told(kind, pick.choice(STAGES[kind]), complexity, pick.random() < 0.3, tuple(events))


def _later(pick: Random, day: date, most: int) -> date:
    return day + timedelta(days=pick.randrange(most))


def _settle(pick: Random, kind: str, complexity: str, events: Events) -> None:
    day = events[-1][1]
    left = ("ordinary", "complex", "especially_complex").index(complexity)
    for _ in range(pick.randrange(4)):
        day = _later(pick, day, 14)
        choice = pick.random()
        if choice < 0.2:
            events.append(("sent", day, None))
        elif choice < 0.4 and left:
            # What a complaint may be given in all is 10 days or more, each time up to 5.
            most = 30 if kind == "denunciation" else 5
            left -= 1
            day = _later(pick, day, 30)
            events.append(("extended", day, pick.randint(1, most)))
        elif choice < 0.6:
            day = _stop(pick, "expertise_requested", "expertise_received", day, events)
        elif day >= NEW_DECREES or kind == "denunciation":
            day = _stop(pick, "suspended", "resumed", day, events)
    is_open = sum(name == "suspended" for name, *_ in events) > sum(
        name == "resumed" for name, *_ in events
    )
    if not is_open and pick.random() < 0.7:
        events.append(("decided", day := _later(pick, day, 50), None))
        for name in ("sent", "acted", "published"):
            if pick.random() < 0.6:
                events.append((name, day := _later(pick, day, 8), None))


def _stop(pick: Random, stops: str, resumes: str, day: date, events: Events) -> date:
    """Stops the case and mostly lets it run on; what stands still already is left alone."""
    balance = sum((name == stops) - (name == resumes) for name, *_ in events)
    if balance:
        return day
    events.append((stops, day, None))
    if pick.random() < 0.9:
        day = _later(pick, day, 40)
        events.append((resumes, day, None))
    return day
