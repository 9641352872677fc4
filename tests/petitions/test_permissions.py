"""Every state, every act, every role, here and in another agency: about 3 000 combinations."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any
from unittest import mock

import pytest
from django.db import transaction
from django.utils import timezone

from petitions import acts
from petitions.access import Act
from petitions.errors import NotAllowed, WrongState
from petitions.models import Petition, Role, User
from tests.factories import Office, UnitFactory, UserFactory, a_registration, appoint
from tests.paths import FACTS, at_point, do, later
from tests.petitions.permissions import (
    ACTS,
    ALLOWED,
    AT_THE_END,
    BESIDE,
    OF_OPEN,
    OF_SEALED,
    PEOPLE,
    USUAL_POINT,
)
from tests.petitions.snapshots import everything
from workflow.issuing import ISSUING_ACTS

#: Each point with what is tried there.
TRIED: dict[str, list[tuple[str, str]]] = {}
for pair in product(USUAL_POINT, ACTS):
    point_of_pair = ALLOWED.get(pair, (USUAL_POINT[pair[0]], ""))[0]
    TRIED.setdefault(point_of_pair, []).append(pair)
#: Who may do an act in some state. Nobody else ever may.
EVER = {
    act: {name for pair, (_, names) in ALLOWED.items() if pair[1] == act for name in names.split()}
    for act in ACTS
}


def people_of(office: Office) -> dict[str, User]:
    """Everybody, by name; those of another agency are called "away"."""
    away = Office(UnitFactory.create(commune=True, parent=office.agency.parent))
    found = {name: getattr(office, name) for name in PEOPLE}
    found |= {f"{name} away": getattr(away, name) for name in PEOPLE}
    found |= {
        f"{role}_above": appoint(role, office.agency.parent or office.agency) for role in Role
    }
    return found | {
        "nobody": UserFactory.create(),
        "superuser": UserFactory.create(is_superuser=True),
    }


@contextmanager
def undone() -> Iterator[None]:
    """What is done within is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def outcome(act: str, petition: Petition, office: Office, actor: User) -> str:
    """What comes of it when `actor` tries `act`, an hour after the last."""
    printed = Act(act) in ISSUING_ACTS
    try:
        with undone():
            at = later(petition)
            do(Act(act), petition, office, actor, at=at, printed=printed)
            last = petition.events.order_by("seq").last()
            return "done" if last and (last.act, last.actor) == (act, actor) else "nothing"
    except NotAllowed:
        return "not allowed"
    except WrongState:
        return "wrong state"


def expected(state: str, act: str, name: str) -> set[str]:
    """What has to come of it."""
    if name in ALLOWED.get((state, act), ("", ""))[1].split():
        return {"done"}
    if name not in EVER[act] or (state, act) in ALLOWED:
        return {"not allowed"}
    # Where no unit handles the petition yet, its handlers are nobody in particular.
    return {"wrong state", "not allowed"} if name in UNIT_PEOPLE else {"wrong state"}


UNIT_PEOPLE = ("handler", "colleague", "stranger", "room_head")


@pytest.mark.django_db
@pytest.mark.parametrize("point", sorted(TRIED))
def test_each_act_is_done_by_those_of_the_table_and_refused_to_all_others(point: str) -> None:
    office = Office()
    people = people_of(office)
    petition = at_point(point, office)
    before, surprises = everything(), []
    for (state, act), (name, actor) in product(TRIED[point], people.items()):
        assert petition.status == state
        came = outcome(act, petition, office, actor)
        if came not in expected(state, act, name):
            surprises.append(f"{state}, {act}, {name}: {came}")
    assert surprises == []
    assert everything() == before


def test_the_table_names_each_act_and_nothing_else() -> None:
    elsewhere = {"register", "declare_day", "read_openings", "void_number"}
    assert set(ACTS) | set(BESIDE) | elsewhere == {act.value for act in Act}
    assert {act for _, act in ALLOWED} == set(ACTS)


def a_grant(petition: Petition, office: Office) -> None:
    """The clerk may open the identity."""
    given: dict[str, Any] = {
        "to": office.clerk,
        "ends_on": timezone.localdate(),
        "reason": "Ghi bì thư.",
    }
    acts.grant_opening(petition.pk, actor=office.head, at=timezone.now(), **given)


def expected_beside(act: str, name: str, state: str, is_sealed: bool, has_grant: bool) -> str:
    """What has to come of an act beside the flow."""
    names = "clerk" if BESIDE[act] == "granted" and has_grant else BESIDE[act]
    if name not in names.split():
        return "not allowed"
    is_of_kind = act not in (OF_OPEN if is_sealed else OF_SEALED)
    return "done" if is_of_kind and state in AT_THE_END.get(act, (state,)) else "wrong state"


#: With facts that hold without a scan or a name to clear.
TRIED_BESIDE = ("protect", "grant_opening", "open_identity", "name_officer", "destroy_identity")


@pytest.mark.django_db
@pytest.mark.parametrize("is_sealed", [True, False])
@pytest.mark.parametrize("state", USUAL_POINT)
def test_acts_beside_the_flow_are_for_those_of_the_table_too(state: str, is_sealed: bool) -> None:
    office = Office()
    people = people_of(office)
    registration = replace(a_registration(), is_protected=is_sealed)
    petition = at_point(USUAL_POINT[state], office, registration)
    moved = later(petition) + timedelta(days=1)
    with mock.patch.object(timezone, "now", lambda: moved):
        if is_sealed:
            a_grant(petition, office)
        before = everything()
        for act, (name, actor) in product(TRIED_BESIDE, people.items()):
            came = came_of(act, petition, office, actor, at=moved + timedelta(hours=1))
            wanted = expected_beside(act, name, state, is_sealed, has_grant=is_sealed)
            assert came == wanted, f"{state}, {act}, {name}"
        assert everything() == before


def came_of(act: str, petition: Petition, office: Office, actor: User, *, at: datetime) -> str:
    """What comes of it when `actor` tries `act`, which is then taken back."""
    facts = FACTS[Act(act)](office, petition, timezone.localdate(at))
    facts |= (
        {"to": office.deputy if actor != office.deputy else office.head} if "to" in facts else {}
    )
    try:
        with undone():
            getattr(acts, act)(petition.pk, actor=actor, at=at, **facts)
    except NotAllowed:
        return "not allowed"
    except WrongState:
        return "wrong state"
    return "done"
