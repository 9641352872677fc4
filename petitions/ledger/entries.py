"""Writing the record: each entry is hashed, under a key, over what it says and the hash before."""

from datetime import UTC, datetime
from typing import Any

from django.utils import timezone

from petitions.bulk import EventRow, Said
from petitions.ledger.seal import seal
from petitions.models import Appointment, Event, Petition, User
from petitions.models.canonical import canonical
from petitions.text import nfc

GENESIS = "0" * 64


def entry_text(
    petition_id: int,
    seq: int,
    act: str,
    actor_id: int,
    appointment: object,
    happened_at: str,
    recorded_at: str,
    reason: str,
    before: str,
    after: str,
    previous: str,
) -> str:
    """What is hashed of an entry: the canonical JSON of its columns, by name.

    Every argument but the numbers is in JSON already. `before` and `after` are JSON texts told as
    strings, so that no part of one column can pass for another column.
    """
    return (
        f'{{"act":{act},"actor":{actor_id},"after":{after},"appointment":{appointment}'
        f',"before":{before},"happened_at":{happened_at},"petition":{petition_id}'
        f',"previous":"{previous}","reason":{reason},"recorded_at":{recorded_at},"seq":{seq}}}'
    )


def instant(at: datetime) -> str:
    """A time as the record tells it: in UTC, with all its microseconds."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


class Repeated:
    """The entries of one act on many petitions: what they say alike is put into form once."""

    def __init__(self, said: Said) -> None:
        self._seal, self._actor = seal(), said.actor_id
        self._act, self._appointment = canonical(said.act), canonical(said.appointment_id)
        self._happened_at = canonical(instant(said.happened_at))
        self._recorded_at = canonical(instant(said.recorded_at))
        self._reason = canonical(said.reason)

    def entry(self, petition_id: int, length: int, head: str, before: str, after: str) -> EventRow:
        """The next entry of a chain that has `length` entries and ends in `head`.

        `before` and `after` are in canonical form. The hash is the one that `digest` gives.
        """
        seq, previous = length + 1, head or GENESIS
        text = entry_text(
            petition_id,
            seq,
            self._act,
            self._actor,
            self._appointment,
            self._happened_at,
            self._recorded_at,
            self._reason,
            canonical(before),
            canonical(after),
            previous,
        )
        return EventRow(petition_id, seq, previous, self._seal.of(text), before, after)


def digest(event: Event) -> str:
    """HMAC-SHA256 over everything that the entry says, under the key of the ledger."""
    said = Said(
        act=event.act,
        actor_id=event.actor_id,
        appointment_id=event.appointment_id,
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        reason=event.reason,
    )
    ends = canonical(event.before), canonical(event.after)
    chain = event.petition_id, event.seq - 1, event.previous_hash
    return Repeated(said).entry(*chain, *ends).hash


def append(
    petition: Petition,
    act: str,
    *,
    actor: User,
    appointment: Appointment | None,
    happened_at: datetime,
    reason: str,
    before: dict[str, Any],
    after: dict[str, Any],
) -> Event:
    """Write the next entry of the petition's chain, and the chain's new head on `petition`.

    The caller holds the petition's row, and saves it afterwards. Nothing that is secret may be
    said in an entry: it names people by key.
    """
    event = Event(
        petition=petition,
        seq=petition.record_length + 1,
        act=act,
        actor=actor,
        appointment=appointment,
        happened_at=happened_at,
        recorded_at=timezone.now(),
        reason=nfc(reason),  # as it will be stored, so that the hash holds
        before=before,
        after=after,
        previous_hash=petition.record_head or GENESIS,
    )
    event.hash = digest(event)
    event.save()
    petition.record_length, petition.record_head = event.seq, event.hash
    return event
