"""Phiếu nhắc and công văn đôn đốc: what they say before and after the end, and what they need."""

from datetime import date
from typing import Any

import pytest

from documents.catalogue import REMINDER_SLIP, URGING_LETTER, Form
from documents.errors import LetterError
from documents.letters import urging
from documents.letters.urging import Duty, Urging
from documents.rendering import render
from tests.documents import samples
from tests.documents.reading import lines_of, pages_of, text_of

DUTY = Duty(
    title="Giải quyết khiếu nại lần đầu",
    basis="Điều 28 Luật Khiếu nại 2011",
    due_on=date(2026, 12, 31),
    is_confirmed=False,
)
BOTH = pytest.mark.parametrize("form", [REMINDER_SLIP, URGING_LETTER], ids=lambda form: form.code)


def a_paper(form: Form, **changed: Any) -> Urging:
    values: dict[str, Any] = {
        "petition": samples.petition(),
        "number": samples.number(5, form.type_code),
        "agency": samples.unit(),
        "addressee": "Phòng Ví Dụ",
        "duty": DUTY,
        "signer": samples.signer(),
        "issued_on": date(2027, 1, 11),
    } | changed
    return urging.build(form, values.pop("petition"), **values)


@BOTH
@pytest.mark.parametrize(
    ("issued_on", "words"),
    [
        (date(2027, 1, 11), "đã hết ngày 31 tháng 12 năm 2026"),
        (date(2027, 1, 11), "chưa được thực hiện, quá hạn 11 ngày"),
        (date(2027, 1, 1), "quá hạn 1 ngày"),
        (date(2026, 12, 31), "đến ngày 31 tháng 12 năm 2026, là ngày cuối của thời hạn"),
        (date(2026, 12, 28), "hết ngày 31 tháng 12 năm 2026"),
        (date(2026, 12, 28), "còn 3 ngày"),
    ],
)
def test_it_counts_from_the_day_of_the_paper(form: Form, issued_on: date, words: str) -> None:
    text = text_of(render(a_paper(form, issued_on=issued_on)))
    assert words in text
    assert ("nêu rõ lý do chậm" in text) == (issued_on > DUTY.due_on)


@BOTH
@pytest.mark.parametrize("is_confirmed", [True, False])
def test_a_limit_that_was_not_read_is_marked(form: Form, is_confirmed: bool) -> None:
    duty = Duty(title="A", basis="B", due_on=DUTY.due_on, is_confirmed=is_confirmed)
    assert ("[chưa kiểm chứng]" in text_of(render(a_paper(form, duty=duty)))) is not is_confirmed


@BOTH
@pytest.mark.parametrize(
    ("changed", "field"),
    [({"addressee": " "}, "addressee"), ({"petition": samples.petition(subject=" ")}, "subject")],
)
def test_what_is_missing_is_named(form: Form, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(LetterError) as caught:
        a_paper(form, **changed)
    assert caught.value.field == field


def test_the_summary_of_a_cong_van_stands_in_the_left_column_under_the_number() -> None:
    with pages_of(render(a_paper(URGING_LETTER))) as pages:
        lines = lines_of(pages[0])
    number = next(line for line in lines if "05/UBND" in line["text"])
    summary = next(line for line in lines if line["text"].startswith("V/v"))
    assert summary["top"] > number["bottom"]
    assert summary["size"] == pytest.approx(12)
    assert summary["x1"] < 30 + 66
    assert not any("CÔNG VĂN" in line["text"] for line in lines)


def test_the_symbols() -> None:
    assert a_paper(REMINDER_SLIP).number.symbol == "05/PN-UBND"
    assert a_paper(URGING_LETTER).number.symbol == "05/UBND"
