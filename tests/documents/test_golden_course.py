"""Every specimen of denunciations, of the house and of the Party: cells, fonts, a sound file.

Where the cells stand is NĐ 30/2020, Phụ lục I, in millimetres on the finished PDF.
"""

import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from documents.catalogue import FORMS, FormStatus
from documents.letterhead import letterhead
from documents.letters.common import Letter
from documents.letters.minutes import SignedTogether
from documents.rendering import render, typeset
from documents.specimens.denunciation_course import COURSE
from documents.specimens.house import HOUSE
from documents.specimens.party import PARTY
from petitions.law.facts import Regime
from petitions.models import Unit
from tests.documents.reading import fonts_of, lines_of, pages_of, span, text_of, words_of

ALL = COURSE | HOUSE | PARTY
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
#: Without the state's head of a numbered paper, each measured in its own test.
_OTHERS = {"Mẫu số 02", "Mẫu số 03", "Mẫu số 08", "PTT-BV-TC", "DSG", "BT"}
NUMBERED = {
    form: make
    for form, make in ALL.items()
    if form.regime is Regime.STATE and form.code not in _OTHERS and form.instrument != "NĐ 30/2020"
}
EACH = pytest.mark.parametrize("make", ALL.values(), ids=[f"{f.instrument} {f.code}" for f in ALL])
OF_NUMBERED = pytest.mark.parametrize("make", NUMBERED.values(), ids=[f.code for f in NUMBERED])


@EACH
def test_the_file_is_sound_and_its_letters_are_there(
    make: Callable[[], Letter], tmp_path_factory: pytest.TempPathFactory
) -> None:
    pdf = render(make())
    file = tmp_path_factory.mktemp("golden") / "paper.pdf"
    file.write_bytes(pdf)
    assert _checked(file) == 0
    fonts = fonts_of(pdf)
    assert fonts
    assert all("Liberation-Serif-Paper" in name and embedded for name, embedded in fonts)
    text = text_of(pdf)
    assert unicodedata.is_normalized("NFC", text)
    assert "\ufffd" not in text
    assert "None" not in text


def _checked(file: Path) -> int:
    return subprocess.run(["qpdf", "--check", str(file)], capture_output=True).returncode


@EACH
def test_everything_stands_within_the_margins_and_no_line_on_another(
    make: Callable[[], Letter],
) -> None:
    letter = make()
    left, right = (12, 208) if letter.form.code == "BT" else (30, 195)
    with pages_of(render(letter)) as pages:
        for number, page in enumerate(pages, start=1):
            words = words_of(page)
            assert min(w["x0"] for w in words) >= left - 0.5
            assert max(w["x1"] for w in words) <= right + 0.5
            above = [line["text"] for line in lines_of(page) if line["bottom"] < 20]
            if letter.form.code != "BT":
                assert above == ([str(number)] if number > 1 else [])
            assert not _overlapping(page)


def _overlapping(page: Any) -> bool:
    """Whether two words lie on each other."""
    boxes = [(w["x0"], w["top"] + 1, w["x1"], w["bottom"] - 1) for w in words_of(page)]
    return any(
        a[0] < b[2] - 0.3 and b[0] < a[2] - 0.3 and a[1] < b[3] and b[1] < a[3]
        for i, a in enumerate(boxes)
        for b in boxes[i + 1 :]
    )


@pytest.mark.parametrize(
    "make",
    [make for form, make in ALL.items() if form in NUMBERED or form.regime is Regime.PARTY],
    ids=lambda make: make.__name__,
)
def test_forty_recipients_and_a_long_agency_leave_the_block_whole_and_not_alone(
    make: Callable[[], Letter],
) -> None:
    letter = make()
    unit = Unit(
        name="Trung tâm Phát triển quỹ đất và Giải phóng mặt bằng liên xã Mẫu Đơn",
        superior_name="Sở Nông nghiệp và Môi trường tỉnh Ví Dụ",
        place="Mẫu Đơn",
    )
    many = tuple(f"Phòng Thí Dụ số {n}, tỉnh Ví Dụ" for n in range(1, 41))
    stretched = replace(letter, letterhead=letterhead(unit, letter.form.regime), recipients=many)
    with pages_of(render(stretched)) as pages:
        assert not any(_overlapping(page) for page in pages)
        lines = [line for line in lines_of(pages[-1]) if line["top"] > 20]
        block = next(i for i, line in enumerate(lines) if "Nơi nhận:" in line["text"])
        assert block >= 1
        text = " ".join(line["text"] for line in lines[block:])
        assert letter.signature.name in text
        assert "Thí Dụ số 1," in text
        assert "Thí Dụ số 40," in text


