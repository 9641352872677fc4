"""Bảng tính thời hạn: what it must hold, what it says in two languages, and its geometry."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from documents.errors import LetterError
from documents.letters import annex
from documents.letters.annex import Annex
from documents.rendering import render, typeset
from petitions.law.casefields import Language
from petitions.law.clock import compute
from petitions.law.facts import CaseFacts
from petitions.law.tables import Mark
from petitions.law.terms import MARKS
from tests.documents import samples
from tests.documents.reading import fonts_of, lines_of, pages_of, text_of, words_of
from tests.law.cases import complaint, denunciation, event

CASE = complaint(
    event("decision_received", "2026-08-03"),
    event("excused", "2026-08-03", 25),
    event("received", "2026-11-23"),
    event("accepted", "2026-12-02"),
    complexity="complex",
    remote=True,
)
SLACK = 0.4


def an_annex(facts: CaseFacts = CASE, **changed: Any) -> Annex:
    values: dict[str, Any] = {
        "unit": samples.unit(),
        "facts": facts,
        "clocks": compute(facts),
        "register_number": "05/2026",
        "subject": "thu hồi 120 m2 đất vườn.",
        "officer": "Nguyễn Văn Thí Dụ",
        "officer_title": "Chuyên viên",
        "printed_at": datetime(2026, 12, 2, 14, 5),
        "language": Language.VI,
    }
    return annex.build(**values | changed)


def rows_of(pdf: bytes) -> list[list[str]]:
    """Every row of every table, cell by cell."""
    with pages_of(pdf) as pages:
        tables = [table for page in pages for table in page.extract_tables()]
        return [[_cell(text) for text in row] for table in tables for row in table]


def _cell(text: str | None) -> str:
    """One line of a cell's lines, which may break after the slash of a number."""
    return " ".join((text or "").split()).replace("/ ", "/")


@pytest.fixture(scope="module")
def printed() -> bytes:
    return render(an_annex())


def test_it_tells_facts_limits_steps_and_marks(printed: bytes) -> None:
    text = text_of(printed)
    for said in (
        "BẢNG TÍNH THỜI HẠN",
        "Đơn số 05/2026",
        "Về việc: thu hồi 120 m2 đất vườn.",
        "Khiếu nại lần đầu; quy định của Nhà nước; vụ việc phức tạp; vùng sâu, vùng xa",
        "Thụ lý khiếu nại (theo Nghị định 124/2020/NĐ-CP): 03/12/2026",
        "Thời hạn 07 ngày làm việc.",
        "đã thực hiện 02/12/2026, đúng hạn",
        "Ràng buộc: hết cùng ngày với",
        "[chưa kiểm chứng]",
        "Tính theo dữ kiện trong hồ sơ đơn số 05/2026.",
        "In lúc 14:05 02/12/2026, người in: Nguyễn Văn Thí Dụ, Chuyên viên./.",
        "NGƯỜI LẬP BẢNG",
    ):
        assert said in text, said
    assert "Số:" not in text and "Nơi nhận" not in text
    assert ["03/08/2026", "Trở ngại khách quan", "25"] in rows_of(printed)


def test_every_step_of_every_limit_is_printed_in_order(printed: bytes) -> None:
    letter, clocks = an_annex(), compute(CASE)
    assert [limit.title for limit in letter.limits] == [clock.title for clock in clocks]
    wanted = [step.text for clock in clocks for step in clock.steps]
    found = [row[1] for row in rows_of(printed) if row[1] in wanted]
    assert found == wanted
    articles = {step.article for clock in clocks for step in clock.steps}
    printed_there = {row[2] for row in rows_of(printed) if len(row) > 2}
    assert articles <= printed_there


def test_days_off_are_told_with_their_source_and_its_doubt(printed: bytes) -> None:
    listed = next(row for row in rows_of(printed) if row[1] == "Ngày Văn hóa Việt Nam")
    assert listed[0] == "24/11/2026"
    assert "Nghị quyết 28/2026/QH16" in listed[2] and "(theo nguồn thứ cấp)" in listed[2]
    (day,) = an_annex().days_off
    assert (day.first, day.last, day.doubt) == (
        date(2026, 11, 24),
        date(2026, 11, 24),
        "theo nguồn thứ cấp",
    )


def test_a_date_that_rests_on_a_projected_year_is_marked(printed: bytes) -> None:
    facts = complaint(event("received", "2027-12-13"), event("accepted", "2027-12-20"))
    text = text_of(render(an_annex(facts)))
    assert "[dự kiến]" in text and "Lịch nghỉ năm 2028 là dự kiến" in text
    assert "[dự kiến]" not in text_of(printed)


