"""The daily head: made once a day, signed, kept outside, and held against what is stored."""

import json
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from petitions import ledger
from petitions.access import Act
from petitions.errors import BadFact
from petitions.keyring import keyring
from petitions.ledger import heads
from petitions.models import Event, LedgerHead, LedgerLine, Petition
from petitions.models.canonical import canonical
from tests.factories import Office
from tests.flushing import lift
from tests.paths import at_point, do, registered
from tests.petitions.ledger_records import DAYS, a_closed_record

pytestmark = pytest.mark.django_db


def test_a_head_says_where_every_chain_ends() -> None:
    office = Office()
    petitions = [at_point(name, office) for name in ("registered", "assigned", "accepted")]
    head = ledger.make_head(DAYS[0])
    assert (head.number, head.day, head.previous) == (1, DAYS[0], ledger.GENESIS)
    assert (head.chains, head.lines, head.entries) == (3, 3, Event.objects.count())
    lines = LedgerLine.objects.filter(head=head).order_by("place")
    assert [(ln.place, ln.petition_id, ln.length, ln.chain_head) for ln in lines] == [
        (place, p.pk, p.record_length, p.record_head) for place, p in enumerate(petitions, 1)
    ]


def test_the_next_head_has_lines_for_the_chains_that_grew() -> None:
    office = Office()
    still, grows = at_point("assigned", office), registered(office)
    first = ledger.make_head(DAYS[0])
    do(Act.ATTACH, grows, office, office.reception)
    new = registered(office)
    second = ledger.make_head(DAYS[1])
    assert (second.number, second.previous) == (2, ledger.head_digest(first))
    assert (second.chains, second.entries, second.lines) == (3, still.record_length + 2 + 1, 2)
    lines = LedgerLine.objects.filter(head=second).values_list("petition_id", "length")
    assert list(lines) == [(grows.pk, 2), (new.pk, 1)]
    third = ledger.make_head(DAYS[2])
    assert (third.lines, third.entries) == (0, second.entries)
    assert list(ledger.verify()) == []


def test_a_day_has_one_head_and_days_go_forward() -> None:
    office = Office()
    registered(office)
    first = ledger.make_head(DAYS[1])
    registered(office)
    assert ledger.make_head(DAYS[1]).signature == first.signature
    assert LedgerHead.objects.count() == 1
    with pytest.raises(BadFact, match="đã được chốt đến ngày 30/12/2026"):
        ledger.make_head(DAYS[0])


def test_ranges_of_petitions_are_joined_without_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office()
    keys = [registered(office).pk for _ in range(5)]
    for size in (1, 2, 5, 6):
        ranges = list(heads.petition_ranges(size))
        assert (ranges[0][0], ranges[-1][1]) == (heads.LOWEST, heads.HIGHEST)
        assert [high for _, high in ranges[:-1]] == [low for low, _ in ranges[1:]]
        held = [sum(low < key <= high for key in keys) for low, high in ranges]
        assert sum(held) == 5 and max(held) <= size
    monkeypatch.setattr(heads, "BATCH", 2)
    head = ledger.make_head(DAYS[0])
    assert (head.chains, head.lines) == (5, 5)
    assert list(ledger.verify()) == []


def test_a_chain_that_was_cut_is_not_signed_for() -> None:
    petition = at_point("assigned", Office())
    ledger.make_head(DAYS[0])
    lift()
    Event.objects.filter(petition=petition, seq=3)._raw_delete("default")
    Petition.objects.filter(pk=petition.pk).update(record_length=2)
    assert ledger.make_head(DAYS[1]).lines == 0
    assert (petition.pk, 3) in {found[:2] for found in ledger.verify()}


def test_the_signature_is_ed25519_over_the_digest() -> None:
    head = a_closed_record(Office())[-1]
    key: Ed25519PublicKey = keyring().signing.public_key()
    key.verify(bytes.fromhex(head.signature), ledger.head_digest(head).encode())


