"""What the tests of escalation share: a day's pass, and what it left behind."""

from datetime import date
from typing import Any

from petitions.models import Petition, User
from workflow.escalation.escalation import Pass, escalate
from workflow.models import Notice, Reminder

#: The settlement of `taken`: from 01/12/2026 (Tuesday) to 31/12/2026 (Thursday).
HALF, SOON, DUE = date(2026, 12, 16), date(2026, 12, 28), date(2026, 12, 31)
LATE, VERY_LATE = date(2027, 1, 1), date(2027, 1, 10)


def passed(*days: date) -> Pass:
    """The last of the passes of those days."""
    return [escalate(day) for day in days][-1]


def said(petition: Petition, rule_id: str = "KN-GQ-1") -> list[tuple[str, date, bool]]:
    """The reminders of a petition in the order in which they were written: level, day, skipped."""
    rows = Reminder.objects.filter(petition=petition, rule_id=rule_id).order_by("pk")
    return list(rows.values_list("level", "on", "is_skipped"))


def told(petition: Petition, level: str, rule_id: str = "KN-GQ-1") -> dict[User, str]:
    """Who was told of a level, and on which ground."""
    rows = Notice.objects.filter(
        reminder__petition=petition, reminder__level=level, reminder__rule_id=rule_id
    )
    return {notice.user: notice.told_as for notice in rows.select_related("user")}


def rows() -> list[Any]:
    """Everything that a pass may write."""
    return [
        *Reminder.objects.order_by("pk").values(),
        *Notice.objects.order_by("pk").values(),
    ]
