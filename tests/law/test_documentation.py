"""What docs/deadline.md and docs/rules.md list is what the program knows."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from petitions.law.facts import Complexity, EventKind, Kind, Regime, Stage
from petitions.law.rule import Duty, Rule, Trait, Unit
from petitions.law.tables import Mark

ROOT = Path(__file__).parent.parent.parent
LAW = ROOT / "petitions" / "law"
DEADLINE = (ROOT / "docs" / "deadline.md").read_text("utf-8")
RULES = (ROOT / "docs" / "rules.md").read_text("utf-8")
#: How a code stands in the source: first argument of a refusal, or the name of a field's fault.
CODE = re.compile(r'(?:ImpossibleFacts|_fault)\(\s*f?"([a-z_{}.]+)"|code="([a-z_]+)"')
ASSEMBLED = {
    "unknown_{name}": {"unknown_regime", "unknown_kind", "unknown_stage", "unknown_event"},
    "{event.kind}_twice": {"suspended_twice", "expertise_requested_twice"},
}


def code_names() -> set[str]:
    found = {"unknown_year", "resumed_before_suspended", "expertise_received_before_requested"}
    for path in LAW.glob("*.py"):
        for one, other in CODE.findall(path.read_text("utf-8")):
            found |= ASSEMBLED.get(one, {one or other})
    return found


@pytest.mark.parametrize("names", [EventKind, Regime, Kind, Stage, Complexity])
def test_every_name_of_a_case_file_is_listed(names: type[EventKind]) -> None:
    assert [name.value for name in names if f"`{name.value}`" not in DEADLINE] == []


def test_every_code_of_an_error_is_listed() -> None:
    codes = code_names()
    assert len(codes) > 20
    assert sorted(code for code in codes if f"`{code}`" not in DEADLINE) == []


def test_every_key_and_value_of_a_rule_is_listed() -> None:
    spelt = {"in_force_from": "from", "in_force_until": "until"}
    keys = [spelt.get(field.name, field.name) for field in fields(Rule)]
    values = [value.value for names in (Trait, Unit, Duty, Mark) for value in names]
    assert [name for name in (*keys, *values) if f"`{name}`" not in RULES] == []
