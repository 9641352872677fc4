"""Papers and drafts from before their petition was sealed: they name who is now kept secret."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from documents.drafts import canonical
from documents.models import DocumentContent, Draft, DraftComment
from petitions import vault
from petitions.models import Petition, Resolution


def seal_papers(petition: Petition) -> None:
    """Move the bytes of every paper issued so far into the vault; numbers and digests stay.

    The caller seals the petition in the same transaction.
    """
    contents = DocumentContent.objects.filter(document__petition=petition)
    vault.seal_papers(petition, {c.document_id: bytes(c.pdf) for c in contents})
    # The one way out of a table that is only ever added to: into the vault.
    contents._raw_delete(contents.db)


def strike_drafts(petition: Petition, strike: Callable[[str], str]) -> None:
    """Put every version of the petition's drafts, and what was said of it, through `strike`.

    An approval holds on: it was of the same text, and the record says who struck what from it.
    """
    for draft in Draft.objects.filter(petition=petition):
        fields = _struck(draft.fields, strike)
        digest = hashlib.sha256(canonical(fields).encode()).hexdigest()
        _rewrite(Draft, draft.pk, fields=fields, sha256=digest)
        for name in ("draft_sha256", "approved_sha256"):
            same = Resolution.objects.filter(petition=petition, **{name: draft.sha256})
            same.update(**{name: digest})
    for comment in DraftComment.objects.filter(draft__petition=petition):
        _rewrite(DraftComment, comment.pk, text=strike(comment.text))


def _struck(value: Any, strike: Callable[[str], str]) -> Any:
    """`value` as JSON has it, with every text in it struck."""
    if isinstance(value, str):
        return strike(value)
    if isinstance(value, list):
        return [_struck(inner, strike) for inner in value]
    if isinstance(value, dict):
        return {name: _struck(inner, strike) for name, inner in value.items()}
    return value


def _rewrite(model: type[Draft | DraftComment], key: int, **values: Any) -> None:
    """Change a row that is otherwise written once; what it loses the vault has, or nobody."""
    QuerySet(model).filter(pk=key).update(**values)
