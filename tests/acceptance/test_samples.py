"""Every journey file in samples/ runs as docs/journey.md says, on an empty database."""

import hashlib
import io
import json
import re
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from petitions import ledger
from petitions.models import Petition
from tests.architecture.sources import ROOT
from tests.factories import moment

SAMPLES = ROOT / "samples"
Line = dict[str, Any]
MUST_AGREE = "Dữ kiện phải đủ và khớp nhau"

#: File, then how each of its petitions ends: its last state, or (code, rule, field) of the refusal.
ENDS: dict[str, dict[str, str | tuple[str, str, str]]] = {
    "full-path": {"cho-an-hoa": "reported"},
    "redraft-and-dialogue": {"don-dien": "reported"},
    "not-accepted": {
        "qua-thoi-hieu": "declined",
        "khong-ky": "declined",
        "co-tro-ngai": "assigned",
    },
    "guided-and-referred": {
        "huong-dan": "declined",
        "chuyen-don": "declined",
        "tra-lai": "declined",
        "luu-don": "declined",
    },
    "turns-on-the-way": {
        "giao-lai": "assigned",
        "thay-nguoi": "assigned",
        "tam-dinh-chi": "assigned",
        "rut-don": "terminated",
        "de-xuat-lai": "assigned",
    },
    "own-agency": {"via-he": "reported"},
    "refused-steps": {
        "truoc": "reported",
        "tu-duyet": ("not_allowed", "Nguyên tắc bốn mắt", ""),
        "sai-vai": ("not_allowed", "Bảng phân quyền", ""),
        "thu-ly-qua-thoi-hieu": ("refused", "khoản 6 Điều 11 Luật Khiếu nại 2011", ""),
        "ngay-lui": ("incomplete_letter", MUST_AGREE, "issued_on"),
        "biet-sau-khi-nop": ("bad_fact", MUST_AGREE, "contested_known_on"),
        "don-vi-la": ("bad_fact", "Danh mục đơn vị", "suggested_unit"),
        "don-vi-noi-khac": ("bad_fact", MUST_AGREE, "unit"),
        "tep-gia-danh": ("bad_fact", MUST_AGREE, "papers"),
        "thieu-doi-thoai": ("bad_fact", "Điều 30 Luật Khiếu nại", "dialogue_on"),
        "nhay-coc": ("bad_fact", MUST_AGREE, ""),
        "sau": "reported",
    },
    "denunciation": {
        "thu-tien-do-dac": "reported",
        "khong-co-co-so": "declined",
        "chuyen-to-cao": "declined",
    },
    "protected-complaint": {
        # The grant of that step has ended since: it opens nothing, whatever day the file names.
        "giu-bi-mat-tu-dau": ("not_allowed", "Bảng phân quyền", ""),
        "giu-bi-mat-ve-sau": "assigned",
        "trung-ho-ten": "assigned",
    },
    "refused-secrecy": {
        "tu-cho-phep": ("bad_fact", MUST_AGREE, "to"),
        "mo-khong-phep": ("not_allowed", "Bảng phân quyền", ""),
        "mo-sau-thu-hoi": ("not_allowed", "Bảng phân quyền", ""),
        "qua-lau": ("bad_fact", MUST_AGREE, "ends_on"),
        "ghi-ten-hai-lan": ("bad_fact", MUST_AGREE, "officer"),
        "danh-tinh-trong-noi-dung": ("bad_fact", "Điều 9, Điều 56 Luật Tố cáo 2018", "content"),
        "giao-don-vi-lien-quan": (
            *("bad_fact", "Nguyên tắc không xử lý việc có liên quan đến mình"),
            "unit",
        ),
        "nguoi-dung-dau": ("not_allowed", "Bảng phân quyền", ""),
    },
}


def run(file: Path, out: Path) -> tuple[int, list[Line]]:
    """The exit status of `manage.py journey` and its lines."""
    said = io.StringIO()
    status = 0
    try:
        call_command("journey", str(file), out=out, stdout=said)
    except CommandError as error:
        status = error.returncode
    return status, [json.loads(line) for line in said.getvalue().splitlines()]


def text_of(pdf: Path) -> str:
    """The words of a PDF, on one line."""
    found = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    )
    return " ".join(found.stdout.split())


def end_of(line: Line) -> str | tuple[str, str, str]:
    """How a petition stands after its last line."""
    if "error" in line:
        return line["error"]["code"], line["error"]["rule"], line["error"].get("field", "")
    return str(line["status"])


def entered(name: str) -> dict[str, Line]:
    """What was entered of each petition in a sample."""
    data = json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))
    return {p["ref"]: p["steps"][0] for p in data["petitions"]}


def test_every_sample_is_expected() -> None:
    assert {path.stem for path in SAMPLES.glob("*.json")} == set(ENDS)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ENDS)
def test_a_sample_runs_as_documented(name: str, tmp_path: Path) -> None:
    status, lines = run(SAMPLES / f"{name}.json", tmp_path)
    ends = {line["petition"]: end_of(line) for line in lines}
    assert ends == ENDS[name]
    assert status == any(isinstance(end, tuple) for end in ends.values())
    papers = [line for line in lines if "document" in line]
    assert papers
    for line in papers:
        for document in (line["document"], *line.get("enclosed", ())):
            check_paper(document, entered(name)[line["petition"]])
    assert {path.name for path in tmp_path.iterdir()} == {
        Path(document["path"]).name
        for line in papers
        for document in (line["document"], *line.get("enclosed", ()))
    }
    assert list(ledger.verify()) == []


