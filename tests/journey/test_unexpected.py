"""What no rule foresees stops one petition, leaves it whole, and is told without quoting it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection

from petitions.models import Petition
from tests.journey.files import PATH, REGISTER, petition, run, sound

#: In transactions of their own, as outside of tests.
pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "Nguyễn Thị Bí Mật"


@contextmanager
def failing(beginning: str, *, from_time: int, times: int = 1) -> Iterator[None]:
    """A database that fails at the statements that begin so, from the nth on."""
    seen = 0

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        if sql.startswith(beginning):
            seen += 1
            if from_time <= seen < from_time + times:
                raise DatabaseError(f"disk full near {SECRET}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        yield


def test_an_act_that_fails_half_way_leaves_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with failing('INSERT INTO "petitions_event"', from_time=3):
        status, lines = run(
            tmp_path, petition("truoc"), petition("giua", REGISTER, *PATH), petition("sau")
        )
    assert status == 1
    assert [line["petition"] for line in lines] == ["truoc", "giua", "giua", "sau"]
    assert lines[2]["act"] == "propose"
    assert lines[2]["error"]["code"] == "unexpected"
    assert lines[3]["number"] == "03/2026"
    assert not hasattr(Petition.objects.get(number=2), "triage")
    assert sound()
    (record,) = caplog.records
    said = record.getMessage()
    assert "'giua', step 2: DatabaseError at running.py" in said
    assert SECRET not in said + capsys.readouterr().err


def test_a_number_is_given_back(tmp_path: Path) -> None:
    with failing('INSERT INTO "documents_documentcontent"', from_time=2):
        _, lines = run(tmp_path, petition("truoc"), petition("giua"), petition("sau"))
    assert lines[1]["error"]["code"] == "unexpected"
    assert [line.get("number") for line in lines] == ["01/2026", None, "02/2026"]
    assert sound()


def test_a_step_that_was_done_is_not_said_to_be_undone(tmp_path: Path) -> None:
    with failing('SELECT "documents_documentcontent"', from_time=1):
        _, lines = run(tmp_path, petition("a", REGISTER, PATH[0]), petition("b"))
    assert lines[0]["error"]["code"] == "unexpected"
    assert "đã làm xong" in lines[0]["error"]["message"]
    assert lines[0]["number"] == "01/2026"
    assert [line["petition"] for line in lines] == ["a", "b"]
