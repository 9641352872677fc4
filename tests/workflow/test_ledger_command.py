"""`manage.py ledger`: what it says, what it writes, and what it refuses."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from petitions import ledger
from petitions.models import LedgerHead, Unit
from tests.documents.reading import text_of
from tests.factories import Office, UserFactory
from tests.flushing import lift
from tests.paths import at_point
from tests.petitions.ledger_records import DAYS, a_closed_record

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    said = io.StringIO()
    call_command("ledger", *arguments, stdout=said)
    return said.getvalue()


def broken(*arguments: str) -> tuple[str, str]:
    """What a run that finds something says, and how it ends."""
    said = io.StringIO()
    with pytest.raises(CommandError) as ended:
        call_command("ledger", *arguments, stdout=said)
    return said.getvalue(), str(ended.value)


def execute(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_whole_record_is_said_to_be_whole() -> None:
    at_point("assigned", Office())
    assert run("verify") == "Nhật ký nguyên vẹn.\n"


def test_what_was_edited_is_named_and_so_is_the_guard_that_is_gone() -> None:
    petition = at_point("assigned", Office())
    lift()
    execute(
        "UPDATE petitions_event SET reason = 'x' WHERE petition_id = %s AND seq = 2", petition.pk
    )
    said, ended = broken("verify")
    lines = said.splitlines()
    assert lines[0] == f"đơn khóa {petition.pk}, mục 2: nội dung đã bị sửa"
    assert all("thiếu chốt chặn petitions_" in line for line in lines[1:])
    assert ended == f"Nhật ký không còn nguyên vẹn: {len(lines)} chỗ."


def test_a_head_is_made_exported_and_held_against_the_record(tmp_path: Path) -> None:
    petition, file = at_point("assigned", Office()), tmp_path / "head.json"
    said = run("head", "--export", str(file))
    head = LedgerHead.objects.get()
    assert said == (
        f"Lần chốt số 1, ngày {head.day:%d/%m/%Y}: 1 chuỗi, 3 mục, 1 chuỗi có mục mới.\n"
    )
    assert run("head") == said
    assert json.loads(file.read_text("utf-8"))["lines"] == [[petition.pk, 3, petition.record_head]]
    assert run("verify", "--against", str(file)) == "Nhật ký nguyên vẹn.\n"
    lift()
    execute("DELETE FROM petitions_ledgerline")
    execute("DELETE FROM petitions_ledgerhead")
    said, _ = broken("verify", "--against", str(file))
    assert "lần chốt số 1: có bản lưu ngoài, trong hệ thống không còn" in said


def test_the_head_of_an_earlier_day_can_be_taken_out(tmp_path: Path) -> None:
    heads, file = a_closed_record(Office()), tmp_path / "head.json"
    said = run("head", "--day", DAYS[1].isoformat(), "--export", str(file))
    assert said.startswith("Lần chốt số 2, ngày 30/12/2026:")
    assert json.loads(file.read_text("utf-8"))["head"]["signature"] == heads[1].signature
    with pytest.raises(CommandError, match="Ngày 01/12/2026 không có lần chốt nào"):
        run("head", "--day", "2026-12-01")


def test_a_head_is_printed_for_keeping(tmp_path: Path) -> None:
    office = Office()
    at_point("assigned", office)
    file, keeper, root = tmp_path / "head.pdf", office.auditor, office.agency.parent
    assert root is not None
    for unit in (root, office.agency):
        chosen = () if unit == root else ("--unit", unit.code)
        run("head", "--print", str(file), "--keeper", keeper.username, *chosen)
        text = text_of(file.read_bytes())
        assert "PHIẾU CHỐT NHẬT KÝ" in text and "Lần chốt số 1" in text
        assert unit.name.upper().removeprefix("ỦY BAN NHÂN DÂN ") in text
        assert keeper.full_name in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "cần --keeper"),
        (("--keeper", "khong.co"), "Không có tài khoản khong.co"),
        (("--keeper", "can.bo", "--unit", "khong-co"), "Chọn cơ quan ghi ở đầu phiếu"),
        (("--keeper", "can.bo"), "Chọn cơ quan ghi ở đầu phiếu"),
        (("--keeper", "can.bo", "--unit", "don-vi", "--day", "2026-12-31"), "Ngày in trước"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(
    arguments: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    office, file = Office(), tmp_path / "head.pdf"
    assert Office().agency.parent != office.agency.parent
    Unit.objects.filter(pk=office.agency.pk).update(code="don-vi")
    UserFactory.create(username="can.bo")
    ledger.make_head(timezone.localdate())
    ledger.make_head(DAYS[2])
    day = () if "--day" in arguments else ("--day", timezone.localdate().isoformat())
    with pytest.raises(CommandError, match=words):
        run("head", "--print", str(file), *day, *arguments)
    assert not file.exists()


def test_files_that_are_none_are_named(tmp_path: Path) -> None:
    absent, other, binary = (tmp_path / name for name in ("absent", "other", "binary"))
    other.write_text("{}", "utf-8")
    binary.write_bytes(b"\xff\xfe")
    for file, words in (
        (absent, "Không đọc được"),
        (other, "không phải tệp chốt nhật ký"),
        (binary, "Không đọc được"),
    ):
        with pytest.raises(CommandError, match=words):
            run("verify", "--against", str(file))
    with pytest.raises(CommandError, match="Không ghi được"):
        run("head", "--export", str(tmp_path / "absent" / "file"))
