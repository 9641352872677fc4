"""A process that is killed in the middle of an act leaves nothing of it behind."""

import os
import signal
import uuid
from collections.abc import Callable
from multiprocessing import get_context
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connections
from django.utils.module_loading import import_string

from documents.models import Counter
from petitions.access import Act
from petitions.ledger import verify
from petitions.models import Identity
from tests.factories import Office, a_registration
from tests.paths import REGISTERED_AT, at_point, later
from tests.petitions.snapshots import everything
from workflow.perform import perform
from workflow.registering import register

pytestmark = pytest.mark.django_db(transaction=True)
#: Where the power fails: the function, and whether before it or after it.
POINTS = (
    ("petitions.ledger.append", "after"),
    ("petitions.deadlines.record", "before"),
    ("petitions.deadlines.record", "after"),
    ("workflow.registering.begin", "before"),
    ("workflow.steps._finish", "before"),
    ("documents.issuing._file", "before"),
    ("documents.numbering.take", "before"),
    ("documents.numbering.take", "after"),
)
OF_REGISTER = [point for point in POINTS if "_finish" not in point[0]]
OF_ISSUE = [point for point in POINTS if "registering" not in point[0]]


def _killing(work: Callable[[], Any], place: str, moment: str) -> None:
    """In a process of its own: do `work`, and die at that place of it."""
    original = import_string(place)

    def dies(*args: Any, **kwargs: Any) -> Any:
        if moment == "after":
            original(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    with patch(place, dies):
        work()


def killed(work: Callable[[], Any], place: str, moment: str) -> bool:
    """Whether a child process that did `work` was killed there."""
    # The child opens connections of its own; one shared with the parent would break both.
    connections.close_all()
    child = get_context("fork").Process(target=_killing, args=(work, place, moment))
    child.start()
    child.join(60)
    return child.exitcode == -signal.SIGKILL


def _record() -> dict[str, Any]:
    taken = list(Counter.objects.filter(last__gt=0).values_list("type_code", "last"))
    return everything() | {"numbers": taken, "people": list(Identity.objects.values())}


@pytest.mark.parametrize(("place", "moment"), OF_REGISTER)
def test_a_registration_that_was_cut_off_can_be_made_again(place: str, moment: str) -> None:
    office, key = Office(), uuid.uuid4()
    actor, unit = office.reception, office.agency

    def work() -> Any:
        return register(a_registration(), unit=unit, key=key, actor=actor, at=REGISTERED_AT)

    before = _record()
    assert killed(work, place, moment)
    assert _record() == before
    assert work().register_number == "01/2026"
    assert not list(verify())


@pytest.mark.parametrize(("place", "moment"), OF_ISSUE)
def test_a_decision_that_was_cut_off_can_be_issued_again(place: str, moment: str) -> None:
    office = Office()
    petition = at_point("approved", office)
    clerk, at = office.clerk, later(petition)

    def work() -> Any:
        return perform(Act.ISSUE_DECISION, petition.pk, actor=clerk, at=at, facts={})

    before = _record()
    assert killed(work, place, moment)
    assert _record() == before
    assert work().symbol == "01/QĐ-UBND"
    assert not list(verify())
