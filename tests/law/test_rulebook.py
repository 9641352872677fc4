"""The rule tables: what they hold, and that a bad row is refused with its file and its name."""

import unicodedata
from pathlib import Path

import pytest

from petitions.law.rulebook import RULES_FOLDER, load_rules, read_rules
from petitions.law.tables import TableError

GOOD = {
    "id": '"X-1"',
    "title": '"Thử"',
    "title_en": '"Try"',
    "regime": '"state"',
    "kinds": '["complaint"]',
    "stages": '["first"]',
    "starts": '["received"]',
    "met_by": '["accepted"]',
    "number": "10",
    "unit": '"calendar"',
    "duty": '"office"',
    "citation": '"Điều 1"',
    "from": "2020-01-01",
    "mark": '"confirmed"',
}


def row(**changes: str) -> str:
    fields = {key: value for key, value in (GOOD | changes).items() if value}
    return "[[rules]]\n" + "".join(f"{key} = {value}\n" for key, value in fields.items())


def test_a_new_row_is_data_alone(tmp_path: Path) -> None:
    (tmp_path / "new.toml").write_text(row(), "utf-8")
    (rule,) = read_rules(tmp_path).rules
    assert (rule.id, rule.number, sorted(rule.met_by)) == ("X-1", 10, ["accepted"])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (row(number="0"), "rules X-1: number must be above zero, not 0"),
        (row(number='"10"'), "rules X-1: number must be int"),
        (row(number="true"), "rules X-1: number must be int"),
        (row(title=""), "rules X-1: title is missing"),
        (row(unit='"weeks"'), "rules X-1: unit: 'weeks' is not a Unit"),
        (row(starts='["arrived"]'), "rules X-1: starts: 'arrived' is not a EventKind"),
        (row(starts="[]"), "rules X-1: starts is missing"),
        (row(met_by=""), "rules X-1: met_by is missing"),
        (row(mark='"sure"'), "rules X-1: mark: 'sure' is not a Mark"),
        (row(colour='"red"'), "rules X-1: unknown keys colour"),
        (row(until="2019-01-01"), "rules X-1: until lies before from"),
        (row(id='"A-VERY-LONG-IDENTIFIER"'), "longer than 20"),
        (row(id=""), "rules #1: id is missing"),
        (
            row(
                variants='[{ when = ["remote"], number = 11 }, { when = ["complex"], number = 12 }]'
            ),
            "no variant says what holds for a case that is complex, remote",
        ),
        (
            row(
                variants='[{ when = ["remote"], number = 11 }, { when = ["remote"], number = 12 }]'
            ),
            "two variants name the same traits",
        ),
        (
            row(variants='[{ when = ["far"], number = 1 }]'),
            "rules X-1, variants 1: when: 'far' is not a Trait",
        ),
        (row() + row(), "rules X-1: another row of this id is in force at the same time"),
        (row(starts_on_expiry_of='"X-2"'), "rules X-1: starts_on_expiry_of: there is no rule X-2"),
        (row(until_end_of='["X-2"]', number=""), "rules X-1: until_end_of: there is no rule X-2"),
        (row(until_end_of='["X-1"]'), "rules X-1: unknown keys number"),
        (row(only_for='["far"]'), "rules X-1: only_for: 'far' is not a Trait"),
        (
            row(counts_back="true", excused_by='"Điều 1"'),
            "rules X-1: a notice that is counted backwards can be neither extended nor excused",
        ),
        (
            '[[pauses]]\nid = "P"\nregime = "state"\nkinds = ["complaint"]\nstops = "suspended"\n'
            'resumes = "resumed"\nrule_ids = ["X-9"]\ncitation = "c"\nmark = "confirmed"\n',
            "pauses P: rule_ids: there is no rule X-9",
        ),
        (row(citation='" "'), "rules X-1: citation is blank"),
        (row(id='""'), "rules #1: id is blank"),
        (row(number="3661"), "rules X-1: number must be at most 3660, not 3661"),
        (row(number="121", unit='"months"'), "rules X-1: number must be at most 120 months"),
        (row(stages='["first", "further"]'), "stages: none of its kinds has the stage further"),
        (
            row(kinds='["complaint", "recommendation"]', stages='["second"]'),
            "rules X-1: kinds: recommendation has none of its stages",
        ),
        (
            row(variants='[{ when = ["remote"], number = 9 }]'),
            "rules X-1: a variant of 9 is shorter than the limit itself",
        ),
        (
            row(**{"from": "2020-01-01T00:00:00"}),
            "rules X-1: from must be date, not datetime.datetime(2020, 1, 1, 0, 0)",
        ),
        (row(until_end_of="[1]", number=""), "rules X-1: until_end_of must be a list of names"),
        (row(variants="[7]"), "rules X-1, variants 1: a row must be a table, not 7"),
        ("rules = [7]\n", "rules #1: a row must be a table, not 7"),
        ("rules = 7\n", "rules must be a list of rows, not 7"),
        ("[[rule]]\n", "unknown tables rule"),
        ("[[rules]\n", "Expected"),
    ],
)
def test_a_bad_row_is_refused_with_its_file_and_its_name(
    tmp_path: Path, text: str, problem: str
) -> None:
    (tmp_path / "luat.toml").write_text(text, "utf-8")
    with pytest.raises(TableError) as caught:
        read_rules(tmp_path)
    assert str(caught.value).startswith("luat.toml: ")
    assert problem in str(caught.value)


def test_versions_of_one_rule_may_follow_each_other(tmp_path: Path) -> None:
    old, new = row(until="2025-12-31"), row(**{"from": "2026-01-01", "number": "7"})
    (tmp_path / "luat.toml").write_text(old + new, "utf-8")
    assert [rule.number for rule in read_rules(tmp_path).rows("X-1")] == [10, 7]


def test_the_book_is_read_once() -> None:
    assert load_rules() is load_rules()


@pytest.mark.parametrize(
    ("rule_id", "numbers", "unit", "mark"),
    [
        ("KN-TH-1", [90], "calendar", "original_only"),
        ("KN-TL-1", [10], "calendar", "original_only"),
        ("KN-TL-3", [7], "working", "confirmed"),
        ("KN-TDC-1", [3], "working", "confirmed"),
        ("KN-CK-1", [15, 15], "calendar", None),
        ("TC-GQ-1", [30], "calendar", "confirmed"),
        ("DANG-KN-2", [90], "working", "recalled"),
    ],
)
def test_rows_carry_their_number_and_their_doubt(
    rule_id: str, numbers: list[int], unit: str, mark: str | None
) -> None:
    rows = load_rules().rows(rule_id)
    assert [rule.number for rule in rows] == numbers
    assert {rule.unit for rule in rows} == {unit}
    if mark:
        assert {rule.mark for rule in rows} == {mark}


def test_every_confirmed_row_cites_an_article() -> None:
    confirmed = [rule for rule in load_rules().rules if rule.mark == "confirmed"]
    assert confirmed
    assert [rule.id for rule in confirmed if "Điều" not in rule.citation] == []


def test_the_tables_are_written_in_composed_letters() -> None:
    for path in RULES_FOLDER.glob("*.toml"):
        text = path.read_text("utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name
