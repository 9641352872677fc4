"""A journey file as values; what is wrong with it is said with its place in the file."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NoReturn

from django.utils import timezone

from petitions.access import Act
from petitions.errors import BadFact
from workflow.journey import values

#: Where something may be wrong with one petition or one step, and not with the file.
BAD_FILE = "bad_file"
#: The first year for which an act may be recorded: before it a two-digit year was meant.
FIRST_YEAR = 1990


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
    """One petition and its steps, in order, each still to be read. `ref` is its name in the file.

    `fault` says why the petition cannot be begun at all.
    """

    ref: str
    steps: tuple[Any, ...] = ()
    fault: BadFact | None = None


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
        content = path.read_bytes()
    except OSError as error:
        raise BadJourney(f"Không đọc được tệp {path}: {error.strerror}.") from error
    try:
        # Editors on Windows put a byte order mark in front.
        data = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except RecursionError:
        raise BadJourney(f"{path}: dấu ngoặc lồng nhau quá sâu.") from None
    except UnicodeDecodeError as error:
        raise BadJourney(f"{path} không phải là văn bản UTF-8 (byte {error.start}).") from None
    except json.JSONDecodeError as error:
        place = f"dòng {error.lineno}, cột {error.colno}"
        raise BadJourney(f"{path} không phải là JSON hợp lệ: {place}.") from None
    except ValueError:
        raise BadJourney(f"{path}: có số dài quá hoặc không phải là số (NaN, Infinity).") from None
    return parse(data)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def parse(data: Any) -> JourneyFile:
    """The journey in already decoded JSON. Raises BadJourney."""
    petitions = _list(data, "petitions", "tệp")
    trips: list[Trip] = []
    for number, entry in enumerate(petitions, 1):
        trips.append(_trip(entry, number, taken={trip.ref for trip in trips}))
    agency = data.get("agency")
    return JourneyFile(tuple(trips), agency_of(agency) if agency is not None else None)


def agency_of(data: Any) -> Agency:
    """The agency section `data` of a file. Raises BadJourney."""
    units, people = _list(data, "units", "agency"), _list(data, "people", "agency")
    for name, entries in (("units", units), ("people", people)):
        for number, entry in enumerate(entries, 1):
            if not isinstance(entry, dict):
                raise BadJourney(f"agency, {name} thứ {number}: phải là một đối tượng.")
    return Agency(tuple(units), tuple(people))


def _list(data: Any, name: str, where: str) -> list[Any]:
    if not isinstance(data, dict) or name not in data:
        raise BadJourney(f"{where}: thiếu «{name}».")
    found = data[name]
    if not isinstance(found, list):
        raise BadJourney(f"{where}: «{name}» phải là danh sách.")
    return found


def _trip(entry: Any, number: int, taken: set[str]) -> Trip:
    ref = str(number)
    try:
        if not isinstance(entry, dict):
            raise _bad("Mỗi đơn trong «petitions» phải là một đối tượng.")
        ref = _ref(entry, ref, taken)
        if not isinstance(entry.get("steps"), list):
            raise _bad("Đơn phải có danh sách các bước «steps».", "steps")
        values.said(entry, ("ref", "steps", "about"))
    except BadFact as fault:
        fault.code = BAD_FILE
        return Trip(ref, fault=fault)
    return Trip(ref, tuple(entry["steps"]))


def _ref(entry: dict[str, Any], place: str, taken: set[str]) -> str:
    given = entry.get("ref")
    ref = place if given is None else values.text(given, "ref").strip()
    if not ref:
        raise _bad("Tên đơn «ref» bỏ trống.", "ref")
    if ref in taken:
        raise _bad(f"Tên «{values.shown(ref)}» đã dùng cho đơn khác trong tệp.", "ref")
    return ref


def read_step(entry: Any) -> Step:
    """The step that `entry` of a file describes. Raises BadFact."""
    if not isinstance(entry, dict):
        raise _bad("Mỗi bước phải là một đối tượng.")
    given = {name: _required(entry, name) for name in ("act", "at", "actor")}
    try:
        act = Act(given["act"])
    except ValueError:
        raise _bad(f"Không có việc nào tên «{values.shown(given['act'])}».", "act") from None
    facts = {name: value for name, value in entry.items() if name not in given}
    return Step(act, _moment(given["at"]), given["actor"], facts)


def _required(entry: dict[str, Any], name: str) -> str:
    if entry.get(name) is None:
        raise _bad(f"Bước thiếu «{name}».", name)
    try:
        return values.text(entry[name], name)
    except BadFact as fault:
        raise _bad(fault.message, name) from None


def _moment(text: str) -> datetime:
    """A time of the legal zone, unless the text names another; a bare day means 08:00."""
    try:
        moment = _bare_day(text) or datetime.fromisoformat(text)
        local = timezone.make_aware(moment) if timezone.is_naive(moment) else moment
        local = timezone.localtime(local)
    except (ValueError, OverflowError):
        raise _bad(f"«{values.shown(text)}» không phải là ngày giờ ISO 8601.", "at") from None
    if local.year < FIRST_YEAR:
        raise _bad(f"Kiểm tra lại năm của ngày giờ thực hiện ({local.year}).", "at")
    return local


def _bare_day(text: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(text), time(8))
    except ValueError:
        return None


def _bad(message: str, field: str = "") -> BadFact:
    return values.fault(message, field, code=BAD_FILE)
