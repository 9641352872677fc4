"""Addresses guessed from one petition to the next: whoever may not know of it learns nothing.

Every address of the program with a key in it is tried by everybody who does not see the petition.
What they are told is, byte for byte, what they are told of a petition that is not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from documents.models import Document
from petitions.access import Act
from petitions.acts import Paper
from petitions.models import Attachment, NamedOfficer, Petition, Role, User
from tests.factories import Office, UnitFactory, UserFactory, a_registration, appoint
from tests.paths import at_point, do
from tests.scans import scanned
from tests.workflow.screens import signed_in
from tests.workflow.test_doors import ALL, OF_PETITIONS
from workflow import doors
from workflow.escalation.escalation import escalate
from workflow.models import Notice, PetitionTask, Reminder

pytestmark = pytest.mark.django_db
#: No row has this key.
NONE = 987_654_321


@dataclass
class Known:
    """A petition with one of everything, and the key of each; the same keys of nothing."""

    office: Office
    petition: Petition
    keys: dict[str, int]
    nothing: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OF_PETITIONS, NONE))


@pytest.fixture
def known() -> Known:
    """A petition that is late: with a receipt, a scan, a task, a proposed paper and a notice."""
    office = Office()
    assert office.head and office.room_head
    registration = a_registration(
        papers=(Paper(name="Đơn", file_name="don.png", content=scanned()),),
        subject="chữ không ai đoán",
    )
    petition = at_point("registered", office, registration, printed=True)
    for day in (date(2026, 12, 2), date(2026, 12, 4), date(2027, 1, 20)):
        escalate(day)
    of_petition = {"petition": petition}
    keys = {
        "petition_id": petition.pk,
        "attachment_id": Attachment.objects.get(**of_petition).pk,
        "document_id": Document.objects.get(**of_petition).pk,
        "task_id": PetitionTask.objects.get(**of_petition, finished=None, act__gt="").pk,
        "reminder_id": Reminder.objects.filter(**of_petition).exclude(paper="")[0].pk,
        "notice_id": Notice.objects.filter(reminder__petition=petition)[0].pk,
    }
    return Known(office, petition, keys)


def keyed() -> list[str]:
    """Every address with a key of a petition in it."""
    return [route for route in ALL if any(f":{key}>" in route for key in OF_PETITIONS)]


def filled(route: str, keys: dict[str, int]) -> str:
    """`route` with its keys put in; where it names an act or a tab, one that there is."""
    words = {"name": "propose", "tab": "nhat-ky"} | {k: str(v) for k, v in keys.items()}
    return "/" + re.sub(r"<\w+:(\w+)>", lambda found: words[found[1]], route)


def outsiders(known: Known) -> Iterator[tuple[str, User]]:
    """Everybody who may not know of the petition."""
    office = known.office
    away = Office(UnitFactory.create(commune=True, parent=office.agency.parent))
    for role in Role:
        yield f"{role} of another agency", appoint(role, away.agency)
        yield f"{role} of another room", appoint(role, away.room)
    yield "a handler of the agency", office.handler
    yield "nobody", UserFactory.create()
    yield "an administrator", UserFactory.create(is_staff=True, is_superuser=True)
    yield "a former head", former_head(office)
    named = appoint(Role.HEAD, office.agency)
    NamedOfficer.objects.create(petition=known.petition, user=named, found_at=timezone.now())
    yield "the head who is named", named
    yield "who answers to them", appoint(Role.RECEPTION, office.desk)
    yield "who answers to them as well", office.clerk


def former_head(office: Office) -> User:
    """Somebody who headed the agency until yesterday."""
    user = appoint(Role.HEAD, office.agency)
    user.appointments.update(ends_on=date(2026, 1, 1))
    return user


def answered(client: Client, method: str, address: str) -> tuple[int, str, bytes]:
    """What is told: status, where it leads, and the page without what is anybody's own.

    The page has the address that was asked, and a token that differs from answer to answer.
    """
    response: HttpResponse = getattr(client, method)(address)
    told = response.content.replace(address.encode(), b"")
    token = re.compile(rb'(name="csrfmiddlewaretoken" value=")\w+')
    return response.status_code, response.headers.get("Location", ""), token.sub(rb"\1", told)


@pytest.mark.parametrize("method", ["get", "post", "head"])
def test_nobody_learns_whether_there_is_what_they_may_not_know_of(
    known: Known, method: str
) -> None:
    told, tried = [], 0
    for name, user in outsiders(known):
        client = signed_in(user)
        for route in keyed():
            there = answered(client, method, filled(route, known.keys))
            not_there = answered(client, method, filled(route, known.nothing))
            tried += 1
            if there[0] != 404 or there != not_there:
                told.append(f"{name}: {method} {route}: {there[0]}, {not_there[0]}")
    assert told == []
    assert tried > 300


def test_the_same_addresses_open_for_those_who_see_the_petition(known: Known) -> None:
    """What is tried above is there: else a wrong address would pass for a closed one."""
    client = signed_in(known.office.head)
    for route in keyed():
        if "danh-tinh" not in route and "che" not in route:
            address = filled(route, known.keys)
            status = client.get(address).status_code
            assert status in (200, 403, 405), address


def test_who_is_not_logged_in_is_led_to_the_log_in_and_told_no_more(known: Known) -> None:
    for route in keyed():
        for keys in (known.keys, known.nothing):
            status, location, body = answered(Client(), "get", filled(route, keys))
            assert (status, body) == (302, b"")
            assert location.startswith("/dang-nhap/?next=")


def test_a_key_of_one_petition_opens_nothing_under_another(known: Known) -> None:
    """Both petitions are seen; the scan belongs to the first."""
    office, other = known.office, at_point("registered", known.office)
    client, scan = signed_in(office.reception), known.keys["attachment_id"]
    assert client.get(f"/ho-so/{known.petition.pk}/tai-lieu/{scan}/").status_code == 200
    assert client.get(f"/ho-so/{other.pk}/tai-lieu/{scan}/").status_code == 404


#: What the page of a proposal sends.
PROPOSAL = {"outcome": "accept", "reason": "Đơn đủ điều kiện thụ lý."}


def test_a_form_sent_again_with_the_number_of_another_petition_does_nothing() -> None:
    office, away = Office(), Office()
    mine, other = at_point("registered", office), at_point("registered", away)
    client = signed_in(office.reception)
    assert client.post(f"/ho-so/{other.pk}/viec/propose/", PROPOSAL).status_code == 404
    # Nor is it another petition's number inside the form that decides.
    sent = PROPOSAL | {"petition_id": other.pk, "petition": other.pk, "pk": other.pk}
    assert client.post(f"/ho-so/{mine.pk}/viec/propose/", sent).status_code == 302
    acts = {p.pk: list(p.events.values_list("act", flat=True)) for p in (mine, other)}
    assert acts == {mine.pk: ["register", "propose"], other.pk: ["register"]}


def test_a_draft_sent_with_the_number_of_another_petition_is_not_kept() -> None:
    office, away = Office(), Office()
    mine, other = at_point("verified", office), at_point("verified", away)
    client, text = signed_in(office.handler), {"conclusion": "Khiếu nại đúng."}
    assert client.post(f"/ho-so/{other.pk}/du-thao/", text).status_code == 404
    assert other.drafts.count() == 0
    assert client.post(f"/ho-so/{mine.pk}/du-thao/", text).status_code == 302
    assert mine.drafts.count() == 1


def test_a_task_of_another_agency_is_neither_taken_nor_put_back(known: Known) -> None:
    client, task = signed_in(Office().reception), known.keys["task_id"]
    assert client.post(f"/viec/{task}/nhan/").status_code == 404
    assert client.post(f"/viec/{task}/tra/").status_code == 404
    assert PetitionTask.objects.get(pk=task).owner is None
    signed_in(known.office.reception).post(f"/viec/{task}/nhan/")
    assert PetitionTask.objects.get(pk=task).owner == known.office.reception


def test_somebody_else_s_reminder_is_not_read_for_them(known: Known) -> None:
    office = known.office
    notice = Notice.objects.exclude(user=office.head).filter(reminder__petition=known.petition)[0]
    assert signed_in(office.head).post(f"/nhac-viec/{notice.pk}/da-doc/").status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


def test_what_was_seen_is_closed_when_the_petition_goes_elsewhere() -> None:
    office = Office()
    petition = at_point("accepted", office)
    client, address = signed_in(office.handler), f"/ho-so/{petition.pk}/"
    assert client.get(address).status_code == 200
    do(Act.SEND_BACK, petition, office, office.handler)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("text", ["-1", "0", "9" * 30, "%00", "1%2F..%2F2", "१"])
def test_a_key_that_is_none_is_not_found(known: Known, text: str) -> None:
    client = signed_in(known.office.head)
    for address in (f"/ho-so/{text}/", f"/van-ban/{text}/", f"/nhac-viec/van-ban/{text}/"):
        assert client.get(address).status_code == 404


def test_the_table_is_what_keeps_a_proposed_paper_from_another_agency(
    known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the door open, the view by itself would tell that there is such a paper."""
    client = signed_in(Office().head)
    way: Any = f"/nhac-viec/van-ban/{known.keys['reminder_id']}/"
    assert client.get(way).status_code == 404
    monkeypatch.setattr(doors, "_asked", lambda *_: None)
    assert client.get(way).status_code == 403
