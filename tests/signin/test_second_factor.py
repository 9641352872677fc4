"""The second step: codes count once, who needs it reaches nothing before, a lost one is removed."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from allauth.account.internal.flows import login as allauth_login
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from petitions import access
from petitions.models import Role, User
from tests.factories import Office, appoint
from tests.signin.people import (
    PASSWORD,
    SECRET,
    Watch,
    account,
    code_now,
    give_code,
    give_password,
    is_in,
    key_of,
    recovery_codes,
    signed_in_with_app,
    with_app,
    with_password,
)
from tests.workflow.screens import signed_in
from workflow.signin import policy

pytestmark = pytest.mark.django_db

SET_UP = "/xac-thuc-hai-lop/"
CONFIRM = "/xac-nhan/ma/"


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    held = Watch()
    held.hold(monkeypatch, totp, policy, allauth_login)
    return held


@pytest.fixture
def required(settings: Any) -> None:
    """As in production."""
    settings.SECOND_FACTOR_REQUIRED = True


def test_a_password_alone_opens_nothing_where_there_is_a_second_factor() -> None:
    user, client = with_app(account()), Client()
    assert give_password(client, user)["Location"] == "/dang-nhap/ma-xac-thuc/"
    assert not is_in(client)
    assert "không đúng" in give_code(client, "000000").content.decode()
    assert not is_in(client)
    assert give_code(client, code_now()).status_code == 302
    assert is_in(client)


def test_the_page_that_was_asked_for_comes_after_the_second_step() -> None:
    user, client = with_app(account()), Client()
    client.post(
        "/dang-nhap/", {"username": user.username, "password": PASSWORD, "next": "/van-ban/"}
    )
    assert give_code(client, code_now())["Location"] == "/van-ban/"


def test_the_session_has_a_new_key_after_each_step() -> None:
    user, client = with_app(account()), Client()
    client.get("/dang-nhap/")
    planted = client.session
    planted["anything"] = True
    planted.save()
    client.cookies["sessionid"] = planted.session_key
    give_password(client, user)
    after_password = key_of(client)
    give_code(client, code_now())
    assert len({planted.session_key, after_password, key_of(client)}) == 3
    for old in (planted.session_key, after_password):
        thief = Client()
        thief.cookies["sessionid"] = old
        assert not is_in(thief)


@pytest.mark.parametrize("forget", [False, True])
def test_a_code_is_taken_once(watch: Watch, forget: bool) -> None:
    user = with_app(account())
    seen = code_now()
    first, second = Client(), Client()
    give_password(first, user)
    assert give_code(first, seen).status_code == 302
    if forget:
        cache.clear()
    watch.seconds += 20
    give_password(second, user)
    assert give_code(second, seen).status_code == 200
    assert not is_in(second)
    watch.seconds += 30
    assert give_code(second, code_now()).status_code == 302


def test_an_earlier_code_is_not_taken_after_a_later_one(watch: Watch) -> None:
    user = with_app(account())
    client = Client()
    give_password(client, user)
    give_code(client, code_now(steps=1))
    thief = Client()
    give_password(thief, user)
    assert give_code(thief, code_now()).status_code == 200
    assert not is_in(thief)


def test_a_clock_half_a_minute_off_is_borne_and_no_more(watch: Watch) -> None:
    user, client = with_app(account()), Client()
    give_password(client, user)
    assert give_code(client, code_now(steps=-2)).status_code == 200
    assert give_code(client, code_now(steps=2)).status_code == 200
    assert give_code(client, code_now(steps=-1)).status_code == 302


def test_a_recovery_code_is_taken_once() -> None:
    user = with_app(account())
    code = recovery_codes(user)[0]
    first, second = Client(), Client()
    give_password(first, user)
    assert give_code(first, code).status_code == 302
    assert is_in(first)
    give_password(second, user)
    assert give_code(second, code).status_code == 200
    assert not is_in(second)


def test_guessing_at_the_code_locks_the_account() -> None:
    user, client = with_app(account()), Client()
    give_password(client, user)
    assert [give_code(client, f"00000{n}").status_code for n in range(5)] == [200] * 4 + [429]
    assert give_code(client, code_now()).status_code == 429
    assert not is_in(client)
    assert give_password(Client(), user).status_code == 429


def test_a_new_password_does_not_forgive_guesses_at_the_code() -> None:
    """Giving the right password again, between guesses at the code, starts no new count."""
    user = with_app(account())
    for n in range(4):
        client = Client()
        give_password(client, user)
        assert give_code(client, f"00000{n}").status_code == 200
    client = Client()
    give_password(client, user)
    assert give_code(client, "000009").status_code == 429


def test_secrets_do_not_lie_in_clear() -> None:
    user = with_app(account())
    codes = recovery_codes(user)
    kept = str(list(Authenticator.objects.filter(user=user).values_list("data", flat=True)))
    assert SECRET not in kept
    assert not any(code in kept for code in codes)


def _holder() -> User:
    return account(full_name="Trần Thị Được Mở")


BOUND: dict[str, Callable[[], User]] = {
    "head": lambda: with_password(Office().head),
    "deputy": lambda: with_password(Office().deputy),
    "auditor": lambda: with_password(Office().auditor),
    "staff": lambda: account(is_staff=True),
    "superuser": lambda: account(is_staff=True, is_superuser=True),
    "grant": _holder,
}
PAGES = [
    "/ho-so/1/",
    "/",
    "/ho-so/",
    "/van-ban/",
    "/thoi-han/",
    "/quan-tri/",
    "/doi-mat-khau/",
    "/nhac-viec/",
]


@pytest.fixture
def grants(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person of that name holds a grant now."""

    def holds(user: User, *args: Any, **kwargs: Any) -> bool:
        return user.full_name == "Trần Thị Được Mở"

    monkeypatch.setattr(access, "holds_grant", holds)


