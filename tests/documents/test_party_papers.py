"""Papers of a Party body, measured: Hướng dẫn 05-HD/VPTW as far as it is known."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from documents.catalogue import FORMS, FormStatus
from documents.errors import LetterError
from documents.letterhead import PARTY_WIDTH, letterhead
from documents.letters.common import Letter, Number
from documents.letters.party import PartyDecision, PartyLetter, PartyNotice
from documents.rendering import render, typeset
from documents.specimens import party
from petitions.law.facts import Regime
from tests.documents.reading import POINTS_PER_MM, lines_of, pages_of, span, text_of, words_of

HEADING = "ĐẢNG CỘNG SẢN VIỆT NAM"
EACH = pytest.mark.parametrize("make", party.PARTY.values(), ids=lambda make: make.__name__)
SENTENCE = "Đảng ủy xã Mẫu Đơn xem xét đơn theo thẩm quyền và báo cáo kết quả đúng thời hạn. "


@EACH
def test_the_head(make: Callable[[], Letter]) -> None:
    with pages_of(render(make())) as pages:
        page = pages[0]
        lines = lines_of(page)
        left, right = span(page, HEADING)
        assert left > 195 - 86
        assert right <= 195
        assert right - left == pytest.approx(72.9, abs=1)  # 15 pt, less kerning
        rule = min([*page.rects, *page.lines], key=lambda drawn: drawn["top"])
        assert (rule["x1"] - rule["x0"]) / POINTS_PER_MM == pytest.approx(right - left, abs=0.8)
        star = next(line for line in lines if line["text"] == "*")
        agency = span(page, "ĐẢNG ỦY XÃ MẪU ĐƠN")
        assert (star["x0"] + star["x1"]) / 2 == pytest.approx(sum(agency) / 2, abs=0.5)
        assert sum(agency) / 2 == pytest.approx(30 + 79 / 2, abs=0.5)
        day = span(page, "Mẫu Đơn, ngày 05 tháng 02 năm 2027")
        assert sum(day) / 2 == pytest.approx((left + right) / 2, abs=0.5)
        assert "CỘNG HÒA" not in page.extract_text()


@EACH
def test_a_paper_of_the_party_ends_in_a_full_stop(make: Callable[[], Letter]) -> None:
    text = text_of(render(make()))
    assert "./." not in text
    assert "Số:" not in text
    assert "T/M ĐẢNG ỦY" in text
    assert "TM." not in text
    assert text.index("Nơi nhận:") < text.index("- Lưu Đảng ủy.")


@pytest.mark.parametrize(
    ("make", "parts"),
    [
        (
            party.a_letter,
            [
                "Số 08-CV/ĐU",
                "về việc xử lý đơn tố cáo đảng viên",
                "Kính gửi: Ủy ban kiểm tra Đảng ủy xã Mẫu Đơn",
                "- Như trên, - Lưu Đảng ủy.",
            ],
        ),
        (
            party.a_decision,
            [
                "Số 12-QĐ/ĐU",
                "QUYẾT ĐỊNH về việc thành lập Tổ tiếp đảng viên và công dân -----",
                "- Căn cứ Điều lệ Đảng; - Căn cứ Quy chế làm việc của Đảng ủy.",
                "ĐẢNG ỦY XÃ MẪU ĐƠN QUYẾT ĐỊNH Điều 1. Thành lập",
                "T/M ĐẢNG ỦY PHÓ BÍ THƯ",
            ],
        ),
        (party.a_notice, ["Số 03-TB/ĐU", "THÔNG BÁO về lịch tiếp đảng viên", "T/M ĐẢNG ỦY BÍ THƯ"]),
    ],
)
def test_what_each_says(make: Callable[[], Letter], parts: list[str]) -> None:
    text = text_of(render(make()))
    assert [part for part in parts if part not in text] == []


def test_sizes_weights_and_lines() -> None:
    notice = party.a_notice()
    assert isinstance(notice, PartyNotice)
    with pages_of(render(replace(notice, paragraphs=(SENTENCE * 12,)))) as pages:
        lines = lines_of(pages[0])
        named = {line["text"]: line for line in lines}
        body = [line for line in lines if line["text"] in SENTENCE * 12 and line["x1"] > 190]
        assert len(body) > 5
        gaps = [b["top"] - a["top"] for a, b in pairwise(body)]
        assert gaps == pytest.approx([19 / POINTS_PER_MM] * len(gaps), abs=0.1)
        first = next(line for line in lines if line["text"].startswith("Đảng ủy xã Mẫu Đơn xem"))
        assert first["x0"] == pytest.approx(30 + 10, abs=0.3)
        assert round(first["size"]) == 14
        assert round(named["THÔNG BÁO"]["size"]) == 16
        words = {w["text"]: w for w in pages[0].extract_words(extra_attrs=["fontname", "size"])}
        assert "Bold" in words["T/M"]["fontname"]
        assert "Bold" not in words["BÍ"]["fontname"]
        assert "Bold" in words["Hoàng"]["fontname"]
        assert "Bold" not in words["Nơi"]["fontname"]
        assert "Italic" not in words["Nơi"]["fontname"]
        assert round(words["Nơi"]["size"]) == 14
        assert round(words["Lưu"]["size"]) == 12


def test_nơi_nhận_is_underlined() -> None:
    with pages_of(render(party.a_notice())) as pages:
        page = pages[0]
        left, right = span(page, "Nơi nhận:")
        word = next(line for line in lines_of(page) if "Nơi nhận:" in line["text"])
        under = [
            drawn
            for drawn in [*page.rects, *page.lines, *page.curves]
            if word["top"] < drawn["top"] / POINTS_PER_MM < word["bottom"] + 1
        ]
        assert under
        assert under[0]["x0"] / POINTS_PER_MM == pytest.approx(left, abs=0.5)
        assert under[0]["x1"] / POINTS_PER_MM == pytest.approx(right, abs=0.8)


def test_a_long_paper_has_its_numbers_at_the_top_and_its_block_never_alone() -> None:
    notice = party.a_notice()
    assert isinstance(notice, PartyNotice)
    pages_seen = set()
    for count in range(7, 19, 2):
        paper = typeset(replace(notice, paragraphs=(SENTENCE * 2,) * count))
        pages_seen.add(paper.page_count)
        with pages_of(paper.pdf) as pages:
            for number, page in enumerate(pages, start=1):
                above = [line["text"] for line in lines_of(page) if line["bottom"] < 20]
                assert above == ([str(number)] if number > 1 else [])
            below = [line for line in lines_of(pages[-1]) if line["top"] > 20]
            block = next(i for i, line in enumerate(below) if "Nơi nhận" in line["text"])
            assert block >= 2
    assert pages_seen >= {1, 2}


def test_a_long_name_wraps_in_its_column() -> None:
    unit = party.committee()
    unit.name = "Ban Thường vụ Đảng ủy các cơ quan Đảng tỉnh Ví Dụ và khu vực Thí Dụ mở rộng"
    letter = replace(party.a_notice(), letterhead=letterhead(unit, Regime.PARTY))
    with pages_of(render(letter)) as pages:
        left = span(pages[0], HEADING)[0]
        names = [w for w in words_of(pages[0]) if w["text"].isupper() and w["x1"] < left]
        heading = [w for w in names if w["top"] < 50]
        assert len({round(w["top"]) for w in heading}) >= 3
        assert max(w["x1"] for w in heading) <= 30 + 39.5 + PARTY_WIDTH / 2 + 0.4


def test_a_number_of_the_state_s_book_is_refused() -> None:
    letter = party.a_letter()
    assert isinstance(letter, PartyLetter)
    with pytest.raises(LetterError, match="sổ của Đảng"):
        replace(letter, number=Number(value=8, type_code="CV", agency_symbol="ĐU"))


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (party.a_letter, "addressees"),
        (party.a_letter, "paragraphs"),
        (party.a_letter, "subject"),
        (party.a_notice, "paragraphs"),
        (party.a_decision, "legal_basis"),
        (party.a_decision, "orders"),
        (party.a_decision, "authority"),
    ],
)
def test_what_is_missing_is_named(make: Callable[[], Any], field: str) -> None:
    letter = make()
    empty = "" if isinstance(getattr(letter, field), str) else ()
    with pytest.raises(LetterError) as refusal:
        replace(letter, **{field: empty})
    assert refusal.value.field == field


def test_an_empty_article_is_refused() -> None:
    decision = party.a_decision()
    assert isinstance(decision, PartyDecision)
    with pytest.raises(LetterError) as refusal:
        replace(decision, orders=(("a.",), ()))
    assert refusal.value.field == "orders"


def test_the_forms_say_how_far_they_are_known() -> None:
    forms = [form for form in FORMS.values() if form.regime is Regime.PARTY]
    assert len(forms) == 3
    for form in forms:
        assert form.status is FormStatus.RECALLED
        assert "Các nguồn khác nhau" in form.note
