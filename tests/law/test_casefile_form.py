"""The form of case files: what goes in, what comes out, and whose error a mistake is."""

import json
from typing import Any

import pytest

from petitions.law.casefields import Language
from petitions.law.casefile import BadFile, answer

CASE: dict[str, Any] = {
    "id": "a",
    "regime": "state",
    "kind": "complaint",
    "stage": "first",
    "remote": False,
    "complexity": "ordinary",
    "events": [{"event": "received", "on": "2026-11-23"}],
}
EVENT: dict[str, Any] = CASE["events"][0]


def answers(*cases: Any, **rest: Any) -> list[dict[str, Any]]:
    found = answer(json.dumps({"cases": list(cases)} | rest))
    return list(json.loads(found.as_json())["cases"])


def test_a_clock_comes_out_in_exactly_this_form() -> None:
    (found,) = answers(CASE | {"events": [EVENT, {"event": "accepted", "on": "2026-12-05"}]})
    assert list(found) == ["id", "deadlines"]
    decree = found["deadlines"][1]
    assert decree == {
        "term": "KN-TL-3",
        "starts_on": "2026-11-23",
        "due_on": "2026-12-03",
        "met_on": "2026-12-05",
        "days_late": 2,
        "basis": "khoản 1 Điều 16 Nghị định 124/2020/NĐ-CP"
        " (sửa đổi bởi Điều 10 Nghị định 155/2026/NĐ-CP)",
        "confirmed": True,
        "explanation": decree["explanation"],
    }
    assert decree["explanation"] == [
        "Thụ lý khiếu nại (theo Nghị định 124/2020/NĐ-CP).",
        "Ngày 23/11/2026: tiếp nhận đơn. Ngày này không tính vào thời hạn."
        " [khoản 2, 3 Điều 147 Bộ luật Dân sự 2015]",
        f"Thời hạn 07 ngày làm việc. [{decree['basis']}]",
        "Không tính ngày 24/11/2026: Ngày Văn hóa Việt Nam (theo nguồn thứ cấp)."
        " [Điều 2 Nghị quyết 28/2026/QH16, 10065/VPCP-KGVX]",
        f"Ngày cuối cùng: 03/12/2026. [{decree['basis']}]",
        "Ngày 05/12/2026: thực hiện (thụ lý).",
    ]
    assert not found["deadlines"][0]["confirmed"]
    assert found["deadlines"][2]["met_on"] is None
    assert found["deadlines"][2]["days_late"] == 0


def test_the_file_or_the_caller_chooses_the_language() -> None:
    (english,) = answers(CASE, language="en")
    assert (
        "The limit is 10 days. [Điều 27 Luật Khiếu nại 2011]"
        in (english["deadlines"][0]["explanation"])
    )
    text = json.dumps({"cases": [CASE], "language": "en"})
    told = answer(text, language=Language.VI).cases[0]["deadlines"][0]["explanation"]
    assert "Thời hạn 10 ngày. [Điều 27 Luật Khiếu nại 2011]" in told


def test_what_has_a_natural_default_may_be_left_out() -> None:
    short = {key: CASE[key] for key in ("id", "regime", "kind", "stage", "events")}
    assert answers(short, calendar=None) == answers(CASE)
    assert answers(CASE | {"events": []}) == [{"id": "a", "deadlines": []}]
    assert answers() == []
    assert answers(CASE | {"about": "Ví dụ"}, about="Tệp thử") == answers(CASE)


def with_event(**changes: Any) -> dict[str, Any]:
    return CASE | {"events": [EVENT | changes]}


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in CASE.items() if key != name}


