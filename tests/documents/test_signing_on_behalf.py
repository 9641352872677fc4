"""TM., KT., TL., TUQ., Q. from the signer's appointment, for state and Party papers."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from documents.errors import LetterError
from documents.letterhead import signature
from petitions.law.facts import Regime
from petitions.models import Appointment, Capacity, Role, Unit
from tests.documents import samples

ON = date(2026, 12, 2)
STATE, PARTY = Regime.STATE, Regime.PARTY
HEAD, DEPUTY = Role.HEAD, Role.DEPUTY
OFFICE = Unit(name="Văn phòng", head_title="Chánh Văn phòng")


def appointed(role: Role, capacity: Capacity, title: str, **changed: Any) -> Appointment:
    made = samples.signer(role, title)
    made.capacity = capacity
    made.unit = OFFICE
    for name, value in changed.items():
        setattr(made, name, value)
    return made


@pytest.mark.parametrize(
    ("regime", "role", "capacity", "title", "lines"),
    [
        (STATE, HEAD, Capacity.OWN, "Chủ tịch", ["CHỦ TỊCH"]),
        (STATE, DEPUTY, Capacity.OWN, "Phó Chủ tịch", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (STATE, HEAD, Capacity.COLLECTIVE, "Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            STATE,
            DEPUTY,
            Capacity.COLLECTIVE,
            "Phó Chủ tịch",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (STATE, HEAD, Capacity.ACTING, "Phó Chủ tịch", ["Q. CHỦ TỊCH"]),
        (STATE, HEAD, Capacity.BY_ORDER, "Chánh Văn phòng", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        (
            STATE,
            DEPUTY,
            Capacity.BY_ORDER,
            "Phó Chánh Văn phòng",
            ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        ),
        (STATE, HEAD, Capacity.DELEGATED, "Giám đốc", ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC"]),
        (PARTY, HEAD, Capacity.COLLECTIVE, "Chủ tịch", ["T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (PARTY, DEPUTY, Capacity.COLLECTIVE, "Phó Bí thư", ["T/M ỦY BAN NHÂN DÂN", "PHÓ BÍ THƯ"]),
        (PARTY, DEPUTY, Capacity.OWN, "Phó Chủ tịch", ["K/T CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (PARTY, HEAD, Capacity.BY_ORDER, "Chánh Văn phòng", ["T/L CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
    ],
)
def test_the_block(
    regime: Regime, role: Role, capacity: Capacity, title: str, lines: list[str]
) -> None:
    signer = appointed(
        role, capacity, title, signs_for="Ủy ban nhân dân", ends_on=date(2026, 12, 31)
    )
    block = signature(signer, samples.unit(), on=ON, regime=regime)
    assert list(block.lines) == lines
    assert block.name == "Trần Văn Thí Dụ"


@pytest.mark.parametrize(
    ("signer", "regime", "said"),
    [
        (appointed(HEAD, Capacity.COLLECTIVE, "Chủ tịch"), STATE, "thay mặt tập thể nào"),
        (appointed(DEPUTY, Capacity.ACTING, "Phó"), STATE, "không là cấp phó"),
        (appointed(HEAD, Capacity.DELEGATED, "Giám đốc"), STATE, "phải có thời hạn"),
        (
            appointed(DEPUTY, Capacity.DELEGATED, "Phó", ends_on=date(2026, 12, 31)),
            STATE,
            "không được ủy quyền lại",
        ),
        (
            appointed(HEAD, Capacity.DELEGATED, "Giám đốc", ends_on=date(2026, 12, 31)),
            PARTY,
            "Chưa xác định được cách ký",
        ),
        (
            appointed(DEPUTY, Capacity.BY_ORDER, "Phó", unit=Unit(name="Phòng")),
            STATE,
            "chưa có chức danh người đứng đầu",
        ),
        (appointed(Role.CLERK, Capacity.BY_ORDER, "Văn thư"), STATE, "không có thẩm quyền ký"),
    ],
)
def test_what_cannot_be_signed_is_refused(signer: Appointment, regime: Regime, said: str) -> None:
    with pytest.raises(LetterError, match=said):
        signature(signer, samples.unit(), on=ON, regime=regime)


def test_a_delegation_holds_until_its_last_day() -> None:
    signer = appointed(HEAD, Capacity.DELEGATED, "Giám đốc", ends_on=ON)
    assert signature(signer, samples.unit(), on=ON).lines[0] == "TUQ. CHỦ TỊCH"
    with pytest.raises(LetterError, match="không giữ chức vụ"):
        signature(signer, samples.unit(), on=date(2026, 12, 3))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("capacity", "constraint"),
    [
        (Capacity.COLLECTIVE, "appointment_names_collective"),
        (Capacity.DELEGATED, "appointment_delegation_ends"),
    ],
)
def test_the_database_keeps_what_a_capacity_needs(capacity: Capacity, constraint: str) -> None:
    unit = samples.unit(code="mau")
    unit.save()
    signer = samples.signer()
    signer.user.save()
    signer.unit, signer.capacity = unit, capacity
    with transaction.atomic(), pytest.raises(IntegrityError, match=constraint):
        signer.save()
