"""Danh sách gửi văn bản (in-house): what goes out on one day, line by line, for whoever carries it.

A denouncer stands here as the mask does; the envelope alone says who it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import FORMS
from documents.errors import LetterError
from documents.letterhead import letterhead
from documents.letters.common import Letter, Number, Signature
from documents.letters.suspension_parts import Cited
from documents.letters.wording import short_date
from petitions.models import Unit

FORM = FORMS["Nội bộ", "DSG"]


@dataclass(frozen=True, kw_only=True)
class Posting:
    """One paper to one addressee, and the way: "Giao trực tiếp, có ký nhận"."""

    paper: Cited
    addressee: str
    way: str

    @property
    def day(self) -> str:
        """The day of the paper in figures."""
        return short_date(self.paper.on)


@dataclass(frozen=True, kw_only=True)
class DeliveryList(Letter):
    """The list; the last column is left to be signed or to take the number of the post."""

    template: ClassVar[str] = "paper/delivery_list.html"
    required: ClassVar[dict[str, str]] = {"postings": "văn bản được gửi"}

    postings: tuple[Posting, ...]

    def validate(self) -> None:
        for posting in self.postings:
            if not (posting.paper.symbol and posting.addressee.strip() and posting.way.strip()):
                raise LetterError("postings", "Mỗi dòng phải có số văn bản, nơi nhận, cách gửi.")
            if posting.paper.on > self.issued_on:
                raise LetterError("postings", "Có văn bản mang ngày sau ngày gửi.")

    @property
    def title(self) -> str:
        """Of which day."""
        return f"{self.form.title} ngày {short_date(self.issued_on)}"


def build(*, unit: Unit, postings: Sequence[Posting], clerk: str, listed_on: date) -> DeliveryList:
    """The list that `clerk`, by full name, made that day."""
    return DeliveryList(
        form=FORM,
        letterhead=letterhead(unit),
        number=Number(value=None, type_code=FORM.type_code, agency_symbol=unit.symbol),
        issued_on=listed_on,
        signature=Signature(lines=("NGƯỜI LẬP DANH SÁCH",), name=clerk, hint="(Ký, ghi rõ họ tên)"),
        recipients=(),
        postings=tuple(postings),
    )