@pytest.mark.parametrize(
    ("code", "told", "named"),
    [
        ("unknown_regime", CASE | {"regime": "church"}, "church"),
        ("unknown_kind", CASE | {"kind": "khiếu nại"}, "khiếu nại"),
        ("unknown_stage", CASE | {"stage": 1}, "stage"),
        ("unknown_complexity", CASE | {"complexity": "very"}, "very"),
        ("unknown_event", with_event(event="arrived"), "sự kiện 1"),
        ("unknown_event", with_event(event=["received"]), "sự kiện 1"),
        ("missing_field", without("regime"), "regime"),
        ("missing_field", without("events"), "events"),
        ("missing_field", CASE | {"events": [{"on": "2026-11-23"}]}, "event"),
        ("missing_field", CASE | {"events": [{"event": "received"}]}, "on"),
        ("unknown_field", CASE | {"remot": True}, "remot"),
        ("unknown_field", with_event(day=1), "day"),
        ("bad_field", CASE | {"remote": "yes"}, "remote"),
        ("bad_field", CASE | {"events": {}}, "events"),
        ("bad_date", with_event(on="23/11/2026"), "23/11/2026"),
        ("bad_date", with_event(on="2026-02-30"), "2026-02-30"),
        ("bad_date", with_event(on="20261123"), "20261123"),
        ("bad_date", with_event(on="0001-01-01"), "0001-01-01"),
        ("bad_date", with_event(on=None), "on"),
        ("bad_days", with_event(days=0), "tiếp nhận đơn"),
        ("bad_days", with_event(event="extended", days=1.5), "days"),
        ("bad_days", with_event(event="extended", days=True), "days"),
        ("bad_days", with_event(event="extended", days=10**30), "days"),
        ("days_missing", with_event(event="extended", days=-3), "gia hạn"),
        ("not_an_object", CASE | {"events": ["received"]}, "sự kiện 1"),
    ],
)
def test_a_mistake_in_one_case_is_that_cases_error_and_the_others_are_answered(
    code: str, told: dict[str, Any], named: str
) -> None:
    wrong, right = answers(told, CASE | {"id": "b"})
    assert wrong["id"] == "a"
    assert wrong["error"]["code"] == code
    assert named in wrong["error"]["message"]
    assert [d["term"] for d in right["deadlines"]] == ["KN-TL-1", "KN-TL-3"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"kind": "complaint"', '"kind": "complaint", "kind": "denunciation"', "vụ việc"),
        ('"on": "2026-11-23"', '"on": "2026-11-23", "on": "2026-11-24"', "sự kiện 1"),
    ],
)
def test_a_key_that_stands_twice_is_that_cases_error(old: str, new: str, place: str) -> None:
    text = json.dumps({"cases": [CASE]})
    doubled = text.replace(old, new)
    assert doubled != text
    wrong, right = answer(doubled.replace("]}]}", f"]}}, {json.dumps(CASE)}]}}")).cases
    assert (wrong["id"], wrong["error"]["code"]) == ("a", "duplicate_key")
    assert place in wrong["error"]["message"]
    assert right["deadlines"]


@pytest.mark.parametrize("told", ["a", 3, None, [CASE]])
def test_a_case_that_is_no_object_is_an_error_without_a_name(told: Any) -> None:
    wrong, right = answers(told, CASE)
    assert (wrong["id"], wrong["error"]["code"]) == (None, "not_an_object")
    assert right["deadlines"]


@pytest.mark.parametrize("name", [None, True, 1.5, {}, ["a"]])
def test_a_case_needs_a_name_that_the_answer_can_repeat(name: Any) -> None:
    (found,) = answers(CASE | {"id": name})
    assert (found["id"], found["error"]["code"]) == (None, "bad_field")
    assert answers(CASE | {"id": 7})[0]["id"] == 7


def test_a_broken_letter_in_a_name_is_handed_back_as_it_came() -> None:
    printed = answer('{"cases": [{"id": "\\ud800"}]}').as_json()
    assert printed.encode("utf-8")
    assert json.loads(printed)["cases"][0]["id"] == "\ud800"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_json"),
        ("{", "not_json"),
        ("[" * 100_000, "not_json"),
        ("[]", "not_an_object"),
        ("{}", "missing_field"),
        ('{"cases": {}}', "bad_field"),
        ('{"cases": [], "calender": {}}', "unknown_field"),
        ('{"cases": [], "language": "fr"}', "unknown_language"),
        ('{"cases": [], "cases": []}', "duplicate_key"),
        ('{"cases": [], "calendar": {"days_off": [], "days_off": []}}', "duplicate_key"),
        ('{"cases": [], "calendar": []}', "not_an_object"),
        ('{"cases": [], "calendar": {"off": []}}', "unknown_field"),
        ('{"cases": [], "calendar": {"days_off": ["24/11/2026"]}}', "bad_date"),
        ('{"cases": [], "calendar": {"days_off": "2026-11-24"}}', "bad_field"),
        (
            '{"cases": [], "calendar": {"days_off": ["2026-11-28"],'
            ' "working_days": ["2026-11-28"]}}',
            "day_off_and_worked",
        ),
    ],
)
def test_what_belongs_to_no_case_makes_the_file_unreadable(text: str, code: str) -> None:
    with pytest.raises(BadFile) as caught:
        answer(text)
    assert caught.value.code == code
    assert caught.value.message.endswith(".")
