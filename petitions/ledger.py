"""The record of acts: append-only, one hash chain per petition.

Each entry's hash covers its content and the hash before it, so that an edit, a removal or a
change of order anywhere shows at `verify`.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from django.db.models import Count, Max, Min
from django.utils import timezone

from petitions.bulk import EventRow, Said
from petitions.models import Appointment, Event, Petition, User
from petitions.text import nfc

GENESIS = "0" * 64


@dataclass(frozen=True)
class Break:
    """The first place where a petition's chain, or a book (petition 0), does not hold."""

    petition_id: int
    seq: int
    problem: str


def digest(event: Event) -> str:
    """SHA-256 over everything that the entry says, in a canonical form."""
    said = {
        "petition": event.petition_id,
        "seq": event.seq,
        "act": event.act,
        "actor": event.actor_id,
        "appointment": event.appointment_id,
        "happened_at": _instant(event.happened_at),
        "recorded_at": _instant(event.recorded_at),
        "reason": event.reason,
        "before": event.before,
        "after": event.after,
        "previous": event.previous_hash,
    }
    return hashlib.sha256(canonical(said).encode()).hexdigest()


class Repeated:
    """The entries of one act on many petitions: what they say alike is put into form once."""

    def __init__(self, said: Said) -> None:
        self._act, self._actor = canonical(said.act), said.actor_id
        self._appointment, self._reason = canonical(said.appointment_id), canonical(said.reason)
        self._happened_at = canonical(_instant(said.happened_at))
        self._recorded_at = canonical(_instant(said.recorded_at))

    def entry(self, petition_id: int, length: int, head: str, before: str, after: str) -> EventRow:
        """The next entry of a chain that has `length` entries and ends in `head`.

        `before` and `after` are in canonical form. The hash is the one that `digest` gives.
        """
        seq, previous = length + 1, head or GENESIS
        # By name, as in every canonical form.
        text = (
            f'{{"act":{self._act},"actor":{self._actor},"after":{after}'
            f',"appointment":{self._appointment},"before":{before}'
            f',"happened_at":{self._happened_at},"petition":{petition_id}'
            f',"previous":"{previous}","reason":{self._reason}'
            f',"recorded_at":{self._recorded_at},"seq":{seq}}}'
        )
        own = hashlib.sha256(text.encode()).hexdigest()
        return EventRow(petition_id, seq, previous, own, before, after)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(said: Any) -> str:
    """`said` as JSON, in the one form that is hashed."""
    return _ENCODER.encode(said)


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

    The caller holds the petition's row, and saves it afterwards.
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


def verify() -> Iterator[Break]:
    """The first break of each chain that does not hold; nothing when the record is whole."""
    events = Event.objects.order_by("petition_id", "seq").iterator(chunk_size=2000)
    chains = groupby(events, key=lambda event: event.petition_id)
    owner, chain = next(chains, (None, iter(())))
    heads = Petition.objects.order_by("pk").values_list("pk", "record_length", "record_head")
    for petition_id, length, head in heads.iterator(chunk_size=2000):
        mine = chain if owner == petition_id else iter(())
        seq, problem = _first_problem(mine, length, head)
        if problem:
            yield Break(petition_id, seq, problem)
        if owner == petition_id:
            owner, chain = next(chains, (None, iter(())))
    yield from _missing_petitions()


def _first_problem(chain: Iterator[Event], length: int, head: str) -> tuple[int, str]:
    """Where the chain first fails, and how; an empty text when it holds to its recorded head."""
    seq, previous = 0, GENESIS
    for event in chain:
        seq += 1
        if event.seq != seq:
            return seq, f"thiếu mục {seq}"
        if event.previous_hash != previous:
            return seq, "không nối với mục trước"
        if event.hash != digest(event):
            return seq, "nội dung đã bị sửa"
        previous = event.hash
    if seq == 0:
        return 1, "không còn mục nào"
    if (seq, previous) != (length, head):
        return seq + 1, "đuôi nhật ký bị cắt"
    return 0, ""


def _missing_petitions() -> Iterator[Break]:
    """Gaps in an agency's book: a petition that was removed whole, its chain with it."""
    books = Petition.objects.values("unit_id", "year").annotate(
        first=Min("number"), last=Max("number"), held=Count("pk")
    )
    for book in books.order_by("unit_id", "year"):
        missing = book["last"] - book["first"] + 1 - book["held"]
        if missing:
            yield Break(
                0, 0, f"sổ năm {book['year']} của đơn vị {book['unit_id']} thiếu {missing} đơn"
            )
