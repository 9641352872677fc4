"""ClamAV, asked over its socket where one is configured (clamd's protocol, see clamd(8))."""

import select
import socket
import struct
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

#: What CLAMAV_ADDRESS says where an installation does without a scanner and means it.
NONE = "none"
#: Seconds to be answered in, for a question and for a scan.
_CONNECT, _ANSWER = 3.0, 30.0
_CHUNK = 64 * 1024
#: clamd's answers are one short line.
_LONGEST_ANSWER = 4096


class Scanner(StrEnum):
    """Whether there is a scanner."""

    NOT_CONFIGURED = "not_configured"
    ANSWERS = "answers"
    SILENT = "silent"


@dataclass(frozen=True)
class ScannerState:
    """What a page shows of the scanner. `version` is its own word, with that of its signatures."""

    scanner: Scanner
    version: str = ""


class Silent(Exception):
    """A scanner is configured and gives no answer that can be understood."""


class TooLarge(Exception):
    """The scanner takes no file of this size (StreamMaxLength in clamd.conf)."""


def scanner_state() -> ScannerState:
    """Whether a scanner is configured and answers now; waits for a few seconds at most."""
    if not _address():
        return ScannerState(Scanner.NOT_CONFIGURED)
    try:
        version = _ask([b"zVERSION\0"], timeout=_CONNECT)
    except Silent:
        return ScannerState(Scanner.SILENT)
    return ScannerState(Scanner.ANSWERS, version)


def virus_in(content: bytes) -> str:
    """The name of the virus that the scanner finds; "" when it finds none or none is configured.

    Raises Silent when a configured scanner does not answer, TooLarge when it takes no such file.
    """
    if not _address():
        return ""
    answer = _ask(_stream(content), timeout=_ANSWER)
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise TooLarge if "size limit exceeded" in answer else Silent


def _stream(content: bytes) -> Iterable[bytes]:
    """INSTREAM: chunks, each after its length in four bytes; one of length 0 is the end."""
    yield b"zINSTREAM\0"
    for at in range(0, len(content), _CHUNK):
        chunk = content[at : at + _CHUNK]
        yield struct.pack("!L", len(chunk)) + chunk
    yield struct.pack("!L", 0)


def _ask(question: Iterable[bytes], *, timeout: float) -> str:
    """The scanner's answer to one question, without its NUL. Raises Silent."""
    try:
        with _connected() as connection:
            connection.settimeout(timeout)
            _send(question, connection)
            answer = b""
            while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
                if not (received := connection.recv(_LONGEST_ANSWER)):
                    break
                answer += received
    except (OSError, ValueError) as error:
        raise Silent from error
    if not answer.endswith(b"\0"):
        raise Silent
    return answer[:-1].decode("utf-8", "replace").strip()


def _send(question: Iterable[bytes], connection: socket.socket) -> None:
    """Past its size limit clamd answers and hangs up while the file is still being sent."""
    answered = select.poll()
    answered.register(connection, select.POLLIN)
    with suppress(BrokenPipeError, ConnectionResetError):
        for part in question:
            if answered.poll(0):
                return
            connection.sendall(part)


def _connected() -> socket.socket:
    address = _address()
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(_CONNECT)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            raise
        return connection
    return socket.create_connection(_host_and_port(address), timeout=_CONNECT)


def is_configured() -> bool:
    """Whether files are to be looked at by a scanner; nobody is asked."""
    return bool(_address())


def _address() -> str:
    given: str = settings.CLAMAV_ADDRESS
    return "" if given == NONE else given


def _host_and_port(address: str) -> tuple[str, int]:
    """Of "host:port" or "[v6]:port". Raises ValueError."""
    host, colon, port = address.rpartition(":")
    if not colon or not host or not 0 < int(port) < 65536:
        raise ValueError(address)
    return host.removeprefix("[").removesuffix("]"), int(port)


def check_scanner(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """A system check: the address can be read, and production says whether there is a scanner."""
    address = _address()
    if not settings.CLAMAV_ADDRESS and not settings.DEMO:
        return [
            Warning(
                "Chưa có trình quét vi-rút cho các tệp được nộp.",
                hint="Đặt CLAMAV_ADDRESS (đường dẫn socket của clamd hoặc máy:cổng); đặt "
                f"CLAMAV_ADDRESS={NONE} nếu chủ ý không dùng.",
                id="petitions.W010",
            )
        ]
    if not address or address.startswith("/"):
        return []
    try:
        _host_and_port(address)
    except ValueError:
        return [
            Error(
                f"CLAMAV_ADDRESS không đọc được: “{address}”.",
                hint="Ghi đường dẫn bắt đầu bằng “/”, hoặc máy:cổng, ví dụ 127.0.0.1:3310.",
                id="petitions.E010",
            )
        ]
    return []
