"""Many rows at once: by one statement each on PostgreSQL, by Django's way elsewhere.

Nothing is decided here. Whoever calls is in a transaction and has the right to these rows.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

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


class EventRow(NamedTuple):
    """One new entry of a petition's chain; the fields are those of Event."""

    petition_id: int
    seq: int
    act: str
    actor_id: int
    appointment_id: int | None
    happened_at: datetime
    recorded_at: datetime
    reason: str
    before: dict[str, Any]
    after: dict[str, Any]
    previous_hash: str
    hash: str = ""


_EVENTS = f"COPY petitions_event ({', '.join(EventRow._fields)}) FROM STDIN"


def among(keys: list[int]) -> Any:
    """`keys` for an `__in` lookup: to PostgreSQL one array, and not thousands of values."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [keys])
    return keys


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


def write_events(rows: Sequence[EventRow]) -> None:
    """Store new events."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(_EVENTS) as copy:
            for row in rows:
                before, after = json.dumps(row.before), json.dumps(row.after)
                copy.write_row((*row[:8], before, after, *row[10:]))
    else:
        Event.objects.bulk_create([Event(**row._asdict()) for row in rows])


def _update(statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """One UPDATE for all of `rows`, of which each column becomes an array."""
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(statement, [list(column) for column in zip(*rows, strict=True)])