@pytest.mark.usefixtures("required", "grants")
@pytest.mark.parametrize("who", BOUND)
def test_who_must_have_one_is_led_to_set_it_up(who: str) -> None:
    user, client = BOUND[who](), Client()
    assert policy.needs_second_factor(user, timezone.localdate())
    give_password(client, user)
    for page in PAGES:
        answer = client.get(page)
        assert (answer.status_code, answer.get("Location")) == (302, SET_UP), page
    shown = client.get(SET_UP).content.decode()
    assert "bắt buộc xác thực hai lớp" in shown
    assert "Tiếp nhận" not in shown


@pytest.mark.usefixtures("required")
@pytest.mark.parametrize("role", [Role.RECEPTION, Role.HANDLER, Role.CLERK])
def test_others_may_do_without(role: Role) -> None:
    user, client = with_password(appoint(role, Office().room)), Client()
    assert not policy.needs_second_factor(user, timezone.localdate())
    give_password(client, user)
    assert client.get("/ho-so/").status_code == 200


@pytest.mark.usefixtures("required")
def test_setting_it_up_opens_the_desk_and_shows_the_recovery_codes_once() -> None:
    user, client = with_password(Office().head), Client()
    give_password(client, user)
    before = key_of(client)
    page = client.get("/xac-thuc-hai-lop/ung-dung/").content.decode()
    [secret] = re.findall(r'<p class="code">(\w+)</p>', page)
    assert "<svg" in page
    wrong = client.post("/xac-thuc-hai-lop/ung-dung/", {"code": "000000"})
    assert "không đúng" in wrong.content.decode()
    done = client.post("/xac-thuc-hai-lop/ung-dung/", {"code": code_now(secret)})
    assert done["Location"] == "/xac-thuc-hai-lop/ma-du-phong/"
    assert key_of(client) != before
    codes = re.findall(r"<li>(\d{8})</li>", client.get(done["Location"]).content.decode())
    assert len(codes) == 10
    again = client.get(done["Location"]).content.decode()
    assert not any(code in again for code in codes)
    assert client.get("/ho-so/").status_code == 200


@pytest.mark.usefixtures("required")
def test_a_session_without_the_second_step_has_to_take_it() -> None:
    """A session that began before the factor was set up, on another machine."""
    user = with_password(Office().head)
    client = Client()
    give_password(client, user)
    with_app(user)
    assert client.get("/ho-so/?q=1")["Location"] == f"{CONFIRM}?next={quote('/ho-so/?q=1', '')}"
    assert client.get("/xac-thuc-hai-lop/ung-dung/")["Location"].startswith(CONFIRM)
    before = key_of(client)
    back = client.post(CONFIRM, {"code": code_now(), "next": "/ho-so/?q=1"})
    assert back["Location"] == "/ho-so/?q=1"
    assert key_of(client) != before
    assert client.get("/ho-so/").status_code == 200


