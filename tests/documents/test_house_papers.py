"""Papers corrected, recalled, replaced, copied; envelopes, and the list of what goes out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from documents.errors import LetterError
from documents.letters.common import Letter
from documents.letters.copies import BLOCK_HEIGHT, Copy, CopyKind
from documents.letters.corrections import Correction, Erratum, Recall
from documents.letters.delivery_list import DeliveryList, Posting
from documents.letters.envelope import Envelope
from documents.letters.suspension_parts import Cited
from documents.rendering import render
from documents.specimens import house
from documents.specimens.common import COMPLAINANT
from tests.documents.reading import POINTS_PER_MM, lines_of, pages_of, span, text_of

LATE = Cited(type_name="Thông báo", symbol="99/TB-UBND", on=date(2028, 1, 4))
BARE = Cited(type_name="Thông báo", symbol="", on=date(2026, 12, 1))


def a_true_copy() -> Letter:
    return house.a_copy(CopyKind.TRUE_COPY)


@pytest.mark.parametrize(
    ("make", "parts"),
    [
        (
            house.a_correction,
            [
                "Số: 20/UBND",
                "V/v đính chính Thông báo",
                "căn cứ Điều 18 Nghị định số 30/2020/NĐ-CP",
                "1. Tại dòng địa danh: đã in «Mẫu Đon», đính chính là «Mẫu Đơn».",
                "ngày 01 tháng 12 năm 2026 không thay đổi./.",
            ],
        ),
        (
            house.a_recall,
            [
                "THÔNG BÁO Về việc thu hồi văn bản",
                "thu hồi Thông báo số 05/TB-UBND ngày 01 tháng 12 năm 2026",
                "gửi lại bản giấy đã nhận, hủy bản điện tử đã nhận",
            ],
        ),
        (
            house.a_replacement,
            [
                "THÔNG BÁO Về việc thay thế văn bản",
                "Thông báo số 22/TB-UBND ngày 10 tháng 12 năm 2026 thay thế Thông báo số",
            ],
        ),
        (
            a_true_copy,
            ["SAO Y", "Số: 05/SY-UBND", "Mẫu Đơn, ngày 10 tháng 12 năm 2026", "CHỦ TỊCH"],
        ),
        (lambda: house.a_copy(CopyKind.COPY_OF_COPY), ["SAO LỤC", "Số: 05/SL-UBND"]),
        (
            house.an_extract,
            [
                "ỦY BAN NHÂN DÂN TỈNH VÍ DỤ Quyết định số 15/QĐ-UBND ngày 05 tháng 02 năm 2026 về",
                "Điều 2. Diện tích thu hồi của thửa đất số 7 là 245 m2.",
                "TRÍCH SAO",
                "Số: 05/TrS-UBND",
            ],
        ),
        (
            house.an_envelope,
            [
                "Địa chỉ: Số 1 đường Thí Dụ, xã Mẫu Đơn, tỉnh Ví Dụ Số: 05/TB-UBND",
                "Kính gửi: Ông (Bà) Nguyễn Thị Mẫu Địa chỉ: Thôn Thí Dụ",
            ],
        ),
        (
            house.a_delivery_list,
            [
                "DANH SÁCH Gửi văn bản ngày 01/12/2026",
                "Danh sách có 2 văn bản./.",
                "NGƯỜI LẬP DANH SÁCH",
            ],
        ),
    ],
)
def test_what_each_paper_says(make: Callable[[], Letter], parts: list[str]) -> None:
    text = text_of(render(make()))
    assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize(
    ("make", "changed", "field"),
    [
        (house.a_correction, {"errata": ()}, "errata"),
        (house.a_correction, {"errata": (Erratum(place="a", printed="b", right="b"),)}, "errata"),
        (house.a_correction, {"errata": (Erratum(place=" ", printed="b", right="c"),)}, "errata"),
        (house.a_correction, {"paper": LATE}, "paper"),
        (house.a_correction, {"paper": BARE}, "paper"),
        (house.a_correction, {"addressees": ()}, "addressees"),
        (house.a_recall, {"reason": ()}, "reason"),
        (house.a_recall, {"paper": LATE}, "paper"),
        (house.a_recall, {"replaced_by": LATE}, "replaced_by"),
        (
            house.a_recall,
            {"replaced_by": Cited(type_name="Công văn", symbol="1/UBND", on=date(2026, 12, 9))},
            "replaced_by",
        ),
        (a_true_copy, {"source": BARE}, "source"),
        (a_true_copy, {"source": LATE}, "source"),
        (a_true_copy, {"below": 277 - BLOCK_HEIGHT + 1}, "below"),
        (a_true_copy, {"below": 19}, "below"),
        (house.an_extract, {"extract": ()}, "extract"),
        (house.an_extract, {"source_body": ""}, "source_body"),
        (house.an_envelope, {"name": ""}, "name"),
        (house.an_envelope, {"address": " "}, "address"),
        (house.an_envelope, {"sender_address": ""}, "sender_address"),
        (house.an_envelope, {"symbols": ()}, "symbols"),
        (house.a_delivery_list, {"postings": ()}, "postings"),
        (
            house.a_delivery_list,
            {"postings": (Posting(paper=BARE, addressee="A", way="B"),)},
            "postings",
        ),
        (
            house.a_delivery_list,
            {"postings": (Posting(paper=LATE, addressee="A", way="B"),)},
            "postings",
        ),
    ],
)
def test_what_is_missing_or_cannot_be_is_named(
    make: Callable[[], Any], changed: dict[str, Any], field: str
) -> None:
    letter = make()
    with pytest.raises(LetterError) as refusal:
        replace(letter, **changed)
    assert refusal.value.field == field


@pytest.mark.parametrize("below", [20, 150, 277 - BLOCK_HEIGHT])
def test_a_copy_is_certified_under_a_rule_of_the_full_width_at_the_height_that_is_told(
    below: int,
) -> None:
    copy = a_true_copy()
    assert isinstance(copy, Copy)
    with pages_of(render(replace(copy, below=below))) as pages:
        [page] = pages
        drawn = [*page.rects, *page.lines]
        rule = min(drawn, key=lambda line: line["top"])
        assert rule["top"] / POINTS_PER_MM == pytest.approx(below, abs=0.5)
        assert rule["x0"] / POINTS_PER_MM == pytest.approx(30, abs=0.1)
        assert rule["x1"] / POINTS_PER_MM == pytest.approx(195, abs=0.1)
        lines = lines_of(page)
        assert lines[0]["top"] > below
        assert max(line["bottom"] for line in lines) <= below + BLOCK_HEIGHT
        kind, agency = span(page, "SAO Y"), span(page, "ỦY BAN NHÂN DÂN")
        assert sum(agency) / 2 == pytest.approx(30 + 33, abs=0.5)
        assert sum(kind) / 2 == pytest.approx(195 - 49.5, abs=0.5)


def test_the_envelope_has_the_size_of_one_and_its_receiver_at_the_lower_right() -> None:
    envelope = house.an_envelope()
    assert isinstance(envelope, Envelope)
    far = "Nhà số 7, ngõ 15, đường Thí Dụ, tổ dân phố số 3, phường Mẫu Đơn, tỉnh Ví Dụ " * 2
    with pages_of(render(replace(envelope, address=far.strip()))) as pages:
        [page] = pages
        assert page.width / POINTS_PER_MM == pytest.approx(220, abs=0.1)
        assert page.height / POINTS_PER_MM == pytest.approx(110, abs=0.1)
        lines = lines_of(page)
        sender = next(line for line in lines if "ỦY BAN NHÂN DÂN" in line["text"])
        receiver = next(line for line in lines if line["text"].startswith("Kính gửi:"))
        assert sender["x1"] < 110 < receiver["x1"]
        assert sender["top"] < 20 < 40 < receiver["top"]
        assert receiver["x0"] == pytest.approx(96, abs=0.5)
        assert max(line["bottom"] for line in lines) < 100


def test_whom_an_envelope_is_for_shows_in_no_log() -> None:
    shown = repr(house.an_envelope())
    assert COMPLAINANT.name not in shown
    assert COMPLAINANT.address not in shown


def test_a_long_list_repeats_its_head_and_keeps_its_rows_whole() -> None:
    short = house.a_delivery_list()
    assert isinstance(short, DeliveryList)
    with pages_of(render(replace(short, postings=short.postings * 40))) as pages:
        assert len(pages) > 2
        for page in pages[:-1]:
            assert any("Ký nhận" in line["text"] for line in lines_of(page))


def test_a_correction_is_a_letter_and_a_recall_a_notice() -> None:
    assert isinstance(house.a_correction(), Correction)
    recall = house.a_recall()
    assert isinstance(recall, Recall)
    assert (recall.form.code, house.a_replacement().form.code) == ("TB-THVB", "TB-TTVB")
