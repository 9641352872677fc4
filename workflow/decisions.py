"""The letters that are a head's act itself: complex, suspended, going on, terminated.

Each checks what the act will check, so that an unlawful one is refused before it is printed.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from django.utils import timezone

from documents.catalogue import COMPLEXITY, RESUMPTION, SUSPENSION, TERMINATION
from documents.letters import complexity as complexity_letter
from documents.letters import suspension as suspension_letter
from documents.letters.common import Letter, Number
from documents.letters.suspension_parts import Cited
from petitions.access import Act
from petitions.acts.settlement import check_complexity
from petitions.acts.suspension import check_resumption, check_suspension, check_termination
from petitions.deadlines import facts_of, settlement_of
from petitions.errors import BadFact
from petitions.law.facts import Complexity, EventKind, Kind, LegalEvent
from petitions.law.grounds import Ground
from petitions.lifecycle import Status
from petitions.models import Appointment, Petition
from workflow.planned import Planned, people_on_paper, petitioner_of, plan
from workflow.wording import basis_of


def suspension(
    petition: Petition, *, signer: Appointment, on: date, basis: str, reason: str
) -> Planned:
    """Mẫu 14a, to suspend."""
    ground = check_suspension(petition, on=on, basis=basis, reason=reason)
    make = _stopping(petition, ground, reason, signer=signer, on=on)
    return plan(SUSPENSION, petition, on, make)


def termination(
    petition: Petition, *, signer: Appointment, on: date, basis: str, reason: str
) -> Planned:
    """Mẫu 14a, to terminate; also what was not accepted yet, or stands still."""
    ground = check_termination(on=on, basis=basis, reason=reason)
    make = _stopping(petition, ground, reason, signer=signer, on=on)
    return plan(TERMINATION, petition, on, make)


def _stopping(
    petition: Petition, ground: Ground, reason: str, *, signer: Appointment, on: date
) -> Callable[[Number], Letter]:
    parties = people_on_paper(petition)
    stands_still = petition.status == Status.SUSPENDED
    suspended = cited(petition, Act.SUSPEND) if stands_still else None
    accepted = cited(petition, Act.ISSUE_ACCEPTANCE)

    def make(number: Number) -> Letter:
        return suspension_letter.suspension(
            petition,
            number=number,
            parties=parties,
            ground=ground,
            reason=reason,
            accepted=accepted,
            suspended=suspended,
            signer=signer,
            issued_on=on,
        )

    return make


def resumption(petition: Petition, *, signer: Appointment, on: date, reason: str) -> Planned:
    """Mẫu 14b; the day on which the settlement now ends is counted as if it were issued `on`."""
    check_resumption(reason=reason)
    known = facts_of(petition)
    events = (*known.events, LegalEvent(EventKind.RESUMED, on))
    clock = settlement_of(replace(known, events=events))
    if clock.due_on is None:
        raise BadFact("Thời hạn giải quyết còn dừng vì lý do khác nên chưa tiếp tục được.")
    due_on = clock.due_on
    parties = people_on_paper(petition)
    accepted, suspended = cited(petition, Act.ISSUE_ACCEPTANCE), cited(petition, Act.SUSPEND)

    def make(number: Number) -> Letter:
        return suspension_letter.resumption(
            petition,
            number=number,
            parties=parties,
            reason=reason,
            accepted=accepted,
            suspended=suspended,
            due_on=due_on,
            due_basis=basis_of(clock),
            signer=signer,
            issued_on=on,
        )

    return plan(RESUMPTION, petition, on, make)


def complexity(
    petition: Petition, *, signer: Appointment, on: date, criteria: Iterable[str], reason: str
) -> Planned:
    """The finding of Điều 3a, with the settlement term of a complex case."""
    named = check_complexity(petition, on=on, criteria=criteria, reason=reason)
    known = replace(facts_of(petition), complexity=Complexity.COMPLEX)
    accepted = cited(petition, Act.ISSUE_ACCEPTANCE)
    # Before acceptance the length is known, and not yet the day on which it ends.
    as_accepted = () if accepted else (LegalEvent(EventKind.ACCEPTED, on),)
    clock = settlement_of(replace(known, events=(*known.events, *as_accepted)))
    person, is_organisation = petitioner_of(petition)

    def make(number: Number) -> Letter:
        return complexity_letter.build(
            petition,
            number=number,
            petitioner=person,
            is_organisation=is_organisation,
            criteria=named,
            reason=reason,
            accepted=accepted,
            days=clock.trail.number,
            due_on=clock.due_on if accepted else None,
            due_basis=basis_of(clock) if accepted else clock.basis,
            signer=signer,
            issued_on=on,
        )

    return plan(COMPLEXITY, petition, on, make)


#: What the paper of an act is called where a later one cites it.
_TYPE_NAMES = {
    (Kind.COMPLAINT, Act.ISSUE_ACCEPTANCE): "Thông báo",
    (Kind.COMPLAINT, Act.SUSPEND): "Quyết định",
    (Kind.DENUNCIATION, Act.ISSUE_ACCEPTANCE): "Quyết định",
}


def cited(petition: Petition, act: Act) -> Cited | None:
    """The newest paper of `act`, as a later one cites it; None where the act was not done."""
    event = petition.events.filter(act=act.value).last()
    if event is None:
        return None
    return Cited(
        type_name=_TYPE_NAMES[Kind(petition.kind), act],
        symbol=event.after.get("document", ""),
        on=timezone.localdate(event.happened_at),
    )
