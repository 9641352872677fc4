"""`manage.py deadline`: what it prints, where, and with which exit status. It needs no database."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).parent.parent.parent
CASE: dict[str, Any] = {
    "id": "a",
    "regime": "state",
    "kind": "complaint",
    "stage": "first",
    "remote": False,
    "complexity": "ordinary",
    "events": [
        {"event": "received", "on": "2026-11-23"},
        {"event": "accepted", "on": "2026-12-01"},
    ],
}
BAD = CASE | {"id": "b", "events": [{"event": "resumed", "on": "2026-12-01"}]}
CALENDAR = {"days_off": ["2026-11-24"], "working_days": []}


def written(tmp_path: Path, *cases: dict[str, Any]) -> str:
    path = tmp_path / "cases.json"
    told = {"calendar": CALENDAR, "cases": list(cases)}
    path.write_text(json.dumps(told, ensure_ascii=False), "utf-8-sig")
    return str(path)


def test_the_example_of_the_documentation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("deadline", written(tmp_path, CASE))
    (case,) = json.loads(capsys.readouterr().out)["cases"]
    told = [(d["term"], d["due_on"], d["met_on"], d["days_late"]) for d in case["deadlines"]]
    assert told == [
        ("KN-TL-1", "2026-12-03", "2026-12-01", 0),
        ("KN-TL-3", "2026-12-03", "2026-12-01", 0),
        ("KN-GQ-1", "2026-12-31", None, 0),
    ]


def test_the_language_may_be_chosen_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("deadline", written(tmp_path, CASE), "--lang", "en")
    assert "Last day: 03/12/2026." in capsys.readouterr().out


def test_a_case_in_error_makes_the_status_1_and_the_others_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        call_command("deadline", written(tmp_path, BAD, CASE))
    assert caught.value.code == 1
    bad, good = json.loads(capsys.readouterr().out)["cases"]
    assert bad["error"]["code"] == "resumed_before_suspended"
    assert len(good["deadlines"]) == 3


@pytest.mark.parametrize("content", [b"[", b"\xff\xfe", None])
def test_a_file_that_cannot_be_read_makes_the_status_2(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "cases.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError) as caught:
        call_command("deadline", str(path))
    assert caught.value.returncode == 2


@pytest.mark.parametrize(("cases", "status"), [([CASE], 0), ([CASE, BAD], 1), (None, 2)])
def test_from_a_shell_without_any_database(
    tmp_path: Path, cases: list[dict[str, Any]] | None, status: int
) -> None:
    text = "no JSON" if cases is None else json.dumps({"cases": cases})
    ran = subprocess.run(
        [sys.executable, "manage.py", "deadline", "-"],
        cwd=ROOT,
        input=text.encode(),
        capture_output=True,
        env=os.environ
        | {"DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3", "VAR_DIR": str(tmp_path)},
        check=False,
    )
    assert ran.returncode == status, ran.stderr.decode()
    if status == 2:
        assert ran.stdout == b"" and "not_json" in ran.stderr.decode()
    else:
        assert len(json.loads(ran.stdout)["cases"]) == len(cases or [])
    assert not (tmp_path / "none.sqlite3").exists()
