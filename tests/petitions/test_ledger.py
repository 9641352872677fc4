"""The record: what is written cannot be changed unseen, whatever is changed in it."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import QuerySet

from petitions.access import Act
from petitions.ledger import GENESIS, digest, verify
from petitions.models import Event, Petition
from tests.factories import Office, a_registration, moment
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
    """Change rows past the guard of the model, as somebody with the database could."""
    assert QuerySet.update(events, **values) == 1


@contextmanager
def _without_constraints() -> Iterator[None]:
    """Rows may go though others point to them; all comes back afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _delete(table: str, condition: str, *values: Any) -> None:
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


def test_a_forger_who_hashes_anew_is_found_by_the_next_entry_or_by_the_head() -> None:
    petition = at_point("accepted", Office())
    for seq, found in ((2, (3, "không nối với mục trước")), (4, (5, "đuôi nhật ký bị cắt"))):
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


def test_the_command_says_what_it_found() -> None:
    petition, said = at_point("assigned", Office()), StringIO()
    call_command("ledger", "verify", stdout=said)
    assert said.getvalue() == "Nhật ký nguyên vẹn.\n"
    _forge(petition.events.filter(seq=2), reason="Lý do khác.")
    with pytest.raises(CommandError, match="1 chỗ"):
        call_command("ledger", "verify", stdout=said)
    assert f"đơn khóa {petition.pk}, mục 2: nội dung đã bị sửa" in said.getvalue()


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
