"""Papers find their place, or the reader is told before a number is taken."""

from pathlib import Path

import pytest

from petitions.models import Petition, Unit
from tests.journey.files import PATH, REGISTER, petition, run, run_text, sound
from workflow.journey.printing import paper_path

pytestmark = pytest.mark.django_db

ONE = '{"petitions": [{"steps": []}]}'


def test_out_is_asked_for_before_anything_is_done(tmp_path: Path) -> None:
    file = tmp_path / "tep"
    file.write_text("x", encoding="utf-8")
    for out in (file, file / "out", Path("/proc/out"), tmp_path / ("x" * 300), Path("\0")):
        assert run_text(tmp_path, ONE, out=out) == (2, [])
    assert not Unit.objects.exists()
    assert file.read_text("utf-8") == "x"


def test_a_name_of_any_length_or_shape_names_a_file(tmp_path: Path) -> None:
    refs = ["r" * 5000, "ệ" * 150, "../../don", "a/b", "a b", "a-b", "😀", "đơn", "CON", "a\nb"]
    status, lines = run(tmp_path, *map(petition, refs))
    assert status == 0
    paths = [Path(line["document"]["path"]) for line in lines]
    assert sorted(paths) == sorted((tmp_path / "out").iterdir())
    assert len(set(paths)) == len(refs)
    assert all(len(path.name.encode()) <= 255 for path in paths)
    assert paths[5].name == "a-b-06-GBN-UBND.pdf"


def test_names_that_look_alike_on_disk_stay_apart() -> None:
    """Two agencies give the same number to petitions whose names differ in a stroke only."""
    names = {paper_path(Path(), ref, "01/GBN-UBND").name for ref in ("a/1", "a-1", "a 1", "a_1")}
    assert len(names) == 4


def test_a_disk_that_fails_after_the_act(tmp_path: Path) -> None:
    (tmp_path / "out" / "giua-02-GBN-UBND.pdf").mkdir(parents=True)
    status, lines = run(
        tmp_path, petition("truoc"), petition("giua", REGISTER, *PATH), petition("sau")
    )
    assert status == 1
    assert [line["petition"] for line in lines] == ["truoc", "giua", "sau"]
    failed = lines[1]
    assert failed["error"]["code"] == "not_written"
    assert (failed["number"], failed["status"]) == ("02/2026", "received")
    assert failed["document"].keys() == {"number", "title", "sha256"}
    assert Petition.objects.get(number=2).documents.get().sha256 == failed["document"]["sha256"]
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf"}
    assert sound()
