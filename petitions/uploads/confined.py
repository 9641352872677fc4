"""The child's side of `apart`: one file is read with the hands tied. Plain Python."""

import json
import resource
import sys
from collections.abc import Callable, Mapping
from typing import Any

from petitions.uploads.findings import Finding, Found

Asked = Mapping[str, Any]
#: Python and the parsers open their own modules as they go.
_OPEN_FILES = 64


def tie_hands(*, seconds: int, memory: int) -> None:
    """Limit this process for good: processor seconds, bytes of memory; it writes no file and
    starts no process."""
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        resource.setrlimit(limit, (value, value))


def serve(tasks: Mapping[str, Callable[[bytes, Asked], bytes]]) -> None:
    """Do the task named on the command line with the file on standard input.

    The answer is a line of JSON (what was found wrong, if anything), then the bytes made. Whatever
    a parser stumbles over is a damaged file: which error it was says nothing to an officer.
    """
    asked = json.loads(sys.argv[1])
    tie_hands(seconds=asked["seconds"], memory=asked["memory"])
    content = sys.stdin.buffer.read()
    heading, made = {}, b""
    try:
        made = tasks[asked["task"]](content, asked)
    except Found as found:
        heading = {"finding": found.finding, "detail": found.detail}
    except MemoryError:
        heading = {"finding": Finding.BOMB}
    except Exception as error:
        heading = {"finding": Finding.DAMAGED, "cause": type(error).__name__}
    sys.stdout.buffer.write(json.dumps(heading).encode() + b"\n" + made)
