"""The record of acts: append-only, one hash chain per petition.

Each entry's hash covers its content and the hash before it, so that an edit, a removal or a
change of order anywhere shows at `verify`.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.utils import timezone

from petitions.models import Appointment, Event, Petition, User

GENESIS = "0" * 64


@dataclass(frozen=True)
class Break:
    """The first place where a petition's chain does not hold."""

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
        "happened_at": event.happened_at.astimezone(timezone.UTC).isoformat(),
        "recorded_at": event.recorded_at.astimezone(timezone.UTC).isoformat(),
        "reason": event.reason,
        "before": event.before,
        "after": event.after,
        "previous": event.previous_hash,
    }
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


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
    """Write the next entry of the petition's chain. The caller holds the petition's row."""
    last = Event.objects.filter(petition=petition).order_by("-seq").only("seq", "hash").first()
    event = Event(
        petition=petition,
        seq=last.seq + 1 if last else 1,
        act=act,
        actor=actor,
        appointment=appointment,
        happened_at=happened_at,
        recorded_at=timezone.now(),
        reason=reason,
        before=before,
        after=after,
        previous_hash=last.hash if last else GENESIS,
    )
    event.hash = digest(event)
    event.save()
    return event


def verify() -> Iterator[Break]:
    """The first break of each chain that does not hold; nothing when the record is whole."""
    petition_id, seq, previous, broken = None, 0, GENESIS, False
    for event in Event.objects.order_by("petition_id", "seq").iterator(chunk_size=2000):
        if event.petition_id != petition_id:
            petition_id, seq, previous, broken = event.petition_id, 0, GENESIS, False
        if broken:
            continue
        seq += 1
        problem = _problem(event, seq, previous)
        if problem:
            broken = True
            yield Break(event.petition_id, seq, problem)
        previous = event.hash
    for petition in Petition.objects.annotate(n=Count("events")).filter(n=0).iterator():
        yield Break(petition.pk, 1, "không còn mục nào")


def _problem(event: Event, seq: int, previous: str) -> str:
    if event.seq != seq:
        return f"thiếu mục {seq}"
    if event.previous_hash != previous:
        return "không nối với mục trước"
    if event.hash != digest(event):
        return "nội dung đã bị sửa"
    return ""
