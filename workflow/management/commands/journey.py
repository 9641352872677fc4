"""`manage.py journey FILE.json --out DIR`: petitions from a file (see docs/journey.md)."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workflow.journey.reading import BadJourney, read
from workflow.journey.running import Runner
from workflow.journey.staffing import ensure_people, ensure_units


class Command(BaseCommand):
    help = "Đưa các đơn trong tệp qua đúng các bước như trên màn hình; in ra văn bản PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--out", type=Path, required=True, help="thư mục đặt các tệp PDF")

    def handle(self, *args: Any, **options: Any) -> None:
        path, out = options["file"], options["out"]
        try:
            journey = read(path)
            ensure_units(journey.units)
            ensure_people(journey.people)
        except (BadJourney, KeyError, ValueError) as error:
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
