"""How long the lists take among many petitions: `python -m benchmarks.lists [COUNT]`.

Each list is shown as a multiple of the plainest read there is, fifty petitions by their keys, in
the same run, with the tables that PostgreSQL reads whole for it (there should be none).
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from benchmarks._ground import AGENCIES, STAFF, petitions
from petitions import access, vault
from petitions.models import OPENING_ACTS, Event, Petition, User
from workflow import inbox, searching
from workflow.inbox import Inbox, bounded

ON = date(2026, 11, 24)
ROUNDS = 15


def _timed(query: Callable[[], Any]) -> float:
    query()
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        query()
        spent.append(time.perf_counter() - start)
    return median(spent)


def _read_whole(query: Callable[[], Any]) -> str:
    """The large tables that the query's plans scan from end to end."""
    with CaptureQueriesContext(connection) as captured:
        query()
    found = set()
    with connection.cursor() as cursor:
        for entry in captured.captured_queries:
            if not entry["sql"].startswith("SELECT"):
                continue
            cursor.execute("EXPLAIN " + entry["sql"])
            for (line,) in cursor.fetchall():
                if "Seq Scan on" in line and "unit" not in line and "appointment" not in line:
                    found.add(line.split("Seq Scan on ")[1].split()[0])
    return ", ".join(sorted(found)) or "-"


def _openings(overseer: User) -> QuerySet[Event]:
    """The first page of what the overseer reads of openings."""
    petitions = access.overseen_by(overseer, on=ON).values("pk")
    found = Event.objects.filter(petition__in=petitions, act__in=OPENING_ACTS)
    return found.select_related("petition", "actor").order_by("-pk")[:51]


def main(count: int) -> None:
    """Fill, measure, print."""
    with petitions(count):
        reception, head, _clerk, handler = User.objects.order_by("pk")[STAFF : STAFF + 4]
        of_head, of_desk = Inbox(head, on=ON), Inbox(reception, on=ON)
        of_handler = Inbox(handler, on=ON)
        province = Inbox(User.objects.get(pk=2), on=ON)
        keys = list(range(count // 2, count // 2 + 50))
        seen = access.visible_to(reception, on=ON)
        all_seen = access.visible_to(User.objects.get(pk=2), on=ON)
        last = inbox.page(of_desk.shared()).next_key
        queries: dict[str, Callable[[], Any]] = {
            "việc của người xử lý": lambda: inbox.page(of_handler.mine()),
            "việc chung của bộ phận": lambda: inbox.page(of_desk.shared()),
            "việc chung, trang sau": lambda: inbox.page(of_desk.shared(), after=last),
            "đếm việc": lambda: bounded(of_desk.shared()),
            "đang theo dõi": lambda: bounded(of_handler.watched()),
            "quá hạn (xã)": lambda: bounded(of_head.overdue()),
            "quá hạn (tỉnh)": lambda: bounded(province.overdue()),
            "đến hạn 7 ngày (tỉnh)": lambda: bounded(province.due_within(7)),
            "sổ đơn, trang đầu": lambda: list(seen.order_by("-pk")[:51]),
            "sổ đơn, trang giữa": lambda: list(seen.filter(pk__lt=keys[0]).order_by("-pk")[:51]),
            "tìm theo tên": lambda: list(vault.matching(seen, "nguyễn thị mẫu 77", limit=5)),
            "tìm chữ giữa tên": lambda: list(vault.matching(seen, "Bà Thị Mẫu", limit=5)),
            "tìm chữ hiếm (xã)": lambda: list(searching.search(seen, "thửa 77")),
            "tìm chữ thường gặp (xã)": lambda: list(searching.search(seen, "thu hồi đất")),
            "tìm chữ hiếm (tỉnh)": lambda: list(searching.search(all_seen, "thửa 77")),
            "tìm chữ thường gặp (tỉnh)": lambda: list(searching.search(all_seen, "thu hồi")),
            "tìm chữ không có (tỉnh)": lambda: list(searching.search(all_seen, "thu xyz")),
            "ai đã mở (tỉnh)": lambda: list(_openings(User.objects.get(pk=2))),
            "tra cứu theo mã": lambda: Petition.objects.filter(code="0" * 16).first(),
        }
        plain = _timed(lambda: list(Petition.objects.filter(pk__in=keys)))
        print(f"{count} đơn, {AGENCIES} cơ quan; 50 đơn theo khóa: {plain * 1000:.2f} ms = 1,0")
        for name, query in queries.items():
            print(f"{name:28} {_timed(query) / plain:6.1f}   quét cả bảng: {_read_whole(query)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
