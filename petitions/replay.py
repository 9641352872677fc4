"""A change of the calendar carried into the stored deadlines, and into each petition's record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from petitions import ledger
from petitions.bulk import EventRow, PetitionRow, write_deadlines, write_events, write_petitions
from petitions.deadlines import store_rows
from petitions.law.calendar import Calendar
from petitions.models import Appointment, Petition, User
from petitions.moves import Moved, Recounted, recount
from petitions.text import nfc


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the record of each petition that moves says of it, beside the deadlines themselves."""

    act: str
    actor: User
    appointment: Appointment
    at: datetime
    reason: str
    said: dict[str, Any]


def replay_all(before: Calendar, after: Calendar, entry: Entry) -> Iterator[Moved]:
    """Move every stored deadline from `before` to `after`; each move is given once it is written.

    The caller is in a transaction and holds the calendar alone, so that no act is under way.
    Raises petitions.moves.CannotRecount.
    """
    for batch in recount(before, after):
        _write(batch, entry)
        for recounted in batch:
            yield from recounted.moved


def _write(batch: list[Recounted], entry: Entry) -> None:
    # Where only the binding limit changed and no day moved, there is nothing to tell.
    events = {r.owner.pk: _event(r, entry) for r in batch if r.moved}
    for recounted in batch:
        if recounted.clocks:
            store_rows(Petition(pk=recounted.owner.pk), recounted.clocks)
    write_deadlines([row for r in batch if not r.clocks for row in r.values])
    write_events(list(events.values()))
    write_petitions([_petition(r, events.get(r.owner.pk)) for r in batch])


def _event(recounted: Recounted, entry: Entry) -> EventRow:
    """The next entry of the petition's chain."""
    owner, moved = recounted.owner, recounted.moved
    event = EventRow(
        petition_id=owner.pk,
        seq=owner.record_length + 1,
        act=entry.act,
        actor_id=entry.actor.pk,
        appointment_id=entry.appointment.pk,
        happened_at=entry.at,
        recorded_at=timezone.now(),
        reason=nfc(entry.reason),
        before={"due": [_due(m, m.before) for m in moved]},
        after=entry.said | {"due": [_due(m, m.after) for m in moved]},
        previous_hash=owner.record_head or ledger.GENESIS,
    )
    return event._replace(hash=ledger.digest(event))


def _due(moved: Moved, day: date | None) -> list[Any]:
    """A deadline as the record tells it: its rule, its start, its end, and whether it is live."""
    end = day.isoformat() if day else None
    return [moved.rule_id, moved.starts_on.isoformat(), end, moved.is_live]


def _petition(recounted: Recounted, event: EventRow | None) -> PetitionRow:
    owner = recounted.owner
    chain = (event.seq, event.hash) if event else (owner.record_length, owner.record_head)
    return PetitionRow(owner.pk, *recounted.next_due, *chain)
