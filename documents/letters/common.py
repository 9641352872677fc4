"""The parts that every letter has, and the letter that all are made from."""

from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar

from documents import fonts
from documents.catalogue import Form
from documents.errors import LetterError
from documents.letters.wording import long_date, lower_first, short_date
from petitions.law.facts import Regime
from petitions.vault import Person

#: The series of công văn. Their symbol does not print it (NĐ 30/2020, Phụ lục I).
OFFICIAL_LETTER = "CV"


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The left column at the top, as lines that fit it, and where the agency writes from."""

    superior_lines: tuple[str, ...]
    agency_lines: tuple[str, ...]
    #: The agency in running text: "Ủy ban nhân dân xã An Hòa".
    agency: str
    place: str


@dataclass(frozen=True, kw_only=True)
class Number:
    """Number and symbol of a paper; `value` is None on a preview."""

    value: int | None
    type_code: str
    agency_symbol: str
    regime: Regime = Regime.STATE

    @property
    def symbol(self) -> str:
        """05/TB-UBND; numbers below 10 have a leading zero. A công văn: 05/UBND, without a type.

        A paper of the Party: 05-TB/ĐU, of every type (HD 05-HD/VPTW).
        """
        value = "…" if self.value is None else f"{self.value:02d}"
        if self.regime is Regime.PARTY:
            return f"{value}-{self.type_code}/{self.agency_symbol}"
        if self.type_code == OFFICIAL_LETTER:
            return f"{value}/{self.agency_symbol}"
        return f"{value}/{self.type_code}-{self.agency_symbol}"


@dataclass(frozen=True, kw_only=True)
class Signature:
    """The signature block: capacity and office in capitals, a line each, and the name."""

    lines: tuple[str, ...]
    name: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class Citizen:
    """A party as a letter names it: who, where, and the identity paper where it is known.

    Where `is_sealed`, who it is is kept secret: `name` is the mask, and there is nothing else.
    """

    name: str
    address: str
    paper: str
    is_organisation: bool
    is_sealed: bool = False

    @classmethod
    def of(cls, person: Person, *, is_organisation: bool = False) -> "Citizen":
        """The party that `person` is."""
        return cls(
            name=person.name,
            address=person.address,
            paper=_paper(person),
            is_organisation=is_organisation,
            is_sealed=person.is_sealed,
        )

    @property
    def called(self) -> str:
        """The name with the form of address; bodies and masks have none."""
        return self.name if self._is_bare else f"Ông\u00a0(Bà) {self.name}"

    @property
    def called_within(self) -> str:
        """The same inside a sentence."""
        if self.is_sealed:
            return lower_first(self.name)
        return self.name if self._is_bare else f"ông\u00a0(bà) {self.name}"

    @property
    def called_again(self) -> str:
        """The same once it has been said: a mask without its remark, "người khiếu nại"."""
        return self.called_within.partition(" (")[0] if self.is_sealed else self.called_within

    @property
    def told(self) -> str:
        """The value after the label that says who it is: "Người khiếu nại: …"."""
        return "được giữ bí mật theo quy định" if self.is_sealed else self.called_within

    @property
    def _is_bare(self) -> bool:
        return self.is_organisation or self.is_sealed


def _paper(person: Person) -> str:
    """The identity paper as the forms of NĐ 155/2026 have it: kind, number, day, issuer."""
    if not person.paper_number:
        return ""
    day = f", ngày cấp {short_date(person.paper_issued_on)}" if person.paper_issued_on else ""
    issuer = f", nơi cấp {person.paper_issued_by}" if person.paper_issued_by else ""
    return f"{person.paper_label or 'Giấy tờ'} số {person.paper_number}{day}{issuer}"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What every letter has. Raises LetterError, naming the field, when a thing is missing.

    `required` names each field that must be there, in words for the message. A letter adds what
    cannot be in `validate`.
    """

    template: ClassVar[str]
    required: ClassVar[dict[str, str]] = {}
    #: Width in millimetres that the title may take on one line.
    title_width: ClassVar[int] = 140

    form: Form
    letterhead: Letterhead
    number: Number
    issued_on: date
    signature: Signature
    recipients: tuple[str, ...]

    def __post_init__(self) -> None:
        self.validate_head()
        for field in fields(self):
            label = self.required.get(field.name)
            value = getattr(self, field.name)
            if label and not (value.strip() if isinstance(value, str) else value):
                raise LetterError(field.name, f"Thiếu {label}.")
        self.validate()

    def validate_head(self) -> None:
        """Refuse a head or a signature that lacks what every issued paper has.

        Minutes, and what a citizen fills in, are not issued and ask for other things.
        """
        if not self.number.agency_symbol:
            raise LetterError("number", "Cơ quan ban hành chưa có ký hiệu văn bản.")
        if not self.letterhead.place:
            raise LetterError("letterhead", "Cơ quan ban hành chưa có địa danh.")
        if not self.signature.name.strip():
            raise LetterError("signature", "Thiếu họ và tên người ký.")

    def validate(self) -> None:
        """Refuse what cannot be; a letter with nothing of the kind keeps this one."""

    @property
    def title(self) -> str:
        """The summary under the name of the type (trích yếu)."""
        return self.form.title

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The summary in even lines; the rule under it is measured from the last."""
        return fonts.wrap(self.title, fonts.Style.BOLD, 14, self.title_width)

    @property
    def dateline(self) -> str:
        """An Hòa, ngày 05 tháng 02 năm 2026."""
        return f"{self.letterhead.place}, {long_date(self.issued_on)}"


def require_citizen(field: str, citizen: Citizen, who: str) -> None:
    """Raises LetterError unless the name and address are there; a secret party has no address."""
    if not citizen.name.strip():
        raise LetterError(field, f"Thiếu họ và tên {who}.")
    if not citizen.is_sealed and not citizen.address.strip():
        raise LetterError(field, f"Thiếu địa chỉ {who}.")
