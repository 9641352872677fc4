"""The parts of the annex of time limits: facts, limits and days off, in one language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from documents.letters.wording import short_date
from petitions.law.binding import why
from petitions.law.calendar import Calendar
from petitions.law.casefields import Language
from petitions.law.clock import Clock
from petitions.law.explain import DAYS_OFF
from petitions.law.facts import CaseFacts
from petitions.law.rule import traits_of
from petitions.law.skipped import left_out
from petitions.law.tables import Mark
from petitions.law.terms import COMPLEXITIES, EVENTS, MARKS, MATTERS, REGIMES, TRAITS
from petitions.law.wording import time_left

ONE_DAY = timedelta(days=1)
Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class ToldFact:
    """A dated fact; `days` is None but for an extension and an obstacle."""

    on: date
    text: str
    days: int | None

    @property
    def day(self) -> str:
        return short_date(self.on)


@dataclass(frozen=True, kw_only=True)
class ToldStep:
    """One step of a calculation; a caution concerns no day (empty)."""

    day: str
    text: str
    article: str


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One limit. `due` is empty while it stands still, `reason` where no other limit rivals it."""

    title: str
    starts: str
    due: str
    standing: str
    is_binding: bool
    is_confirmed: bool
    is_projection: bool
    reason: str
    basis: str
    steps: tuple[ToldStep, ...]


@dataclass(frozen=True, kw_only=True)
class DayOff:
    """A day off, or a run of them, that the count left out, with what announced it."""

    first: date
    last: date
    name: str
    source: str
    doubt: str

    @property
    def days(self) -> str:
        """24/11/2026, or from the first day to the last."""
        if self.first == self.last:
            return short_date(self.first)
        return f"{short_date(self.first)} – {short_date(self.last)}"


def told_facts(facts: CaseFacts, language: Language) -> tuple[str, tuple[ToldFact, ...]]:
    """What sort of case it is, and what happened in it."""
    pairs = [
        MATTERS[facts.kind, facts.stage],
        REGIMES[facts.regime],
        COMPLEXITIES[facts.complexity],
    ]
    held = [TRAITS[trait] for trait in sorted(traits_of(facts)) if TRAITS[trait] not in pairs]
    sort = "; ".join(_in(language, pair) for pair in [*pairs, *held])
    return _first_big(sort), tuple(
        ToldFact(on=event.on, text=_first_big(_in(language, EVENTS[event.kind])), days=event.days)
        for event in facts.events
    )


def told_limits(clocks: Sequence[Clock], on: date, language: Language) -> tuple[Limit, ...]:
    """The limits as they stand on a day, in the order in which they started."""
    return tuple(_limit(clock, clocks, on, language) for clock in clocks)


def _limit(clock: Clock, clocks: Sequence[Clock], on: date, language: Language) -> Limit:
    left = time_left(
        clock.due_on,
        on,
        clock.trail.calendar,
        stopped=clock.is_stopped,
        met_on=clock.met_on,
        is_owed=clock.is_owed,
    )
    reason = why(clock, clocks)
    return Limit(
        title=_in(language, (clock.title, clock.title_en)),
        starts=short_date(clock.starts_on),
        due=short_date(clock.due_on) if clock.due_on else "",
        standing=_in(language, (left.text, left.text_en)),
        is_binding=clock.is_binding,
        is_confirmed=clock.is_confirmed,
        is_projection=clock.is_projection,
        reason=_in(language, (reason.text, reason.text_en)) if reason else "",
        basis=clock.basis,
        steps=tuple(
            ToldStep(
                day=short_date(step.on) if step.on else "",
                text=_in(language, (step.text, step.text_en)),
                article=step.article,
            )
            for step in clock.steps
        ),
    )


def days_off(clocks: Iterable[Clock], language: Language) -> tuple[DayOff, ...]:
    """The days off, other than ordinary weekends, that any of the counts left out."""
    found: dict[date, Calendar] = {}
    for clock in clocks:
        found |= dict.fromkeys(left_out(clock.trail), clock.trail.calendar)
    runs: list[DayOff] = []
    for day, calendar in sorted(found.items(), key=lambda item: item[0]):
        row = _day_off(day, calendar, language)
        last = runs[-1] if runs else None
        if last and last.last + ONE_DAY == day and _same(last, row):
            row = DayOff(
                first=last.first, last=day, name=row.name, source=row.source, doubt=row.doubt
            )
            runs.pop()
        runs.append(row)
    return tuple(runs)


def _day_off(day: date, calendar: Calendar, language: Language) -> DayOff:
    row = calendar.source_of(day)
    mark = row.mark if row else Mark.COMPUTED
    return DayOff(
        first=day,
        last=day,
        name=calendar.day_off_reason(day) or "",
        source=row.source if row else DAYS_OFF,
        doubt="" if mark is Mark.CONFIRMED else _in(language, MARKS[mark]),
    )


def _same(one: DayOff, other: DayOff) -> bool:
    return (one.name, one.source, one.doubt) == (other.name, other.source, other.doubt)


def _in(language: Language, pair: Pair) -> str:
    return pair[1] if language is Language.EN else pair[0]


def _first_big(text: str) -> str:
    return text[0].upper() + text[1:]
