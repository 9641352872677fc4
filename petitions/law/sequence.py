"""Whether the facts of a case can have happened in the order in which they are told."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from petitions.law.facts import CaseFacts, EventKind, Kind, LegalEvent, Stage
from petitions.law.impossible import ImpossibleFacts
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
#: An obstacle is a span of time, told on any day; all other events are told as they happened.
#: A reception, with its schedule and its notices, may come before any petition.
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
#: What cannot come before what, where both are told.
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
    K.NOTICE_SENT,
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
SUSPENSION_RULE = "Điều 11a Luật Khiếu nại 2011, Điều 34 Luật Tố cáo 2018"


def check_sequence(facts: CaseFacts) -> None:
    """Raises ImpossibleFacts where the stage, the order or the numbers cannot be."""
    if _runs_on(facts.events):
        shape = tuple([event.kind for event in facts.events])
        if _is_possible_order(facts.kind, facts.stage, shape):
            return
    _check(facts.kind, facts.stage, facts.events)


def _runs_on(events: Sequence[LegalEvent]) -> bool:
    """Whether the days never run backwards and nothing but the order is left to check."""
    last = date.min
    for event in events:
        if event.on < last or event.days is not None:
            return False
        last = event.on
    return True


@lru_cache(maxsize=10_000)
def _is_possible_order(kind: Kind, stage: Stage, shape: tuple[EventKind, ...]) -> bool:
    """Whether these events can follow each other on whatever days that do not run backwards."""
    days = (date.min + timedelta(days=n) for n in range(len(shape)))
    try:
        _check(kind, stage, tuple(map(LegalEvent, shape, days)))
    except ImpossibleFacts:
        return False
    return True


def _check(kind: Kind, stage: Stage, events: Sequence[LegalEvent]) -> None:
    if stage not in STAGES[kind]:
        raise ImpossibleFacts("no_such_stage", "Loại đơn này không có lần giải quyết đã chọn.")
    for event in events:
        if event.kind in NEEDS_DAYS and (event.days is None or event.days < 1):
            name = EVENTS[event.kind][0]
            raise ImpossibleFacts("days_missing", f"Phải ghi số ngày lớn hơn 0 ({name}).")
    _check_receipt(events)
    _check_suspensions(events)
    _check_order(events)
    _check_repetitions(events)


def _check_receipt(events: Sequence[LegalEvent]) -> None:
    for place, event in enumerate(events):
        if event.kind is not K.RECEIVED:
            continue
        for other_place, other in enumerate(events):
            is_early = other_place < place or other.on < event.on
            if is_early and other.kind not in (*BEFORE_RECEIPT, K.RECEIVED):
                raise ImpossibleFacts(
                    "before_receipt",
                    f"{_told(other)} trước ngày tiếp nhận đơn {day_text(event.on)}.",
                )


def _check_order(events: Sequence[LegalEvent]) -> None:
    for first, followers in PRECEDES:
        place = next((n for n, event in enumerate(events) if event.kind is first), None)
        early = [event for event in events[: place or 0] if event.kind in followers]
        if early:
            raise ImpossibleFacts(
                "event_order", f"{_told(early[0])} không thể có trước khi {EVENTS[first][0]}."
            )
    last: date = date.min
    for event in events:
        if event.kind is K.EXCUSED:
            continue
        if event.on < last:
            raise ImpossibleFacts(
                "event_order", f"{_told(event)} trước sự kiện liền trước ({day_text(last)})."
            )
        last = event.on


def _check_suspensions(events: Sequence[LegalEvent]) -> None:
    """Stopping and running on alternate; nothing is decided while the case stands still."""
    stopped: dict[EventKind, date] = {}
    for event in events:
        if event.kind in (K.SUSPENDED, K.EXPERTISE_REQUESTED):
            if event.kind in stopped:
                raise ImpossibleFacts(f"{event.kind}_twice", f"{_told(event)} khi chưa kết thúc.")
            stopped[event.kind] = event.on
        elif event.kind is K.RESUMED:
            _check_end(stopped, K.SUSPENDED, event, "resumed_before_suspended")
        elif event.kind is K.EXPERTISE_RECEIVED:
            _check_end(stopped, K.EXPERTISE_REQUESTED, event, "expertise_received_before_requested")
        elif event.kind is K.DECIDED and K.SUSPENDED in stopped:
            raise ImpossibleFacts(
                "decided_while_suspended",
                "Vụ việc đang tạm đình chỉ; phải có quyết định tiếp tục giải quyết trước.",
                rule=SUSPENSION_RULE,
            )


def _check_end(
    stopped: dict[EventKind, date], kind: EventKind, event: LegalEvent, code: str
) -> None:
    begun = stopped.pop(kind, None)
    if begun is None or event.on < begun:
        raise ImpossibleFacts(
            code, f"{_told(event)} khi chưa {EVENTS[kind][0]}.", rule=SUSPENSION_RULE
        )


def _check_repetitions(events: Sequence[LegalEvent]) -> None:
    seen: set[EventKind] = set()
    for event in events:
        if event.kind is K.TAKEN_OVER:
            seen = set()
        if event.kind in ONCE and event.kind in seen:
            raise ImpossibleFacts("happened_twice", f"{_told(event)} lần thứ hai.")
        if K.TERMINATED in seen and event.kind not in AFTER_TERMINATION:
            raise ImpossibleFacts("after_termination", f"{_told(event)} sau khi đã đình chỉ.")
        if K.DECIDED in seen and event.kind in (K.SUSPENDED, K.EXTENDED, K.EXPERTISE_REQUESTED):
            raise ImpossibleFacts("event_order", f"{_told(event)} sau khi đã có quyết định.")
        if (event.kind in SETTLEMENT and K.DECLINED in seen) or (
            event.kind is K.DECLINED and K.ACCEPTED in seen
        ):
            raise ImpossibleFacts("event_order", f"{_told(event)} trái với kết quả đã thông báo.")
        seen.add(event.kind)


def _told(event: LegalEvent) -> str:
    name = EVENTS[event.kind][0]
    return f"{name[0].upper()}{name[1:]} ngày {day_text(event.on)}"
