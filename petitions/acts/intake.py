"""Tiếp nhận: a petition enters the agency's book."""

import uuid
from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from petitions import access, vault
from petitions.access import Act
from petitions.acts.conflict import name_officers
from petitions.acts.papers import checked, require_few, store
from petitions.acts.performing import Performance, busy_is_refused, conclude
from petitions.acts.registration import Registration, cleaned
from petitions.deadlines import case_facts
from petitions.law.facts import CaseFacts, EventKind, LegalEvent, Regime, Stage
from petitions.models import Party, PartyRole, Petition, PetitionWords, Unit, User
from petitions.text import nfc, words
from petitions.vault import Person
from petitions.working_days import hold_calendar


def legal_events(r: Registration) -> list[LegalEvent]:
    """The facts that registration brings to the clock, in the order they happened."""
    received = LegalEvent(EventKind.RECEIVED, r.received_on)
    if r.contested_known_on is None:
        return [received]
    events = [LegalEvent(EventKind.DECISION_RECEIVED, r.contested_known_on)]
    if r.excused_days:
        events.append(LegalEvent(EventKind.EXCUSED, r.contested_known_on, r.excused_days))
    return [*events, received]


def expected_facts(r: Registration) -> CaseFacts:
    """The case as the clock will see it once `r` is registered: for the receipt and the form."""
    return case_facts(_petition(r), legal_events(r))


def _petition(r: Registration) -> Petition:
    return Petition(
        regime=Regime.STATE.value,
        kind=r.kind.value,
        is_sealed=r.is_sealed,
        stage=Stage.FIRST.value,
        is_remote=r.is_remote,
        channel=r.channel,
        forwarded_by=r.forwarded_by,
        received_on=r.received_on,
        written_on=r.written_on,
        subject=r.subject,
        content=r.content,
        request=r.request,
        contested_kind=r.contested_kind or "",
        contested=r.contested,
        contested_known_on=r.contested_known_on,
        excused_days=r.excused_days,
        excuse=r.excuse,
        is_signed=r.is_signed,
    )


_WRITTEN = (
    *("channel", "forwarded_by", "received_on", "written_on", "subject", "content", "request"),
    *("contested_kind", "contested", "contested_known_on", "excused_days", "excuse"),
    *("is_signed", "is_remote", "kind", "is_sealed"),
)


def is_entry_of(r: Registration, petition: Petition) -> bool:
    """Whether `petition` was entered with exactly what `r` says: who, what, when, which papers.

    `r` as `cleaned` gives it. Papers that came after the registration are left out.
    """
    expected = _petition(r)
    if any(_bare(getattr(petition, n)) != _bare(getattr(expected, n)) for n in _WRITTEN):
        return False
    parties = [(e.role, e.is_organisation, _bare_person(e.person)) for e in r.parties]
    stored = [
        (PartyRole(party.role), party.is_organisation, _bare_person(person))
        for party, person in vault.known_people(petition)
    ]
    if Counter(parties) != Counter(stored):
        return False
    came = petition.attachments.filter(added_at=petition.events.get(seq=1).happened_at)
    papers = [(_bare(p.name), p.pages, p.is_original, len(p.content)) for p in r.papers]
    return papers == list(came.values_list("name", "pages", "is_original", "size"))


def _bare(value: Any) -> Any:
    """A text as it is stored, whatever blanks stood round it; other values as they are."""
    return nfc(value).strip() if isinstance(value, str) else value


def _bare_person(person: Person) -> Person:
    return Person(**{name: _bare(value) for name, value in vars(person).items()})


def register(
    registration: Registration,
    *,
    unit: Unit,
    number: int,
    code: str,
    key: uuid.UUID,
    receipt_sha256: str = "",
    actor: User,
    at: datetime,
) -> Petition:
    """Enter a petition in the book of `unit` (an agency) under `number` of that year.

    `code` is the lookup code printed on the receipt. `key` names this submission: a second one
    with the same key breaks a unique constraint, and its sender is shown what the first made.
    """
    day = timezone.localdate(at)
    with busy_is_refused(), transaction.atomic():
        hold_calendar()
        held = access.require_in(actor, Act.REGISTER, unit, on=day)
        r = cleaned(registration, today=day)
        require_few(len(r.papers))
        papers = checked(r.papers)
        petition = _petition(r)
        petition.unit, petition.year, petition.number = unit, day.year, number
        petition.code, petition.idempotency_key = code, key
        petition.save()
        PetitionWords.objects.create(petition=petition, words=search_words(petition))
        vault.enter(petition, _parties(petition, r))
        store(petition, papers, actor=actor, at=at)
        named = name_officers(petition, _who_it_is_about(r), at=at)
        performance = Performance(petition, actor, at, held)
        performance.facts = legal_events(r)
        performance.after = {
            "status": petition.status,
            "number": f"{number:02d}/{day.year}",
            "channel": r.channel.value,
            "papers": len(papers),
            "sha256": receipt_sha256,
        }
        if named:
            performance.after["officers"] = named
        conclude(Act.REGISTER, performance, reason=r.excuse)
    return petition


def search_words(petition: Petition) -> str:
    """The words that `petition` is searched by: what it is about, says and asks for."""
    said = (petition.subject, petition.contested, petition.content, petition.request)
    return " ".join(words(*said))


def _who_it_is_about(r: Registration) -> list[str]:
    """Where an officer of ours may be named: the respondent, and all that the petition says."""
    said = (r.contested, r.subject, r.content, r.request)
    return [*(entry.person.name for entry in r.of_role(PartyRole.RESPONDENT)), *said]


def _parties(petition: Petition, r: Registration) -> list[tuple[Party, Person]]:
    """The parts taken in the petition, stored, each with who takes it."""
    positions: Counter[PartyRole] = Counter()
    entered = []
    for entry in r.parties:
        party = Party.objects.create(
            petition=petition,
            role=entry.role,
            is_organisation=entry.is_organisation,
            position=positions[entry.role],
        )
        positions[entry.role] += 1
        entered.append((party, entry.person))
    return entered
