"""Every field takes values of its own type only; whatever else it is given harms nobody else."""

from pathlib import Path
from typing import Any

import pytest

from petitions.models import Attachment, Party, Petition
from petitions.vault import people
from tests.journey.files import PATH, REGISTER, fault, petition, registering, run, run_alone

pytestmark = pytest.mark.django_db

PEOPLE: dict[str, Any] = {"role": "representative", "name": "Trần Văn Mẫu"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("petitioner_name", {"a": 1}),
        ("petitioner_name", ["A", "B"]),
        ("petitioner_name", 5),
        ("petitioner_name", True),
        ("petitioner_name", "Nguyễn\u0000"),
        ("petitioner_name", "Nguyễn \ud800"),
        ("petitioner_name", "A\u0001B"),
        ("petitioner_name", "Nguyễn Văn A\nTrần Văn B"),
        ("subject", "Mức thu\u2028tại chợ"),
        ("content", ["Đoạn 1", "Đoạn 2"]),
        ("content", {"x": [1]}),
        ("content", "\udfff"),
        ("received_on", 20260914),
        ("received_on", ["2026-09-14"]),
        ("received_on", "31/02/2026"),
        ("contested_known_on", {}),
        ("written_on", 1e300),
        ("channel", ["post"]),
        ("channel", "fax"),
        ("is_remote", "no"),
        ("is_remote", 0),
        ("is_signed", "false"),
        ("excused_days", "ba"),
        ("excused_days", "3"),
        ("excused_days", 5.5),
        ("excused_days", True),
        ("excused_days", 10**100),
        ("unit", ["an-hoa"]),
        ("unit", 5),
        ("unit", "a\u0000"),
        ("unit", "a" * 300),
        ("unit", None),
        ("key", 7),
        ("key", "zz"),
        ("people", "x"),
        ("people", {}),
        ("people", ["x"]),
        ("people", [PEOPLE] * 21),
        ("papers", False),
        ("papers", [[]]),
        ("papers", [{"name": "X"}] * 31),
        ("petitioner_email", "a@" + ("b" * 60 + ".") * 4 + "com.vn.example"),
        ("subject", "x" * 301),
        ("no_such_field", 1),
        ("no_such_field", None),
    ],
)
def test_a_value_of_another_type_is_refused(name: str, value: Any, tmp_path: Path) -> None:
    assert fault(run_alone(tmp_path, registering(**{name: value}))) == ("bad_fact", name)
    assert Petition.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "entry", "field"),
    [
        ("people", PEOPLE | {"adress": "X"}, "people.adress"),
        ("people", PEOPLE | {"name": ["X"]}, "people.name"),
        ("people", {"role": "boss", "name": "X"}, "people.role"),
        ("papers", {"name": "X", "page": 9}, "papers.page"),
        ("papers", {"name": "X", "pages": "2"}, "papers.pages"),
        ("papers", {"name": "X", "pages": 0}, "papers.pages"),
        ("papers", {"name": "X", "is_original": "false"}, "papers.is_original"),
        ("papers", {"name": {}}, "papers.name"),
        ("papers", {"name": "X", "file": ["a.pdf"]}, "papers.file"),
        ("papers", {"name": "X", "file": "a\u0000.pdf"}, "papers.file"),
        ("papers", {"name": "X", "file": ""}, "papers"),
        ("papers", {"name": "X", "file": "."}, "papers"),
        ("papers", {"name": "X", "file": "../không-có.pdf"}, "papers"),
        ("papers", {"name": "X", "file": "x" * 5000}, "papers"),
    ],
)
def test_inside_a_list_too(name: str, entry: Any, field: str, tmp_path: Path) -> None:
    line = run_alone(tmp_path, registering(**{name: [entry]}))
    assert fault(line) == ("bad_fact", field)


def test_a_scan_with_a_name_too_long_for_the_record(tmp_path: Path) -> None:
    name = f"{'t' * 210}.pdf"
    (tmp_path / name).write_bytes(b"%PDF-1.4")
    line = run_alone(tmp_path, registering(papers=[{"name": "X", "file": name}]))
    assert fault(line) == ("bad_fact", "papers.file")


