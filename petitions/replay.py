"""A change of the calendar carried into the stored deadlines, and into each petition's record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from petitions import ledger
from petitions.bulk import (
    DeadlineRow,
    EventRow,
    PetitionRow,
    Said,
    write_deadlines,
    write_events,
    write_petitions,
)
from petitions.deadlines import store_rows
from petitions.law.calendar import Calendar
from petitions.models import Appointment, Petition, User
from petitions.moves import Change, Moved, Recounted, moved_in, recount
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
        yield from moved_in(batch)


def _write(batch: list[Recounted], entry: Entry) -> None:
    for owner, change in batch:
        if change.clocks:
            store_rows(Petition(pk=owner.pk), change.clocks)
    write_deadlines(list(_deadlines(batch)))
    said = Said(
        act=entry.act,
        actor_id=entry.actor.pk,
        appointment_id=entry.appointment.pk,
        happened_at=entry.at,
        recorded_at=timezone.now(),
        reason=nfc(entry.reason),
    )
    events = {event.petition_id: event for event in _events(batch, entry, said)}
    write_events(said, list(events.values()))
    write_petitions([_petition(r, events.get(r.owner.pk)) for r in batch])


def _deadlines(batch: Iterable[Recounted]) -> Iterator[DeadlineRow]:
    for owner, change in batch:
        if not change.clocks:
            keys = owner.deadline_keys.split(",")
            for place, due_on, is_binding, is_stopped in change.rows:
                yield DeadlineRow(int(keys[place]), due_on, is_binding, is_stopped)


def _events(batch: Iterable[Recounted], entry: Entry, said: Said) -> Iterator[EventRow]:
    """The next entry of each petition's chain."""
    repeated, known = ledger.Repeated(said), dict[Change, tuple[str, str]]()
    for owner, change in batch:
        # Where only the binding limit changed and no day moved, there is nothing to tell.
        if change.moved:
            if change not in known:
                known[change] = _ends(change, entry)
            chain = owner.pk, owner.record_length, owner.record_head
            yield repeated.entry(*chain, *known[change])


def _ends(change: Change, entry: Entry) -> tuple[str, str]:
    """What the record says was before, and is after, the change."""
    before = [_due(rule, on, end, live) for rule, on, end, _, live in change.moved]
    after = [_due(rule, on, end, live) for rule, on, _, end, live in change.moved]
    return ledger.canonical({"due": before}), ledger.canonical(entry.said | {"due": after})


def _due(rule_id: str, starts_on: date, day: date | None, is_live: bool) -> list[Any]:
    """A deadline as the record tells it: its rule, its start, its end, and whether it is live."""
    return [rule_id, starts_on.isoformat(), day.isoformat() if day else None, is_live]


def _petition(recounted: Recounted, event: EventRow | None) -> PetitionRow:
    owner, change = recounted
    chain = (event.seq, event.hash) if event else (owner.record_length, owner.record_head)
    return PetitionRow(owner.pk, *change.next_due, *chain)
