"""Whatever is done to a good file, each petition gets its lines, and the others are unharmed."""

import copy
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from petitions.access import Act
from tests.journey.files import PATH, Entry, fault, petition, registering, run, sound

pytestmark = pytest.mark.django_db

REGISTER = registering(
    request="Thu đúng mức.",
    is_signed=True,
    excused_days=3,
    excuse="Ốm.",
    key="6f1c5a52-8a30-4a07-9f0e-3f1b1c1d2e3f",
    people=[{"role": "related", "name": "Trần Thị Mẫu", "address": "Chợ An Hòa"}],
    papers=[{"name": "Thông báo", "pages": 1, "is_original": True}],
)
STEPS: list[Entry] = [REGISTER, *PATH]

EXTREMES: st.SearchStrategy[Any] = st.sampled_from(
    [
        *(None, True, False, 0, -1, 2**31, 2**63, 10**400, 5.5, -1e308),
        *("", " ", "\n", "\u0000", "\ud800", "\u200b", "\u202e", "😀", "ß" * 400, "x" * 5000),
        *([], {}, [[]], [None], [{}], {"a": 1}, ["a", "b"], [0], [["a"], {"b": []}]),
        *("0001-01-01", "9999-12-31", "2026-02-31", "29/2/2028", "2026-09-20", "2026-W38-1"),
        *("2026-09-16T08:00+14:00", "1990-01-01", "2099-01-01", "00:00", "-1", "1e5", "NaN"),
        *("forwarded", "posted", "returned", "not_accepted", "KN-11-1", "KN-11A-2A", "wrong"),
        *("an-hoa", "an-hoa-vhxh", "pu-may-kt", "chutich", "kinhte2", "vanthu", "kiemtra"),
        *("<b>&amp;</b>", "{{ 7|add:7 }}", "' OR 1=1 --", "../../tep", "a/b", "%s%n"),
    ]
)
VALUES = EXTREMES | st.text(max_size=20) | st.integers() | st.sampled_from([a.value for a in Act])

ADDED = ("unit", "reason", "handler", "papers", "people", "text_sha256", "x")


@st.composite
def spoiled(draw: st.DrawFn) -> list[Any]:
    """The steps of a petition with one to three things in them changed."""
    steps: list[Any] = copy.deepcopy(STEPS[: draw(st.integers(1, len(STEPS)))])
    for _ in range(draw(st.integers(1, 3))):
        where = draw(st.integers(0, len(steps) - 1))
        change = draw(st.sampled_from(["value", "value", "value", "drop", "add", "step", "again"]))
        entry = steps[where]
        if change == "again" or not isinstance(entry, dict):
            steps.insert(where, copy.deepcopy(draw(st.sampled_from(STEPS))))
        elif change == "step":
            steps[where] = draw(VALUES)
        else:
            _spoil(draw, change, _inside(draw, entry))
    return steps


def _inside(draw: st.DrawFn, entry: Entry) -> Entry:
    """`entry`, or one of the objects in its lists."""
    held = [o for v in entry.values() if isinstance(v, list) for o in v if isinstance(o, dict)]
    return draw(st.sampled_from([entry, entry, *held]))


def _spoil(draw: st.DrawFn, change: str, entry: Entry) -> None:
    name = draw(st.sampled_from(sorted(entry))) if entry else "act"
    if change == "drop":
        entry.pop(name, None)
    elif change == "add":
        entry[draw(st.sampled_from(ADDED))] = draw(VALUES)
    else:
        entry[name] = draw(VALUES)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=spoiled())
def test_a_spoiled_petition_harms_nobody(steps: list[Any], tmp_path: Path) -> None:
    with transaction.atomic():
        status, lines = run(tmp_path, petition("truoc"), petition("giua", *steps), petition("sau"))
        assert sound()
        transaction.set_rollback(True)
    assert [line["status"] for line in (lines[0], lines[-1])] == ["received", "received"]
    own = lines[1:-1]
    assert [line["petition"] for line in own] == ["giua"] * len(own)
    assert [line["step"] for line in own] == list(range(1, len(own) + 1))
    refused = [line for line in own if "error" in line]
    assert refused in ([], [own[-1]])
    assert status == len(refused)
    assert len(own) == len(steps) or refused
    assert all(fault(line)[0] != "unexpected" for line in refused)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=st.lists(VALUES | st.dictionaries(st.sampled_from(["ref", "steps"]), VALUES)))
def test_petitions_of_any_shape(entries: list[Any], tmp_path: Path) -> None:
    status, lines = run(tmp_path, *entries)
    assert status == any("error" in line for line in lines)
    assert all(fault(line)[0] == "bad_file" for line in lines)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(agency=VALUES | st.fixed_dictionaries({"units": VALUES, "people": VALUES}))
def test_an_agency_of_any_shape(agency: Any, tmp_path: Path) -> None:
    status, lines = run(tmp_path, agency=agency)
    assert lines == []
    whole = isinstance(agency, dict) and agency.get("units") == agency.get("people") == []
    assert status == (0 if agency is None or whole else 2)