@pytest.mark.usefixtures("required")
def test_the_admin_asks_for_the_second_step_like_every_page() -> None:
    user = with_app(account(is_staff=True, is_superuser=True))
    client = Client()
    asked = client.get("/quan-tri/login/?next=/quan-tri/")
    assert asked["Location"].startswith("/dang-nhap/?next=/quan-tri/")
    assert client.post(
        "/quan-tri/login/", {"username": user.username, "password": PASSWORD}
    ).status_code in (302, 405)
    assert client.get("/quan-tri/").status_code == 302
    assert signed_in_with_app(user).get("/quan-tri/").status_code == 200


def test_an_officer_is_refused_by_the_admin_and_not_led_in_circles() -> None:
    client = signed_in(Office().handler)
    assert client.get("/quan-tri/", follow=True).status_code == 403


@pytest.mark.usefixtures("required")
def test_a_removed_factor_no_longer_proves_a_session() -> None:
    user = with_password(Office().head)
    client = signed_in_with_app(user)
    assert client.get("/ho-so/").status_code == 200
    Authenticator.objects.filter(user=user).delete()
    assert client.get("/ho-so/")["Location"] == SET_UP


def _request(client: Client, user: User) -> Any:
    request = RequestFactory().get("/ho-so/7/danh-tinh/?x=1")
    request.session, request.user = client.session, user
    return request


def test_recently_means_five_minutes(watch: Watch) -> None:
    user = with_app(account())
    client = signed_in_with_app(user)
    assert policy.recently_verified(_request(client, user))
    watch.seconds += 299
    assert policy.recently_verified(_request(client, user))
    watch.seconds += 2
    assert not policy.recently_verified(_request(client, user))
    asked = policy.ask_to_verify(_request(client, user))["Location"]
    assert asked == f"{CONFIRM}?next={quote('/ho-so/7/danh-tinh/?x=1', '')}"
    back: HttpResponse = client.post(asked, {"code": code_now()})
    assert back["Location"] == "/ho-so/7/danh-tinh/?x=1"
    assert policy.recently_verified(_request(client, user))


def test_a_password_confirms_only_where_there_is_no_second_factor(watch: Watch) -> None:
    user, client = account(), Client()
    give_password(client, user)
    assert policy.recently_verified(_request(client, user))
    watch.seconds += 301
    asked = policy.ask_to_verify(_request(client, user))["Location"]
    assert asked.startswith("/xac-nhan/mat-khau/")
    assert client.post(asked, {"password": "sai"}).status_code == 200
    assert client.post(asked, {"password": PASSWORD}).status_code == 302
    assert policy.recently_verified(_request(client, user))
    with_app(user)
    assert not policy.recently_verified(_request(client, user))
    assert client.get(asked)["Location"].startswith(CONFIRM)
    assert client.post(asked, {"password": PASSWORD})["Location"].startswith(CONFIRM)
    assert not policy.recently_verified(_request(client, user))


def test_a_session_that_nobody_proved_is_not_recent() -> None:
    user = account()
    assert not policy.recently_verified(_request(signed_in(user), user))


def test_guesses_at_a_confirmation_lock(watch: Watch) -> None:
    user = account()
    client = signed_in(user)
    asked = "/xac-nhan/mat-khau/?next=/"
    assert [client.post(asked, {"password": f"sai{n}"}).status_code for n in range(5)] == (
        [200] * 4 + [429]
    )


def test_an_old_session_has_to_confirm_before_it_changes_a_factor(watch: Watch) -> None:
    user = with_app(account())
    client = signed_in_with_app(user)
    watch.seconds += 301
    for page in ("ung-dung/bo/", "khoa/", "ma-du-phong/moi/", "ma-du-phong/"):
        recovery_codes(user)
        answer = client.post(f"{SET_UP}{page}") if "bo" in page else client.get(f"{SET_UP}{page}")
        assert answer.status_code == 302, page
        assert answer["Location"].startswith("/xac-nhan/"), page
    assert Authenticator.objects.filter(user=user, type="totp").exists()
