"""Some hundreds of tamperings done to the database itself, through the whole verification."""

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction

from petitions import ledger
from petitions.ledger.exports import Exported
from petitions.models import LedgerHead
from tests.factories import Office
from tests.flushing import lift
from tests.petitions.ledger_records import a_closed_record, taken_out

pytestmark = pytest.mark.django_db
ROUNDS = 300
Statement = tuple[str, Sequence[Any]]
Place = tuple[int, int, int]
_NEW: dict[str, tuple[str, Any]] = {
    "act": ("act = %s", "approve"),
    "reason": ("reason = reason || %s", "."),
    "before": ("before = before || %s", " "),
    "after": ("after = %s", '{"outcome":"filed"}'),
    "hash": ("hash = %s", "f" * 64),
    "previous_hash": ("previous_hash = %s", "e" * 64),
    "happened_at": ("happened_at = %s", "2026-11-23 01:30:00.5"),
    "recorded_at": ("recorded_at = %s", "2026-11-23 01:30:00"),
    "actor_id": ("actor_id = actor_id + %s", 1000),
    "appointment_id": ("appointment_id = COALESCE(appointment_id, 0) + %s", 1000),
    "seq": ("seq = seq + %s", 50),
}
_END = "UPDATE petitions_petition SET record_length = %s, record_head = %s WHERE id = %s"
_CUT = "DELETE FROM petitions_event WHERE petition_id = %s AND seq > %s"


class _Forger:
    """Draws tamperings of the record that is in the database."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        with connection.cursor() as cursor:
            cursor.execute("SELECT petition_id, seq, hash FROM petitions_event ORDER BY 1, 2")
            self._entries = cursor.fetchall()
            cursor.execute("SELECT head_id, place, petition_id FROM petitions_ledgerline")
            self._lines = cursor.fetchall()

    def edit(self) -> tuple[list[Statement], Place]:
        petition, seq, _ = self._rng.choice(self._entries)
        change, value = _NEW[self._rng.choice(list(_NEW))]
        told = f"UPDATE petitions_event SET {change} WHERE petition_id = %s AND seq = %s"
        return [(told, (value, petition, seq))], (0, petition, seq)

    def remove(self) -> tuple[list[Statement], Place]:
        petition, seq, _ = self._rng.choice(self._entries)
        told = "DELETE FROM petitions_event WHERE petition_id = %s AND seq = %s"
        return [(told, (petition, seq))], (0, petition, seq)

    def swap(self) -> tuple[list[Statement], Place]:
        petition, seq, _ = self._rng.choice([e for e in self._entries if e[1] > 1])
        told = "UPDATE petitions_event SET seq = %s WHERE petition_id = %s AND seq = %s"
        moves = ((99, seq - 1), (seq - 1, seq), (seq, 99))
        return [(told, (new, petition, old)) for new, old in moves], (0, petition, seq - 1)

    def cut(self) -> tuple[list[Statement], Place]:
        petition, seq, head = self._rng.choice(self._entries)
        if not any(e[:2] == (petition, seq + 1) for e in self._entries):
            return self.cut_whole()
        forged = [(_CUT, (petition, seq)), (_END, (seq, head, petition)), *self._headless()]
        return forged, (0, petition, seq + 1)

    def cut_whole(self) -> tuple[list[Statement], Place]:
        petition = self._rng.choice(self._entries)[0]
        gone = ("DELETE FROM petitions_petition WHERE id = %s", (petition,))
        return [(_CUT, (petition, 0)), gone, *self._headless()], (0, petition, 0)

    def _headless(self) -> list[Statement]:
        tables = ("petitions_ledgerline", "petitions_ledgerhead")
        gone: list[Statement] = [(f"DELETE FROM {table}", ()) for table in tables]
        return gone if self._rng.random() < 0.5 else []

    def head(self) -> tuple[list[Statement], Place]:
        number = self._rng.randint(1, 3)
        change = self._rng.choice(
            ["entries = entries - 1", "root = previous", "day = '2020-01-01'"]
        )
        told = f"UPDATE petitions_ledgerhead SET {change} WHERE number = %s"
        return [(told, (number,))], (number, 0, 0)

    def line(self) -> tuple[list[Statement], Place]:
        head, place, petition = self._rng.choice(self._lines)
        change = self._rng.choice(["length = length + 1", "chain_head = seal", "seal = chain_head"])
        told = f"UPDATE petitions_ledgerline SET {change} WHERE head_id = %s AND place = %s"
        return [(told, (head, place))], (head, petition, place)


def _named(statements: list[Statement], kept: tuple[Exported, ...]) -> set[Place]:
    """What the verification names after these statements, which are then taken back."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement, values in statements:
            cursor.execute(statement, values)
        named = {(found.head, found.petition_id, found.seq) for found in ledger.verify(kept)}
        transaction.set_rollback(True)
    return named


def test_tamperings_of_the_database_are_found_and_named() -> None:
    kept = taken_out(a_closed_record(Office())).kept
    lift()
    forger, missed = _Forger(Random(11)), list[object]()
    drawn = (forger.edit, forger.remove, forger.swap, forger.cut, forger.head, forger.line)
    for number in range(ROUNDS):
        statements, place = drawn[number % len(drawn)]()
        named = _named(statements, kept)
        if place not in named:
            missed.append((statements, place, named))
    assert missed == []
    assert list(ledger.verify(kept)) == []
    assert LedgerHead.objects.count() == len(kept)
