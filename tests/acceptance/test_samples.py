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

from petitions import ledger
from tests.architecture.sources import ROOT

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


def petitioners(name: str) -> dict[str, str]:
    """The first petitioner of each petition in a sample, in composed letters."""
    data = json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))
    return {
        p["ref"]: unicodedata.normalize("NFC", p["steps"][0]["petitioner_name"])
        for p in data["petitions"]
    }


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
        check_paper(line, petitioners(name)[line["petition"]])
    assert {path.name for path in tmp_path.iterdir()} == {
        Path(line["document"]["path"]).name for line in papers
    }
    assert list(ledger.verify()) == []


def check_paper(line: Line, petitioner: str) -> None:
    """The file is the paper that was filed, and says its number and whose complaint it is about."""
    document = line["document"]
    pdf = Path(document["path"])
    assert hashlib.sha256(pdf.read_bytes()).hexdigest() == document["sha256"]
    text = text_of(pdf)
    assert document["number"] in text
    assert petitioner in text


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
