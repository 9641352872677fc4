"""How a due date came about, step by step, for the officer, the citizen and the court."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from petitions.law.calendar import Calendar
from petitions.law.rule import Duty, Trait, Unit
from petitions.law.tables import Mark
from petitions.law.terms import EVENTS, MARKS, TRAITS, UNITS, day_text
from petitions.law.trail import Trail

EVENT_DAY = "khoản 2, 3 Điều 147 Bộ luật Dân sự 2015"
ROLLING = "khoản 5 Điều 148 Bộ luật Dân sự 2015"
DAYS_OFF = "Điều 111, 112 Bộ luật Lao động 2019"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the day it concerns, what it says, and the article that it rests on."""

    on: date | None
    text: str
    text_en: str
    article: str


def explain(trail: Trail, *, is_binding: bool = True) -> tuple[Step, ...]:
    """The steps from the starting event to the last day, in the order in which they count."""
    return (
        _start(trail),
        _length(trail),
        *_moves(trail),
        *_days_off(trail),
        *_rolling(trail),
        _end(trail),
        *_closing(trail),
        *_cautions(trail, is_binding),
    )


def _start(trail: Trail) -> Step:
    name, name_en = (
        EVENTS[trail.started_by]
        if trail.started_by
        else ("hết thời hạn giải quyết", "the settlement period expired")
    )
    day = day_text(trail.starts_on)
    return Step(
        trail.starts_on,
        f"Ngày {day}: {name}. Ngày này không tính vào thời hạn.",
        f"{day}: {name_en}. This day is not counted.",
        EVENT_DAY,
    )


def _length(trail: Trail) -> Step:
    rule = trail.rule
    if rule.until_end_of:
        text = "Không quá thời gian còn lại của thời hạn giải quyết."
        text_en = "No longer than what is left of the settlement period."
        return Step(trail.starts_on, text, text_en, rule.citation)
    unit, unit_en = UNITS[rule.unit]
    reasons = _reasons(trail)
    why = f" ({', '.join(TRAITS[trait][0] for trait in reasons)})" if reasons else ""
    why_en = f" ({', '.join(TRAITS[trait][1] for trait in reasons)})" if reasons else ""
    if rule.counts_back:
        text = f"Phải thực hiện trước ngày đó ít nhất {trail.number:02d} {unit}{why}."
        text_en = f"Due at least {trail.number} {unit_en} before that day{why_en}."
        return Step(trail.starts_on - ONE_DAY, text, text_en, rule.citation)
    text = f"Thời hạn {trail.number:02d} {unit}{why}."
    text_en = f"The limit is {trail.number} {unit_en}{why_en}."
    return Step(trail.starts_on + ONE_DAY, text, text_en, rule.citation)


def _reasons(trail: Trail) -> list[Trait]:
    """The traits that made the limit longer than the ordinary one."""
    fitting = [variant for variant in trail.rule.variants if variant.when <= trail.traits]
    return sorted(max(fitting, key=lambda variant: len(variant.when)).when) if fitting else []


def _moves(trail: Trail) -> Iterator[Step]:
    if trail.excused:
        yield Step(
            None,
            f"Không tính {trail.excused} ngày có trở ngại khách quan.",
            f"{trail.excused} days of objective obstacle are not counted.",
            trail.rule.excused_by,
        )
    for span in trail.spans:
        name, name_en = EVENTS[span.pause.stops]
        since = day_text(span.since)
        if span.until is None:
            text, text_en = f"Dừng từ {since} ({name}).", f"Stopped since {since} ({name_en})."
        else:
            days, until = (span.until - span.since).days, day_text(span.until)
            text = f"Dừng từ {since} đến {until} ({name}): {days} ngày không tính."
            text_en = f"Stopped from {since} to {until} ({name_en}): {days} days not counted."
        yield Step(span.since, text, text_en, span.pause.citation)
    extension = trail.rule.extension(trail.traits)
    for event in trail.extended:
        yield _extended(trail, event.on, event.days or 0, extension.citation if extension else "")


def _extended(trail: Trail, on: date, days: int, citation: str) -> Step:
    unit, unit_en = UNITS[trail.rule.unit]
    if trail.rule.total_when_complex:
        return Step(
            on,
            f"Kéo dài {days} {unit}, nằm trong tổng thời hạn {trail.number} {unit}.",
            f"Prolonged by {days} {unit_en}, within the total of {trail.number} {unit_en}.",
            trail.rule.citation,
        )
    return Step(on, f"Gia hạn {days} {unit}.", f"Extended by {days} {unit_en}.", citation)


