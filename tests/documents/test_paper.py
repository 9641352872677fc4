"""The page: geometry and letters by NĐ 30/2020, Phụ lục I, measured on the finished PDF."""

import unicodedata
from itertools import pairwise
from typing import Any

import pytest

from documents.letters.common import Letter
from documents.rendering import render, typeset
from tests.documents import samples
from tests.documents.reading import fonts_of, lines_of, pages_of, span, text_of, words_of

PARAGRAPH = "Kết quả đo đạc tại thực địa được các hộ liền kề ký xác nhận vào biên bản. " * 9

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TITLE = "Về việc thụ lý giải quyết khiếu nại"
MM = 25.4 / 72
#: Readers add up advances without kerning, and so place the last word of a line a little off.
SLACK = 0.4


@pytest.fixture(scope="module")
def long_decision() -> bytes:
    text = "\n\n".join([PARAGRAPH] * 19)
    paper = typeset(samples.a_decision(draft=samples.a_draft(verification_result=text)))
    assert paper.page_count >= 6
    return paper.pdf


@pytest.fixture(scope="module")
def notice() -> bytes:
    return render(samples.an_acceptance())


def test_the_text_comes_back_with_its_accents(notice: bytes) -> None:
    text = text_of(notice)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Số: 05/TB-UBND" in text
    assert "An Mẫu, ngày 02 tháng 12 năm 2026" in text
    assert "Kính gửi: Ông (Bà) Nguyễn Thị Mẫu Hoà" in text
    assert "thời hạn giải quyết đến hết ngày 04 tháng 01 năm 2027 (Điều 28 Luật Khiếu nại)" in text
    assert "được biết./." in text


@pytest.mark.parametrize(
    "letter",
    [samples.a_receipt(), samples.a_refusal(), samples.a_decision()],
    ids=["receipt", "refusal", "decision"],
)
def test_only_the_paper_font_is_used_and_it_is_embedded(letter: Letter) -> None:
    fonts = fonts_of(render(letter))
    assert fonts
    assert all("Liberation-Serif-Paper" in name and embedded for name, embedded in fonts)


def test_text_typed_with_separate_accents_is_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "bồi thường khi thu hồi đất ở thôn Thử Nghiệm")
    letter = samples.an_acceptance(petition=samples.petition(subject=decomposed))
    text = text_of(render(letter))
    assert unicodedata.normalize("NFC", decomposed) in text
    assert unicodedata.is_normalized("NFC", text)


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert render(samples.a_decision()) == render(samples.a_decision())
    assert render(samples.a_decision()) != render(samples.a_decision(number=samples.number(16)))


def test_the_pdf_says_what_it_is(notice: bytes) -> None:
    with pages_of(notice) as pages:
        document = pages[0].pdf
        assert document.metadata["Title"] == "05/TB-UBND Về việc thụ lý giải quyết khiếu nại"
        assert document.metadata["CreationDate"].startswith("D:20261202")
        assert document.doc.catalog["Lang"] in (b"vi", "vi")
        assert document.doc.catalog["MarkInfo"]["Marked"] is True


def test_margins_and_body(long_decision: bytes) -> None:
    with pages_of(long_decision) as pages:
        for page in pages:
            assert (round(page.width), round(page.height)) == (595, 842)
            body = [w for w in words_of(page) if w["top"] > 20]
            assert min(w["x0"] for w in body) == pytest.approx(30, abs=0.6)
            assert max(w["x1"] for w in body) <= 195 + SLACK
            assert max(w["bottom"] for w in body) <= 277 + SLACK
        full = [line for line in lines_of(pages[1]) if line["top"] > 20]
        assert {round(line["size"]) for line in full} == {14}
        gaps = [b["top"] - a["top"] for a, b in pairwise(full)]
        assert min(gaps) == pytest.approx(14 * 1.17 * MM, abs=0.1)
        justified = [line for line in full if line["x1"] > 190]
        assert all(line["x1"] == pytest.approx(195, abs=SLACK) for line in justified)
        indents = {round(line["x0"] - 30, 1) for line in full}
        assert indents == {0.0, 12.7}


def test_page_numbers_stand_centred_in_the_top_margin_from_page_two(long_decision: bytes) -> None:
    with pages_of(long_decision) as pages:
        for number, page in enumerate(pages, start=1):
            above = [line for line in lines_of(page) if line["bottom"] < 20]
            if number == 1:
                assert above == []
                continue
            [line] = above
            assert line["text"] == str(number)
            assert round(line["size"]) == 13
            assert (line["x0"] + line["x1"]) / 2 == pytest.approx((30 + 195) / 2, abs=0.5)


def test_the_national_title_stands_on_one_line_at_the_right(notice: bytes) -> None:
    with pages_of(notice) as pages:
        left, right = span(pages[0], NATION)
        motto = span(pages[0], "Độc lập - Tự do - Hạnh phúc")
        assert left > 30 + 165 / 2 - 20
        assert right <= 195 + SLACK
        assert right - left == pytest.approx(95.7, abs=1)  # 13 pt, less kerning
        assert sum(motto) / 2 == pytest.approx((left + right) / 2, abs=0.5)
        assert motto[1] - motto[0] == pytest.approx(60.5, abs=0.5)


