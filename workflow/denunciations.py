"""The letters of a denunciation, filled from the petition as it stands.

None but the notice to the denouncer is given anything of a denouncer, and that one a mask.
"""

from datetime import date

from documents import numbering
from documents.catalogue import (
    ACCEPTANCE_NOTICE,
    CONCLUSION,
    CONTENT_NOTICE,
    DENUNCIATION_ACCEPTANCE,
    DENUNCIATION_REFERRAL,
)
from documents.issuing import Enclosed
from documents.letters import conclusion as conclusion_letter
from documents.letters import denunciation_acceptance as acceptance_letter
from documents.letters import denunciation_notices as notices
from documents.letters import referral as referral_letter
from documents.letters.common import Letter, Number
from documents.letters.denunciation_parts import Limit
from documents.letters.draft import DecisionDraft
from documents.letters.suspension_parts import Cited
from petitions.access import Act
from petitions.deadlines import case_facts, facts_of, settlement_of
from petitions.errors import BadFact
from petitions.law.facts import EventKind, LegalEvent
from petitions.models import Appointment, Party, PartyRole, Petition
from petitions.vault import Person
from workflow.decisions import cited
from workflow.planned import Planned, people_on_paper, petitioner_of, plan
from workflow.wording import basis_of


def denunciation_acceptance(petition: Petition, *, signer: Appointment, on: date) -> Planned:
    """Mẫu 04, from the day of which the settlement runs; with it Mẫu 05 and, to each, Mẫu 06."""
    limit = _limit(petition, on)
    accused = _accused(petition)

    def make(number: Number) -> Letter:
        return acceptance_letter.build(
            petition, number=number, parties=accused, limit=limit, signer=signer
        )

    main = plan(DENUNCIATION_ACCEPTANCE, petition, on, make)
    told = _notice_to_denouncer(petition, limit, signer=signer, on=on)
    accused_told = [_notice_to_accused(petition, one, signer=signer, on=on) for one in accused]
    return Planned(main.form, main.series, main.make, enclosed=(told, *accused_told))


def _limit(petition: Petition, on: date) -> Limit:
    """The settlement as it will run once the petition is accepted that day."""
    events = [*facts_of(petition).events, LegalEvent(EventKind.ACCEPTED, on)]
    clock = settlement_of(case_facts(petition, events))
    if clock.due_on is None:
        raise BadFact("Thời hạn giải quyết đang tạm dừng nên chưa ra quyết định thụ lý được.")
    return Limit(days=clock.trail.number, starts_on=on, due_on=clock.due_on, basis=basis_of(clock))


def _accused(petition: Petition) -> list[tuple[Party, Person]]:
    """The denounced: all of the parties that these letters are given."""
    return [(p, v) for p, v in people_on_paper(petition) if p.role == PartyRole.RESPONDENT]


def _decided(number: Number, on: date) -> Cited:
    return Cited(type_name="Quyết định", symbol=number.symbol, on=on)


def _notice_to_denouncer(
    petition: Petition, limit: Limit, *, signer: Appointment, on: date
) -> Enclosed:
    mask, _is_organisation = petitioner_of(petition)

    def make(number: Number, main: Number) -> Letter:
        return notices.acceptance_notice(
            petition,
            number=number,
            petitioner=mask,
            decision=_decided(main, on),
            limit=limit,
            signer=signer,
        )

    series = numbering.series_of(ACCEPTANCE_NOTICE, petition.unit, on)
    return Enclosed(ACCEPTANCE_NOTICE, series, make)


def _notice_to_accused(
    petition: Petition, accused: tuple[Party, Person], *, signer: Appointment, on: date
) -> Enclosed:
    def make(number: Number, main: Number) -> Letter:
        return notices.content_notice(
            petition, number=number, accused=accused, decision=_decided(main, on), signer=signer
        )

    series = numbering.series_of(CONTENT_NOTICE, petition.unit, on)
    return Enclosed(CONTENT_NOTICE, series, make)


def referral(petition: Petition, *, signer: Appointment, on: date) -> Planned:
    """Mẫu 03 of TT 05/2021."""
    triage, accused = petition.triage, _accused(petition)

    def make(number: Number) -> Letter:
        return referral_letter.build(
            petition,
            number=number,
            parties=accused,
            reason=triage.reason,
            competent_body=triage.competent_body,
            signer=signer,
            issued_on=on,
        )

    return plan(DENUNCIATION_REFERRAL, petition, on, make)


def conclusion(
    petition: Petition, *, signer: Appointment, on: date, text: DecisionDraft
) -> Planned:
    """Mẫu 12 with this text."""
    accused, accepted = _accused(petition), cited(petition, Act.ISSUE_ACCEPTANCE)

    def make(number: Number) -> Letter:
        return conclusion_letter.build(
            petition,
            number=number,
            parties=accused,
            draft=text,
            accepted=accepted,
            signer=signer,
            issued_on=on,
        )

    return plan(CONCLUSION, petition, on, make)
