"""Tiếp nhận: a petition enters the agency's book."""

import uuid
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from petitions import access, vault
from petitions.access import Act
from petitions.acts.papers import Paper, check, store
from petitions.acts.performing import Performance, busy_is_refused, conclude, require_text
from petitions.deadlines import case_facts
from petitions.errors import BadFact
from petitions.law.facts import CaseFacts, EventKind, Kind, LegalEvent, Regime, Stage
from petitions.models import Channel, ContestedKind, Party, PartyRole, Petition, Unit, User
from petitions.text import nfc
from petitions.vault import Person


@dataclass(frozen=True, kw_only=True)
class PartyEntry:
    """One person or body that takes part, as written on the paper."""

    role: PartyRole
    person: Person
    is_organisation: bool = False


@dataclass(frozen=True, kw_only=True)
class Registration:
    """All that the reception desk reads off a first complaint, in the order of the paper.

    `contested_known_on` is the day the complainant received or knew of the decision or act;
    `excused_days` are days of objective obstacle that the limitation period does not count
    (Điều 9 Luật Khiếu nại), told in `excuse`.
    """

    channel: Channel
    received_on: date
    parties: tuple[PartyEntry, ...]
    subject: str
    content: str
    contested_kind: ContestedKind
    contested: str
    contested_known_on: date
    request: str = ""
    forwarded_by: str = ""
    written_on: date | None = None
    excused_days: int = 0
    excuse: str = ""
    is_signed: bool = True
    is_remote: bool = False
    papers: tuple[Paper, ...] = field(default=())

    def of_role(self, role: PartyRole) -> list[PartyEntry]:
        """The entries with that role, in the order of the paper."""
        return [entry for entry in self.parties if entry.role == role]

    @property
    def petitioner(self) -> Person:
        """Who writes, or writes first."""
        return self.of_role(PartyRole.PETITIONER)[0].person


def cleaned(registration: Registration, *, today: date) -> Registration:
    """`registration` in NFC and without stray blanks; BadFact names the first field at fault."""
    r = replace(
        registration,
        subject=require_text(
            nfc(registration.subject), "Ghi ngắn gọn đơn về việc gì.", field="subject"
        ),
        content=require_text(nfc(registration.content), "Ghi nội dung đơn.", field="content"),
        contested=require_text(
            nfc(registration.contested),
            "Ghi quyết định hoặc hành vi bị khiếu nại.",
            field="contested",
        ),
    )
    _check_parties(r)
    _check_dates(r, today)
    if r.channel == Channel.FORWARDED and not r.forwarded_by.strip():
        raise BadFact("Ghi tên cơ quan đã chuyển đơn đến.", field="forwarded_by")
    if not 0 <= r.excused_days <= 3650:
        raise BadFact("Số ngày trở ngại phải từ 0 đến 3650.", field="excused_days")
    if r.excused_days and not r.excuse.strip():
        raise BadFact(
            "Ghi rõ trở ngại khách quan làm người khiếu nại không thực hiện được quyền đúng hạn.",
            field="excuse",
            rule="Điều 9 Luật Khiếu nại",
        )
    return r


def _check_parties(r: Registration) -> None:
    if not r.of_role(PartyRole.PETITIONER):
        raise BadFact("Ghi họ tên người khiếu nại.", field="petitioner_name")
    if not r.of_role(PartyRole.RESPONDENT):
        raise BadFact("Ghi tên người bị khiếu nại.", field="respondent_name")
    for entry in r.parties:
        require_text(
            entry.person.name,
            f"Ghi tên của {entry.role.label.lower()}.",
            field=f"{entry.role.value}_name",
        )
    for role in (PartyRole.PETITIONER, PartyRole.RESPONDENT):
        for entry in r.of_role(role):
            require_text(
                entry.person.address,
                f"Ghi địa chỉ của {role.label.lower()}: quyết định giải quyết phải nêu.",
                field=f"{role.value}_address",
                rule="Điều 31 Luật Khiếu nại",
            )


