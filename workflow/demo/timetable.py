"""The demonstration's petitions as steps of journeys, dated in working days before today."""

import tomllib
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from petitions.access import TABLE, Act
from petitions.acts.protection import LONGEST_GRANT
from petitions.law.calendar import load_calendar
from workflow.journey.reading import Step

FOLDER = Path(__file__).parent / "petitions"
DEFAULTS = "defaults.toml"
#: How far back the data reaches, in working days.
LONGEST = 60
_KEYS = uuid.uuid5(uuid.NAMESPACE_URL, "don-thu:demonstration")


@dataclass(frozen=True)
class Planned:
    """One act on the petition `ref`, on a day that is `ago` working days before today."""

    ref: str
    ago: int
    act: Act
    actor: str
    facts: dict[str, Any]


def key_of(ref: str) -> uuid.UUID:
    """The idempotency key under which the petition `ref` is registered, in every installation."""
    return uuid.uuid5(_KEYS, ref)


def refs() -> list[str]:
    """The names of all petitions of the demonstration."""
    return [str(petition["ref"]) for petition in _petitions()]


def timetable(today: date) -> Iterator[tuple[str, Step]]:
    """Every act with its petition's name, in the order of time; the last day is before `today`."""
    days = worked_days_before(today, LONGEST + 1)
    defaults = _read(FOLDER / DEFAULTS)
    planned = [act for petition in _petitions() for act in _plan(petition, defaults, days)]
    done: Counter[int] = Counter()
    for act in sorted(planned, key=lambda act: -act.ago):  # stable: a petition's order stays
        minutes = 4 * done[act.ago]
        done[act.ago] += 1
        at = datetime.combine(days[act.ago], time(8)) + timedelta(minutes=minutes)
        yield act.ref, Step(act.act, timezone.make_aware(at), act.actor, act.facts)


def worked_days_before(today: date, count: int) -> list[date]:
    """The last `count` working days before `today`, the latest first."""
    calendar, day, days = load_calendar(), today, list[date]()
    while len(days) < count:
        day -= timedelta(days=1)
        if calendar.is_working(day):
            days.append(day)
    return days


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _petitions() -> Iterator[dict[str, Any]]:
    for path in sorted(FOLDER.glob("*.toml")):
        if path.name != DEFAULTS:
            yield from _read(path)["petition"]


def _plan(
    petition: dict[str, Any], defaults: dict[str, Any], days: list[date]
) -> Iterator[Planned]:
    staff = defaults["staff"][petition.get("agency", "an-hoa")]
    staff = staff | {name: petition[name] for name in ("handler", "unit") if name in petition}
    schedule = [entry.split() for entry in petition["schedule"].split(",")]
    known_on = days[int(schedule[0][1])] - timedelta(days=petition.get("known", 0))
    words = {
        "{known}": f"{known_on:%d/%m/%Y}",
        "{petitioner}": petition["register"]["petitioner_name"],
    }
    of_kind = defaults.get(petition.get("kind", ""), {})
    seen: Counter[str] = Counter()
    for name, ago in schedule:
        on = days[int(ago)]
        own = petition.get(name, {})
        facts = defaults["acts"].get(name, {}) | of_kind.get(name, {})
        facts |= _facts_of_place(name, petition, staff, on, known_on)
        facts |= own[seen[name]] if isinstance(own, list) else own
        seen[name] += 1
        dated = {"{day}": f"{on:%d/%m/%Y}", "{until}": f"{on + LONGEST_GRANT:%d/%m/%Y}"}
        facts = _filled(facts, words | dated)
        actor = petition.get("by", {}).get(name) or staff[TABLE[Act(name)].roles[0].value]
        yield Planned(petition["ref"], int(ago), Act(name), actor, facts)


def _facts_of_place(
    name: str, petition: dict[str, Any], staff: dict[str, str], on: date, known_on: date
) -> dict[str, str]:
    """What follows from where and when an act is done, and is not written in the data."""
    if name == Act.PROPOSE:
        return {"suggested_unit": staff["unit"]}
    if name != Act.REGISTER:
        return {}
    return {
        "unit": petition.get("agency", "an-hoa"),
        "respondent_address": staff["address"],
        "key": str(key_of(petition["ref"])),
        "received_on": on.isoformat(),
        "written_on": (on - timedelta(days=1)).isoformat(),
        "contested_known_on": known_on.isoformat(),
    }


def _filled(value: Any, words: dict[str, str]) -> Any:
    """`value` with the marks in its texts replaced."""
    if isinstance(value, dict):
        return {key: _filled(inner, words) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, words) for inner in value]
    if isinstance(value, str):
        for mark, word in words.items():
            value = value.replace(mark, word)
    return value
