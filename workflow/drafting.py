"""Dự thảo: keeping versions of the text that settles, handing it in, what the head says of it."""

from datetime import datetime

from django.db import transaction

from documents import drafts
from documents.catalogue import SETTLED_BY, Form
from documents.letters.draft import DecisionDraft, usual_basis
from documents.models import Draft, DraftComment
from petitions import acts
from petitions.access import Act
from petitions.acts.performing import busy_is_refused, lock
from petitions.acts.secrecy import require_unidentifying
from petitions.errors import AlreadyDone, BadFact, NotAllowed
from petitions.law.facts import Kind
from petitions.models import Petition, User, Verdict, Verification
from workflow.steps import step


def settled_by(petition: Petition) -> Form:
    """The form of what is drafted: a decision, or a conclusion."""
    return SETTLED_BY[Kind(petition.kind)]


def starting_text(petition: Petition) -> DecisionDraft:
    """What the handler begins with: the newest kept text, or one filled from what was found."""
    kept = drafts.latest(petition, settled_by(petition))
    if kept is not None:
        return DecisionDraft.from_json(kept.fields)
    found = Verification.objects.filter(petition=petition).first()
    return DecisionDraft(
        legal_basis=usual_basis(Kind(petition.kind)),
        verification_result=found.findings if found else "",
        dialogue_result=found.dialogue_result if found else "",
        conclusion="",
        orders=(),
    )


def keep(petition: Petition, text: DecisionDraft, *, by: User, at: datetime) -> Draft:
    """Keep `text` as the next version, without handing it in."""
    require_unidentifying(petition, by, text)
    with busy_is_refused():
        return drafts.add(
            petition=petition, form=settled_by(petition), fields=text.to_json(), by=by, at=at
        )


def hand_in(
    petition_id: int, *, actor: User, at: datetime, verdict: Verdict, text: DecisionDraft
) -> Petition:
    """Keep `text` and hand it in for approval, in one transaction."""
    if not any(order.strip() for order in text.orders):
        raise BadFact(
            "Ghi ít nhất một điều quyết định (giữ nguyên, sửa, hủy…), biện pháp xử lý hoặc kiến "
            "nghị.",
            field="orders",
        )
    with busy_is_refused(), transaction.atomic():
        kept = keep(lock(petition_id), text, by=actor, at=at)
        return step(
            Act.DRAFT,
            petition_id,
            actor=actor,
            at=at,
            perform=lambda: acts.draft(
                petition_id, actor=actor, at=at, verdict=verdict, text_sha256=kept.sha256
            ),
        )


def approve(petition_id: int, *, actor: User, at: datetime, text_sha256: str) -> Petition:
    """Approve the text with that digest; nobody approves what they wrote, in any version of it."""
    with busy_is_refused(), transaction.atomic():
        petition = step(
            Act.APPROVE,
            petition_id,
            actor=actor,
            at=at,
            perform=lambda: acts.approve(petition_id, actor=actor, at=at, text_sha256=text_sha256),
        )
        if Draft.objects.filter(petition=petition, created_by=actor).exists():
            raise NotAllowed(
                "Người đã viết dự thảo không được duyệt dự thảo đó.", rule="Nguyên tắc bốn mắt"
            )
    return petition


def return_for_redraft(petition_id: int, *, actor: User, at: datetime, reason: str) -> Petition:
    """Return the draft with a comment that stays with the version it speaks of."""
    with busy_is_refused(), transaction.atomic():
        petition = step(
            Act.RETURN_DRAFT,
            petition_id,
            actor=actor,
            at=at,
            perform=lambda: acts.return_draft(petition_id, actor=actor, at=at, reason=reason),
        )
        kept = drafts.latest(petition, settled_by(petition))
        if kept is None:
            raise AlreadyDone("Dự thảo không còn.")
        DraftComment(draft=kept, author=actor, text=reason.strip(), created_at=at).save()
    return petition
