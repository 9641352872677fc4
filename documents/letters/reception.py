"""Reception of citizens, NĐ 154/2026: Mẫu số 01/TCD, and the appointment slip (in-house)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from documents.catalogue import APPOINTMENT, RECEPTION_REFUSAL
from documents.errors import LetterError
from documents.letterhead import letterhead
from documents.letters.common import Citizen, Letter, Number, Signature, require_citizen
from documents.letters.heads import KEPT, head
from documents.letters.minutes import hour
from documents.letters.triage import identity
from documents.letters.wording import NOUNS, clause, long_date, sentence, upper_first
from petitions.law.facts import Kind
from petitions.models import Appointment, Unit
from petitions.vault import Person

DECREE = (
    "Nghị định số 154/2026/NĐ-CP ngày 15 tháng 5 năm 2026 của Chính phủ quy định chi tiết một số "
    "điều và biện pháp tổ chức thi hành Luật Tiếp công dân"
)


class RefusalGround(StrEnum):
    """The two grounds of which the citizen is told in writing (Điều 4 khoản 3)."""

    DRAWN_OUT = "khoản 3 Điều 9 Luật Tiếp công dân"
    ANSWERED = "điểm h khoản 1 Điều 4"


@dataclass(frozen=True, kw_only=True)
class ReceptionRefusal(Letter):
    """Thông báo về việc từ chối tiếp công dân."""

    template: ClassVar[str] = "paper/notice.html"
    required: ClassVar[dict[str, str]] = {
        "subject": "nội dung khiếu nại, tố cáo, kiến nghị, phản ánh",
        "reason": "lý do từ chối",
    }

    citizen: Citizen
    came_on: date
    kind: Kind
    subject: str
    ground: RefusalGround
    reason: str

    def validate(self) -> None:
        require_citizen("citizen", self.citizen, "công dân")
        if self.issued_on < self.came_on:
            raise LetterError("came_on", "Ngày đến sau ngày thông báo.")
        is_answered = self.ground is RefusalGround.ANSWERED
        if is_answered is not (self.kind is Kind.RECOMMENDATION):
            raise LetterError(
                "ground",
                "Khoản 3 Điều 9 Luật Tiếp công dân dành cho khiếu nại, tố cáo; điểm h khoản 1 Điều "
                "4 Nghị định số 154/2026/NĐ-CP dành cho kiến nghị, phản ánh.",
                rule="Khoản 3 Điều 4 Nghị định số 154/2026/NĐ-CP",
            )

    @property
    def addressees(self) -> tuple[str, ...]:
        """The citizen."""
        return (self.citizen.called,)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Who came about what, and by which article nobody receives them."""
        who, noun, agency = self.citizen, NOUNS[self.kind], self.letterhead.agency
        article = (
            f"{self.ground.value} {DECREE}"
            if self.ground is RefusalGround.ANSWERED
            else f"{self.ground.value} và khoản 3 Điều 4 {DECREE}"
        )
        return (
            f"{upper_first(long_date(self.came_on))}, {who.called_within} đến {agency} để {noun} "
            f"về việc {self.subject}.",
            *identity(who),
            f"Lý do từ chối: {sentence(self.reason)}",
            f"Căn cứ {article}, {agency} từ chối tiếp nhận nội dung {noun} của {who.called_again} "
            f"và thông báo để {who.called_again} được biết",
        )


@dataclass(frozen=True, kw_only=True)
class AppointmentSlip(Letter):
    """Phiếu hẹn: when and where to come again, and what to bring. `held_at` is a legal time."""

    template: ClassVar[str] = "paper/notice.html"
    required: ClassVar[dict[str, str]] = {
        "subject": "nội dung làm việc",
        "place": "địa điểm",
        "host": "người tiếp",
    }

    citizen: Citizen
    subject: str
    held_at: datetime
    place: str
    host: str
    bring: tuple[str, ...]

    def validate(self) -> None:
        require_citizen("citizen", self.citizen, "công dân")
        if self.held_at.date() < self.issued_on:
            raise LetterError("held_at", "Ngày hẹn trước ngày lập phiếu.")

    @property
    def addressees(self) -> tuple[str, ...]:
        """The citizen."""
        return (self.citizen.called,)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """When, where, with whom, about what."""
        bring = ("Khi đến, đề nghị mang theo:", *(f"- {sentence(item)}" for item in self.bring))
        return (
            *identity(self.citizen),
            f"{self.letterhead.agency} hẹn {self.citizen.called_again} đến làm việc về: "
            f"{sentence(self.subject)}",
            f"Thời gian: {hour(self.held_at)}.",
            f"Địa điểm: {self.place}.",
            f"Người tiếp: {self.host}.",
            *(bring if self.bring else ()),
            "Trường hợp không đến được, đề nghị báo trước để hẹn lại",
        )


def refusal(
    *,
    unit: Unit,
    number: Number,
    citizen: Person,
    is_organisation: bool = False,
    came_on: date,
    kind: Kind,
    subject: str,
    ground: RefusalGround,
    reason: str,
    also_to: tuple[str, ...] = (),
    signer: Appointment,
    issued_on: date,
) -> ReceptionRefusal:
    """The notice; `also_to` are the bodies that are told of it, or asked to work together."""
    return ReceptionRefusal(
        **head(unit, RECEPTION_REFUSAL, number, signer, issued_on),
        recipients=("Như trên", *also_to, KEPT),
        citizen=Citizen.of(citizen, is_organisation=is_organisation),
        came_on=came_on,
        kind=kind,
        subject=clause(subject),
        ground=ground,
        reason=clause(reason),
    )


def appointment(
    *,
    unit: Unit,
    number: Number,
    citizen: Person,
    is_organisation: bool = False,
    subject: str,
    held_at: datetime,
    place: str,
    host: str,
    bring: tuple[str, ...] = (),
    officer: str,
    issued_on: date,
) -> AppointmentSlip:
    """The slip that the reception officer, `officer`, signs and hands over."""
    return AppointmentSlip(
        form=APPOINTMENT,
        letterhead=letterhead(unit),
        number=number,
        issued_on=issued_on,
        signature=Signature(
            lines=("NGƯỜI TIẾP CÔNG DÂN",), name=officer, hint="(Ký, ghi rõ họ tên)"
        ),
        recipients=("Như trên", "Lưu: hồ sơ tiếp công dân"),
        citizen=Citizen.of(citizen, is_organisation=is_organisation),
        subject=clause(subject),
        held_at=held_at,
        place=clause(place),
        host=clause(host),
        bring=tuple(clause(item) for item in bring if item.strip()),
    )