def test_the_rules_under_the_heading(notice: bytes) -> None:
    """Under the motto as wide as the words; under agency and title a third to a half of them."""
    with pages_of(notice) as pages:
        page = pages[0]
        drawn = {(r["top"], r["x0"] * MM, r["x1"] * MM) for r in page.rects + page.lines}
        motto, agency, title = [right - left for _, left, right in sorted(drawn)]
        words = [
            right - left
            for phrase in ("Độc lập - Tự do - Hạnh phúc", "XÃ AN MẪU", TITLE)
            for left, right in [span(page, phrase)]
        ]
        assert motto == pytest.approx(words[0], abs=0.5)
        assert words[1] / 3 <= agency <= words[1] / 2
        assert words[2] / 3 <= title <= words[2] / 2


def test_number_and_date_share_a_line(notice: bytes) -> None:
    with pages_of(notice) as pages:
        words = words_of(pages[0])
        number = next(w for w in words if w["text"] == "05/TB-UBND")
        day = next(w for w in words if w["text"] == "12")
        assert number["bottom"] == pytest.approx(day["bottom"], abs=1)
        agency = span(pages[0], "ỦY BAN NHÂN DÂN")
        number_span = span(pages[0], "Số: 05/TB-UBND")
        assert sum(number_span) / 2 == pytest.approx(sum(agency) / 2, abs=0.5)


def test_a_long_agency_name_wraps_in_its_own_column() -> None:
    unit = samples.unit(
        name="Trung tâm Phát triển quỹ đất và Giải phóng mặt bằng liên xã Thử Nghiệm",
        superior_name="Sở Nông nghiệp và Môi trường tỉnh Thử Nghiệm",
        head_title="Giám đốc",
    )
    pdf = render(samples.an_acceptance(petition=samples.petition(unit=unit)))
    with pages_of(pdf) as pages:
        title = span(pages[0], NATION)
        capitals = [w for w in words_of(pages[0]) if w["text"].isupper() and w["x0"] < title[0]]
        heading = [w for w in capitals if w["top"] < 60 and w["text"] not in ("THÔNG", "BÁO")]
        assert len({round(w["top"]) for w in heading}) >= 4
        assert max(w["x1"] for w in heading) < title[0]
        number = next(w for w in words_of(pages[0]) if w["text"] == "Số:")
        place = next(w for w in words_of(pages[0]) if w["text"] == "ngày")
        assert number["bottom"] == pytest.approx(place["bottom"], abs=1)


def test_a_list_in_the_text_has_an_indent_for_each_line_and_articles_one_number() -> None:
    draft = samples.a_draft(
        conclusion="- Ý thứ nhất\n- Ý thứ hai", orders=("Điều 7. Giữ nguyên quyết định.",)
    )
    pdf = render(samples.a_decision(draft=draft))
    assert "Điều 1. Giữ nguyên quyết định." in text_of(pdf)
    assert "Điều 7. Giữ nguyên" not in text_of(pdf)
    with pages_of(pdf) as pages:
        found = [w for page in pages for w in words_of(page) if w["text"] == "-"]
        items = [w for w in found if w["x0"] == pytest.approx(30 + 12.7, abs=0.5)]
        assert len(items) >= 2


def test_the_signature_stands_in_the_right_half_with_the_recipients_at_its_left(
    notice: bytes,
) -> None:
    with pages_of(notice) as pages:
        words = words_of(pages[0])
        office = next(w for w in words if w["text"] == "CHỦ" and w["top"] > 100)
        recipients = next(w for w in words if w["text"] == "nhận:")
        name = next(w for w in words if w["text"] == "Dụ" and w["top"] > office["top"])
        assert office["x0"] > 30 + 80
        assert recipients["x1"] < 30 + 80
        assert recipients["top"] == pytest.approx(office["top"], abs=2)
        assert 25 < name["top"] - office["top"] < 40


def test_the_signature_block_keeps_two_lines_of_the_body_with_it() -> None:
    """However long the text is, the block never stands alone on the last page."""
    pages_seen = set()
    for lines in range(11, 24):
        reason = " ".join(["Một dòng lý do dài vừa đủ để đầy một dòng của trang giấy này."] * lines)
        with pages_of(render(samples.a_refusal(reason=reason))) as pages:
            pages_seen.add(len(pages))
            if len(pages) > 1:
                assert _body_lines_above_signature(pages[-1]) >= 2
    assert pages_seen == {1, 2}


def _body_lines_above_signature(page: Any) -> int:
    lines = [line for line in lines_of(page) if line["top"] > 20]
    block = next(i for i, line in enumerate(lines) if "Nơi nhận:" in line["text"])
    assert any("Trần Văn Thí Dụ" in line["text"] for line in lines[block:])
    return block


@pytest.mark.parametrize(
    "text",
    [
        "{{ letter.number }} {% now 'Y' %}",
        "<b>đậm</b> & <img src='file:///etc/hostname'>",
        "<style>p { display: none }</style>",
    ],
)
def test_what_a_person_wrote_is_printed_as_it_is(text: str) -> None:
    printed = text_of(render(samples.an_acceptance(petition=samples.petition(subject=text))))
    assert text in printed


def test_a_word_without_end_stays_on_the_page() -> None:
    letter = samples.an_acceptance(petition=samples.petition(subject="Đ" * 300))
    with pages_of(render(letter)) as pages:
        assert max(w["x1"] for page in pages for w in words_of(page)) <= 195 + SLACK
