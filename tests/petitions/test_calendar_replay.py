"""Whatever changes in the calendar, the replay gives what computing every petition anew gives."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from petitions import ledger
from petitions.access import Act
from petitions.deadlines import record
from petitions.errors import BadFact
from petitions.law.calendar import Calendar, load_calendar
from petitions.law.clock import ImpossibleFacts
from petitions.law.facts import EventKind, LegalEvent
from petitions.models import Appointment, Deadline, Petition, Say, Unit
from petitions.moves import CannotRecount, changed_days, moves
from petitions.replay import Entry, replay_all
from tests.factories import AppointmentFactory, Office, moment
from tests.petitions.calendars import (
    AT,
    MONDAY,
    SATURDAY,
    chairman,
    computed_anew,
    declare,
    said,
    stored,
)

pytestmark = pytest.mark.django_db
K = EventKind
FIRST = date(2026, 11, 2)
#: What may follow a receipt, and in which order; the days between are drawn.
COMPLAINTS: tuple[tuple[EventKind, ...], ...] = (
    (),
    (K.ACCEPTED,),
    (K.DECLINED,),
    (K.ACCEPTED, K.SUSPENDED),
    (K.ACCEPTED, K.SUSPENDED, K.NOTICE_SENT, K.RESUMED),
    (K.ACCEPTED, K.SUSPENDED, K.RESUMED, K.SUSPENDED),
    (K.ACCEPTED, K.EXPERTISE_REQUESTED, K.EXPERTISE_RECEIVED, K.DECIDED),
    (K.ACCEPTED, K.DECIDED, K.SENT, K.DELIVERED, K.APPEALED),
    (K.ACCEPTED, K.TAKEN_OVER, K.DECIDED),
    (K.ACCEPTED, K.TERMINATED),
)
DENUNCIATIONS: tuple[tuple[EventKind, ...], ...] = (
    (),
    (K.ACCEPTED, K.EXTENDED),
    (K.ACCEPTED, K.EXTENDED, K.DECIDED, K.SENT, K.PUBLISHED),
    (K.ACCEPTED, K.SUSPENDED, K.RESUMED, K.EXTENDED),
    (K.TRANSFERRED,),
)


def a_petition(unit: Unit, number: int, **values: Any) -> Petition:
    """A stored petition with a record, and no facts yet."""
    told = {"regime": "state", "kind": "complaint", "stage": "first", "channel": "post"} | values
    told["is_sealed"] = told["kind"] == "denunciation"
    petition = Petition.objects.create(
        unit=unit,
        year=2026,
        number=number,
        received_on=FIRST,
        subject="thu hồi đất",
        content="Nội dung.",
        contested_kind="decision",
        contested="Quyết định số 11",
        contested_known_on=FIRST,
        **told,
    )
    return petition


def told(petition: Petition, actor: Appointment, events: Iterable[LegalEvent]) -> None:
    """Record `events` and the deadlines that follow. Raises ImpossibleFacts."""
    event = ledger.append(
        petition,
        Act.REGISTER.value,
        actor=actor.user,
        appointment=actor,
        happened_at=moment("2026-11-02"),
        reason="",
        before={},
        after={},
    )
    record(petition, event, events)
    petition.save()


def entry(actor: Appointment) -> Entry:
    return Entry(
        act=Act.DECLARE_DAY.value,
        actor=actor.user,
        appointment=actor,
        at=AT,
        reason="01/TB-UBND",
        said={"day": "30/11/2026"},
    )


days = st.integers(0, 45)


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, Any], list[LegalEvent]]:
    """The traits and the events of one petition; not all of them can be."""
    kind = draw(st.sampled_from(["complaint", "denunciation"]))
    shapes = COMPLAINTS if kind == "complaint" else DENUNCIATIONS
    traits = {
        "kind": kind,
        "is_remote": draw(st.booleans()),
        "complexity": draw(st.sampled_from(["ordinary", "complex"])),
        "channel": draw(st.sampled_from(["post", "forwarded"])),
    }
    on = FIRST + timedelta(days=draw(days))
    events = [LegalEvent(K.RECEIVED, on)]
    if kind == "complaint" and draw(st.booleans()):
        events.insert(0, LegalEvent(K.DECISION_RECEIVED, on - timedelta(days=draw(days))))
        if draw(st.booleans()):
            events.insert(1, LegalEvent(K.EXCUSED, events[0].on, draw(st.integers(1, 20))))
    for event in draw(st.sampled_from(shapes)):
        on += timedelta(days=draw(days))
        number = draw(st.integers(1, 30)) if event is K.EXTENDED else None
        events.append(LegalEvent(event, on, number))
    return traits, events


def changed_on(days: set[date]) -> Calendar:
    """The calendar of the law, with each of the days turned into its contrary."""
    law = load_calendar()
    off = {day for day in days if law.is_working(day)}
    return law.with_changes(days_off=off, working_days=days - off)


near = st.integers(0, 120).map(lambda n: FIRST + timedelta(days=n))


class RollBack(Exception):
    """Ends one example without leaving anything behind."""


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    drawn=st.lists(cases(), min_size=1, max_size=5), turned=st.sets(near, min_size=1, max_size=3)
)
def test_the_replay_gives_what_computing_anew_gives(
    drawn: list[tuple[dict[str, Any], list[LegalEvent]]], turned: set[date]
) -> None:
    after = changed_on(turned)
    with pytest.raises(RollBack), transaction.atomic():
        actor = AppointmentFactory.create()
        # What follows for one is used for the next that is like it, and must not be for this last.
        first = drawn[0]
        unlike = first[0] | {"is_remote": not first[0]["is_remote"]}
        for traits, events in [*drawn, first, (unlike, first[1])]:
            try:
                with transaction.atomic():
                    petition = a_petition(actor.unit, Petition.objects.count() + 1, **traits)
                    told(petition, actor, events)
            except ImpossibleFacts:
                continue
        before = stored()
        try:
            wanted = computed_anew(after)
        except ImpossibleFacts:
            with pytest.raises(CannotRecount):
                list(moves(load_calendar(), after))
            raise RollBack from None
        foreseen = list(moves(load_calendar(), after))
        assert stored() == before
        assert list(replay_all(load_calendar(), after, entry(actor))) == foreseen
        assert stored() == wanted
        # Nothing is said to move that does not, and nothing moves that was not said.
        ends = {(m.petition_id, m.rule_id, m.starts_on): m for m in foreseen}
        kept = {row[:3]: row[3] for row in before if len(row) == 9}
        new = {row[:3]: row[3] for row in wanted if len(row) == 9}
        differ = {key for key in kept.keys() | new.keys() if kept.get(key) != new.get(key)}
        assert {key for key, m in ends.items() if not m.is_live or key in differ} == differ
        assert {key: m.after for key, m in ends.items()} == {key: new.get(key) for key in ends}
        assert all(m.before != m.after for m in foreseen)
        assert list(ledger.verify()) == []
        raise RollBack


def test_what_stands_still_may_be_stopped_no_longer() -> None:
    """A limit that by the new calendar was over could not be stopped; its end is told again."""
    actor = AppointmentFactory.create()
    petition = a_petition(actor.unit, 1)
    accepted = date(2026, 11, 3)
    # 30 days end on 03/12; were that a day off the limit would run to 04/12 and stop on that day.
    events = [
        LegalEvent(K.RECEIVED, accepted),
        LegalEvent(K.ACCEPTED, accepted),
        LegalEvent(K.SUSPENDED, date(2026, 12, 4)),
    ]
    told(petition, actor, events)
    row = Deadline.objects.get(petition=petition, rule_id="KN-GQ-1")
    assert row.due_on == date(2026, 12, 3)
    declare(said(date(2026, 12, 3)), chairman(Office()), moment("2026-12-07"))
    assert Deadline.objects.filter(pk=row.pk, due_on__isnull=True, is_stopped=True).exists()
    assert stored() == computed_anew()


def test_a_stop_that_came_too_late_after_all_is_found_behind_a_later_end() -> None:
    actor = AppointmentFactory.create()
    petition = a_petition(actor.unit, 1)
    chief, thursday = chairman(Office()), date(2026, 12, 3)
    declare(said(thursday), chief, moment("2026-12-01"))
    # 30 days from 03/11 end on 03/12, a day off: the limit stops on 04/12 and runs on from 14/12.
    events = [
        LegalEvent(K.RECEIVED, date(2026, 11, 3)),
        LegalEvent(K.ACCEPTED, date(2026, 11, 3)),
        LegalEvent(K.SUSPENDED, date(2026, 12, 4)),
        LegalEvent(K.RESUMED, date(2026, 12, 14)),
    ]
    told(petition, actor, events)
    row = Deadline.objects.get(petition=petition, rule_id="KN-GQ-1")
    assert row.due_on == date(2026, 12, 14)
    declare(said(thursday, Say.WITHDRAWN), chief, moment("2026-12-15"))
    row.refresh_from_db()
    assert row.due_on == thursday
    assert stored() == computed_anew()


def test_an_extension_that_would_come_too_late_forbids_the_declaration() -> None:
    actor = AppointmentFactory.create()
    petition = a_petition(actor.unit, 7, kind="denunciation", complexity="complex")
    # 30 days from 04/11 end on Friday 04/12; extended on Monday after a Friday off.
    events = [
        LegalEvent(K.RECEIVED, date(2026, 11, 4)),
        LegalEvent(K.ACCEPTED, date(2026, 11, 4)),
        LegalEvent(K.EXTENDED, date(2026, 12, 7), 30),
    ]
    chief = chairman(Office())
    declare(said(date(2026, 12, 4)), chief, moment("2026-12-01"))
    told(petition, actor, events)
    before = stored()
    with pytest.raises(BadFact) as refused:
        declare(said(date(2026, 12, 4), Say.WITHDRAWN), chief, moment("2026-12-08"))
    assert "hồ sơ 07/2026" in refused.value.message
    assert stored() == before


def test_the_days_that_differ_are_found_whatever_the_reasons_say() -> None:
    law = load_calendar()
    named = law.with_changes(days_off={date(2026, 11, 24): "Tên khác"})
    assert changed_days(law, named) == []
    changed = law.with_changes(days_off=[MONDAY], working_days=[SATURDAY])
    assert changed_days(law, changed) == [SATURDAY, MONDAY]


def test_what_counts_is_where_the_duty_ends_by_whichever_text_binds() -> None:
    office = Office()
    petition = a_petition(office.agency, 1)
    actor = AppointmentFactory.create()
    told(petition, actor, [LegalEvent(K.RECEIVED, date(2026, 11, 23))])
    law = load_calendar()

    def live(*off: date) -> list[tuple[str, date | None, date | None]]:
        found = moves(law, law.with_changes(days_off=off))
        return [(m.rule_id, m.before, m.after) for m in found if m.is_live]

    # Seven working days and ten days both end on 03/12. One working day less: ten days bind.
    assert live(MONDAY) == []
    # Ten days roll to 04/12 with a day off on 03/12; the seventh working day is 07/12 then.
    third, fourth = date(2026, 12, 3), date(2026, 12, 4)
    assert live(MONDAY, third) == [("KN-TL-1", third, fourth)]