def test_a_run_of_days_off_is_one_row() -> None:
    rows = an_annex(denunciation(event("received", "2026-02-13"))).days_off
    assert [row.days for row in rows] == ["16/02/2026 – 20/02/2026"]
    assert rows[0].source and rows[0].name == "Tết Nguyên đán"


def test_a_day_off_that_moved_an_end_is_told() -> None:
    """30 days from 02/12/2026 end on New Year's Day of a year that is not announced yet."""
    facts = complaint(event("received", "2026-11-23"), event("accepted", "2026-12-02"))
    row = an_annex(facts).days_off[-1]
    assert (row.days, row.doubt) == ("01/01/2027", MARKS[Mark.COMPUTED][0])


def test_facts_typed_by_hand_are_said_to_be_that() -> None:
    text = text_of(render(an_annex(register_number="", subject="")))
    assert "Theo dữ kiện nhập tay" in text
    assert "Tính theo dữ kiện nhập tay, không lưu trong hồ sơ nào." in text
    assert "Đơn số" not in text and "Về việc" not in text


def test_in_english_all_but_the_head_of_the_paper_is_english() -> None:
    text = text_of(render(an_annex(language=Language.EN)))
    for said in (
        "TIME-LIMIT CALCULATION Petition no. 05/2026",
        "An Mẫu, 02/12/2026",
        "First complaint; law of the State; complex case; remote area",
        "The limit is 7 working days.",
        "Binds: ends on the same day as",
        "[unconfirmed]",
        "Printed at 14:05 02/12/2026 by Nguyễn Văn Thí Dụ",
        "PREPARED BY",
        "from a secondary source",
    ):
        assert said in text, said
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Cách tính" not in text and "Căn cứ" not in text


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"clocks": ()}, "limits"),
        ({"subject": " . "}, "subject"),
        ({"register_number": ""}, "subject"),
        ({"officer": " "}, "signature"),
        ({"unit": samples.unit(place="")}, "letterhead"),
        ({"facts": replace(CASE, events=())}, "facts"),
    ],
)
def test_what_is_missing_is_named(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(LetterError) as refusal:
        an_annex(**changed)
    assert refusal.value.field == field


def test_the_hour_belongs_to_the_day_and_every_limit_has_its_steps() -> None:
    letter = an_annex()
    with pytest.raises(LetterError) as refusal:
        replace(letter, issued_on=date(2026, 12, 3))
    assert refusal.value.field == "printed_at"
    with pytest.raises(LetterError) as refusal:
        replace(letter, limits=(replace(letter.limits[0], steps=()),))
    assert refusal.value.field == "limits"


def test_what_a_person_wrote_is_printed_as_it_is() -> None:
    subject = "<b>đậm</b> {{ letter }} & {% now 'Y' %}"
    assert subject in text_of(render(an_annex(subject=subject)))


def test_it_keeps_to_the_margins_of_a4_with_only_the_paper_font(printed: bytes) -> None:
    assert all(
        "Liberation-Serif-Paper" in name and embedded for name, embedded in fonts_of(printed)
    )
    with pages_of(printed) as pages:
        assert len(pages) > 1
        for number, page in enumerate(pages, 1):
            assert (round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) == (210, 297)
            words = [w for w in words_of(page) if w["top"] > 19]
            assert min(w["x0"] for w in words) >= 30 - SLACK
            assert max(w["x1"] for w in words) <= 195 + SLACK
            assert max(w["bottom"] for w in words) <= 277
            if number > 1:
                assert lines_of(page)[0]["text"] == str(number)


def test_no_cell_of_a_table_overlaps_its_neighbour(printed: bytes) -> None:
    with pages_of(printed) as pages:
        for page in pages:
            edges = sorted({round(line["x0"], 1) for line in page.vertical_edges})
            assert edges
            for word in page.extract_words():
                crossed = [x for x in edges if word["x0"] + 1 < x < word["x1"] - 1]
                near = [
                    e
                    for e in page.vertical_edges
                    if round(e["x0"], 1) in crossed
                    and e["top"] < word["bottom"] - 1
                    and e["bottom"] > word["top"] + 1
                ]
                assert not near, word["text"]


def test_a_heading_stays_with_the_table_under_it() -> None:
    """However many facts push it down, the name of a limit is never the last line of a page."""
    for count in range(0, 14):
        asked = [event("documents_requested", f"2026-12-{3 + n:02d}") for n in range(count)]
        facts = replace(CASE, events=(*CASE.events, *asked))
        with pages_of(render(an_annex(facts))) as pages:
            for page in pages:
                last = lines_of(page)[-1]
                assert not (last["size"] > 12.5 and last["text"][0].isdigit()), last["text"]


def test_the_same_annex_gives_the_same_bytes() -> None:
    assert typeset(an_annex()).pdf == typeset(an_annex()).pdf
