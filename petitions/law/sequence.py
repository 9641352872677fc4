"""Whether the facts of a case can have happened in the order of their days."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from petitions.law.facts import CaseFacts, EventKind, Kind, LegalEvent, Shape, Stage
from petitions.law.impossible import ImpossibleFacts
from petitions.law.plan import parts
from petitions.law.terms import EVENTS, day_text

K = EventKind
STAGES: dict[Kind, tuple[Stage, ...]] = {
    Kind.COMPLAINT: (
        Stage.FIRST,
        Stage.SECOND,
        Stage.DISCIPLINE_FIRST,
        Stage.DISCIPLINE_SECOND,
    ),
    Kind.DENUNCIATION: (Stage.FIRST, Stage.FURTHER),
    Kind.RECOMMENDATION: (Stage.FIRST,),
}
#: An obstacle is a span of time, told on any day. A reception, with its schedule and its notices,
#: may come before any petition.
BEFORE_RECEIPT = (
    K.DECISION_RECEIVED,
    K.EXCUSED,
    K.HEARD,
    K.SESSION,
    K.SCHEDULE_POSTED,
    K.ONLINE_SESSION,
    K.SESSION_NOTIFIED,
    K.LINK_TESTED,
)
#: What cannot come before what, where both are told of one settler.
PRECEDES: tuple[tuple[EventKind, tuple[EventKind, ...]], ...] = (
    (K.DECISION_RECEIVED, (K.RECEIVED,)),
    (K.ACCEPTED, (K.SUSPENDED, K.EXPERTISE_REQUESTED, K.DIALOGUE, K.DECIDED)),
    (K.SUSPENDED, (K.RESUMED,)),
    (K.DECIDED, (K.DELIVERED, K.PUBLISHED, K.ACTED)),
    (K.ACTED, (K.RESULT_REPORTED,)),
    (K.REPORT_REQUESTED, (K.REPORT_SUBMITTED,)),
)
#: Once for each settler: a superior who takes the case over starts afresh.
ONCE = (K.RECEIVED, K.ACCEPTED, K.DECLINED, K.DECIDED, K.TERMINATED)
AFTER_TERMINATION = (
    K.SENT,
    K.ACCEPTANCE_SENT,
    K.NOTICE_SENT,
    K.LAST_NOTICE_SENT,
    K.DELIVERED,
    K.PUBLISHED,
    K.POSTED,
    K.TAKEN_OVER,
    K.APPEALED,
    K.EXCUSED,
    K.TERMINATION_NOTIFIED,
    K.CONTINUED,
    K.FORWARDER_NOTIFIED,
    K.SENDER_TOLD,
)
#: What belongs to the settlement of a case that was accepted.
SETTLEMENT = (K.ACCEPTED, K.SUSPENDED, K.EXTENDED, K.EXPERTISE_REQUESTED, K.DIALOGUE, K.DECIDED)
NEEDS_DAYS = (K.EXTENDED, K.EXCUSED)
SUSPENSION_RULES = {
    Kind.COMPLAINT: "Điều 11a Luật Khiếu nại 2011",
    Kind.DENUNCIATION: "Điều 34 Luật Tố cáo 2018",
}
EXPERTISE_RULE = "khoản 4 Điều 15 Nghị định 31/2019/NĐ-CP"


def check_sequence(facts: CaseFacts) -> None:
    """Raises ImpossibleFacts where the stage, the order or the numbers cannot be.

    The events of `facts` must stand in the order of their days.
    """
    shape = tuple([event.kind for event in facts.events])
    if any(e.days is not None for e in facts.events) or not _is_possible_order(
        facts.kind, facts.stage, shape
    ):
        _check(facts.kind, facts.stage, facts.events)


@lru_cache(maxsize=10_000)
def _is_possible_order(kind: Kind, stage: Stage, shape: Shape) -> bool:
    """Whether these events can follow each other on whatever days."""
    days = (date.min + timedelta(days=n) for n in range(len(shape)))
    try:
        _check(kind, stage, tuple(map(LegalEvent, shape, days)))
    except ImpossibleFacts:
        return False
    return True


def _check(kind: Kind, stage: Stage, events: Sequence[LegalEvent]) -> None:
    if stage not in STAGES[kind]:
        raise ImpossibleFacts("no_such_stage", "Loại đơn này không có lần giải quyết đã chọn.")
    _check_days(events)
    _check_receipt(events)
    _check_suspensions(events, SUSPENSION_RULES.get(kind, ""))
    _check_order(events)
    _check_repetitions(events)


def _check_days(events: Sequence[LegalEvent]) -> None:
    for event in events:
        name = EVENTS[event.kind][0]
        if event.kind not in NEEDS_DAYS:
            if event.days is not None:
                raise ImpossibleFacts("bad_days", f"Sự kiện này không ghi số ngày ({name}).")
        elif event.days is None or event.days < 1:
            raise ImpossibleFacts("days_missing", f"Phải ghi số ngày lớn hơn 0 ({name}).")


def _check_receipt(events: Sequence[LegalEvent]) -> None:
    places = [n for n, event in enumerate(events) if event.kind is K.RECEIVED]
    for other in events[: places[-1]] if places else ():
        if other.kind not in (*BEFORE_RECEIPT, K.RECEIVED):
            raise ImpossibleFacts(
                "before_receipt",
                f"{_told(other)} trước ngày tiếp nhận đơn {day_text(events[places[-1]].on)}.",
            )


def _check_order(events: Sequence[LegalEvent]) -> None:
    for part in parts(tuple(event.kind for event in events)):
        told = [events[place] for place in part]
        for first, followers in PRECEDES:
            place = next((n for n, event in enumerate(told) if event.kind is first), 0)
            early = [event for event in told[:place] if event.kind in followers]
            if early:
                raise _out_of_order(early[0], f"không thể có trước khi {EVENTS[first][0]}")
        kinds = [event.kind for event in told]
        if K.ACCEPTED in kinds and K.ACTED in kinds and K.DECIDED not in kinds:
            # Luật Tố cáo Điều 36: what is acted on is the conclusion.
            raise _out_of_order(told[kinds.index(K.ACTED)], "khi chưa có quyết định, kết luận")


def _check_suspensions(events: Sequence[LegalEvent], rule: str) -> None:
    """Stopping and running on alternate; nothing is decided while the case stands still.

    A superior who takes the case over starts afresh. `rule` is the article on suspension.
    """
    stopped: set[EventKind] = set()
    for event in events:
        if event.kind is K.TAKEN_OVER:
            stopped.clear()
        elif event.kind in (K.SUSPENDED, K.EXPERTISE_REQUESTED):
            if event.kind in stopped:
                cited = rule if event.kind is K.SUSPENDED else EXPERTISE_RULE
                text = f"{_told(event)} khi lần trước chưa kết thúc."
                raise ImpossibleFacts(f"{event.kind}_twice", text, rule=cited)
            stopped.add(event.kind)
        elif event.kind is K.RESUMED:
            _check_end(stopped, K.SUSPENDED, event, "resumed_before_suspended", rule)
        elif event.kind is K.EXPERTISE_RECEIVED:
            code = "expertise_received_before_requested"
            _check_end(stopped, K.EXPERTISE_REQUESTED, event, code, EXPERTISE_RULE)
        elif event.kind is K.DECIDED and K.SUSPENDED in stopped:
            raise ImpossibleFacts(
                "decided_while_suspended",
                "Vụ việc đang tạm đình chỉ; phải có quyết định tiếp tục giải quyết trước.",
                rule=rule,
            )


def _check_end(
    stopped: set[EventKind], kind: EventKind, event: LegalEvent, code: str, rule: str
) -> None:
    if kind not in stopped:
        raise ImpossibleFacts(code, f"{_told(event)} khi chưa {EVENTS[kind][0]}.", rule=rule)
    stopped.remove(kind)


def _check_repetitions(events: Sequence[LegalEvent]) -> None:
    seen: set[EventKind] = set()
    for event in events:
        _check_outcome(event, seen)
        if event.kind is K.TAKEN_OVER:
            seen = set()
        if event.kind in ONCE and event.kind in seen:
            raise ImpossibleFacts("happened_twice", f"{_told(event)} lần thứ hai.")
        if K.TERMINATED in seen and event.kind not in AFTER_TERMINATION:
            raise ImpossibleFacts("after_termination", f"{_told(event)} sau khi đã đình chỉ.")
        seen.add(event.kind)


def _check_outcome(event: LegalEvent, seen: set[EventKind]) -> None:
    """Once the case has gone another way, or is decided, it is not settled any further."""
    kind = event.kind
    if kind in SETTLEMENT and K.TRANSFERRED in seen:
        raise _out_of_order(event, "sau khi đã chuyển đơn")
    if (kind in SETTLEMENT and K.DECLINED in seen) or (kind is K.DECLINED and K.ACCEPTED in seen):
        raise _out_of_order(event, "trái với kết quả đã thông báo")
    if K.DECIDED in seen and kind in (K.SUSPENDED, K.EXTENDED, K.EXPERTISE_REQUESTED):
        raise _out_of_order(event, "sau khi đã có quyết định")
    ended = seen & {K.DECLINED, K.TRANSFERRED, K.DECIDED}
    if kind is K.TAKEN_OVER and ended:
        raise _out_of_order(event, f"khi vụ việc đã có kết quả ({EVENTS[min(ended)][0]})")


def _out_of_order(event: LegalEvent, problem: str) -> ImpossibleFacts:
    return ImpossibleFacts("event_order", f"{_told(event)} {problem}.")


def _told(event: LegalEvent) -> str:
    name = EVENTS[event.kind][0]
    return f"{name[0].upper()}{name[1:]} ngày {day_text(event.on)}"
