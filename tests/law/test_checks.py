"""The system checks of the law: what keeps the program from starting, and when."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from django.core.checks import CheckMessage, run_checks
from django.core.checks.registry import registry

from petitions.checks import (
    kinds_without_rule,
    rules_without_article,
    years_without_calendar,
)
from petitions.law.calendar import Calendar, load_calendar
from petitions.law.facts import Kind, Regime, Stage
from petitions.law.rulebook import RuleBook, load_rules
from petitions.law.tables import Mark

TODAY = date(2026, 11, 24)
BOOK = load_rules()


def ids(messages: Iterable[CheckMessage]) -> list[str | None]:
    return [message.id for message in messages]


def calendar_of(*years: int) -> Calendar:
    calendar = load_calendar()
    return Calendar(frozenset(years), calendar.off, calendar.worked, calendar.annual)


def test_the_tables_that_the_program_ships_pass() -> None:
    assert list(kinds_without_rule(BOOK, TODAY)) == []
    assert list(rules_without_article(BOOK)) == []
    assert list(years_without_calendar(load_calendar(), TODAY)) == []


def test_django_runs_the_check_under_its_tag() -> None:
    assert "law" in registry.tags_available()
    assert not {"petitions.E001", "petitions.E002"} & set(ids(run_checks(tags=["law"])))


def test_a_kind_or_stage_without_a_rule_is_an_error_that_names_it() -> None:
    further = set(BOOK.path(Regime.STATE, Kind.DENUNCIATION, Stage.FURTHER))
    left = tuple(
        replace(rule, stages=tuple(stage for stage in rule.stages if stage is not Stage.FURTHER))
        if rule in further
        else rule
        for rule in BOOK.rules
    )
    (found,) = kinds_without_rule(RuleBook(left, BOOK.pauses), TODAY)
    assert found.id == "petitions.E001"
    assert "denunciation, lần further, chế độ state" in found.msg


def test_a_rule_that_is_no_longer_in_force_serves_nobody() -> None:
    found = list(kinds_without_rule(BOOK, date(2000, 1, 1)))
    assert len(found) >= 7
    assert all(message.is_serious() for message in found)


@pytest.mark.parametrize(
    ("citation", "mark", "expected"),
    [
        ("Luật Khiếu nại 2011", Mark.CONFIRMED, ["petitions.E002"]),
        ("Luật Khiếu nại 2011", Mark.SECONDARY, ["petitions.E002"]),
        ("Quy định 11-QĐi/TW (chưa xác định điều)", Mark.SECONDARY, []),
        ("Quy định 11-QĐi/TW (chưa xác định điều)", Mark.CONFIRMED, ["petitions.E002"]),
        ("Điều 27 Luật Khiếu nại 2011", Mark.CONFIRMED, []),
    ],
)
def test_a_rule_cites_an_article_or_says_that_none_is_known(
    citation: str, mark: Mark, expected: list[str]
) -> None:
    rule = replace(BOOK.rules[0], citation=citation, mark=mark)
    found = list(rules_without_article(RuleBook((rule,), BOOK.pauses)))
    assert ids(found) == expected
    assert all(rule.id in message.msg for message in found)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 9, 30), []),
        (date(2026, 10, 1), ["petitions.W001"]),
        (date(2026, 11, 30), ["petitions.W001"]),
        (date(2026, 12, 1), ["petitions.E004"]),
        (date(2027, 1, 1), ["petitions.E003"]),
        (date(2027, 10, 1), ["petitions.E003", "petitions.W001"]),
    ],
)
def test_next_years_calendar_is_missed_in_october_and_demanded_in_december(
    today: date, expected: list[str]
) -> None:
    found = list(years_without_calendar(calendar_of(2026), today))
    assert ids(found) == expected
    assert [message.is_serious() for message in found] == [id_[10] == "E" for id_ in expected]


def test_a_calendar_that_holds_both_years_is_enough() -> None:
    assert list(years_without_calendar(calendar_of(2026, 2027), date(2026, 12, 31))) == []
