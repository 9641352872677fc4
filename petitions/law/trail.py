"""One limit followed through the events of a case: where it stands, and by what way it came there.

Here a clock is dates only. What it is called and how it is explained is said elsewhere.
"""

from datetime import date
from typing import NamedTuple

from petitions.law.calendar import Calendar
from petitions.law.counting import Count, count_back, count_forward
from petitions.law.facts import EventKind, LegalEvent
from petitions.law.impossible import ImpossibleFacts
from petitions.law.plan import Start
from petitions.law.rule import COMPLEX_TRAITS, Pause, Rule, Traits
from petitions.law.terms import UNITS, day_text

Events = tuple[LegalEvent, ...]


class Span(NamedTuple):
    """Time that was not counted. `until` is None while the limit still stands still."""

    pause: Pause
    since: date
    until: date | None


class LateStop(NamedTuple):
    """An event that would have stopped the limit, had that not been over: it ended on `due`."""

    pause: Pause
    on: date
    due: date


class Trail(NamedTuple):
    """The way of one limit. `started_by` is None where the expiry of another limit started it.

    `end` is where the count ends before it rolls to a working day; `due` is None while stopped.
    `used` holds the places, among the events, of the extensions that this limit has taken, and
    `excuses` the obstacles whose days it leaves out.
    """

    rule: Rule
    traits: Traits
    number: int
    started_by: EventKind | None
    starts_on: date
    spans: tuple[Span, ...]
    late_stops: tuple[LateStop, ...]
    extended: Events
    used: frozenset[int]
    excuses: Events
    end: date
    due: date | None
    met_on: date | None
    closed_by: EventKind | None
    calendar: Calendar

    @property
    def is_owed(self) -> bool:
        """Whether the duty exists; of some sorts of case one knows only when it is performed."""
        return not self.rule.binds_only_if_met or self.closed_by in self.rule.met_by

    @property
    def years(self) -> range:
        """The years that the count touches."""
        first, last = sorted((self.starts_on, self.due or self.end))
        return range(first.year, last.year + 1)


_NONE: frozenset[int] = frozenset()


def follow(
    start: Start,
    started_by: EventKind | None,
    on: date,
    events: Events,
    traits: Traits,
    calendar: Calendar,
) -> Trail:
    """The trail of a limit that starts on a day, through the events that bear on it.

    Raises ImpossibleFacts for an extension after the end or over the cap.
    """
    rule, number = start.rule, start.number
    closing = None if start.closing is None else events[start.closing]
    if start.moving or start.is_excused:
        moved = Follower(start, on, events, traits, calendar)
        spans, late_stops, extended, used, excuses, end, due = moved.follow(closing)
    else:
        spans, late_stops, extended, used, excuses = (), (), (), _NONE, ()
        if rule.counts_back:
            # The least time before an event: nothing lets its first day move (Điều 148 khoản 5
            # moves the last day of a limit that runs forward).
            end = due = count_back(on, number, rule.unit, calendar)
        else:
            end = count_forward(on, number, rule.unit, calendar)
            due = calendar.next_working(end)
    met_on, closed_by = (None, None) if closing is None else (closing.on, closing.kind)
    return Trail(
        rule,
        traits,
        number,
        started_by,
        on,
        spans,
        late_stops,
        extended,
        used,
        excuses,
        end,
        due,
        met_on,
        closed_by,
        calendar,
    )


class Moved(NamedTuple):
    """What the events did to a limit, and where it ends now; fields as in `Trail`."""

    spans: tuple[Span, ...]
    late_stops: tuple[LateStop, ...]
    extended: Events
    used: frozenset[int]
    excuses: Events
    end: date
    due: date | None