@OF_NUMBERED
def test_the_cells_of_the_head(make: Callable[[], Letter]) -> None:
    letter = make()
    with pages_of(render(letter)) as pages:
        page = pages[0]
        nation, motto = span(page, NATION), span(page, MOTTO)
        assert sum(nation) / 2 == pytest.approx(195 - 99 / 2, abs=0.5)
        assert nation[1] - nation[0] == pytest.approx(95.7, abs=1)
        assert sum(motto) / 2 == pytest.approx(sum(nation) / 2, abs=0.5)
        assert motto[1] - motto[0] == pytest.approx(60.5, abs=0.5)
        for line in letter.letterhead.agency_lines:
            assert sum(span(page, line)) / 2 == pytest.approx(30 + 66 / 2, abs=0.5)
        number = span(page, f"Số: {letter.number.symbol}")
        assert sum(number) / 2 == pytest.approx(30 + 66 / 2, abs=0.5)
        day = span(page, letter.dateline)
        assert sum(day) / 2 == pytest.approx(sum(nation) / 2, abs=0.5)
        sizes = {line["text"]: line for line in lines_of(page)}
        head = next(line for text, line in sizes.items() if NATION in text)
        assert head["top"] == pytest.approx(20, abs=1)
        assert round(head["size"]) == 13


@OF_NUMBERED
def test_the_name_of_the_type_and_the_summary(make: Callable[[], Letter]) -> None:
    letter = make()
    with pages_of(render(letter)) as pages:
        page = pages[0]
        if letter.form.type_code == "CV":
            first = letter.title_lines[0]
            assert sum(span(page, first)) / 2 == pytest.approx(30 + 66 / 2, abs=0.5)
            assert not any("CÔNG VĂN" in line["text"] for line in lines_of(page))
            return
        for phrase in (letter.form.type_name, *letter.title_lines):
            assert sum(span(page, phrase)) / 2 == pytest.approx((30 + 195) / 2, abs=0.5)
        named = next(x for x in lines_of(page) if x["text"] == letter.form.type_name)
        assert "Bold" in named["font"]
        assert round(named["size"]) == 14


@OF_NUMBERED
def test_the_block_of_the_signature(make: Callable[[], Letter]) -> None:
    letter = make()
    with pages_of(render(letter)) as pages:
        page = pages[-1]
        words = words_of(page)
        listed = next(w for w in words if w["text"] == "nhận:")
        assert listed["x1"] < 30 + 80
        name = [w for w in words if w["top"] > listed["top"] and w["x0"] > 110]
        middle = (min(w["x0"] for w in name) + max(w["x1"] for w in name)) / 2
        assert middle == pytest.approx(195 - 85 / 2, abs=1)
        assert text_of(render(letter)).endswith(letter.signature.name)


@pytest.mark.parametrize("form", ALL, ids=lambda form: f"{form.instrument} {form.code}")
def test_the_catalogue_knows_the_fields(form: object) -> None:
    made = next(make() for known, make in ALL.items() if known is form)
    common = {field.name for field in fields(Letter)}
    own = tuple(field.name for field in fields(made) if field.name not in common)
    assert own == made.form.fields
    assert FORMS[made.form.instrument, made.form.code] is made.form


def test_what_several_sign_has_no_number_and_names_no_recipients() -> None:
    for make in ALL.values():
        letter = make()
        if isinstance(letter, SignedTogether):
            assert letter.number.value is None
            assert "Nơi nhận" not in text_of(render(letter))


def test_every_form_of_the_annex_of_the_decree_is_there() -> None:
    codes = {code for instrument, code in FORMS if instrument == "NĐ 31/2019"}
    assert codes == {f"Mẫu số {n:02d}" for n in range(1, 13)}
    assert all(form.status is not FormStatus.RECALLED for form in COURSE)


def test_a_specimen_is_the_same_on_every_day() -> None:
    for make in (HOUSE | PARTY).values():
        assert typeset(make()).pdf == typeset(make()).pdf
