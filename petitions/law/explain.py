"""How a due date came about, step by step, for the officer, the citizen and the court."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from petitions.law.calendar import WEEKEND, WEEKEND_EN, Calendar
from petitions.law.rivals import yields
from petitions.law.rule import Duty, Trait, Unit
from petitions.law.skipped import left_out, mark_of, worked_weekends
from petitions.law.tables import Mark
from petitions.law.terms import EVENTS, MARKS, TRAITS, UNITS, amount_en, day_text
from petitions.law.trail import LateStop, Span, Trail

EVENT_DAY = "khoản 2, 3 Điều 147 Bộ luật Dân sự 2015"
ROLLING = "khoản 5 Điều 148 Bộ luật Dân sự 2015"
DAYS_OFF = "Điều 111, 112 Bộ luật Lao động 2019"
NOT_COUNTED = ("Không tính ngày {}", "{} is not counted")
IS_OFF = ("Ngày {} là ngày nghỉ", "{} is a day off")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the day it concerns, what it says, and the article that it rests on."""

    on: date | None
    text: str
    text_en: str
    article: str


def explain(
    trail: Trail, *, is_binding: bool = True, bound_by: Trail | None = None
) -> tuple[Step, ...]:
    """The steps from the starting event on, in the order of their days; of a notice, backwards.

    `bound_by` is the limit that binds instead of this one. What has no day of its own comes last,
    save for the length, which follows the start.
    """
    start = _start(trail)
    dated = [
        start,
        *_moves(trail),
        *_rolling(trail),
        *_named_days(trail),
        *_end(trail),
        *_closing(trail),
    ]
    dated.sort(key=_day_of, reverse=trail.rule.counts_back)
    dated.insert(dated.index(start) + 1, _length(trail))
    return (*dated, *_cautions(trail, is_binding, bound_by))


def _day_of(step: Step) -> date:
    return step.on or date.max


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
    rule, day = trail.rule, day_text(trail.starts_on)
    if rule.until_end_of:
        text = f"Từ ngày {day}, không quá thời gian còn lại của thời hạn giải quyết."
        text_en = f"From {day} no longer than what is left of the settlement period."
        return Step(trail.starts_on, text, text_en, rule.citation)
    amount = f"{trail.number:02d} {UNITS[rule.unit][0]}"
    in_english = amount_en(trail.number, rule.unit)
    reasons = _reasons(trail)
    why = f" ({', '.join(TRAITS[trait][0] for trait in reasons)})" if reasons else ""
    why_en = f" ({', '.join(TRAITS[trait][1] for trait in reasons)})" if reasons else ""
    if rule.counts_back:
        text = f"Phải thực hiện trước ngày {day} ít nhất {amount}{why}."
        text_en = f"Due at least {in_english} before {day}{why_en}."
        return Step(trail.starts_on, text, text_en, rule.citation)
    text, text_en = f"Thời hạn {amount}{why}.", f"The limit is {in_english}{why_en}."
    return Step(None, text, text_en, rule.citation)


def _reasons(trail: Trail) -> list[Trait]:
    """The traits that made the limit longer than the ordinary one."""
    fitting = [variant for variant in trail.rule.variants if variant.when <= trail.traits]
    return sorted(max(fitting, key=lambda variant: len(variant.when)).when) if fitting else []


def _moves(trail: Trail) -> Iterator[Step]:
    for event in trail.excuses:
        day = day_text(event.on)
        yield Step(
            event.on,
            f"Ngày {day}: không tính {event.days} ngày có trở ngại khách quan.",
            f"{day}: {event.days} days of objective obstacle are not counted.",
            trail.rule.excused_by,
        )
    yield from map(_span, trail.spans)
    yield from map(_late_stop, trail.late_stops)
    extension = trail.rule.extension(trail.traits)
    for event in trail.extended:
        yield _extended(trail, event.on, event.days or 0, extension.citation if extension else "")


def _span(span: Span) -> Step:
    name, name_en = EVENTS[span.pause.stops]
    since = day_text(span.since)
    doubt, doubt_en = _doubt(span.pause.mark)
    if span.until is None:
        text = f"Dừng từ {since} ({name}), thời gian dừng không tính"
        text_en = f"Stopped since {since} ({name_en}), time not counted"
    else:
        days, until = (span.until - span.since).days, day_text(span.until)
        text = f"Dừng từ {since} đến {until} ({name}): {days} ngày không tính"
        text_en = f"Stopped from {since} to {until} ({name_en}): {days} days not counted"
    return Step(span.since, f"{text}{doubt}.", f"{text_en}{doubt_en}.", span.pause.citation)


def _late_stop(stop: LateStop) -> Step:
    name, name_en = EVENTS[stop.pause.stops]
    day, due = day_text(stop.on), day_text(stop.due)
    return Step(
        stop.on,
        f"Ngày {day}: {name} khi thời hạn đã hết từ ngày {due}, nên không làm dừng thời hạn.",
        f"{day}: {name_en} when the limit had ended on {due}, hence it stops nothing.",
        stop.pause.citation,
    )


