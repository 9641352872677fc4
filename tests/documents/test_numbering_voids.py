"""Hủy số: who gives up which number, for what reason; and that none is kept for later."""

from typing import Any

import pytest
from django.utils import timezone

from documents import numbering
from documents.models import VoidedNumber
from documents.numbering import Series
from documents.registers import missing_numbers, voided_numbers
from documents.voiding import NoReservation, void
from petitions import acts
from petitions.access import Act
from petitions.errors import AlreadyDone, BadFact, NotAllowed, Refused
from petitions.models import Petition, User
from tests.factories import Office, moment
from tests.paths import at_point, do

pytestmark = pytest.mark.django_db
AT = moment("2026-11-27 09:00")
WHY = "In hỏng, bản in đã hủy."


def series_of(office: Office, type_code: str = "TB", year: int = 2026) -> Series:
    return Series(office.agency, type_code, year)


def give_up(series: Series, number: int, actor: User, **changed: Any) -> VoidedNumber:
    return void(series, number, **{"reason": WHY, "actor": actor, "at": AT} | changed)


def test_a_voided_number_is_explained_and_the_next_paper_goes_on() -> None:
    office = Office()
    series = series_of(office)
    row = give_up(series, 1, office.clerk)
    assert (row.number, row.reason, row.voided_by) == (1, WHY, office.clerk)
    assert row.appointment.user == office.clerk
    do(Act.ISSUE_ACCEPTANCE, at_point("assigned", office), office, office.clerk, printed=True)
    assert office.agency.documents.get(type_code="TB").symbol == "02/TB-UBND"
    assert list(missing_numbers()) == []
    (said,) = voided_numbers()
    assert f"sổ TB năm 2026: số 01 đã hủy, {office.clerk.get_full_name()}: {WHY}" in said


@pytest.mark.parametrize("who", ["clerk", "head", "deputy"])
def test_a_keeper_of_the_book_may(who: str) -> None:
    office = Office()
    assert give_up(series_of(office), 1, getattr(office, who)).number == 1


@pytest.mark.parametrize("who", ["reception", "handler", "room_head", "auditor"])
def test_nobody_else_may(who: str) -> None:
    office = Office()
    with pytest.raises(NotAllowed):
        give_up(series_of(office), 1, getattr(office, who))
    assert numbering.peek(series_of(office)) == 1


def test_a_clerk_of_another_agency_may_not() -> None:
    with pytest.raises(NotAllowed):
        give_up(series_of(Office()), 1, Office().clerk)


@pytest.mark.parametrize(
    "reason", ["", "   ", "In hỏng", "in in in in in", "\u200b\u200b \u200b \u200b \u200b"]
)
def test_the_reason_has_four_words(reason: str) -> None:
    office = Office()
    with pytest.raises(BadFact) as refused:
        give_up(series_of(office), 1, office.clerk, reason=reason)
    assert refused.value.field == "reason"
    assert numbering.peek(series_of(office)) == 1


def test_a_number_further_on_is_not_kept() -> None:
    office = Office()
    with pytest.raises(NoReservation, match="không giữ số 05") as refused:
        give_up(series_of(office), 5, office.clerk)
    assert refused.value.named_rule == "Số văn bản cấp liên tiếp, không giữ trước"
    assert not VoidedNumber.objects.exists()


def test_a_number_that_a_paper_took_is_not_voided() -> None:
    office = Office()
    series = series_of(office)
    numbering.peek(series)
    numbering.take(series, 1)
    with pytest.raises(AlreadyDone, match="Số tiếp theo bây giờ là 02"):
        give_up(series, 1, office.clerk)
    assert not VoidedNumber.objects.exists()


@pytest.mark.parametrize("year", [2025, 2027])
def test_only_the_series_in_use_has_numbers_to_void(year: int) -> None:
    office = Office()
    with pytest.raises(BadFact, match="đã khóa"):
        give_up(series_of(office, year=year), 1, office.clerk)


def test_a_void_is_never_changed_nor_removed() -> None:
    office = Office()
    row = give_up(series_of(office), 1, office.clerk)
    row.reason = "Lý do khác hẳn trước"
    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        row.delete()
    with pytest.raises(TypeError):
        VoidedNumber.objects.filter(pk=row.pk).update(reason="x")


def sealed(office: Office) -> Petition:
    """A petition that the head has sealed, who thus knows the petitioner, Hoàng Thị Thử."""
    petition = at_point("registered", office)
    acts.protect(petition.pk, reason="Người gửi đề nghị.", actor=office.head, at=timezone.now())
    return petition


def test_the_register_is_not_told_who_is_secret() -> None:
    office = Office()
    sealed(office)
    with pytest.raises(Refused, match="họ tên"):
        give_up(series_of(office), 1, office.head, reason="In nhầm tên bà Hoàng Thị Thử")
    assert numbering.peek(series_of(office)) == 1
    assert give_up(series_of(office), 1, office.head).number == 1
