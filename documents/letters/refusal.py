"""What a petitioner is told when the petition is not taken up here, a form for each outcome.

Of a complaint: not accepted, Mẫu số 04, NĐ 124/2020 as amended by NĐ 155/2026; guided, Mẫu số 02,
TT 05/2021; referred, returned and filed, in-house notices, for which no statute gives a form.
Of a denunciation: in-house notices; a referral is a paper of its own (documents.letters.referral).
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import (
    DENUNCIATION_GUIDANCE,
    DENUNCIATION_NON_ACCEPTANCE,
    FILING,
    GUIDANCE,
    NON_ACCEPTANCE,
    REFERRAL,
    RETURN,
    Form,
)
from documents.errors import LetterError
from documents.letterhead import letterhead, signature
from documents.letters.common import Citizen, Letter, Number, require_citizen
from documents.letters.wording import NOUNS, clause, long_date, lower_first
from petitions.law.facts import Kind
from petitions.models import Appointment, Outcome, Petition
from petitions.vault import Person

FORMS: dict[tuple[Kind, Outcome], Form] = {
    (Kind.COMPLAINT, Outcome.NOT_ACCEPTED): NON_ACCEPTANCE,
    (Kind.COMPLAINT, Outcome.GUIDED): GUIDANCE,
    (Kind.COMPLAINT, Outcome.REFERRED): REFERRAL,
    (Kind.COMPLAINT, Outcome.RETURNED): RETURN,
    (Kind.COMPLAINT, Outcome.FILED): FILING,
    (Kind.DENUNCIATION, Outcome.NOT_ACCEPTED): DENUNCIATION_NON_ACCEPTANCE,
    (Kind.DENUNCIATION, Outcome.GUIDED): DENUNCIATION_GUIDANCE,
    (Kind.DENUNCIATION, Outcome.FILED): FILING,
}
#: Where the grounds not to accept stand, and the article that wants them told.
_GROUNDS_OF = {
    Kind.COMPLAINT: ("Điều 11 của Luật Khiếu nại", "Khoản 1 Điều 16 Nghị định số 124/2020/NĐ-CP"),
    Kind.DENUNCIATION: ("khoản 1 Điều 29 của Luật Tố cáo", "Khoản 1 Điều 24 Luật Tố cáo"),
}
#: Outcomes that send the petitioner, or the petition, to another body.
_NAMES_A_BODY = (Outcome.GUIDED, Outcome.REFERRED)


def form_for(outcome: Outcome, kind: Kind = Kind.COMPLAINT) -> Form:
    """The form on which this outcome is told. Raises KeyError for one that has none."""
    return FORMS[kind, outcome]


@dataclass(frozen=True, kw_only=True)
class Refusal(Letter):
    """The notice; `ground` is the lawful ground in words, `citation` its article."""

    template: ClassVar[str] = "paper/refusal.html"
    required: ClassVar[dict[str, str]] = {
        "subject": "nội dung sự việc (về việc)",
        "reason": "lý do",
    }

    kind: Kind
    outcome: Outcome
    petitioner: Citizen
    subject: str
    received_on: date
    ground: str
    citation: str
    reason: str
    competent_body: str

    def validate(self) -> None:
        require_citizen("petitioner", self.petitioner, f"người {self.noun}")
        if self.outcome is Outcome.NOT_ACCEPTED and not (self.ground and self.citation):
            raise LetterError(
                "ground",
                f"Thông báo không thụ lý phải nêu căn cứ tại {self.grounds_of}.",
                rule=_GROUNDS_OF[self.kind][1],
            )
        if self.outcome in _NAMES_A_BODY and not self.competent_body:
            raise LetterError("competent_body", "Thiếu tên cơ quan có thẩm quyền giải quyết.")
        if self.issued_on < self.received_on:
            raise LetterError("issued_on", "Ngày ban hành trước ngày nhận đơn.")

    @property
    def received(self) -> str:
        """The day of receipt in words."""
        return long_date(self.received_on)

    @property
    def noun(self) -> str:
        """What the petition is called: khiếu nại, tố cáo."""
        return NOUNS[self.kind]

    @property
    def grounds_of(self) -> str:
        """Where the grounds not to accept stand."""
        return _GROUNDS_OF[self.kind][0]


def build(
    petition: Petition,
    *,
    number: Number,
    petitioner: Person,
    is_organisation: bool = False,
    outcome: Outcome,
    ground: str = "",
    citation: str = "",
    reason: str,
    competent_body: str = "",
    signer: Appointment,
    issued_on: date,
) -> Refusal:
    """The notice of `outcome`. `ground` and `citation` as the rule table words them."""
    kind = Kind(petition.kind)
    form = form_for(outcome, kind)
    also = [name for name in (petition.forwarded_by,) if name]
    if outcome is Outcome.REFERRED and competent_body:
        also.insert(0, competent_body)
    return Refusal(
        form=form,
        letterhead=letterhead(petition.unit),
        number=number,
        issued_on=issued_on,
        signature=signature(signer, petition.unit, on=issued_on),
        recipients=("Như trên", *also, "Lưu: VT, hồ sơ"),
        kind=kind,
        outcome=outcome,
        petitioner=Citizen.of(petitioner, is_organisation=is_organisation),
        subject=clause(petition.subject),
        received_on=petition.received_on,
        ground=lower_first(clause(ground)),
        citation=clause(citation),
        reason=clause(reason),
        competent_body=clause(competent_body),
    )
