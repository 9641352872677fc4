"""Hostile files are parsed apart: by a child process that can do and learn next to nothing.

The parsers (qpdf, pdfium, libtiff, libjpeg) are C and C++. A file that breaks one of them breaks a
process that has no key, no database and no environment of ours, and that the kernel stops when it
takes too much memory or time (`confined`). Nothing of the file touches the disk.
"""

import json
import logging
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from petitions.uploads.findings import Finding, Found

_ROOT = Path(__file__).resolve().parents[2]
#: Bytes: a page of 100 megapixels in four colours, twice, and the parser's own.
MEMORY = 1536 * 1024 * 1024
#: Processor seconds; on a busy machine the clock on the wall may show twice as many.
SECONDS = 20
#: One at a time in each process of the server, so that memory is bounded whoever uploads what.
_turn = BoundedSemaphore(1)
_log = logging.getLogger(__name__)


def ask(program: str, task: str, content: bytes, *, seconds: int = SECONDS, **asked: Any) -> bytes:
    """What the child `program` (a module of this package) makes of the file by doing `task`.

    `asked` is handed to it as JSON. Raises Found with what is wrong with the file.
    """
    told = {"task": task, "seconds": seconds, "memory": MEMORY} | asked
    if not _turn.acquire(timeout=2 * seconds):
        raise Found(Finding.BUSY)
    try:
        done = subprocess.run(
            [sys.executable, "-E", "-s", "-m", f"petitions.uploads.{program}", json.dumps(told)],
            input=content,
            capture_output=True,
            cwd=_ROOT,
            env={"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1"},
            timeout=2 * seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Found(Finding.TOO_SLOW) from None
    finally:
        _turn.release()
    return _answer(done)


def _answer(done: subprocess.CompletedProcess[bytes]) -> bytes:
    heading, newline, made = done.stdout.partition(b"\n")
    if done.returncode or not newline:
        # Killed by the kernel or by the file. The log names neither the file nor what is in it.
        _log.warning("A file could not be read: the child ended with %s", done.returncode)
        raise Found(Finding.BOMB)
    found = json.loads(heading)
    if "finding" in found:
        if "cause" in found:
            _log.info("A file could not be read: %s", found["cause"])
        raise Found(Finding(found["finding"]), found.get("detail", ""))
    return made
