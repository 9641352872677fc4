"""Heads that are signed each by itself and do not belong together; lines that were sealed anew."""

from datetime import date, timedelta

import pytest

from petitions import ledger
from petitions.ledger.entries import GENESIS
from petitions.ledger.lines import Line, Root, line_text
from petitions.ledger.seal import seal
from petitions.ledger.signing import check_heads, public_key, sign
from petitions.models import LedgerHead, LedgerLine
from tests.factories import Office, moment
from tests.flushing import lift
from tests.petitions.ledger_records import a_closed_record

FIRST = date(2026, 12, 29)


def a_head(number: int, previous: str = GENESIS, *, entries: int = 5) -> LedgerHead:
    """A head signed by this installation."""
    head = LedgerHead(
        number=number,
        day=FIRST + timedelta(days=number),
        made_at=moment("2026-12-29 06:30"),
        chains=1,
        entries=entries,
        lines=0,
        previous=previous,
        root=Root().value,
    )
    sign(head)
    return head


def found(*heads: LedgerHead) -> list[tuple[int, str]]:
    return [(place.head, place.problem) for place in check_heads(heads, public_key())]


def test_heads_of_one_row_hold() -> None:
    one = a_head(1)
    two = a_head(2, ledger.head_digest(one))
    assert found() == found(one) == found(one, two) == []


def test_a_head_from_another_course_of_things_does_not_fit() -> None:
    one, other = a_head(1), a_head(1, entries=4)
    two = a_head(2, ledger.head_digest(one))
    assert found(other, two) == [(2, "không nối với lần chốt trước")]


def test_the_first_head_follows_nothing() -> None:
    assert found(a_head(1, "a" * 64)) == [(1, "không nối với lần chốt trước")]


@pytest.mark.parametrize("missing", [1, 2, 3])
def test_a_head_that_is_missing_is_named(missing: int) -> None:
    row = [a_head(1)]
    for number in (2, 3, 4):
        row.append(a_head(number, ledger.head_digest(row[-1])))
    del row[missing - 1]
    assert found(*row) == [(missing, "lần chốt này không còn")]


@pytest.mark.django_db
@pytest.mark.parametrize("changed", [{"length": 1}, {"chain_head": "a" * 64}])
def test_a_line_that_was_sealed_anew_is_found_by_what_was_signed(
    changed: dict[str, object],
) -> None:
    """With the key of the ledger, but not the one that signs."""
    a_closed_record(Office())
    line = LedgerLine.objects.filter(head=1, length__gt=1).first()
    assert line is not None
    lift()
    for name, value in changed.items():
        setattr(line, name, value)
    told = Line(line.petition_id, line.length, line.chain_head)
    own = seal().of(line_text(1, line.place, told))
    LedgerLine.objects.filter(pk=line.pk)._raw_delete("default")
    LedgerLine.objects.create(head_id=1, place=line.place, seal=own, **told._asdict())
    breaks = list(ledger.verify())
    assert (0, 0, "các dòng không khớp với giá trị đã ký", 1) in breaks
