"""Many rows at once: by one statement each on PostgreSQL, by Django's way elsewhere.

Nothing is decided here. Whoever calls is in a transaction and has the right to these rows.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection

from petitions.models import Deadline, Event, Petition

_MOVE_DEADLINES = """
UPDATE petitions_deadline AS d
SET due_on = v.due_on, is_binding = v.is_binding, is_stopped = v.is_stopped
FROM unnest(%s::bigint[], %s::date[], %s::boolean[], %s::boolean[])
     AS v (id, due_on, is_binding, is_stopped)
WHERE d.id = v.id
"""
_MOVE_PETITIONS = """
UPDATE petitions_petition AS p
SET next_due_on = v.due_on, next_due_rule = v.rule, record_length = v.length, record_head = v.head
FROM unnest(%s::bigint[], %s::date[], %s::text[], %s::integer[], %s::text[])
     AS v (id, due_on, rule, length, head)
WHERE p.id = v.id
"""
_EVENTS = """
COPY petitions_event (petition_id, seq, previous_hash, hash, before, after, act, actor_id,
                      appointment_id, happened_at, recorded_at, reason) FROM STDIN
"""


class DeadlineRow(NamedTuple):
    """What a stored deadline has to say from now on."""

    pk: int
    due_on: date | None
    is_binding: bool
    is_stopped: bool


class PetitionRow(NamedTuple):
    """What is due next on a petition, and the head of its chain of events, from now on."""

    pk: int
    next_due_on: date | None
    next_due_rule: str
    record_length: int
    record_head: str


class Said(NamedTuple):
    """What the entries of one act on many petitions say alike; the fields are those of Event."""

    act: str
    actor_id: int
    appointment_id: int | None
    happened_at: datetime
    recorded_at: datetime
    reason: str


class EventRow(NamedTuple):
    """The rest of such an entry; `before` and `after` are JSON."""

    petition_id: int
    seq: int
    previous_hash: str
    hash: str
    before: str
    after: str


def array(values: Iterable[object]) -> str:
    """`values` as PostgreSQL reads an array: one text, made faster than the driver makes it."""
    return "{" + ",".join(map(_element, values)) + "}"


def write_deadlines(rows: Sequence[DeadlineRow]) -> None:
    """Set these values on the stored deadlines."""
    if connection.vendor == "postgresql":
        _update(_MOVE_DEADLINES, rows)
    else:
        found = [Deadline(**row._asdict()) for row in rows]
        Deadline.objects.bulk_update(found, DeadlineRow._fields[1:])


def write_petitions(rows: Sequence[PetitionRow]) -> None:
    """Set these values on the stored petitions."""
    if connection.vendor == "postgresql":
        _update(_MOVE_PETITIONS, rows)
    else:
        found = [Petition(**row._asdict()) for row in rows]
        Petition.objects.bulk_update(found, PetitionRow._fields[1:])


def write_events(said: Said, rows: Sequence[EventRow]) -> None:
    """Store new events, all of which say `said`."""
    if connection.vendor == "postgresql":
        alike = "\t".join(map(_copied, said))
        lines = [
            f"{pk}\t{seq}\t{prev}\t{own}\t{_copied(before)}\t{_copied(after)}\t{alike}\n"
            for pk, seq, prev, own, before, after in rows
        ]
        with connection.cursor() as cursor, cursor.copy(_EVENTS) as copy:
            copy.write("".join(lines))
    else:
        Event.objects.bulk_create(Event(**said._asdict(), **_values(row)) for row in rows)


def _values(row: EventRow) -> dict[str, Any]:
    told = {"before": json.loads(row.before), "after": json.loads(row.after)}
    return row._asdict() | told


def _update(statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """One UPDATE for all of `rows`, of which each column becomes an array."""
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(statement, [array(column) for column in zip(*rows, strict=True)])


def _element(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def _copied(value: object) -> str:
    """`value` as COPY reads it: four signs have a meaning of their own."""
    if value is None:
        return "\\N"
    told = str(value).replace("\\", "\\\\").replace("\t", "\\t")
    return told.replace("\n", "\\n").replace("\r", "\\r")
