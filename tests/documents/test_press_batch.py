"""Many letters at once: the same papers, in order, and no press left behind."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from documents import batch, rendering
from documents.batch import PressStopped, typeset_many
from documents.letters.common import Letter
from documents.press import receive_paper, send, send_supplies
from tests.documents import samples
from tests.documents.every_letter import EVERY_LETTER

ROOT = Path(__file__).resolve().parents[2]
FEW = 5


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Presses start for fewer letters than are worth it, so that the tests print fewer."""
    monkeypatch.setattr(batch, "FEW", FEW)


def _notices(count: int) -> Iterator[Letter]:
    return (samples.an_acceptance(number=samples.number(n + 1)) for n in range(count))


def _presses() -> list[int]:
    """The processes that this one has started and that are still there."""
    me = os.getpid()
    return [int(pid) for pid in Path(f"/proc/{me}/task/{me}/children").read_text().split()]


def test_a_batch_prints_the_bytes_of_each_letter_alone_in_order() -> None:
    letters = [make() for make in EVERY_LETTER.values()] + list(_notices(FEW))
    before = _presses()
    printed = list(typeset_many(letters, presses=2))
    assert printed == [rendering.typeset(letter) for letter in letters]
    assert _presses() == before


def test_letters_are_taken_a_few_ahead_and_presses_end_with_the_iterator() -> None:
    taken = 0

    def counted() -> Iterator[Letter]:
        nonlocal taken
        for letter in _notices(60):
            taken += 1
            yield letter

    before = _presses()
    printing = typeset_many(counted(), presses=2)
    next(printing)
    assert len(_presses()) == len(before) + 2
    assert FEW <= taken <= FEW + 8
    list(islice(printing, 5))
    assert taken <= FEW + 8 + 5
    printing.close()  # type: ignore[attr-defined]  # it is a generator
    assert _presses() == before


def test_a_handful_starts_no_press(monkeypatch: pytest.MonkeyPatch) -> None:
    def unexpected(*_: Any) -> None:
        raise AssertionError("a press was started")

    monkeypatch.setattr(batch, "_Press", unexpected)
    few = list(_notices(FEW - 1))
    assert [p.pdf for p in typeset_many(few, presses=2)] == [rendering.render(x) for x in few]
    many = list(_notices(FEW + 1))
    assert len(list(typeset_many(many, presses=1))) == len(many)
    assert list(typeset_many([])) == []


def test_a_press_that_ends_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = _presses()
    without_fonts = replace(rendering.supplies(), font_folder=str(tmp_path))
    monkeypatch.setattr(batch, "supplies", lambda: without_fonts)
    with pytest.raises(PressStopped):
        list(typeset_many(_notices(FEW), presses=2))
    assert _presses() == before


def test_a_press_that_cannot_even_start_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(batch, "_ROOT", tmp_path)  # there is no program here
    with pytest.raises(PressStopped):
        list(typeset_many(_notices(FEW), presses=2))


def test_a_press_that_was_killed_is_told_and_closes_in_peace() -> None:
    press = batch._Press(rendering.supplies())
    press._process.kill()
    press._process.wait()
    with pytest.raises(PressStopped), press:
        press.typeset("x" * 100_000)  # more than a pipe holds: a part of it stays unsent


def test_a_press_ends_with_its_input_and_leaves_nothing(tmp_path: Path) -> None:
    letter = samples.a_receipt()
    press = subprocess.Popen(
        [sys.executable, "-E", "-s", "-m", "documents.press"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        # Another language, another home, another zone: not a byte of them is on the paper.
        env={
            "LANG": "tr_TR.UTF-8",
            "HOME": str(tmp_path),
            "TZ": "Asia/Tokyo",
            "TMPDIR": str(tmp_path),
        },
    )
    with press:
        assert press.stdin is not None and press.stdout is not None
        send_supplies(press.stdin, rendering.supplies())
        send(press.stdin, rendering.text_of(letter).encode())
        assert receive_paper(press.stdout) == rendering.typeset(letter)
        assert list(tmp_path.glob("weasyprint-*"))
        press.stdin.close()
        assert press.wait(timeout=20) == 0
    assert not list(tmp_path.glob("weasyprint-*"))


def test_presses_end_when_whoever_started_them_is_killed() -> None:
    """A server that is killed closes nothing; its pipes are closed for it."""
    keeps_two = (
        "import time; from documents.batch import _Press; from documents.rendering import Supplies;"
        "kept = [_Press(Supplies('', '', '')) for _ in range(2)];"
        "print(*(p._process.pid for p in kept), flush=True); time.sleep(60)"
    )
    keeper = subprocess.Popen([sys.executable, "-c", keeps_two], stdout=subprocess.PIPE, cwd=ROOT)
    with keeper:
        assert keeper.stdout is not None
        pids = [int(pid) for pid in keeper.stdout.readline().split()]
        assert len(pids) == 2 and all(_runs(pid) for pid in pids)
        keeper.kill()
    until = time.monotonic() + 20
    while any(_runs(pid) for pid in pids):
        assert time.monotonic() < until, "a press outlived its server"
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
