"""Locks are whole and name no source, texts are composed, and no file names somebody's machine."""

import re
import unicodedata
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, files, place

LOCKS = ("requirements.lock", "requirements-dev.lock")
#: Folders of the machine that a file was written on; put together so as not to find this line.
MACHINE = re.compile(r"(?<![\w.])/(?:" + "|".join(("root", "work", "home", "Users")) + r")/[\w.]")
PINNED = re.compile(r"[a-z0-9][a-z0-9._-]*(?:\[[a-z,]+\])?==[\w.!+]+ \\", re.I)
SOURCE = re.compile(r"^\s*(?:-|--)(?!hash=)[a-z]|://|file:| @ |/\w+/", re.I)


def requirements(lock: str) -> list[list[str]]:
    """The lines of each pinned package: its name, then its hashes."""
    groups: list[list[str]] = []
    for line in (ROOT / lock).read_text("utf-8").splitlines():
        if line.startswith("    --hash="):
            groups[-1].append(line.strip())
        elif line and not line.lstrip().startswith("#"):
            groups.append([line])
    return groups


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_its_hashes(lock: str) -> None:
    groups = requirements(lock)
    assert groups
    assert [g[0] for g in groups if not PINNED.fullmatch(g[0]) or len(g) < 2] == []
    assert all(line.startswith("--hash=sha256:") for group in groups for line in group[1:])


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_source(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    assert [line for line in lines if SOURCE.search(line)] == []


@pytest.mark.parametrize("wanted", ["requirements.in", "requirements-dev.in"])
def test_what_is_asked_for_is_locked(wanted: str) -> None:
    lock = (ROOT / wanted).with_suffix(".lock").name
    locked = {group[0].split("==")[0].split("[")[0].lower() for group in requirements(lock)}
    lines = (ROOT / wanted).read_text("utf-8").splitlines()
    names = [re.split(r"[\[<>=~ ]", line)[0] for line in lines if line and line[0] not in "-#"]
    assert [name for name in names if name.lower() not in locked] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_one_package_of_the_state_machine(lock: str) -> None:
    """django-fsm is another package of the same import name, and PyPI's viewflow another one."""
    names = {group[0].split("==")[0] for group in requirements(lock)}
    assert not names & {"django-fsm", "viewflow"}


def test_no_file_names_a_machine() -> None:
    assert lines_with(MACHINE) == []


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Each line of the project's files in which `pattern` is."""
    return [
        f"{place(path, number)} {line.strip()}"
        for path in files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_vietnamese_is_written_with_composed_letters() -> None:
    def is_composed(path: Path) -> bool:
        return unicodedata.is_normalized("NFC", path.read_text("utf-8"))

    assert [str(path.relative_to(ROOT)) for path in files() if not is_composed(path)] == []


@pytest.mark.parametrize("text", ["cd /ro" + "ot/x", "# via -r /wo" + "rk/requirements.in"])
def test_the_check_sees_a_machine(text: str) -> None:
    assert MACHINE.search(text)


@pytest.mark.parametrize("line", ["--index-url https://x", "-f wheels", "x @ file:x", "-e ."])
def test_the_check_sees_a_source(line: str) -> None:
    assert SOURCE.search(line)
