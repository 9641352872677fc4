"""`manage.py import_numbers`: an office that starts in the middle of a year goes on counting."""

import io
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from documents.models import CongressTerm, Counter, ImportedNumbers, VoidedNumber
from documents.numbering import Series, last_of, peek, take
from documents.old_lines import COLUMNS
from documents.registers import missing_numbers
from petitions.access import Act
from petitions.models import Unit, User
from tests.factories import Office, moment
from tests.paths import at_point, do

pytestmark = pytest.mark.django_db
HEAD = ",".join(COLUMNS)
MADE = "31/10/2026,Về việc thụ lý,"


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "so-cu.csv"


def run(file: Path, actor: User, *arguments: str) -> str:
    said = io.StringIO()
    call_command("import_numbers", str(file), "--by", actor.username, *arguments, stdout=said)
    return said.getvalue()


def write(file: Path, unit: Unit, *lines: str, head: str = HEAD) -> None:
    """The file with `lines`, in which the agency is left out."""
    told = (f"{unit.code},{line}" for line in lines)
    file.write_text("\n".join([head, *told, ""]), "utf-8")


def refused(file: Path, actor: User, *arguments: str) -> str:
    """What a run that takes nothing over says."""
    said = io.StringIO()
    with pytest.raises(CommandError) as ended:
        call_command("import_numbers", str(file), "--by", actor.username, *arguments, stdout=said)
    assert not ImportedNumbers.objects.exists()
    assert not Counter.objects.filter(last__gt=0).exists()
    return f"{said.getvalue()}{ended.value}"


def code_in(said: str) -> str:
    found = re.search(r"--confirm (\w{12})$", said.strip())
    assert found
    return found[1]


def taken_over(file: Path, actor: User) -> str:
    """Both runs: what the second one says."""
    return run(file, actor, "--confirm", code_in(run(file, actor)))


def test_the_first_run_tells_and_writes_nothing(office: Office, file: Path) -> None:
    write(file, office.agency, "TB,2026,1-40,,,", f"TB,2026,41,{MADE}")
    said = run(file, office.clerk)
    assert "sổ TB năm 2026: số 01–41, 41 số, trong đó hủy 0; số tiếp theo 42" in said
    assert "Chưa ghi gì" in said
    assert not Counter.objects.exists()


def test_the_second_run_writes_and_the_office_counts_on(office: Office, file: Path) -> None:
    why = "Bản in hỏng đã hủy"
    write(
        file,
        office.agency,
        f"TB,2026,42,,,{why}",
        "TB,2026,1 - 40,,,",
        f"TB,2026,41,{MADE}",
        "QĐ,2026,1–7,,,",
    )
    assert taken_over(file, office.clerk).endswith("Đã nhập.\n")
    series = Series(office.agency, "TB", 2026)
    assert (last_of(series), last_of(Series(office.agency, "QĐ", 2026))) == (42, 7)
    assert VoidedNumber.objects.get().reason == why
    row = ImportedNumbers.objects.get(first=41)
    assert (row.last, f"{row.issued_on:%d/%m/%Y}") == (41, "31/10/2026")
    assert row.title == "Về việc thụ lý"
    do(Act.ISSUE_ACCEPTANCE, at_point("assigned", office), office, office.clerk, printed=True)
    assert office.agency.documents.get(type_code="TB").symbol == "43/TB-UBND"
    assert list(missing_numbers()) == []


def test_semicolons_a_mark_at_the_start_and_loose_accents_are_read(
    office: Office, file: Path
) -> None:
    head = "\ufeff" + HEAD.replace(",", ";").replace("ạ", "a\u0323")
    told = f"{office.agency.code};TB;2026;1;31/10/2026;Về việc a, b;"
    file.write_text(f"{head}\n{told}\n\n", "utf-8")
    taken_over(file, office.clerk)
    assert ImportedNumbers.objects.get().title == "Về việc a, b"


