"""What is stored of many petitions, told so briefly that like cases are seen to be alike.

A case is three short texts. Whatever follows from them is worked out once for all petitions that
have the same; of a petition alone there are only keys and the end of its chain of events.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from petitions.bulk import array
from petitions.law.facts import EventKind, LegalEvent
from petitions.models import Deadline, LegalFact, Petition

#: A rule, or the duty that several rules are for, with the day on which its limit started.
Key = tuple[str, date]
_ROW = ("petition_id", "id", "rule_id", "starts_on", "due_on", "met_on", "is_binding", "is_stopped")

# Days as numbers, which Python's date counts from 1 on the first day of the year 1; 0 for no day.
# The deadlines' own keys are kept out of their text: no two petitions have the same. The keys that
# are wanted are named for each table, so that each is read by its index once, and not per petition.
_READ = """
SELECT p.id, p.record_length, p.record_head, coalesce(d.keys, ''),
       concat_ws(' ', p.regime, p.kind, p.stage, p.complexity, p.channel, p.is_remote::int),
       coalesce(f.told, ''), coalesce(d.told, '')
FROM petitions_petition p
LEFT JOIN (
    SELECT petition_id,
           string_agg(concat_ws(' ', kind, "on" - date '0001-01-01' + 1, days), ','
                      ORDER BY "on", id) AS told
    FROM petitions_legalfact WHERE petition_id = ANY(%(keys)s::bigint[]) GROUP BY petition_id
) f ON f.petition_id = p.id
LEFT JOIN (
    SELECT petition_id, string_agg(id::text, ',' ORDER BY rule_id, starts_on) AS keys,
           string_agg(concat_ws(' ', rule_id, starts_on - date '0001-01-01' + 1,
                                coalesce(due_on - date '0001-01-01' + 1, 0),
                                coalesce(met_on - date '0001-01-01' + 1, 0),
                                is_binding::int, is_stopped::int), ','
                      ORDER BY rule_id, starts_on) AS told
    FROM petitions_deadline WHERE petition_id = ANY(%(keys)s::bigint[]) GROUP BY petition_id
) d ON d.petition_id = p.id
WHERE p.id = ANY(%(keys)s::bigint[])
ORDER BY p.id
"""


class Case(NamedTuple):
    """Everything that the deadlines of a petition follow from, and what they are now."""

    traits: str
    facts: str
    deadlines: str


class CaseTraits(NamedTuple):
    """The traits of a case; the fields are those of Petition."""

    regime: str
    kind: str
    stage: str
    complexity: str
    channel: str
    is_remote: bool


class Owner(NamedTuple):
    """One petition: its key, the end of its chain of events, the keys of the deadlines it has.

    `deadline_keys` has them in the order of `Case.deadlines`, with commas between.
    """

    pk: int
    record_length: int
    record_head: str
    deadline_keys: str


class StoredDeadline(NamedTuple):
    """A deadline as the database has it; `place` is where it stands among those of its case."""

    place: int
    due_on: date | None
    met_on: date | None
    is_binding: bool
    is_stopped: bool


def read(keys: list[int]) -> Iterator[tuple[Owner, Case]]:
    """The petitions with those keys, and their cases, by key."""
    if connection.vendor != "postgresql":
        yield from _read_by_model(keys)
        return
    with connection.cursor() as cursor:
        cursor.execute(_READ, {"keys": array(keys)})
        for row in cursor.fetchall():
            yield Owner(*row[:4]), Case(*row[4:])


def _read_by_model(keys: list[int]) -> Iterator[tuple[Owner, Case]]:
    """The same in three queries, for a database that does not join texts in an order."""
    facts = defaultdict[int, list[str]](list)
    told = LegalFact.objects.filter(petition__in=keys).order_by("on", "id")
    for petition_id, kind, on, days in told.values_list("petition_id", "kind", "on", "days"):
        facts[petition_id].append(_joined(kind, _number(on), *([] if days is None else [days])))
    keys_of, deadlines = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    rows = Deadline.objects.filter(petition__in=keys).order_by("rule_id", "starts_on")
    for petition_id, pk, rule_id, starts_on, due_on, met_on, *flags in rows.values_list(*_ROW):
        keys_of[petition_id].append(str(pk))
        days_told = map(_number, (starts_on, due_on, met_on))
        deadlines[petition_id].append(_joined(rule_id, *days_told, *map(int, flags)))
    found = Petition.objects.filter(pk__in=keys).order_by("pk")
    chain = ("pk", "record_length", "record_head")
    for pk, length, head, *traits, is_remote in found.values_list(*chain, *CaseTraits._fields):
        yield (
            Owner(pk, length, head, ",".join(keys_of[pk])),
            Case(_joined(*traits, int(is_remote)), ",".join(facts[pk]), ",".join(deadlines[pk])),
        )


def traits_of(case: Case) -> CaseTraits:
    """What the law's clock needs of `case` beside its facts."""
    regime, kind, stage, complexity, channel, is_remote = case.traits.split(" ")
    return CaseTraits(regime, kind, stage, complexity, channel, is_remote == "1")


def events_of(case: Case) -> Iterator[LegalEvent]:
    """The legal facts of `case`, by day."""
    for told in _listed(case.facts):
        kind, on, *days = told.split(" ")
        yield LegalEvent(EventKind(kind), date.fromordinal(int(on)), *map(int, days))


def deadlines_of(case: Case) -> dict[Key, StoredDeadline]:
    """The stored deadlines of `case`, by rule and first day."""
    found = dict[Key, StoredDeadline]()
    for place, told in enumerate(_listed(case.deadlines)):
        rule_id, starts_on, due_on, met_on, is_binding, is_stopped = told.split(" ")
        found[rule_id, date.fromordinal(int(starts_on))] = StoredDeadline(
            place, _day(due_on), _day(met_on), is_binding == "1", is_stopped == "1"
        )
    return found


def _listed(told: str) -> Iterable[str]:
    return told.split(",") if told else ()


def _joined(*parts: Any) -> str:
    return " ".join(map(str, parts))


def _number(day: date | None) -> int:
    return day.toordinal() if day else 0


def _day(number: str) -> date | None:
    return date.fromordinal(int(number)) if number != "0" else None