def test_null_is_nothing_said(tmp_path: Path) -> None:
    facts = {
        "request": None,
        "is_signed": None,
        "is_remote": None,
        "excused_days": None,
        "written_on": None,
        "people": None,
        "key": None,
        "papers": [{"name": "X", "pages": None, "is_original": None, "file": None}],
    }
    assert "error" not in run_alone(tmp_path, registering(**facts))
    registered = Petition.objects.get(number=2)
    assert registered.is_signed
    assert registered.request == ""
    paper = Attachment.objects.get(petition=registered)
    assert (paper.pages, paper.is_original) == (1, False)
    line = run_alone(tmp_path, registering(petitioner_name=None))
    assert fault(line) == ("bad_fact", "petitioner_name")


def test_what_is_true_is_kept(tmp_path: Path) -> None:
    facts = {"is_remote": True, "petitioner_is_organisation": True, "is_signed": False}
    papers = [{"name": "X", "is_original": True}, {"name": "Y", "is_original": False}]
    line = run_alone(tmp_path, registering(**facts, papers=papers, people=[PEOPLE]))
    assert "error" not in line
    registered = Petition.objects.get(number=2)
    assert (registered.is_remote, registered.is_signed) == (True, False)
    assert Party.objects.get(petition=registered, role="petitioner").is_organisation
    originals = Attachment.objects.filter(petition=registered).order_by("pk")
    assert [paper.is_original for paper in originals] == [True, False]
    assert PEOPLE["name"] in [person.name for _, person in people(registered)]


def test_letters_that_grow_when_they_are_folded(tmp_path: Path) -> None:
    line = run_alone(tmp_path, registering(petitioner_name="ß" * 200, subject="ß" * 300))
    assert line["status"] == "received"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("orders", {"a": 1}),
        ("orders", [["a"]]),
        ("orders", [1]),
        ("orders", ["a\u0000"]),
        ("orders", []),
        ("orders", [" "]),
        ("legal_basis", [{}]),
        ("conclusion", ["Đúng."]),
        ("verdict", ["right"]),
        ("verdict", "maybe"),
    ],
)
def test_a_draft_is_made_of_texts(name: str, value: Any, tmp_path: Path) -> None:
    draft = PATH[5] | {name: value}
    _, lines = run(tmp_path, petition("don", REGISTER, *PATH[:5], draft), petition("sau"))
    assert fault(lines[-2]) == ("bad_fact", name)
    assert lines[-1]["status"] == "received"


def test_an_entry_of_orders_is_one_article_whatever_blank_lines_it_holds(tmp_path: Path) -> None:
    draft = PATH[5] | {"orders": ["Hủy thông báo.\n\nThu theo mức cũ.", "Giao thi hành."]}
    status, _ = run(tmp_path, petition("don", REGISTER, *PATH[:5], draft))
    assert status == 0
    kept = Petition.objects.get().drafts.get()
    assert kept.fields["orders"] == ["Hủy thông báo.\nThu theo mức cũ.", "Giao thi hành."]


@pytest.mark.parametrize("criteria", ["KN-3A-a", 5, [["a"]], ["zz"], {}])
def test_criteria_are_a_list_of_codes(criteria: Any, tmp_path: Path) -> None:
    mark = {"act": "mark_complex", "at": "2026-09-21", "actor": "chutich", "reason": "Nhiều người."}
    _, lines = run(tmp_path, petition("don", REGISTER, *PATH[:4], mark | {"criteria": criteria}))
    assert fault(lines[-1]) == ("bad_fact", "criteria")


@pytest.mark.parametrize("handler", [5, "zz", "vanhoa", "a\u0000", ["kinhte"]])
def test_a_handler_is_named_by_account(handler: Any, tmp_path: Path) -> None:
    take = PATH[3] | {"handler": handler}
    _, lines = run(tmp_path, petition("don", REGISTER, *PATH[:3], take))
    assert fault(lines[-1]) == ("bad_fact", "handler")
