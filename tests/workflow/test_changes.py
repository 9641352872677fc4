"""What the head is shown of a draft that comes back after a return."""

import pytest
from django.utils import timezone

from documents import drafts
from documents.catalogue import FIRST_DECISION
from documents.models import Draft, DraftComment
from petitions.models import Petition, User
from tests.documents.stored import stored_petition, stored_unit, stored_user
from workflow.changes import changes_since_return

pytestmark = pytest.mark.django_db

TEXT = {
    "legal_basis": ["Căn cứ Luật Khiếu nại số 02/2011/QH13"],
    "verification_result": "Công trình có giấy phép.",
    "dialogue_result": "",
    "conclusion": "Khiếu nại là đúng.",
    "orders": ["Hủy quyết định.", "Giao thi hành."],
    "compensation": "",
}


@pytest.fixture
def petition() -> Petition:
    return stored_petition(stored_unit())


@pytest.fixture
def handler() -> User:
    return stored_user()


def keep(petition: Petition, by: User, **changed: object) -> Draft:
    return drafts.add(
        petition=petition, form=FIRST_DECISION, fields=TEXT | changed, by=by, at=timezone.now()
    )


def give_back(draft: Draft, by: User) -> None:
    DraftComment(draft=draft, author=by, text="Viết rõ hơn.", created_at=timezone.now()).save()


def newest_first(petition: Petition) -> list[Draft]:
    return list(Draft.objects.filter(petition=petition).order_by("-version"))


def test_a_draft_that_was_never_returned_has_nothing_to_compare(
    petition: Petition, handler: User
) -> None:
    keep(petition, handler)
    keep(petition, handler, conclusion="Khiếu nại sai.")
    assert changes_since_return(newest_first(petition)) is None
    assert changes_since_return([]) is None


def test_only_the_parts_that_changed_are_shown_word_by_word(
    petition: Petition, handler: User
) -> None:
    give_back(keep(petition, handler), handler)
    keep(petition, handler, conclusion="Chỉ là bước giữa.")
    keep(petition, handler, conclusion="Khiếu nại là đúng một phần.", orders=["Hủy quyết định."])
    changes = changes_since_return(newest_first(petition))
    assert changes is not None
    assert changes.since == 1
    assert [part.label for part in changes.parts] == ["Kết luận", "Các điều quyết định"]
    assert [(piece.kind, piece.text) for piece in changes.parts[0].pieces] == [
        ("kept", "Khiếu nại là "),
        ("removed", "đúng. "),
        ("added", "đúng một phần. "),
    ]
    kinds = [piece.kind for piece in changes.parts[1].pieces]
    assert "removed" in kinds


def test_a_draft_handed_in_again_as_it_was_shows_no_change(
    petition: Petition, handler: User
) -> None:
    give_back(keep(petition, handler), handler)
    keep(petition, handler)
    changes = changes_since_return(newest_first(petition))
    assert changes is not None
    assert changes.parts == ()
