"""Công văn: Mẫu số 07 and 10, NĐ 124/2020, and the return of a petition to who forwarded it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents import fonts
from documents.catalogue import EVIDENCE_REQUEST, EXPERTISE_REMINDER, MISFORWARDED
from documents.errors import LetterError
from documents.letterhead import AGENCY_WIDTH
from documents.letters.common import Citizen, Letter, Number
from documents.letters.heads import KEPT, head
from documents.letters.suspension_parts import Cited
from documents.letters.wording import NOUNS, clause, long_date, sentence
from petitions.law.facts import Kind
from petitions.models import Appointment, Petition
from petitions.vault import Person


@dataclass(frozen=True, kw_only=True)
class OfficialLetter(Letter, ABC):
    """A công văn: its summary stands under the number, and no type name above the text."""

    template: ClassVar[str] = "paper/official_letter.html"
    required: ClassVar[dict[str, str]] = {
        "addressees": "nơi nhận",
        "subject": "nội dung sự việc (về việc)",
    }

    addressees: tuple[str, ...]
    subject: str

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The summary after "V/v", in lines that fit the left column."""
        return fonts.wrap(f"V/v {self.title}", fonts.Style.REGULAR, 12, AGENCY_WIDTH)

    @property
    @abstractmethod
    def paragraphs(self) -> tuple[str, ...]:
        """The text; the last one ends in "./."."""


@dataclass(frozen=True, kw_only=True)
class EvidenceRequest(OfficialLetter):
    """Đề nghị cung cấp thông tin, tài liệu, bằng chứng; it names nobody who complains."""

    required: ClassVar[dict[str, str]] = OfficialLetter.required | {
        "wanted": "thông tin, tài liệu, bằng chứng cần cung cấp",
        "deliver_to": "nơi nhận thông tin, tài liệu, bằng chứng",
    }

    order: Cited
    wanted: tuple[str, ...]
    due_on: date
    deliver_to: str

    def validate(self) -> None:
        if self.due_on <= self.issued_on:
            raise LetterError("due_on", "Hạn cung cấp phải sau ngày của văn bản.")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return (
            f"Thực hiện {self.order.named} về việc xác minh nội dung khiếu nại, "
            f"{self.letterhead.agency} đang xác minh khiếu nại về việc {self.subject}.",
            "Căn cứ điểm a khoản 3 Điều 29 Luật Khiếu nại, đề nghị cơ quan, tổ chức, cá nhân nêu "
            "trên cung cấp thông tin, tài liệu, bằng chứng sau đây liên quan đến nội dung khiếu "
            "nại:",
            *(f"- {sentence(item)}" for item in self.wanted),
            f"Thông tin, tài liệu, bằng chứng gửi về {self.deliver_to}, chậm nhất "
            f"{long_date(self.due_on)}. Trường hợp không có hoặc không cung cấp được, đề nghị trả "
            "lời bằng văn bản và nêu rõ lý do",
        )


@dataclass(frozen=True, kw_only=True)
class ExpertiseReminder(OfficialLetter):
    """Đề nghị gửi kết quả giám định; `order` is the decision to commission the expertise."""

    required: ClassVar[dict[str, str]] = OfficialLetter.required | {
        "questions": "nội dung giám định",
    }

    order: Cited
    questions: tuple[str, ...]
    due_on: date

    def validate(self) -> None:
        if self.due_on <= self.issued_on:
            raise LetterError("due_on", "Hạn gửi kết quả giám định phải sau ngày của văn bản.")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return (
            f"Theo {self.order.named} về việc trưng cầu giám định, {self.letterhead.agency} đã "
            "trưng cầu quý cơ quan giám định các nội dung sau đây để giải quyết khiếu nại về việc "
            f"{self.subject}:",
            *(f"- {sentence(question)}" for question in self.questions),
            "Đề nghị quý cơ quan gửi kết quả giám định bằng văn bản về "
            f"{self.letterhead.agency}, chậm nhất {long_date(self.due_on)}. Trường hợp chưa có kết "
            "quả, đề nghị thông báo lý do và thời gian có kết quả",
        )


