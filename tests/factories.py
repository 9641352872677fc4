"""What tests need made: units, people, registrations. Paths of petitions are in tests/paths.py."""

# mypy: disallow-untyped-calls=False
# factory-boy's declarations have no types.

from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from factory.declarations import LazyAttribute, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory

from petitions.acts import PartyEntry, Registration
from petitions.models import Appointment, Channel, ContestedKind, PartyRole, Role, Unit, User
from petitions.vault import Person

#: Seven working days from this Monday end on 03/12/2026: 24/11 is a day off from 2026 on.
MONDAY = date(2026, 11, 23)


class UnitFactory(DjangoModelFactory[Unit]):
    """A unit; by trait a province, a commune below one, or a room of a commune."""

    class Meta:
        model = Unit

    class Params:
        province = Trait(
            name=Sequence(lambda n: f"Ủy ban nhân dân tỉnh Thử Nghiệm {n}"),
            is_agency=True,
            symbol="UBND",
            place="Thử Nghiệm",
            head_title="Chủ tịch",
        )
        commune = Trait(
            parent=SubFactory("tests.factories.UnitFactory", province=True),
            name=Sequence(lambda n: f"Ủy ban nhân dân xã An Mẫu {n}"),
            is_agency=True,
            symbol="UBND",
            place="An Mẫu",
            head_title="Chủ tịch",
        )
        room = Trait(parent=SubFactory("tests.factories.UnitFactory", commune=True))

    code = Sequence(lambda n: f"don-vi-{n}")
    name = Sequence(lambda n: f"Phòng Ví Dụ {n}")


class UserFactory(DjangoModelFactory[User]):
    """An account that nobody can log in to."""

    class Meta:
        model = User

    username = Sequence(lambda n: f"can.bo.{n}")
    full_name = Sequence(lambda n: f"Nguyễn Văn Mẫu {n}")
    password = "!"


class AppointmentFactory(DjangoModelFactory[Appointment]):
    """A role, held since 2021 until further."""

    class Meta:
        model = Appointment

    user = SubFactory(UserFactory)
    unit = SubFactory(UnitFactory, commune=True)
    role = Role.HEAD
    title = LazyAttribute(lambda held: str(Role(held.role).label))
    starts_on = date(2021, 1, 1)


def appoint(role: Role, unit: Unit, **of_user: Any) -> User:
    """Somebody new who holds `role` in `unit`."""
    return AppointmentFactory.create(user=UserFactory.create(**of_user), role=role, unit=unit).user


class Office:
    """A commune's committee. Its parts and its people are made when they are first asked for."""

    def __init__(self, agency: Unit | None = None, **traits: Any) -> None:
        self.agency = agency or UnitFactory.create(commune=True, **traits)

    def _part(self) -> Unit:
        return UnitFactory.create(parent=self.agency)

    @cached_property
    def desk(self) -> Unit:
        return self._part()

    @cached_property
    def room(self) -> Unit:
        """Where petitions are handled."""
        return self._part()

    @cached_property
    def other_room(self) -> Unit:
        return self._part()

    @cached_property
    def reception(self) -> User:
        return appoint(Role.RECEPTION, self.desk)

    @cached_property
    def head(self) -> User:
        return appoint(Role.HEAD, self.agency)

    @cached_property
    def deputy(self) -> User:
        return appoint(Role.DEPUTY, self.agency)

    @cached_property
    def clerk(self) -> User:
        return appoint(Role.CLERK, self.agency)

    @cached_property
    def handler(self) -> User:
        """Who takes the petitions of the room."""
        return appoint(Role.HANDLER, self.room)

    @cached_property
    def colleague(self) -> User:
        """Another handler of the same room."""
        return appoint(Role.HANDLER, self.room)

    @cached_property
    def stranger(self) -> User:
        """A handler of another room."""
        return appoint(Role.HANDLER, self.other_room)

    @cached_property
    def room_head(self) -> User:
        return appoint(Role.HEAD, self.room)

    @cached_property
    def auditor(self) -> User:
        return appoint(Role.AUDITOR, self.agency)


def moment(text: str) -> datetime:
    """A time of the legal zone: "2026-11-23 08:30"; a bare day means 08:00."""
    naive = datetime.fromisoformat(text if " " in text else f"{text} 08:00")
    return timezone.make_aware(naive)


def person(name: str = "Hoàng Thị Thử", **changed: Any) -> Person:
    """A made-up citizen."""
    return Person(**{"name": name, "address": "Thôn Ví Dụ, xã An Mẫu"} | changed)


def party(role: PartyRole, name: str, **changed: Any) -> PartyEntry:
    return PartyEntry(role=role, person=person(name, **changed))


def a_registration(**changed: Any) -> Registration:
    """A complete first complaint received on MONDAY; `petitioner` is a short way to a name."""
    petitioner = changed.pop("petitioner", "Hoàng Thị Thử")
    values: dict[str, Any] = {
        "channel": Channel.IN_PERSON,
        "received_on": MONDAY,
        "parties": (
            party(PartyRole.PETITIONER, petitioner),
            party(PartyRole.RESPONDENT, "Chủ tịch Ủy ban nhân dân xã An Mẫu"),
        ),
        "subject": "thu hồi 120 m2 đất vườn",
        "content": "Quyết định tính thiếu 45 m2 đất vườn.",
        "request": "Tính lại diện tích được bồi thường.",
        "contested_kind": ContestedKind.DECISION,
        "contested": "Quyết định số 11/QĐ-UBND ngày 02/11/2026",
        "contested_known_on": date(2026, 11, 6),
    }
    return Registration(**values | changed)
