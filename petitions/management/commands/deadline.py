"""`manage.py deadline FILE.json`: every statutory date of the cases in a file. No database."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from petitions.law.casefields import Language
from petitions.law.casefile import BadFile, answer


class Command(BaseCommand):
    help = (
        "Tính mọi thời hạn của các vụ việc ghi trong tệp JSON và in kết quả dạng JSON."
        " Mã thoát: 0 khi tính được hết, 1 khi có vụ việc bị lỗi, 2 khi không đọc được tệp."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE.json", help="tệp JSON; “-” để đọc đầu vào chuẩn")
        parser.add_argument(
            "--lang", choices=[language.value for language in Language], help="ngôn ngữ giải thích"
        )

    def handle(self, *args: Any, file: str, lang: str | None, **options: Any) -> None:
        try:
            found = answer(_read(file), language=Language(lang) if lang else None)
        except BadFile as problem:
            raise CommandError(f"{problem.code}: {problem.message}", returncode=2) from problem
        self.stdout.write(found.as_json())
        if found.has_errors:
            sys.exit(1)


def _read(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise CommandError(f"Không đọc được tệp {file}: {problem}.", returncode=2) from problem
