"""Ways out that were found open, each closed for good."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from documents.models import DraftComment
from petitions import acts
from petitions.access import Act
from petitions.acts import Paper
from petitions.acts.secrecy import struck, tells
from petitions.errors import BadFact
from petitions.models import Channel, Event, Petition
from petitions.vault import Person
from tests.factories import Office
from tests.secrecy.looking import found_in
from tests.secrecy.secrets import DENOUNCER, entry, protected_complaint, registered
from tests.secrecy.test_acts import granted
from tests.signin.people import signed_in_with_app, with_password
from workflow.perform import perform

pytestmark = pytest.mark.django_db(transaction=True)


def protected(petition: Petition, office: Office, reason: str) -> None:
    facts = {"reason": reason}
    perform(Act.PROTECT, petition.pk, actor=office.head, at=timezone.now(), facts=facts)


def test_the_order_to_seal_does_not_name_whom_it_seals() -> None:
    office = Office()
    petition = registered(office, protected_complaint(is_protected=False))
    with pytest.raises(BadFact, match="giữ bí mật") as refused:
        protected(petition, office, f"{DENOUNCER.name} đề nghị.")
    assert refused.value.field == "reason"
    petition.refresh_from_db()
    assert not petition.is_sealed
    assert petition.record_length == 1


def test_the_reason_of_an_opening_does_not_name_whom_it_opens() -> None:
    office = Office()
    petition = registered(office)
    granted(petition, office, office.clerk)
    for _ in range(2):
        said = f"Gọi cho {DENOUNCER.name}, số 0900424242."
        acts.open_identity(petition.pk, actor=office.clerk, at=timezone.now(), reason=said)
    reasons = Event.objects.filter(act=Act.OPEN_IDENTITY.value).values_list("reason", flat=True)
    assert set(reasons) == {"Gọi cho (được giữ bí mật), số (được giữ bí mật)."}


def test_names_of_papers_and_of_who_forwarded_are_struck_and_kept_in_the_vault() -> None:
    office = Office()
    petition = registered(
        office,
        protected_complaint(
            is_protected=False,
            channel=Channel.FORWARDED,
            forwarded_by=f"Báo Ví Dụ, theo thư của {DENOUNCER.name}",
            papers=(Paper(name=f"Đơn của bà {DENOUNCER.name}"),),
        ),
    )
    protected(petition, office, "Người khiếu nại đề nghị.")
    petition.refresh_from_db()
    assert petition.forwarded_by == "Báo Ví Dụ, theo thư của (được giữ bí mật)"
    assert petition.attachments.get().name == "Đơn của bà (được giữ bí mật)"
    assert not DraftComment.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        *("+84 900 424 242", "84900424242", "0900-424-242", "(0900) 424.242"),
        *("trinhvinhkhuat.pdf", "don-trinh-vinh-khuat", "079.000.424.242", "Trịnh\u200bVĩnh Khuất"),
    ],
)
def test_it_is_recognised_however_it_is_grouped(said: str) -> None:
    assert tells(DENOUNCER, f"Hỏi {said} ngay")


@pytest.mark.parametrize(
    "said", ["+84 900 424 242", "0900424242", "0900-424-242", "079.000.424.242", "079 000424242"]
)
def test_a_number_is_struck_however_it_is_grouped(said: str) -> None:
    assert struck(f"Hỏi {said}, ngay.", [DENOUNCER]) == "Hỏi (được giữ bí mật), ngay."


def test_a_short_name_is_struck_as_well() -> None:
    short = Person(name="Lê An", address="Xã Ví Dụ")
    assert struck("Bà Lê An nói.", [short]) == "Bà (được giữ bí mật) nói."
    assert struck("An ninh, lê an toàn.", [replace(short, name="An")]) == "An ninh, lê an toàn."


@pytest.mark.parametrize("said", ["123456", "Điều 84, khoản 9", "Khuất Vĩnh", "Chủ tịch xã"])
def test_what_tells_of_nobody_passes(said: str) -> None:
    assert tells(DENOUNCER, said) == ""
    assert struck(said, [DENOUNCER]) == said


def test_a_grant_in_use_shows_to_one_person_and_ends_with_its_revocation() -> None:
    office = Office()
    petition = registered(office, entry())
    granted(petition, office, office.clerk)
    client = signed_in_with_app(with_password(office.clerk))
    url = f"/ho-so/{petition.pk}/danh-tinh/"
    assert found_in(client.get(url).content) == []
    shown = client.post(url, {"reason": "Gửi giấy mời."})
    assert found_in(shown.content)
    assert shown.headers["Cache-Control"] == "private, no-store"
    assert found_in(client.get(f"/ho-so/{petition.pk}/nguoi/").content) == []
    facts: dict[str, Any] = {"to": office.clerk, "reason": ""}
    later = timezone.now() + timedelta(seconds=1)
    perform(Act.REVOKE_OPENING, petition.pk, actor=office.head, at=later, facts=facts)
    after = client.post(url, {"reason": "Gửi giấy mời."})
    assert after.status_code == 403
    assert found_in(after.content) == []
