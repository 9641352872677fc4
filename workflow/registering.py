"""Tiếp nhận: the petition, its number, its receipt and its first task, in one transaction."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import numbering
from documents.catalogue import RECEIPT
from documents.issuing import issue
from documents.letters import receipt
from documents.letters.common import Letter, Number
from petitions import access, acts, vault
from petitions.access import Act
from petitions.acts.intake import expected_facts, is_entry_of
from petitions.acts.papers import checked, require_few
from petitions.acts.performing import busy_is_refused
from petitions.acts.registration import Registration, cleaned
from petitions.deadlines import ACCEPTANCE_RULES, SETTLEMENT_RULES
from petitions.errors import AlreadyDone
from petitions.law.clock import Clock, compute
from petitions.law.facts import CaseFacts, EventKind, Kind, LegalEvent
from petitions.models import PartyRole, Petition, Unit, User
from petitions.models.petition import new_code
from petitions.vietnamese import in_vietnamese
from petitions.working_days import office_calendar
from workflow.steps import begin
from workflow.wording import basis_of


def register(
    registration: Registration, *, unit: Unit, key: uuid.UUID, actor: User, at: datetime
) -> Petition:
    """Enter `registration` in the book of the agency `unit` and print its receipt.

    A second submission with the same `key` (a double click, a lost answer) gives the petition that
    the first one made; AlreadyDone where it says something else. Raises petitions.errors.Refused;
    then nothing was entered.
    """
    with in_vietnamese():  # the receipt, the record, and a refusal that names a part or a role
        return _enter(registration, unit=unit, key=key, actor=actor, at=at)


def _enter(
    registration: Registration, *, unit: Unit, key: uuid.UUID, actor: User, at: datetime
) -> Petition:
    day = timezone.localdate(at)
    held = access.require_in(actor, Act.REGISTER, unit, on=day)
    r = cleaned(registration, today=day)
    earlier = _earlier(key, actor, r)
    if earlier is not None:
        return earlier
    # Before anything is locked, and once, however often a number is lost.
    require_few(len(r.papers))
    r = replace(r, papers=checked(r.papers))
    code = new_code()
    promises = promised(expected_facts(r))

    def make(number: Number) -> Letter:
        return receipt.build(
            unit=unit,
            number=number,
            kind=r.kind,
            register_number=f"{number.value:02d}/{day.year}",
            lookup_code=code,
            lookup_url=f"{settings.PUBLIC_URL}/tra-cuu/{code}/",
            petitioner=vault.mask(r.kind, PartyRole.PETITIONER) if r.is_sealed else r.petitioner,
            is_organisation=r.of_role(PartyRole.PETITIONER)[0].is_organisation,
            received_on=r.received_on,
            issued_on=day,
            subject=r.subject,
            papers=[(p.name, p.pages, p.is_original) for p in r.papers],
            promises=promises,
            officer=actor.get_full_name(),
            officer_title=held.title,
        )

    def act(number: Number, sha256: str) -> Petition:
        petition = acts.register(
            r,
            unit=unit,
            number=number.value or 0,
            code=code,
            key=key,
            receipt_sha256=sha256,
            actor=actor,
            at=at,
        )
        begin(petition, actor=actor, at=at)
        return petition

    try:
        with busy_is_refused():
            document = issue(
                RECEIPT,
                series=numbering.series_of(RECEIPT, unit, day),
                make=make,
                act=act,
                signer=None,
                issued_by=actor,
                on=day,
            )
    except IntegrityError:
        earlier = _earlier(key, actor, r)
        if earlier is None:
            raise
        return earlier
    return document.petition


def _earlier(key: uuid.UUID, actor: User, r: Registration) -> Petition | None:
    """What an earlier submission with this key made; None where there was none.

    Raises AlreadyDone where that was another officer's, or said something else.
    """
    earlier = Petition.objects.filter(idempotency_key=key).first()
    if earlier is None:
        return None
    if not earlier.events.filter(seq=1, actor=actor).exists():
        raise AlreadyDone(
            "Cán bộ khác đã vào sổ một đơn bằng biểu mẫu này. Vào sổ bằng một biểu mẫu mới: những "
            "gì vừa nhập được giữ lại ở đó."
        )
    if not is_entry_of(r, earlier):
        raise AlreadyDone(
            f"Biểu mẫu này đã vào sổ đơn số {earlier.register_number} với nội dung khác; lần này "
            "chưa ghi gì. Nếu đây là một đơn khác, vào sổ bằng một biểu mẫu mới: những gì vừa nhập "
            "được giữ lại ở đó."
        )
    return earlier


#: What a petitioner may expect once the petition is accepted.
_SETTLED = {
    Kind.COMPLAINT: gettext_lazy(
        "Nếu được thụ lý: ra quyết định giải quyết (vụ việc không phức tạp)"
    ),
    Kind.DENUNCIATION: gettext_lazy(
        "Nếu được thụ lý: ban hành kết luận nội dung tố cáo (khi không gia hạn)"
    ),
}


def promised(facts: CaseFacts) -> Sequence[tuple[str, date, str]]:
    """The days that a petitioner can count on: what is owed, the last day, the article."""
    calendar = office_calendar()
    acceptance = _binding(compute(facts, calendar=calendar), ACCEPTANCE_RULES)
    if acceptance is None or acceptance.due_on is None:
        return ()
    accepted = LegalEvent(EventKind.ACCEPTED, acceptance.due_on)
    later = compute(
        CaseFacts(
            regime=facts.regime,
            kind=facts.kind,
            stage=facts.stage,
            is_remote=facts.is_remote,
            events=(*facts.events, accepted),
        ),
        calendar=calendar,
    )
    settlement = _binding(later, SETTLEMENT_RULES)
    promises = [(_("Trả lời đơn được thụ lý hay không"), acceptance.due_on, basis_of(acceptance))]
    if settlement is not None and settlement.due_on is not None:
        promises.append((str(_SETTLED[facts.kind]), settlement.due_on, basis_of(settlement)))
    return promises


def _binding(clocks: Sequence[Clock], rule_ids: Sequence[str]) -> Clock | None:
    return next((c for c in clocks if c.rule_id in rule_ids and c.is_binding), None)
