"""Drafts: a new version for each change, and none is changed afterwards."""

import unicodedata

import pytest
from django.utils import timezone

from documents import drafts
from documents.catalogue import FIRST_DECISION
from documents.letters.draft import DecisionDraft
from documents.models import Draft, DraftComment
from petitions.errors import Busy
from petitions.models import Petition, User
from tests.documents import samples
from tests.documents.stored import stored_petition, stored_unit, stored_user

pytestmark = pytest.mark.django_db


def _add(petition: Petition, by: User, **changed: object) -> Draft:
    fields = samples.a_draft(**changed).to_json()
    return drafts.add(
        petition=petition, form=FIRST_DECISION, fields=fields, by=by, at=timezone.now()
    )


@pytest.fixture
def petition() -> Petition:
    return stored_petition(stored_unit())


@pytest.fixture
def handler() -> User:
    return stored_user()


def test_each_change_is_a_version_and_the_newest_is_found(
    petition: Petition, handler: User
) -> None:
    assert drafts.latest(petition, FIRST_DECISION) is None
    first = _add(petition, handler)
    second = _add(petition, handler, conclusion="Khiếu nại là đúng.")
    assert (first.version, second.version) == (1, 2)
    assert first.sha256 != second.sha256
    assert drafts.latest(petition, FIRST_DECISION) == second
    first.refresh_from_db()
    assert DecisionDraft.from_json(first.fields) == samples.a_draft()


def test_saving_the_same_text_again_makes_no_version(petition: Petition, handler: User) -> None:
    first = _add(petition, handler, conclusion="Khiếu nại là đúng.")
    decomposed = unicodedata.normalize("NFD", "Khiếu nại là đúng.")
    assert _add(petition, handler, conclusion=decomposed) == first
    assert Draft.objects.count() == 1


def test_a_version_saved_by_another_meanwhile_is_told(
    petition: Petition, handler: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(petition, handler)
    monkeypatch.setattr(drafts, "latest", lambda petition, form: None)
    with pytest.raises(Busy):
        _add(petition, handler, conclusion="Khiếu nại là đúng.")
    assert Draft.objects.count() == 1


def test_versions_and_comments_stay(petition: Petition, handler: User) -> None:
    draft = _add(petition, handler)
    comment = DraftComment.objects.create(
        draft=draft, author=handler, text="Sửa Điều 2.", created_at=timezone.now()
    )
    for forbidden in (draft.save, draft.delete, comment.save, comment.delete):
        with pytest.raises(TypeError):
            forbidden()
    with pytest.raises(TypeError):
        Draft.objects.all().delete()
