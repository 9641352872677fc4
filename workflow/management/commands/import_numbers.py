"""`manage.py import_numbers FILE.csv`: the numbers of an earlier book, tried first, then written.

Numbers are not kept for later: a day that has not come is refused.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from documents.old_books import Plan, read, take_over
from documents.old_lines import COLUMNS, BadBook, Line
from documents.registers import spelled
from petitions.errors import Refused
from petitions.models import User

#: So much of the digest is typed to confirm what was seen.
_TYPED = 12


class Command(BaseCommand):
    help = (
        "Nhập số văn bản của sổ cũ từ tệp CSV có các cột: " + ", ".join(COLUMNS) + ". "
        "Chạy lần đầu chỉ để xem; ghi khi chạy lại với --confirm. Không giữ trước số được."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument(
            "--by", required=True, metavar="USERNAME", help="văn thư hoặc thủ trưởng quyết định"
        )
        parser.add_argument("--confirm", metavar="MÃ", help="mã xác nhận mà lần chạy thử in ra")

    def handle(self, *args: Any, **options: Any) -> None:
        actor, at = _actor(options["by"]), timezone.now()
        try:
            plan = read(_text(options["file"]), actor=actor, at=at)
            self._tell(plan)
            code = plan.digest[:_TYPED]
            if options["confirm"] is None:
                self.stdout.write(f"Chưa ghi gì. Đúng thì chạy lại với --confirm {code}")
                return
            if options["confirm"] != code:
                raise CommandError(
                    "Mã xác nhận không phải của nội dung này: tệp hoặc sổ đã thay đổi từ lần chạy "
                    "thử. Chưa ghi gì."
                )
            take_over(plan, actor=actor, at=at)
        except BadBook as bad:
            for problem in bad.problems:
                self.stdout.write(problem)
            raise CommandError(bad.message) from bad
        except Refused as refused:
            raise CommandError(f"{refused.message} Chưa ghi gì.") from refused
        self.stdout.write("Đã nhập.")

    def _tell(self, plan: Plan) -> None:
        for series, lines in plan.by_series():
            voided = [line for line in lines if line.reason]
            numbers = spelled(lines[0].first, lines[-1].last)
            self.stdout.write(
                f"{series.unit.name}, {series.name}: số {numbers}, {_count(lines)} số, "
                f"trong đó hủy {_count(voided)}; số tiếp theo {lines[-1].last + 1:02d}"
            )


def _count(lines: list[Line]) -> int:
    return sum(line.last - line.first + 1 for line in lines)


def _actor(username: str) -> User:
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise CommandError(f"Không có tài khoản {username}.")
    return found


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise CommandError(f"Không đọc được {file}: {problem}") from problem
