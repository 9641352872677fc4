"""System checks of the law: no kind of petition without a rule, no rule without an article, no year
without its days off. An error keeps the program from starting."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Warning
from django.utils import timezone

from petitions.law.calendar import Calendar, load_calendar
from petitions.law.facts import EventKind, Regime
from petitions.law.rule import Duty, Pause, Rule
from petitions.law.rulebook import RuleBook, load_rules
from petitions.law.sequence import STAGES
from petitions.law.tables import Mark

#: What a citation says where its article could not be established; never of a confirmed rule.
NO_ARTICLE_KNOWN = "chưa xác định điều"
#: The months in which next year's days off are announced, and the one in which they must be here.
ANNOUNCED, OVERDUE = (10, 11), 12


def check_law(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Everything that is wrong today with the tables of law that the program runs on."""
    rules, calendar, today = load_rules(), load_calendar(), timezone.localdate()
    return [
        *kinds_without_rule(rules, today),
        *rules_without_article(rules),
        *years_without_calendar(calendar, today),
    ]


def kinds_without_rule(rules: RuleBook, on: date) -> Iterable[CheckMessage]:
    """Each regime, kind and stage for whose receipt no rule in force sets the office a limit."""
    for regime in Regime:
        for kind, stages in STAGES.items():
            for stage in stages:
                is_ruled = any(
                    rule.duty is Duty.OFFICE
                    and EventKind.RECEIVED in rule.starts
                    and not rule.only_for
                    and rule.is_in_force(on)
                    for rule in rules.path(regime, kind, stage)
                )
                if not is_ruled:
                    yield Error(
                        f"Không có thời hạn nào cho đơn loại {kind}, lần {stage}, chế độ {regime}.",
                        hint="Thêm một dòng vào petitions/law/rules (xem docs/rules.md).",
                        id="petitions.E001",
                    )


def rules_without_article(rules: RuleBook) -> Iterable[CheckMessage]:
    """Each rule and pause that cites no article, unless it says openly that none was found."""
    rows: tuple[Rule | Pause, ...] = (*rules.rules, *rules.pauses)
    for row in rows:
        is_open = NO_ARTICLE_KNOWN in row.citation and row.mark is not Mark.CONFIRMED
        if "Điều " not in row.citation and not is_open:
            yield Error(
                f"Quy tắc {row.id} không dẫn điều luật nào: “{row.citation}”.",
                hint=f"Ghi điều, hoặc ghi rõ “{NO_ARTICLE_KNOWN}” và dấu mức độ đối chiếu.",
                id="petitions.E002",
            )


def years_without_calendar(calendar: Calendar, today: date) -> Iterable[CheckMessage]:
    """This year without its table; next year's from October (a warning), in December an error."""
    hint = "Nhập lịch nghỉ theo thông báo chính thức vào petitions/law/days.toml."
    if not calendar.is_official(today.year):
        yield Error(f"Chưa có lịch nghỉ năm {today.year}.", hint=hint, id="petitions.E003")
    following = today.year + 1
    if calendar.is_official(following):
        return
    if today.month in ANNOUNCED:
        yield Warning(f"Chưa có lịch nghỉ năm {following}.", hint=hint, id="petitions.W001")
    elif today.month == OVERDUE:
        yield Error(f"Chưa có lịch nghỉ năm {following}.", hint=hint, id="petitions.E004")
