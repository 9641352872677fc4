"""The units and people that a file or the demonstration brings along."""

from datetime import date
from typing import Any

from petitions.models import Appointment, Role, Unit, User
from workflow.journey.reading import BadJourney

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


def ensure_units(units: tuple[dict[str, Any], ...]) -> None:
    """Make the units that are not there yet; parents stand before their children."""
    for entry in units:
        code = entry.get("code", "")
        if not code or Unit.objects.filter(code=code).exists():
            continue
        parent = None
        if "parent" in entry:
            parent = unit_by_code(entry["parent"])
        values = {name: entry[name] for name in _UNIT_FIELDS if name in entry}
        Unit(code=code, parent=parent, **values).save()


def ensure_people(people: tuple[dict[str, Any], ...], *, password: str | None = None) -> None:
    """Make the accounts and appointments that are not there yet.

    Without `password` nobody can log in to a new account until one is set.
    """
    for entry in people:
        user, is_new = User.objects.get_or_create(
            username=entry["username"], defaults={"full_name": entry.get("full_name", "")}
        )
        if is_new:
            user.set_password(password)
            user.save()
        for held in entry.get("appointments", ()):
            Appointment.objects.get_or_create(
                user=user,
                unit=unit_by_code(held["unit"]),
                role=Role(held["role"]),
                starts_on=date.fromisoformat(held["from"]),
                defaults={
                    "title": held.get("title", Role(held["role"]).label),
                    "ends_on": date.fromisoformat(held["to"]) if held.get("to") else None,
                },
            )


def unit_by_code(code: str) -> Unit:
    """The unit with that code. Raises BadJourney."""
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise BadJourney(f"Không có đơn vị nào mang mã «{code}».")
    return unit


def person_by_username(username: str) -> User:
    """The person with that account. Raises BadJourney."""
    user = User.objects.filter(username=username).first()
    if user is None:
        raise BadJourney(f"Không có tài khoản nào tên «{username}».")
    return user
