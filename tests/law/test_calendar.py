"""The calendar: the official tables, the projection beyond them, and the arithmetic."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from petitions.law.calendar import load_calendar, read_calendar
from petitions.law.tables import TableError

CALENDAR = load_calendar()


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 11, 24), "Ngày Văn hóa Việt Nam"),
        (date(2026, 11, 23), None),  # the swap with Saturday 28/11 was not adopted
        (date(2026, 11, 28), "Thứ Bảy"),
        (date(2026, 8, 22), None),  # a worked Saturday
        (date(2026, 8, 31), "Nghỉ hoán đổi (làm việc thứ Bảy 22/8)"),
        (date(2026, 4, 26), "Chủ nhật"),
        (date(2026, 4, 27), "Nghỉ bù Giỗ Tổ Hùng Vương"),
        (date(2024, 4, 29), "Nghỉ hoán đổi (làm việc thứ Bảy 4/5)"),
        (date(2024, 5, 4), None),
        (date(2027, 2, 4), "Tết Nguyên đán"),
        (date(2027, 2, 3), None),
        (date(2027, 11, 24), "Ngày Văn hóa Việt Nam"),
        (date(2025, 11, 24), None),
    ],
)
def test_why_a_day_is_off(day: date, reason: str | None) -> None:
    assert CALENDAR.day_off_reason(day) == reason
    assert CALENDAR.is_working(day) is (reason is None)


@pytest.mark.parametrize(
    ("year", "weekdays_off", "worked"),
    [
        (2021, 11, 0),
        (2022, 11, 0),
        (2023, 11, 0),
        (2024, 12, 1),
        (2025, 12, 1),
        (2026, 14, 2),
        (2027, 12, 0),
    ],
)
def test_each_official_year_has_all_its_days(year: int, weekdays_off: int, worked: int) -> None:
    assert CALENDAR.is_official(year)
    assert sum(day.year == year for day in CALENDAR.off) == weekdays_off
    assert sum(day.year == year for day in CALENDAR.worked) == worked


def test_every_official_day_names_its_source() -> None:
    rows = [*CALENDAR.off.values(), *CALENDAR.worked.values()]
    assert [row for row in rows if not row.source] == []
    culture = CALENDAR.off[date(2026, 11, 24)]
    assert "Điều 2 Nghị quyết 28/2026/QH16" in culture.source
    assert culture.mark == "secondary"


def test_other_years_are_a_projection_by_statute() -> None:
    assert not CALENDAR.is_official(2028)
    assert not CALENDAR.is_working(date(2028, 1, 26))  # Tết
    assert not CALENDAR.is_working(date(2028, 1, 3))  # 01/01 is a Saturday: made up on Monday
    assert not CALENDAR.is_working(date(2028, 11, 24))
    assert CALENDAR.is_working(date(2020, 11, 24))


def test_the_day_of_culture_gives_no_make_up_day() -> None:
    assert date(2029, 11, 24).weekday() == 5
    assert CALENDAR.is_working(date(2029, 11, 26))
    assert CALENDAR.is_working(date(2030, 11, 25))


def test_a_year_that_no_table_knows_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(ValueError, match="2101"):
        CALENDAR.is_working(date(2101, 1, 4))


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 23), 7, date(2026, 12, 3)),
        (date(2026, 11, 23), 5, date(2026, 12, 1)),
        (date(2026, 2, 13), 7, date(2026, 3, 3)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2026, 11, 24), 0, date(2026, 11, 24)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
    ],
)
def test_adding_working_days(start: date, days: int, end: date) -> None:
    assert CALENDAR.add_working_days(start, days) == end


@pytest.mark.parametrize(
    ("end", "days", "first"),
    [
        (date(2026, 11, 27), 5, date(2026, 11, 19)),  # 26, 25, 23, 20, 19: 24/11 is off
        (date(2026, 11, 25), 1, date(2026, 11, 23)),
        (date(2027, 1, 4), 1, date(2026, 12, 31)),
        (date(2026, 8, 24), 1, date(2026, 8, 22)),  # a worked Saturday
        (date(2026, 11, 28), 0, date(2026, 11, 28)),
    ],
)
def test_taking_working_days_away(end: date, days: int, first: date) -> None:
    assert CALENDAR.subtract_working_days(end, days) == first


def test_the_day_itself_or_the_last_worked_day_before_it() -> None:
    assert CALENDAR.previous_working(date(2026, 11, 24)) == date(2026, 11, 23)
    assert CALENDAR.previous_working(date(2026, 11, 25)) == date(2026, 11, 25)


def test_a_negative_number_of_working_days_is_an_error() -> None:
    with pytest.raises(ValueError, match="forward"):
        CALENDAR.add_working_days(date(2026, 11, 24), -1)
    with pytest.raises(ValueError, match="away"):
        CALENDAR.subtract_working_days(date(2026, 11, 24), -1)


def test_a_day_that_is_off_by_a_notice_names_its_row() -> None:
    row = CALENDAR.source_of(date(2026, 8, 22))
    assert row and row.source == "9441/TB-BNV"
    assert CALENDAR.source_of(date(2026, 11, 28)) is None


def test_the_arithmetic_agrees_with_a_walk_from_day_to_day() -> None:
    first = date(2026, 1, 1)
    days = [first + timedelta(days=n) for n in range(800)]
    worked = [day for day in days if CALENDAR.is_working(day)]
    for start in days[:400:7]:
        later = [day for day in worked if day > start]
        assert CALENDAR.next_working(start) == next(day for day in worked if day >= start)
        for count in (1, 2, 30, 200):
            end = CALENDAR.add_working_days(start, count)
            assert CALENDAR.subtract_working_days(later[count], count) == later[0]
            assert end == later[count - 1]
            assert CALENDAR.working_days_between(start, end) == count
    assert CALENDAR.working_days_between(days[5], days[5]) == 0
    assert CALENDAR.working_days_between(days[9], days[5]) == 0


def test_changes_make_another_calendar_and_leave_the_first_alone() -> None:
    monday, saturday = date(2026, 11, 23), date(2026, 11, 28)
    changed = CALENDAR.with_changes({monday: "Bão"}, [saturday])
    assert (changed.day_off_reason(monday), changed.is_working(saturday)) == ("Bão", True)
    assert (CALENDAR.is_working(monday), CALENDAR.is_working(saturday)) == (True, False)
    back = changed.with_changes([saturday], [monday])
    assert (back.is_working(monday), back.is_working(saturday)) == (True, False)
    with pytest.raises(ValueError, match="both"):
        CALENDAR.with_changes([monday], [monday])


ROW = 'name = "Tết"\nsource = "s"\nmark = "secondary"\n'


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (f"[[off]]\n{ROW}days = [2026-11-28]", "off Tết: 2026-11-28 is a weekend day"),
        (
            f"[[off]]\n{ROW}days = [2026-11-24]\n[[worked]]\n{ROW}days = [2026-11-27]",
            "worked Tết: 2026-11-27 is no weekend day",
        ),
        (f"[[off]]\n{ROW}days = [2028-11-28]", "outside the official years"),
        (f"[[off]]\n{ROW}days = [2026-11-27, 2026-11-27]", "2026-11-27 is listed twice"),
        (f"[[off]]\n{ROW}days = []", "must be a list of dates"),
        (f"[[off]]\n{ROW}days = [2026-11-24T00:00:00]", "must be a list of dates"),
        ('[[off]]\nname = "Tết"\nsource = ""\nmark = "secondary"', "off Tết: source is blank"),
        ("", "the official year 2026 has no day off"),
    ],
)
def test_a_bad_table_is_refused_with_its_file_and_row(
    tmp_path: Path, table: str, problem: str
) -> None:
    path = tmp_path / "days.toml"
    path.write_text(f"years = [2026]\n{table}", "utf-8")
    with pytest.raises(TableError, match=problem) as caught:
        read_calendar(path)
    assert str(caught.value).startswith("days.toml: ")


def test_the_official_years_are_whole_numbers(tmp_path: Path) -> None:
    path = tmp_path / "days.toml"
    path.write_text('years = ["2026"]', "utf-8")
    with pytest.raises(TableError, match=r"days\.toml: years must be a list of whole numbers"):
        read_calendar(path)
