"""Tạm đình chỉ, tiếp tục, đình chỉ giải quyết tố cáo (in-house): Luật Tố cáo, Điều 34.

The annex of NĐ 31/2019 has no form for them.
"""

from abc import ABC
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import FORMS
from documents.errors import LetterError
from documents.letters.common import Number
from documents.letters.denunciation_orders import DENOUNCER_TOLD, DenunciationOrder, order_head
from documents.letters.suspension import IN_FORCE
from documents.letters.suspension_parts import Cited, told_reason
from documents.letters.wording import long_date, lower_first, paragraphs, sentence
from petitions.law.facts import Kind
from petitions.law.grounds import Ground, Purpose
from petitions.models import Appointment, Party, Petition
from petitions.vault import Person

SUSPENSION = FORMS["Nội bộ", "QĐ-TĐC-TC"]
RESUMPTION = FORMS["Nội bộ", "QĐ-TT-TC"]
TERMINATION = FORMS["Nội bộ", "QĐ-ĐC-TC"]
_FORMS = {Purpose.SUSPEND: SUSPENSION, Purpose.TERMINATE: TERMINATION}
GOES_ON = "khoản 2 Điều 34 Luật Tố cáo"


@dataclass(frozen=True, kw_only=True)
class _Stop(DenunciationOrder, ABC):
    """What the orders to stop and to go on have in common.

    `suspended` is the decision that holds the case up, None where there is none. `duties` say what
    the bodies concerned have to do, as khoản 4 asks.
    """

    required: ClassVar[dict[str, str]] = DenunciationOrder.required | {
        "reason": "lý do",
        "duties": "trách nhiệm của cơ quan, tổ chức, cá nhân có liên quan",
    }

    suspended: Cited | None
    reason: str
    duties: tuple[str, ...]

    @property
    def papers(self) -> tuple[tuple[str, Cited | None], ...]:
        return (*super().papers, ("về việc tạm đình chỉ giải quyết tố cáo", self.suspended))

    @property
    def told_duties(self) -> tuple[str, ...]:
        """The article on duties."""
        first, *rest = self.duties
        return (f"Trách nhiệm của cơ quan, tổ chức, cá nhân có liên quan: {first}", *rest)


@dataclass(frozen=True, kw_only=True)
class DenunciationSuspension(_Stop):
    """Quyết định tạm đình chỉ, or, where `is_final`, đình chỉ giải quyết tố cáo."""

    required: ClassVar[dict[str, str]] = _Stop.required | {
        "ground": "căn cứ tại Điều 34 Luật Tố cáo",
        "citation": "điều, khoản của căn cứ",
    }

    ground: str
    citation: str

    @property
    def is_final(self) -> bool:
        """Whether the settlement ends, and does not only stand still."""
        return self.form is TERMINATION

    @property
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        verb = "Đình chỉ" if self.is_final else "Tạm đình chỉ"
        return (
            (
                f"{verb} giải quyết {self.matter}.",
                f"Lý do: {self.ground} ({self.citation}).",
                *told_reason(self.reason),
            ),
            (*self.told_duties, IN_FORCE),
        )


@dataclass(frozen=True, kw_only=True)
class DenunciationResumption(_Stop):
    """Quyết định tiếp tục giải quyết tố cáo; `due_on` is where the settlement now ends."""

    required: ClassVar[dict[str, str]] = _Stop.required | {
        "suspended": "quyết định tạm đình chỉ",
        "due_basis": "căn cứ của thời hạn giải quyết",
    }

    due_on: date
    due_basis: str

    def validate(self) -> None:
        super().validate()
        if self.suspended is not None and self.suspended.on > self.issued_on:
            raise LetterError("suspended", "Quyết định tạm đình chỉ có ngày sau ngày tiếp tục.")

    @property
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        ends = "đã hết" if self.due_on < self.issued_on else "đến hết"
        return (
            (
                f"Tiếp tục giải quyết {self.matter}.",
                f"Lý do: căn cứ tạm đình chỉ không còn ({GOES_ON}).",
                *told_reason(self.reason),
                "Thời gian tạm đình chỉ không tính vào thời hạn giải quyết tố cáo; thời hạn giải "
                f"quyết {ends} {long_date(self.due_on)} ({self.due_basis}).",
            ),
            (*self.told_duties, IN_FORCE),
        )


def suspension(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    accepted: Cited | None,
    ground: Ground,
    reason: str,
    duties: str,
    suspended: Cited | None = None,
    signer: Appointment,
    issued_on: date,
) -> DenunciationSuspension:
    """The decision that `ground` is a ground for: to suspend, or to terminate.

    Raises LetterError for a ground of anything else.
    """
    if ground.kind is not Kind.DENUNCIATION or ground.purpose not in _FORMS:
        raise LetterError("ground", "Căn cứ không phải của việc tạm đình chỉ, đình chỉ tố cáo.")
    return DenunciationSuspension(
        **order_head(
            petition,
            _FORMS[ground.purpose],
            number=number,
            parties=parties,
            accepted=accepted,
            signer=signer,
            issued_on=issued_on,
            told=(DENOUNCER_TOLD,),
        ),
        suspended=suspended,
        reason=reason.strip(),
        duties=tuple(sentence(text) for text in paragraphs(duties)),
        ground=lower_first(ground.text),
        citation=ground.citation,
    )


def resumption(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    accepted: Cited | None,
    suspended: Cited | None,
    reason: str,
    duties: str,
    due_on: date,
    due_basis: str,
    signer: Appointment,
    issued_on: date,
) -> DenunciationResumption:
    """The decision to go on. `due_on` and `due_basis` are those of the settlement clock."""
    return DenunciationResumption(
        **order_head(
            petition,
            RESUMPTION,
            number=number,
            parties=parties,
            accepted=accepted,
            signer=signer,
            issued_on=issued_on,
            told=(DENOUNCER_TOLD,),
        ),
        suspended=suspended,
        reason=reason.strip(),
        duties=tuple(sentence(text) for text in paragraphs(duties)),
        due_on=due_on,
        due_basis=due_basis,
    )