def _check_dates(r: Registration, today: date) -> None:
    if r.received_on > today:
        raise BadFact(
            f"Ngày nhận đơn ({r.received_on:%d/%m/%Y}) sau hôm nay ({today:%d/%m/%Y}).",
            field="received_on",
        )
    if r.written_on and r.written_on > r.received_on:
        raise BadFact(
            f"Ngày ghi trên đơn ({r.written_on:%d/%m/%Y}) sau ngày nhận đơn "
            f"({r.received_on:%d/%m/%Y}). Kiểm tra lại một trong hai ngày.",
            field="written_on",
        )
    if r.contested_known_on > r.received_on:
        raise BadFact(
            f"Ngày nhận hoặc biết quyết định, hành vi ({r.contested_known_on:%d/%m/%Y}) sau ngày "
            f"nhận đơn ({r.received_on:%d/%m/%Y}). Kiểm tra lại một trong hai ngày.",
            field="contested_known_on",
        )
    if r.contested_known_on.year < 1990:
        raise BadFact("Kiểm tra lại năm nhận hoặc biết quyết định.", field="contested_known_on")


def legal_events(r: Registration) -> list[LegalEvent]:
    """The facts that registration brings to the clock, in the order they happened."""
    events = [LegalEvent(EventKind.DECISION_RECEIVED, r.contested_known_on)]
    if r.excused_days:
        events.append(LegalEvent(EventKind.EXCUSED, r.contested_known_on, r.excused_days))
    return [*events, LegalEvent(EventKind.RECEIVED, r.received_on)]


def expected_facts(r: Registration) -> CaseFacts:
    """The case as the clock will see it once `r` is registered: for the receipt and the form."""
    return case_facts(_petition(r), legal_events(r))


def _petition(r: Registration) -> Petition:
    return Petition(
        regime=Regime.STATE.value,
        kind=Kind.COMPLAINT.value,
        stage=Stage.FIRST.value,
        is_remote=r.is_remote,
        channel=r.channel,
        forwarded_by=r.forwarded_by,
        received_on=r.received_on,
        written_on=r.written_on,
        subject=r.subject,
        content=r.content,
        request=r.request,
        contested_kind=r.contested_kind,
        contested=r.contested,
        contested_known_on=r.contested_known_on,
        excused_days=r.excused_days,
        excuse=r.excuse,
        is_signed=r.is_signed,
    )


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
    """Enter a first complaint in the book of `unit` (an agency) under `number` of that year.

    `code` is the lookup code printed on the receipt. `key` names this submission: a second one
    with the same key breaks a unique constraint, and its sender is shown what the first made.
    """
    day = timezone.localdate(at)
    with busy_is_refused(), transaction.atomic():
        held = access.require_in(actor, Act.REGISTER, unit, on=day)
        r = cleaned(registration, today=day)
        checked = check(r.papers)
        petition = _petition(r)
        petition.unit, petition.year, petition.number = unit, day.year, number
        petition.code, petition.idempotency_key = code, key
        petition.save()
        _store_parties(petition, r)
        store(petition, checked, actor=actor, at=at)
        performance = Performance(petition, actor, at, held)
        performance.facts = legal_events(r)
        performance.after = {
            "status": petition.status,
            "number": f"{number:02d}/{day.year}",
            "channel": r.channel.value,
            "papers": len(checked),
            "sha256": receipt_sha256,
        }
        conclude(Act.REGISTER, performance, reason=r.excuse)
    return petition


def _store_parties(petition: Petition, r: Registration) -> None:
    positions: dict[PartyRole, int] = {}
    for entry in r.parties:
        position = positions.get(entry.role, 0)
        positions[entry.role] = position + 1
        party = Party.objects.create(
            petition=petition,
            role=entry.role,
            is_organisation=entry.is_organisation,
            position=position,
        )
        vault.store(party, entry.person)
