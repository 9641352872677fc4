"""`manage.py forms_sheet`: a picture of every form, from its specimen, into docs/forms/."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.catalogue import FORMS
from documents.contact_sheet import Shown, captioned, write
from documents.rendering import typeset
from documents.specimens import SPECIMENS
from petitions.text import fold

FOLDER = Path(settings.BASE_DIR) / "docs" / "forms"


def file_name(instrument: str) -> str:
    """What the sheet of an instrument is called: nd-124-2020."""
    return re.sub(r"[^a-z0-9]+", "-", fold(instrument))


class Command(BaseCommand):
    help = "Vẽ mọi biểu mẫu trong danh mục thành ảnh, mỗi văn bản ban hành mẫu một tờ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=FOLDER, help="thư mục ghi ảnh")

    def handle(self, *args: Any, **options: Any) -> None:
        if lacking := FORMS.keys() - SPECIMENS.keys():
            names = ", ".join(sorted(" ".join(key) for key in lacking))
            raise CommandError(f"Chưa có bản in thử của: {names}.")
        sheets: dict[str, list[Shown]] = defaultdict(list)
        for instrument, code in sorted(FORMS):
            paper = typeset(SPECIMENS[instrument, code]())
            sheets[file_name(instrument)].extend(captioned(f"{instrument}, {code}", paper.pdf))
        for file in write(options["to"], sheets.items()):
            self.stdout.write(f"{file.name}: {file.stat().st_size // 1024} KiB")