def _extended(trail: Trail, on: date, days: int, citation: str) -> Step:
    unit, day = UNITS[trail.rule.unit][0], day_text(on)
    added = amount_en(days, trail.rule.unit)
    if trail.rule.total_when_complex:
        total = amount_en(trail.number, trail.rule.unit)
        return Step(
            on,
            f"Ngày {day}: kéo dài {days} {unit}, nằm trong tổng thời hạn {trail.number} {unit}.",
            f"{day}: prolonged by {added}, within the total of {total}.",
            trail.rule.citation,
        )
    return Step(on, f"Ngày {day}: gia hạn {days} {unit}.", f"{day}: extended by {added}.", citation)


def _named_days(trail: Trail) -> Iterator[Step]:
    """The days off that are no ordinary weekend, and the weekends that were worked."""
    calendar = trail.calendar
    is_counted = trail.rule.unit is Unit.WORKING and not trail.rule.until_end_of
    for day in left_out(trail):
        said = NOT_COUNTED if is_counted else IS_OFF
        yield _named_day(calendar, day, said, calendar.day_off_reason(day) or "")
    for day in worked_weekends(trail):
        row = calendar.source_of(day)
        weekday, weekday_en = WEEKEND[day.weekday()], WEEKEND_EN[day.weekday()]
        said = (f"{weekday} ngày {{}} là ngày làm việc", f"{weekday_en} {{}} is a working day")
        yield _named_day(calendar, day, said, row.name if row else "")


def _named_day(calendar: Calendar, day: date, said: tuple[str, str], name: str) -> Step:
    row = calendar.source_of(day)
    doubt, doubt_en = _doubt(mark_of(calendar, day))
    text, text_en = (words.format(day_text(day)) for words in said)
    return Step(
        day,
        f"{text}: {name}{doubt}.",
        f"{text_en}: {name}{doubt_en}.",
        row.source if row else DAYS_OFF,
    )


def _doubt(mark: Mark) -> tuple[str, str]:
    """In brackets how far a fact is confirmed, in Vietnamese and English; nothing where it is."""
    if mark is Mark.CONFIRMED:
        return "", ""
    words, words_en = MARKS[mark]
    return f" ({words})", f" ({words_en})"


def _rolling(trail: Trail) -> Iterator[Step]:
    end, reason = day_text(trail.end), trail.calendar.day_off_reason(trail.end)
    if trail.due is None or not reason:
        return
    reason_en = WEEKEND_EN.get(trail.end.weekday(), reason)
    if trail.rule.counts_back:
        before = day_text(trail.calendar.previous_working(trail.end))
        yield Step(
            trail.end,
            f"Ngày {end} là ngày nghỉ ({reason}) nhưng thời hạn không dời;"
            f" thực hiện từ ngày làm việc liền trước ({before}) thì chắc chắn hơn.",
            f"{end} is a day off ({reason_en}), yet the limit does not move;"
            f" the working day before it ({before}) is safer.",
            trail.rule.citation,
        )
        return
    yield Step(
        trail.end,
        f"Ngày {end} là ngày nghỉ ({reason}); thời hạn kết thúc vào ngày làm việc tiếp theo.",
        f"{end} is a day off ({reason_en}); the limit ends with the next working day.",
        ROLLING,
    )


def _end(trail: Trail) -> Iterator[Step]:
    if trail.due is None:
        return
    day = day_text(trail.due)
    if trail.rule.duty is Duty.EFFECT:
        title, title_en = _inside(trail.rule.title), _inside(trail.rule.title_en)
        text = f"Hết ngày {day}: {title}."
        yield Step(trail.due, text, f"At the end of {day}: {title_en}.", trail.rule.citation)
    else:
        yield Step(trail.due, f"Ngày cuối cùng: {day}.", f"Last day: {day}.", trail.rule.citation)


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


def _cautions(trail: Trail, is_binding: bool, bound_by: Trail | None) -> Iterator[Step]:
    if trail.due is None:
        yield Step(None, "Thời hạn đang tạm dừng.", "The clock is stopped.", "")
    if bound_by:
        reason = yields(trail, bound_by)
        text = f"Thời hạn này chỉ để đối chiếu. {reason.text}"
        yield Step(None, text, f"Shown for comparison. {reason.text_en}", bound_by.rule.citation)
    elif not is_binding:
        text = "Chưa có dữ kiện cho thấy việc này phải làm hoặc đã làm; nêu để đối chiếu."
        text_en = "Nothing tells that this has to be done or was; shown for comparison."
        yield Step(None, text, text_en, "")
    if trail.rule.mark is not Mark.CONFIRMED:
        mark, mark_en = MARKS[trail.rule.mark]
        text = f"Căn cứ: {mark}."
        yield Step(None, text, f"Status of the source: {mark_en}.", trail.rule.citation)
    for year in trail.years:
        if not trail.calendar.is_official(year):
            text = f"Lịch nghỉ năm {year} là dự kiến, chưa có thông báo chính thức."
            yield Step(None, text, f"The days off of {year} are a projection.", DAYS_OFF)
