"""A decision of the head: one of two who decide at once, and nothing of one that was cut off."""

from typing import Any

import pytest

from documents.models import Counter, Document
from petitions.access import Act
from petitions.ledger import verify
from tests.concurrency.racing import race
from tests.concurrency.test_killed import OF_ISSUE, killed
from tests.concurrency.test_one_wins import acts_of, attempts, the_only_refusal
from tests.factories import Office
from tests.paths import FACTS, at_point, later
from tests.petitions.snapshots import everything
from workflow.perform import perform

pytestmark = pytest.mark.django_db(transaction=True)
DECISIONS = [
    ("taken", Act.MARK_COMPLEX),
    ("taken", Act.SUSPEND),
    ("suspended", Act.RESUME),
    ("taken", Act.TERMINATE),
]


@pytest.mark.parametrize(("point", "act"), DECISIONS)
def test_two_heads_take_one_decision(point: str, act: Act) -> None:
    office = Office()
    petition = at_point(point, office)
    tries = [(act, office.head), (act, office.deputy)]
    the_only_refusal(race(attempts(petition, office, tries)))
    document = Document.objects.get(petition=petition)
    assert document.number == 1
    event = petition.events.get(act=act.value)
    assert acts_of(petition)[-1] == act.value
    assert (event.actor, event.appointment) == (document.issued_by, document.signer)
    assert not list(verify())


#: A suspension ends no task: it opens one, for the clerk.
PLACES = [(place, moment) for place, moment in OF_ISSUE if "_finish" not in place]


def record() -> tuple[Any, ...]:
    """Every row, and every number that was taken."""
    return everything(), list(Counter.objects.filter(last__gt=0).values_list("type_code", "last"))


@pytest.mark.parametrize(("place", "moment"), [*PLACES, ("workflow.steps.open_beside", "after")])
def test_a_suspension_that_was_cut_off_can_be_decided_again(place: str, moment: str) -> None:
    office = Office()
    petition = at_point("taken", office)
    head, at = office.head, later(petition)
    facts = FACTS[Act.SUSPEND](office, petition, at.date())

    def work() -> Any:
        return perform(Act.SUSPEND, petition.pk, actor=head, at=at, facts=facts)

    before = record()
    assert killed(work, place, moment)
    assert record() == before
    assert work().symbol == "01/QĐ-UBND"
    assert not list(verify())
