"""Bì thư (in-house): whom a paper goes to, printed from what is typed or opened by grant.

The name of a denouncer stands here and on no paper. Nothing keeps an envelope: it is set and
printed, and neither it nor its address is written to a table, a log or a record.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from documents.catalogue import FORMS
from documents.errors import LetterError
from documents.letterhead import letterhead
from documents.letters.common import Letter, Number
from documents.letters.heads import NOBODY
from petitions.models import Unit

FORM = FORMS["Nội bộ", "BT"]


@dataclass(frozen=True, kw_only=True)
class Envelope(Letter):
    """One envelope of 220 by 110 mm. `symbols` are the papers inside, by number alone."""

    template: ClassVar[str] = "paper/envelope.html"
    required: ClassVar[dict[str, str]] = {
        "symbols": "số, ký hiệu văn bản trong bì",
        "name": "họ và tên người nhận",
        "address": "địa chỉ người nhận",
        "sender_address": "địa chỉ cơ quan gửi",
    }

    sender_address: str
    sender_phone: str
    symbols: tuple[str, ...]
    name: str = field(repr=False)
    address: str = field(repr=False)

    def validate_head(self) -> None:
        if not self.letterhead.agency_lines:
            raise LetterError("letterhead", "Thiếu tên cơ quan gửi.")


def build(
    *, unit: Unit, symbols: Sequence[str], name: str, address: str, printed_on: date
) -> Envelope:
    """The envelope from the agency `unit` to `name`, with the form of address where one is due."""
    return Envelope(
        form=FORM,
        letterhead=letterhead(unit),
        number=Number(value=None, type_code=FORM.type_code, agency_symbol=unit.symbol),
        issued_on=printed_on,
        signature=NOBODY,
        recipients=(),
        sender_address=unit.address,
        sender_phone=unit.phone,
        symbols=tuple(symbols),
        name=name.strip(),
        address=address.strip(),
    )
