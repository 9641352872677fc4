"""Giữ bí mật: sealing a petition with everything that has been put on paper about it."""

from datetime import datetime

from django.db import transaction

from documents.letters.common import Letter
from documents.sealing import seal_papers, strike_drafts
from petitions import acts, vault
from petitions.acts.performing import busy_is_refused
from petitions.acts.secrecy import struck, tells, texts_of
from petitions.errors import Refused
from petitions.models import Petition, User


def protect(petition_id: int, *, actor: User, at: datetime, reason: str) -> Petition:
    """Seal the petition, and the papers that were issued on it; both or neither."""
    with busy_is_refused(), transaction.atomic():
        petition = acts.protect(petition_id, actor=actor, at=at, reason=reason)
        seal_papers(petition)
        people = vault.written_in(petition)
        strike_drafts(petition, lambda text: struck(text, people))
    return petition


def open_identity(petition_id: int, *, actor: User, at: datetime, reason: str) -> Petition:
    """Record an opening that shows nothing: as a step of a file, which has nobody to show it to."""
    return acts.open_identity(petition_id, actor=actor, at=at, reason=reason).petition


def require_unnamed(petition: Petition, letter: Letter) -> None:
    """Refuses to issue a paper in which a draft tells who is kept secret.

    Asked at issue and not before: an earlier answer would tell a guesser that a guess was right,
    and each attempt here is a whole approval that the record keeps.
    """
    if petition.is_sealed and any(
        tells(person, text) for person in vault.written_in(petition) for text in texts_of(letter)
    ):
        raise Refused(
            "Văn bản có thông tin của người được giữ bí mật nên không ban hành được. Thu hồi việc "
            "duyệt, sửa dự thảo rồi trình lại.",
            rule="Điều 9, Điều 56 Luật Tố cáo 2018",
        )
