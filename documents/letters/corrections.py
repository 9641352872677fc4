"""Đính chính, thu hồi, thay thế (in-house): what is done about a paper that went out wrong.

NĐ 30/2020, Điều 18: what is wrong in content is replaced by a paper of the same form; what is wrong
in form or layout is corrected by a công văn. They name papers and nobody whom a paper names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import FORMS
from documents.errors import LetterError
from documents.letters.common import Letter, Number
from documents.letters.heads import KEPT, head
from documents.letters.official_letters import OfficialLetter
from documents.letters.suspension_parts import Cited
from documents.letters.wording import clause, paragraphs, sentence
from petitions.models import Appointment, Unit

CORRECTION = FORMS["Nội bộ", "CV-ĐC"]
RECALL = FORMS["Nội bộ", "TB-THVB"]
REPLACEMENT = FORMS["Nội bộ", "TB-TTVB"]
RULE = "Điều 18 Nghị định số 30/2020/NĐ-CP"


@dataclass(frozen=True, kw_only=True)
class Erratum:
    """One slip: where it stands, what was printed and what is right."""

    place: str
    printed: str
    right: str


@dataclass(frozen=True, kw_only=True)
class Correction(OfficialLetter):
    """Công văn đính chính `paper`: slips of form and layout, never of content."""

    required: ClassVar[dict[str, str]] = OfficialLetter.required | {"errata": "nội dung đính chính"}

    paper: Cited
    errata: tuple[Erratum, ...]

    def validate(self) -> None:
        _require_earlier("paper", self.paper, self.issued_on)
        for slip in self.errata:
            if not (slip.place.strip() and slip.printed.strip() and slip.right.strip()):
                raise LetterError("errata", "Mỗi chỗ đính chính phải ghi vị trí, đã in, sửa lại.")
            if slip.printed == slip.right:
                raise LetterError("errata", "Nội dung sửa lại trùng với nội dung đã in.")

    @property
    def title(self) -> str:
        """The summary, after "V/v"."""
        return f"đính chính {self.paper.named}"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return (
            f"{self.letterhead.agency} đã ban hành {self.paper.named} về {self.subject}. Do có sai "
            f"sót về thể thức, kỹ thuật trình bày, căn cứ {RULE}, {self.letterhead.agency} đính "
            "chính như sau:",
            *(
                f"{n}. Tại {slip.place}: đã in «{slip.printed}», đính chính là «{slip.right}»."
                for n, slip in enumerate(self.errata, start=1)
            ),
            f"Các nội dung khác của {self.paper.named} không thay đổi",
        )


@dataclass(frozen=True, kw_only=True)
class Recall(Letter):
    """Thông báo thu hồi, or, where there is `replaced_by`, thay thế văn bản."""

    template: ClassVar[str] = "paper/notice.html"
    required: ClassVar[dict[str, str]] = {
        "addressees": "nơi nhận",
        "subject": "nội dung của văn bản",
        "reason": "lý do",
    }

    addressees: tuple[str, ...]
    paper: Cited
    subject: str
    reason: tuple[str, ...]
    replaced_by: Cited | None

    def validate(self) -> None:
        _require_earlier("paper", self.paper, self.issued_on)
        if self.replaced_by is None:
            return
        if self.replaced_by.type_name != self.paper.type_name:
            raise LetterError(
                "replaced_by", "Văn bản thay thế phải có hình thức tương đương.", rule=RULE
            )
        if not self.paper.on <= self.replaced_by.on <= self.issued_on:
            raise LetterError("replaced_by", "Ngày của văn bản thay thế không khớp.")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        agency, old, new = self.letterhead.agency, self.paper.named, self.replaced_by
        done = (
            f"{new.named} thay thế {old} kể từ ngày ban hành (căn cứ {RULE})."
            if new
            else f"{agency} thu hồi {old} kể từ ngày ban hành Thông báo này."
        )
        return (
            f"{agency} đã ban hành {old} về {self.subject}.",
            *self.reason,
            done,
            "Đề nghị nơi nhận gửi lại bản giấy đã nhận, hủy bản điện tử đã nhận và thông báo lại "
            f"cho {agency}; không sử dụng văn bản nói trên kể từ khi nhận được Thông báo này",
        )


def _require_earlier(field: str, paper: Cited, on: date) -> None:
    if not paper.symbol:
        raise LetterError(field, "Thiếu số, ký hiệu của văn bản.")
    if paper.on > on:
        raise LetterError(field, "Văn bản có ngày sau ngày của văn bản này.")


def correction(
    *,
    unit: Unit,
    number: Number,
    addressees: Sequence[str],
    paper: Cited,
    subject: str,
    errata: Sequence[Erratum],
    signer: Appointment,
    issued_on: date,
) -> Correction:
    """The letter to all who got `paper`, which was about `subject`."""
    return Correction(
        **head(unit, CORRECTION, number, signer, issued_on),
        recipients=("Như trên", KEPT),
        addressees=tuple(clause(name) for name in addressees if name.strip()),
        subject=clause(subject),
        paper=paper,
        errata=tuple(errata),
    )


def recall(
    *,
    unit: Unit,
    number: Number,
    addressees: Sequence[str],
    paper: Cited,
    subject: str,
    reason: str,
    replaced_by: Cited | None = None,
    signer: Appointment,
    issued_on: date,
) -> Recall:
    """The notice to all who got `paper`, which was about `subject`."""
    return Recall(
        **head(unit, REPLACEMENT if replaced_by else RECALL, number, signer, issued_on),
        recipients=("Như trên", KEPT),
        addressees=tuple(clause(name) for name in addressees if name.strip()),
        paper=paper,
        subject=clause(subject),
        reason=tuple(sentence(text) for text in paragraphs(reason)),
        replaced_by=replaced_by,
    )
