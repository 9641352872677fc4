"""Fifty clerks number papers in one series while a fifth of the transactions fail.

NUMBERS is how many papers they issue: 250 unless the environment says otherwise; the whole test
is NUMBERS=2000.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from multiprocessing import get_context
from typing import Any

import pytest
from django.db import connections

from documents import numbering
from documents.catalogue import ACCEPTANCE
from documents.issuing import issue
from documents.letters.common import Letter, Number
from documents.models import Document, DocumentContent, VoidedNumber
from documents.numbering import Series
from documents.registers import missing_numbers, voided_numbers
from documents.voiding import void
from petitions.acts.performing import busy_is_refused
from petitions.errors import AlreadyDone, Busy
from petitions.models import Petition, Role, User
from tests.concurrency.faults import PLACES, Faults, PowerCut, is_printed
from tests.concurrency.racing import race, refusals
from tests.documents import samples
from tests.documents.reading import text_of
from tests.documents.stored import stored_petition, stored_signer, stored_unit
from tests.factories import appoint, moment

pytestmark = pytest.mark.django_db(transaction=True)
PAPERS = int(os.environ.get("NUMBERS", "250"))
CLERKS, VOIDS, SERVERS = 50, 5, 2
AT = moment("2026-12-02 09:00")


class Office:
    """An agency with fifty clerks, and a petition on which all of them issue."""

    def __init__(self) -> None:
        self.unit = stored_unit()
        self.petition: Petition = stored_petition(self.unit)
        self.signer = stored_signer(self.unit)
        self.clerks = [appoint(Role.CLERK, self.unit) for _ in range(CLERKS)]
        self.series = Series(self.unit, "TB", 2026)

    def works(self, faults: Faults) -> list[Callable[[], None]]:
        """What each clerk does: a share of the papers, and a few of them a void between."""
        return [partial(self._work, faults, n, clerk) for n, clerk in enumerate(self.clerks)]

    def _work(self, faults: Faults, place: int, clerk: User) -> None:
        for paper in range(place, PAPERS, CLERKS):
            self._issue(faults, clerk)
            if paper < VOIDS:
                self._void(clerk)

    def _issue(self, faults: Faults, clerk: User) -> None:
        """One paper, tried as often as it takes: a clerk whose power fails begins again."""

        def act(_number: Number, _sha256: str) -> Petition:
            faults.begin()
            faults.reach("in the act")
            return self.petition

        def make(number: Number) -> Letter:
            return samples.an_acceptance(number=number, signer=self.signer)

        given: dict[str, Any] = {
            "signer": self.signer,
            "issued_by": clerk,
            "on": samples.ISSUED,
        }
        while True:
            try:
                with busy_is_refused():
                    issue(ACCEPTANCE, series=self.series, make=make, act=act, **given)
                return
            except (PowerCut, Busy):
                continue

    def _void(self, clerk: User) -> None:
        """The next number, given up; another one where a colleague was faster."""
        while True:
            number = numbering.peek(self.series)
            reason = f"Bản in số {number} hỏng, đã hủy."
            try:
                void(self.series, number, reason=reason, actor=clerk, at=AT)
                return
            except (AlreadyDone, Busy):
                continue


def require_whole(office: Office) -> None:
    """No gap, no number twice, every void explained, and each paper is the one of its number."""
    papers = dict(Document.objects.values_list("number", "sha256"))
    voids = dict(VoidedNumber.objects.values_list("number", "reason"))
    assert (Document.objects.count(), VoidedNumber.objects.count()) == (PAPERS, VOIDS)
    assert sorted([*papers, *voids]) == list(range(1, PAPERS + VOIDS + 1))
    assert numbering.last_of(office.series) == PAPERS + VOIDS
    assert all(f"Bản in số {number} hỏng" in reason for number, reason in voids.items())
    assert list(missing_numbers()) == []
    assert len(list(voided_numbers())) == VOIDS
    for number, pdf in DocumentContent.objects.values_list("document__number", "pdf").iterator():
        symbol = office.series.number(number).symbol
        assert sha256(pdf).hexdigest() == papers[number]
        told = text_of(bytes(pdf)) if is_printed(number) else bytes(pdf).decode()
        assert symbol in told


def test_fifty_clerks_at_one_server() -> None:
    office, faults = Office(), Faults(seed=5)
    with faults.at_work():
        assert refusals(race(office.works(faults))) == []
    require_whole(office)
    assert faults.begun >= PAPERS + faults.failed.total()
    assert 0.12 < faults.failed.total() / faults.begun < 0.28
    assert all(faults.failed[place] for place in PLACES), faults.failed


def _serve(works: list[Callable[[], Any]]) -> None:
    """In a process of its own: its exit code counts what was refused."""
    sys.exit(len(refusals(race(works))))


def test_fifty_clerks_at_two_servers() -> None:
    office, faults = Office(), Faults(seed=6)
    with faults.at_work():
        works = office.works(faults)
        # The children open connections of their own; one shared with the parent would break all.
        connections.close_all()
        servers = [
            get_context("fork").Process(target=_serve, args=(works[n::SERVERS],))
            for n in range(SERVERS)
        ]
        for server in servers:
            server.start()
        for server in servers:
            server.join(600)
    assert [server.exitcode for server in servers] == [0] * SERVERS
    require_whole(office)
