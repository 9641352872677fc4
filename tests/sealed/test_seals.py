"""A petition and its sealed values: the receipt binds them, and a forged one opens nothing."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from petitions.models import Petition, Seal
from petitions.sealcheck import problems
from petitions.sealed import keys
from petitions.sealed.errors import Destroyed, Tampered
from petitions.sealed.index import entries
from petitions.sealed.models import Batch, SealedValue
from petitions.seals import order_destruction, ref_of, same_sender, seal, unsealed
from petitions.sweep import sweep_now
from tests.sealed.petitions import a_petition
from tests.sealed.places import NAME, SCAN, VALUES, Someone

pytestmark = pytest.mark.django_db


def _sealed() -> Petition:
    petition = a_petition()
    seal(petition, VALUES)
    return petition


def test_what_was_sealed_is_unsealed() -> None:
    petition = _sealed()
    seal(petition, {NAME: b"new"})
    assert unsealed(petition) == {**VALUES, NAME: b"new"}
    assert unsealed(petition, only=[NAME]) == {NAME: b"new"}
    assert len({one.ref for one in petition.seals.all()}) == 1
    assert list(problems(with_bytes=True)) == []


def test_a_petition_without_seals_has_nothing_sealed() -> None:
    petition = a_petition()
    assert unsealed(petition) == {}
    assert ref_of(petition) is None


def _of_another(one: Petition, other: Petition) -> None:
    Seal.objects.filter(petition=one).delete()
    Seal.objects.filter(petition=other).update(petition=one)


def _added_from_another(one: Petition, other: Petition) -> None:
    Seal.objects.filter(petition=other).update(petition=one)


def _other_manifest(one: Petition, other: Petition) -> None:
    Seal.objects.filter(petition=one).update(manifest="0" * 64)


def _other_ref(one: Petition, other: Petition) -> None:
    Seal.objects.filter(petition=one).update(ref=uuid4())


def _called_destroyed(one: Petition, other: Petition) -> None:
    Seal.objects.filter(petition=one).update(destroyed_at=timezone.now())


@pytest.mark.parametrize(
    "forge",
    [_of_another, _added_from_another, _other_manifest, _other_ref, _called_destroyed],
)
def test_a_forged_receipt_opens_and_destroys_nothing(
    forge: Callable[[Petition, Petition], None],
) -> None:
    petition, other = _sealed(), _sealed()
    forge(petition, other)
    with pytest.raises(Tampered):
        unsealed(petition)
    assert petition.pk in {found.petition_id for found in problems()}
    assert sweep_now().destroyed == 0


def test_destruction_is_ordered_first_and_done_after_the_commit(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    petition, other = _sealed(), _sealed()
    with django_capture_on_commit_callbacks() as after_commit:
        assert order_destruction(petition, at=timezone.now())
    assert SealedValue.objects.filter(batch__key=ref_of(petition)).exists()
    for attempt in (lambda: unsealed(petition), lambda: seal(petition, VALUES)):
        with pytest.raises(Destroyed):
            attempt()
    [found] = problems()
    assert (found.petition_id, "vault sweep" in found.what) == (petition.pk, True)
    for callback in after_commit:
        callback()
    assert not SealedValue.objects.filter(batch__key=ref_of(petition)).exists()
    assert list(problems()) == []
    assert not order_destruction(petition, at=timezone.now())
    assert unsealed(other) == VALUES


def test_a_destruction_that_was_cut_off_is_done_by_the_sweep() -> None:
    petition = _sealed()
    order_destruction(petition, at=timezone.now())
    assert sweep_now().destroyed == 1
    assert sweep_now().destroyed == 0
    assert list(problems()) == []


def test_a_key_destroyed_behind_the_record_is_found() -> None:
    petition = _sealed()
    keys.destroy(petition.seals.get().ref)
    [found] = problems()
    assert (found.petition_id, "không ghi việc hủy" in found.what) == (petition.pk, True)


def test_the_check_finds_what_the_vault_lost_and_what_the_main_database_lost() -> None:
    lost, kept, changed = _sealed(), _sealed(), _sealed()
    sweep_now()
    gone = lost.seals.get().batch
    SealedValue.objects.filter(batch=gone).delete()
    Batch.objects.filter(pk=gone).delete()
    alone = kept.seals.get().batch
    kept.seals.all().delete()
    row = SealedValue.objects.get(batch=changed.seals.get().batch, table=SCAN.table)
    SealedValue.objects.filter(pk=row.pk).update(blob=bytes(row.blob)[::-1])
    assert {(found.petition_id, found.batch) for found in problems()} == {
        (lost.pk, gone),
        (None, alone),
    }
    assert changed.pk in {found.petition_id for found in problems(with_bytes=True)}


def test_a_sender_is_found_by_petition() -> None:
    sender = Someone(name="An Văn Mẫu", paper_number="000 000 001")
    one, other = a_petition(), a_petition()
    for petition in (one, other):
        seal(petition, VALUES, entries(sender))
    assert same_sender(sender) == {one.pk: ["paper"], other.pk: ["paper"]}
    assert same_sender(sender, besides=one) == {other.pk: ["paper"]}


def test_a_handle_that_the_sweep_took_cannot_be_committed_with_a_petition() -> None:
    petition = _sealed()
    receipt = petition.seals.get()
    petition.seals.all().delete()  # as if the act slept between the vault's commit and its own
    assert sweep_now(grace=timedelta(0)).discarded == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        receipt.save(force_insert=True)
    assert Seal.objects.get(batch=receipt.batch).petition is None
