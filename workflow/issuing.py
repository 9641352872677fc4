"""Ban hành: a letter gets its number, is filed for good, and its act is done; all or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from django.utils import timezone

from documents.issuing import Printed, issue_all
from documents.letters.common import Letter, Number
from documents.models import Document
from petitions import access, acts
from petitions.access import Act
from petitions.acts.performing import busy_is_refused
from petitions.acts.secrecy import unidentifying
from petitions.errors import BadFact, Busy
from petitions.models import Appointment, Petition, User
from workflow.letters import LETTERS, TYPED, signer_of
from workflow.planned import Planned
from workflow.protecting import require_unnamed
from workflow.steps import step

_ACTS: dict[Act, Callable[..., Petition]] = {
    Act.ISSUE_ACCEPTANCE: acts.issue_acceptance,
    Act.ISSUE_REFUSAL: acts.issue_refusal,
    Act.ISSUE_DECISION: acts.issue_decision,
    Act.MARK_COMPLEX: acts.mark_complex,
    Act.SUSPEND: acts.suspend,
    Act.RESUME: acts.resume,
    Act.TERMINATE: acts.terminate,
}
ISSUING_ACTS = frozenset(_ACTS)


def issue_letter(
    act: Act, petition_id: int, *, actor: User, at: datetime, facts: dict[str, Any]
) -> Document:
    """Issue the letter that `act`, with its facts, puts on paper or sends out, and give it.

    What is issued together with it has numbers of its own. Raises Refused; then nothing has
    changed.
    """
    petition = _stored(petition_id)
    if petition.is_sealed and act in TYPED:
        facts = unidentifying(petition, facts)
    planned, signer = _plan(act, petition_id, actor=actor, at=at, facts=facts)
    perform = _ACTS[act]

    def checked(make: Callable[[Number, Number], Letter], own: Number, main: Number) -> Letter:
        letter = make(own, main)
        require_unnamed(petition, letter)
        return letter

    def lawful(printed: Sequence[Printed]) -> Petition:
        main, *enclosed = printed
        beside = {"enclosed": [(p.number.symbol, p.sha256) for p in enclosed]} if enclosed else {}

        def done() -> Petition:
            if act in TYPED:
                again, _ = _plan(act, petition_id, actor=actor, at=at, facts=facts)
                _require_same(planned, again, main.number)
            return perform(
                petition_id,
                actor=actor,
                at=at,
                document=main.number.symbol,
                sha256=main.sha256,
                **beside,
                **facts,
            )

        return step(act, petition_id, actor=actor, at=at, perform=done)

    papers = [replace(paper, make=partial(checked, paper.make)) for paper in planned.papers]
    with busy_is_refused():
        documents = issue_all(
            papers, act=lawful, signer=signer, issued_by=actor, on=timezone.localdate(at)
        )
    return documents[0]


def _stored(petition_id: int) -> Petition:
    petition = (
        Petition.objects.select_related("unit__parent__agency", "handling_unit")
        .filter(pk=petition_id)
        .first()
    )
    if petition is None:
        raise BadFact("Không tìm thấy đơn này.")
    return petition


def _plan(
    act: Act, petition_id: int, *, actor: User, at: datetime, facts: dict[str, Any]
) -> tuple[Planned, Appointment]:
    """The letter as the petition now stands, and who signs it. Raises Refused."""
    on, petition = timezone.localdate(at), _stored(petition_id)
    access.require(actor, act, petition, on=on)
    signer = signer_of(act, petition, actor, on=on)
    return LETTERS[act](petition, signer=signer, on=on, **facts), signer


def _require_same(printed: Planned, now: Planned, number: Number) -> None:
    """The paper was printed with nothing held; what it says must still be so when it is signed."""
    if printed.make(number) != now.make(number):
        raise Busy(
            "Hồ sơ hoặc lịch làm việc thay đổi đúng lúc văn bản được in. Chưa có gì được ban hành; "
            "xem trước lại rồi thử lại."
        )
