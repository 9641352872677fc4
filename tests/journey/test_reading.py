"""Only a file that is no journey at all, or brings a broken agency, is refused whole."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from petitions.models import Petition, Unit, User
from tests.journey.files import REGISTER, petition, run, run_text

pytestmark = pytest.mark.django_db


def refusal(folder: Path, text: str | bytes) -> str:
    """What is said of a file that is refused whole. Nothing was printed, nothing was made."""
    file = folder / "journey.json"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    said = io.StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("journey", str(file), out=folder / "out", stdout=said)
    assert refused.value.returncode == 2
    assert said.getvalue() == ""
    assert not Unit.objects.exists()
    return str(refused.value)


def wrapped(value: str) -> str:
    """A file with one good petition, and `value` beside it."""
    return f'{{"petitions": [{json.dumps(petition("a"))}], "about": {value}}}'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "không phải là JSON hợp lệ"),
        ('{"petitions":\n [}', "không phải là JSON hợp lệ: dòng 2, cột 3"),
        (b"\xff\xfe{\x00}\x00", "không phải là văn bản UTF-8"),
        ("[]", "thiếu «petitions»"),
        ('{"petitions": {}}', "«petitions» phải là danh sách"),
        ("[" * 200_000, "lồng nhau quá sâu"),
        (wrapped("[" * 200_000), "lồng nhau quá sâu"),
        (wrapped("9" * 6000), "có số dài quá"),
        (wrapped("NaN"), "không phải là số"),
        (wrapped("-Infinity"), "không phải là số"),
    ],
)
def test_no_journey(text: str | bytes, message: str, tmp_path: Path) -> None:
    assert message in refusal(tmp_path, text)


UNIT: dict[str, Any] = {"code": "moi", "name": "Ủy ban nhân dân xã Mới"}
PERSON: dict[str, Any] = {"username": "moi", "full_name": "Nguyễn Văn Mẫu"}
HELD: dict[str, Any] = {"unit": "moi", "role": "head", "from": "2026-01-01"}


@pytest.mark.parametrize(
    ("unit", "message"),
    [
        (5, "phải là một đối tượng"),
        ({"code": "moi"}, "thiếu «name»"),
        ({"name": "X"}, "thiếu «code»"),
        (UNIT | {"code": ["x"]}, "«code» phải là chữ"),
        (UNIT | {"code": "x y"}, "«code»"),
        (UNIT | {"code": "a" * 300}, "«code»"),
        (UNIT | {"code": "a\u0000"}, "«code» có ký tự không dùng được"),
        (UNIT | {"name": 5}, "«name» phải là chữ"),
        (UNIT | {"name": "b" * 3000}, "«name»"),
        (UNIT | {"name": "\ud800"}, "«name» có ký tự không dùng được"),
        (UNIT | {"is_agency": "no"}, "«is_agency» chỉ nhận true hoặc false"),
        (UNIT | {"is_agency": True}, "dữ liệu không khớp nhau"),
        (UNIT | {"is_remote": 1}, "«is_remote» chỉ nhận true hoặc false"),
        (UNIT | {"parent": "khong-co"}, "Không có đơn vị nào mang mã «khong-co»"),
        (UNIT | {"phone": "0" * 50}, "«phone»"),
        (UNIT | {"adress": "X"}, "Không có mục «adress»"),
    ],
)
def test_a_unit_that_cannot_be_made(unit: Any, message: str, tmp_path: Path) -> None:
    first = {"code": "truoc", "name": "Đơn vị làm trước"}
    text = {"petitions": [petition("a")], "agency": {"units": [first, unit], "people": []}}
    said = refusal(tmp_path, json.dumps(text))
    assert "units thứ 2" in said
    assert message in said


@pytest.mark.parametrize(
    ("person", "message"),
    [
        ([], "phải là một đối tượng"),
        ({"username": "moi"}, "thiếu «full_name»"),
        (PERSON | {"username": "có dấu cách"}, "«username»"),
        (PERSON | {"username": "a" * 151}, "«username»"),
        (PERSON | {"full_name": "A" * 121}, "«full_name»"),
        (PERSON | {"full_name": {"a": 1}}, "«full_name» phải là chữ"),
        (PERSON | {"password": "x"}, "Không có mục «password»"),
        (PERSON | {"appointments": "x"}, "«appointments» phải là danh sách"),
        (PERSON | {"appointments": [HELD | {"role": "boss"}]}, "vai trò nào tên «boss»"),
        (PERSON | {"appointments": [HELD | {"from": "01/01/2026"}]}, "«from» phải là ngày"),
        (PERSON | {"appointments": [HELD | {"to": "2025-01-01"}]}, "dữ liệu không khớp nhau"),
        (PERSON | {"appointments": [HELD | {"to": 2027}]}, "«to» phải là chữ"),
        (PERSON | {"appointments": [HELD | {"unit": "la"}]}, "mang mã «la»"),
        (PERSON | {"appointments": [HELD | {"title": "T" * 121}]}, "«title»"),
        (PERSON | {"appointments": [HELD | {"till": "x"}]}, "Không có mục «appointments.till»"),
    ],
)
def test_a_person_that_cannot_be_made(person: Any, message: str, tmp_path: Path) -> None:
    text = {"petitions": [petition("a")], "agency": {"units": [UNIT], "people": [person]}}
    said = refusal(tmp_path, json.dumps(text))
    assert "people thứ 1" in said
    assert message in said
    assert not User.objects.filter(username="moi").exists()


def test_units_in_more_storeys_than_the_tables_hold(tmp_path: Path) -> None:
    units: list[dict[str, Any]] = [UNIT]
    units += [UNIT | {"code": f"u{n}", "parent": f"u{n - 1}" if n else "moi"} for n in range(20)]
    text = {"petitions": [], "agency": {"units": units, "people": []}}
    assert "units thứ 21: đơn vị nằm sâu hơn 20 tầng" in refusal(tmp_path, json.dumps(text))
    units.pop()
    assert run(tmp_path, agency={"units": units, "people": []}) == (0, [])
    assert Unit.objects.count() == 20


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    text = json.dumps({"petitions": [petition("a")]}, ensure_ascii=False)
    status, lines = run_text(tmp_path, text.encode("utf-8-sig"))
    assert (status, lines[0]["status"]) == (0, "received")


def test_a_file_without_petitions_or_steps_does_nothing(tmp_path: Path) -> None:
    assert run(tmp_path) == (0, [])
    assert run(tmp_path, {"steps": []}, agency=None) == (0, [])


@pytest.mark.parametrize("name", ["\udfff", "\ud800b", "a\u0085b", "a\u2028b", "a\u2029b", "a\nb"])
def test_a_line_is_one_line_and_says_what_was_written(name: str, tmp_path: Path) -> None:
    _, lines = run(tmp_path, petition("a", REGISTER | {"act": name}))
    assert lines[0]["act"] == name
    assert not Petition.objects.exists()
