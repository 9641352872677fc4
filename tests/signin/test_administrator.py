"""An administrator keeps accounts, unlocks, removes a lost factor, and reads no petition."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessFailureLog
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.test import Client

from documents.models import CongressTerm
from petitions.models import Appointment, Unit, User
from tests.factories import Office
from tests.paths import registered
from tests.signin.people import SECRET, account, give_password, is_in, signed_in_with_app
from tests.workflow.screens import signed_in

pytestmark = pytest.mark.django_db

#: All that an administrator may open: nothing of a petition, a paper, an identity, a session.
OPEN = {User, Unit, Appointment, CongressTerm, Authenticator, AccessFailureLog}


@pytest.fixture
def administrator() -> Client:
    return signed_in(account(username="quan.tri", is_staff=True, is_superuser=True))


def test_the_admin_shows_these_tables_and_no_other(administrator: Client) -> None:
    allowed = {f"{model._meta.app_label}.{model.__name__}" for model in OPEN} | {"auth.Group"}
    shown = {f"{model._meta.app_label}.{model.__name__}" for model in admin.site._registry}
    assert shown <= allowed
    assert administrator.get("/quan-tri/").status_code == 200


def test_an_administrator_reads_no_petition(administrator: Client) -> None:
    petition = registered(Office())
    pages = [
        "",
        "thoi-han/",
        "van-ban/",
        "nguoi/",
        "nhat-ky/",
        "viec/propose/",
        "xem-truoc/propose/",
    ]
    for page in pages:
        answer = administrator.get(f"/ho-so/{petition.pk}/{page}")
        assert answer.status_code == 404, page
        assert "Hoàng Thị Thử" not in answer.content.decode()
    listed = administrator.get("/ho-so/?q=Hoàng").content.decode()
    assert f"/ho-so/{petition.pk}/" not in listed


def test_every_page_of_the_admin_opens(administrator: Client) -> None:
    user = account()
    signed_in_with_app(user)
    give_password(Client(), user, "sai")
    for model in OPEN:
        base = f"/quan-tri/{model._meta.app_label}/{model._meta.model_name}/"
        assert administrator.get(base).status_code == 200, base
        for row in model._default_manager.all()[:1]:
            page = administrator.get(f"{base}{row.pk}/change/")
            assert page.status_code == 200, base
            assert SECRET not in page.content.decode()
            assert "secret" not in page.content.decode()


def _act(client: Client, action: str, *rows: Any) -> Any:
    told = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post("/quan-tri/axes/accessfailurelog/", told, follow=True)


def test_an_administrator_unlocks_an_account(administrator: Client) -> None:
    user = account()
    for _ in range(5):
        give_password(Client(), user, "sai")
    assert give_password(Client(), user).status_code == 429
    one = AccessFailureLog.objects.filter(username=user.username)[0]
    assert "Đã mở khóa: 1" in _act(administrator, "unlock_accounts", one).content.decode()
    assert give_password(Client(), user).status_code == 302
    [entry] = LogEntry.objects.all()
    assert entry.user.username == "quan.tri"
    assert entry.object_repr == str(user)
    assert user.username in entry.change_message


def test_an_administrator_unlocks_an_address(administrator: Client) -> None:
    for _ in range(20):
        give_password(Client(), account(), "sai")
    user = account()
    assert give_password(Client(), user).status_code == 429
    _act(administrator, "unlock_addresses", AccessFailureLog.objects.all()[0])
    assert give_password(Client(), user).status_code == 302
    assert "127.0.0.1" in LogEntry.objects.get().change_message


def test_a_failure_is_not_taken_out_by_hand(administrator: Client) -> None:
    give_password(Client(), account(), "sai")
    one = AccessFailureLog.objects.get()
    assert (
        administrator.post(f"/quan-tri/axes/accessfailurelog/{one.pk}/delete/").status_code == 403
    )
    assert AccessFailureLog.objects.count() == 1


@pytest.mark.parametrize("way", ["row", "list"])
def test_a_lost_factor_is_removed_and_its_sessions_end(administrator: Client, way: str) -> None:
    user = account()
    client = signed_in_with_app(user)
    [lost] = Authenticator.objects.filter(user=user)
    base = "/quan-tri/mfa/authenticator/"
    if way == "row":
        administrator.post(f"{base}{lost.pk}/delete/", {"post": "yes"})
    else:
        chosen = {"action": "delete_selected", "_selected_action": [lost.pk], "post": "yes"}
        administrator.post(base, chosen)
    assert not Authenticator.objects.filter(user=user).exists()
    assert not is_in(client)
    about = LogEntry.objects.filter(object_repr=str(user))
    assert [entry.user.username for entry in about] == ["quan.tri"]


def test_a_password_given_by_an_administrator_ends_the_sessions(administrator: Client) -> None:
    user = account()
    client = Client()
    give_password(client, user)
    new = "Mot-mat-khau-khac-han"
    told = {"usable_password": "true", "password1": new, "password2": new}
    page = administrator.post(f"/quan-tri/petitions/user/{user.pk}/password/", told)
    assert page.status_code == 302
    assert not is_in(client)
