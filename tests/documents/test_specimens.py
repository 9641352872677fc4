"""Every form has a specimen to look at, and the catalogue says what its letter holds."""

from dataclasses import fields
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from documents.catalogue import FORMS
from documents.contact_sheet import Shown, captioned, sheet
from documents.letters.common import Letter
from documents.management.commands import forms_sheet
from documents.rendering import render
from documents.specimens import SPECIMENS

HEAD = {field.name for field in fields(Letter)}


def test_every_form_of_the_catalogue_has_a_specimen() -> None:
    assert SPECIMENS.keys() == FORMS.keys()


@pytest.mark.parametrize("key", [*SPECIMENS], ids=" ".join)
def test_a_specimen_is_of_its_form_and_holds_the_fields_that_the_catalogue_lists(
    key: tuple[str, str],
) -> None:
    letter = SPECIMENS[key]()
    own = tuple(field.name for field in fields(letter) if field.name not in HEAD)
    told = ", ".join(f'"{name}"' for name in own)
    assert letter.form == FORMS[key]
    assert FORMS[key].fields == own, f"catalogue.toml, {' '.join(key)}: fields = [{told}]"


def test_the_sheet_of_a_form_is_drawn_in_few_colours(tmp_path: Path) -> None:
    keys = [("NĐ 124/2020", "Mẫu số 05"), ("NĐ 124/2020", "Mẫu số 14")]
    shown: list[Shown] = []
    for key in keys:
        shown.extend(captioned(" ".join(key), render(SPECIMENS[key]())))
    assert [one.caption for one in shown] == [
        "NĐ 124/2020 Mẫu số 05",
        "NĐ 124/2020 Mẫu số 05, trang 2",
        "NĐ 124/2020 Mẫu số 14",
        "NĐ 124/2020 Mẫu số 14, trang 2",
    ]
    file = tmp_path / "sheet.png"
    file.write_bytes(sheet(shown))
    with Image.open(file) as drawn:
        assert drawn.mode == "P"
        assert drawn.width > 4 * shown[0].picture.width
        assert len(drawn.convert("RGB").getcolors() or ()) in range(2, 13)


def test_the_command_writes_a_sheet_for_each_instrument_and_takes_away_the_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = [("NĐ 124/2020", "Mẫu số 10"), ("Nội bộ", "PH")]
    monkeypatch.setattr(forms_sheet, "FORMS", {key: FORMS[key] for key in few})
    (tmp_path / "old.png").write_bytes(b"")
    said = StringIO()
    call_command("forms_sheet", to=tmp_path, stdout=said)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["nd-124-2020.png", "noi-bo.png"]
    assert "noi-bo.png: " in said.getvalue()


def test_a_form_without_a_specimen_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms_sheet, "SPECIMENS", {})
    with pytest.raises(CommandError, match=r"Chưa có bản in thử của: .*NĐ 124/2020 Mẫu số 01"):
        call_command("forms_sheet")


def test_the_sheets_in_the_docs_are_small() -> None:
    files = [*forms_sheet.FOLDER.glob("*.png")]
    assert {file.stem for file in files} == {forms_sheet.file_name(name) for name, _ in FORMS}
    assert sum(file.stat().st_size for file in files) < 2_000_000
