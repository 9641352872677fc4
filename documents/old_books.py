"""Numbers of an earlier book, so that an office which begins in the middle of a year counts on.

A file is read whole and every fault of it named; what it would do is told before anything is done.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from documents import numbering
from documents.errors import NumberMoved
from documents.models import ImportedNumbers, VoidedNumber
from documents.numbering import Series
from documents.old_lines import BadBook, Line, line_of, rows_of
from documents.registers import gaps, spelled
from petitions import access
from petitions.access import Act
from petitions.acts.performing import busy_is_refused
from petitions.errors import BadFact, Busy
from petitions.models import User
from petitions.vietnamese import in_vietnamese


@dataclass(frozen=True)
class Plan:
    """What a file would do. `digest` stands for it and for where each series stands now."""

    lines: tuple[Line, ...]
    digest: str

    def by_series(self) -> Iterator[tuple[Series, list[Line]]]:
        """The lines of each series, in the order of their numbers."""
        for series, lines in groupby(self.lines, key=lambda line: line.series):
            yield series, list(lines)


def read(text: str, *, actor: User, at: datetime) -> Plan:
    """What the file with that text would do. Nothing is written. Raises BadBook, NotAllowed."""
    with in_vietnamese():
        problems: list[str] = []
        lines = []
        for place, row in rows_of(text):
            try:
                lines.append(line_of(place, row, actor=actor, on=timezone.localdate(at)))
            except BadFact as fault:
                problems.append(f"dòng {place}: {fault.message}")
        if not lines and not problems:
            problems.append("tệp không có dòng nào")
        lines.sort(key=lambda line: (line.series.order, line.first, line.place))
        digest = hashlib.sha256()
        plan = Plan(tuple(lines), "")
        for series, of_series in plan.by_series():
            access.require_in(actor, Act.VOID_NUMBER, series.unit, on=timezone.localdate(at))
            problems += _faults(series, of_series)
            digest.update(repr((series.order, numbering.last_of(series))).encode())
        if problems:
            raise BadBook(problems)
        for line in lines:
            said = (line.first, line.last, line.issued_on, line.title, line.reason)
            digest.update(repr((line.series.order, *map(str, said))).encode())
        return Plan(plan.lines, digest.hexdigest())


def take_over(plan: Plan, *, actor: User, at: datetime) -> None:
    """Write what `read` told: all of it or nothing. Raises Busy where a series has moved on."""
    with in_vietnamese():
        try:
            with busy_is_refused(), transaction.atomic():
                for series, lines in plan.by_series():
                    _write(series, lines, actor, at)
        except NumberMoved:
            raise Busy(
                "Vừa có văn bản được cấp số trong một sổ của tệp này. Chưa ghi gì; chạy thử lại."
            ) from None


def _faults(series: Series, lines: list[Line]) -> Iterator[str]:
    """What is wrong with all lines of one series together."""
    taken = numbering.last_of(series)
    held = (1, taken)
    for line in lines:
        numbers = spelled(line.first, line.last)
        if line.first <= held[1]:
            where = "đã cấp trong hệ thống" if line.first <= taken else "đã có ở dòng khác"
            yield f"dòng {line.place}: {series.name}, số {numbers} {where}"
        held = (1, max(held[1], line.last))
    spans = [(1, taken), *((line.first, line.last) for line in lines)]
    for start, end in gaps([span for span in spans if span[1]], held[1]):
        yield (
            f"{series.unit.name}, {series.name}: thiếu số {spelled(start, end)}; thêm các số đó, "
            "hoặc thêm dòng ghi ở cột «hủy vì» lý do không có văn bản"
        )


def _write(series: Series, lines: list[Line], actor: User, at: datetime) -> None:
    held = access.require_in(actor, Act.VOID_NUMBER, series.unit, on=timezone.localdate(at))
    VoidedNumber.objects.bulk_create(
        VoidedNumber(
            **series.key,
            number=number,
            reason=line.reason,
            voided_by=actor,
            appointment=held,
            voided_at=at,
        )
        for line in lines
        if line.reason
        for number in range(line.first, line.last + 1)
    )
    ImportedNumbers.objects.bulk_create(
        ImportedNumbers(
            **series.key,
            first=line.first,
            last=line.last,
            issued_on=line.issued_on,
            title=line.title,
            imported_by=actor,
            imported_at=at,
        )
        for line in lines
        if not line.reason
    )
    numbering.peek(series)  # makes the counter where there is none yet
    numbering.take(series, lines[0].first, through=lines[-1].last)
