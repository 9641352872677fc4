"""What a petitioner is told when the complaint is not taken up here, a form for each outcome.

Not accepted: Mẫu số 04, NĐ 124/2020 as amended by NĐ 155/2026. Guided: Mẫu số 02, TT 05/2021.
Referred, returned and filed: in-house notices, for which no statute gives a form.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import FILING, GUIDANCE, NON_ACCEPTANCE, REFERRAL, RETURN, Form
from documents.errors import LetterError
from documents.letterhead import letterhead, signature
from documents.letters.common import Citizen, Letter, Number, require_citizen
from documents.letters.wording import clause, long_date, lower_first
from petitions.models import Appointment, Outcome, Petition
from petitions.vault import Person

FORMS: dict[Outcome, Form] = {
    Outcome.NOT_ACCEPTED: NON_ACCEPTANCE,
    Outcome.GUIDED: GUIDANCE,
    Outcome.REFERRED: REFERRAL,
    Outcome.RETURNED: RETURN,
    Outcome.FILED: FILING,
}
#: Outcomes that send the petitioner, or the petition, to another body.
_NAMES_A_BODY = (Outcome.GUIDED, Outcome.REFERRED)


def form_for(outcome: Outcome) -> Form:
    """The form on which this outcome is told. Raises KeyError for an acceptance."""
    return FORMS[outcome]


@dataclass(frozen=True, kw_only=True)
class Refusal(Letter):
    """The notice; `ground` is the lawful ground in words, `citation` its article."""

    template: ClassVar[str] = "paper/refusal.html"
    required: ClassVar[dict[str, str]] = {
        "subject": "nội dung sự việc (về việc)",
        "reason": "lý do",
    }

    outcome: Outcome
    petitioner: Citizen
    subject: str
    received_on: date
    ground: str
    citation: str
    reason: str
    competent_body: str

    def validate(self) -> None:
        require_citizen("petitioner", self.petitioner, "người khiếu nại")
        if self.outcome is Outcome.NOT_ACCEPTED and not (self.ground and self.citation):
            raise LetterError(
                "ground",
                "Thông báo không thụ lý phải nêu căn cứ tại Điều 11 Luật Khiếu nại.",
                rule="Khoản 1 Điều 16 Nghị định số 124/2020/NĐ-CP",
            )
        if self.outcome in _NAMES_A_BODY and not self.competent_body:
            raise LetterError("competent_body", "Thiếu tên cơ quan có thẩm quyền giải quyết.")
        if self.issued_on < self.received_on:
            raise LetterError("issued_on", "Ngày ban hành trước ngày nhận đơn.")

    @property
    def received(self) -> str:
        """The day of receipt in words."""
        return long_date(self.received_on)


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
    form = form_for(outcome)
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
        outcome=outcome,
        petitioner=Citizen.of(petitioner, is_organisation=is_organisation),
        subject=clause(petition.subject),
        received_on=petition.received_on,
        ground=lower_first(clause(ground)),
        citation=clause(citation),
        reason=clause(reason),
        competent_body=clause(competent_body),
    )
