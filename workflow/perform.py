"""One door to every act on a stored petition, for the screens and for files alike."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from documents.models import Document
from petitions.access import Act
from petitions.acts.papers import checked
from petitions.acts.performing import busy_is_refused, lock
from petitions.acts.secrecy import require_unidentifying, texts_of
from petitions.models import Appointment, Petition, User
from petitions.vietnamese import in_vietnamese
from workflow import drafting, protecting, steps
from workflow.issuing import ISSUING_ACTS, issue_letter
from workflow.letters import LETTERS, require_printable, signer_of

#: Acts that need more than themselves and the flow.
_SPECIAL: dict[Act, Callable[..., Petition]] = {
    Act.DRAFT: drafting.hand_in,
    Act.APPROVE: drafting.approve,
    Act.RETURN_DRAFT: drafting.return_for_redraft,
    Act.PROTECT: protecting.protect,
    Act.OPEN_IDENTITY: protecting.open_identity,
}


def perform(
    act: Act, petition_id: int, *, actor: User, at: datetime, facts: dict[str, Any]
) -> Document | None:
    """Do `act` with its facts; the paper that it issued, where it issues one.

    Raises petitions.errors.Refused; then nothing happened.
    """
    with in_vietnamese():
        _require_unidentifying(petition_id, actor, facts)
        if act is Act.ATTACH:  # files are looked through before anything is locked
            facts = facts | {"papers": checked(facts["papers"])}
        if act in ISSUING_ACTS:
            return issue_letter(act, petition_id, actor=actor, at=at, facts=facts)
        _do(act, petition_id, actor=actor, at=at, facts=facts)
    return None


def _require_unidentifying(petition_id: int, actor: User, facts: dict[str, Any]) -> None:
    if not any(texts_of(facts)):
        return
    petition = Petition.objects.filter(pk=petition_id, is_sealed=True).first()
    if petition is not None:
        require_unidentifying(petition, actor, facts)


def _do(act: Act, petition_id: int, *, actor: User, at: datetime, facts: dict[str, Any]) -> None:
    with busy_is_refused(), transaction.atomic():
        signer = _expected_signer(act, petition_id, actor, at)
        if act in _SPECIAL:
            petition = _SPECIAL[act](petition_id, actor=actor, at=at, **facts)
        else:
            petition = steps.do(act, petition_id, actor=actor, at=at, **facts)
        if signer is not None:
            require_printable(act, petition, signer, on=timezone.localdate(at))


def _expected_signer(act: Act, petition_id: int, actor: User, at: datetime) -> Appointment | None:
    """Who will sign the letter that the act prepares; None for an act that prepares none."""
    if act not in LETTERS:
        return None
    return signer_of(act, lock(petition_id), actor, on=timezone.localdate(at))
