"""Whether the law knows what the facts of a case tell of: stopping, extending, taking over."""

from petitions.law.facts import CaseFacts, EventKind
from petitions.law.impossible import ImpossibleFacts
from petitions.law.rulebook import RuleBook
from petitions.law.trail import Trail


def check_acts(facts: CaseFacts, rules: RuleBook) -> None:
    """Raises ImpossibleFacts for a suspension or a taking over that no rule of that day allows."""
    for event in facts.events:
        if event.kind is EventKind.SUSPENDED:
            if not rules.pause(facts.regime, facts.kind, event.kind, event.on):
                raise ImpossibleFacts(
                    "no_rule_to_suspend",
                    "Chưa có quy định cho phép tạm đình chỉ loại vụ việc này vào ngày đó.",
                    rule="Điều 11a Luật Khiếu nại 2011 (từ 01/07/2026), Điều 34 Luật Tố cáo 2018",
                )
        elif event.kind is EventKind.TAKEN_OVER:
            path = rules.path(facts.regime, facts.kind, facts.stage)
            if not any(event.kind in rule.starts for rule in path):
                raise ImpossibleFacts(
                    "no_rule_to_take_over",
                    "Chưa có quy định để cấp trên trực tiếp lấy loại vụ việc này lên giải quyết.",
                    rule="khoản 5 Điều 38 Luật Tố cáo 2018",
                )


def check_all_applied(facts: CaseFacts, trails: list[Trail]) -> None:
    """Raises ImpossibleFacts for an extension or an excuse that moves no limit."""
    for place, event in enumerate(facts.events):
        if event.kind is EventKind.EXTENDED:
            if not any(place in trail.used for trail in trails):
                raise ImpossibleFacts(
                    "nothing_to_extend",
                    "Không có thời hạn nào đang chạy mà pháp luật cho gia hạn.",
                )
        elif event.kind is EventKind.EXCUSED and not any(trail.excused for trail in trails):
            raise ImpossibleFacts(
                "nothing_to_excuse",
                "Chỉ thời hiệu khiếu nại mới được trừ thời gian có trở ngại khách quan;"
                " lý do chính đáng khác xem xét theo khoản 6 Điều 11 Luật Khiếu nại 2011.",
                rule="Điều 9, Điều 48 Luật Khiếu nại 2011",
            )
