"""Every state and every transition: what leads where, and that nothing else leads anywhere."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django_fsm import ConcurrentTransition, TransitionNotAllowed

from petitions.lifecycle import END_STATES, OPEN_STATES, Status
from petitions.models import Petition
from tests.factories import Office
from tests.paths import at_point

STATES = (
    "received",
    "assigned",
    "resolved",
    "reported",
    "suspended",
    "declined",
    "terminated",
)
#: source, transition, target: the whole table.
TABLE = (
    ("received", "to_assigned", "assigned"),
    ("received", "to_declined", "declined"),
    ("received", "to_terminated", "terminated"),
    ("assigned", "to_sent_back", "received"),
    ("assigned", "to_resolved", "resolved"),
    ("assigned", "to_suspended", "suspended"),
    ("assigned", "to_terminated", "terminated"),
    ("suspended", "to_resumed", "assigned"),
    ("suspended", "to_terminated", "terminated"),
    ("resolved", "to_reported", "reported"),
)
TRANSITIONS = sorted({name for _, name, _ in TABLE})
TARGETS = {(source, name): target for source, name, target in TABLE}


@pytest.mark.parametrize("name", TRANSITIONS)
@pytest.mark.parametrize("source", STATES)
def test_a_transition_leads_where_the_table_says_and_nowhere_else(source: str, name: str) -> None:
    petition = Petition(status=source)
    fire = getattr(petition, name)
    if (source, name) in TARGETS:
        fire()
        assert petition.status == TARGETS[source, name]
    else:
        with pytest.raises(TransitionNotAllowed):
            fire()
        assert petition.status == source


def test_there_are_no_other_states_or_transitions() -> None:
    assert sorted(Status.values) == sorted(STATES)
    # django-fsm adds this to the class; its types do not say so.
    petition: Any = Petition(status="received")
    transitions = petition.get_all_status_transitions()
    assert {transition.name for transition in transitions} == set(TRANSITIONS)


def test_what_is_not_ended_is_open() -> None:
    assert set(END_STATES) == {"reported", "declined", "terminated"}
    assert set(OPEN_STATES) == set(STATES) - set(END_STATES)


def test_the_status_is_not_set_by_hand() -> None:
    petition = Petition(status="received")
    with pytest.raises(AttributeError):
        petition.status = "reported"


@pytest.mark.django_db
def test_no_query_sets_the_status() -> None:
    petition = at_point("registered", Office())
    with pytest.raises(TypeError):
        Petition.objects.filter(pk=petition.pk).update(status="reported")
    assert Petition.objects.get(pk=petition.pk).status == "received"


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["lost", "assigned"])
def test_the_database_refuses_an_unknown_state_and_one_without_a_unit(status: str) -> None:
    petition = at_point("registered", Office())
    with connection.cursor() as cursor, pytest.raises(IntegrityError):
        cursor.execute(
            "UPDATE petitions_petition SET status = %s WHERE id = %s", [status, petition.pk]
        )


@pytest.mark.django_db
def test_the_second_of_two_stale_saves_fails() -> None:
    office = Office()
    petition = at_point("registered", office)
    first, second = (Petition.objects.get(pk=petition.pk) for _ in range(2))
    first.to_terminated()
    first.save()
    second.to_declined()
    with pytest.raises(ConcurrentTransition), transaction.atomic():
        second.save()
    assert Petition.objects.get(pk=petition.pk).status == "terminated"
