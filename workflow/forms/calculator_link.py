"""The facts of a case in an address, to be kept as a link: dates and the law's words, no names."""

from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from petitions.law.facts import CaseFacts, Complexity, Kind, Regime, Stage
from workflow.forms.calculator import (
    FLAGS,
    MOST_EVENTS,
    PREFIX,
    CaseForm,
    EventsFormSet,
    Typed,
    matter_code,
)

#: Empty rows at the end, for who works without a script that adds them.
SPARE_ROWS = 2
USUAL_CASE = {
    "matter": matter_code(Kind.COMPLAINT, Stage.FIRST),
    "regime": Regime.STATE.value,
    "complexity": Complexity.ORDINARY.value,
}
SEPARATOR = "."


def query_of(facts: CaseFacts) -> str:
    """The address's query: "matter=complaint.first&su-kien=2026-11-23.received"."""
    case = {
        "matter": matter_code(facts.kind, facts.stage),
        "regime": facts.regime.value,
        "complexity": facts.complexity.value,
    }
    told = [(name, value) for name, value in case.items() if value != USUAL_CASE[name]]
    told += [(name, "1") for name in FLAGS.values() if getattr(facts, name)]
    for event in facts.events:
        days = () if event.days is None else (str(event.days),)
        told.append((PREFIX, SEPARATOR.join((event.on.isoformat(), event.kind.value, *days))))
    return urlencode(told)


def typed_from(query: QueryDict) -> Typed:
    """The page's form as an address fills it in; without facts, a form that waits for a day."""
    if PREFIX not in query:
        return _blank(query)
    kept = query.getlist(PREFIX)[:MOST_EVENTS]
    data = QueryDict(mutable=True)
    for name, usual in USUAL_CASE.items():
        data[name] = query.get(name, usual)
    for name in FLAGS.values():
        if query.get(name):
            data[name] = "1"
    for number, text in enumerate(kept):
        on, kind, days = _parts(text)
        data[f"{PREFIX}-{number}-event"] = kind
        data[f"{PREFIX}-{number}-on"] = _as_typed(on)
        data[f"{PREFIX}-{number}-days"] = days
    data[f"{PREFIX}-TOTAL_FORMS"] = str(min(len(kept) + SPARE_ROWS, MOST_EVENTS))
    data[f"{PREFIX}-INITIAL_FORMS"] = "0"
    return Typed.of(data)


def _blank(query: QueryDict) -> Typed:
    case = {name: query.get(name, usual) for name, usual in USUAL_CASE.items()}
    rows = EventsFormSet(prefix=PREFIX)
    rows.extra = 1 + SPARE_ROWS
    rows.forms[0].initial = {"event": "received"}
    return Typed(CaseForm(initial=case), rows)


def _parts(text: str) -> tuple[str, str, str]:
    """Day, kind and days, as far as they are there."""
    on, kind, days = [*text.split(SEPARATOR, 2), "", ""][:3]
    return on, kind, days


def _as_typed(on: str) -> str:
    try:
        return f"{date.fromisoformat(on):%d/%m/%Y}"
    except ValueError:
        return on
