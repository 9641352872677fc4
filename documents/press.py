"""A typesetter in a process of its own: HTML in at standard input, papers out at standard output.

`python -m documents.press` is started by `documents.batch`. It knows no database, no key and no
environment of the server, and it ends when its input does, so that none is left behind by a
server that was killed. A message is its length in four bytes and then its bytes.
"""

import gc
import json
import signal
import struct
import sys
from dataclasses import asdict
from typing import IO

from documents.rendering import Paper, Supplies, typeset_text

_LENGTH = struct.Struct(">I")
#: After so many papers what they left in rings of objects is swept up: a few megabytes.
SWEEP = 25


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one message."""
    stream.write(_LENGTH.pack(len(message)) + message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Read one message; None where the stream ends. Raises EOFError within a message."""
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise EOFError("a message without its length")
    [length] = _LENGTH.unpack(head)
    message = stream.read(length)
    if len(message) < length:
        raise EOFError(f"{len(message)} bytes of {length}")
    return message


def send_supplies(stream: IO[bytes], supplies: Supplies) -> None:
    """Tell a press, before any text, what it prints with."""
    send(stream, json.dumps(asdict(supplies)).encode())


def receive_paper(stream: IO[bytes]) -> Paper:
    """Read what a press answers to a text. Raises EOFError where it ended instead."""
    message = receive(stream)
    if message is None:
        raise EOFError("no answer")
    [pages] = _LENGTH.unpack_from(message)
    return Paper(pdf=message[_LENGTH.size :], page_count=pages)


def _work(texts: IO[bytes], papers: IO[bytes]) -> None:
    told = receive(texts)
    if told is None:
        return
    supplies, printed = Supplies(**json.loads(told)), 0
    while (text := receive(texts)) is not None:
        paper = typeset_text(text.decode(), supplies)
        send(papers, _LENGTH.pack(paper.page_count) + paper.pdf)
        if not printed % SWEEP:
            _sweep()
        printed += 1


def _sweep() -> None:
    """Collect by hand, between two papers; the collector would look through every paper a dozen
    times. What is there after the first paper stays for good and is not looked at again.
    """
    gc.collect()
    if gc.isenabled():
        gc.freeze()
        gc.disable()


if __name__ == "__main__":
    # Control-C is for the server, which then closes our input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work(sys.stdin.buffer, sys.stdout.buffer)