def check_paper(document: dict[str, str], facts: Line) -> None:
    """The file is the paper that was filed, and says its number and whose petition it is about.

    Unless that is to be kept secret: then it says nothing of who it is.
    """
    pdf = Path(document["path"])
    assert hashlib.sha256(pdf.read_bytes()).hexdigest() == document["sha256"]
    text = text_of(pdf)
    assert document["number"] in text
    petitioner = unicodedata.normalize("NFC", facts["petitioner_name"])
    is_secret = facts.get("kind") == "denunciation" or facts.get("is_protected", False)
    assert (petitioner in text) is not is_secret


@pytest.mark.django_db
def test_the_numbers_of_one_file_have_no_gap(tmp_path: Path) -> None:
    """A refused step takes no number from the petitions before and after it."""
    _, lines = run(SAMPLES / "refused-steps.json", tmp_path)
    series: dict[str, list[int]] = {}
    for line in lines:
        if "document" in line:
            number, symbol = line["document"]["number"].split("/", 1)
            series.setdefault(symbol, []).append(int(number))
    assert set(series) == {"GBN-UBND", "TB-UBND", "QĐ-UBND"}
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in series.values())


@pytest.mark.django_db
def test_a_denunciation_is_accepted_with_the_notices_that_go_with_it(tmp_path: Path) -> None:
    _, lines = run(SAMPLES / "denunciation.json", tmp_path)
    accepted = next(line for line in lines if line["act"] == "issue_acceptance")
    assert accepted["document"]["number"] == "01/QĐ-UBND"
    assert [paper["number"] for paper in accepted["enclosed"]] == ["01/TB-UBND", "02/TB-UBND"]
    tasks = [task for line in lines for task in line.get("task", ())]
    assert "Ban hành quyết định thụ lý tố cáo" in tasks
    assert "Dự thảo kết luận nội dung tố cáo" in tasks
    assert "Ban hành thông báo thụ lý" not in tasks


@pytest.mark.django_db
def test_an_opening_is_recorded_while_its_grant_is_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sample as it ran on the days that it tells of: the clock decides, and not the file."""
    monkeypatch.setattr(timezone, "now", lambda: moment("2026-10-01 08:00"))
    status, lines = run(SAMPLES / "protected-complaint.json", tmp_path)
    own = [line for line in lines if line["petition"] == "giu-bi-mat-tu-dau"]
    assert status == 0
    assert [line["act"] for line in own][-3:] == [
        "grant_opening",
        "open_identity",
        "revoke_opening",
    ]
    assert Petition.objects.get(code=own[0]["code"]).openings == 1
    assert "Ma Thị Xin Giấu" not in json.dumps(own, ensure_ascii=False)


@pytest.mark.django_db
def test_a_deputy_signs_on_the_heads_behalf(tmp_path: Path) -> None:
    _, lines = run(SAMPLES / "own-agency.json", tmp_path)
    decision = next(line for line in lines if line["act"] == "issue_decision")
    text = text_of(Path(decision["document"]["path"]))
    assert "KT. CHỦ TỊCH" in text
    assert "Diệp Văn Thay Mặt" in text
    assert "PHƯỜNG MẪU HẠ" in text


@pytest.mark.django_db
def test_a_redrafted_decision_carries_the_second_text(tmp_path: Path) -> None:
    _, lines = run(SAMPLES / "redraft-and-dialogue.json", tmp_path)
    decision = next(line for line in lines if line["act"] == "issue_decision")
    text = text_of(Path(decision["document"]["path"]))
    assert "áp dụng hệ số bù 1,15" in text
    assert "Sửa đổi phương án dồn điền." not in text
    settlement = [d for d in lines[-1]["deadlines"] if d["rule"] == "KN-GQ-1"]
    assert [(d["starts_on"], d["due_on"]) for d in settlement] == [("2026-08-27", "2026-10-12")]


@pytest.mark.django_db
def test_the_example_of_the_manual_runs(tmp_path: Path) -> None:
    manual = (ROOT / "docs" / "journey.md").read_text("utf-8")
    example = re.search(r"```json\n(\{\n  \"petitions\".*?)```", manual, re.S)
    assert example
    file = tmp_path / "example.json"
    file.write_text(example[1], encoding="utf-8")
    status, lines = run(file, tmp_path / "out")
    assert status == 0
    assert lines[-1]["status"] == "assigned"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (None, "Không đọc được tệp"),
        ("{", "không phải là JSON hợp lệ"),
        ('{"petitions": 1}', "«petitions» phải là"),
        ('{"petitions": [], "agency": {"units": []}}', "thiếu «people»"),
        (
            '{"petitions": [], "agency": {"people": [], "units": [{"code": "x", "name": "X",'
            ' "is_agency": true}]}}',
            "units thứ 1: dữ liệu không khớp nhau",
        ),
    ],
)
def test_an_unreadable_file_is_refused_whole(
    text: str | None, complaint: str, tmp_path: Path
) -> None:
    file = tmp_path / "journey.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=complaint) as refused:
        call_command("journey", str(file), out=tmp_path / "out")
    assert refused.value.returncode == 2
