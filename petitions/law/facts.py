"""The facts that the law counts from. Values only: what is stored and where is not known here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Regime(StrEnum):
    """Which body of rules governs a case."""

    STATE = "state"
    PARTY = "party"


class Kind(StrEnum):
    """What a petition is: khiếu nại, tố cáo, or kiến nghị, phản ánh."""

    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    RECOMMENDATION = "recommendation"


class Stage(StrEnum):
    """Which round: lần đầu, lần hai, kỷ luật lần đầu, kỷ luật lần hai, tố cáo tiếp."""

    FIRST = "first"
    SECOND = "second"
    DISCIPLINE_FIRST = "discipline_first"
    DISCIPLINE_SECOND = "discipline_second"
    FURTHER = "further"


class Complexity(StrEnum):
    """Ordinary, phức tạp (ND 124/2020 Điều 3a), or đặc biệt phức tạp (ND 31/2019 Điều 3)."""

    ORDINARY = "ordinary"
    COMPLEX = "complex"
    ESPECIALLY_COMPLEX = "especially_complex"


class EventKind(StrEnum):
    """A dated fact that starts, meets, stops or moves a clock."""

    DECISION_RECEIVED = "decision_received"  # the contested decision or act became known
    EXCUSED = "excused"  # `days` of objective obstacle, not counted in the limitation period
    RECEIVED = "received"
    ACCEPTED = "accepted"  # written notice of thụ lý
    DECLINED = "declined"  # written notice of non-acceptance
    TRANSFERRED = "transferred"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    TERMINATED = "terminated"
    EXTENDED = "extended"  # by `days`
    EXPERTISE_REQUESTED = "expertise_requested"
    EXPERTISE_RECEIVED = "expertise_received"
    DIALOGUE = "dialogue"
    DECIDED = "decided"  # the decision or conclusion is issued
    SENT = "sent"  # the decision or conclusion; an answer to the receipt
    ACCEPTANCE_SENT = "acceptance_sent"  # the notices of the latest acceptance
    NOTICE_SENT = "notice_sent"  # all decisions so far to suspend, resume or terminate
    LAST_NOTICE_SENT = "last_notice_sent"  # of them the latest that still waits
    DELIVERED = "delivered"  # the petitioner holds the decision
    PUBLISHED = "published"
    ACTED = "acted"
    TAKEN_OVER = "taken_over"
    APPEALED = "appealed"  # a second complaint was lodged
    # What follows starts or meets limits beside the settlement itself.
    DIALOGUE_NOTIFIED = "dialogue_notified"
    DOCUMENTS_REQUESTED = "documents_requested"  # by the complainant, of a third party
    DOCUMENTS_PROVIDED = "documents_provided"
    EXECUTION_SUSPENDED = "execution_suspended"  # of the contested decision, not of the case
    EXECUTION_RELEASED = "execution_released"
    TERMINATION_NOTIFIED = "termination_notified"
    CONTINUED = "continued"  # the complainant goes on after a termination
    PUBLICATION_MEETING = "publication_meeting"  # the day on which the decision is announced
    MEETING_NOTIFIED = "meeting_notified"
    POSTED = "posted"  # on the notice board or the portal
    RESULT_REPORTED = "result_reported"  # to the settler of a denunciation
    REPORT_REQUESTED = "report_requested"  # by the superior, of a settler who is late
    REPORT_SUBMITTED = "report_submitted"
    FORWARDER_NOTIFIED = "forwarder_notified"  # the forwarding body knows the result
    SENDER_TOLD = "sender_told"  # by the forwarding body
    HEARD = "heard"  # taken up from the petitioner at a reception
    REFUSAL_GROUNDED = "refusal_grounded"  # grounds to refuse reception are sufficient
    REFUSAL_NOTIFIED = "refusal_notified"
    SESSION = "session"  # the day of a reception session, planned or held
    SCHEDULE_POSTED = "schedule_posted"
    ONLINE_SESSION = "online_session"
    SESSION_NOTIFIED = "session_notified"
    LINK_TESTED = "link_tested"
    TEAM_SET_UP = "team_set_up"  # the Party's inspection team
    MEMBER_SANCTIONED = "member_sanctioned"  # a Party member, by a state body
    PARTY_TOLD = "party_told"


#: The kinds of the events of a case, in their order.
Shape = tuple[EventKind, ...]


@dataclass(frozen=True)
class LegalEvent:
    """One fact. `days` belongs to EXTENDED and EXCUSED only.

    It counts calendar days; where the limit that is extended runs in working days, working days.
    """

    kind: EventKind
    on: date
    days: int | None = None


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """All that the clock needs to know of one case.

    `events` are counted by their days, whatever their order; those of one day in the order told.

    `is_dismissal`: the discipline is buộc thôi việc (Luật Khiếu nại Điều 48). `is_central`: a Party
    case of a central organisation, for which the Party's own limits are longer. `is_forwarded`: it
    came through the press or a body (Luật Tố cáo Điều 26). `is_referred`: it came through a body or
    deputy of the National Assembly, a deputy of a People's Council or a Citizen Reception Board
    (Luật Tiếp công dân Điều 27). `is_on_regulations`: a recommendation or report on administrative
    regulations (ND 20/2008).
    """

    regime: Regime
    kind: Kind
    stage: Stage
    complexity: Complexity = Complexity.ORDINARY
    is_remote: bool = False
    is_dismissal: bool = False
    is_central: bool = False
    is_forwarded: bool = False
    is_referred: bool = False
    is_on_regulations: bool = False
    events: tuple[LegalEvent, ...] = ()


def in_order(events: tuple[LegalEvent, ...]) -> tuple[LegalEvent, ...]:
    """The events by day; those of one day stay in the order in which they are told."""
    last = date.min
    for event in events:
        if event.on < last:
            return tuple(sorted(events, key=_day_of))
        last = event.on
    return events


def _day_of(event: LegalEvent) -> date:
    return event.on
