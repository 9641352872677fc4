"""The units and people that a file or the demonstration brings along."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from petitions.errors import BadFact
from petitions.models import Appointment, Role, Unit, User
from workflow.journey.reading import Agency, BadJourney, agency_of

_UNIT_FIELDS = (
    "name",
    "is_agency",
    "symbol",
    "place",
    "address",
    "phone",
    "head_title",
    "superior_name",
    "is_remote",
)


def default_agency() -> Agency:
    """The invented agencies of the demonstration, for files that bring none of their own."""
    text = Path(__file__).with_name("agency.toml").read_text(encoding="utf-8")
    return agency_of(tomllib.loads(text))


def ensure(agency: Agency) -> None:
    """Make the units, accounts and appointments that are not there yet; what is there stays.

    Nobody can log in to a new account until it is given a password. Raises BadJourney for an
    entry that cannot be made; then nothing was.
    """
    with transaction.atomic():
        for entry in agency.units:
            _make(_unit, entry, f"đơn vị «{entry['code']}»")
        for entry in agency.people:
            _make(_person, entry, f"tài khoản «{entry['username']}»")


def _make(make: Any, entry: dict[str, Any], where: str) -> None:
    try:
        with transaction.atomic():
            make(entry)
    except BadFact as error:
        raise BadJourney(f"{where}: {error.message}") from error
    except KeyError as error:
        raise BadJourney(f"{where}: thiếu «{error.args[0]}».") from error
    except IntegrityError as error:
        raise BadJourney(
            f"{where}: thiếu hoặc trái dữ liệu. Cơ quan ban hành phải có ký hiệu (symbol) và địa "
            "danh (place); ngày kết thúc không trước ngày bắt đầu."
        ) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise BadJourney(f"{where}: {error}.") from error


def _unit(entry: dict[str, Any]) -> None:
    if Unit.objects.filter(code=entry["code"]).exists():
        return
    parent = unit_by_code(entry["parent"]) if entry.get("parent") else None
    values = {name: entry[name] for name in _UNIT_FIELDS if name in entry}
    Unit(code=entry["code"], parent=parent, **values | {"name": entry["name"]}).save()


def _person(entry: dict[str, Any]) -> None:
    user, is_new = User.objects.get_or_create(
        username=entry["username"], defaults={"full_name": entry["full_name"]}
    )
    if is_new:
        user.set_unusable_password()
        user.save()
    for held in entry.get("appointments", ()):
        role = Role(held["role"])
        Appointment.objects.get_or_create(
            user=user,
            unit=unit_by_code(held["unit"]),
            role=role,
            starts_on=date.fromisoformat(held["from"]),
            defaults={
                "title": held.get("title", role.label),
                "ends_on": date.fromisoformat(held["to"]) if held.get("to") else None,
            },
        )


def unit_by_code(code: str, *, field: str = "unit") -> Unit:
    """The unit with that code. Raises BadFact, which names `field`."""
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise BadFact(f"Không có đơn vị nào mang mã «{code}».", field=field, rule="Danh mục đơn vị")
    return unit


def person_by_username(username: str, *, field: str = "actor") -> User:
    """The person with that account. Raises BadFact, which names `field`."""
    user = User.objects.filter(username=username).first()
    if user is None:
        raise BadFact(
            f"Không có tài khoản nào tên «{username}».", field=field, rule="Danh sách tài khoản"
        )
    return user
