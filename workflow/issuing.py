"""Ban hành: a letter gets its number, is filed for good, and its act is done; all or nothing."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from documents.issuing import issue
from documents.letters.common import Number
from documents.models import Document
from petitions import access, acts
from petitions.access import Act
from petitions.acts.performing import busy_is_refused
from petitions.errors import BadFact
from petitions.models import Petition, User
from workflow.letters import LETTERS, approver
from workflow.steps import step

_ACTS: dict[Act, Callable[..., Petition]] = {
    Act.ISSUE_ACCEPTANCE: acts.issue_acceptance,
    Act.ISSUE_REFUSAL: acts.issue_refusal,
    Act.ISSUE_DECISION: acts.issue_decision,
}
ISSUING_ACTS = frozenset(_ACTS)


def issue_letter(act: Act, petition_id: int, *, actor: User, at: datetime) -> Document:
    """Issue the letter that `act` sends out. Raises Refused; then nothing has changed."""
    on = timezone.localdate(at)
    petition = (
        Petition.objects.select_related("unit__parent__agency").filter(pk=petition_id).first()
    )
    if petition is None:
        raise BadFact("Không tìm thấy đơn này.")
    access.require(actor, act, petition, on=on)
    signer = approver(petition, act)
    planned = LETTERS[act](petition, signer=signer, on=on)
    perform = _ACTS[act]

    def lawful(number: Number, sha256: str) -> Petition:
        return step(
            act,
            petition_id,
            actor=actor,
            at=at,
            perform=lambda: perform(
                petition_id, actor=actor, at=at, document=number.symbol, sha256=sha256
            ),
        )

    with busy_is_refused():
        return issue(
            planned.form,
            series=planned.series,
            make=planned.make,
            act=lawful,
            signer=signer,
            issued_by=actor,
            on=on,
        )
