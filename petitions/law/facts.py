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
    SENT = "sent"
    DELIVERED = "delivered"  # the petitioner holds the decision
    PUBLISHED = "published"
    ACTED = "acted"
    TAKEN_OVER = "taken_over"
    APPEALED = "appealed"  # a second complaint was lodged


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
    """All that the clock needs to know of one case. `events` in the order they happened.

    `is_dismissal`: the discipline is buộc thôi việc (Luật Khiếu nại Điều 48). `is_central`: a Party
    case of a central organisation, for which the Party's own limits are longer.
    """

    regime: Regime
    kind: Kind
    stage: Stage
    complexity: Complexity = Complexity.ORDINARY
    is_remote: bool = False
    is_dismissal: bool = False
    is_central: bool = False
    events: tuple[LegalEvent, ...] = ()