def test_each_column_of_a_head_is_signed() -> None:
    head = a_closed_record(Office())[-1]
    told = ledger.head_digest(head)
    columns = {field.name for field in LedgerHead._meta.concrete_fields} - {"signature"}
    for name in columns:
        was = getattr(head, name)
        setattr(
            head, name, was + (timedelta(days=1) if name in ("day", "made_at") else type(was)(1))
        )
        assert ledger.head_digest(head) != told, name
        setattr(head, name, was)
    assert ledger.head_digest(head) == told


def test_an_export_is_read_back_as_it_was() -> None:
    head = a_closed_record(Office())[1]
    text = ledger.export(head)
    assert canonical(json.loads(text)) == text
    kept = ledger.read_export(text)
    assert ledger.head_digest(kept.head) == ledger.head_digest(head)
    assert len(kept.lines) == head.lines == 3
    assert list(ledger.verify([kept])) == []


def test_an_export_says_nothing_of_anybody() -> None:
    text = ledger.export(a_closed_record(Office())[0])
    assert text.isascii()
    assert set(json.loads(text)) == {"format", "head", "lines", "public_key"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"entries":', '"entries":1'),
        ('"lines":[[', '"lines":[[1'),
        ('"signature":"', '"signature":"0'),
        ('"format":"don-thu', '"format":"x'),
        ('"key_id":"', '"key_id":"0'),
        ('"lines":[[', '"lines":[["a",'),
        ('"number":', '"nummer":'),
        ("{", "["),
    ],
)
def test_a_changed_export_is_refused(old: str, new: str) -> None:
    text = ledger.export(a_closed_record(Office())[0])
    assert old in text
    with pytest.raises(BadFact, match="Không dùng được tệp này"):
        ledger.read_export(text.replace(old, new, 1))


def test_a_head_of_another_installation_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = ledger.export(a_closed_record(Office())[0])
    other = Ed25519PublicKey.from_public_bytes(bytes(31) + b"\1")
    monkeypatch.setattr("petitions.ledger.exports.public_key", lambda: other)
    with pytest.raises(BadFact, match="ký bằng khóa khác"):
        ledger.read_export(text)


def test_a_record_cut_with_its_heads_is_found_only_by_what_is_kept_outside() -> None:
    made = a_closed_record(Office())
    kept = [ledger.read_export(ledger.export(head)) for head in made]
    longest = max(kept[-1].lines, key=lambda line: line.length)
    lift()
    gone = Event.objects.filter(petition=longest.petition_id, seq__gt=longest.length - 1)
    gone._raw_delete("default")
    last = Event.objects.filter(petition=longest.petition_id).latest("seq")
    Petition.objects.filter(pk=longest.petition_id).update(
        record_length=last.seq, record_head=last.hash
    )
    LedgerLine.objects.filter(head=3)._raw_delete("default")
    LedgerHead.objects.filter(number=3)._raw_delete("default")
    assert list(ledger.verify()) == []
    found = {place.where: place.problem for place in ledger.verify(kept[-1:])}
    assert found == {
        "lần chốt số 3": "có bản lưu ngoài, trong hệ thống không còn",
        f"đơn khóa {longest.petition_id}, mục {longest.length}": (
            f"đuôi nhật ký bị cắt: lần chốt số 3 có {longest.length} mục"
        ),
    }


def test_heads_and_lines_are_neither_changed_nor_deleted() -> None:
    head = a_closed_record(Office())[0]
    line = LedgerLine.objects.filter(head=head).first()
    assert line is not None
    for row in (head, line):
        everything = type(row)._default_manager.filter(pk=row.pk)
        stored = type(row)._default_manager.get(pk=row.pk)
        for forbidden in (stored.save, row.delete, everything.delete, everything.update):
            with pytest.raises(TypeError, match="never"):
                forbidden()
