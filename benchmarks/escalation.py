"""How long a pass takes among many open deadlines: `python -m benchmarks.escalation [COUNT]`.

Shown as multiples of the bare indexed SELECT of the same rows, in the same run; with the plan of a
batch in the middle.
"""

import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.db import connection

from benchmarks._ground import petitions
from workflow.escalation import escalation
from workflow.escalation.escalation import batches, escalate, open_limits
from workflow.escalation.levels import Limit
from workflow.escalation.reading import load_ladders
from workflow.models import Notice, Reminder

ON = date(2026, 11, 24)
ROUNDS = 3
# The open petitions of the ground each get the duty that is due on their list.
_DEADLINES = """
INSERT INTO petitions_deadline (petition_id, rule_id, starts_on, due_on, met_on, is_office_duty,
                                is_binding, is_stopped, is_confirmed)
SELECT id, 'KN-GQ-1', next_due_on - 30, next_due_on, NULL, true, true, false, false
FROM petitions_petition WHERE next_due_on IS NOT NULL
"""


def _timed(work: Callable[[], Any]) -> float:
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return median(spent)


def _plan(until: date) -> str:
    """The plan of a batch that does not begin at the beginning."""
    middle = open_limits().order_by("due_on")[open_limits().count() // 2].due_on
    rows = open_limits().filter(due_on__lte=until, due_on__gte=middle)
    return rows.order_by("due_on", "petition_id", "pk")[: escalation.BATCH].explain()


def main(count: int) -> None:
    """Fill, measure, print."""
    with petitions(count):
        with connection.cursor() as cursor:
            cursor.execute(_DEADLINES)
            cursor.execute("VACUUM ANALYZE petitions_deadline")
        until = ON + timedelta(days=load_ladders().horizon)
        rows = open_limits().filter(due_on__lte=until)
        bare = _timed(lambda: list(rows.values_list(*Limit._fields)))
        paged = _timed(lambda: [len(batch) for batch in batches(until)])
        start = time.perf_counter()
        first = escalate(ON)
        wrote = time.perf_counter() - start
        again = _timed(lambda: escalate(ON))
        print(f"{first.looked_at} thời hạn mở; SELECT trần = 1,0 ({bare * 1000:.0f} ms)")
        print(f"đọc theo lô        {paged / bare:6.1f}")
        print(f"chạy lại           {again / bare:6.1f}")
        written = Reminder.objects.count() + Notice.objects.count()
        print(f"lần đầu            {wrote / bare:6.1f}   ({written} dòng được ghi)")
        print(_plan(until))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
