"""`manage.py journey FILE.json --out DIR`: petitions from a file (see docs/journey.md)."""

import json
import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from workflow.journey.printing import require_writable
from workflow.journey.reading import Agency, BadJourney, read
from workflow.journey.running import Line, Runner
from workflow.journey.staffing import default_agency, ensure

#: Further ends of lines in Unicode, and halves of code pairs, which UTF-8 cannot carry.
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Command(BaseCommand):
    help = "Đưa các đơn trong tệp qua đúng các bước như trên màn hình; in ra văn bản PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--out", type=Path, required=True, help="thư mục đặt các tệp PDF")

    def handle(self, *args: Any, **options: Any) -> None:
        path, out = Path(options["file"]), Path(options["out"])
        try:
            journey = read(path)
            require_writable(out)
            _ensure(journey.agency)
        except BadJourney as error:
            raise CommandError(str(error), returncode=2) from error
        runner = Runner(out=out, folder=path.parent)
        stopped = 0
        for trip in journey.trips:
            for line in runner.trip(trip):
                stopped += "error" in line
                self.stdout.write(_json(line))
        if stopped:
            raise CommandError(f"{stopped} đơn bị dừng giữa chừng.", returncode=1)


def _json(line: Line) -> str:
    """`line` as JSON on one line, whatever a reader takes for the end of a line."""
    text = json.dumps(line, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _ensure(agency: Agency | None) -> None:
    """Make what the file brings; in a demonstration, its agencies for a file that brings none."""
    if agency is None and settings.DEMO:
        agency = default_agency()
    if agency is not None:
        ensure(agency)