@dataclass(frozen=True, kw_only=True)
class Misforwarded(OfficialLetter):
    """Trả lại đơn chuyển không đúng thẩm quyền; `forwarded` is the paper that brought it."""

    required: ClassVar[dict[str, str]] = OfficialLetter.required | {"reason": "lý do"}

    kind: Kind
    petitioner: Citizen
    forwarded: Cited
    reason: str
    competent_body: str

    def validate(self) -> None:
        if not self.petitioner.name.strip():
            raise LetterError("petitioner", "Thiếu họ và tên người đứng đơn.")
        if self.forwarded.on > self.issued_on:
            raise LetterError("forwarded", "Văn bản chuyển đơn có ngày sau ngày của văn bản.")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        noun, agency = NOUNS[self.kind], self.letterhead.agency
        where = (
            f", thẩm quyền giải quyết thuộc {self.competent_body}" if self.competent_body else ""
        )
        return (
            f"{agency} nhận được {self.forwarded.named} chuyển đơn {noun} của "
            f"{self.petitioner.called_within} về việc {self.subject}.",
            f"Sau khi xem xét, {agency} nhận thấy đơn không thuộc thẩm quyền giải quyết của "
            f"{agency}{where}; lý do: {sentence(self.reason)}",
            f"{agency} trả lại đơn và tài liệu kèm theo (nếu có) để quý cơ quan xử lý theo quy "
            "định của pháp luật",
        )


def evidence_request(
    petition: Petition,
    *,
    number: Number,
    addressees: Sequence[str],
    order: Cited,
    wanted: Sequence[str],
    due_on: date,
    deliver_to: str,
    signer: Appointment,
    issued_on: date,
) -> EvidenceRequest:
    """Mẫu số 07 to each of `addressees`; `order` is the decision to verify."""
    return EvidenceRequest(
        **head(petition.unit, EVIDENCE_REQUEST, number, signer, issued_on),
        recipients=("Như trên", KEPT),
        addressees=tuple(clause(name) for name in addressees if name.strip()),
        subject=clause(petition.subject),
        order=order,
        wanted=tuple(clause(item) for item in wanted if item.strip()),
        due_on=due_on,
        deliver_to=clause(deliver_to),
    )


def expertise_reminder(
    petition: Petition,
    *,
    number: Number,
    expert: str,
    order: Cited,
    questions: Sequence[str],
    due_on: date,
    signer: Appointment,
    issued_on: date,
) -> ExpertiseReminder:
    """Mẫu số 10 to the body `expert`."""
    return ExpertiseReminder(
        **head(petition.unit, EXPERTISE_REMINDER, number, signer, issued_on),
        recipients=("Như trên", KEPT),
        addressees=(clause(expert),) if expert.strip() else (),
        subject=clause(petition.subject),
        order=order,
        questions=tuple(clause(question) for question in questions if question.strip()),
        due_on=due_on,
    )


def misforwarded(
    petition: Petition,
    *,
    number: Number,
    petitioner: Person,
    is_organisation: bool = False,
    forwarded: Cited,
    reason: str,
    competent_body: str = "",
    signer: Appointment,
    issued_on: date,
) -> Misforwarded:
    """The return to the body that forwarded the petition. Raises LetterError where none did."""
    return Misforwarded(
        **head(petition.unit, MISFORWARDED, number, signer, issued_on),
        recipients=("Như trên", KEPT),
        addressees=(petition.forwarded_by,) if petition.forwarded_by else (),
        subject=clause(petition.subject),
        kind=Kind(petition.kind),
        petitioner=Citizen.of(petitioner, is_organisation=is_organisation),
        forwarded=forwarded,
        reason=clause(reason),
        competent_body=clause(competent_body),
    )
