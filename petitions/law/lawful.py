"""Whether the law knows what the facts of a case tell of: stopping, extending, taking over."""

from datetime import date

from petitions.law.facts import CaseFacts, EventKind, LegalEvent
from petitions.law.impossible import ImpossibleFacts
from petitions.law.rulebook import RuleBook
from petitions.law.sequence import SUSPENSION_RULES
from petitions.law.terms import day_text
from petitions.law.trail import Trail

TAKING_OVER = "khoản 5 Điều 38 Luật Tố cáo 2018, Điều 5 Nghị định 31/2019/NĐ-CP"


def check_acts(facts: CaseFacts, rules: RuleBook) -> None:
    """Raises ImpossibleFacts for a suspension or a taking over that no rule of that day allows."""
    for event in facts.events:
        if event.kind is EventKind.SUSPENDED:
            if not rules.pause(facts.regime, facts.kind, event.kind, event.on):
                raise ImpossibleFacts(
                    "no_rule_to_suspend",
                    "Chưa có quy định cho phép tạm đình chỉ loại vụ việc này vào ngày đó.",
                    rule=SUSPENSION_RULES.get(facts.kind, ""),
                )
        elif event.kind is EventKind.TAKEN_OVER:
            path = rules.path(facts.regime, facts.kind, facts.stage)
            if not any(event.kind in rule.starts for rule in path):
                raise ImpossibleFacts(
                    "no_rule_to_take_over",
                    "Chưa có quy định để cấp trên trực tiếp lấy loại vụ việc này lên giải quyết.",
                    rule=TAKING_OVER,
                )


def check_all_applied(facts: CaseFacts, trails: list[Trail]) -> None:
    """Raises ImpossibleFacts for what moves no limit, and for taking over what is not overdue."""
    for place, event in enumerate(facts.events):
        if event.kind is EventKind.EXTENDED:
            if not any(place in trail.used for trail in trails):
                raise ImpossibleFacts(
                    "nothing_to_extend",
                    "Không có thời hạn nào đang chạy mà pháp luật cho gia hạn.",
                )
        elif event.kind is EventKind.TAKEN_OVER:
            _check_overdue(event, trails)
        elif event.kind is EventKind.EXCUSED and not any(trail.excuses for trail in trails):
            raise ImpossibleFacts(
                "nothing_to_excuse",
                "Chỉ thời hiệu khiếu nại mới được trừ thời gian có trở ngại khách quan;"
                " lý do chính đáng khác xem xét theo khoản 6 Điều 11 Luật Khiếu nại 2011.",
                rule="Điều 9, Điều 48 Luật Khiếu nại 2011",
            )


def _check_overdue(event: LegalEvent, trails: list[Trail]) -> None:
    """Luật Tố cáo Điều 38: only what was not settled in the time of Điều 30 may be taken over."""
    ended = [
        trail
        for trail in trails
        if trail.met_on == event.on
        and trail.closed_by is EventKind.TAKEN_OVER
        and EventKind.TAKEN_OVER in trail.rule.starts
    ]
    if not ended or any((trail.due or date.max) >= event.on for trail in ended):
        raise ImpossibleFacts(
            "not_overdue",
            f"Đến ngày {day_text(event.on)} chưa quá thời hạn giải quyết tố cáo,"
            " cấp trên trực tiếp chưa thể lấy lên giải quyết.",
            rule=TAKING_OVER,
        )
