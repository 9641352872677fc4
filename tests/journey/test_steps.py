"""A step that cannot be read, comes too early or stands in the wrong place stops one petition."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from petitions.access import Act
from petitions.models import Petition
from tests.factories import moment
from tests.journey.files import (
    PATH,
    REGISTER,
    Entry,
    fault,
    petition,
    registering,
    run,
    run_alone,
    sound,
)
from workflow.journey.reading import parse, read_step
from workflow.journey.running import Runner
from workflow.journey.staffing import default_agency, ensure

pytestmark = pytest.mark.django_db

WITHOUT_AT = {name: value for name, value in REGISTER.items() if name != "at"}


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (5, ""),
        ([], ""),
        ({}, "act"),
        (registering(act="bay"), "act"),
        (registering(act=["register"]), "act"),
        (registering(act="x" * 10_000), "act"),
        (registering(act="\ud800"), "act"),
        (WITHOUT_AT, "at"),
        (registering(at=20260914), "at"),
        (registering(at="14/09/2026"), "at"),
        (registering(at="2026-02-31"), "at"),
        (registering(at="0001-01-01T00:00"), "at"),
        (registering(at="9999-12-31T23:59-23:59"), "at"),
        (registering(at="1025-01-01"), "at"),
        (registering(at="2026-09-14\u0000"), "at"),
        (registering(actor=None), "actor"),
        (registering(actor=7), "actor"),
        (registering(actor="a\u0000"), "actor"),
        (registering(actor="\udc00"), "actor"),
    ],
)
def test_a_step_that_cannot_be_read(step: Any, field: str, tmp_path: Path) -> None:
    assert fault(run_alone(tmp_path, step)) == ("bad_file", field)
    assert Petition.objects.count() == 2


def test_what_was_done_before_it_stays(tmp_path: Path) -> None:
    line = run_alone(tmp_path, REGISTER, PATH[0], PATH[1] | {"at": "2026-02-31"}, PATH[2])
    assert (line["step"], line["act"], line["at"]) == (3, "assign", "2026-02-31")
    assert Petition.objects.get(number=2).triage.outcome == "accept"


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (5, ""),
        ({}, "steps"),
        ({"ref": "giua"}, "steps"),
        ({"ref": "giua", "steps": {"act": "register"}}, "steps"),
        ({"ref": "giua", "steps": None}, "steps"),
        ({"ref": 5, "steps": [REGISTER]}, "ref"),
        ({"ref": " ", "steps": [REGISTER]}, "ref"),
        ({"ref": "\ud800", "steps": [REGISTER]}, "ref"),
        ({"ref": "truoc", "steps": [REGISTER]}, "ref"),
        ({"ref": "giua", "steps": [REGISTER], "step": []}, "step"),
    ],
)
def test_a_petition_that_cannot_be_begun(entry: Any, field: str, tmp_path: Path) -> None:
    status, lines = run(tmp_path, petition("truoc"), entry, petition("sau"))
    assert status == 1
    assert [line.get("status") for line in lines] == ["received", None, "received"]
    assert lines[1]["step"] == 0
    assert fault(lines[1]) == ("bad_file", field)


@pytest.mark.parametrize("at", ["2027-06-30", "9999-12-30", "9999-12-31T23:59:59-12:00"])
def test_an_act_ahead_of_time(at: str, tmp_path: Path) -> None:
    line = run_alone(tmp_path, registering(at=at))
    assert line["error"]["field"] == "at"
    assert line["error"]["code"] == ("bad_file" if at.endswith("-12:00") else "bad_fact")


def test_the_present_moment_is_the_edge(tmp_path: Path) -> None:
    now = timezone.now()
    soon = (now + timedelta(minutes=5)).isoformat()
    assert fault(run_alone(tmp_path, registering(at=soon))) == ("bad_fact", "at")
    assert run_alone(tmp_path, registering(at=now.isoformat()))["status"] == "received"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-09-14", "2026-09-14T08:00:00+07:00"),
        ("20260914", "2026-09-14T08:00:00+07:00"),
        ("2026-09-14T03:00Z", "2026-09-14T10:00:00+07:00"),
        ("2026-09-13T20:00-05:00", "2026-09-14T08:00:00+07:00"),
    ],
)
def test_the_time_of_an_act(written: str, meant: str, tmp_path: Path) -> None:
    assert run_alone(tmp_path, registering(at=written))["at"] == meant


EARLY: list[tuple[int, Entry, str]] = [
    (0, PATH[1], "Đơn chưa có đề xuất phân loại."),
    (4, PATH[5], "Chưa có kết quả xác minh nên chưa dự thảo quyết định được."),
    (5, PATH[6], "Đơn chưa có dự thảo quyết định."),
]


@pytest.mark.parametrize(("done", "step", "message"), EARLY)
def test_an_act_before_its_turn_is_refused_by_itself(
    done: int, step: Entry, message: str, tmp_path: Path
) -> None:
    error = run_alone(tmp_path, REGISTER, *PATH[:done], step)["error"]
    assert error["message"] == message
    assert error["rule"]


#: What each act is given, in the hands of somebody who may do it.
BESIDE: list[Entry] = [
    {"act": "approve_refusal", "actor": "chutich"},
    {"act": "rework", "actor": "chutich", "reason": "Bổ sung."},
    {"act": "issue_refusal", "actor": "vanthu"},
    {"act": "send_back", "actor": "kinhte", "reason": "Không đúng lĩnh vực."},
    {"act": "reassign", "actor": "chutich", "unit": "an-hoa-vhxh"},
    {"act": "hand_over", "actor": "chutich", "handler": "kinhte2", "reason": "Nghỉ ốm."},
    {"act": "mark_complex", "actor": "chutich", "criteria": ["KN-3A-a"], "reason": "Nhiều người."},
    {"act": "return_draft", "actor": "chutich", "reason": "Sửa câu chữ."},
    {"act": "confirm_receipt", "actor": "vanthu", "received_on": "2026-09-25"},
    {"act": "suspend", "actor": "chutich", "basis": "KN-11A-1A", "reason": "Người khiếu nại ốm."},
    {"act": "resume", "actor": "chutich", "reason": "Đã khỏi ốm."},
    {"act": "terminate", "actor": "chutich", "basis": "KN-11A-2A", "reason": "Rút đơn."},
    {"act": "send_notice", "actor": "vanthu", "reference": "Ký nhận"},
    {"act": "recall", "actor": "chutich", "reason": "Người duyệt thôi giữ chức."},
    {"act": "attach", "actor": "tiepnhan", "papers": [{"name": "Đơn bổ sung"}]},
    {"act": "remind", "actor": "chutich"},
    {"act": "declare_day", "actor": "chutich"},
    {"act": "protect", "actor": "tiepnhan", "reason": "Người gửi đề nghị."},
    {
        "act": "grant_opening",
        "actor": "chutich",
        "to": "vanthu",
        "ends_on": "2026-10-30",
        "reason": "Ghi bì thư.",
    },
    {"act": "revoke_opening", "actor": "chutich", "to": "vanthu", "reason": "Đã gửi."},
    {"act": "open_identity", "actor": "vanthu", "reason": "Ghi bì thư."},
    {"act": "black_out", "actor": "vanthu"},
    {"act": "name_officer", "actor": "tiepnhan", "officer": "kinhte2", "reason": "Trang 2."},
    {"act": "clear_officer", "actor": "chutich", "officer": "kinhte2", "reason": "Trùng tên."},
    {"act": "destroy_identity", "actor": "chutich", "reason": "Đã nộp lưu.", "is_sure": True},
    {"act": "read_openings", "actor": "kiemtra"},
    {"act": "void_number", "actor": "vanthu"},
]
NO_STEPS = {"remind", "declare_day", "black_out", "read_openings", "void_number"}
FOLLOWED_UP = {"acted_on": "2026-09-28", "published_on": "2026-09-28"}
DENOUNCE = registering(kind="denunciation")
#: Each kind of petition with its path, and what is done of it even when all else is.
KINDS = {
    "complaint": (REGISTER, PATH, {"protect", "name_officer"}),
    "denunciation": (
        DENOUNCE,
        [*PATH[:-1], PATH[-1] | FOLLOWED_UP],
        {"grant_opening", "name_officer", "destroy_identity"},
    ),
}


def test_every_act_is_tried() -> None:
    tried = [REGISTER, *PATH, *BESIDE]
    assert sorted(step["act"] for step in tried) == sorted(act.value for act in Act)


@pytest.mark.parametrize("done", range(len(PATH) + 1))
@pytest.mark.parametrize("kind", KINDS)
def test_every_act_at_every_point_is_done_or_refused_by_a_rule(kind: str, done: int) -> None:
    """A petition goes as far as `done`; then each act is tried on it and taken back."""
    ensure(default_agency())
    first, path, at_the_end = KINDS[kind]
    runner = Runner()
    (trip,) = parse({"petitions": [petition("don", first, *path[:done])]}).trips
    assert not any("error" in line for line in runner.trip(trip))
    lines = {}
    for entry in (first, *path, *BESIDE):
        with transaction.atomic():
            lines[entry["act"]] = runner.step("don", 9, read_step(entry | {"at": "2026-10-01"}))
            assert sound()
            transaction.set_rollback(True)
    errors = {act: line["error"] for act, line in lines.items() if "error" in line}
    assert all(error["rule"] and error["message"] for error in errors.values())
    assert "unexpected" not in {error["code"] for error in errors.values()}
    assert {"register", *NO_STEPS} <= errors.keys()
    # The next act of the path is done; where the path ends, nothing more of it is.
    assert [step["act"] for step in path[done : done + 1] if step["act"] in errors] == []
    assert (lines.keys() - errors.keys() == at_the_end) == (done == len(path))


#: The acts of secrecy, in an order in which each can be done; none waits for another's day.
SECRECY: list[Entry] = [
    {
        "act": "grant_opening",
        "at": "2026-11-24",
        "actor": "chutich",
        "to": "vanthu",
        "ends_on": "2026-12-20",
        "reason": "Ghi bì thư.",
    },
    {"act": "open_identity", "at": "2026-11-24", "actor": "vanthu", "reason": "Ghi bì thư."},
    {
        "act": "revoke_opening",
        "at": "2026-11-24",
        "actor": "chutich",
        "to": "vanthu",
        "reason": "Đã gửi xong.",
    },
    {
        "act": "name_officer",
        "at": "2026-11-24",
        "actor": "tiepnhan",
        "officer": "kinhte2",
        "reason": "Trang 2.",
    },
    {
        "act": "clear_officer",
        "at": "2026-11-24",
        "actor": "chutich",
        "officer": "kinhte2",
        "reason": "Trùng họ tên.",
    },
]


def test_the_acts_of_secrecy_in_their_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment("2026-11-24 09:00"))
    line = run_alone(tmp_path, DENOUNCE, *SECRECY)
    assert (line["act"], line["status"]) == ("clear_officer", "received")
    told = Petition.objects.get(number=2)
    assert (told.openings, told.record_length) == (1, 6)
    # What the grant opened while it stood, it opens no more.
    again = run_alone(tmp_path, DENOUNCE, *SECRECY[:3], SECRECY[1])
    assert fault(again) == ("not_allowed", "")
