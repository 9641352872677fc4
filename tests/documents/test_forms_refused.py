"""What a form of this family lacks, or cannot hold, is refused before it is printed, by name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from documents.errors import LetterError
from documents.letters import dialogue_invitation, urgent_measures
from documents.letters.common import Citizen, Letter, Letterhead
from documents.letters.dialogue import DialogueMinutes
from documents.letters.minutes import Absence, Attendant
from documents.letters.reception import RefusalGround
from documents.rendering import render
from documents.specimens import common
from documents.specimens.verifying import PAPERS
from petitions.law.facts import Kind
from petitions.models import ContestedKind, PartyRole
from petitions.vault import Person, mask
from tests.documents.denouncing import sealed, sealed_parties
from tests.documents.reading import text_of
from tests.documents.samples_complaints import KEYS, MAKERS, Key, letter_of

KN, TT, TCD, HOUSE = "NĐ 124/2020", "TT 05/2021", "NĐ 154/2026", "Nội bộ"
NOBODY = Citizen(name=" ", address="", paper="", is_organisation=False)
HOMELESS = Citizen(name="Nguyễn Thị Mẫu", address="", paper="", is_organisation=False)
LATE, EARLY = date(2030, 1, 1), date(2020, 1, 1)
REQUIRED = [(key, field) for key in KEYS for field in letter_of(key).required]


@pytest.mark.parametrize(("key", "field"), REQUIRED, ids=lambda part: "".join(part))
def test_each_required_part_is_asked_for_by_name(key: Key, field: str) -> None:
    value = getattr(letter_of(key), field)
    empty: Any = " " if isinstance(value, str) else 0 if isinstance(value, int) else ()
    with pytest.raises(LetterError) as refused:
        replace(letter_of(key), **{field: empty})
    assert refused.value.field == field
    assert str(refused.value) == f"Thiếu {letter_of(key).required[field]}."


@pytest.mark.parametrize("key", KEYS, ids=" ".join)
def test_no_form_goes_out_without_its_head(key: Key) -> None:
    letter = letter_of(key)
    if key in ((KN, "Mẫu số 01"), (KN, "Mẫu số 02")):
        assert render(letter)
        return
    bare = Letterhead(superior_lines=(), agency_lines=(), agency="", place="")
    with pytest.raises(LetterError) as refused:
        replace(letter, letterhead=bare)
    assert refused.value.field == "letterhead"


@pytest.mark.parametrize(
    ("key", "changed", "field"),
    [
        ((KN, "Mẫu số 05"), {"assigned": "Thanh tra tỉnh"}, "members"),
        ((KN, "Mẫu số 05"), {"members": ()}, "members"),
        ((KN, "Mẫu số 05"), {"days": -1}, "days"),
        ((KN, "Mẫu số 05"), {"received_on": LATE}, "issued_on"),
        ((KN, "Mẫu số 06"), {"copies": 1}, "copies"),
        ((KN, "Mẫu số 06"), {"closed_at": common.moment(EARLY, 8)}, "closed_at"),
        ((KN, "Mẫu số 07"), {"due_on": EARLY}, "due_on"),
        ((KN, "Mẫu số 08"), {"copies": 1}, "copies"),
        ((KN, "Mẫu số 08"), {"items": (replace(PAPERS[0], pages=0),)}, "items"),
        ((KN, "Mẫu số 09"), {"answer_by": EARLY}, "answer_by"),
        ((KN, "Mẫu số 10"), {"due_on": EARLY}, "due_on"),
        ((KN, "Mẫu số 11"), {"ends_on": LATE}, "ends_on"),
        ((KN, "Mẫu số 11"), {"ends_on": EARLY}, "ends_on"),
        ((KN, "Mẫu số 13"), {"started_on": EARLY}, "started_on"),
        ((KN, "Mẫu số 13"), {"ended_on": LATE}, "ended_on"),
        ((HOUSE, "GM-ĐT"), {"held_at": common.moment(date(2026, 12, 18), 8)}, "held_at"),
        ((KN, "Mẫu số 14"), {"copies": 2}, "copies"),
        ((KN, "Mẫu số 14"), {"agreed": (), "disputed": ()}, "agreed"),
        ((KN, "Mẫu số 16"), {"orders": ((),)}, "orders"),
        ((TT, "Mẫu số 01"), {"settled_by": "Sở Ví Dụ"}, "settled_on"),
        ((TT, "Mẫu số 01"), {"petitioner": HOMELESS}, "petitioner"),
        ((TT, "Mẫu số 04"), {"petitioner": HOMELESS}, "petitioner"),
        ((TT, "Mẫu số 04"), {"received_on": LATE}, "issued_on"),
        ((HOUSE, "CV-TLĐ"), {"petitioner": NOBODY}, "petitioner"),
        ((HOUSE, "HD-TĐ"), {"petitioner": NOBODY}, "petitioner"),
        ((TCD, "Mẫu số 01/TCD"), {"came_on": LATE}, "came_on"),
        ((TCD, "Mẫu số 01/TCD"), {"kind": Kind.COMPLAINT}, "ground"),
        ((TCD, "Mẫu số 01/TCD"), {"ground": RefusalGround.DRAWN_OUT}, "ground"),
        ((TCD, "Mẫu số 02/TCD"), {"copies": 1}, "copies"),
        ((TCD, "Mẫu số 03/TCD"), {"ends_on": EARLY}, "ends_on"),
        ((TCD, "Mẫu số 03/TCD"), {"starts_on": date(2026, 11, 24)}, "receptions"),
        ((TCD, "Mẫu số 03/TCD"), {"first": 0}, "first"),
        ((HOUSE, "PH"), {"held_at": common.moment(EARLY, 8)}, "held_at"),
    ],
)
def test_what_cannot_be_is_refused_by_name(key: Key, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(LetterError) as refused:
        replace(letter_of(key), **changed)
    assert refused.value.field == field


def test_a_petition_of_one_matter_is_not_parted() -> None:
    letter = letter_of((HOUSE, "HD-TĐ"))
    with pytest.raises(LetterError, match="chỉ có một nội dung"):
        replace(letter, matters=letter.matters[:1])  # type: ignore[attr-defined, call-arg]


def test_the_invitation_may_go_out_on_the_fifth_day_before() -> None:
    letter = letter_of((HOUSE, "GM-ĐT"))
    held = letter.issued_on + timedelta(days=dialogue_invitation.NOTICE_DAYS)
    assert replace(letter, held_at=common.moment(held, 8))  # type: ignore[call-arg]


def test_no_execution_is_held_up_where_an_act_is_contested() -> None:
    with pytest.raises(LetterError) as refused:
        urgent_measures.measure(
            common.petition(contested_kind=ContestedKind.ACT),
            number=common.number(12, "QĐ"),
            parties=common.parties(),
            accepted=common.ACCEPTED,
            reason="Công trình sẽ bị phá dỡ.",
            ends_on=common.DUE_ON,
            settle_by=common.DUE_ON,
            signer=common.signer(),
            issued_on=date(2026, 12, 4),
        )
    assert refused.value.field == "contested"


def _with_secret_complainant(make: Callable[[], Letter], monkeypatch: pytest.MonkeyPatch) -> Letter:
    for module in ("verifying", "receiving"):
        where = f"documents.specimens.{module}"
        monkeypatch.setattr(f"{where}.CITIZEN", Attendant.citizen(Citizen.of(sealed())))
        if module == "verifying":
            monkeypatch.setattr(f"{where}.parties", sealed_parties)
        else:
            monkeypatch.setattr(f"{where}.COMPLAINANT", sealed())
    return make()


@pytest.mark.parametrize(
    "key", [key for key in KEYS if key not in ((KN, "Mẫu số 01"), (KN, "Mẫu số 02"))], ids=" ".join
)
def test_who_is_secret_stands_on_no_form(key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    from_key = MAKERS[key]
    text = text_of(render(_with_secret_complainant(from_key, monkeypatch)))
    for told in (common.COMPLAINANT.name, common.COMPLAINANT.address, "000000000001"):
        assert told not in text


@pytest.mark.parametrize("code", ["Mẫu số 01", "Mẫu số 02"])
def test_a_citizens_own_form_is_not_filled_in_from_a_mask(code: str) -> None:
    with pytest.raises(LetterError, match="giữ bí mật") as refused:
        replace(letter_of((KN, code)), complainant=mask(Kind.COMPLAINT, PartyRole.PETITIONER))  # type: ignore[call-arg]
    assert refused.value.field == "complainant"


def test_who_stayed_away_is_named_with_or_without_a_reason() -> None:
    letter = letter_of((KN, "Mẫu số 14"))
    assert isinstance(letter, DialogueMinutes)
    who = Citizen.of(Person(name="Lý Thị Vắng Mẫu", address="Xã Mẫu Đơn"))
    for absence in Absence:
        text = text_of(
            render(replace(letter, complainants=(Attendant.citizen(who, absence=absence),)))
        )
        assert f"Lý Thị Vắng Mẫu, địa chỉ: Xã Mẫu Đơn, vắng mặt {absence.value}." in text


def test_minutes_printed_before_the_end_leave_room_to_write_when_it_was() -> None:
    letter = letter_of((KN, "Mẫu số 06"))
    text = text_of(render(replace(letter, closed_at=None)))  # type: ignore[call-arg]
    assert "Buổi làm việc kết thúc hồi ….. giờ ….., ngày ….. tháng ….. năm ………." in text
