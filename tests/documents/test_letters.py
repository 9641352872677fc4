"""Letters hold what they must, name what is wrong when they do not, and speak as the law does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from documents.errors import LetterError
from documents.letters.common import Citizen
from documents.letters.draft import DecisionDraft
from documents.letters.refusal import FORMS, form_for
from documents.letters.wording import blocks, long_date, paragraphs
from documents.rendering import render
from petitions.law.facts import Kind
from petitions.models import Outcome, Party, PartyRole
from petitions.vault import Person
from tests.documents import samples
from tests.documents.reading import text_of

NAMELESS = Person(name=" ", address="Xã An Mẫu")
HOMELESS = Person(name="Nguyễn Thị Mẫu")


@pytest.mark.parametrize(
    ("make", "changed", "field"),
    [
        (samples.a_receipt, {"petitioner": NAMELESS}, "petitioner"),
        (samples.a_receipt, {"petitioner": HOMELESS}, "petitioner"),
        (samples.a_receipt, {"lookup_code": ""}, "lookup_code"),
        (samples.a_receipt, {"officer": " "}, "signature"),
        (samples.a_receipt, {"papers": [("Đơn", 0, True)]}, "papers"),
        (samples.a_receipt, {"promises": [("Trả lời", date(2026, 1, 1), "Điều 1")]}, "promises"),
        (samples.a_receipt, {"issued_on": date(2026, 11, 22)}, "received_on"),
        (samples.an_acceptance, {"accepted_on": date(2026, 11, 22)}, "accepted_on"),
        (samples.an_acceptance, {"due_on": samples.ISSUED}, "due_on"),
        (samples.an_acceptance, {"due_basis": ""}, "due_basis"),
        (samples.an_acceptance, {"petition": samples.petition(subject=" ")}, "subject"),
        (samples.a_refusal, {"reason": " . "}, "reason"),
        (samples.a_refusal, {"ground": ""}, "ground"),
        (samples.a_refusal, {"outcome": Outcome.GUIDED}, "competent_body"),
        (samples.a_refusal, {"issued_on": date(2026, 11, 1)}, "issued_on"),
        (samples.a_decision, {"draft": samples.a_draft(conclusion="\n \n")}, "conclusion"),
        (samples.a_decision, {"draft": samples.a_draft(orders=())}, "orders"),
        (samples.a_decision, {"draft": samples.a_draft(orders=("Hủy bỏ.", " "))}, "orders"),
        (samples.a_decision, {"draft": samples.a_draft(legal_basis=())}, "legal_basis"),
        (
            samples.a_decision,
            {"draft": samples.a_draft(verification_result="")},
            "verification_result",
        ),
        (samples.a_decision, {"second_settler": ""}, "second_settler"),
        (samples.a_decision, {"parties": samples.parties()[:1]}, "respondents"),
        (
            samples.a_decision,
            {"parties": [(Party(role=PartyRole.PETITIONER), HOMELESS), samples.parties()[1]]},
            "complainants",
        ),
    ],
)
def test_what_is_missing_or_impossible_is_named(
    make: Callable[..., Any], changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(LetterError) as refusal:
        make(**changed)
    assert refusal.value.field == field
    assert refusal.value.message


def test_an_agency_without_symbol_or_place_issues_nothing() -> None:
    with pytest.raises(LetterError) as refusal:
        replace(samples.an_acceptance(), number=replace(samples.number(), agency_symbol=""))
    assert refusal.value.field == "number"
    with pytest.raises(LetterError) as refusal:
        samples.an_acceptance(petition=samples.petition(unit=samples.unit(place="")))
    assert refusal.value.field == "letterhead"


def test_a_preview_has_no_number() -> None:
    assert samples.number(None).symbol == "…/TB-UBND"
    assert samples.number(5).symbol == "05/TB-UBND"
    assert samples.number(1488, "QĐ").symbol == "1488/QĐ-UBND"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
        (date(2026, 12, 1), "ngày 01 tháng 12 năm 2026"),
    ],
)
def test_dates_in_words(day: date, words: str) -> None:
    assert long_date(day) == words


def test_each_line_is_a_paragraph_and_a_blank_line_parts_blocks() -> None:
    text = "một\r\nhai\r\n \r\n\r\nba\n"
    assert blocks(text) == ("một\nhai", "ba")
    assert paragraphs(text) == ("một", "hai", "ba")


def test_a_body_is_not_called_sir_or_madam() -> None:
    person = Person(name="Công ty Thử Nghiệm", address="Xã An Mẫu")
    assert Citizen.of(person, is_organisation=True).called == "Công ty Thử Nghiệm"


def test_the_receipt_tells_what_to_count_on_and_how_to_look() -> None:
    letter = samples.a_receipt()
    text = text_of(render(letter))
    assert "0123 4567 89AB CDEF" in text
    assert letter.lookup_url in text
    assert (
        "Thông báo thụ lý hoặc không thụ lý: chậm nhất ngày 03 tháng 12 năm 2026 "
        "(khoản 1 Điều 16 Nghị định số 124/2020/NĐ-CP)"
    ) in text
    assert "vào sổ tiếp nhận số 05/2026" in text
    assert "Bản chính" in text
    assert letter.qr.startswith("<svg")


def test_a_receipt_without_papers_says_so() -> None:
    assert "Không có tài liệu nộp kèm theo đơn." in text_of(render(samples.a_receipt(papers=[])))


def test_the_notice_of_non_acceptance_names_ground_article_and_reason() -> None:
    text = text_of(render(samples.a_refusal()))
    assert (
        "không đủ điều kiện để thụ lý giải quyết vì thời hiệu, thời hạn khiếu nại đã hết mà không "
        "có lý do chính đáng (khoản 6 Điều 11 Luật Khiếu nại), cụ thể: Quyết định được nhận"
    ) in text
    assert "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" in text


@pytest.mark.parametrize(
    ("outcome", "kind", "said"),
    [
        (Outcome.GUIDED, "PHIẾU HƯỚNG DẪN", "gửi đơn đến Sở Thử Nghiệm để được xem xét"),
        (Outcome.REFERRED, "THÔNG BÁO", "chuyển đơn và tài liệu kèm theo (nếu có) đến Sở Thử"),
        (Outcome.RETURNED, "THÔNG BÁO", "trả lại đơn và tài liệu kèm theo (nếu có)"),
        (Outcome.FILED, "THÔNG BÁO", "lưu đơn theo quy định"),
    ],
)
def test_each_other_outcome_has_its_own_words(outcome: Outcome, kind: str, said: str) -> None:
    letter = samples.a_refusal(
        outcome=outcome, ground="", citation="", competent_body="Sở Thử Nghiệm"
    )
    text = text_of(render(letter))
    assert kind in text
    assert form_for(outcome).title in text
    assert said in text
    assert "Điều 11 của Luật Khiếu nại" not in text


def test_every_outcome_but_acceptance_has_a_form() -> None:
    of_complaints = {outcome for kind, outcome in FORMS if kind is Kind.COMPLAINT}
    assert of_complaints == set(Outcome) - {Outcome.ACCEPT}
    of_denunciations = {outcome for kind, outcome in FORMS if kind is Kind.DENUNCIATION}
    assert of_denunciations == {Outcome.NOT_ACCEPTED, Outcome.GUIDED, Outcome.FILED}


def test_the_decision_holds_what_article_31_asks() -> None:
    text = text_of(render(samples.a_decision()))
    for part in (
        "ngày 30 tháng 12 năm 2026",
        "Người khiếu nại: ông (bà) Nguyễn Thị Mẫu Hoà",
        "Người bị khiếu nại: Chủ tịch Ủy ban nhân dân xã An Mẫu",
        "I. NỘI DUNG KHIẾU NẠI",
        "II. KẾT QUẢ XÁC MINH NỘI DUNG KHIẾU NẠI",
        "III. KẾT QUẢ ĐỐI THOẠI",
        "Căn cứ Luật Khiếu nại số 02/2011/QH13;",
        "Căn cứ Luật Đất đai số 31/2024/QH15.",
        "IV. KẾT LUẬN",
        "Điều 2. Sửa đổi Quyết định số 15/QĐ-UBND",
        "có quyền khiếu nại lần hai đến Chủ tịch Ủy ban nhân dân tỉnh Thử Nghiệm trong thời hạn "
        "30 ngày, kể từ ngày nhận được Quyết định",
        "khởi kiện vụ án hành chính tại Tòa án",
        "- Như Điều 4;",
    ):
        assert part in text
    assert "45 ngày" not in text
    assert "bồi thường thiệt hại" not in text


def test_without_a_dialogue_its_part_is_left_out_and_the_numerals_close_up() -> None:
    letter = samples.a_decision(draft=samples.a_draft(dialogue_result=""))
    assert [s.numeral for s in letter.sections] == ["I", "II", "III"]
    assert letter.sections[-1].heading == "KẾT LUẬN"


def test_compensation_has_an_article_and_moves_the_last_ones() -> None:
    letter = samples.a_decision(draft=samples.a_draft(compensation="Trả 10.000.000 ₫."))
    assert letter.articles[2].paragraphs == ("Về bồi thường thiệt hại: Trả 10.000.000 ₫.",)
    assert letter.articles[-1].number == 5
    assert letter.recipients[0] == "Như Điều 5"


def test_in_a_remote_place_the_longer_time_is_told() -> None:
    letter = samples.a_decision(petition=samples.petition(is_remote=True))
    assert "không quá 45 ngày)" in letter.articles[-2].paragraphs[0]


def test_a_draft_comes_back_from_its_json() -> None:
    draft = samples.a_draft(compensation="Không có.")
    assert DecisionDraft.from_json(draft.to_json()) == draft
    stored = draft.to_json()
    del stored["conclusion"]
    with pytest.raises(LetterError) as refusal:
        DecisionDraft.from_json(stored)
    assert refusal.value.field == "conclusion"
