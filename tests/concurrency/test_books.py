"""Many at one book at the same moment: each number once, none left out, one entry for one paper."""

import sys
import uuid
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import get_context
from typing import Any

import pytest
from django.db import connections

from documents.models import Counter, Document
from petitions.access import Act
from petitions.ledger import verify
from petitions.models import Petition, Role, User
from tests.concurrency.racing import race, refusals
from tests.factories import Office, a_registration, appoint
from tests.paths import REGISTERED_AT, at_point, later
from workflow.models import PetitionTask
from workflow.perform import perform
from workflow.registering import register

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 20


def entry(office: Office, actor: User, key: uuid.UUID) -> Any:
    return partial(
        register,
        a_registration(petitioner=f"Hoàng Thị Thử {key.hex}"),
        unit=office.agency,
        key=key,
        actor=actor,
        at=REGISTERED_AT,
    )


def numbers(type_code: str) -> list[int]:
    found = Document.objects.filter(type_code=type_code)
    return sorted(found.values_list("number", flat=True))


def test_a_double_click_is_one_entry() -> None:
    office = Office()
    twice = entry(office, office.reception, uuid.uuid4())
    first, second = race([twice, twice])
    assert first == second
    assert Petition.objects.count() == PetitionTask.objects.filter(act="propose").count() == 1
    assert numbers("GBN") == [1]
    assert Counter.objects.get(type_code="GBN").last == 1


def test_twenty_petitions_are_entered_at_one_moment() -> None:
    office = Office()
    officers = [appoint(Role.RECEPTION, office.desk) for _ in range(MANY)]
    results = race([entry(office, officer, uuid.uuid4()) for officer in officers])
    assert refusals(results) == []
    assert sorted(petition.number for petition in results) == list(range(1, MANY + 1))
    assert numbers("GBN") == list(range(1, MANY + 1))
    assert PetitionTask.objects.filter(act="propose", finished=None).count() == MANY
    assert len({petition.code for petition in results}) == MANY
    assert not list(verify())


def _serve(works: Sequence[Callable[[], Any]]) -> None:
    """In a process of its own: all of `works` at one moment; its exit code counts refusals."""
    sys.exit(len(refusals(race(works))))


def test_two_servers_enter_petitions_in_one_book() -> None:
    office = Office()
    officers = [appoint(Role.RECEPTION, office.desk) for _ in range(MANY)]
    works = [entry(office, officer, uuid.uuid4()) for officer in officers]
    # The children open connections of their own; one shared with the parent would break all.
    connections.close_all()
    servers = [get_context("fork").Process(target=_serve, args=(works[n::2],)) for n in (0, 1)]
    for server in servers:
        server.start()
    for server in servers:
        server.join(60)
    assert [server.exitcode for server in servers] == [0, 0]
    assert numbers("GBN") == list(range(1, MANY + 1))
    assert not list(verify())


def test_two_clerks_issue_two_papers_of_one_series() -> None:
    office = Office()
    clerks = [office.clerk, appoint(Role.CLERK, office.agency)]
    works = [
        (at_point("assigned", office), Act.ISSUE_ACCEPTANCE),
        (at_point("refusal_approved", office), Act.ISSUE_REFUSAL),
    ]
    results = race(
        [
            partial(perform, act, petition.pk, actor=clerk, at=later(petition), facts={})
            for (petition, act), clerk in zip(works, clerks, strict=True)
        ]
    )
    assert refusals(results) == []
    assert numbers("TB") == [1, 2]
    for (petition, act), document in zip(works, results, strict=True):
        assert petition.events.get(act=act.value).after["document"] == document.symbol
        assert document.petition == petition
    assert not list(verify())


def test_agencies_do_not_wait_for_each_other_s_numbers() -> None:
    offices = [Office() for _ in range(4)]
    entries = [entry(office, office.reception, uuid.uuid4()) for office in offices]
    results = race(entries)
    assert refusals(results) == []
    assert [petition.number for petition in results] == [1] * 4
