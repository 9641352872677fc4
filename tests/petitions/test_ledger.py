"""The record: what is written cannot be changed unseen, whatever is changed in it."""

import hmac
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet

from petitions.access import Act
from petitions.keyring import keyring
from petitions.ledger import GENESIS, canonical, digest, verify
from petitions.ledger.seal import Seal
from petitions.models import Event, Petition
from tests.factories import Office, a_registration, moment
from tests.flushing import lift
from tests.paths import at_point, do, registered

pytestmark = pytest.mark.django_db
CHANGES: tuple[dict[str, Any], ...] = (
    {"act": "attach"},
    {"happened_at": moment("2026-11-25 09:01")},
    {"recorded_at": moment("2026-11-25 09:01")},
    {"reason": "Đơn đủ điều kiện."},
    {"before": {"status": "resolved"}},
    {"after": {"outcome": "filed", "ground": ""}},
    {"after": {}},
    {"previous_hash": "f" * 64},
    {"hash": "f" * 64},
    {"seq": 99},
    {"appointment": None},
)


def _problems() -> list[tuple[int, int, str]]:
    return [(b.petition_id, b.seq, b.problem) for b in verify()]


def _forge(events: QuerySet[Event], **values: Any) -> None:
    """Change rows past model and triggers, as somebody with the database could."""
    lift()
    assert QuerySet.update(events, **values) == 1


