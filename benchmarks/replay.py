"""How long a new day off takes to move the open deadlines: `python -m benchmarks.replay [COUNT]`.

COUNT petitions have one open, binding deadline each. The replay, with an entry in each record, is
shown as a multiple of one bare UPDATE of the deadlines that move, and of that UPDATE with the one
of their petitions; a second time as if no two petitions were alike. "Due by this day" is shown as
a multiple of the bare indexed SELECT. All in the same run, on PostgreSQL.
"""

import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from benchmarks._ground import petitions
from petitions import moves
from petitions.access import Act
from petitions.deadlines import case_facts, next_due
from petitions.law.calendar import Calendar, load_calendar
from petitions.law.clock import Clock, compute
from petitions.law.facts import EventKind, LegalEvent
from petitions.models import Appointment, Petition
from petitions.replay import Entry, replay_all

ON = date(2026, 11, 24)
DAY_OFF = date(2026, 11, 30)
#: Received on each of the last so many days; accepted after a week, where that has passed.
DAYS, ACCEPTED_AFTER = 40, 7
ROUNDS = 15

# What is the same for all petitions received on one day, by the key's remainder; then one statement
# for each table.
_ALIKE = """
CREATE TEMPORARY TABLE received AS
SELECT * FROM unnest(%s::integer[], %s::date[], %s::date[], %s::text[], %s::text[])
    AS v (ago, received_on, due_on, rule, status);
CREATE TEMPORARY TABLE fact AS
SELECT * FROM unnest(%s::integer[], %s::text[], %s::date[]) AS v (ago, kind, day);
CREATE TEMPORARY TABLE clock AS
SELECT * FROM unnest(%s::integer[], %s::text[], %s::date[], %s::date[], %s::date[], %s::boolean[],
                     %s::boolean[], %s::boolean[], %s::boolean[])
    AS v (ago, rule, starts_on, due_on, met_on, office, binding, stopped, confirmed)
"""
_STORED = """
UPDATE petitions_petition p
SET received_on = r.received_on, next_due_on = r.due_on, next_due_rule = r.rule, status = r.status,
    handling_unit_id = unit_id
FROM received r WHERE p.id %% %(days)s = r.ago;
INSERT INTO petitions_legalfact (petition_id, kind, "on", recorded_in_id)
SELECT e.petition_id, f.kind, f.day, e.id
FROM petitions_event e JOIN fact f ON e.petition_id %% %(days)s = f.ago
WHERE e.seq = 1 ORDER BY e.petition_id, f.day;
INSERT INTO petitions_deadline (petition_id, rule_id, starts_on, due_on, met_on, is_office_duty,
                                is_binding, is_stopped, is_confirmed)
SELECT p.id, rule, starts_on, due_on, met_on, office, binding, stopped, confirmed
FROM petitions_petition p JOIN clock c ON p.id %% %(days)s = c.ago ORDER BY p.id
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
    received, facts, clocks = list[Any](), list[Any](), list[Any]()
    for ago in range(DAYS):
        events = _events(ON - timedelta(days=ago))
        sample = Petition(regime="state", kind="complaint", stage="first")
        counted = compute(case_facts(sample, events))
        status = "assigned" if ago >= ACCEPTED_AFTER else "received"
        received.append((ago, ON - timedelta(days=ago), *next_due(counted), status))
        facts += [(ago, event.kind.value, event.on) for event in events]
        clocks += [(ago, *_row(clock)) for clock in counted]
    columns = [
        list(column) for rows in (received, facts, clocks) for column in zip(*rows, strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, columns)
        cursor.execute(_STORED, {"days": DAYS})
    _tidy()


def _events(received: date) -> list[LegalEvent]:
    """What has happened by now in a case that came in on that day."""
    events = [
        LegalEvent(EventKind.DECISION_RECEIVED, received - timedelta(days=10)),
        LegalEvent(EventKind.RECEIVED, received),
    ]
    accepted = received + timedelta(days=ACCEPTED_AFTER)
    if accepted <= ON:
        events.append(LegalEvent(EventKind.ACCEPTED, accepted))
    return events


def _row(c: Clock) -> tuple[Any, ...]:
    """A clock as its deadline is stored."""
    days = (c.rule_id, c.starts_on, c.due_on, c.met_on)
    return (*days, c.duty == "office", c.is_binding, c.is_stopped, c.is_confirmed)


def _tidy() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE petitions_petition, petitions_deadline")
        cursor.execute("VACUUM ANALYZE petitions_legalfact, petitions_event")
        cursor.execute("CHECKPOINT")


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done


def _replay(before: Calendar, after: Calendar) -> list[tuple[int, str, date]]:
    """The whole of it, as it is confirmed: which deadlines moved."""
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


def _execute(*statements: tuple[str, list[int]]) -> None:
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
    with petitions(count, at_work=False):
        _fill()
        ours, bare = _due_by(ON + timedelta(days=10))
        print(f"{count} thời hạn đang chạy; đến hạn trong 10 ngày, 10.000 dòng: {ours / bare:.2f}")
        before = load_calendar()
        after = before.with_changes(days_off=[DAY_OFF])
        seen, _ = _timed(lambda: sum(1 for _ in moves.moves(before, after)))
        spent, moved = _timed(lambda: _replay(before, after))
        _tidy()
        # And back again, as if no two petitions were alike.
        moves.KNOWN = 0
        unlike, _ = _timed(lambda: _replay(after, before))
        _tidy()
        deadlines, owners = _keys(moved), sorted({petition for petition, *_ in moved})
        one, _ = _timed(lambda: _execute((_BARE, deadlines)))
        _tidy()
        both, _ = _timed(lambda: _execute((_BARE, deadlines), (_BARE_PETITIONS, owners)))
        print(f"dời {len(deadlines)} thời hạn của {len(owners)} đơn; UPDATE: {one:.2f} s = 1,0")
        print(f"UPDATE cả đơn {both / one:.1f}; xem trước {seen / one:.1f}; dời {spent / one:.1f}")
        print(f"dời so với UPDATE thời hạn và đơn: {spent / both:.1f}")
        print(f"như vậy, khi không có hai đơn nào giống nhau: {unlike / both:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
