"""Making the daily head: where every chain ends today, signed by a key outside the database."""

from collections.abc import Iterator
from datetime import date

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from petitions.errors import BadFact
from petitions.ledger.entries import GENESIS
from petitions.ledger.lines import Line, Root, line_text
from petitions.ledger.seal import seal
from petitions.ledger.signing import digest, sign
from petitions.models import LedgerHead, LedgerLine, Petition

#: So many petitions are read, and their lines written, at a time.
BATCH = 5_000

# Only a chain whose last entry is there as the petition says: what was cut is not signed for, and
# stays held to the line that it has. A head needs no one instant for all chains: each line is true.
_ENDS = """
SELECT p.id, p.record_length, p.record_head, COALESCE(l.length, 0)
FROM petitions_petition p
JOIN petitions_event e
    ON e.petition_id = p.id AND e.seq = p.record_length AND e.hash = p.record_head
LEFT JOIN (
    SELECT petition_id, MAX(length) AS length FROM petitions_ledgerline
    WHERE petition_id > %(low)s AND petition_id <= %(high)s GROUP BY petition_id
) l ON l.petition_id = p.id
WHERE p.id > %(low)s AND p.id <= %(high)s ORDER BY p.id
"""


def make_head(on: date) -> LedgerHead:
    """The head of that day: made now from all chains, unless the day has one already.

    Raises BadFact for a day before the last head's, ImproperlyConfigured without keys.
    """
    try:
        with transaction.atomic():
            return _stored(on) or _make(on)
    except IntegrityError:  # somebody else has made it at this very moment
        found = _stored(on)
        if found is None:
            raise
        return found


def _stored(on: date) -> LedgerHead | None:
    return LedgerHead.objects.filter(day=on).first()


def _make(on: date) -> LedgerHead:
    last = LedgerHead.objects.order_by("-number").first()
    if last is not None and last.day > on:
        raise BadFact(f"Nhật ký đã được chốt đến ngày {last.day:%d/%m/%Y}.", field="day")
    head = LedgerHead(
        number=last.number + 1 if last else 1,
        day=on,
        made_at=timezone.now(),
        previous=digest(last) if last else GENESIS,
        chains=0,
        entries=0,
    )
    root = Root()
    for low, high in petition_ranges(BATCH):
        _write_lines(head, root, low, high)
    head.lines, head.root = root.count, root.value
    sign(head)
    head.save(force_insert=True)
    return head


def _write_lines(head: LedgerHead, root: Root, low: int, high: int) -> None:
    """Count the chains of this range, and write the lines of those that have grown."""
    with connection.cursor() as cursor:
        cursor.execute(_ENDS, {"low": low, "high": high})
        ends = cursor.fetchall()
    sealing, grown = seal(), list[LedgerLine]()
    for petition_id, length, chain_head, before in ends:
        head.chains += 1
        head.entries += length
        if length > before:
            line = Line(petition_id, length, chain_head)
            place = root.add(line)
            own = sealing.of(line_text(head.number, place, line))
            # The head itself is written last, when all is known that is signed.
            row = LedgerLine(head_id=head.number, place=place, seal=own, **line._asdict())
            grown.append(row)
    LedgerLine.objects.bulk_create(grown, batch_size=1000)


#: Keys beyond those that any petition has.
LOWEST, HIGHEST = -(2**63), 2**63 - 1


def petition_ranges(size: int) -> Iterator[tuple[int, int]]:
    """All keys there can be, cut into ranges (low, high] of so many petitions each."""
    low = LOWEST
    while True:
        keys = Petition.objects.filter(pk__gt=low).order_by("pk").values_list("pk", flat=True)
        following = keys[size - 1 : size].first()
        if following is None:
            yield low, HIGHEST
            return
        yield low, following
        low = following
