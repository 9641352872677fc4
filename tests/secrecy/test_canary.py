"""The canary: nobody who is secret is found in any place, whoever looks there."""

import pytest

from petitions.access import Act
from petitions.lifecycle import Status
from petitions.models import Event, Petition
from tests.secrecy.looking import leaks
from tests.secrecy.places_kept import KEPT
from tests.secrecy.places_seen import SEEN
from tests.secrecy.story import Story

pytestmark = pytest.mark.django_db
PLACES = SEEN | KEPT


def test_there_are_enough_places() -> None:
    assert len(PLACES) >= 25


def test_everything_was_done(story: Story) -> None:
    """Every act on a petition was done in the story; the history of openings is read, not done."""
    done = set(Event.objects.values_list("act", flat=True))
    assert {act.value for act in Act} - done == {Act.READ_OPENINGS.value, Act.VOID_NUMBER.value}
    assert {p.status for p in Petition.objects.all()} == set(Status)


@pytest.mark.parametrize("name", PLACES)
def test_nobody_is_found(name: str, story: Story) -> None:
    looked_at = list(PLACES[name](story))
    assert looked_at, "nothing was looked at"
    assert leaks(looked_at) == []
