"""Many petitions at once: read briefly, counted once for all that are alike, written together."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from petitions import bulk, cases, ledger, moves
from petitions.deadlines import case_facts, facts_of
from petitions.law.calendar import load_calendar
from petitions.law.facts import EventKind, LegalEvent
from petitions.models import Appointment, Deadline, Petition
from petitions.replay import replay_all
from tests.factories import AppointmentFactory
from tests.petitions.calendars import AT, MONDAY, computed_anew, stored
from tests.petitions.test_calendar_replay import a_petition, entry, told

pytestmark = pytest.mark.django_db
K = EventKind
RECEIVED = date(2026, 11, 23)
#: What a record, an array or the text of COPY could take for something of its own.
AWKWARD = 'Thông báo "số 1"\tvề {bão},\nNULL \\N \\t C:\\nghỉ \\'
AFTER = load_calendar().with_changes(days_off=[MONDAY])


def received(actor: Appointment, number: int, *more: LegalEvent, **traits: Any) -> Petition:
    petition = a_petition(actor.unit, number, **traits)
    told(petition, actor, [LegalEvent(K.RECEIVED, RECEIVED), *more])
    return petition


def test_a_case_is_read_as_the_models_have_it() -> None:
    actor = AppointmentFactory.create()
    extended = LegalEvent(K.EXTENDED, date(2026, 12, 1), 25)
    known = LegalEvent(K.DECISION_RECEIVED, date(2026, 11, 20))
    excused = LegalEvent(K.EXCUSED, date(2026, 11, 20), 5)
    accepted = LegalEvent(K.ACCEPTED, date(2026, 11, 27))
    petitions = [
        received(actor, 1, accepted, known, excused, LegalEvent(K.SUSPENDED, date(2026, 12, 2))),
        received(actor, 2, accepted, extended, kind="denunciation", complexity="complex"),
        received(actor, 3, is_remote=True, channel="forwarded"),
        a_petition(actor.unit, 4),
    ]
    told_of = list(cases.read([p.pk for p in reversed(petitions)]))
    assert [owner.pk for owner, _ in told_of] == [p.pk for p in petitions]
    for petition, (owner, case) in zip(petitions, told_of, strict=True):
        assert case_facts(cases.traits_of(case), cases.events_of(case)) == facts_of(petition)
        assert owner[1:3] == (petition.record_length, petition.record_head)
        keys = [int(key) for key in owner.deadline_keys.split(",") if key]
        rows = {
            (keys[row.place], *key, row.due_on, row.met_on, row.is_binding, row.is_stopped)
            for key, row in cases.deadlines_of(case).items()
        }
        columns = ("pk", "rule_id", "starts_on", "due_on", "met_on", "is_binding", "is_stopped")
        assert rows == {*Deadline.objects.filter(petition=petition).values_list(*columns)}
    assert [bool(case.deadlines) for _, case in told_of] == [True, True, True, False]


def test_petitions_alike_are_one_case_and_have_records_of_their_own() -> None:
    actor = AppointmentFactory.create()
    alike = [received(actor, 1), received(actor, 2)]
    told(alike[1], actor, [])
    other = a_petition(actor.unit, 3)
    told(other, actor, [LegalEvent(K.RECEIVED, date(2026, 11, 25))])
    (batch,) = moves.recount(load_calendar(), AFTER)
    first, second, third = (r.change for r in batch)
    assert first is second
    assert third is not first
    list(replay_all(load_calendar(), AFTER, entry(actor)))
    assert stored() == computed_anew(AFTER)
    assert list(ledger.verify()) == []
    entries = [p.events.get(act="declare_day") for p in (*alike, other)]
    assert [e.seq for e in entries] == [2, 3, 2]
    assert entries[0].after == entries[1].after != entries[2].after


def test_batches_are_joined_without_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    actor = AppointmentFactory.create()
    monkeypatch.setattr(moves, "BATCH", 2)
    keys = [received(actor, number).pk for number in range(1, 6)]
    moved = list(replay_all(load_calendar(), AFTER, entry(actor)))
    assert sorted({m.petition_id for m in moved}) == keys
    assert stored() == computed_anew(AFTER)
    assert list(ledger.verify()) == []


def test_an_entry_for_many_is_stored_as_it_was_hashed() -> None:
    actor = AppointmentFactory.create()
    petition = received(actor, 1)
    said = replace(entry(actor), reason=AWKWARD, said={"name": AWKWARD, "petition": 0, "zone": []})
    list(replay_all(load_calendar(), AFTER, said))
    event = petition.events.get(act="declare_day")
    assert (event.reason, event.after["name"]) == (AWKWARD, AWKWARD)
    assert event.hash == ledger.digest(event)
    assert list(ledger.verify()) == []


def test_an_entry_without_an_appointment_is_stored_too() -> None:
    actor = AppointmentFactory.create()
    petition = received(actor, 1)
    said = bulk.Said(
        act="declare_day",
        actor_id=actor.user.pk,
        appointment_id=None,
        happened_at=AT,
        recorded_at=AT,
        reason="",
    )
    head = petition.record_head
    bulk.write_events(said, [ledger.Repeated(said).entry(petition.pk, 1, head, "{}", "{}")])
    event = petition.events.get(seq=2)
    assert (event.appointment, event.previous_hash) == (None, head)
    assert event.hash == ledger.digest(event)


def test_no_day_and_no_rule_are_written_as_such() -> None:
    actor = AppointmentFactory.create()
    petition = received(actor, 1)
    row = Deadline.objects.filter(petition=petition).earliest("pk")
    bulk.write_deadlines([bulk.DeadlineRow(row.pk, None, False, True)])
    bulk.write_petitions([bulk.PetitionRow(petition.pk, None, "", 7, 'a,"b\\c"')])
    row.refresh_from_db()
    petition.refresh_from_db()
    assert (row.due_on, row.is_binding, row.is_stopped) == (None, False, True)
    assert (petition.next_due_on, petition.next_due_rule) == (None, "")
    assert (petition.record_length, petition.record_head) == (7, 'a,"b\\c"')
