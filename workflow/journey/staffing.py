"""The units and people that a file or the demonstration brings along."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from petitions.errors import BadFact
from petitions.models import Appointment, Role, Unit, User
from workflow.journey import values
from workflow.journey.reading import Agency, BadJourney, agency_of

_UNIT_TEXTS = ("name", "symbol", "place", "address", "phone", "head_title", "superior_name")
_UNIT_FLAGS = ("is_agency", "is_remote")
#: So many keys of nine digits find room in the path of a unit.
_MOST_STOREYS = 20
_PERSON = ("username", "full_name", "appointments")
_APPOINTMENT = ("unit", "role", "title", "from", "to")


def default_agency() -> Agency:
    """The invented agencies of the demonstration, for files that bring none of their own."""
    text = Path(__file__).with_name("agency.toml").read_text(encoding="utf-8")
    return agency_of(tomllib.loads(text))


def ensure(agency: Agency) -> None:
    """Make the units, accounts and appointments that are not there yet; what is there stays.

    Nobody can log in to a new account until it is given a password. Raises BadJourney for an
    entry that cannot be made; then nothing was.
    """
    try:
        with transaction.atomic():
            for number, entry in enumerate(agency.units, 1):
                _make(_unit, entry, f"agency, units thứ {number}")
            for number, entry in enumerate(agency.people, 1):
                _make(_person, entry, f"agency, people thứ {number}")
    except DatabaseError as error:
        raise BadJourney(
            f"agency: cơ sở dữ liệu không nhận ({type(error).__name__}). Kiểm tra DATABASE_URL và "
            "lệnh migrate."
        ) from error


def _make(make: Callable[[dict[str, Any]], None], entry: dict[str, Any], where: str) -> None:
    try:
        make(entry)
    except BadFact as error:
        raise BadJourney(f"{where}: {error.message}") from error
    except ValidationError as error:
        raise BadJourney(f"{where}: {_first(error)}") from error


def _first(error: ValidationError) -> str:
    """The first thing that a model finds wrong, with the name of the field."""
    name, messages = next(iter(error.message_dict.items()))
    if name == "__all__":
        return (
            "dữ liệu không khớp nhau. Cơ quan ban hành phải có ký hiệu (symbol) và địa danh "
            "(place); ngày kết thúc không trước ngày bắt đầu."
        )
    return f"«{name}»: {messages[0]}"


def _unit(entry: dict[str, Any]) -> None:
    said = values.said(entry, ("code", "parent", *_UNIT_TEXTS, *_UNIT_FLAGS))
    code = _required(said, "code")
    given: dict[str, Any] = {name: values.text(said[name], name) for name in _texts_in(said)}
    given |= {name: values.flag(said[name], name) for name in _UNIT_FLAGS if name in said}
    parent = unit_by_code(values.text(said["parent"], "parent")) if "parent" in said else None
    if Unit.objects.filter(code=code).exists():
        return
    unit = Unit(code=code, parent=parent, **given | {"name": _required(said, "name")})
    if parent is not None and len(parent.ancestor_ids) >= _MOST_STOREYS:
        raise BadFact(f"đơn vị nằm sâu hơn {_MOST_STOREYS} tầng.", field="parent")
    unit.full_clean(exclude=("path", "agency"))
    unit.save()


def _texts_in(said: dict[str, Any]) -> list[str]:
    return [name for name in _UNIT_TEXTS if name in said]


def _person(entry: dict[str, Any]) -> None:
    said = values.said(entry, _PERSON)
    username, full_name = _required(said, "username"), _required(said, "full_name")
    user = User.objects.filter(username=username).first()
    if user is None:
        user = User(username=username, full_name=full_name)
        user.set_unusable_password()
        user.full_clean()
        user.save()
    for held in values.objects(said.get("appointments", []), "appointments"):
        _appointment(user, held)


def _appointment(user: User, entry: dict[str, Any]) -> None:
    said = values.said(entry, _APPOINTMENT, prefix="appointments.")
    held = Appointment(
        user=user,
        unit=unit_by_code(_required(said, "unit")),
        role=_required(said, "role"),
        starts_on=_day(_required(said, "from"), "from"),
        ends_on=_day(values.text(said["to"], "to"), "to") if "to" in said else None,
    )
    if held.role not in Role.values:
        raise BadFact(f"Không có vai trò nào tên «{values.shown(held.role)}».", field="role")
    held.title = values.text(said.get("title", str(Role(held.role).label)), "title")
    same = Appointment.objects.filter(
        user=user, unit=held.unit, role=held.role, starts_on=held.starts_on
    )
    if not same.exists():
        held.full_clean()
        held.save()


def _required(said: dict[str, Any], name: str) -> str:
    if name not in said:
        raise BadFact(f"thiếu «{name}».", field=name)
    return values.text(said[name], name)


def _day(text: str, field: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadFact(
            f"«{field}» phải là ngày dạng 2026-09-14, không phải «{values.shown(text)}».",
            field=field,
        ) from None


def unit_by_code(code: str, *, field: str = "unit") -> Unit:
    """The unit with that code. Raises BadFact, which names `field`."""
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise BadFact(
            f"Không có đơn vị nào mang mã «{values.shown(code)}».",
            field=field,
            rule="Danh mục đơn vị",
        )
    return unit


def person_by_username(username: str, *, field: str = "actor") -> User:
    """The person with that account. Raises BadFact, which names `field`."""
    user = User.objects.filter(username=username).first()
    if user is None:
        raise BadFact(
            f"Không có tài khoản nào tên «{values.shown(username)}».",
            field=field,
            rule="Danh sách tài khoản",
        )
    return user
