"""A journey file as values; what is wrong with it is said with its place in the file."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from petitions.access import Act


class BadJourney(Exception):
    """The file cannot be read as a journey; the text says where and why, in Vietnamese."""


@dataclass(frozen=True)
class Step:
    """One act: who does it, when, and what the form of that act asks."""

    act: Act
    at: datetime
    actor: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Trip:
    """One petition and its acts, in order. `ref` is its name in the file."""

    ref: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Agency:
    """Units and people, as a file describes them; they are made where they do not exist yet."""

    units: tuple[dict[str, Any], ...]
    people: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class JourneyFile:
    """What a file holds. `agency` is None where it brings none of its own."""

    trips: tuple[Trip, ...]
    agency: Agency | None


def read(path: Path) -> JourneyFile:
    """The journey in the file at `path`. Raises BadJourney."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadJourney(f"Không đọc được tệp {path}: {error.strerror}.") from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise BadJourney(f"{path} không phải là JSON hợp lệ: {error}.") from error
    return parse(data)


def parse(data: Any) -> JourneyFile:
    """The journey in already decoded JSON. Raises BadJourney."""
    petitions = _get(data, "petitions", list, "tệp")
    trips = tuple(_trip(entry, number) for number, entry in enumerate(petitions, 1))
    refs = [trip.ref for trip in trips]
    for number, ref in enumerate(refs, 1):
        if ref in refs[: number - 1]:
            raise BadJourney(f"đơn thứ {number}: tên «{ref}» đã dùng cho đơn khác.")
    return JourneyFile(
        trips=trips,
        agency=agency_of(data["agency"]) if "agency" in data else None,
    )


def agency_of(data: Any) -> Agency:
    """The agency section `data` of a file. Raises BadJourney."""
    units = _get(data, "units", list, "agency")
    people = _get(data, "people", list, "agency")
    for kind, key, entries in (("units", "code", units), ("people", "username", people)):
        for number, entry in enumerate(entries, 1):
            _get(entry, key, str, f"agency, {kind} thứ {number}")
    return Agency(tuple(units), tuple(people))


def _get(data: Any, key: str, kind: type, where: str) -> Any:
    if not isinstance(data, dict) or key not in data:
        raise BadJourney(f"{where}: thiếu «{key}».")
    if not isinstance(data[key], kind):
        raise BadJourney(f"{where}: «{key}» phải là {kind.__name__}.")
    return data[key]


def _trip(entry: Any, number: int) -> Trip:
    where = f"đơn thứ {number}"
    steps = _get(entry, "steps", list, where)
    ref = str(entry.get("ref", number))
    return Trip(ref, tuple(_step(step, f"{where}, bước {n}") for n, step in enumerate(steps, 1)))


def _step(entry: Any, where: str) -> Step:
    name = _get(entry, "act", str, where)
    try:
        act = Act(name)
    except ValueError:
        raise BadJourney(f"{where}: không có việc nào tên «{name}».") from None
    facts = {k: v for k, v in entry.items() if k not in ("act", "at", "actor")}
    return Step(
        act, _moment(_get(entry, "at", str, where), where), _get(entry, "actor", str, where), facts
    )


def _moment(text: str, where: str) -> datetime:
    """A time of the legal zone, unless the text names another; a bare day means 08:00."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadJourney(f"{where}: «{text}» không phải là ngày giờ ISO 8601.") from None
    if len(text) == len("2026-11-24"):
        moment = moment.replace(hour=8)
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment
