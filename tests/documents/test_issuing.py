"""Issuing: act, paper and number together, or none of them."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from documents import catalogue, numbering
from documents.issuing import ATTEMPTS, issue
from documents.letters.acceptance import Acceptance
from documents.letters.common import Number
from documents.models import Document, DocumentContent
from petitions.errors import Busy, WrongState
from petitions.models import Appointment, Petition, User
from tests.documents import samples
from tests.documents.reading import text_of
from tests.documents.stored import (
    notices,
    stored_petition,
    stored_signer,
    stored_unit,
    stored_user,
)

WRITERS = 4


class Office:
    """An agency with one petition, a head who signs and a clerk who issues."""

    def __init__(self) -> None:
        self.unit = stored_unit()
        self.petition: Petition = stored_petition(self.unit)
        self.signer: Appointment = stored_signer(self.unit)
        self.clerk: User = stored_user()
        self.series = notices(self.unit)

    def letter(self, number: Number) -> Acceptance:
        return samples.an_acceptance(number=number, signer=self.signer)

    def act(self, number: Number, sha256: str) -> Petition:
        self.petition.request = number.symbol
        self.petition.save()
        return self.petition

    def issue(
        self,
        *,
        act: Callable[[Number, str], Petition] | None = None,
        make: Callable[[Number], Acceptance] | None = None,
    ) -> Document:
        return issue(
            catalogue.ACCEPTANCE,
            series=self.series,
            make=make or self.letter,
            act=act or self.act,
            signer=self.signer,
            issued_by=self.clerk,
            on=samples.ISSUED,
        )


@pytest.fixture
def office(transactional_db: None) -> Office:
    return Office()


def _another_takes_one(office: Office) -> None:
    numbering.take(office.series, numbering.peek(office.series))


def test_what_is_filed_is_what_was_printed(office: Office) -> None:
    told: list[str] = []

    def act(number: Number, sha256: str) -> Petition:
        told.append(sha256)
        return office.act(number, sha256)

    document = office.issue(act=act)
    pdf = bytes(document.content.pdf)
    assert told == [document.sha256]
    assert document.symbol == "01/TB-UBND"
    assert "Số: 01/TB-UBND" in text_of(pdf)
    assert document.sha256 == hashlib.sha256(pdf).hexdigest()
    assert (document.size, document.page_count) == (len(pdf), 1)
    assert document.petition == office.petition
    assert document.title == "Về việc thụ lý giải quyết khiếu nại"
    assert samples.HOA.name in text_of(pdf)
    assert samples.HOA.name not in str(vars(document))
    assert (document.form_code, document.instrument) == ("Mẫu số 03", "NĐ 124/2020")
    assert document.issued_on == date(2026, 12, 2)
    office.petition.refresh_from_db()
    assert office.petition.request == "01/TB-UBND"


def test_numbers_follow_one_another(office: Office) -> None:
    assert [office.issue().number for _ in range(3)] == [1, 2, 3]


def test_a_number_lost_while_printing_is_replaced_everywhere(office: Office) -> None:
    printed: list[str] = []

    def make(number: Number) -> Acceptance:
        if not printed:
            _another_takes_one(office)
        printed.append(number.symbol)
        return office.letter(number)

    document = office.issue(make=make)
    assert printed == ["01/TB-UBND", "02/TB-UBND"]
    assert document.symbol == "02/TB-UBND"
    assert "Số: 02/TB-UBND" in text_of(bytes(document.content.pdf))
    assert Document.objects.count() == 1
    office.petition.refresh_from_db()
    assert office.petition.request == "02/TB-UBND"


def test_a_number_lost_every_time_ends_in_a_word_to_the_officer(office: Office) -> None:
    made: list[str] = []

    def make(number: Number) -> Acceptance:
        _another_takes_one(office)
        made.append(number.symbol)
        return office.letter(number)

    with pytest.raises(Busy):
        office.issue(make=make)
    assert len(made) == ATTEMPTS
    assert Document.objects.count() == 0
    office.petition.refresh_from_db()
    assert "TB-UBND" not in office.petition.request


def test_an_act_that_is_refused_leaves_nothing(office: Office) -> None:
    def refuse(number: Number, sha256: str) -> Petition:
        office.act(number, sha256)
        raise WrongState("Đơn không còn ở trạng thái này.")

    with pytest.raises(WrongState):
        office.issue(act=refuse)
    assert Document.objects.count() == DocumentContent.objects.count() == 0
    assert numbering.peek(office.series) == 1
    office.petition.refresh_from_db()
    assert "TB-UBND" not in office.petition.request


def test_a_letter_that_cannot_be_made_does_no_act(office: Office) -> None:
    def impossible(number: Number) -> Acceptance:
        return samples.an_acceptance(number=number, due_basis="")

    with pytest.raises(Exception, match="Thiếu căn cứ"):
        office.issue(make=impossible)
    office.petition.refresh_from_db()
    assert "TB-UBND" not in office.petition.request


def test_a_clash_that_is_not_the_number_s_passes_through_at_once(office: Office) -> None:
    calls: list[Number] = []

    def clash(number: Number, sha256: str) -> Petition:
        calls.append(number)
        return stored_petition(office.unit, office.petition.number)

    with pytest.raises(IntegrityError):
        office.issue(act=clash)
    assert len(calls) == 1


def test_clerks_who_issue_at_the_same_moment_get_numbers_in_a_row(office: Office) -> None:
    petitions = [stored_petition(office.unit, number) for number in range(2, 2 + WRITERS)]
    start = Barrier(WRITERS)

    def act(petition: Petition, number: Number, sha256: str) -> Petition:
        return petition

    def work(petition: Petition) -> int:
        try:
            start.wait()
            return office.issue(act=partial(act, petition)).number
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        numbers = list(pool.map(work, petitions))
    assert sorted(numbers) == list(range(1, WRITERS + 1))
    for document in Document.objects.all():
        assert f"Số: {document.symbol}" in text_of(bytes(document.content.pdf))


def test_an_issued_paper_is_neither_changed_nor_deleted(office: Office) -> None:
    document = office.issue()
    document.title = "Khác"
    for forbidden in (
        document.save,
        document.delete,
        document.content.save,
        document.content.delete,
        Document.objects.all().delete,
        lambda: Document.objects.update(title="Khác"),
        lambda: DocumentContent.objects.update(pdf=b""),
    ):
        with pytest.raises(TypeError):
            forbidden()
    assert Document.objects.get().title == "Về việc thụ lý giải quyết khiếu nại"