class Follower:
    """Moves one limit as the events of the case stop, resume and extend it."""

    def __init__(
        self, start: Start, on: date, events: Events, traits: Traits, calendar: Calendar
    ) -> None:
        self._start = start
        self._rule = start.rule
        self._events = events
        self._traits = traits
        end = count_forward(on, start.number, start.rule.unit, calendar)
        self._count = Count(end, start.rule.unit, calendar)
        #: Where lengths for complex cases are totals: the end without that length. Only before it
        #: may the limit be prolonged (Luật Khiếu nại Điều 28, 37, 50: "có thể kéo dài").
        self._ordinary: Count | None = None
        if start.rule.total_when_complex:
            base = start.rule.length(traits - COMPLEX_TRAITS)
            end = count_forward(on, base, start.rule.unit, calendar)
            self._ordinary = Count(end, start.rule.unit, calendar)
        self._excuses: Events = ()
        self._pending: dict[EventKind, Pause] = {}
        self._since: tuple[Pause, date] | None = None
        self._spans: list[Span] = []
        self._late_stops: list[LateStop] = []
        self._extended: dict[int, LegalEvent] = {}

    def follow(self, closing: LegalEvent | None) -> Moved:
        """What became of the limit when the event that closes it, if any, happened."""
        if self._start.is_excused:
            self._excuse()
        for place in self._start.moving:
            self._apply(place, self._events[place])
        if closing:
            self._run_on(closing.on)
        if self._since:
            self._spans.append(Span(*self._since, None))
        return Moved(
            spans=tuple(self._spans),
            late_stops=tuple(self._late_stops),
            extended=tuple(self._extended.values()),
            used=frozenset(self._extended),
            excuses=self._excuses,
            end=self._count.end,
            due=None if self._since else self._count.due,
        )

    def _excuse(self) -> None:
        """Luật Khiếu nại Điều 9, 48: the time of an obstacle is not counted."""
        self._excuses = tuple(e for e in self._events if e.kind is EventKind.EXCUSED)
        self._count.extend(sum(event.days or 0 for event in self._excuses))

    def _apply(self, place: int, event: LegalEvent) -> None:
        if event.kind is EventKind.EXTENDED:
            self._extend(place, event)
            return
        if event.kind in self._pending:
            del self._pending[event.kind]
            if not self._pending:
                self._run_on(event.on)
            return
        for pause in self._start.pauses:
            if pause.stops is event.kind and pause.is_in_force(event.on):
                self._stop(pause, event.on)

    def _stop(self, pause: Pause, on: date) -> None:
        """Stops the limit, unless it stands still for another reason or is over already."""
        if self._since is None:
            if on > self._count.due:
                self._late_stops.append(LateStop(pause, on, self._count.due))
                return
            self._since = (pause, on)
        self._pending[pause.resumes] = pause

    def _run_on(self, on: date) -> None:
        if self._since:
            pause, since = self._since
            self._count.pause(since, on)
            if self._ordinary and since <= self._ordinary.due:
                self._ordinary.pause(since, on)
            self._spans.append(Span(pause, since, on))
            self._since = None

    def _extend(self, place: int, event: LegalEvent) -> None:
        count = self._ordinary or self._count
        # A limit that stands still is over only if it was over when it was stopped.
        counted = self._since[1] if self._since else event.on
        if counted > count.due:
            name = "Thời hạn thông thường" if self._ordinary else "Thời hạn"
            raise ImpossibleFacts(
                "extended_after_expiry",
                f"{name} đã hết ngày {day_text(count.due)}, không thể gia hạn"
                f" ngày {day_text(event.on)}.",
                rule=self._rule.citation,
            )
        self._check_cap(event.days or 0)
        self._extended[place] = event
        # Lengths for complex cases are totals: the limit stands at its full length from the start.
        count.extend(event.days or 0)

    def _check_cap(self, days: int) -> None:
        if self._rule.total_when_complex:
            number = self._start.number
            spent = sum(e.days or 0 for e in self._extended.values())
            base = self._rule.length(self._traits - COMPLEX_TRAITS)
            if base + spent + days > number:
                raise self._over_cap(f"tổng thời hạn không quá {number}", self._rule.citation)
            return
        extension = self._rule.extension(self._traits)
        if extension is None:
            raise self._over_cap("chỉ vụ việc phức tạp được gia hạn, số ngày gia hạn là 0")
        if len(self._extended) >= extension.times:
            raise self._over_cap(f"đã gia hạn đủ {extension.times} lần, mỗi lần {extension.days}")
        if days > extension.days:
            raise self._over_cap(f"mỗi lần không quá {extension.days}", extension.citation)

    def _over_cap(self, reason: str, citation: str = "") -> ImpossibleFacts:
        unit = UNITS[self._rule.unit][0]
        cited = citation or next((e.citation for e in self._rule.extensions), self._rule.citation)
        return ImpossibleFacts(
            "over_cap", f"Gia hạn vượt mức cho phép: {reason} {unit}.", rule=cited
        )


def extension_left(trail: Trail) -> int:
    """The most days that one further extension may add, in the limit's unit; 0 where none may."""
    extension = trail.rule.extension(trail.traits)
    if trail.met_on or extension is None or len(trail.extended) >= extension.times:
        return 0
    return extension.days
