"""`manage.py escalate`: remind of what is due; what was done, in one line and by level."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from petitions.ledger import make_head
from petitions.sweep import sweep_now
from workflow.escalation.escalation import Pass, escalate
from workflow.escalation.reading import load_ladders

#: Days from today beyond which a day is a slip of the keyboard.
FARTHEST = 3660


class Command(BaseCommand):
    help = "Nhắc việc sắp đến hạn và quá hạn. Chạy mỗi ngày một lần; chạy lại không nhắc lại."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--on", type=_day, default=None, help="ngày nhắc (2026-12-03); mặc định là hôm nay"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        on = options["on"] or today
        if abs((on - today).days) > FARTHEST:
            raise CommandError(f"Ngày {on:%d/%m/%Y} quá xa hôm nay; kiểm tra lại năm.")
        if on > today and not settings.DEMO:
            raise CommandError(f"Ngày {on:%d/%m/%Y} chưa đến: người được nhắc sẽ hiểu sai hạn.")
        sweep_now()  # what an interrupted act has left in the vault does not stay over night
        done = escalate(on)
        if on == today:
            make_head(today)  # what the record held tonight, to be kept elsewhere
        self.stdout.write(_line(done))
        for title in _titles():
            if done.by_level[title]:
                self.stdout.write(f"  {title}: {done.by_level[title]}")
        if done.busy:
            raise CommandError(f"{done.busy} hồ sơ đang có người xử lý nên chưa xét; hãy chạy lại.")


def _day(text: str) -> date:
    """The day that was typed. Its ValueError is what argparse turns into a message."""
    return date.fromisoformat(text)


def _line(done: Pass) -> str:
    parts = [
        f"{done.told} lần nhắc",
        f"{done.notices} lượt người nhận",
        f"{done.papers} văn bản đề xuất",
        f"{done.skipped} mức bỏ qua",
    ]
    if done.unheard:
        parts.append(f"{done.unheard} lần không có ai giữ chức để nhận")
    return f"{done.on:%d/%m/%Y}: xét {done.looked_at} thời hạn; {', '.join(parts)}."


def _titles() -> list[str]:
    """What the levels are called, each name once, in the order of the ladders."""
    levels = (level for ladder in load_ladders().ladders for level in ladder.levels)
    return list(dict.fromkeys(level.title for level in levels))
