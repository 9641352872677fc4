"""Rows that the tests of numbers and issued papers need."""

from datetime import date

from documents.numbering import Series
from petitions.law.facts import Kind, Regime, Stage
from petitions.models import Appointment, Channel, Petition, Role, Unit, User
from tests.documents import samples


def stored_unit(code: str = "an-mau") -> Unit:
    unit = samples.unit(code=code)
    unit.save()
    return unit


def stored_user(username: str = "van.thu") -> User:
    return User.objects.create(username=username, full_name="Lê Thị Mẫu")


def stored_signer(unit: Unit) -> Appointment:
    return Appointment.objects.create(
        user=stored_user("chu.tich"),
        unit=unit,
        role=Role.HEAD,
        title="Chủ tịch",
        starts_on=date(2026, 1, 1),
    )


def stored_petition(unit: Unit, number: int = 1) -> Petition:
    petition = samples.petition(
        unit=unit,
        number=number,
        regime=Regime.STATE.value,
        kind=Kind.COMPLAINT.value,
        stage=Stage.FIRST.value,
        channel=Channel.POST,
        contested_known_on=date(2026, 11, 1),
    )
    petition.save()
    return petition


def notices(unit: Unit) -> Series:
    """The notices of that agency in 2026."""
    return Series(unit, "TB", 2026)
