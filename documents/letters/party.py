"""Papers of a Party body: công văn, quyết định, thông báo by Hướng dẫn 05-HD/VPTW.

The layout was read in pages about the guidance and not in the guidance itself; where they differ,
the catalogue says which way was taken. A paper of the Party ends in a full stop and not in "./.".
"""

from abc import ABC
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents import fonts
from documents.catalogue import FORMS, Form
from documents.errors import LetterError
from documents.letterhead import PARTY_WIDTH, letterhead, signature
from documents.letters.common import Letter, Number
from documents.letters.decision_parts import Article
from documents.letters.heads import Head
from documents.letters.wording import clause, lower_first, paragraphs, sentence, unnumbered
from petitions.law.facts import Regime
from petitions.models import Appointment, Unit

OFFICIAL_LETTER = FORMS["HD 05-HD/VPTW", "CV"]
DECISION = FORMS["HD 05-HD/VPTW", "QĐ"]
NOTICE = FORMS["HD 05-HD/VPTW", "TB"]
#: What the office of the Party committee keeps: neither a colon nor "VT".
KEPT = "Lưu Đảng ủy"


@dataclass(frozen=True, kw_only=True)
class PartyPaper(Letter, ABC):
    """A paper under the heading ĐẢNG CỘNG SẢN VIỆT NAM; `subject` follows "về"."""

    required: ClassVar[dict[str, str]] = {"subject": "trích yếu"}

    subject: str

    def validate_head(self) -> None:
        super().validate_head()
        if self.number.regime is not Regime.PARTY:
            raise LetterError("number", "Văn bản của Đảng phải lấy số trong sổ của Đảng.")

    @property
    def title(self) -> str:
        """The summary: begins with a small letter."""
        return f"về {self.subject}"


@dataclass(frozen=True, kw_only=True)
class PartyLetter(PartyPaper):
    """Công văn of the Party."""

    template: ClassVar[str] = "paper/party_letter.html"
    required: ClassVar[dict[str, str]] = PartyPaper.required | {
        "addressees": "nơi nhận",
        "paragraphs": "nội dung",
    }

    addressees: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The summary in lines that fit the left column, under the number."""
        return fonts.wrap(self.title, fonts.Style.ITALIC, 12, PARTY_WIDTH)


@dataclass(frozen=True, kw_only=True)
class PartyDecision(PartyPaper):
    """Quyết định of the Party; `authority` decides: "Ban Thường vụ Đảng ủy xã Mẫu Đơn"."""

    template: ClassVar[str] = "paper/party_decision.html"
    required: ClassVar[dict[str, str]] = PartyPaper.required | {
        "authority": "cơ quan, tổ chức đảng quyết định",
        "legal_basis": "căn cứ",
        "orders": "điều khoản thi hành",
    }

    authority: str
    legal_basis: tuple[str, ...]
    orders: tuple[tuple[str, ...], ...]

    def validate(self) -> None:
        if not all(self.orders):
            raise LetterError("orders", "Có điều của quyết định để trống.")

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, numbered."""
        return tuple(Article(number=n, paragraphs=o) for n, o in enumerate(self.orders, start=1))


@dataclass(frozen=True, kw_only=True)
class PartyNotice(PartyPaper):
    """Thông báo of the Party."""

    template: ClassVar[str] = "paper/party_notice.html"
    required: ClassVar[dict[str, str]] = PartyPaper.required | {"paragraphs": "nội dung"}

    paragraphs: tuple[str, ...]


def party_head(
    unit: Unit, form: Form, number: Number, signer: Appointment, issued_on: date
) -> Head:
    """The head of a paper of the Party body `unit`. Raises LetterError as `signature` does."""
    return Head(
        form=form,
        letterhead=letterhead(unit, form.regime),
        number=number,
        issued_on=issued_on,
        signature=signature(signer, unit, on=issued_on, regime=form.regime),
    )


def official_letter(
    *,
    unit: Unit,
    number: Number,
    addressees: Sequence[str],
    subject: str,
    text: str,
    signer: Appointment,
    issued_on: date,
) -> PartyLetter:
    """The letter; each line of `text` is a paragraph."""
    return PartyLetter(
        **party_head(unit, OFFICIAL_LETTER, number, signer, issued_on),
        recipients=("Như trên", KEPT),
        addressees=tuple(clause(name) for name in addressees if name.strip()),
        subject=_subject(subject),
        paragraphs=_ended(text),
    )


def decision(
    *,
    unit: Unit,
    number: Number,
    authority: str,
    subject: str,
    legal_basis: Sequence[str],
    orders: Sequence[str],
    recipients: Sequence[str],
    signer: Appointment,
    issued_on: date,
) -> PartyDecision:
    """The decision; each of `orders` is an article and of `legal_basis` a ground, with "Căn cứ"."""
    return PartyDecision(
        **party_head(unit, DECISION, number, signer, issued_on),
        recipients=(*recipients, KEPT),
        subject=_subject(subject),
        authority=clause(authority),
        legal_basis=tuple(clause(line) for line in legal_basis if line.strip()),
        orders=tuple(_ended(unnumbered(order)) for order in orders),
    )


def notice(
    *,
    unit: Unit,
    number: Number,
    subject: str,
    text: str,
    recipients: Sequence[str],
    signer: Appointment,
    issued_on: date,
) -> PartyNotice:
    """The notice; each line of `text` is a paragraph."""
    return PartyNotice(
        **party_head(unit, NOTICE, number, signer, issued_on),
        recipients=(*recipients, KEPT),
        subject=_subject(subject),
        paragraphs=_ended(text),
    )


def _subject(text: str) -> str:
    """The summary without the "về" with which it is printed."""
    return lower_first(clause(text)).removeprefix("về ").strip()


def _ended(text: str) -> tuple[str, ...]:
    """The paragraphs, the last of which ends in one full stop."""
    *body, last = paragraphs(text) or ("",)
    return (*body, sentence(last)) if last else ()
