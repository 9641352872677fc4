"""Bản sao: SAO Y, SAO LỤC, TRÍCH SAO (NĐ 30/2020, Điều 25 and Phụ lục I).

Under the last line of the source stands a rule of the full width, and under it a second head with
number, date and signature of the body that copies. An extract is set anew; of the two others this
is the part below the rule, printed on to the copied last page at the height where its text ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from documents.catalogue import FORMS, Form
from documents.errors import LetterError
from documents.letterhead import letterhead, signature
from documents.letters.common import Letter, Number
from documents.letters.suspension_parts import Cited
from documents.letters.wording import paragraphs
from petitions.models import Appointment, Unit

#: The part below the rule is so high; text that ends lower on the page leaves no room for it.
BLOCK_HEIGHT = 92
#: The text block of a page, in millimetres from the upper edge.
TOP, BOTTOM = 20, 277


class CopyKind(Enum):
    """The three sorts of copy, each with its form."""

    TRUE_COPY = FORMS["NĐ 30/2020", "SAO Y"]
    COPY_OF_COPY = FORMS["NĐ 30/2020", "SAO LỤC"]
    EXTRACT = FORMS["NĐ 30/2020", "TRÍCH SAO"]

    @property
    def form(self) -> Form:
        """The form."""
        return self.value


@dataclass(frozen=True, kw_only=True)
class Copy(Letter):
    """The certification of a copy of `source`.

    `below` is where the rule stands, in millimetres from the upper edge of the page. `extract` is
    what a TRÍCH SAO repeats of a paper by `source_body` about `subject`; all three are empty on
    the others, whose page is the copied one.
    """

    template: ClassVar[str] = "paper/copy.html"
    source: Cited
    source_body: str
    subject: str
    extract: tuple[str, ...]
    below: int

    def validate(self) -> None:
        if not self.source.symbol:
            raise LetterError("source", "Thiếu số, ký hiệu của văn bản được sao.")
        if self.source.on > self.issued_on:
            raise LetterError("source", "Văn bản được sao có ngày sau ngày sao.")
        if self.is_extract and not self.extract:
            raise LetterError("extract", "Thiếu phần nội dung được trích sao.")
        if self.is_extract and not self.source_body:
            raise LetterError("source_body", "Thiếu cơ quan ban hành văn bản được trích sao.")
        if not self.is_extract and not TOP <= self.below <= BOTTOM - BLOCK_HEIGHT:
            raise LetterError(
                "below", "Không đủ chỗ dưới nội dung của văn bản để trình bày thể thức bản sao."
            )

    @property
    def is_extract(self) -> bool:
        """Whether the text itself is repeated here."""
        return self.form is CopyKind.EXTRACT.form

    @property
    def gap(self) -> int:
        """Millimetres of empty page above the rule."""
        return self.below - TOP


def build(
    kind: CopyKind,
    *,
    unit: Unit,
    number: Number,
    source: Cited,
    source_body: str = "",
    subject: str = "",
    extract: str = "",
    below: int = TOP,
    recipients: Sequence[str],
    signer: Appointment,
    issued_on: date,
) -> Copy:
    """The copy that `unit` certifies. Give `extract` to an extract, `below` to the two others."""
    return Copy(
        form=kind.form,
        letterhead=letterhead(unit),
        number=number,
        issued_on=issued_on,
        signature=signature(signer, unit, on=issued_on),
        recipients=(*recipients, "Lưu: VT"),
        source=source,
        source_body=source_body.strip(),
        subject=subject.strip(),
        extract=paragraphs(extract),
        below=below,
    )
