"""The server does not start while a system check finds an error."""

import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.sources import ROOT


def _start(**changed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "import config.wsgi"],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"} | changed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_starts_when_nothing_is_wrong(tmp_path: Path) -> None:
    assert _start(VAR_DIR=str(tmp_path)).returncode == 0


def test_it_does_not_start_without_the_letters_of_the_papers(tmp_path: Path) -> None:
    started = _start(VAR_DIR=str(tmp_path), PAPER_FONT_DIR=str(tmp_path))
    assert started.returncode != 0
    assert "fonts-liberation2" in started.stderr
