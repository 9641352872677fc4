"""How long a new day off takes to move the open deadlines: `python -m benchmarks.replay [COUNT]`.

COUNT petitions have one open, binding deadline each. The replay is shown as a multiple of one bare
UPDATE of the deadlines that move, and of that UPDATE with the one of their petitions; "due by this
day" as a multiple of the bare indexed SELECT. All in the same run, on PostgreSQL.
"""

import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from benchmarks._ground import petitions
from petitions.access import Act
from petitions.deadlines import case_facts, next_due
from petitions.law.calendar import load_calendar
from petitions.law.clock import compute
from petitions.law.facts import EventKind, LegalEvent
from petitions.models import Appointment, Petition
from petitions.moves import moves
from petitions.replay import Entry, replay_all

ON = date(2026, 11, 24)
DAY_OFF = date(2026, 11, 30)
#: Received on each of the last so many days; accepted after a week, where that has passed.
DAYS, ACCEPTED_AFTER = 40, 7
ROUNDS = 15

_RECEIVED = """
UPDATE petitions_petition p
SET received_on = %(received)s, next_due_on = %(due_on)s, next_due_rule = %(rule)s, status = %(s)s,
    handling_unit_id = unit_id, record_length = 5
WHERE p.id %% %(days)s = %(ago)s
"""
_FACT = """
INSERT INTO petitions_legalfact (petition_id, kind, "on", recorded_in_id)
SELECT e.petition_id, %(kind)s, %(day)s, e.id FROM petitions_event e
WHERE e.seq = 1 AND e.petition_id %% %(days)s = %(ago)s
"""
_DEADLINE = """
INSERT INTO petitions_deadline (petition_id, rule_id, starts_on, due_on, met_on, is_office_duty,
                                is_binding, is_stopped, is_confirmed)
SELECT id, %(rule)s, %(starts_on)s, %(due_on)s, %(met_on)s, %(office)s, %(binding)s, %(stopped)s,
       %(confirmed)s
FROM petitions_petition WHERE id %% %(days)s = %(ago)s
"""
_KEYS = """
SELECT d.id FROM petitions_deadline d JOIN unnest(%s::bigint[], %s::text[], %s::date[])
    AS m (p, r, s) ON d.petition_id = m.p AND d.rule_id = m.r AND d.starts_on = m.s
"""
_BARE = "UPDATE petitions_deadline SET due_on = due_on + 1 WHERE id = ANY(%s)"
_BARE_PETITIONS = """
UPDATE petitions_petition SET next_due_on = next_due_on + 1, record_length = record_length + 1
WHERE id = ANY(%s)
"""
_DUE_BY = """
SELECT next_due_on, id FROM petitions_petition WHERE next_due_on <= %s
ORDER BY next_due_on, id LIMIT 10000
"""


def _fill() -> None:
    """Facts and deadlines for all petitions: the same for those received on one day."""
    with connection.cursor() as cursor:
        for ago in range(DAYS):
            received = ON - timedelta(days=ago)
            events = [
                LegalEvent(EventKind.DECISION_RECEIVED, received - timedelta(days=10)),
                LegalEvent(EventKind.RECEIVED, received),
            ]
            if ago >= ACCEPTED_AFTER:
                accepted = received + timedelta(days=ACCEPTED_AFTER)
                events.append(LegalEvent(EventKind.ACCEPTED, accepted))
            sample = Petition(regime="state", kind="complaint", stage="first")
            clocks = compute(case_facts(sample, events))
            due_on, rule = next_due(clocks)
            place = {"days": DAYS, "ago": ago}
            status = "assigned" if ago >= ACCEPTED_AFTER else "received"
            told = {"received": received, "due_on": due_on, "rule": rule, "s": status}
            cursor.execute(_RECEIVED, place | told)
            for event in events:
                cursor.execute(_FACT, place | {"kind": event.kind.value, "day": event.on})
            for c in clocks:
                row = {
                    "rule": c.rule_id,
                    "starts_on": c.starts_on,
                    "due_on": c.due_on,
                    "met_on": c.met_on,
                    "office": c.duty == "office",
                    "binding": c.is_binding,
                    "stopped": c.is_stopped,
                    "confirmed": c.is_confirmed,
                }
                cursor.execute(_DEADLINE, place | row)
    _tidy()


def _tidy() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE petitions_petition, petitions_deadline")
        cursor.execute("VACUUM ANALYZE petitions_legalfact, petitions_event")
        cursor.execute("CHECKPOINT")


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done


def _replay() -> list[tuple[int, str, date]]:
    """The whole of it, as it is confirmed: which deadlines moved."""
    before = load_calendar()
    after = before.with_changes(days_off=[DAY_OFF])
    held = Appointment.objects.select_related("user").get(user=2)
    at = timezone.make_aware(datetime.combine(ON, datetime.min.time()))
    entry = Entry(
        act=Act.DECLARE_DAY.value,
        actor=held.user,
        appointment=held,
        at=at,
        reason="Thông báo số 01/TB-UBND",
        said={"day": DAY_OFF.isoformat(), "says": "off"},
    )
    with transaction.atomic():
        return [(m.petition_id, m.rule_id, m.starts_on) for m in replay_all(before, after, entry)]


def _execute(*statements: tuple[str, Sequence[Any]]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement, arguments in statements:
            cursor.execute(statement, [arguments])


def _keys(moved: list[tuple[int, str, date]]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            _KEYS,
            [list(column) for column in zip(*moved, strict=True)],
        )
        return [key for (key,) in cursor.fetchall()]


def _due_by(by: date) -> tuple[float, float]:
    """The list of what is due by a day through the ORM, and the bare SELECT, in seconds."""
    found = Petition.objects.filter(next_due_on__lte=by).order_by("next_due_on", "pk")
    listed = found.values_list("next_due_on", "pk")[:10_000]

    def bare() -> Any:
        with connection.cursor() as cursor:
            cursor.execute(_DUE_BY, [by])
            return cursor.fetchall()

    ours = median(_timed(lambda: list(listed.all()))[0] for _ in range(ROUNDS))
    return ours, median(_timed(bare)[0] for _ in range(ROUNDS))


def main(count: int) -> None:
    """Fill, measure, print."""
    with petitions(count):
        _fill()
        ours, bare = _due_by(ON + timedelta(days=10))
        print(f"{count} thời hạn đang chạy; đến hạn trong 10 ngày, 10.000 dòng: {ours / bare:.2f}")
        after = load_calendar().with_changes(days_off=[DAY_OFF])
        seen, _ = _timed(lambda: sum(1 for _ in moves(load_calendar(), after)))
        spent, moved = _timed(_replay)
        _tidy()
        deadlines, owners = _keys(moved), sorted({petition for petition, *_ in moved})
        one, _ = _timed(lambda: _execute((_BARE, deadlines)))
        _tidy()
        both, _ = _timed(lambda: _execute((_BARE, deadlines), (_BARE_PETITIONS, owners)))
        print(f"dời {len(deadlines)} thời hạn của {len(owners)} đơn; UPDATE: {one:.2f} s = 1,0")
        print(f"UPDATE cả đơn {both / one:.1f}; xem trước {seen / one:.1f}; dời {spent / one:.1f}")
        print(f"dời so với UPDATE thời hạn và đơn: {spent / both:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
