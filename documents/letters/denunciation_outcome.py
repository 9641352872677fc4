"""What a denouncer is told at the end (in-house): the conclusion, or why it is not settled again.

Luật Tố cáo, Điều 35 khoản 3 and Điều 37 khoản 2 điểm a. Who it goes to stands on the envelope.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import FORMS
from documents.errors import LetterError
from documents.letters.common import Citizen, Letter, Number
from documents.letters.denunciation_parts import SECRECY, Accusation
from documents.letters.heads import KEPT, head
from documents.letters.suspension_parts import Cited
from documents.letters.wording import clause, long_date, paragraphs, sentence, upper_first
from petitions.models import Appointment, Petition
from petitions.vault import Person

CONCLUDED = FORMS["Nội bộ", "TB-KL-TC"]
NOT_AGAIN = FORMS["Nội bộ", "TB-KGQL-TC"]


@dataclass(frozen=True, kw_only=True)
class DenouncerNotice(Letter, ABC):
    """A notice to the denouncer. `petitioner` is a mask."""

    template: ClassVar[str] = "paper/notice.html"

    petitioner: Citizen
    accusation: Accusation

    def validate(self) -> None:
        if not self.petitioner.is_sealed:
            raise LetterError(
                "petitioner",
                "Thông báo không được ghi người tố cáo là ai.",
                rule=upper_first(SECRECY),
            )
        if not self.accusation.subject:
            raise LetterError("accusation", "Thiếu nội dung tố cáo.")

    @property
    def addressees(self) -> tuple[str, ...]:
        """The mask."""
        return (self.petitioner.called,)

    @property
    def told(self) -> str:
        """The last words, without a full stop."""
        return f"Vậy thông báo để {self.petitioner.called_again} được biết"

    @property
    @abstractmethod
    def paragraphs(self) -> tuple[str, ...]:
        """The text; the last one ends in "./."."""


@dataclass(frozen=True, kw_only=True)
class ConclusionNotice(DenouncerNotice):
    """Thông báo kết luận nội dung tố cáo; `result` is what it concludes, `measures` what follows.

    The denouncer is told of the conclusion and does not get it.
    """

    required: ClassVar[dict[str, str]] = {
        "result": "kết luận về nội dung tố cáo",
        "measures": "biện pháp xử lý, kiến nghị",
    }

    conclusion: Cited
    result: tuple[str, ...]
    measures: tuple[str, ...]

    def validate(self) -> None:
        super().validate()
        if self.conclusion.on > self.issued_on:
            raise LetterError("conclusion", "Kết luận có ngày sau ngày thông báo.")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return (
            f"{upper_first(self.letterhead.agency)} thông báo {self.conclusion.named} về nội dung "
            f"tố cáo về việc {self.accusation.subject} như sau:",
            "1. Kết luận về nội dung tố cáo:",
            *self.result,
            "2. Biện pháp xử lý, kiến nghị:",
            *self.measures,
            self.told,
        )


@dataclass(frozen=True, kw_only=True)
class NoResettlement(DenouncerNotice):
    """Thông báo không giải quyết lại vụ việc tố cáo; `earlier` is the conclusion that stands."""

    required: ClassVar[dict[str, str]] = {"reason": "lý do không giải quyết lại"}

    received_on: date
    earlier: Cited
    earlier_body: str
    reason: tuple[str, ...]

    def validate(self) -> None:
        super().validate()
        if not self.earlier.on <= self.received_on <= self.issued_on:
            raise LetterError("received_on", "Ngày nhận tố cáo tiếp không khớp với các văn bản.")
        if not self.earlier_body.strip():
            raise LetterError("earlier_body", "Thiếu cơ quan đã giải quyết tố cáo.")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        agency = self.letterhead.agency
        return (
            f"{upper_first(long_date(self.received_on))}, {agency} nhận được tố cáo tiếp về việc "
            f"{self.accusation.subject}, đã được {self.earlier_body} giải quyết theo "
            f"{self.earlier.named}.",
            f"Sau khi xem xét hồ sơ giải quyết vụ việc tố cáo trước đó, {agency} nhận thấy việc "
            "giải quyết là đúng quy định của pháp luật; lý do:",
            *self.reason,
            f"Căn cứ điểm a khoản 2 Điều 37 Luật Tố cáo, {agency} không giải quyết lại vụ việc tố "
            "cáo.",
            self.told,
        )


def conclusion_notice(
    petition: Petition,
    *,
    number: Number,
    petitioner: Person,
    conclusion: Cited,
    result: str,
    measures: str,
    signer: Appointment,
    issued_on: date,
) -> ConclusionNotice:
    """The notice of `conclusion`. `petitioner` is the mask."""
    return ConclusionNotice(
        **head(petition.unit, CONCLUDED, number, signer, issued_on),
        recipients=("Như trên", KEPT),
        petitioner=Citizen.of(petitioner),
        accusation=Accusation.of(petition),
        conclusion=conclusion,
        result=tuple(sentence(text) for text in paragraphs(result)),
        measures=tuple(sentence(text) for text in paragraphs(measures)),
    )


def no_resettlement(
    petition: Petition,
    *,
    number: Number,
    petitioner: Person,
    earlier: Cited,
    earlier_body: str,
    reason: str,
    signer: Appointment,
    issued_on: date,
) -> NoResettlement:
    """The notice on `petition`, a further denunciation. `petitioner` is the mask."""
    return NoResettlement(
        **head(petition.unit, NOT_AGAIN, number, signer, issued_on),
        recipients=("Như trên", clause(earlier_body), KEPT),
        petitioner=Citizen.of(petitioner),
        accusation=Accusation.of(petition),
        received_on=petition.received_on,
        earlier=earlier,
        earlier_body=clause(earlier_body),
        reason=tuple(sentence(text) for text in paragraphs(reason)),
    )
