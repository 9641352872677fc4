"""The child that reads a hostile file: it has no secrets, and the kernel holds it."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from petitions.uploads import apart
from petitions.uploads.findings import Finding, Found
from tests.architecture.sources import ROOT

_TIED = """
import {imports}
from petitions.uploads.confined import serve
serve({{"try": lambda content, asked: {made}}})
"""


def _tied(imports: str, made: str, **limits: int) -> subprocess.CompletedProcess[bytes]:
    """A child that does `made` with the hands tied."""
    asked = {"task": "try", "seconds": 2, "memory": 512 * 2**20} | limits
    return subprocess.run(
        [sys.executable, "-c", _TIED.format(imports=imports, made=made), json.dumps(asked)],
        input=b"content",
        cwd=ROOT,
        capture_output=True,
        check=False,
    )


def test_what_it_makes_comes_back() -> None:
    assert _tied("os", "content.upper()").stdout == b"{}\nCONTENT"


def test_it_gets_no_more_memory_than_it_is_given() -> None:
    found = _tied("os", "bytes(600 * 2**20)[:1]")
    assert json.loads(found.stdout) == {"finding": Finding.BOMB}
    assert json.loads(_tied("os", "bytes(600 * 2**20)[:1]", memory=2**30).stdout[:2]) == {}


def test_it_gets_no_more_time_than_it_is_given() -> None:
    assert _tied("itertools", "sum(itertools.count())", seconds=1).returncode < 0


@pytest.mark.parametrize("program", ["drawing", "images", "pdfs"])
def test_it_loads_no_framework(program: str) -> None:
    """A framework costs a child a quarter of its time, and knows settings and addresses."""
    seen = f"import sys, petitions.uploads.{program}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", seen], cwd=ROOT, check=False).returncode == 0


def test_it_writes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "x"
    found = _tied("pathlib", f"pathlib.Path({str(path)!r}).write_bytes(content)")
    assert found.returncode or "cause" in json.loads(found.stdout.partition(b"\n")[0])
    assert not path.exists() or path.read_bytes() == b""


def test_it_opens_no_more_files_than_parsers_need() -> None:
    found = _tied("os", "[open(os.devnull) for _ in range(100)] and b''")
    assert json.loads(found.stdout)["cause"] == "OSError"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """What the kernel is told to start."""
    seen: dict[str, Any] = {}
    run = subprocess.run

    def noted(*args: Any, **options: Any) -> Any:
        seen.update(options)
        return run(*args, **options)

    monkeypatch.setattr(apart.subprocess, "run", noted)
    yield seen


def test_it_learns_nothing_of_the_environment(asked: dict[str, Any]) -> None:
    with pytest.raises(Found):
        apart.ask("images", "examine", b"x", media_type="image/png", max_pages=1, max_pixels=1)
    assert set(asked["env"]) == {"LANG", "MALLOC_ARENA_MAX"}


def test_a_file_that_takes_too_long_is_refused() -> None:
    with pytest.raises(Found) as caught:
        apart.ask("images", "examine", b"x", seconds=0, media_type="image/png")
    assert caught.value.finding in {Finding.TOO_SLOW, Finding.BOMB}


def test_one_is_read_at_a_time() -> None:
    assert apart._turn.acquire(timeout=1)
    try:
        with pytest.raises(Found) as caught:
            apart.ask("images", "examine", b"x", seconds=0)
    finally:
        apart._turn.release()
    assert caught.value.finding is Finding.BUSY
    assert "Chờ một phút" in caught.value.told


def test_the_log_says_that_a_child_was_stopped_and_nothing_of_the_file(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(apart, "MEMORY", 1)
    with caplog.at_level(logging.INFO), pytest.raises(Found) as caught:
        apart.ask("images", "examine", b"Nguyen Van Canary" * 2_000_000, media_type="image/png")
    assert caught.value.finding is Finding.BOMB
    assert "child" in caplog.text
    assert "Canary" not in caplog.text
