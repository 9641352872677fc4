"""The receipt that a petitioner takes home: what was handed in, what happens by when, how to look.

No statute gives a form for it; the layout is that of every paper of the agency.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import segno
from django.utils.safestring import SafeString, mark_safe

from documents.catalogue import RECEIPT
from documents.errors import LetterError
from documents.letterhead import letterhead
from documents.letters.common import Citizen, Letter, Number, Signature, require_citizen
from documents.letters.wording import NOUNS, clause, long_date
from petitions.law.facts import Kind
from petitions.models import Unit
from petitions.vault import Person


@dataclass(frozen=True, kw_only=True)
class ListedPaper:
    """One paper handed over with the petition."""

    name: str
    pages: int
    is_original: bool


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A day by which the agency owes the petitioner something, and the article that says so."""

    label: str
    due_on: date
    basis: str

    @property
    def day(self) -> str:
        """The day in words."""
        return long_date(self.due_on)


@dataclass(frozen=True, kw_only=True)
class Receipt(Letter):
    """Giấy biên nhận đơn (in-house)."""

    template: ClassVar[str] = "paper/receipt.html"
    required: ClassVar[dict[str, str]] = {
        "register_number": "số vào sổ",
        "lookup_code": "mã tra cứu",
        "lookup_url": "địa chỉ tra cứu",
        "subject": "nội dung sự việc (về việc)",
        "officer": "họ và tên cán bộ tiếp nhận",
    }

    kind: Kind
    register_number: str
    lookup_code: str
    lookup_url: str
    petitioner: Citizen
    received_on: date
    subject: str
    papers: tuple[ListedPaper, ...]
    promises: tuple[Promise, ...]
    officer: str
    officer_title: str

    def validate(self) -> None:
        require_citizen("petitioner", self.petitioner, "người nộp đơn")
        if self.received_on > self.issued_on:
            raise LetterError("received_on", "Ngày nhận đơn sau ngày lập giấy biên nhận.")
        if any(not paper.name.strip() or paper.pages < 1 for paper in self.papers):
            raise LetterError("papers", "Tài liệu kèm theo phải có tên và ít nhất một trang.")
        if any(promise.due_on < self.received_on for promise in self.promises):
            raise LetterError("promises", "Ngày hẹn trước ngày nhận đơn.")

    @property
    def title(self) -> str:
        """The summary names the kind: a receipt is asked for at another counter months later."""
        return f"{self.form.title} {self.noun}"

    @property
    def noun(self) -> str:
        """What the petition is called: khiếu nại, tố cáo."""
        return NOUNS[self.kind]

    @property
    def received(self) -> str:
        """The day of receipt in words."""
        return long_date(self.received_on)

    @property
    def spoken_code(self) -> str:
        """The lookup code in groups of four, to be read and typed without losing the place."""
        code = self.lookup_code
        return " ".join(code[i : i + 4] for i in range(0, len(code), 4))

    @property
    def qr(self) -> SafeString:
        """The lookup address as a QR picture; drawn by us, with nothing of the user's in it."""
        drawing = io.BytesIO()
        segno.make(self.lookup_url, error="m", micro=False).save(
            drawing,
            kind="svg",
            xmldecl=False,
            svgns=True,
            omitsize=True,
            border=2,
            title="Mã QR của địa chỉ tra cứu",
        )
        return mark_safe(drawing.getvalue().decode())


def build(
    *,
    unit: Unit,
    number: Number,
    kind: Kind = Kind.COMPLAINT,
    register_number: str,
    lookup_code: str,
    lookup_url: str,
    petitioner: Person,
    is_organisation: bool = False,
    received_on: date,
    issued_on: date,
    subject: str,
    papers: Sequence[tuple[str, int, bool]],
    promises: Sequence[tuple[str, date, str]],
    officer: str,
    officer_title: str,
) -> Receipt:
    """The receipt. `papers` are (name, pages, is original), `promises` (label, day, article)."""
    return Receipt(
        form=RECEIPT,
        letterhead=letterhead(unit),
        number=number,
        issued_on=issued_on,
        signature=Signature(lines=("NGƯỜI NHẬN ĐƠN",), name=officer, hint="(Ký, ghi rõ họ tên)"),
        recipients=("Người nộp đơn", "Lưu: hồ sơ"),
        kind=kind,
        register_number=register_number,
        lookup_code=lookup_code,
        lookup_url=lookup_url,
        petitioner=Citizen.of(petitioner, is_organisation=is_organisation),
        received_on=received_on,
        subject=clause(subject),
        papers=tuple(ListedPaper(name=n, pages=p, is_original=o) for n, p, o in papers),
        promises=tuple(Promise(label=la, due_on=d, basis=b) for la, d, b in promises),
        officer=officer,
        officer_title=officer_title,
    )
