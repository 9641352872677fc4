"""Issuing a paper: the lawful act, the paper and its number become true together or not at all."""

import hashlib
from collections.abc import Callable
from datetime import date
from threading import Lock

from django.db import IntegrityError, transaction

from documents import numbering
from documents.catalogue import Form
from documents.errors import NumberMoved
from documents.letters.common import Letter, Number
from documents.models import Document, DocumentContent
from documents.numbering import Series
from documents.rendering import Paper, typeset
from petitions.errors import Busy
from petitions.models import Appointment, Petition, User
from petitions.vietnamese import in_vietnamese

#: How often a number may be lost to a faster colleague before the officer is told.
ATTEMPTS = 12
_turns: dict[Series, Lock] = {}


def issue(
    form: Form,
    *,
    series: Series,
    make: Callable[[Number], Letter],
    act: Callable[[Number, str], Petition],
    signer: Appointment | None,
    issued_by: User,
    on: date,
) -> Document:
    """Number, print and file one paper, and do the act that it puts on paper.

    `make` builds the letter for a number and touches nothing; `act` does the lawful act in the
    transaction, told the number and the SHA-256 of the paper, and gives the petition. Both are
    called again when the number was lost to another paper. Call it outside a transaction: the
    paper is then printed with nothing locked. Whatever `act` raises passes through and leaves
    nothing behind. Raises Busy when the number was lost every time.
    """
    for _attempt in range(ATTEMPTS):
        with _turn(series):
            value = numbering.peek(series)
            number = series.number(value)
            with in_vietnamese():
                paper = typeset(make(number))
            sha256 = hashlib.sha256(paper.pdf).hexdigest()
            try:
                with transaction.atomic():
                    petition = act(number, sha256)
                    document = _file(
                        form,
                        petition,
                        series,
                        value,
                        paper,
                        sha256=sha256,
                        signer=signer,
                        issued_by=issued_by,
                        on=on,
                    )
                    numbering.take(series, value)
                    return document
            except NumberMoved:
                continue
            except IntegrityError:
                # The other paper with this number may show first as a clash of unique keys.
                if numbering.peek(series) == value:
                    raise
    raise Busy("Nhiều văn bản đang được cấp số cùng lúc; hãy thử lại sau giây lát.")


def _turn(series: Series) -> Lock:
    """Held by the one thread of this process that is printing a paper of `series`.

    Without it twenty papers asked for at one moment all print the same number, one of them in
    vain each time, until some have lost it ATTEMPTS times. Between processes the counter decides.
    """
    return _turns.setdefault(series, Lock())


def _file(
    form: Form,
    petition: Petition,
    series: Series,
    value: int,
    paper: Paper,
    *,
    sha256: str,
    signer: Appointment | None,
    issued_by: User,
    on: date,
) -> Document:
    """Write the paper down under its number."""
    document = Document(
        petition=petition,
        instrument=form.instrument,
        form_code=form.code,
        unit=series.unit,
        type_code=series.type_code,
        year=series.year,
        number=value,
        symbol=series.number(value).symbol,
        title=form.title,
        issued_on=on,
        signer=signer,
        issued_by=issued_by,
        sha256=sha256,
        page_count=paper.page_count,
        size=len(paper.pdf),
    )
    document.save()
    DocumentContent(document=document, pdf=paper.pdf).save()
    return document
