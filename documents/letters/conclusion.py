"""Mẫu số 12, NĐ 31/2019: the conclusion on what was denounced.

What it must hold is Luật Tố cáo, Điều 35 khoản 2. It is sent to the denounced and made public, so
nothing in it says who denounced, or when the denunciation came in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import CONCLUSION
from documents.errors import LetterError
from documents.letterhead import authority, letterhead, signature
from documents.letters.common import Number
from documents.letters.decision_parts import Section
from documents.letters.denunciation_parts import (
    Accusation,
    DenunciationPaper,
    accused_of,
    called,
)
from documents.letters.draft import DecisionDraft
from documents.letters.suspension_parts import Cited
from documents.letters.wording import clause, paragraphs, unnumbered, upper_first
from petitions.models import Appointment, Party, Petition
from petitions.vault import Person

RULE = "Khoản 2 Điều 35 Luật Tố cáo"


@dataclass(frozen=True, kw_only=True)
class Conclusion(DenunciationPaper):
    """Kết luận nội dung tố cáo; `accepted` is the decision to accept."""

    template: ClassVar[str] = "paper/conclusion.html"
    required: ClassVar[dict[str, str]] = DenunciationPaper.required | {
        "accepted": "quyết định thụ lý tố cáo",
        "legal_basis": "căn cứ pháp luật",
        "verification_result": "kết quả xác minh nội dung tố cáo",
        "conclusion": "kết luận về nội dung tố cáo",
        "measures": "biện pháp xử lý, kiến nghị",
    }

    accepted: Cited | None
    legal_basis: tuple[str, ...]
    verification_result: tuple[str, ...]
    conclusion: tuple[str, ...]
    measures: tuple[tuple[str, ...], ...]

    def validate(self) -> None:
        super().validate()
        if not all(self.measures):
            raise LetterError("measures", "Có biện pháp xử lý để trống.", rule=RULE)

    @property
    def title(self) -> str:
        """The summary names whom it is about, as such conclusions are cited."""
        return f"{self.form.title} đối với {called(self.accused)}"

    @property
    def sections(self) -> tuple[Section, ...]:
        """Parts a to đ of Điều 35(2), numbered, after what was denounced."""
        return (
            Section(numeral="I", heading="NỘI DUNG TỐ CÁO", paragraphs=self.accusation.paragraphs),
            Section(
                numeral="II",
                heading="KẾT QUẢ XÁC MINH NỘI DUNG TỐ CÁO",
                paragraphs=self.verification_result,
            ),
            Section(
                numeral="III",
                heading="CĂN CỨ PHÁP LUẬT",
                paragraphs=tuple(f"- {line}." for line in self.legal_basis),
            ),
            Section(numeral="IV", heading="KẾT LUẬN", paragraphs=self.conclusion),
            Section(numeral="V", heading="BIỆN PHÁP XỬ LÝ, KIẾN NGHỊ", paragraphs=self._numbered()),
        )

    def _numbered(self) -> tuple[str, ...]:
        """The measures, each behind its number; its further paragraphs stand below.

        Without the last full stop: the paper ends in the mark "./.".
        """
        *told, last = (
            f"{number}. {text}" if place == 0 else text
            for number, measure in enumerate(self.measures, start=1)
            for place, text in enumerate(measure)
        )
        return (*told, clause(last))


def build(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    draft: DecisionDraft,
    accepted: Cited | None,
    signer: Appointment,
    issued_on: date,
) -> Conclusion:
    """The conclusion with the text that was drafted; its orders are what is done about it."""
    accused = accused_of(parties)
    return Conclusion(
        form=CONCLUSION,
        letterhead=letterhead(petition.unit),
        number=number,
        issued_on=issued_on,
        signature=signature(signer, petition.unit, on=issued_on),
        recipients=(
            *(citizen.called for citizen in accused),
            "Cơ quan, tổ chức quản lý người bị tố cáo",
            "Lưu: VT, hồ sơ",
        ),
        authority=authority(petition.unit),
        accused=accused,
        accusation=Accusation.of(petition),
        accepted=accepted,
        legal_basis=tuple(_statute(line) for line in draft.legal_basis if line.strip()),
        verification_result=paragraphs(draft.verification_result),
        conclusion=paragraphs(draft.conclusion),
        measures=tuple(paragraphs(unnumbered(order)) for order in draft.orders),
    )


def _statute(line: str) -> str:
    """A ground as an item of a list, without the "Căn cứ" with which a preamble begins."""
    return upper_first(clause(line).removeprefix("Căn cứ").strip())
