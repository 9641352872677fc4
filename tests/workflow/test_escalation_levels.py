"""The ladders: the shipped table is whole, a bad one is refused by its row, days are counted."""

from datetime import date
from pathlib import Path

import pytest
from django.core.checks.registry import registry

from petitions.law.calendar import load_calendar
from petitions.law.tables import TableError
from workflow.checks import check_levels
from workflow.escalation import reading
from workflow.escalation.levels import Level, Limit, When
from workflow.escalation.reading import load_ladders, read_ladders
from workflow.models import Audience, PaperKind

LEVEL = """
[[ladder.level]]
id = "{id}"
title = "Mức"
title_en = "Level"
when = "{when}"
number = {number}
tells = ["handler"]
"""


def level(id: str = "late", when: str = "overdue", number: int = 1, **also: str) -> str:
    text = LEVEL.format(id=id, when=when, number=number)
    return text + "".join(f"{key} = {value}\n" for key, value in also.items())


def table(*levels: str, head: str = 'id = "usual"', horizon: str = "horizon = 60") -> str:
    return f"{horizon}\n[[ladder]]\n{head}\n{''.join(levels)}"


def read(tmp_path: Path, text: str) -> None:
    file = tmp_path / "muc.toml"
    file.write_text(text, encoding="utf-8")
    read_ladders(file)


def test_the_shipped_ladders_know_their_rules() -> None:
    ladders = load_ladders()
    assert [each.id for each in ladders.ladders] == ["usual", "acceptance", "sending"]
    assert ladders.of("KN-GQ-1") is ladders.usual
    assert ladders.of("KN-TL-3").id == "acceptance"
    assert ladders.of("KN-GUI-1").id == "sending"
    assert ladders.of("không có luật này") is ladders.usual
    assert [each.id for each in ladders.usual.levels] == ["half", "soon", "overdue", "overdue_10"]
    last = ladders.level("KN-GQ-1", "overdue_10")
    assert last is not None
    assert last.proposes is PaperKind.LETTER
    assert {Audience.SUPERIOR, Audience.AUDITOR} <= set(last.tells)
    assert ladders.level("KN-GQ-1", "overdue_5") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("horizon = 60", "one ladder must name no rules"),
        (table(level(), horizon=""), "muc.toml: head: horizon is missing"),
        (table(level()) + table(level(), horizon=""), "ladder usual: ladder usual is named twice"),
        (table(), "ladder usual: there is no level"),
        (table(level(), head='id = "usual"\nrules = ["KN-X"]'), "ladder usual: no rule KN-X"),
        (table(level(), head='id = "usual"\ngroups = ["X"]'), "ladder usual: no group X"),
        (table(level(), head='id = "usual"\nodd = 1'), "ladder usual: unknown keys odd"),
        (table(level(odd="1")), "ladder usual, level 1: unknown keys odd"),
        (table(level(when="sometimes")), "ladder usual, level 1: when: 'sometimes'"),
        (table(level(number=0)), "level 1: number must be above zero"),
        (table(level(when="elapsed", number=100)), "level 1: 100 per cent"),
        (table(level(when="before", number=26)), "level 1: 26 working days before"),
        (table(level(proposes='"memo"')), "level 1: proposes: 'memo'"),
        (table(level().replace("handler", "mayor")), "level 1: tells: 'mayor'"),
        (table(level().replace('["handler"]', "[]")), "level 1: it tells nobody"),
        (table(level(id="x" * 25)), "level 1: id: "),
        (table(level(number=5), level("b", number=5)), "level 2: b does not come after late"),
        (table(level(), level("b", "before", 3)), "level 2: b does not come after late"),
        (
            table(level("a", "before", 3), level("b", "before", 4)),
            "level 2: b does not come after a",
        ),
        (table(level(), level(number=2)), "ladder usual: two levels have one id"),
    ],
)
def test_a_bad_table_is_refused_by_its_file_and_row(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(TableError) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith("muc.toml")
    assert words in str(caught.value)


def test_a_rule_that_is_named_outweighs_its_group(tmp_path: Path) -> None:
    named = table(level(), head='id = "one"\nrules = ["KN-TL-3"]', horizon="")
    group = table(level(), head='id = "all"\ngroups = ["KN-TL"]', horizon="")
    file = tmp_path / "muc.toml"
    for order in ((named, group), (group, named)):
        file.write_text(table(level()) + "".join(order), encoding="utf-8")
        ladders = read_ladders(file)
        assert (ladders.of("KN-TL-3").id, ladders.of("KN-TL-1").id) == ("one", "all")


@pytest.mark.parametrize(
    ("when", "number", "start", "due", "day"),
    [
        ("elapsed", 50, date(2026, 12, 1), date(2026, 12, 31), date(2026, 12, 16)),
        ("elapsed", 50, date(2026, 12, 1), date(2026, 12, 4), date(2026, 12, 3)),
        # Half of 180 days would be 90 before the end: nobody is told so early.
        ("elapsed", 50, date(2026, 1, 5), date(2026, 7, 4), date(2026, 5, 5)),
        ("elapsed", 50, date(2026, 12, 10), date(2026, 12, 3), None),
        ("before", 3, date(2026, 12, 1), date(2026, 12, 31), date(2026, 12, 28)),
        # 24/11/2026 is a day off, and a week-end lies between.
        ("before", 3, date(2026, 11, 1), date(2026, 11, 26), date(2026, 11, 20)),
        ("before", 3, date(2026, 12, 1), date(2026, 12, 4), None),
        ("before", 3, date(2026, 12, 10), date(2026, 12, 4), date(2026, 12, 1)),
        ("overdue", 1, date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 1)),
        ("overdue", 10, date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 10)),
    ],
)
def test_the_day_of_a_level(
    when: str, number: int, start: date, due: date, day: date | None
) -> None:
    rung = Level(
        id="x",
        title="",
        title_en="",
        when=When(when),
        number=number,
        tells=(Audience.HANDLER,),
        proposes=None,
    )
    assert rung.day(Limit(1, "KN-GQ-1", start, due), load_calendar(), 60) == day


def test_a_bad_table_keeps_the_program_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check_levels(None) == []
    file = tmp_path / "muc.toml"
    file.write_text(table(level(number=0)), encoding="utf-8")
    monkeypatch.setattr(reading, "LEVELS_FILE", file)
    (error,) = check_levels(None)
    assert error.is_serious()
    assert error.msg.startswith("muc.toml: ladder usual, level 1: number")
    assert "check_levels" in {check.__name__ for check in registry.registered_checks}
