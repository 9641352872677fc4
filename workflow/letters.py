"""Which letter belongs to which act, filled from the petition as it stands."""

from collections.abc import Callable
from datetime import date

from documents import drafts
from documents.catalogue import ACCEPTANCE, FIRST_DECISION, SETTLED_BY
from documents.letterhead import authority
from documents.letters import acceptance, decision, refusal
from documents.letters.common import Letter, Number
from documents.letters.draft import DecisionDraft
from petitions import access
from petitions.access import Act
from petitions.deadlines import case_facts, facts_of, settlement_of
from petitions.errors import BadFact
from petitions.law.facts import EventKind, Kind, LegalEvent
from petitions.law.grounds import ground
from petitions.models import Appointment, Outcome, Petition, Role, User
from workflow.decisions import complexity, resumption, suspension, termination
from workflow.denunciations import conclusion, denunciation_acceptance, referral
from workflow.planned import Planned, people_on_paper, petitioner_of, plan
from workflow.wording import basis_of


def accepting(petition: Petition, *, signer: Appointment, on: date) -> Planned:
    """The paper that accepts a petition of its kind."""
    make = denunciation_acceptance if _is_denunciation(petition) else acceptance_notice
    return make(petition, signer=signer, on=on)


def refusing(petition: Petition, *, signer: Appointment, on: date) -> Planned:
    """The paper that fits the outcome and the kind."""
    is_referred = petition.triage.outcome == Outcome.REFERRED
    make = referral if is_referred and _is_denunciation(petition) else refusal_notice
    return make(petition, signer=signer, on=on)


def settling(
    petition: Petition, *, signer: Appointment, on: date, draft: DecisionDraft | None = None
) -> Planned:
    """The paper that settles a petition of its kind, with this draft or the newest kept one."""
    text = draft or latest_draft(petition)
    make = conclusion if _is_denunciation(petition) else first_decision
    return make(petition, signer=signer, on=on, text=text)


def _is_denunciation(petition: Petition) -> bool:
    return Kind(petition.kind) is Kind.DENUNCIATION


def acceptance_notice(petition: Petition, *, signer: Appointment, on: date) -> Planned:
    """Mẫu 03; the day it is issued is the day of acceptance, from which the settlement runs."""
    events = [*facts_of(petition).events, LegalEvent(EventKind.ACCEPTED, on)]
    settlement = settlement_of(case_facts(petition, events))
    if settlement.due_on is None:
        raise BadFact("Thời hạn giải quyết đang tạm dừng nên chưa thông báo thụ lý được.")
    due_on, basis = settlement.due_on, basis_of(settlement)
    person, is_organisation = petitioner_of(petition)

    def make(number: Number) -> Letter:
        return acceptance.build(
            petition,
            number=number,
            petitioner=person,
            is_organisation=is_organisation,
            accepted_on=on,
            due_on=due_on,
            due_basis=basis,
            signer=signer,
            issued_on=on,
        )

    return plan(ACCEPTANCE, petition, on, make)


def refusal_notice(petition: Petition, *, signer: Appointment, on: date) -> Planned:
    """The notice that fits the outcome: not accepted, guided, referred, returned, filed."""
    triage = petition.triage
    outcome = Outcome(triage.outcome)
    found = ground(triage.ground) if triage.ground else None
    person, is_organisation = petitioner_of(petition)

    def make(number: Number) -> Letter:
        return refusal.build(
            petition,
            number=number,
            petitioner=person,
            is_organisation=is_organisation,
            outcome=outcome,
            ground=found.text if found else "",
            citation=found.citation if found else "",
            reason=triage.reason,
            competent_body=triage.competent_body,
            signer=signer,
            issued_on=on,
        )

    return plan(refusal.form_for(outcome, Kind(petition.kind)), petition, on, make)


def first_decision(
    petition: Petition, *, signer: Appointment, on: date, text: DecisionDraft
) -> Planned:
    """Mẫu 15 with this text."""
    people = people_on_paper(petition)
    settler = second_settler(petition)

    def make(number: Number) -> Letter:
        return decision.build(
            petition,
            number=number,
            parties=people,
            draft=text,
            second_settler=settler,
            signer=signer,
            issued_on=on,
        )

    return plan(FIRST_DECISION, petition, on, make)


def latest_draft(petition: Petition) -> DecisionDraft:
    """The newest text that was kept. Raises BadFact where there is none."""
    kept = drafts.latest(petition, SETTLED_BY[Kind(petition.kind)])
    if kept is None:
        paper = "kết luận" if _is_denunciation(petition) else "quyết định"
        raise BadFact(f"Đơn chưa có dự thảo {paper}.")
    return DecisionDraft.from_json(kept.fields)


def second_settler(petition: Petition) -> str:
    """Who settles a second complaint (Điều 33 Luật Khiếu nại), as the decision names them."""
    above = petition.unit.parent
    if above is None or above.agency is None:
        return "Người có thẩm quyền giải quyết khiếu nại lần hai"
    return authority(above.agency)


#: The letter that an act approves or sends out. It takes the facts of the acts in TYPED.
LETTERS: dict[Act, Callable[..., Planned]] = {
    Act.ASSIGN: accepting,
    Act.ISSUE_ACCEPTANCE: accepting,
    Act.APPROVE_REFUSAL: refusing,
    Act.ISSUE_REFUSAL: refusing,
    Act.DRAFT: settling,
    Act.APPROVE: settling,
    Act.ISSUE_DECISION: settling,
    Act.MARK_COMPLEX: complexity,
    Act.SUSPEND: suspension,
    Act.RESUME: resumption,
    Act.TERMINATE: termination,
}
#: Acts of the head that are their own paper: what it says is typed where it is decided.
TYPED = frozenset({Act.MARK_COMPLEX, Act.SUSPEND, Act.RESUME, Act.TERMINATE})
#: Under which act of the head a letter was approved for issue.
APPROVED_BY: dict[Act, Act] = {
    Act.ISSUE_ACCEPTANCE: Act.ASSIGN,
    Act.ISSUE_REFUSAL: Act.APPROVE_REFUSAL,
    Act.ISSUE_DECISION: Act.APPROVE,
}


def approver(petition: Petition, act: Act) -> Appointment:
    """The appointment under which the letter of an issuing act was approved: its signer."""
    event = (
        petition.events.filter(act=APPROVED_BY[act].value)
        .select_related("appointment__user", "appointment__unit")
        .last()
    )
    if event is None or event.appointment is None:
        raise BadFact("Văn bản chưa được người có thẩm quyền duyệt.")
    return event.appointment


def head_of(petition: Petition, on: date) -> Appointment:
    """The head of the agency that day, who will sign what is still a draft."""
    head = (
        Appointment.objects.on(on)
        .filter(unit=petition.unit_id, role=Role.HEAD)
        .select_related("user", "unit")
        .first()
    )
    if head is None:
        raise BadFact(f"{petition.unit.name} chưa có thủ trưởng vào ngày {on:%d/%m/%Y}.")
    return head


def signer_of(act: Act, petition: Petition, user: User, *, on: date) -> Appointment:
    """Who signs the letter that `act` concerns, when `user` does it that day."""
    if act in APPROVED_BY:
        return approver(petition, act)
    if act is Act.DRAFT:
        return head_of(petition, on)
    return access.require(user, act, petition, on=on)


def require_printable(act: Act, petition: Petition, signer: Appointment, *, on: date) -> None:
    """Raises LetterError when a letter lacks a thing: before approval, not at the counter."""
    LETTERS[act](petition, signer=signer, on=on).previews()
