"""ClamAV, asked over a real socket of both kinds."""

import socket
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from petitions.errors import BadFact
from petitions.uploads import clamav
from petitions.uploads.checking import check_scan
from petitions.uploads.clamav import Scanner, ScannerState, check_scanner, scanner_state
from tests.uploads.clamd import VERSION, clamd
from tests.uploads.disguised import EICAR
from tests.uploads.making import jpeg_with, packed, pdf, png_with, sheet, tiff


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scanner that does not answer is not waited for as long as an officer would wait."""
    monkeypatch.setattr(clamav, "_CONNECT", 0.5)
    monkeypatch.setattr(clamav, "_ANSWER", 0.5)


def _refusal(content: bytes, name: str) -> BadFact:
    with pytest.raises(BadFact) as caught:
        check_scan(content, name)
    assert f"«{name}»" in caught.value.message
    assert caught.value.field == "papers"
    return caught.value


def test_a_clean_file_is_sent_whole_in_chunks(settings: Settings, tmp_path: Path) -> None:
    content = packed(sheet("RGB", (400, 600)).effect_spread(9), "TIFF")
    with clamd(str(tmp_path / "clamd")) as scanner:
        settings.CLAMAV_ADDRESS = scanner.address
        assert check_scan(content, "đơn.tif") == "image/tiff"
    assert scanner.commands == ["zINSTREAM"]
    assert scanner.received == content
    assert len(scanner.chunks) > 5
    assert max(scanner.chunks) <= 64 * 1024


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("đơn.pdf", pdf().replace(b"\n", b"\n%" + EICAR + b"\n", 1)),
        ("ảnh.jpg", jpeg_with(0xFE, EICAR)),
        ("ảnh.png", png_with(b"teSt", EICAR)),
        ("ảnh.tif", tiff(description=EICAR.decode())),
        ("ảnh.tif", tiff() + bytes(64 * 1024 - 30) + EICAR),
    ],
)
def test_a_virus_is_refused_by_its_name(settings: Settings, name: str, content: bytes) -> None:
    with clamd() as scanner:
        settings.CLAMAV_ADDRESS = scanner.address
        found = _refusal(content, name)
    assert scanner.received == content
    assert "nhiễm vi-rút (Eicar-Test-Signature)" in found.message
    assert found.code == "virus"


def test_a_file_above_the_scanners_own_limit_is_refused(settings: Settings) -> None:
    content = packed(sheet("RGB", (2000, 2000)), "TIFF")
    with clamd(stream_max_length=100_000) as scanner:
        settings.CLAMAV_ADDRESS = scanner.address
        found = _refusal(content, "đơn.tif")
    assert found.code in {"scanner_too_large", "scanner_silent"}
    assert len(scanner.received) < len(content)


def test_its_own_limit_is_told_where_its_answer_arrives(settings: Settings) -> None:
    with clamd(stream_max_length=100) as scanner:
        settings.CLAMAV_ADDRESS = scanner.address
        found = _refusal(tiff(), "đơn.tif")
    assert found.code == "scanner_too_large"
    assert "StreamMaxLength" in found.message


@pytest.mark.parametrize("behaviour", ["mute", "rude", "long", "hangs-up"])
def test_without_an_answer_nothing_is_let_in(settings: Settings, behaviour: str) -> None:
    with clamd(behaviour=behaviour) as scanner:
        settings.CLAMAV_ADDRESS = scanner.address
        found = _refusal(pdf(), "đơn.pdf")
    assert scanner.commands == ["zINSTREAM"]
    assert found.code == "scanner_silent"
    assert "Chưa có gì được lưu" in found.message


def _nobody_there() -> str:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return "{}:{}".format(*taken.getsockname())


@pytest.mark.parametrize(
    "address",
    [_nobody_there(), "/nonexistent/clamd.ctl", "nonsense", "x:y"],
    ids=["nobody", "no socket", "no address", "no port"],
)
def test_with_nobody_at_the_address_nothing_is_let_in(settings: Settings, address: str) -> None:
    settings.CLAMAV_ADDRESS = address
    assert _refusal(pdf(), "đơn.pdf").code == "scanner_silent"
    assert scanner_state() == ScannerState(Scanner.SILENT)


def test_its_state_says_its_version(settings: Settings, tmp_path: Path) -> None:
    with clamd(str(tmp_path / "clamd")) as scanner:
        settings.CLAMAV_ADDRESS = scanner.address
        assert scanner_state() == ScannerState(Scanner.ANSWERS, VERSION)
        scanner.behaviour = "mute"
        assert scanner_state() == ScannerState(Scanner.SILENT)


@pytest.mark.parametrize("address", ["", "none"])
def test_its_absence_is_a_state_of_its_own(settings: Settings, address: str) -> None:
    settings.CLAMAV_ADDRESS = address
    assert scanner_state() == ScannerState(Scanner.NOT_CONFIGURED)
    assert check_scan(pdf(), "đơn.pdf") == "application/pdf"


@pytest.mark.parametrize(
    ("is_demo", "address", "found"),
    [
        (True, "", []),
        (False, "", ["petitions.W010"]),
        (False, "none", []),
        (False, "/run/clamav/clamd.ctl", []),
        (False, "scanner.example.test:3310", []),
        (False, "[::1]:3310", []),
        (True, "clamd", ["petitions.E010"]),
        (False, "host:99999", ["petitions.E010"]),
        (False, "host:port", ["petitions.E010"]),
        (False, ":3310", ["petitions.E010"]),
    ],
)
def test_the_start_says_what_is_not_configured(
    settings: Settings, is_demo: bool, address: str, found: list[str]
) -> None:
    settings.DEMO, settings.CLAMAV_ADDRESS = is_demo, address
    assert [message.id for message in check_scanner(None)] == found
