"""Handling of letters: Mẫu số 04, TT 05/2021 (number recalled), and to part a mixed petition."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import RECOMMENDATION_REFERRAL, SPLITTING
from documents.errors import LetterError
from documents.letters.common import Citizen, Letter, Number, require_citizen
from documents.letters.heads import KEPT, head
from documents.letters.wording import NOUNS, clause, long_date, sentence, upper_first
from petitions.law.facts import Kind
from petitions.models import Appointment, Petition
from petitions.vault import Person


@dataclass(frozen=True, kw_only=True)
class RecommendationReferral(Letter):
    """Phiếu chuyển đơn kiến nghị, phản ánh."""

    template: ClassVar[str] = "paper/notice.html"
    required: ClassVar[dict[str, str]] = {
        "addressees": "tên cơ quan có thẩm quyền giải quyết",
        "subject": "nội dung sự việc (về việc)",
        "reason": "lý do",
    }

    addressees: tuple[str, ...]
    petitioner: Citizen
    received_on: date
    subject: str
    reason: str

    def validate(self) -> None:
        require_citizen("petitioner", self.petitioner, "người kiến nghị, phản ánh")
        if self.issued_on < self.received_on:
            raise LetterError("issued_on", "Ngày ban hành trước ngày nhận đơn.")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What came in, why it goes on, and what is asked."""
        agency, [body] = self.letterhead.agency, self.addressees
        return (
            f"{upper_first(long_date(self.received_on))}, {agency} nhận được đơn kiến nghị, phản "
            f"ánh của {self.petitioner.called_within}.",
            *identity(self.petitioner),
            f"Nội dung kiến nghị, phản ánh: {sentence(self.subject)}",
            f"Sau khi xem xét nội dung đơn, {agency} nhận thấy: {self.reason}. {agency} chuyển đơn "
            f"và các tài liệu kèm theo (nếu có) đến {body} để xem xét, giải quyết theo quy định "
            "của pháp luật.",
            f"Đề nghị {body} thông báo kết quả giải quyết cho người kiến nghị, phản ánh và "
            f"{agency} biết",
        )


@dataclass(frozen=True, kw_only=True)
class Matter:
    """One of the matters of a mixed petition, and the body that is competent for it."""

    text: str
    kind: Kind
    body: str

    @property
    def noun(self) -> str:
        """Khiếu nại, tố cáo, or kiến nghị, phản ánh."""
        return upper_first(NOUNS[self.kind])


@dataclass(frozen=True, kw_only=True)
class Splitting(Letter):
    """Hướng dẫn tách đơn: what of the petition goes where."""

    template: ClassVar[str] = "paper/splitting.html"
    required: ClassVar[dict[str, str]] = {"matters": "các nội dung của đơn"}

    petitioner: Citizen
    received_on: date
    matters: tuple[Matter, ...]

    def validate(self) -> None:
        require_citizen("petitioner", self.petitioner, "người gửi đơn")
        if len(self.matters) < 2:
            raise LetterError("matters", "Đơn chỉ có một nội dung thì không phải tách.")
        if any(not m.text.strip() or not m.body.strip() for m in self.matters):
            raise LetterError("matters", "Mỗi nội dung phải có cơ quan có thẩm quyền.")
        if self.issued_on < self.received_on:
            raise LetterError("issued_on", "Ngày ban hành trước ngày nhận đơn.")

    @property
    def received(self) -> str:
        """The day of receipt in words."""
        return long_date(self.received_on)


def identity(citizen: Citizen) -> tuple[str, ...]:
    """Address and identity paper, a paragraph each; of one who is secret nothing."""
    if citizen.is_sealed:
        return ()
    paper = (sentence(citizen.paper),) if citizen.paper else ()
    return (f"Địa chỉ: {sentence(citizen.address)}", *paper)


def recommendation_referral(
    petition: Petition,
    *,
    number: Number,
    petitioner: Person,
    is_organisation: bool = False,
    competent_body: str,
    reason: str,
    signer: Appointment,
    issued_on: date,
) -> RecommendationReferral:
    """The slip to `competent_body`, with a copy for who wrote."""
    return RecommendationReferral(
        **head(petition.unit, RECOMMENDATION_REFERRAL, number, signer, issued_on),
        recipients=("Như trên", "Người kiến nghị, phản ánh (để biết)", KEPT),
        addressees=(clause(competent_body),) if competent_body.strip() else (),
        petitioner=Citizen.of(petitioner, is_organisation=is_organisation),
        received_on=petition.received_on,
        subject=clause(petition.subject),
        reason=clause(reason),
    )


def splitting(
    petition: Petition,
    *,
    number: Number,
    petitioner: Person,
    is_organisation: bool = False,
    matters: Sequence[tuple[str, Kind, str]],
    signer: Appointment,
    issued_on: date,
) -> Splitting:
    """The guidance. `matters` are (what it is about, its kind, the competent body)."""
    return Splitting(
        **head(petition.unit, SPLITTING, number, signer, issued_on),
        recipients=("Như trên", KEPT),
        petitioner=Citizen.of(petitioner, is_organisation=is_organisation),
        received_on=petition.received_on,
        matters=tuple(
            Matter(text=clause(text), kind=kind, body=clause(body)) for text, kind, body in matters
        ),
    )
