"""What is handed over: Mẫu số 08, NĐ 124/2020, and Mẫu số 02/TCD, NĐ 154/2026."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from documents.catalogue import EVIDENCE_HANDOVER, EVIDENCE_RECEIPT
from documents.errors import LetterError
from documents.letters.decision_parts import Section
from documents.letters.heads import joint_head
from documents.letters.minutes import (
    Attendant,
    Minutes,
    SignatureCell,
    hour,
)
from documents.letters.suspension_parts import Cited
from documents.letters.wording import clause
from petitions.models import Unit


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One thing handed over; `condition` is how it looks, `sort` bản chính or which copy."""

    name: str
    pages: int
    condition: str
    sort: str


def require_evidence(items: Iterable[Evidence]) -> None:
    """Raises LetterError where a thing has no name, pages or sort."""
    if any(not item.name.strip() or item.pages < 1 or not item.sort.strip() for item in items):
        raise LetterError("items", "Tài liệu phải có tên, ít nhất một trang, và là bản gì.")


@dataclass(frozen=True, kw_only=True)
class EvidenceHandover(Minutes):
    """Biên bản giao nhận; `order` is the decision to verify, None before there is one."""

    required: ClassVar[dict[str, str]] = Minutes.required | {
        "items": "thông tin, tài liệu, bằng chứng được giao",
        "subject": "nội dung sự việc (về việc)",
    }

    giver: Attendant
    receiver: Attendant
    subject: str
    order: Cited | None
    items: tuple[Evidence, ...]

    def validate(self) -> None:
        super().validate()
        require_evidence(self.items)

    @property
    def sections(self) -> tuple[Section, ...]:
        basis = f", theo {self.order.named}" if self.order else ""
        said = (
            f"Bên giao: {self.giver.told}.",
            f"Bên nhận: {self.receiver.told}.",
            "Hai bên giao, nhận thông tin, tài liệu, bằng chứng sau đây liên quan đến nội dung "
            f"khiếu nại về việc {self.subject}{basis}:",
        )
        return (Section(numeral="", heading="", paragraphs=said),)

    @property
    def closing(self) -> tuple[str, ...]:
        return (
            f"Việc giao nhận kết thúc hồi {self.ended}. Biên bản đã được đọc lại cho hai bên nghe "
            f"và ký xác nhận; được lập thành {self.copies:02d} bản, mỗi bên giữ 01 bản",
        )

    @property
    def cells(self) -> tuple[SignatureCell, ...]:
        return (
            SignatureCell(
                lines=("BÊN GIAO",),
                hint="(Ký, ghi rõ họ tên hoặc điểm chỉ)",
                name=self.giver.name,
            ),
            SignatureCell(lines=("BÊN NHẬN",), name=self.receiver.name),
        )


@dataclass(frozen=True, kw_only=True)
class EvidenceReceipt(Minutes):
    """Giấy biên nhận thông tin, tài liệu (tiếp công dân); one copy stays with the giver."""

    template: ClassVar[str] = "paper/evidence_receipt.html"
    required: ClassVar[dict[str, str]] = Minutes.required | {
        "items": "thông tin, tài liệu được giao",
    }
    copies_rule: ClassVar[str] = "Mẫu số 02/TCD Nghị định số 154/2026/NĐ-CP"

    giver: Attendant
    receiver: Attendant
    items: tuple[Evidence, ...]

    def validate(self) -> None:
        super().validate()
        require_evidence(self.items)
        if not self.receiver.title.strip():
            raise LetterError("receiver", "Thiếu chức vụ của người nhận.")

    @property
    def opening(self) -> str:
        return f"Vào {hour(self.opened_at)}, tại: {self.place}."

    @property
    def sections(self) -> tuple[Section, ...]:
        said = (
            f"Tôi là {self.receiver.name}. Chức vụ: {self.receiver.title}.",
            f"Đã nhận của {self.giver.told} các thông tin, tài liệu sau:",
        )
        return (Section(numeral="", heading="", paragraphs=said),)

    @property
    def closing(self) -> tuple[str, ...]:
        return (
            f"Giấy biên nhận thông tin, tài liệu được lập thành {self.copies:02d} bản, giao cho "
            "người cung cấp thông tin, tài liệu 01 bản",
        )

    @property
    def cells(self) -> tuple[SignatureCell, ...]:
        return (
            SignatureCell(lines=("NGƯỜI CUNG CẤP", "THÔNG TIN, TÀI LIỆU"), name=self.giver.name),
            SignatureCell(
                lines=("NGƯỜI NHẬN",),
                hint="(Ký, ghi rõ họ tên, đóng dấu nếu có)",
                name=self.receiver.name,
            ),
        )


def handover(
    *,
    unit: Unit,
    opened_at: datetime,
    closed_at: datetime | None,
    place: str,
    giver: Attendant,
    receiver: Attendant,
    subject: str,
    order: Cited | None,
    items: Sequence[Evidence],
    copies: int = 2,
) -> EvidenceHandover:
    """The minutes of a handover between two, each of whom keeps a copy."""
    return EvidenceHandover(
        **joint_head(unit, EVIDENCE_HANDOVER, opened_at.date()),
        opened_at=opened_at,
        closed_at=closed_at,
        place=clause(place),
        copies=copies,
        giver=giver,
        receiver=receiver,
        subject=clause(subject),
        order=order,
        items=tuple(items),
    )


def receipt(
    *,
    unit: Unit,
    received_at: datetime,
    place: str,
    giver: Attendant,
    receiver: Attendant,
    items: Sequence[Evidence],
    copies: int = 2,
) -> EvidenceReceipt:
    """The receipt for what a citizen hands over when received in person (Điều 15 khoản 4)."""
    return EvidenceReceipt(
        **joint_head(unit, EVIDENCE_RECEIPT, received_at.date()),
        opened_at=received_at,
        closed_at=None,
        place=clause(place),
        copies=copies,
        giver=giver,
        receiver=receiver,
        items=tuple(items),
    )
