"""Every form of this family on paper: cells in millimetres, fonts, page numbers, no overlap."""

import unicodedata
from itertools import pairwise
from typing import Any

import pytest

from tests.documents.reading import fonts_of, lines_of, pages_of, span, text_of, words_of
from tests.documents.samples_complaints import (
    BOOK,
    CITIZENS_OWN,
    KEYS,
    Key,
    letter_of,
    pdf_of,
    stretched,
    stretched_pages,
    stretched_pdf,
)

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#: Readers add up advances without kerning, and so place the last word of a line a little off.
SLACK = 0.6
EACH = pytest.mark.parametrize("key", KEYS, ids=" ".join)
#: Left, right and bottom edge of the text in millimetres.
UPRIGHT, ACROSS = (30, 195, 277), (15, 287, 195)


def edges(key: Key) -> tuple[int, int, int]:
    return ACROSS if key == BOOK else UPRIGHT


def body_of(page: Any) -> list[dict[str, Any]]:
    """The words below the top margin."""
    return [word for word in words_of(page) if word["top"] > 20 - SLACK]


def overlaps(words: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Pairs of words that lie on each other by more than a hair."""
    rows = sorted(words, key=lambda word: word["top"])
    found = []
    for place, one in enumerate(rows):
        for other in rows[place + 1 :]:
            if other["top"] > one["bottom"] - 0.3:
                break
            across = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
            if across > 0.3:
                found.append((one["text"], other["text"]))
    return found


@EACH
def test_paper_margins_and_fonts(key: Key) -> None:
    left, right, bottom = edges(key)
    assert all("Liberation-Serif-Paper" in name and kept for name, kept in fonts_of(pdf_of(key)))
    with pages_of(pdf_of(key)) as pages:
        for page in pages:
            assert page.width > page.height if key == BOOK else page.width < page.height
            words = body_of(page)
            assert min(word["x0"] for word in words) >= left - SLACK
            assert max(word["x1"] for word in words) <= right + SLACK
            assert max(word["bottom"] for word in words) <= bottom + SLACK


@EACH
def test_the_national_title_stands_on_one_line_where_it_belongs(key: Key) -> None:
    left, right, _ = edges(key)
    with pages_of(pdf_of(key)) as pages:
        nation, motto = span(pages[0], NATION), span(pages[0], "Độc lập - Tự do - Hạnh phúc")
        middle = sum(nation) / 2
        assert nation[1] - nation[0] == pytest.approx(95.7, abs=1)
        assert sum(motto) / 2 == pytest.approx(middle, abs=0.5)
        if key in CITIZENS_OWN:
            assert middle == pytest.approx((left + right) / 2, abs=0.5)
            return
        agency = span(pages[0], "XÃ MẪU ĐƠN")
        assert agency[1] < nation[0]
        assert middle > (left + right) / 2
        top = next(word["top"] for word in words_of(pages[0]) if word["text"] == "CỘNG")
        assert top == pytest.approx(20, abs=1.5)


@EACH
def test_number_day_and_type_stand_in_their_cells(key: Key) -> None:
    letter = letter_of(key)
    left, right, _ = edges(key)
    with pages_of(pdf_of(key)) as pages:
        lines = lines_of(pages[0])
        if letter.form.type_code != "CV":
            heading = span(pages[0], letter.form.type_name)
            assert sum(heading) / 2 == pytest.approx((left + right) / 2, abs=0.6)
            assert letter.title_lines or letter.form.type_name != "QUYẾT ĐỊNH"
        symbol = next((line for line in lines if line["text"].startswith("Số: ")), None)
        assert (symbol is None) is (letter.number.value is None)
        if symbol:
            number = span(pages[0], f"Số: {letter.number.symbol}")
            day = next(w for w in words_of(pages[0]) if w["text"] == "ngày")
            value = next(w for w in words_of(pages[0]) if w["text"] == letter.number.symbol)
            assert sum(number) / 2 == pytest.approx(30 + 33, abs=0.5)
            assert day["bottom"] == pytest.approx(value["bottom"], abs=1)


@EACH
def test_pages_are_numbered_by_one_rule(key: Key) -> None:
    left, right, _ = edges(key)
    pages = stretched_pages(key)
    assert len(pages) > 1
    for number, (_, lines) in enumerate(pages, start=1):
        above = [line for line in lines if line["bottom"] < 20]
        if number == 1:
            assert above == []
            continue
        [line] = above
        assert line["text"] == str(number)
        assert round(line["size"]) == 13
        assert (line["x0"] + line["x1"]) / 2 == pytest.approx((left + right) / 2, abs=0.5)


@EACH
def test_nothing_lies_on_anything_else_however_long_the_parts_are(key: Key) -> None:
    left, right, bottom = edges(key)
    for words, _ in stretched_pages(key):
        assert overlaps(words) == []
        body = [word for word in words if word["top"] > 20 - SLACK]
        assert min(word["x0"] for word in body) >= left - SLACK
        assert max(word["x1"] for word in body) <= right + SLACK
        assert max(word["bottom"] for word in body) <= bottom + SLACK


def test_the_check_for_overlaps_finds_one() -> None:
    one = {"text": "a", "x0": 10, "x1": 20, "top": 10, "bottom": 15}
    assert overlaps([one, one | {"text": "b", "x0": 15, "top": 13}]) == [("a", "b")]
    assert overlaps([one, one | {"text": "b", "x0": 21}, one | {"text": "c", "top": 15}]) == []


@EACH
def test_accents_typed_apart_come_out_composed_and_no_letter_is_lost(key: Key) -> None:
    text = text_of(stretched_pdf(key))
    assert unicodedata.is_normalized("NFC", text)
    assert "\ufffd" not in text
    told = [str(value) for value in vars(stretched(key)).values() if isinstance(value, tuple)]
    if any("liền kề" in unicodedata.normalize("NFC", part) for part in told):
        assert "hộ liền kề ký xác nhận" in text


@EACH
def test_a_signature_never_stands_alone_on_its_page(key: Key) -> None:
    """Where it begins, at least one line of what is signed stands on the same page above it."""
    mark = _signature_mark(key)
    for _, every in stretched_pages(key):
        lines = [line for line in every if line["top"] > 20 - SLACK]
        found = [i for i, line in enumerate(lines) if mark in line["text"]]
        if found:
            assert found[0] > 0
            return
    raise AssertionError(f"{mark} is on no page")


def _signature_mark(key: Key) -> str:
    letter = letter_of(key)
    if letter.recipients:
        return "Nơi nhận:"
    cells = letter.cells  # type: ignore[attr-defined]
    return str(next(cell.lines[0] for cell in cells if cell.lines))


@EACH
def test_the_name_stands_under_the_office_with_room_to_sign(key: Key) -> None:
    letter = letter_of(key)
    if not letter.recipients:
        return
    with pages_of(pdf_of(key)) as pages:
        words = body_of(pages[-1])
        first = letter.signature.lines[0].split()[0]
        *_, office = (w for w in words if w["text"] == first and w["x0"] > 30 + 80)
        name = max(words, key=lambda word: word["bottom"])
        assert name["x0"] > 30 + 80
        assert 25 < name["top"] - office["top"] < 45


def test_the_names_of_one_row_of_signatures_stand_on_one_line() -> None:
    for key, names in (
        (("TT 05/2021", "Mẫu số 01"), ("Trần Văn Thí Dụ", "Phạm Văn Xác Minh", "Lê Thị Ví Dụ")),
        (("NĐ 154/2026", "Mẫu số 02/TCD"), ("Nguyễn Thị Mẫu", "Lê Thị Ví Dụ")),
        (("NĐ 124/2020", "Mẫu số 02"), ("Lê Văn Thay Mặt", "Nguyễn Thị Mẫu")),
    ):
        with pages_of(pdf_of(key)) as pages:
            line = next(
                line for line in reversed(lines_of(pages[-1])) if line["text"].startswith(names[0])
            )
            assert line["text"] == " ".join(names)


def test_the_six_cells_of_mau_14_stand_two_by_three() -> None:
    with pages_of(pdf_of(("NĐ 124/2020", "Mẫu số 14"))) as pages:
        page = pages[-1]
        rows = [
            ("NGƯỜI BỊ KHIẾU NẠI", "NGƯỜI GIẢI QUYẾT KHIẾU NẠI"),
            ("NGƯỜI KHIẾU NẠI", "ĐẠI DIỆN CƠ QUAN, TỔ CHỨC,"),
            ("NGƯỜI CÓ QUYỀN VÀ NGHĨA VỤ", "NGƯỜI GHI BIÊN BẢN"),
        ]
        found = [next(ln for ln in lines_of(page) if ln["text"] == " ".join(row)) for row in rows]
        assert all(b["top"] - a["top"] > 35 for a, b in pairwise(found))
        for left, right in rows:
            assert sum(span(page, right)) / 2 == pytest.approx(195 - 165 / 4, abs=0.5)
            if left != "NGƯỜI KHIẾU NẠI":  # which the cell above it also says
                assert sum(span(page, left)) / 2 == pytest.approx(30 + 165 / 4, abs=0.5)


def test_the_book_repeats_its_thirteen_heads_on_every_page() -> None:
    with pages_of(stretched_pdf(BOOK)) as pages:
        assert len(pages) > 3
        for page in pages[:-1]:
            [table] = page.extract_tables()
            assert list(table[1]) == [str(n) for n in range(1, 14)]
            assert "nội dung" in " ".join((table[0][6] or "").split())
        rows = [row for page in pages for table in page.extract_tables() for row in table[2:]]
        assert [row[0] for row in rows if row[0]] == [str(n) for n in range(1, 41)]
