"""The same sender is found again however it was typed; a name alone finds nobody."""

from uuid import uuid4

import pytest

from petitions.keyring import keyring, with_new_master
from petitions.sealed import index
from petitions.sealed.index import all_entries, entries, same_sender
from petitions.sealed.keys import destroy
from petitions.sealed.models import BlindIndex
from petitions.sealed.store import put
from tests.sealed.places import VALUES, Someone

pytestmark = pytest.mark.django_db
HOA = Someone(
    name="Nguyễn Thị Hoà Mẫu",
    address="Số 12, thôn Ví Dụ, xã An Mẫu",
    paper_number="001 234 567 890",
    phone="0900 000 123",
    email="hoa.mau@example.vn",
)


@pytest.mark.parametrize(
    ("again", "agreeing"),
    [
        (Someone(paper_number="001234567890"), ["paper"]),
        (Someone(name="NGUYỄN THỊ HÒA  MẪU", phone="+84 (0)900.000.123"), ["name_phone"]),
        (Someone(name="nguyen thi hoa mau", phone="84900000123"), ["name_phone"]),
        (Someone(name="nguyen thi hoa mau", email=" Hoa.Mau@EXAMPLE.vn"), ["name_email"]),
        (
            Someone(name="Nguyễn Thị Hoà Mẫu", address="số 12 - thôn ví dụ, xã an mẫu"),
            ["name_address"],
        ),
        (Someone(name="Nguyễn Thị Hoà Mẫu"), None),
        (Someone(phone="0900000123", email="hoa.mau@example.vn", address=HOA.address), None),
        (Someone(name="Trần Thị Hoà Mẫu", phone="0900000123"), None),
        (Someone(name="Nguyễn Thị Hoà Mẫu", phone="0900000124"), None),
        (Someone(paper_number="001234567891"), None),
        (Someone(), None),
    ],
)
def test_who_is_the_same(again: Someone, agreeing: list[str] | None) -> None:
    ref = uuid4()
    put(ref, VALUES, entries(HOA))
    assert same_sender(again) == ({ref: agreeing} if agreeing else {})


def test_the_name_of_one_and_the_telephone_of_another_are_nobody() -> None:
    one, other = (
        Someone(name="An Văn Mẫu", phone="0900000001"),
        Someone("Bình Văn Mẫu", phone="0900000002"),
    )
    put(uuid4(), VALUES, all_entries([one, other]))
    assert same_sender(Someone(name="An Văn Mẫu", phone="0900000002")) == {}
    assert same_sender(one)


def test_two_petitions_of_one_sender_are_found_but_not_the_one_that_asks() -> None:
    first, second = uuid4(), uuid4()
    for ref in (first, second):
        put(ref, VALUES, entries(HOA))
    assert list(same_sender(HOA)) == [second, first]
    assert list(same_sender(HOA, besides=second)) == [first]
    assert list(same_sender(HOA, limit=1)) == [second]
    assert set(same_sender(HOA)[first]) == {"paper", "name_phone", "name_email", "name_address"}


def test_a_destroyed_identity_is_found_no_more() -> None:
    ref = uuid4()
    put(ref, VALUES, entries(HOA))
    destroy(ref)
    assert same_sender(HOA) == {}


@pytest.mark.parametrize("said", ["không có", "-", "0000", "KXĐ"])
def test_words_for_nothing_are_no_paper_and_no_telephone(said: str) -> None:
    assert entries(Someone(name="An Văn Mẫu", paper_number=said, phone=said)) == []


def test_hashes_are_keyed_and_outlive_a_rotation(monkeypatch: pytest.MonkeyPatch) -> None:
    before = entries(HOA)
    with_new_master()
    assert entries(HOA) == before
    other = keyring().ledger
    monkeypatch.setattr(index, "keyring", lambda: type("Other", (), {"index": other}))
    assert not {entry.digest for entry in entries(HOA)} & {entry.digest for entry in before}


def test_the_vault_holds_hashes_only() -> None:
    put(uuid4(), VALUES, entries(HOA))
    held = " ".join(BlindIndex.objects.values_list("digest", flat=True))
    assert len(held.split()) == 4
    assert all(len(digest) == 64 for digest in held.split())