@contextmanager
def _without_constraints() -> Iterator[None]:
    """Rows may go though others point to them; all comes back afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _delete(table: str, condition: str, *values: Any) -> None:
    lift()
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE {condition}", values)


@pytest.mark.parametrize("changed", CHANGES, ids=lambda changed: next(iter(changed)))
def test_a_change_of_any_column_shows(changed: dict[str, Any]) -> None:
    petition = at_point("assigned", Office())
    assert _problems() == []
    _forge(petition.events.filter(seq=2), **changed)
    ((where, seq, _),) = _problems()
    assert (where, seq) == (petition.pk, 2)


def test_another_actor_and_another_petition_show() -> None:
    office = Office()
    petition, other = at_point("assigned", office), at_point("proposed", office)
    with _without_constraints():
        _forge(petition.events.filter(seq=3), actor=office.deputy)
        assert [seq for _, seq, _ in _problems()] == [3]
    with _without_constraints():
        _forge(petition.events.filter(seq=3), petition=other)
        assert _problems() == [
            (petition.pk, 3, "đuôi nhật ký bị cắt"),
            (other.pk, 3, "không nối với mục trước"),
        ]


def test_each_column_is_in_the_digest() -> None:
    columns = {field.name for field in Event._meta.concrete_fields}
    tried = {name for changed in CHANGES for name in changed} | {"actor", "petition"}
    assert columns - tried == {"id"}


@pytest.mark.parametrize(
    ("condition", "problem"),
    [
        ("seq = 2", (2, "thiếu mục 2")),
        ("seq = 1", (1, "thiếu mục 1")),
        ("seq = 4", (4, "đuôi nhật ký bị cắt")),
        ("seq > 1", (2, "đuôi nhật ký bị cắt")),
        ("seq > 0", (1, "không còn mục nào")),
    ],
)
def test_a_removal_shows(condition: str, problem: tuple[int, str]) -> None:
    office = Office()
    others = [registered(office)]
    petition = at_point("accepted", office)
    others.append(registered(office))
    with _without_constraints():
        _delete("petitions_event", f"petition_id = %s AND {condition}", petition.pk)
        assert _problems() == [(petition.pk, *problem)]


def test_a_change_of_order_shows() -> None:
    petition = at_point("accepted", Office())
    for old, new in ((2, 99), (3, 2), (99, 3)):
        _forge(petition.events.filter(seq=old), seq=new)
    assert _problems() == [(petition.pk, 2, "không nối với mục trước")]


def test_a_forger_who_has_the_key_and_hashes_anew_is_found_by_the_next_entry_or_by_the_head() -> (
    None
):
    petition = at_point("accepted", Office())
    end = "mục cuối khác với mục cuối đã ghi ở đơn"
    for seq, found in ((2, (3, "không nối với mục trước")), (4, (4, end))):
        with _without_constraints():
            _forge(petition.events.filter(seq=seq), reason="Lý do khác.")
            forged = petition.events.get(seq=seq)
            _forge(petition.events.filter(seq=seq), hash=digest(forged))
            assert _problems() == [(petition.pk, *found)]


def test_a_petition_that_was_removed_whole_shows_as_a_gap_in_the_book() -> None:
    office = Office()
    _, petition, _ = (registered(office) for _ in range(3))
    with _without_constraints():
        _delete("petitions_event", "petition_id = %s", petition.pk)
        _delete("petitions_petition", "id = %s", petition.pk)
        said = f"sổ năm 2026 của đơn vị {office.agency.pk} thiếu 1 đơn"
        assert _problems() == [(0, 0, said)]


def test_entries_are_chained_from_the_beginning() -> None:
    petition = at_point("assigned", Office())
    events = list(petition.events.order_by("seq"))
    assert [e.seq for e in events] == [1, 2, 3]
    assert [e.previous_hash for e in events] == [GENESIS, events[0].hash, events[1].hash]
    assert (petition.record_length, petition.record_head) == (3, events[2].hash)


def test_the_chain_holds_over_vietnamese_text_and_microseconds() -> None:
    office = Office()
    excuse = unicodedata.normalize("NFD", "Lũ quét ở Mường Thử, “đường đứt”, 3 ngày")
    given = a_registration(excused_days=3, excuse=excuse)
    at = moment("2026-11-23 08:30") + timedelta(microseconds=123457)
    petition = registered(office, given, at=at)
    reason = unicodedata.normalize("NFD", "Đề xuất ở mức “thường”")
    do(Act.PROPOSE, petition, office, office.reception)
    do(Act.REWORK, petition, office, office.head, reason=reason)
    assert _problems() == []
    first, _, third = petition.events.order_by("seq")
    assert first.happened_at == at
    assert third.reason == unicodedata.normalize("NFC", reason)


def test_the_hash_is_no_plain_digest_and_depends_on_the_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    petition = at_point("assigned", Office())
    event = petition.events.get(seq=2)
    key = keyring()
    for other in (b"k" * 32, bytes(32)):
        monkeypatch.setattr("petitions.ledger.seal.keyring", lambda o=other: replace(key, ledger=o))
        assert digest(event) != event.hash
        assert [found.seq for found in verify()] == [1]
    monkeypatch.undo()
    assert digest(event) == event.hash


@pytest.mark.parametrize("size", [1, 32, 64])
def test_the_seal_is_hmac_sha256(size: int) -> None:
    key = bytes(range(size))
    for text in ("", "Lũ quét ở Mường Thử", "a" * 1000):
        assert Seal(key).of(text) == hmac.digest(key, text.encode(), "sha256").hex()


@pytest.mark.parametrize("size", [0, 65])
def test_a_seal_takes_no_other_key(size: int) -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        Seal(bytes(size))


def test_what_is_stored_is_what_was_hashed() -> None:
    petition = at_point("assigned", Office())
    event = petition.events.get(seq=2)
    with connection.cursor() as cursor:
        cursor.execute("SELECT before, after FROM petitions_event WHERE id = %s", [event.pk])
        assert cursor.fetchone() == (canonical(event.before), canonical(event.after))


def test_an_entry_is_neither_changed_nor_deleted() -> None:
    petition = at_point("assigned", Office())
    event = petition.events.get(seq=2)
    event.reason = "Lý do khác."
    everything = Event.objects.filter(petition=petition)
    for forbidden in (
        event.save,
        event.delete,
        everything.delete,
        lambda: everything.update(reason="Lý do khác."),
        lambda: Event.objects.bulk_update([event], ["reason"]),
    ):
        with pytest.raises(TypeError, match="never"), transaction.atomic():
            forbidden()
    assert everything.count() == 3
    assert not everything.filter(reason="Lý do khác.").exists()
    assert Petition.objects.get(pk=petition.pk).record_length == 3
