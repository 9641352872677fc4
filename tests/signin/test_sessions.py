"""How a session ends: by itself, by leaving, from every device, with the password."""

import logging
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from petitions.models import User
from tests.factories import moment
from tests.signin.people import PASSWORD, account, give_password, is_in, key_of
from tests.workflow.screens import signed_in

pytestmark = pytest.mark.django_db

PAGE = "/xac-thuc-hai-lop/"


class Clock:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def wait(self, **for_: float) -> None:
        self.at += timedelta(**for_)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    held = Clock(moment("2026-11-23 08:30"))
    monkeypatch.setattr(timezone, "now", held.now)
    return held


def begun(user: User | None = None) -> Client:
    client = Client()
    assert give_password(client, user or account()).status_code == 302
    return client


def with_cookie_of(client: Client) -> Client:
    """A thief's browser with the same cookie."""
    thief = Client()
    thief.cookies["sessionid"] = key_of(client)
    return thief


def test_idleness_ends_the_session_on_the_server(clock: Clock) -> None:
    client = begun()
    thief = with_cookie_of(client)
    clock.wait(minutes=29)
    assert client.get(PAGE).status_code == 200
    clock.wait(minutes=29)
    assert client.get(PAGE).status_code == 200
    clock.wait(minutes=31)
    assert client.get(PAGE)["Location"] == f"/dang-nhap/?next={PAGE}"
    assert "không có thao tác" in client.get("/dang-nhap/").content.decode()
    clock.at -= timedelta(minutes=31)
    assert not is_in(thief)


def test_the_idle_time_is_a_setting(clock: Clock, settings: Any) -> None:
    settings.SESSION_IDLE_MINUTES = 5
    client = begun()
    clock.wait(minutes=6)
    assert not is_in(client)


def test_a_public_page_ends_it_as_well_and_is_shown(clock: Clock) -> None:
    client = begun()
    clock.wait(minutes=31)
    assert client.get("/tra-cuu/").status_code == 200
    assert not is_in(client)


def test_twelve_hours_end_it_however_busy(clock: Clock) -> None:
    client = begun()
    for _ in range(12 * 4 - 1):
        clock.wait(minutes=15)
        assert client.get(PAGE).status_code == 200
    clock.wait(minutes=15)
    assert not is_in(client)
    assert "kéo dài 12 giờ" in client.get("/dang-nhap/").content.decode()


def test_being_seen_is_written_once_a_minute(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    client = begun()
    written: list[str] = []
    real = Session.save

    def save(self: Session, *args: Any, **kwargs: Any) -> None:
        written.append(self.session_key)
        real(self, *args, **kwargs)

    monkeypatch.setattr(Session, "save", save)
    for _ in range(6):
        clock.wait(seconds=20)
        client.get(PAGE)
    assert len(written) == 2


def test_a_page_that_asks_by_itself_is_sent_to_the_log_in(clock: Clock) -> None:
    client = begun()
    clock.wait(minutes=31)
    answer = client.get("/tiep-nhan/kiem-tra/", headers={"HX-Request": "true"})
    assert answer["Location"].startswith("/dang-nhap/")


def test_a_cookie_replayed_after_leaving_opens_nothing() -> None:
    client = begun()
    thief = with_cookie_of(client)
    assert is_in(thief)
    assert client.post("/dang-xuat/").status_code == 302
    assert not is_in(thief)
    assert not Session.objects.filter(pk=thief.cookies["sessionid"].value).exists()


@pytest.mark.parametrize("path", ["/dang-xuat/", "/dang-xuat/moi-thiet-bi/"])
def test_nobody_is_made_to_leave_by_a_link(path: str) -> None:
    client = begun()
    logging.disable(logging.WARNING)
    try:
        assert client.get(path).status_code == 405
        strict = Client(enforce_csrf_checks=True)
        strict.cookies["sessionid"] = key_of(client)
        assert strict.post(path).status_code == 403
    finally:
        logging.disable(logging.NOTSET)
    assert is_in(client)


def test_leaving_everywhere_ends_every_session_of_the_account() -> None:
    user = account()
    other = begun()
    here, there = begun(user), begun(user)
    assert here.post("/dang-xuat/moi-thiet-bi/")["Location"] == "/dang-nhap/"
    assert not is_in(here)
    assert not is_in(there)
    assert is_in(other)
    assert is_in(begun(User.objects.get(pk=user.pk)))


def test_a_new_password_ends_the_other_sessions() -> None:
    user = account()
    here, there = begun(user), begun(user)
    before = key_of(here)
    new = "Mot-mat-khau-khac-han"
    told = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post("/doi-mat-khau/", told)["Location"] == PAGE
    assert is_in(here)
    assert key_of(here) != before
    assert not is_in(there)


def test_a_wrong_old_password_counts_as_a_guess() -> None:
    client = begun()
    new = "Mot-mat-khau-khac-han"
    told = {"old_password": "sai", "new_password1": new, "new_password2": new}
    assert [client.post("/doi-mat-khau/", told).status_code for _ in range(5)] == [200] * 4 + [429]


def test_a_planted_session_key_does_not_become_the_account_s() -> None:
    client = Client()
    planted = client.session
    planted["anything"] = True
    planted.save()
    client.cookies["sessionid"] = planted.session_key
    give_password(client, account())
    assert is_in(client)
    thief = Client()
    thief.cookies["sessionid"] = planted.session_key
    assert not is_in(thief)


def test_the_cookie_ends_with_the_browser_and_no_script_reads_it() -> None:
    cookie = begun().cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"] and not cookie["expires"]


def test_a_session_made_otherwise_ends_as_well(clock: Clock) -> None:
    client = signed_in(account())
    assert is_in(client)
    clock.wait(minutes=31)
    assert not is_in(client)
