"""Tiếp nhận: petition, number, receipt and first task in one; and once for one submission."""

import uuid
from datetime import date

import pytest

from documents import numbering
from documents.catalogue import RECEIPT
from documents.models import Document
from petitions.acts import Paper
from petitions.acts.intake import expected_facts
from petitions.errors import BadFact, NotAllowed
from petitions.models import Petition
from tests.documents.reading import text_of
from tests.factories import Office, a_registration, moment
from tests.paths import REGISTERED_AT, registered
from tests.petitions.snapshots import refused
from workflow.models import PetitionTask
from workflow.registering import promised, register

pytestmark = pytest.mark.django_db


def test_the_receipt_says_what_the_book_says() -> None:
    office = Office()
    papers = (Paper(name="Quyết định số 11/QĐ-UBND", pages=2),)
    petition = registered(office, a_registration(papers=papers), printed=True)
    document = Document.objects.get(petition=petition)
    text = text_of(bytes(document.content.pdf))
    assert (document.symbol, petition.register_number) == ("01/GBN-UBND", "01/2026")
    assert (document.signer, document.issued_by) == (None, office.reception)
    for said in ("01/2026", petition.code, "Hoàng Thị Thử", "Quyết định số 11/QĐ-UBND"):
        assert said in text
    assert petition.events.get().after["sha256"] == document.sha256


def test_the_first_task_waits_at_the_desk() -> None:
    office = Office()
    petition = registered(office, printed=True)
    start, task = PetitionTask.objects.filter(petition=petition).order_by("pk")
    assert (start.owner, start.status) == (office.reception, "DONE")
    assert (task.act, task.unit, task.created) == ("propose", office.agency, REGISTERED_AT)


def test_numbers_follow_one_another_in_each_book() -> None:
    first, second = Office(), Office()
    made = [registered(office, printed=True) for office in (first, first, second)]
    assert [petition.register_number for petition in made] == ["01/2026", "02/2026", "01/2026"]
    later = registered(first, printed=True, at=moment("2027-01-04"))
    assert later.register_number == "01/2027"


def test_one_submission_is_entered_once() -> None:
    office, key = Office(), uuid.uuid4()
    made = [
        register(
            a_registration(),
            unit=office.agency,
            key=key,
            actor=office.reception,
            at=REGISTERED_AT,
        )
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert Petition.objects.count() == Document.objects.count() == 1


def test_a_fault_costs_no_number() -> None:
    office = Office()
    registered(office, printed=True)
    with refused(BadFact, "sau hôm nay", field="received_on"):
        registered(office, a_registration(received_on=date(2026, 11, 24)), printed=True)
    office.reception = Office().reception
    with refused(NotAllowed, "cán bộ tiếp nhận"):
        registered(office, printed=True)
    on = date(2026, 11, 23)
    assert numbering.peek(numbering.series_of(RECEIPT, office.agency, on)) == 2


def test_a_petitioner_is_promised_an_answer_and_a_decision() -> None:
    found = promised(expected_facts(a_registration()))
    assert [due for _, due, _ in found] == [date(2026, 12, 3), date(2027, 1, 4)]
    assert "Điều 16 Nghị định 124/2020/NĐ-CP" in found[0][2]
    assert found[1][2] == "Điều 28 Luật Khiếu nại 2011"