def test_a_series_of_the_party_is_imported_into_its_term(office: Office, file: Path) -> None:
    CongressTerm.objects.create(
        unit=office.agency, name="Nhiệm kỳ 2025–2030", starts_on=moment("2025-08-15").date()
    )
    write(file, office.agency, "QĐ,NK2025,1-9,,,", f"QĐ,NK 2025,10,{MADE}")
    taken_over(file, office.clerk)
    assert Counter.objects.get().regime == "party"
    write(file, office.agency, "QĐ,NK2025,11,14/08/2025,Về việc thụ lý,")
    with pytest.raises(CommandError):
        run(file, office.clerk)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["TB,2026,5-9,,,"], "thiếu số 01–04"),
        (["TB,2026,1-3,,,", "TB,2026,5-9,,,"], "thiếu số 04"),
        (["TB,2026,1-5,,,", "TB,2026,5-9,,,"], "dòng 3: sổ TB năm 2026, số 05–09 đã có"),
        (["TB,2026,1-9,,,", f"TB,2026,4,{MADE}"], "số 04 đã có ở dòng khác"),
        (["TB,2026,1-3,,,", "TB,2026,4,,,In hỏng"], "dòng 3: Lý do hủy số phải có ít nhất 4"),
        (["TB,2026,1-101,,,Bản in hỏng đã hủy"], "hủy được nhiều nhất 100 số"),
        (["TB,2026,1,,,"], "số 01 phải có ngày và trích yếu"),
        (["TB,2026,1,31/10/2026,,"], "số 01 phải có ngày và trích yếu"),
        (["TB,2026,1,30/12/2099,Giữ số,"], "chưa tới: số văn bản không giữ trước"),
        (["TB,2026,1,31/10/2025,Về việc,"], "không thuộc sổ TB năm 2026"),
        (["TB,2026,1,31-10,Về việc,"], "không đọc được; ghi ngày/tháng/năm"),
        (["TB,2026,0,,,"], "số «0» không thể có"),
        (["TB,2026,9-1,,,"], "số «9-1» không thể có"),
        (["TB,2026,²,,,"], "số «²» không đọc được"),
        (["TB,hai,1-9,,,"], "kỳ «hai» không đọc được"),
        (["T B,2026,1-9,,,"], "loại «T B» không phải"),
        (["TB,2026,1-9,,"], "có 6 ô, phải có 7"),
        (['TB,2026,1-9,,,"'], "không đọc được"),
        ([f"TB,2026,1,31/10/2026,{'a' * 301},"], "trích yếu quá dài"),
        (["TB,2026,1,31/10/2026,Về \x00việc,"], "ký tự không in được"),
        ([], "tệp không có dòng nào"),
    ],
)
def test_a_fault_is_named_and_nothing_written(
    office: Office, file: Path, lines: list[str], said: str
) -> None:
    write(file, office.agency, *lines)
    assert said in refused(file, office.clerk)


def test_every_fault_is_named_at_once(office: Office, file: Path) -> None:
    write(file, office.agency, "TB,2026,1,,,", "TB,hai,1,,,", "TB,2026,3-4,,,")
    told = refused(file, office.clerk)
    assert all(part in told for part in ("dòng 2:", "dòng 3:", "thiếu số 01–02", "3 chỗ"))


def test_a_file_of_other_columns_is_refused(office: Office, file: Path) -> None:
    write(file, office.agency, "TB,2026,1-9,,,", head="unit,type")
    assert f"các cột phải là {', '.join(COLUMNS)}" in refused(file, office.clerk)


def test_an_agency_that_there_is_not_and_a_room_are_refused(office: Office, file: Path) -> None:
    write(file, office.room, "TB,2026,1-9,,,")
    assert f"không có cơ quan ban hành nào có mã «{office.room.code}»" in refused(
        file, office.clerk
    )


def test_what_the_system_gave_already_is_not_given_again(office: Office, file: Path) -> None:
    series = Series(office.agency, "TB", 2026)
    peek(series)
    take(series, 1)
    write(file, office.agency, "TB,2026,1-9,,,")
    with pytest.raises(CommandError):
        run(file, office.clerk)
    write(file, office.agency, "TB,2026,2-9,,,")
    assert "số 02–09" in run(file, office.clerk)


def test_who_keeps_no_book_takes_over_none(office: Office, file: Path) -> None:
    write(file, office.agency, "TB,2026,1-9,,,")
    assert "việc này dành cho văn thư" in refused(file, office.reception)
    assert "việc này dành cho văn thư" in refused(file, Office().clerk)


def test_another_file_or_a_moved_series_needs_another_look(office: Office, file: Path) -> None:
    write(file, office.agency, "TB,2026,1-9,,,")
    code = code_in(run(file, office.clerk))
    write(file, office.agency, "TB,2026,1-10,,,")
    assert "đã thay đổi từ lần chạy thử" in refused(file, office.clerk, "--confirm", code)
    assert "không có tài khoản" in refused(file, User(username="ai-do")).lower()
    assert "Không đọc được" in refused(file.with_name("khong-co.csv"), office.clerk)
