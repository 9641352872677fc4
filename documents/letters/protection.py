"""Quyết định áp dụng biện pháp bảo vệ (in-house): Luật Tố cáo, Điều 52.

Khoản 2 điểm c asks for name and address of who is protected. Both stand on a sheet that goes with
the decision under seal, in the way of Điều 56 khoản 2: the decision is numbered, kept and sent to
several, and the sheet is printed from what is opened by grant and kept nowhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from documents.catalogue import FORMS
from documents.errors import LetterError
from documents.letterhead import authority
from documents.letters.common import Letter, Number
from documents.letters.decision_parts import Article
from documents.letters.draft import DENUNCIATION_BASIS
from documents.letters.heads import KEPT, head
from documents.letters.suspension import IN_FORCE
from documents.letters.suspension_parts import Cited, carried_out
from documents.letters.wording import clause, long_date, paragraphs, sentence
from petitions.models import Appointment, Unit

ORDER = FORMS["Nội bộ", "QĐ-BV-TC"]
SHEET = FORMS["Nội bộ", "PTT-BV-TC"]


@dataclass(frozen=True, kw_only=True)
class ProtectionOrder(Letter):
    """The decision; it has no field for who is protected.

    `request` is the paper by which the settler asked for it, None where the settler decides.
    `people` is how many are protected, each named on the sheet.
    """

    template: ClassVar[str] = "paper/order.html"
    required: ClassVar[dict[str, str]] = {
        "authority": "chức danh người ban hành",
        "measures": "nội dung, biện pháp bảo vệ",
        "duties": "trách nhiệm thực hiện biện pháp bảo vệ",
        "bound": "cơ quan, tổ chức, cá nhân thực hiện biện pháp bảo vệ",
    }

    authority: str
    request: Cited | None
    people: int
    measures: tuple[str, ...]
    duties: tuple[str, ...]
    starts_on: date
    bound: tuple[str, ...]

    def validate(self) -> None:
        if self.people < 1:
            raise LetterError("people", "Phải có ít nhất một người được bảo vệ.")
        if self.starts_on < self.issued_on:
            raise LetterError("starts_on", "Biện pháp bảo vệ không thể bắt đầu trước quyết định.")

    @property
    def legal_basis(self) -> tuple[str, ...]:
        """The statutes, and the request."""
        if self.request is None:
            return DENUNCIATION_BASIS
        asked = f"Căn cứ {self.request.named} về việc đề nghị áp dụng biện pháp bảo vệ"
        return (*DENUNCIATION_BASIS, asked)

    @property
    def articles(self) -> tuple[Article, ...]:
        """Parts c to đ of khoản 2, and who carries the decision out."""
        bodies = (
            (
                f"Áp dụng biện pháp bảo vệ đối với {self.people:02d} người được bảo vệ theo Luật "
                "Tố cáo. Họ tên, địa chỉ của người được bảo vệ ghi tại Phiếu thông tin kèm theo "
                "Quyết định này, niêm phong, chỉ giao cho người thực hiện biện pháp bảo vệ.",
                "Nội dung, biện pháp bảo vệ:",
                *(f"- {sentence(text)}" for text in self.measures),
                "Thời điểm bắt đầu thực hiện biện pháp bảo vệ: "
                f"{long_date(self.starts_on)}; thời gian bảo vệ tính đến khi việc áp dụng biện "
                "pháp bảo vệ chấm dứt theo khoản 2 Điều 54 Luật Tố cáo.",
            ),
            (
                "Trách nhiệm thực hiện:",
                *(f"- {sentence(text)}" for text in self.duties),
                "Người biết thông tin về việc bảo vệ có trách nhiệm giữ bí mật. " + IN_FORCE,
            ),
            (carried_out(self.bound),),
        )
        return tuple(Article(number=n, paragraphs=body) for n, body in enumerate(bodies, start=1))


@dataclass(frozen=True, kw_only=True)
class Protected:
    """One who is protected. It shows itself to no log: what prints it is all that reads it."""

    name: str = field(repr=False)
    address: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class ProtectedSheet(Letter):
    """Phiếu thông tin người được bảo vệ, with the decision `order`, under seal; never stored."""

    template: ClassVar[str] = "paper/protected_sheet.html"
    required: ClassVar[dict[str, str]] = {"protected": "người được bảo vệ"}

    order: Cited
    protected: tuple[Protected, ...]

    def validate(self) -> None:
        if any(not who.name.strip() or not who.address.strip() for who in self.protected):
            raise LetterError("protected", "Thiếu họ tên hoặc địa chỉ của người được bảo vệ.")


def order(
    *,
    unit: Unit,
    number: Number,
    request: Cited | None,
    people: int,
    measures: str,
    duties: str,
    starts_on: date,
    bound: Sequence[str],
    signer: Appointment,
    issued_on: date,
) -> ProtectionOrder:
    """The decision. `measures` and `duties` are a line each; neither says who is protected."""
    return ProtectionOrder(
        **head(unit, ORDER, number, signer, issued_on),
        recipients=("Như Điều 3", "Người được bảo vệ", "Người giải quyết tố cáo", KEPT),
        authority=authority(unit),
        request=request,
        people=people,
        measures=paragraphs(measures),
        duties=paragraphs(duties),
        starts_on=starts_on,
        bound=tuple(clause(name) for name in bound if name.strip()),
    )


def sheet(
    *,
    unit: Unit,
    order: Cited,
    protected: Sequence[Protected],
    signer: Appointment,
    issued_on: date,
) -> ProtectedSheet:
    """The sheet, from what was opened by grant or typed for it."""
    number = Number(value=None, type_code=SHEET.type_code, agency_symbol=unit.symbol)
    return ProtectedSheet(
        **head(unit, SHEET, number, signer, issued_on),
        recipients=(),
        order=order,
        protected=tuple(protected),
    )
