"""A kill between the two commits leaves no petition without its identity, and no orphan stays."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from petitions.models import Petition, Seal
from petitions.sealcheck import problems
from petitions.sealed.index import entries
from petitions.sealed.sweeping import discard_bare_keys
from petitions.seals import seal, unsealed
from petitions.sweep import GRACE, Swept, sweep_now
from tests.concurrency.test_killed import killed
from tests.factories import UnitFactory
from tests.sealed.petitions import a_petition
from tests.sealed.places import VALUES, Someone, rows

pytestmark = pytest.mark.django_db(transaction=True)
NOTHING = {"PetitionKey": 0, "Batch": 0, "SealedValue": 0, "BlindIndex": 0}
SENDER = Someone(name="An Văn Mẫu", phone="0900000001")


@pytest.fixture
def intake() -> Iterator[Any]:
    """An act that registers a petition and seals its sender, in one main transaction."""
    unit = UnitFactory.create(commune=True)

    def act() -> Petition:
        with transaction.atomic():
            petition = a_petition(unit)
            seal(petition, VALUES, entries(SENDER))
            return petition

    yield act


def _vault() -> dict[str, int]:
    return {name: count for name, count in rows().items() if name != "Master"}


@pytest.mark.parametrize(
    ("place", "moment", "left"),
    [
        ("petitions.sealed.store.put", "before", Swept()),
        ("petitions.sealed.store._hold", "before", Swept(bare_keys=1)),
        ("petitions.sealed.store.manifest", "before", Swept(discarded=1, bare_keys=1)),
        ("petitions.sealed.store.put", "after", Swept(discarded=1, bare_keys=1)),
        ("petitions.seals.mac", "after", Swept(discarded=1, bare_keys=1)),
    ],
)
def test_what_a_killed_intake_left_is_swept(
    intake: Any, place: str, moment: str, left: Swept
) -> None:
    assert killed(intake, place, moment)
    assert not Petition.objects.exists()
    assert not Seal.objects.exists()
    before = _vault()
    assert sweep_now() == Swept()
    assert _vault() == before
    late = timezone.now() + GRACE + timedelta(minutes=1)
    assert sweep_now(now=late) == left
    assert _vault() == NOTHING
    assert sweep_now(now=late) == Swept()
    petition = intake()
    assert unsealed(petition) == VALUES
    assert list(problems(with_bytes=True)) == []


def test_a_receipt_that_is_gone_costs_no_identity_and_is_named(intake: Any) -> None:
    intake().seals.all().delete()
    late = timezone.now() + timedelta(days=400)
    assert sweep_now(now=late) == Swept()
    assert [found.petition_id for found in problems()] == [None]


def test_what_was_committed_is_never_swept(intake: Any) -> None:
    petition, other = intake(), intake()
    late = timezone.now() + timedelta(days=400)
    assert sweep_now(now=late) == Swept()  # settled with the commit
    assert unsealed(petition) == unsealed(other) == VALUES


@pytest.mark.parametrize(
    ("place", "moment"),
    [
        ("petitions.sweep._voided", "before"),
        ("petitions.sweep._voided", "after"),
        ("petitions.sealed.sweeping.discard", "after"),
        ("petitions.sealed.sweeping.discard_bare_keys", "after"),
    ],
)
def test_a_killed_sweep_is_finished_by_the_next(intake: Any, place: str, moment: str) -> None:
    assert killed(intake, "petitions.sealed.store.put", "after")
    kept = intake()
    late = timezone.now() + timedelta(days=2)
    assert killed(lambda: sweep_now(now=late), place, moment)
    sweep_now(now=late)
    assert _vault() == {"PetitionKey": 1, "Batch": 1, "SealedValue": 4, "BlindIndex": 1}
    assert unsealed(kept) == VALUES
    assert list(problems()) == []


def test_an_act_that_is_refused_after_sealing_leaves_no_petition(intake: Any) -> None:
    def refused() -> None:
        with transaction.atomic():
            intake()
            raise LookupError("the act was refused later on")

    with pytest.raises(LookupError):
        refused()
    assert not Petition.objects.exists()
    assert sweep_now(grace=timedelta(0)).discarded == 1
    assert _vault() == NOTHING


def test_a_petition_is_sealed_in_the_transaction_that_registers_it() -> None:
    petition = a_petition()
    with pytest.raises(transaction.TransactionManagementError):
        seal(petition, VALUES)
    assert _vault() == NOTHING


def test_keys_with_values_are_never_bare(intake: Any) -> None:
    petition = intake()
    assert discard_bare_keys(before=timezone.now() + timedelta(days=1)) == 0
    assert unsealed(petition) == VALUES
