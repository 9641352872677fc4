"""The record is verified and closed while officers write in it: no false alarm, nothing missed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from multiprocessing import get_context
from multiprocessing.synchronize import Event as Stop

import pytest
from django.db import connections
from django.db.models.query import QuerySet

from petitions import ledger
from petitions.access import Act
from petitions.ledger import verifying
from petitions.models import Event, LedgerHead, Petition
from tests.concurrency.racing import race
from tests.factories import Office
from tests.flushing import lifted
from tests.paths import do, registered
from tests.petitions.ledger_records import a_closed_record

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 12, 1)
ROUNDS = 12


def _write(office: Office, stop: Stop) -> None:
    """In a process of its own: petitions are registered, and papers added to the last ones."""
    while not stop.is_set():
        registered(office)
        for petition in Petition.objects.order_by("-pk")[:3]:
            do(Act.ATTACH, petition, office, office.reception)


@contextmanager
def _an_officer(office: Office) -> Iterator[None]:
    """Somebody is at work for as long as the context lasts."""
    context = get_context("fork")
    stop = context.Event()
    # The other process opens a connection of its own; one shared with this one would break both.
    connections.close_all()
    other = context.Process(target=_write, args=(office, stop))
    other.start()
    try:
        yield
    finally:
        stop.set()
        other.join(60)
    assert other.exitcode == 0


def test_no_false_alarm_while_officers_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "PART", 1)
    office = Office()
    for _ in range(4):
        registered(office)
    seen = list[int]()
    with _an_officer(office):
        for round_ in range(ROUNDS):
            ledger.make_head(DAY + timedelta(days=round_))
            assert list(ledger.verify()) == []
            seen.append(Event.objects.count())
            time.sleep(0.02)
    assert seen[-1] > seen[0]
    assert list(ledger.verify()) == []
    assert LedgerHead.objects.count() == ROUNDS


def test_other_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    a_closed_record(Office())
    last = Petition.objects.latest("pk")
    with lifted():
        QuerySet.update(Event.objects.filter(petition=last, seq=1), reason="Lý do khác.")
    found = []
    for part, few in ((1, 2), (1000, 1000)):
        monkeypatch.setattr(verifying, "PART", part)
        monkeypatch.setattr(verifying, "FEW", few)
        found.append(list(ledger.verify()))
    assert found[0] == found[1] == [(last.pk, 1, "nội dung đã bị sửa", 0)]


def test_of_two_who_close_a_day_one_does() -> None:
    office = Office()
    for _ in range(20):
        registered(office)
    made = race([lambda: ledger.make_head(DAY)] * 4)
    assert len({head.signature for head in made}) == 1
    assert LedgerHead.objects.count() == 1
    assert list(ledger.verify()) == []
