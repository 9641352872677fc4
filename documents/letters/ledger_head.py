"""Phiếu chốt nhật ký (in-house): the signed head of one day, for keeping outside the system.

No statute gives a form for it. Whoever holds the paper can show later what the record was: digest,
signature and public key stand on it as text and in the QR code.
"""

import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

import segno
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from documents.catalogue import LEDGER_HEAD
from documents.errors import LetterError
from documents.letterhead import letterhead
from documents.letters.common import Letter, Number, Signature
from documents.letters.wording import long_date
from petitions import ledger
from petitions.models import LedgerHead, Unit, User

#: Lengths in hexadecimal digits: SHA-256, and Ed25519's signature and public key.
DIGEST, SIGNATURE, KEY = 64, 128, 64
_GROUP = 4


def groups(text: str) -> str:
    """Hexadecimal digits in capitals and in fours, to be compared without losing the place."""
    capitals = text.upper()
    return " ".join(capitals[i : i + _GROUP] for i in range(0, len(capitals), _GROUP))


@dataclass(frozen=True, kw_only=True)
class LedgerHeadSheet(Letter):
    """One daily head on paper. `head_number` counts the heads; the paper itself has no number."""

    template: ClassVar[str] = "paper/ledger_head.html"
    required: ClassVar[dict[str, str]] = {"digest": "mã băm", "signature_value": "chữ ký số"}

    head_number: int
    day: date
    #: When the head was made, in the legal zone.
    made_at: datetime
    chains: int
    entries: int
    lines: int
    digest: str
    signature_value: str
    public_key: str

    def validate(self) -> None:
        hexadecimal = (
            ("digest", self.digest, DIGEST),
            ("signature_value", self.signature_value, SIGNATURE),
            ("public_key", self.public_key, KEY),
        )
        for field, text, length in hexadecimal:
            if len(text) != length or set(text) - set("0123456789abcdef"):
                raise LetterError(field, f"Phải có {length} chữ số thập lục phân.")
        if self.issued_on < self.day:
            raise LetterError("issued_on", "Ngày in trước ngày chốt.")

    @property
    def title(self) -> str:
        """Which head it is."""
        return f"Lần chốt số {self.head_number}, {long_date(self.day)}"

    @property
    def closed_at(self) -> str:
        """When the head was made: 06:30 24/11/2026."""
        return f"{self.made_at:%H:%M:%S %d/%m/%Y}"

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """What verifies the head, each with its name, in groups."""
        return (
            ("Mã băm của lần chốt (SHA-256)", groups(self.digest)),
            ("Chữ ký số (Ed25519) trên mã băm", groups(self.signature_value)),
            ("Khóa công khai để kiểm tra chữ ký", groups(self.public_key)),
        )

    @property
    def told(self) -> str:
        """The same for a machine, in the letters that a QR code holds most of."""
        parts = (self.digest, self.signature_value, self.public_key)
        return ":".join(
            ("DON-THU-LEDGER", str(self.head_number), self.day.isoformat(), *parts)
        ).upper()

    @property
    def qr(self) -> SafeString:
        """`told` as a QR picture; it holds figures only."""
        drawing = io.BytesIO()
        segno.make(self.told, error="m", micro=False).save(
            drawing,
            kind="svg",
            xmldecl=False,
            svgns=True,
            omitsize=True,
            border=2,
            title="Mã QR của các số ghi trên tờ này",
        )
        return mark_safe(drawing.getvalue().decode())


def build(
    head: LedgerHead, *, unit: Unit, public_key: str, keeper: User, printed_on: date
) -> LedgerHeadSheet:
    """The sheet of that head. `keeper` is who takes it into keeping.

    Raises LetterError where a value is not what it has to be, or the unit has no letterhead.
    """
    signs = Signature(
        lines=("NGƯỜI LƯU GIỮ",), name=keeper.get_full_name(), hint="(Ký, ghi rõ họ tên)"
    )
    return LedgerHeadSheet(
        form=LEDGER_HEAD,
        letterhead=letterhead(unit),
        number=Number(value=None, type_code=LEDGER_HEAD.type_code, agency_symbol=unit.symbol),
        issued_on=printed_on,
        signature=signs,
        recipients=(),
        head_number=head.number,
        day=head.day,
        made_at=timezone.localtime(head.made_at),
        chains=head.chains,
        entries=head.entries,
        lines=head.lines,
        digest=ledger.head_digest(head),
        signature_value=head.signature,
        public_key=public_key,
    )
