"""Numbers of papers: one series for each agency, type and period.

A state paper is numbered from 01 each year (NĐ 30/2020), a Party paper from 01 over a congress
term (HD 05-HD/VPTW). A number is looked at first, printed, and taken last. What lies between may
fail or take time: nothing is locked by a look. Taking fails when another paper took the number in
the meantime. A number is never kept for later: there is no way to take any but the next one.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from documents.catalogue import Form
from documents.errors import NumberMoved
from documents.letters.common import Number
from documents.models import CongressTerm, Counter
from petitions.errors import BadFact
from petitions.law.facts import Regime
from petitions.models import Unit

#: Before the year in which a congress term began, in files and addresses: NK2025.
TERM = "NK"


@dataclass(frozen=True)
class Series:
    """One agency's papers of one type in one period.

    `year` is the calendar year; for papers of the Party the year in which the term began.
    """

    unit: Unit
    type_code: str
    year: int
    regime: Regime = Regime.STATE

    @property
    def key(self) -> dict[str, Any]:
        """The series as the tables name it."""
        return {
            "unit": self.unit,
            "regime": self.regime.value,
            "type_code": self.type_code,
            "year": self.year,
        }

    @property
    def order(self) -> tuple[int, str, str, int]:
        """In which order series are held: everybody in the same, so that nobody waits in a ring."""
        return self.unit.pk, self.regime.value, self.type_code, self.year

    @property
    def period(self) -> str:
        """The period as files and addresses write it: 2026, or NK2025."""
        return f"{TERM if self.regime is Regime.PARTY else ''}{self.year}"

    @property
    def name(self) -> str:
        """The series in Vietnamese: "sổ TB năm 2026"."""
        period = "nhiệm kỳ bắt đầu năm" if self.regime is Regime.PARTY else "năm"
        return f"sổ {self.type_code} {period} {self.year}"

    def number(self, value: int | None) -> Number:
        """The number as it is printed; None for a preview, which has none."""
        return Number(
            value=value,
            type_code=self.type_code,
            agency_symbol=self.unit.symbol,
            regime=self.regime,
        )


def series_of(form: Form, unit: Unit, on: date) -> Series:
    """The series from which a paper of `form` issued by the agency `unit` that day is numbered.

    Raises BadFact for a Party paper of a day that lies in no congress term of `unit`.
    """
    return Series(unit, form.type_code, year_of(form.regime, unit, on), form.regime)


def year_of(regime: Regime, unit: Unit, on: date) -> int:
    """The year that names the period of that day. Raises BadFact as `series_of` does."""
    if regime is Regime.STATE:
        return on.year
    terms = CongressTerm.objects.filter(unit=unit, starts_on__lte=on)
    starts_on = terms.order_by("-starts_on").values_list("starts_on", flat=True).first()
    if starts_on is None:
        raise BadFact(
            f"Chưa khai báo nhiệm kỳ đại hội của {unit.name} cho ngày {on:%d/%m/%Y}, nên chưa đánh "
            "số được văn bản của Đảng. Quản trị viên khai báo ở mục «Nhiệm kỳ đại hội».",
            rule="Hướng dẫn số 05-HD/VPTW",
        )
    return starts_on.year


def peek(series: Series) -> int:
    """The next number of the series; it is not taken by being looked at."""
    last = _last(series)
    if last is None:
        # The database settles who makes the row when two ask at the same time.
        Counter.objects.bulk_create([Counter(**series.key)], ignore_conflicts=True)
        last = _last(series)
    return (last or 0) + 1


def last_of(series: Series) -> int:
    """The last number taken; 0 where the series has none yet."""
    return _last(series) or 0


def _last(series: Series) -> int | None:
    return Counter.objects.filter(**series.key).values_list("last", flat=True).first()


def take(series: Series, expected: int, *, through: int | None = None) -> None:
    """Take the number `expected`, as `peek` gave it. Raises NumberMoved when it is gone.

    With `through` all numbers up to that one are taken with it. The last statement of the
    transaction: the row stays locked until the commit, and a second taker waits here and then
    finds the number gone.
    """
    last = expected if through is None else through
    taken = Counter.objects.filter(**series.key, last=expected - 1).update(last=last)
    if not taken:
        raise NumberMoved(f"{series.type_code} {series.year}: {expected} is gone")
