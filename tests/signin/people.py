"""Accounts with a password and a second factor, and how they sign in."""

import time
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from petitions.models import User
from tests.factories import UserFactory

PASSWORD = "Mat-khau-chi-de-thu"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STEP = 30


def account(**of_user: Any) -> User:
    """Somebody with a password and no role."""
    user: User = UserFactory.create(**of_user)
    user.set_password(PASSWORD)
    user.save()
    return user


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def with_app(user: User) -> User:
    """The same with an app for codes, whose secret is SECRET."""
    auth.TOTP.activate(user, SECRET)
    return user


def recovery_codes(user: User) -> list[str]:
    return list(RecoveryCodes.activate(user).get_unused_codes())


def code_now(secret: str = SECRET, steps: int = 0) -> str:
    """What an app shows now, or so many steps of 30 seconds later."""
    counter = int(auth.time.time()) // STEP + steps
    return auth.format_hotp_value(auth.hotp_value(secret, counter))


def give_password(client: Client, user: User, password: str = PASSWORD, **extra: Any) -> Any:
    told = {"username": user.username, "password": password}
    return client.post("/dang-nhap/", told, **extra)


def give_code(client: Client, code: str) -> Any:
    return client.post("/dang-nhap/ma-xac-thuc/", {"code": code})


def is_in(client: Client) -> bool:
    """Whether the browser's session is somebody's."""
    response: HttpResponse = client.get("/xac-thuc-hai-lop/")
    return response.status_code == 200 or "/dang-nhap/" not in response["Location"]


def key_of(client: Client) -> str:
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    return cookie.value if cookie else ""


def signed_in_with_app(user: User) -> Client:
    """A browser in which `user` has gone through both steps."""
    if not Authenticator.objects.filter(user=user).exists():
        with_app(user)
    client = Client()
    give_password(client, user)
    give_code(client, code_now())
    assert is_in(client)
    return client


class Watch:
    """A watch for the modules that read seconds since 1970 themselves; it goes on when told."""

    def __init__(self) -> None:
        self.seconds = time.time()

    def time(self) -> float:
        return self.seconds

    def hold(self, monkeypatch: pytest.MonkeyPatch, *modules: Any) -> None:
        for module in modules:
            monkeypatch.setattr(module, "time", SimpleNamespace(time=self.time))
