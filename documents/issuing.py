"""Issuing a paper: the lawful act, the paper and its number become true together or not at all."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
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
#: How the last line under Nơi nhận begins: what the office keeps for itself.
FILE_COPY = "Lưu"
_turns: dict[Series, Lock] = {}


@dataclass(frozen=True)
class Enclosed:
    """A paper that is issued together with another, the main one, and may cite its number.

    `make` is told its own number and that of the main paper.
    """

    form: Form
    series: Series
    make: Callable[[Number, Number], Letter]


@dataclass(frozen=True)
class Printed:
    """A paper before it is filed: its number, and the SHA-256 of its bytes."""

    series: Series
    value: int
    form: Form
    paper: Paper
    #: How many lines stand under Nơi nhận, but for the file copy.
    recipients: int

    @property
    def number(self) -> Number:
        """The number as it is printed."""
        return self.series.number(self.value)

    @property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.paper.pdf).hexdigest()


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
    return issue_all(
        [Enclosed(form, series, lambda number, _main: make(number))],
        act=lambda printed: act(printed[0].number, printed[0].sha256),
        signer=signer,
        issued_by=issued_by,
        on=on,
    )[0]


def issue_all(
    papers: Sequence[Enclosed],
    *,
    act: Callable[[Sequence[Printed]], Petition],
    signer: Appointment | None,
    issued_by: User,
    on: date,
) -> list[Document]:
    """The same for several papers of one act, the main one first: all of them or none."""
    series = sorted({paper.series for paper in papers}, key=lambda one: one.order)
    for _attempt in range(ATTEMPTS):
        with ExitStack() as turns:
            for one in series:
                turns.enter_context(_turn(one))
            printed = _print(papers)
            try:
                with transaction.atomic():
                    petition = act(printed)
                    documents = [
                        _file(p, petition, signer=signer, issued_by=issued_by, on=on)
                        for p in printed
                    ]
                    for taken in sorted(printed, key=lambda p: (*p.series.order, p.value)):
                        numbering.take(taken.series, taken.value)
                    return documents
            except NumberMoved:
                continue
            except IntegrityError:
                # The other paper with this number may show first as a clash of unique keys.
                if all(numbering.peek(p.series) <= p.value for p in printed):
                    raise
    raise Busy("Nhiều văn bản đang được cấp số cùng lúc; hãy thử lại sau giây lát.")


def _print(papers: Sequence[Enclosed]) -> list[Printed]:
    """Each paper under the next number of its series, of one series one after the other."""
    values: dict[Series, int] = {}
    numbered = []
    for paper in papers:
        values[paper.series] = values.get(paper.series, numbering.peek(paper.series) - 1) + 1
        numbered.append((paper, values[paper.series]))
    main = papers[0].series.number(numbered[0][1])
    with in_vietnamese():
        return [_printed(p, value, p.make(p.series.number(value), main)) for p, value in numbered]


def _printed(one: Enclosed, value: int, letter: Letter) -> Printed:
    outside = sum(1 for name in letter.recipients if not name.startswith(FILE_COPY))
    return Printed(one.series, value, one.form, typeset(letter), outside)


def _turn(series: Series) -> Lock:
    """Held by the one thread of this process that is printing a paper of `series`.

    Without it twenty papers asked for at one moment all print the same number, one of them in
    vain each time, until some have lost it ATTEMPTS times. Between processes the counter decides.
    """
    return _turns.setdefault(series, Lock())


def _file(
    printed: Printed, petition: Petition, *, signer: Appointment | None, issued_by: User, on: date
) -> Document:
    """Write the paper down under its number."""
    series, paper = printed.series, printed.paper
    document = Document(
        petition=petition,
        instrument=printed.form.instrument,
        form_code=printed.form.code,
        **series.key,
        number=printed.value,
        symbol=printed.number.symbol,
        title=printed.form.title,
        issued_on=on,
        signer=signer,
        issued_by=issued_by,
        sha256=printed.sha256,
        recipients=printed.recipients,
        page_count=paper.page_count,
        size=len(paper.pdf),
    )
    document.save()
    DocumentContent(document=document, pdf=paper.pdf).save()
    return document
