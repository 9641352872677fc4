"""`manage.py journey FILE.json --out DIR`: petitions from a file (see docs/journey.md)."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from workflow.journey.reading import Agency, BadJourney, read
from workflow.journey.running import Runner
from workflow.journey.staffing import default_agency, ensure


class Command(BaseCommand):
    help = "Đưa các đơn trong tệp qua đúng các bước như trên màn hình; in ra văn bản PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--out", type=Path, required=True, help="thư mục đặt các tệp PDF")

    def handle(self, *args: Any, **options: Any) -> None:
        path, out = options["file"], options["out"]
        try:
            journey = read(path)
            _ensure(journey.agency)
        except BadJourney as error:
            raise CommandError(str(error), returncode=2) from error
        out.mkdir(parents=True, exist_ok=True)
        runner = Runner(out=out, folder=path.parent)
        stopped = 0
        for trip in journey.trips:
            for line in runner.trip(trip):
                stopped += "error" in line
                self.stdout.write(json.dumps(line, ensure_ascii=False))
        if stopped:
            raise CommandError(f"{stopped} đơn bị dừng giữa chừng.", returncode=1)


def _ensure(agency: Agency | None) -> None:
    """Make what the file brings; in a demonstration, its agencies for a file that brings none."""
    if agency is None and settings.DEMO:
        agency = default_agency()
    if agency is not None:
        ensure(agency)
