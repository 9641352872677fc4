"""Journey files as tests write them, and what running one says."""

import io
import json
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

from documents.models import Counter, Document
from petitions import ledger
from petitions.models import Petition

Line = dict[str, Any]
Entry = dict[str, Any]

REGISTER: Entry = {
    "act": "register",
    "at": "2026-09-14T08:15",
    "actor": "tiepnhan",
    "unit": "an-hoa",
    "channel": "in_person",
    "received_on": "2026-09-14",
    "petitioner_name": "Nguyễn Thị Ví Dụ",
    "petitioner_address": "Thôn Thí Điểm, xã An Hòa",
    "respondent_name": "Ban quản lý chợ An Hòa",
    "respondent_address": "Chợ An Hòa",
    "contested_kind": "decision",
    "contested": "Thông báo số 31/TB-BQL",
    "contested_known_on": "2026-09-04",
    "subject": "Mức thu tại chợ An Hòa",
    "content": "Sạp cùng dãy vẫn thu mức cũ.",
}
#: The acts after registration, in the order of the main line, a day apart from each other.
PATH: list[Entry] = [
    {
        "act": "propose",
        "at": "2026-09-15",
        "actor": "tiepnhan",
        "outcome": "accept",
        "suggested_unit": "an-hoa-kt",
        "reason": "Đơn đủ điều kiện.",
    },
    {"act": "assign", "at": "2026-09-16", "actor": "chutich"},
    {"act": "issue_acceptance", "at": "2026-09-17", "actor": "vanthu"},
    {"act": "take", "at": "2026-09-18", "actor": "kinhte"},
    {"act": "verify", "at": "2026-09-21", "actor": "kinhte", "findings": "Đã thu sai mức."},
    {
        "act": "draft",
        "at": "2026-09-22",
        "actor": "kinhte",
        "verdict": "right",
        "conclusion": "Khiếu nại là đúng.",
        "orders": ["Hủy thông báo.", "Giao thi hành."],
    },
    {"act": "approve", "at": "2026-09-23", "actor": "chutich"},
    {"act": "issue_decision", "at": "2026-09-24", "actor": "vanthu"},
    {"act": "deliver", "at": "2026-09-25", "actor": "vanthu", "reference": "Ký nhận"},
    {"act": "report", "at": "2026-09-28", "actor": "kinhte", "text": "Đã thi hành."},
]


def registering(**facts: Any) -> Entry:
    """A registration with these facts instead of the usual ones."""
    return REGISTER | facts


def petition(ref: str, *steps: Any) -> Entry:
    """A petition of a file; the usual registration where no steps are given."""
    return {"ref": ref, "steps": list(steps) or [REGISTER]}


def run(folder: Path, *petitions: Any, **top: Any) -> tuple[int, list[Line]]:
    """The exit status and the lines of a file with these petitions, written into `folder`."""
    return run_text(folder, json.dumps({"petitions": petitions} | top))


def run_text(folder: Path, text: str | bytes, *, out: Path | None = None) -> tuple[int, list[Line]]:
    """The exit status and the lines of a file that consists of `text`."""
    file = folder / "journey.json"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    said = io.StringIO()
    status = 0
    try:
        call_command("journey", str(file), out=out or folder / "out", stdout=said)
    except CommandError as error:
        status = error.returncode
    return status, [json.loads(line) for line in said.getvalue().splitlines()]


def run_alone(folder: Path, *steps: Any) -> Line:
    """The last line of a petition with these steps; its neighbours on both sides are unharmed."""
    status, lines = run(folder, petition("truoc"), petition("giua", *steps), petition("sau"))
    (own,) = [[line for line in lines if line["petition"] == "giua"]]
    assert status == int("error" in own[-1])
    neighbours = [line for line in lines if line["petition"] != "giua"]
    assert [line["status"] for line in neighbours] == ["received", "received"]
    assert sound()
    return own[-1]


def fault(line: Line) -> tuple[str, str]:
    """Code and field of a refused step."""
    return line["error"]["code"], line["error"].get("field", "")


def sound() -> bool:
    """Whether the record verifies and no series of numbers has a gap."""
    for counter in Counter.objects.all():
        series = Document.objects.filter(
            unit=counter.unit, type_code=counter.type_code, year=counter.year
        )
        numbers = list(series.order_by("number").values_list("number", flat=True))
        if numbers != list(range(1, counter.last + 1)):
            return False
    return not list(ledger.verify()) and all(p.events.exists() for p in Petition.objects.all())
