"""The frame of every act: lock, check, change, record, compute deadlines; all of it or none."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import OperationalError, transaction
from django.utils import timezone

from petitions import access, deadlines, ledger
from petitions.access import Act
from petitions.errors import BadFact, Busy
from petitions.law.facts import EventKind, Kind, LegalEvent
from petitions.law.grounds import Ground, Purpose, grounds_for
from petitions.lifecycle import Status
from petitions.models import Appointment, Event, LegalFact, Petition, User
from petitions.text import is_visible
from petitions.working_days import hold_calendar

_LOCK_NOT_AVAILABLE = "55P03"
#: Longer than any wait for a lock (config.databases).
_PATIENCE = timedelta(seconds=60)


@contextmanager
def busy_is_refused() -> Iterator[None]:
    """Turns a lock that could not be had in time into a clear refusal; nothing has been done."""
    try:
        yield
    except OperationalError as error:
        waited_out = getattr(error.__cause__, "sqlstate", None) == _LOCK_NOT_AVAILABLE
        if waited_out or "database is locked" in str(error):
            raise Busy(
                "Hồ sơ đang được cán bộ khác xử lý đúng lúc này. Chưa có gì thay đổi; "
                "thử lại sau giây lát."
            ) from error
        raise


@dataclass
class Performance:
    """One act under way. The act changes `petition` and says what it did in the other fields."""

    petition: Petition
    actor: User
    at: datetime
    held: Appointment
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    facts: list[LegalEvent] = field(default_factory=list)

    @property
    def day(self) -> date:
        """The day of the act in the legal time zone."""
        return timezone.localdate(self.at)

    def fact(self, kind: EventKind, on: date | None = None, days: int | None = None) -> None:
        """Record a fact that the law counts from, on the day of the act unless said otherwise."""
        self.facts.append(LegalEvent(kind, on or self.day, days))

    def happened(self, kind: EventKind) -> bool:
        """Whether the record holds a fact of this kind already."""
        return LegalFact.objects.filter(petition=self.petition, kind=kind.value).exists()


def lock(petition_id: int) -> Petition:
    """The petition, held until the transaction ends. Raises BadFact when there is none.

    The calendar is held first: whoever changes it holds it, and only then touches petitions.
    """
    hold_calendar()
    try:
        return Petition.objects.select_for_update(of=("self",)).get(pk=petition_id)
    except Petition.DoesNotExist:
        raise BadFact("Không tìm thấy đơn này.") from None


@contextmanager
def performing(
    act: Act, petition_id: int, *, actor: User, at: datetime, reason: str = ""
) -> Iterator[Performance]:
    """Everything round one act on a stored petition, in one transaction.

    `at` is the time that the act counts from. Raises petitions.errors.Refused of the kind that
    fits; then nothing has changed.
    """
    with busy_is_refused(), transaction.atomic():
        petition = lock(petition_id)
        held = access.require(actor, act, petition, on=timezone.localdate(at))
        performance = Performance(petition, actor, _in_order(petition, at), held)
        status = petition.status
        yield performance
        if petition.status != status:
            performance.before["status"] = Status(status).value
            performance.after["status"] = Status(petition.status).value
        conclude(act, performance, reason=reason)


def conclude(act: Act, performance: Performance, *, reason: str) -> Event:
    """Write the event, its facts and the deadlines that follow, and save the petition."""
    petition = performance.petition
    after = performance.after
    if performance.facts:
        after = after | {"facts": [_said(fact) for fact in performance.facts]}
    event = ledger.append(
        petition,
        act.value,
        actor=performance.actor,
        appointment=performance.held,
        happened_at=performance.at,
        reason=reason,
        before=performance.before,
        after=after,
    )
    deadlines.record(petition, event, performance.facts)
    petition.save()
    return event


def _said(fact: LegalEvent) -> dict[str, Any]:
    said: dict[str, Any] = {"kind": fact.kind.value, "on": fact.on.isoformat()}
    return said | {"days": fact.days} if fact.days is not None else said


def _in_order(petition: Petition, at: datetime) -> datetime:
    """`at`, which may not lie before the petition's last act.

    Of two acts at this very moment the second waits for the first: its time, read before it
    waited, is then the time at which its turn came, on the same day.
    """
    last = Event.objects.filter(petition=petition, seq=petition.record_length).first()
    if last is None or at >= last.happened_at:
        return at
    is_same_day = timezone.localdate(at) == timezone.localdate(last.happened_at)
    has_waited = abs(timezone.now() - at) < _PATIENCE
    if is_same_day and has_waited and last.happened_at - at < _PATIENCE:
        return last.happened_at
    told = timezone.localtime(last.happened_at)
    raise BadFact(
        f"Thời điểm thực hiện ({timezone.localtime(at):%d/%m/%Y %H:%M}) trước việc gần nhất "
        f"trong nhật ký ({told:%d/%m/%Y %H:%M}). Kiểm tra lại ngày giờ.",
        field="at",
    )


def require_text(text: str, message: str, *, field: str, rule: str = "") -> str:
    """`text` without surrounding blanks; BadFact with `message` when nothing in it can be seen."""
    text = text.strip()
    if not is_visible(text):
        raise BadFact(message, field=field, rule=rule)
    return text


def require_ground(
    code: str, purpose: Purpose, *, on: date, field: str, kind: Kind = Kind.COMPLAINT
) -> Ground:
    """The ground of that code, if the law of that day lists it for `purpose`. Raises BadFact."""
    for listed in grounds_for(purpose, kind, on):
        if listed.code == code:
            return listed
    raise BadFact("Căn cứ này không có trong luật vào ngày đó cho việc đang làm.", field=field)
