"""Cases told as JSON, and the answer as JSON: what `manage.py deadline` reads and prints.

The forms are described in docs/deadline.md. What is wrong in one case is that case's error, and the
others are answered all the same; only what belongs to no case makes the whole file unreadable.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from petitions.errors import BadFact
from petitions.law.calendar import Calendar, UnknownYear, load_calendar
from petitions.law.casefields import Fields, Language, is_name, once
from petitions.law.clock import Clock, compute
from petitions.law.explain import Step
from petitions.law.facts import (
    CaseFacts,
    Complexity,
    EventKind,
    Kind,
    LegalEvent,
    Regime,
    Stage,
    in_order,
)
from petitions.law.impossible import ImpossibleFacts
from petitions.law.papers import told_apart

Json = dict[str, Any]


class BadFile(BadFact):
    """A file from which no case can be read at all."""


@dataclass(frozen=True)
class Answer:
    """The answer to a file: one entry for each case, in the order of the file."""

    cases: tuple[Json, ...]

    @property
    def has_errors(self) -> bool:
        """Whether any case could not be computed."""
        return any("error" in case for case in self.cases)

    def as_json(self) -> str:
        """The answer as it is printed."""
        printed = json.dumps({"cases": self.cases}, ensure_ascii=False, indent=2)
        # Half a letter in a name (a lone surrogate) goes back out as the escape that it came as.
        return printed.encode("utf-8", "backslashreplace").decode("utf-8")


def answer(text: str, *, language: Language | None = None) -> Answer:
    """Computes every case of a file. `language`, where given, goes before what the file asks for.

    Raises BadFile where the text is not JSON or not in the form of such a file.
    """
    try:
        told = json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError) as problem:
        raise BadFile(f"Tệp không phải là JSON hợp lệ: {problem}.", code="not_json") from problem
    try:
        fields = Fields(told, "tệp")
        calendar = _calendar(fields.inner("calendar"))
        fields.ignore("about")
        asked = fields.choice("language", Language, default=Language.VI)
        cases = fields.items("cases")
        fields.finish()
    except ImpossibleFacts as problem:
        raise BadFile(problem.message, code=problem.code) from problem
    return Answer(tuple(_answer(case, calendar, language or asked) for case in cases))


def read_case(told: Any) -> CaseFacts:
    """The facts of one case. Raises ImpossibleFacts naming the field at fault."""
    fields = Fields(told, "vụ việc")
    fields.name("id")
    fields.ignore("about")
    facts = CaseFacts(
        regime=fields.choice("regime", Regime),
        kind=fields.choice("kind", Kind),
        stage=fields.choice("stage", Stage),
        complexity=fields.choice("complexity", Complexity, default=Complexity.ORDINARY),
        is_remote=fields.flag("remote"),
        is_dismissal=fields.flag("dismissal"),
        is_central=fields.flag("central"),
        is_forwarded=fields.flag("forwarded"),
        is_referred=fields.flag("referred"),
        is_on_regulations=fields.flag("on_regulations"),
        events=tuple(with_notices(_events(fields.items("events")))),
    )
    fields.finish()
    return facts


def with_notices(events: Iterable[LegalEvent]) -> Iterator[LegalEvent]:
    """The events by day, where one word, sent, tells of the sending of any paper whatever.

    Each becomes the sending of the latest acceptance, suspension, resumption, termination or
    decision that still waits for it, and of nothing older.
    """
    told = in_order(tuple(events))
    for event, kind in zip(told, told_apart(tuple(e.kind for e in told)), strict=True):
        yield event if event.kind is kind else replace(event, kind=kind)


def tell_clock(clock: Clock, language: Language) -> Json:
    """One clock as the answer gives it."""
    title = clock.title_en if language is Language.EN else clock.title
    return {
        "term": clock.rule_id,
        "starts_on": clock.starts_on.isoformat(),
        "due_on": clock.due_on.isoformat() if clock.due_on else None,
        "met_on": clock.met_on.isoformat() if clock.met_on else None,
        "days_late": clock.days_late,
        "basis": clock.basis,
        "confirmed": clock.is_confirmed,
        "explanation": [f"{title}.", *(_sentence(step, language) for step in clock.steps)],
    }


def _answer(told: Any, calendar: Calendar, language: Language) -> Json:
    name = told.get("id") if isinstance(told, dict) else None
    name = name if is_name(name) else None
    try:
        clocks = compute(read_case(told), calendar=calendar)
        return {"id": name, "deadlines": [tell_clock(clock, language) for clock in clocks]}
    except ImpossibleFacts as problem:
        return {"id": name, "error": {"code": problem.code, "message": str(problem)}}
    except (UnknownYear, OverflowError):
        message = "Thời hạn chạm tới năm mà lịch làm việc không biết."
        return {"id": name, "error": {"code": "unknown_year", "message": message}}


def _calendar(fields: Fields | None) -> Calendar:
    """The built-in calendar with the days that the file adds to it."""
    calendar = load_calendar()
    if fields is None:
        return calendar
    off, worked = fields.days("days_off"), fields.days("working_days")
    fields.finish()
    for day in sorted(off & worked):
        raise ImpossibleFacts(
            "day_off_and_worked", f"Ngày {day:%d/%m/%Y} vừa là ngày nghỉ vừa là ngày làm việc."
        )
    # A day that the table has already keeps its name and its source.
    new_off = {day for day in off if calendar.is_working(day)}
    return calendar.with_changes(new_off, {d for d in worked if not calendar.is_working(d)})


def _events(items: list[Any]) -> Iterator[LegalEvent]:
    told = [_event(item, f"sự kiện {place}") for place, item in enumerate(items, 1)]
    is_decided = False
    for event in in_order(tuple(told)):
        is_decided = is_decided or event.kind is EventKind.DECIDED
        if is_decided and event.kind is EventKind.DECISION_RECEIVED:
            # Received after the decision on the complaint, it is that one (Điều 33), no longer the
            # contested one (Điều 9).
            yield replace(event, kind=EventKind.DELIVERED)
        else:
            yield event


def _event(item: Any, place: str) -> LegalEvent:
    fields = Fields(item, place)
    kind = fields.choice("event", EventKind)
    event = LegalEvent(kind, fields.day("on"), fields.number("days"))
    fields.finish()
    return event


def _sentence(step: Step, language: Language) -> str:
    text = step.text_en if language is Language.EN else step.text
    return f"{text} [{step.article}]" if step.article else text
