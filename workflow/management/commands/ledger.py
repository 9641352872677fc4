"""`manage.py ledger verify`: do the record of acts and the books of papers still hold?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents import registers
from petitions import ledger


class Command(BaseCommand):
    help = "Kiểm tra chuỗi nhật ký: phát hiện mục bị sửa, bị xóa, bị đổi thứ tự hoặc bị cắt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["verify"])

    def handle(self, *args: Any, **options: Any) -> None:
        breaks = list(ledger.verify())
        for found in breaks:
            where = (
                f"đơn khóa {found.petition_id}, mục {found.seq}" if found.petition_id else "sổ đơn"
            )
            self.stdout.write(f"{where}: {found.problem}")
        gaps = list(registers.missing_numbers())
        for gap in gaps:
            self.stdout.write(gap)
        if breaks or gaps:
            count = len(breaks) + len(gaps)
            raise CommandError(f"Nhật ký không còn nguyên vẹn: {count} chỗ.", returncode=1)
        self.stdout.write("Nhật ký nguyên vẹn.")
