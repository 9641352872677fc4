"""`manage.py migrate`: both databases, unless one is named. Nobody can forget the vault."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands.migrate import Command as DjangoCommand
from django.db import connections


class Command(DjangoCommand):
    help = "Cập nhật lược đồ của cả hai cơ sở dữ liệu: hồ sơ và kho danh tính."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database=None)

    def execute(self, *args: Any, **options: Any) -> None:
        named = options.pop("database")
        for alias in [named] if named else connections:
            super().execute(*args, database=alias, **options)
