"""Sổ văn bản đi: one series, line by line, as a person may see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from heapq import merge
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from documents.models import Document, ImportedNumbers, VoidedNumber
from documents.numbering import Series, last_of
from documents.registers import Span
from petitions import access
from petitions.access import Act
from petitions.errors import NotAllowed
from petitions.models import Role, Unit, User


class Sort(StrEnum):
    """What a line of the register stands for."""

    PAPER = "paper"
    VOID = "void"
    IMPORTED = "imported"
    #: A paper of a petition that the reader may not see: its number, and nothing else of it.
    HIDDEN = "hidden"
    #: Taken, and neither filed nor voided: somebody took it out of the database.
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line, of one number or of several that one line explains. No line names a party.

    `reason` is why a number was voided, and `by` who decided it; `recipients` is None where the
    register does not know.
    """

    sort: Sort
    first: int
    last: int
    symbol: str
    issued_on: date | None = None
    title: str = ""
    signer: str = ""
    recipients: int | None = None
    reason: str = ""
    by: str = ""
    document_id: int | None = None


@dataclass(frozen=True)
class Reader:
    """Who reads the register, that day."""

    user: User
    on: date

    def agencies(self) -> QuerySet[Unit]:
        """The agencies whose registers this person may open: their own, and, for heads, deputies
        and auditors, those below their unit."""
        held = access.appointments_of(self.user, on=self.on)
        keys = {h.unit.agency_id for h in held if h.unit.agency_id}
        for h in held:
            if h.role in (Role.HEAD, Role.DEPUTY, Role.AUDITOR):
                below = Unit.objects.within(h.unit).filter(is_agency=True)
                keys |= set(below.values_list("pk", flat=True))
        return Unit.objects.filter(pk__in=keys, is_agency=True)

    def keeps(self, unit: Unit) -> bool:
        """Whether this person keeps the books of `unit`: its clerk, head or deputy."""
        try:
            access.require_in(self.user, Act.VOID_NUMBER, unit, on=self.on)
        except NotAllowed:
            return False
        return True


def entries(
    series: Series, reader: Reader, *, span: Span | None = None, limit: int | None = None
) -> Iterator[Entry]:
    """The lines of the series from the last number down; of the numbers of `span`, if given.

    At most `limit` of them. A line that explains several numbers is given whole.
    """
    return islice(_all(series, reader, span or (1, last_of(series)), limit), limit)


def _all(series: Series, reader: Reader, span: Span, limit: int | None) -> Iterator[Entry]:
    low, high = span
    expected = min(high, last_of(series))
    sources = (
        map(_paper, _papers(series, reader, span)[:limit]),
        map(partial(_void, series), _voids(series, span)[:limit]),
        map(partial(_imported, series, reader.keeps(series.unit)), _old(series, span)[:limit]),
    )
    for entry in merge(*sources, key=lambda entry: entry.last, reverse=True):
        if entry.last < expected:
            yield _missing(series, entry.last + 1, expected)
        yield entry
        expected = entry.first - 1
    if expected >= low:
        yield _missing(series, low, expected)


def _papers(series: Series, reader: Reader, span: Span) -> QuerySet[Any]:
    """The papers, each with `is_seen`: whether the reader may see its petition."""
    seen = access.visible_to(reader.user, on=reader.on).filter(pk=OuterRef("petition"))
    rows = Document.objects.filter(**series.key, number__range=span).annotate(is_seen=Exists(seen))
    found: QuerySet[Any] = rows.select_related("signer__user").order_by("-number")
    return found


def _paper(row: Any) -> Entry:
    number, symbol = row.number, row.symbol
    if not row.is_seen:
        return Entry(sort=Sort.HIDDEN, first=number, last=number, symbol=symbol)
    return Entry(
        sort=Sort.PAPER,
        first=number,
        last=number,
        symbol=symbol,
        issued_on=row.issued_on,
        title=row.title,
        signer=row.signer.user.get_full_name() if row.signer else "",
        recipients=row.recipients,
        document_id=row.pk,
    )


def _voids(series: Series, span: Span) -> QuerySet[VoidedNumber]:
    rows = VoidedNumber.objects.filter(**series.key, number__range=span)
    return rows.select_related("voided_by").order_by("-number")


def _void(series: Series, row: VoidedNumber) -> Entry:
    return Entry(
        sort=Sort.VOID,
        first=row.number,
        last=row.number,
        symbol=series.number(row.number).symbol,
        issued_on=timezone.localdate(row.voided_at),
        reason=row.reason,
        by=row.voided_by.get_full_name(),
    )


def _old(series: Series, span: Span) -> QuerySet[ImportedNumbers]:
    low, high = span
    rows = ImportedNumbers.objects.filter(**series.key, first__lte=high, last__gte=low)
    return rows.order_by("-first")


def _imported(series: Series, keeps: bool, row: ImportedNumbers) -> Entry:
    # What an earlier book wrote of a paper may say more than a form's title: its keepers know it.
    return Entry(
        sort=Sort.IMPORTED,
        first=row.first,
        last=row.last,
        symbol=_symbols(series, row.first, row.last),
        issued_on=row.issued_on,
        title=row.title if keeps else "",
    )


def _missing(series: Series, first: int, last: int) -> Entry:
    symbol = _symbols(series, first, last)
    return Entry(sort=Sort.MISSING, first=first, last=last, symbol=symbol)


def _symbols(series: Series, first: int, last: int) -> str:
    symbol = series.number(first).symbol
    return symbol if first == last else f"{symbol} – {series.number(last).symbol}"