def _days_off(trail: Trail) -> Iterator[Step]:
    """The days off, other than ordinary weekends, that a count of working days left out."""
    if trail.rule.unit is not Unit.WORKING or trail.rule.until_end_of:
        return
    first, last = sorted((trail.starts_on, trail.end))
    for day in (first + timedelta(days=n) for n in range(1, (last - first).days + 1)):
        reason = trail.calendar.day_off_reason(day)
        if reason and day.weekday() < 5:
            yield _day_off(trail.calendar, day, reason)


def _day_off(calendar: Calendar, day: date, reason: str) -> Step:
    row = calendar.source_of(day)
    doubt = doubt_en = ""
    if row and row.mark is not Mark.CONFIRMED:
        doubt, doubt_en = (f" ({words})" for words in MARKS[row.mark])
    return Step(
        day,
        f"Không tính ngày {day_text(day)}: {reason}{doubt}.",
        f"{day_text(day)} is not counted: {reason}{doubt_en}.",
        row.source if row else DAYS_OFF,
    )


def _rolling(trail: Trail) -> Iterator[Step]:
    if trail.due is None or trail.due == trail.end:
        return
    end, reason = day_text(trail.end), trail.calendar.day_off_reason(trail.end)
    if trail.rule.counts_back:
        # To wait for the next working day would cut the time that the notice must leave.
        text = f"Ngày {end} là ngày nghỉ ({reason}); phải thực hiện từ ngày làm việc liền trước."
        text_en = f"{end} is a day off ({reason}); the working day before it is the latest."
        yield Step(trail.end, text, text_en, trail.rule.citation)
        return
    yield Step(
        trail.end,
        f"Ngày {end} là ngày nghỉ ({reason}); thời hạn kết thúc vào ngày làm việc tiếp theo.",
        f"{end} is a day off ({reason}); the limit ends with the next working day.",
        ROLLING,
    )


def _end(trail: Trail) -> Step:
    if trail.due is None:
        return Step(None, "Thời hạn đang tạm dừng.", "The clock is stopped.", "")
    day = day_text(trail.due)
    if trail.rule.duty is Duty.EFFECT:
        title, title_en = _inside(trail.rule.title), _inside(trail.rule.title_en)
        text = f"Hết ngày {day}: {title}."
        text_en = f"At the end of {day}: {title_en}."
        return Step(trail.due, text, text_en, trail.rule.citation)
    return Step(trail.due, f"Ngày cuối cùng: {day}.", f"Last day: {day}.", trail.rule.citation)


def _inside(title: str) -> str:
    """A title as it stands inside a sentence."""
    return title[0].lower() + title[1:]


def _closing(trail: Trail) -> Iterator[Step]:
    if trail.met_on and trail.closed_by:
        name, name_en = EVENTS[trail.closed_by]
        day = day_text(trail.met_on)
        is_met = trail.closed_by in trail.rule.met_by
        verb, verb_en = ("thực hiện", "met") if is_met else ("chấm dứt", "ended")
        text = f"Ngày {day}: {verb} ({name})."
        yield Step(trail.met_on, text, f"{day}: {verb_en} ({name_en}).", "")


def _cautions(trail: Trail, is_binding: bool) -> Iterator[Step]:
    if not is_binding and trail.rule.binds_only_if_met:
        text = "Chưa có dữ kiện cho thấy việc này phải làm hoặc đã làm; nêu để đối chiếu."
        text_en = "Nothing tells that this has to be done or was; shown for comparison."
        yield Step(None, text, text_en, "")
    elif not is_binding:
        text = "Thời hạn này chỉ để đối chiếu, không phải thời hạn ràng buộc."
        yield Step(None, text, "Shown for comparison; another limit binds.", "")
    if trail.rule.mark is not Mark.CONFIRMED:
        mark, mark_en = MARKS[trail.rule.mark]
        text = f"Căn cứ: {mark}."
        yield Step(None, text, f"Status of the source: {mark_en}.", trail.rule.citation)
    for year in trail.years:
        if not trail.calendar.is_official(year):
            text = f"Lịch nghỉ năm {year} là dự kiến, chưa có thông báo chính thức."
            yield Step(None, text, f"The days off of {year} are a projection.", DAYS_OFF)
