"""A declaration beside another one, and beside the acts of other officers."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from petitions import acts
from petitions.access import Act
from petitions.errors import AlreadyDone, Busy
from petitions.models import DayDeclaration, Say
from tests.concurrency.racing import race, refusals
from tests.factories import Office, moment
from tests.paths import at_point, do
from tests.petitions.calendars import MONDAY, SATURDAY, chairman, computed_anew, said, stored

pytestmark = pytest.mark.django_db(transaction=True)
AT = moment("2026-12-01 16:00")


def test_of_two_officers_one_declares_the_day_and_the_other_is_told() -> None:
    office = Office()
    at_point("registered", office)
    people = [chairman(office), chairman(office)]
    seen = acts.foresee(said(MONDAY), actor=people[0], at=AT)
    tries = [
        partial(acts.declare, said(MONDAY), actor=actor, at=AT, digest=seen.digest)
        for actor in people
    ]
    results = race(tries)
    (refused,) = refusals(results)
    assert isinstance(refused, AlreadyDone | Busy)
    assert DayDeclaration.objects.count() == 1
    assert stored() == computed_anew()


def test_of_two_days_the_second_list_is_looked_at_again() -> None:
    office = Office()
    at_point("registered", office)
    wanted = [said(date(2026, 12, 3)), said(SATURDAY, Say.WORKED)]
    tries: list[Any] = []
    for declaration in wanted:
        actor = chairman(office)
        seen = acts.foresee(declaration, actor=actor, at=AT)
        tries.append(partial(acts.declare, declaration, actor=actor, at=AT, digest=seen.digest))
    (refused,) = refusals(race(tries))
    assert isinstance(refused, acts.ListChanged | Busy)
    assert DayDeclaration.objects.count() == 1
    assert stored() == computed_anew()


@pytest.mark.parametrize("round_", range(3))
def test_no_deadline_is_counted_by_a_calendar_that_is_being_changed(round_: int) -> None:
    office = Office()
    chief = chairman(office)
    declaration = said(date(2026, 12, 31))
    petitions = [at_point("assigned", office) for _ in range(4)]
    clerks = [office.clerk] * len(petitions)
    at = moment("2026-12-01 10:00")
    seen = acts.foresee(declaration, actor=chief, at=at)
    accept = [
        partial(do, Act.ISSUE_ACCEPTANCE, petition, office, clerk, at=at)
        for petition, clerk in zip(petitions, clerks, strict=True)
    ]
    announce = partial(acts.declare, declaration, actor=chief, at=at, digest=seen.digest)
    results = race([*accept, announce])
    # Whoever was refused was told to try again, or to look at the new list; nothing is half done.
    assert all(isinstance(r, Busy | acts.ListChanged) for r in refusals(results))
    assert stored() == computed_anew()
