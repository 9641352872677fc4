"""A complaint whose author is kept secret, through every letter: no address, and it reads well."""

from collections.abc import Callable
from typing import Any

import pytest

from documents.errors import LetterError
from documents.letters.common import Citizen, Letter, require_citizen
from documents.rendering import render
from petitions.law.facts import Kind
from petitions.models import Outcome, PartyRole
from tests.documents import denouncing, samples, stopping
from tests.documents.denouncing import sealed, sealed_parties
from tests.documents.reading import text_of

WHO = {"petitioner": sealed()}
PARTIES = {"parties": sealed_parties()}


@pytest.mark.parametrize(
    ("make", "given", "said"),
    [
        (samples.a_receipt, WHO, "Người nộp đơn: người khiếu nại (được giữ bí mật)."),
        (
            samples.an_acceptance,
            WHO,
            "đã nhận được đơn khiếu nại của người khiếu nại (được giữ bí mật).",
        ),
        (samples.a_refusal, WHO, "Vậy thông báo để người khiếu nại được biết./."),
        (
            samples.a_refusal,
            WHO | {"outcome": Outcome.GUIDED, "competent_body": "Sở Thử Nghiệm"},
            "Đề nghị người khiếu nại gửi đơn đến Sở Thử Nghiệm",
        ),
        (
            samples.a_refusal,
            WHO | {"outcome": Outcome.REFERRED, "competent_body": "Sở Thử Nghiệm"},
            "đơn khiếu nại của người khiếu nại (được giữ bí mật)",
        ),
        (
            samples.a_refusal,
            WHO | {"outcome": Outcome.RETURNED},
            "đơn khiếu nại của người khiếu nại (được giữ bí mật)",
        ),
        (
            samples.a_refusal,
            WHO | {"outcome": Outcome.FILED},
            "đơn khiếu nại của người khiếu nại (được giữ bí mật)",
        ),
        (
            samples.a_decision,
            PARTIES,
            "Người khiếu nại: được giữ bí mật theo quy định. Người được ủy quyền: được giữ bí mật "
            "theo quy định. Người bị khiếu nại: Chủ tịch",
        ),
        (
            samples.a_decision,
            PARTIES,
            "người khiếu nại có quyền khiếu nại lần hai đến Chủ tịch",
        ),
        (
            stopping.a_suspension,
            PARTIES,
            "Tạm đình chỉ giải quyết khiếu nại của người khiếu nại (được giữ bí mật) về việc",
        ),
        (
            stopping.a_suspension,
            PARTIES | {"basis": "KN-11A-2B"},
            "- Ủy ban nhân dân cấp xã nơi người khiếu nại thường trú cuối cùng trước khi chết;",
        ),
        (
            stopping.a_resumption,
            PARTIES,
            "Phòng Ví Dụ; người khiếu nại; người được ủy quyền; Chủ tịch Ủy ban nhân dân xã An",
        ),
        (
            stopping.a_complexity,
            WHO,
            "đã nhận đơn khiếu nại của người khiếu nại (được giữ bí mật) và vào sổ",
        ),
    ],
)
def test_a_sealed_complaint_reads_well_in_every_letter(
    make: Callable[..., Letter], given: dict[str, Any], said: str
) -> None:
    text = text_of(render(make(**given)))
    assert said in text
    assert "Ông (Bà) Người" not in text
    assert "ông (bà) người" not in text.lower()
    assert "Địa chỉ: ." not in text
    assert "(địa chỉ:" not in text
    assert "None" not in text


def test_the_title_of_a_decision_names_nobody_secret() -> None:
    letter = samples.a_decision(**PARTIES)
    assert letter.title == "Về việc giải quyết khiếu nại (lần đầu)"
    assert "của ông\u00a0(bà) Nguyễn Thị Mẫu Hoà" in samples.a_decision().title


def test_several_secret_persons_of_one_part_are_said_once() -> None:
    letter = samples.a_decision(**PARTIES)
    assert [party.capacity for party in letter.complainants] == [
        "Người khiếu nại",
        "Người được ủy quyền",
    ]


def test_two_people_of_one_name_are_both_named() -> None:
    twice = [*samples.parties(), samples.parties()[0]]
    assert len(samples.a_decision(parties=twice).complainants) == 2


def test_no_address_is_asked_for_a_mask_and_one_is_for_anybody_else() -> None:
    require_citizen("petitioner", Citizen.of(sealed()), "người khiếu nại")
    bare = Citizen(name="Nguyễn Thị Mẫu", address="", paper="", is_organisation=False)
    with pytest.raises(LetterError, match="Thiếu địa chỉ người khiếu nại"):
        require_citizen("petitioner", bare, "người khiếu nại")


def test_a_receipt_of_a_denunciation_says_that_it_is_one() -> None:
    letter = samples.a_receipt(kind=Kind.DENUNCIATION, petitioner=denouncing.MASK)
    text = text_of(render(letter))
    assert "GIẤY BIÊN NHẬN Về việc tiếp nhận đơn tố cáo" in text
    assert "Người nộp đơn: người tố cáo (được giữ bí mật)." in text
    assert "Tố cáo về việc:" in text
    assert "hiếu nại" not in text.replace("Đơn khiếu nại", "")  # the title of a paper handed in


def test_a_body_that_is_secret_is_no_less_so() -> None:
    who = Citizen.of(sealed(PartyRole.RELATED), is_organisation=True)
    assert who.called_within == "người có quyền, nghĩa vụ liên quan (được giữ bí mật)"
    assert who.called_again == "người có quyền, nghĩa vụ liên quan"
