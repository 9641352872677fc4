"""Versions of a draft: a new one for each change, so that what was approved stays what it was."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from documents.catalogue import Form
from documents.models import Draft
from petitions.errors import Busy
from petitions.models import Petition, User
from petitions.text import nfc


def canonical(fields: dict[str, Any]) -> str:
    """`fields` as one unmistakable JSON text: keys sorted, no spaces, accents composed."""
    return nfc(json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def latest(petition: Petition, form: Form) -> Draft | None:
    """The newest version of this paper's draft, if one was ever written."""
    return Draft.objects.filter(petition=petition, form_code=form.code).order_by("version").last()


def add(*, petition: Petition, form: Form, fields: dict[str, Any], by: User, at: datetime) -> Draft:
    """Keep `fields` as the next version; unchanged fields give the version that stands.

    Raises Busy when somebody else saved a version at the same moment.
    """
    text = canonical(fields)
    digest = hashlib.sha256(text.encode()).hexdigest()
    last = latest(petition, form)
    if last is not None and last.sha256 == digest:
        return last
    draft = Draft(
        petition=petition,
        form_code=form.code,
        version=last.version + 1 if last else 1,
        fields=json.loads(text),
        sha256=digest,
        created_by=by,
        created_at=at,
    )
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError as clash:
        raise Busy("Vừa có người khác lưu dự thảo này; hãy mở lại và lưu lần nữa.") from clash
    return draft
