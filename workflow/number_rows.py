"""Sổ văn bản đi on the screen: which series there are to choose from, and their lines in words."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.models import Counter
from documents.numbering import Series
from documents.outgoing import Entry, Sort
from documents.registers import spelled
from petitions.law.facts import Regime
from petitions.models import Unit
from workflow.languages import quoted


@dataclass(frozen=True)
class Choice:
    """One series to choose; `value` stands for it in an address, within its agency."""

    value: str
    label: str
    is_current: bool


def series_of_agency(unit: Unit) -> list[Series]:
    """The series from which `unit` has taken numbers, the newest period first."""
    rows = Counter.objects.filter(unit=unit, last__gt=0).order_by("-year", "regime", "type_code")
    return [Series(unit, row.type_code, row.year, Regime(row.regime)) for row in rows]


def value_of(series: Series) -> str:
    """The series in an address: TB.2026, QĐ.NK2025."""
    return f"{series.type_code}.{series.period}"


def choices(found: list[Series], current: Series | None) -> list[Choice]:
    """The series to choose from, as the page names them."""
    return [Choice(value_of(one), _label(one), one == current) for one in found]


def _label(series: Series) -> str:
    if series.regime is Regime.PARTY:
        return _("%(type)s, nhiệm kỳ từ %(year)d") % {
            "type": series.type_code,
            "year": series.year,
        }
    return f"{series.type_code}, {series.year}"


def agency_choices(found: QuerySet[Unit], current: Unit | None) -> list[Choice]:
    """The agencies to choose from."""
    return [Choice(unit.code, unit.name, unit == current) for unit in found]


def query_of(series: Series) -> str:
    """What leads to the series, as the end of an address."""
    return urlencode({"co-quan": series.unit.code, "so": value_of(series)})


@dataclass(frozen=True)
class Row:
    """One line of the register as the page shows it; `url` leads to the paper."""

    entry: Entry
    numbers: str
    note: str
    url: str = ""


def row_of(entry: Entry) -> Row:
    """The line in the page's language; what officers wrote stays as they wrote it."""
    url = reverse("print", args=[entry.document_id]) if entry.document_id else ""
    return Row(entry, spelled(entry.first, entry.last), _note(entry), url)


def _note(entry: Entry) -> str:
    match entry.sort:
        case Sort.VOID:
            return _("Hủy số, %(by)s") % {"by": quoted(entry.by)}
        case Sort.IMPORTED:
            return _("Theo sổ cũ")
        case Sort.HIDDEN:
            return _("Không thuộc phạm vi xem")
        case Sort.MISSING:
            return _("Thiếu văn bản, chưa rõ lý do")
        case _:
            return ""
