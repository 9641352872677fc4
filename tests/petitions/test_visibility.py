"""Who sees which petition, by role and by the place of the role in the tree of units."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from petitions.access import overseen_by, registered_today, visible_to
from petitions.models import Petition, Role, Unit, User
from tests.factories import (
    AppointmentFactory,
    Office,
    UnitFactory,
    UserFactory,
    a_registration,
    appoint,
)
from tests.paths import at_point

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)


def seen(user: User, *, on: date = DAY) -> set[Petition]:
    return set(visible_to(user, on=on))


def two_communes() -> tuple[Office, Office]:
    """Neighbours below one province."""
    first = Office()
    return first, Office(UnitFactory.create(commune=True, parent=first.agency.parent))


def above(office: Office) -> Unit:
    """The province of a commune."""
    assert office.agency.parent is not None
    return office.agency.parent


@pytest.mark.parametrize("role", Role)
def test_who_serves_the_agency_sees_its_petitions_and_no_neighbour_s(role: Role) -> None:
    office, neighbour = two_communes()
    new, taken = at_point("registered", office), at_point("taken", office)
    at_point("taken", neighbour)
    user = appoint(role, office.agency)
    assert seen(user) == (set() if role == Role.HANDLER else {new, taken})


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.HEAD, True),
        (Role.DEPUTY, True),
        (Role.AUDITOR, True),
        (Role.RECEPTION, False),
        (Role.CLERK, False),
        (Role.HANDLER, False),
    ],
)
def test_from_above_only_those_who_answer_or_audit_see_what_lies_below(
    role: Role, sees: bool
) -> None:
    office, neighbour = two_communes()
    below = {at_point("registered", office), at_point("taken", neighbour)}
    elsewhere = at_point("registered", Office())
    found = seen(appoint(role, above(office)))
    assert found == (below if sees else set())
    assert elsewhere not in found


def test_nobody_below_sees_what_lies_above() -> None:
    office = Office()
    province = Office(above(office))
    upper = at_point("taken", province)
    for role in Role:
        assert seen(appoint(role, office.agency)) == set()
    assert seen(province.head) == {upper}


def test_a_room_sees_what_it_handles() -> None:
    office = Office()
    at_point("proposed", office)
    taken = at_point("taken", office)
    for user in (office.handler, office.colleague, office.room_head):
        assert seen(user) == {taken}
    for role in (Role.HANDLER, Role.HEAD, Role.DEPUTY, Role.AUDITOR):
        assert seen(appoint(role, office.other_room)) == set()


def test_the_desk_and_the_clerk_of_a_part_see_the_whole_agency() -> None:
    office = Office()
    petition = at_point("taken", office)
    assert seen(office.reception) == {petition}
    assert seen(appoint(Role.CLERK, office.other_room)) == {petition}


def test_a_handler_sees_a_petition_until_it_goes_to_another_unit() -> None:
    office = Office()
    petition = at_point("accepted", office)
    assert seen(office.handler) == {petition}
    sent_back = at_point("sent_back", office)
    assert sent_back not in seen(office.handler)


def test_roles_add_up() -> None:
    office, neighbour = two_communes()
    first, second = at_point("registered", office), at_point("registered", neighbour)
    AppointmentFactory.create(user=office.clerk, unit=neighbour.desk, role=Role.RECEPTION)
    assert seen(office.clerk) == {first, second}


def test_a_role_lets_see_from_its_first_to_its_last_day() -> None:
    office = Office()
    petition = at_point("registered", office)
    held = AppointmentFactory.create(
        unit=office.agency, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 3)
    )
    by_day = {day: seen(held.user, on=date(2026, 12, day)) for day in (1, 3, 4)}
    assert by_day == {1: {petition}, 3: {petition}, 4: set()}
    assert seen(held.user, on=date(2026, 11, 30)) == set()


def test_who_holds_no_role_sees_nothing() -> None:
    at_point("registered", Office())
    assert seen(UserFactory.create()) == set()
    assert seen(UserFactory.create(is_superuser=True, is_staff=True)) == set()


def test_who_entered_a_petition_that_day_and_nobody_else_hands_its_receipt_over() -> None:
    """Whomever it names: the citizen waits at the counter."""
    office = Office()
    petition = at_point("registered", office)
    today = timezone.localdate()
    assert set(registered_today(office.reception, on=today)) == {petition}
    assert set(registered_today(office.reception, on=today + timedelta(days=1))) == set()
    assert set(registered_today(office.reception, on=today - timedelta(days=1))) == set()
    for user in (office.head, office.clerk, appoint(Role.RECEPTION, office.desk)):
        assert set(registered_today(user, on=today)) == set()


@pytest.mark.parametrize("role", [Role.HEAD, Role.DEPUTY, Role.AUDITOR])
def test_only_the_openings_of_sealed_petitions_of_one_s_agencies_are_overseen(role: Role) -> None:
    office, neighbour = two_communes()
    sealed = at_point("taken", office, replace(a_registration(), is_protected=True))
    at_point("taken", office)
    there = at_point("registered", neighbour, replace(a_registration(), is_protected=True))
    assert set(overseen_by(appoint(role, office.agency), on=DAY)) == {sealed}
    assert set(overseen_by(appoint(role, above(office)), on=DAY)) == {sealed, there}
    # The room handles it, and does not oversee who opened what.
    assert set(overseen_by(appoint(role, office.room), on=DAY)) == set()
    for user in (office.reception, office.clerk, office.handler):
        assert set(overseen_by(user, on=DAY)) == set()


def test_the_tree_is_told_apart_by_whole_keys() -> None:
    """What lies below unit 900 does not lie below unit 9001, nor the other way round."""
    first, second = (UnitFactory.create(province=True, pk=pk) for pk in (900, 9001))
    below = UnitFactory.create(commune=True, parent=first)
    assert set(Unit.objects.within(first)) == {first, below}
    assert set(Unit.objects.within(second)) == {second}
    assert below.ancestor_ids == [900, below.pk]
