"""Mẫu số 13, NĐ 124/2020 (number recalled): what the verification of a complaint found.

What it must hold is Luật Khiếu nại, Điều 29 khoản 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import VERIFICATION_REPORT
from documents.errors import LetterError
from documents.letterhead import authority, letterhead
from documents.letters.common import Letter, Number, Signature, require_citizen
from documents.letters.decision_parts import NamedParty, Section, complaint, named
from documents.letters.heads import KEPT
from documents.letters.sections import Verdict, numbered, to_the_end
from documents.letters.suspension_parts import Cited, names
from documents.letters.wording import clause, paragraphs, sentence, short_date
from petitions.models import Party, PartyRole, Petition
from petitions.vault import Person


@dataclass(frozen=True, kw_only=True)
class VerificationReport(Letter):
    """Báo cáo kết quả xác minh nội dung khiếu nại.

    `order` is the decision to verify; `previous` what was settled before, and `reserved` opinions
    that members of the team keep, are empty where there are none.
    """

    template: ClassVar[str] = "paper/report.html"
    required: ClassVar[dict[str, str]] = {
        "addressees": "người giải quyết khiếu nại",
        "complainants": "người khiếu nại",
        "respondents": "người bị khiếu nại",
        "verifiers": "người tiến hành xác minh",
        "complaint": "nội dung khiếu nại",
        "findings": "kết quả xác minh",
        "advice": "kiến nghị nội dung giải quyết khiếu nại",
    }

    addressees: tuple[str, ...]
    order: Cited
    complainants: tuple[NamedParty, ...]
    respondents: tuple[NamedParty, ...]
    subject: str
    started_on: date
    ended_on: date
    verifiers: tuple[str, ...]
    complaint: tuple[str, ...]
    previous: tuple[str, ...]
    findings: tuple[str, ...]
    verdict: Verdict
    advice: tuple[str, ...]
    reserved: tuple[str, ...]

    def validate(self) -> None:
        for field in ("complainants", "respondents"):
            for party in getattr(self, field):
                require_citizen(field, party.citizen, party.capacity.lower())
        if not self.order.on <= self.started_on <= self.ended_on:
            raise LetterError(
                "started_on", "Thời gian xác minh không khớp với quyết định xác minh."
            )
        if self.ended_on > self.issued_on:
            raise LetterError("ended_on", "Ngày kết thúc xác minh sau ngày báo cáo.")

    @property
    def opening(self) -> str:
        """By whose order, and whose complaint."""
        return (
            f"Thực hiện {self.order.named} về việc xác minh nội dung khiếu nại của "
            f"{names(self.complainants)} về việc {self.subject}, kết quả xác minh như sau:"
        )

    @property
    def sections(self) -> tuple[Section, ...]:
        """Parts a to e of Điều 29(4)."""
        against = "; ".join(party.citizen.called_within for party in self.respondents)
        return numbered(
            (
                "ĐỐI TƯỢNG, THỜI GIAN, NGƯỜI TIẾN HÀNH XÁC MINH",
                (
                    f"Người khiếu nại: {names(self.complainants)}.",
                    f"Người bị khiếu nại: {against}.",
                    f"Thời gian xác minh: từ ngày {short_date(self.started_on)} đến ngày "
                    f"{short_date(self.ended_on)}.",
                    f"Người tiến hành xác minh: {'; '.join(self.verifiers)}.",
                ),
            ),
            ("NỘI DUNG KHIẾU NẠI", self.complaint),
            ("KẾT QUẢ GIẢI QUYẾT TRƯỚC ĐÓ", self.previous),
            ("KẾT QUẢ XÁC MINH", self.findings),
            ("KẾT LUẬN", (f"Nội dung khiếu nại là {sentence(self.verdict.value)}",)),
            ("KIẾN NGHỊ", self.advice if self.reserved else to_the_end(self.advice)),
            ("Ý KIẾN BẢO LƯU", to_the_end(self.reserved)),
        )


def build(
    petition: Petition,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    order: Cited,
    started_on: date,
    ended_on: date,
    verifiers: Sequence[str],
    previous: str = "",
    findings: str,
    verdict: Verdict,
    advice: str,
    reserved: str = "",
    signs: Signature,
    issued_on: date,
) -> VerificationReport:
    """The report to the settler. `signs` is the leader of the team, or the head of the body."""
    return VerificationReport(
        form=VERIFICATION_REPORT,
        letterhead=letterhead(petition.unit),
        number=number,
        issued_on=issued_on,
        signature=signs,
        recipients=("Như trên", KEPT),
        addressees=(authority(petition.unit),),
        order=order,
        complainants=named(parties, (PartyRole.PETITIONER,)),
        respondents=named(parties, (PartyRole.RESPONDENT,)),
        subject=clause(petition.subject),
        started_on=started_on,
        ended_on=ended_on,
        verifiers=tuple(clause(name) for name in verifiers if name.strip()),
        complaint=complaint(petition),
        previous=paragraphs(previous),
        findings=paragraphs(findings),
        verdict=verdict,
        advice=paragraphs(advice),
        reserved=paragraphs(reserved),
    )
