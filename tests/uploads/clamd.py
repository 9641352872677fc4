"""A double of clamd that speaks its protocol over a real socket and finds EICAR, as clamd does."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BufferedReader
from typing import Any

from tests.uploads.disguised import EICAR

VERSION = "ClamAV 1.4.3/27800/Mon Nov 23 09:00:00 2026"


@dataclass
class Clamd:
    """What it was asked and sent. `behaviour`: "well", "mute", "rude", "long" or "hangs-up"."""

    address: str
    behaviour: str = "well"
    stream_max_length: int = 25 * 1024 * 1024
    commands: list[str] = field(default_factory=list)
    chunks: list[int] = field(default_factory=list)
    received: bytes = b""

    def answer(self, connection: socket.socket) -> None:
        """One question on one connection, as clamd takes them: the command, then its stream."""
        connection.settimeout(5)
        source = connection.makefile("rb")
        command = b""
        while not command.endswith(b"\0"):
            command += source.read(1)
        self.commands.append(command[:-1].decode())
        if self.behaviour == "mute":
            source.read(1)  # until the other side gives up
            return
        if self.behaviour == "hangs-up":
            return
        told = VERSION if command == b"zVERSION\0" else self._scanned(source)
        if self.behaviour == "rude":
            told = "UNKNOWN COMMAND"
        if self.behaviour == "long":
            connection.sendall(b"x" * 100_000)
        connection.sendall(told.encode() + b"\0")

    def _scanned(self, source: BufferedReader) -> str:
        self.received = b""
        while True:
            (length,) = struct.unpack("!L", source.read(4))
            if not length:
                break
            self.chunks.append(length)
            self.received += source.read(length)
            if len(self.received) > self.stream_max_length:
                return "INSTREAM size limit exceeded. ERROR"
        return "stream: Eicar-Test-Signature FOUND" if EICAR in self.received else "stream: OK"


@contextmanager
def clamd(path: str = "", **options: Any) -> Iterator[Clamd]:
    """Listens on the Unix socket `path`, or on a free port of this machine without one."""
    listening = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
    listening.bind(path or ("127.0.0.1", 0))
    listening.listen()
    address = path or "{}:{}".format(*listening.getsockname())
    scanner = Clamd(address, **options)

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection, suppress(OSError, struct.error):
                scanner.answer(connection)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield scanner
    finally:
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(10)
