"""Mẫu số 10 and 11, NĐ 31/2019: what the verification of a denunciation found.

What they must hold is NĐ 31/2019, Điều 16 khoản 2, and of a case that is settled again khoản 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from documents.catalogue import FORMS, Form
from documents.errors import LetterError
from documents.letterhead import authority, letterhead, signature
from documents.letters.common import Number, Signature
from documents.letters.decision_parts import Section
from documents.letters.denunciation_parts import (
    Accusation,
    DenunciationPaper,
    accused_of,
    called,
)
from documents.letters.denunciation_team import DELEGATION, TEAM
from documents.letters.heads import KEPT
from documents.letters.sections import numbered
from documents.letters.suspension_parts import Cited
from documents.letters.wording import clause, paragraphs, sentence
from petitions.models import Appointment, Party, Petition, Unit
from petitions.vault import Person

OF_TEAM = FORMS["NĐ 31/2019", "Mẫu số 10"]
OF_BODY = FORMS["NĐ 31/2019", "Mẫu số 11"]
#: Who leads a team, as the signature says it.
_LEADERS = {TEAM: "TỔ TRƯỞNG", DELEGATION: "TRƯỞNG ĐOÀN"}
RULE = "Khoản 2 Điều 16 Nghị định số 31/2019/NĐ-CP"


class Truth(StrEnum):
    """How far a denunciation is true (Luật Tố cáo, Điều 35 khoản 2 điểm c)."""

    TRUE = "đúng"
    PARTLY = "đúng một phần"
    FALSE = "sai sự thật"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that was denounced, what was found of it, and whether it is true."""

    claim: str
    result: str
    truth: Truth


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the verifiers write. `explained` is what the denounced said, `defects` what was wrong
    with an earlier settlement; empty where there is none.
    """

    findings: Sequence[Finding]
    explained: str = ""
    responsibility: str
    advice: str
    defects: str = ""


@dataclass(frozen=True, kw_only=True)
class DenunciationReport(DenunciationPaper):
    """Báo cáo kết quả xác minh nội dung tố cáo; `order` set the team up or gave the task."""

    template: ClassVar[str] = "paper/report.html"
    required: ClassVar[dict[str, str]] = DenunciationPaper.required | {
        "addressees": "người nhận báo cáo",
        "findings": "kết quả xác minh từng nội dung tố cáo",
        "responsibility": "trách nhiệm của từng cơ quan, tổ chức, cá nhân",
        "advice": "kiến nghị xử lý",
    }

    addressees: tuple[str, ...]
    order: Cited
    findings: tuple[Finding, ...]
    explained: tuple[str, ...]
    responsibility: tuple[str, ...]
    advice: tuple[str, ...]
    defects: tuple[str, ...]

    def validate(self) -> None:
        super().validate()
        if any(not f.claim.strip() or not f.result.strip() for f in self.findings):
            raise LetterError("findings", "Mỗi nội dung phải có kết quả xác minh.", rule=RULE)
        if self.order.on > self.issued_on:
            raise LetterError("order", "Quyết định xác minh có ngày sau ngày báo cáo.")

    @property
    def opening(self) -> str:
        """By whose order, and against whom."""
        return (
            f"Thực hiện {self.order.named} về việc xác minh nội dung tố cáo đối với "
            f"{called(self.accused)}, kết quả xác minh như sau:"
        )

    @property
    def sections(self) -> tuple[Section, ...]:
        """Parts a to đ of khoản 2, and khoản 5. The last loses its full stop to "./."."""
        parts = numbered(
            ("TÓM TẮT NỘI DUNG TỐ CÁO", self.accusation.paragraphs),
            ("KẾT QUẢ XÁC MINH TỪNG NỘI DUNG TỐ CÁO", self._found()),
            ("GIẢI TRÌNH CỦA NGƯỜI BỊ TỐ CÁO", self.explained),
            ("ĐÁNH GIÁ NỘI DUNG TỐ CÁO, XÁC ĐỊNH TRÁCH NHIỆM", self._judged()),
            ("VI PHẠM, SAI LẦM CỦA VIỆC GIẢI QUYẾT TỐ CÁO TRƯỚC ĐÓ", self.defects),
            ("KIẾN NGHỊ", self.advice),
        )
        *text, last = parts[-1].paragraphs
        return (*parts[:-1], replace(parts[-1], paragraphs=(*text, clause(last))))

    def _found(self) -> tuple[str, ...]:
        return tuple(
            text
            for n, found in enumerate(self.findings, start=1)
            for text in (f"{n}. Nội dung: {sentence(found.claim)}", *paragraphs(found.result))
        )

    def _judged(self) -> tuple[str, ...]:
        judged = (
            f"- Nội dung {n}: tố cáo {found.truth.value}."
            for n, found in enumerate(self.findings, start=1)
        )
        return (*judged, *self.responsibility)


def of_team(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    order: Cited,
    team: str = TEAM,
    leader: str,
    found: Found,
    issued_on: date,
    agency: Unit | None = None,
) -> DenunciationReport:
    """Mẫu 10: `leader`, by full name, reports to who set the team up in `agency`."""
    issuer = agency or petition.unit
    if team not in _LEADERS:
        raise LetterError("team", "Chỉ có Đoàn xác minh hoặc Tổ xác minh.")
    signs = Signature(lines=(_LEADERS[team],), name=leader)
    to = authority(issuer)
    return _report(OF_TEAM, petition, issuer, number, signs, parties, order, to, found, issued_on)


def of_body(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    order: Cited,
    agency: Unit,
    found: Found,
    signer: Appointment,
    issued_on: date,
) -> DenunciationReport:
    """Mẫu 11: the head of the body that verified, `agency`, reports to the settler."""
    signs = signature(signer, agency, on=issued_on)
    to = authority(petition.unit)
    return _report(OF_BODY, petition, agency, number, signs, parties, order, to, found, issued_on)


def _report(
    form: Form,
    petition: Petition,
    issuer: Unit,
    number: Number,
    signs: Signature,
    parties: Sequence[tuple[Party, Person]],
    order: Cited,
    to: str,
    found: Found,
    issued_on: date,
) -> DenunciationReport:
    return DenunciationReport(
        form=form,
        letterhead=letterhead(issuer),
        number=number,
        issued_on=issued_on,
        signature=signs,
        recipients=("Như trên", KEPT),
        authority=authority(issuer),
        accused=accused_of(parties),
        accusation=Accusation.of(petition),
        addressees=(to,) if to else (),
        order=order,
        findings=tuple(found.findings),
        explained=paragraphs(found.explained),
        responsibility=paragraphs(found.responsibility),
        advice=paragraphs(found.advice),
        defects=paragraphs(found.defects),
    )
