"""How long the record takes to verify: `python -m benchmarks.ledger [ENTRIES] [postgresql|sqlite]`.

ENTRIES entries lie in chains of eight, closed by a signed head. The verification of all of it, on
all cores, is shown in seconds and as a multiple of two things measured in the same run on one
core: reading the rows only, and hashing (SHA-256, without a key) the bytes that the entries'
hashes are over. Without a name both databases are measured.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, connections, transaction

from benchmarks._ground import petitions
from config.databases import database
from petitions import ledger
from petitions.bulk import Said
from petitions.ledger import chains, reading
from petitions.ledger.entries import entry_text
from petitions.ledger.heads import petition_ranges
from petitions.ledger.verifying import PART
from petitions.models import Appointment, Petition, Role, Unit, User

CHAIN = 8
ACTS = ["register", "propose", "assign", "take", "verify", "draft", "approve", "report"]
START = datetime(2026, 1, 5, 8, 30, 0, 123457, tzinfo=UTC)
#: So many petitions are filled in one transaction.
BATCH = 5_000

_INSERT = """
INSERT INTO petitions_event (petition_id, seq, previous_hash, hash, before, after, act, actor_id,
                             appointment_id, happened_at, recorded_at, reason)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
_ENDS = "UPDATE petitions_petition SET record_length = %s, record_head = %s WHERE id = %s"


@contextmanager
def _postgresql() -> Iterator[None]:
    with petitions(0):
        yield


@contextmanager
def _sqlite() -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="donthu-") as folder:
        told = {"default": database(f"sqlite:///{Path(folder) / 'ledger.sqlite3'}")}
        connections.databases["default"] = connections.configure_settings(told)["default"]
        del connections["default"]
        call_command("migrate", verbosity=0)
        yield
        connection.close()


GROUNDS = {"postgresql": _postgresql, "sqlite": _sqlite}


def _fill(count: int) -> None:
    """`count` petitions, each with a chain of CHAIN entries of which no two say the same."""
    held = Appointment.objects.first() or _officer()
    for start in range(0, count, BATCH):
        with transaction.atomic():
            made = Petition.objects.bulk_create(
                [_petition(held.unit, start + n) for n in range(min(BATCH, count - start))],
                batch_size=500,
            )
            _write([petition.pk for petition in made], held)
    call_command("ledger", "head", verbosity=0)


def _officer() -> Appointment:
    unit = Unit.objects.create(code="m", name="Phòng Mẫu")
    user = User.objects.create(username="mau", full_name="Người Mẫu")
    since = date(2021, 1, 1)
    return Appointment.objects.create(
        user=user, unit=unit, role=Role.HEAD, title="Trưởng phòng", starts_on=since
    )


def _petition(unit: Unit, number: int) -> Petition:
    """A petition in the book; only its key and its chain matter here."""
    day = date(2026, 11, 23)
    told = {"regime": "state", "kind": "complaint", "stage": "first", "channel": "post"}
    contested = {"contested_kind": "act", "contested": "Hành vi", "contested_known_on": day}
    return Petition(
        unit=unit, year=2026, number=number + 1, received_on=day, subject="Mẫu", **told, **contested
    )


def _write(keys: list[int], held: Appointment) -> None:
    heads = dict.fromkeys(keys, "")
    events, stored = list[Any](), connection.ops.adapt_datetimefield_value
    for place, act in enumerate(ACTS):
        for key in keys:
            at = START + timedelta(minutes=key, hours=place)
            reason = f"Đề nghị xem xét theo khoản {place + 1} của đơn số {key}, ngày {at:%d/%m}."
            said = Said(act, held.user_id, held.pk, at.replace(microsecond=0), at, reason)
            before = ledger.canonical({"status": "received", "handler": key})
            after = ledger.canonical({"status": act, "due": [["KN-GQ-1", str(at), place, False]]})
            row = ledger.Repeated(said).entry(key, place, heads[key], before, after)
            heads[key] = row.hash
            events.append((*row, *said[:3], *map(stored, said[3:5]), reason))
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, events)
        cursor.executemany(_ENDS, [(len(ACTS), head, key) for key, head in heads.items()])


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done


def _read() -> int:
    """Every row once, on one core, without looking at it."""
    return sum(1 for part in petition_ranges(PART) for _ in reading.rows(*part))


def _texts() -> Iterator[bytes]:
    """What the entries' hashes are over."""
    for part in petition_ranges(PART):
        for petition, sort, seq, act, actor, held, *told, previous, _ in reading.rows(*part):
            if sort == chains.ENTRY:
                at, noted, why, before, after = map(ledger.canonical, told)
                said = (petition, seq, f'"{act}"', actor, held, at, noted, why, before, after)
                yield entry_text(*said, previous).encode()


def _bare(texts: Iterator[bytes]) -> tuple[float, int]:
    """The seconds that SHA-256 takes over the texts, and how many bytes they are."""
    spent, size = 0.0, 0
    for text in texts:
        start = time.perf_counter()
        sha256(text).hexdigest()
        spent += time.perf_counter() - start
        size += len(text)
    return spent, size


def main(count: int, names: list[str]) -> None:
    """Fill, measure, print."""
    for name in names:
        with GROUNDS[name]():
            _fill(count // CHAIN)
            read, rows = _timed(_read)
            bare, size = _bare(_texts())
            before = sum(os.times()[:4])
            spent, found = _timed(lambda: list(ledger.verify()))
            worked = sum(os.times()[:4]) - before
            if found:
                raise SystemExit(f"{name}: {found[0]}")
            entries = rows - count // CHAIN
            cores = len(os.sched_getaffinity(0))
            print(f"{name}: {entries} mục, {size / entries:.0f} byte một mục, {cores} lõi")
            print(f"  đọc các dòng (một lõi) {read:.2f} s; băm trần (một lõi) {bare:.2f} s")
            print(
                f"  kiểm tra toàn bộ {spent:.2f} s, bằng {spent / read:.2f} lần đọc, "
                f"{spent / (read + bare):.2f} lần đọc và băm trần; bộ xử lý (không kể máy chủ"
                f" cơ sở dữ liệu) {worked:.2f} s"
            )


if __name__ == "__main__":
    given = sys.argv[1:]
    chosen = [name for name in given if name in GROUNDS] or list(GROUNDS)
    main(next((int(text) for text in given if text.isdigit()), 1_000_000), chosen)
