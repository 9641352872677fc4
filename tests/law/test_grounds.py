"""The grounds that officers choose from."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from petitions.law.facts import Kind
from petitions.law.grounds import Purpose, ground, grounds_for, load_grounds, read_grounds
from petitions.law.tables import TableError

TODAY = date(2026, 11, 24)
POINTS = ("a", "b", "c", "d", "dd", "e", "g")


@pytest.mark.parametrize(
    ("purpose", "kind", "codes"),
    [
        (Purpose.NOT_ACCEPTED, Kind.COMPLAINT, [f"KN-11-{n}" for n in range(1, 10)]),
        (
            Purpose.NOT_ACCEPTED,
            Kind.DENUNCIATION,
            [f"TC-29-1{point}" for point in ("A", "B", "C", "D", "KN")],
        ),
        (Purpose.COMPLEX, Kind.COMPLAINT, [f"KN-3A-{p}" for p in POINTS]),
        (Purpose.COMPLEX, Kind.DENUNCIATION, [f"TC-3-{p}" for p in POINTS]),
        (Purpose.SUSPEND, Kind.COMPLAINT, ["KN-11A-1A", "KN-11A-1B"]),
        (Purpose.TERMINATE, Kind.COMPLAINT, ["KN-11A-2A", "KN-11A-2B"]),
        (Purpose.SUSPEND, Kind.DENUNCIATION, ["TC-34-1A", "TC-34-1B"]),
        (Purpose.TERMINATE, Kind.DENUNCIATION, ["TC-34-3A", "TC-34-3B", "TC-34-3C"]),
    ],
)
def test_each_list_is_whole_and_in_the_order_of_the_statute(
    purpose: Purpose, kind: Kind, codes: list[str]
) -> None:
    assert [g.code for g in grounds_for(purpose, kind, TODAY)] == codes


def test_what_was_not_yet_law_is_not_offered() -> None:
    before = date(2026, 6, 30)
    assert grounds_for(Purpose.SUSPEND, Kind.COMPLAINT, before) == ()
    assert grounds_for(Purpose.COMPLEX, Kind.COMPLAINT, before) == ()
    assert len(grounds_for(Purpose.NOT_ACCEPTED, Kind.COMPLAINT, before)) == 9


def test_a_ground_carries_its_text_citation_and_doubt() -> None:
    sixth = ground("KN-11-6")
    assert sixth.text == "Thời hiệu, thời hạn khiếu nại đã hết mà không có lý do chính đáng"
    assert sixth.citation == "khoản 6 Điều 11 Luật Khiếu nại 2011"
    assert not sixth.is_confirmed
    assert ground("KN-3A-dd").citation.startswith("điểm đ khoản 1 Điều 3a")
    assert ground("KN-3A-dd").is_confirmed
    assert ground("KN-11A-1A").mark == "secondary"
    with pytest.raises(LookupError, match="KN-99"):
        ground("KN-99")


def test_the_texts_are_composed_and_complete() -> None:
    for listed in load_grounds():
        assert unicodedata.is_normalized("NFC", listed.text)
        assert listed.text_en
        assert "Điều" in listed.citation


def test_a_bad_row_is_refused_with_its_file_and_its_code(tmp_path: Path) -> None:
    path = tmp_path / "grounds.toml"
    path.write_text('[[grounds]]\ncode = "A-1"\npurpose = "guess"\n', "utf-8")
    with pytest.raises(TableError, match=r"grounds.toml: grounds A-1: purpose: 'guess'"):
        read_grounds(path)
