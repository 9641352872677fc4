"""Tra cứu đơn: fair to who asks too often, plain about what is late, silent about codes."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from petitions.models import Petition
from tests.factories import Office, a_registration, moment
from tests.paths import at_point, registered
from workflow.signin.address import client_address
from workflow.views import public

pytestmark = pytest.mark.django_db
LIMIT = 20


class Clock:
    """The time that the pages go by; it moves only when told to."""

    def __init__(self, start: datetime) -> None:
        self.time = start

    def now(self) -> datetime:
        return self.time

    def pass_by(self, **delta: float) -> None:
        self.time += timedelta(**delta)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Clock:
    settings.LOOKUP_ATTEMPTS_PER_MINUTE = LIMIT
    # The cache of production, where no other process of the tests counts the same address.
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": tmp_path}}
    clock = Clock(moment("2026-11-24 09:00"))
    monkeypatch.setattr(public.timezone, "now", clock.now)
    return clock


def asked(code: str = "0" * 16, **headers: str) -> int:
    return Client().get(f"/tra-cuu/{code}/", headers=headers).status_code


def test_slow_lookups_are_never_refused(clock: Clock) -> None:
    for _ in range(3 * LIMIT):
        assert asked() == 404
        clock.pass_by(minutes=4)


def test_a_minute_s_wait_is_enough_however_often_one_was_refused(clock: Clock) -> None:
    assert [asked() for _ in range(LIMIT)] == [404] * LIMIT
    for _ in range(11):
        assert asked() == 429
        clock.pass_by(seconds=5)
    assert asked() == 429
    clock.pass_by(seconds=5)
    assert [asked() for _ in range(LIMIT + 1)] == [404] * LIMIT + [429]


def test_wrong_codes_count_as_well(clock: Clock) -> None:
    answers = [Client().post("/tra-cuu/", {"code": "sai"}).status_code for _ in range(LIMIT + 1)]
    assert answers == [422] * LIMIT + [429]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "who"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "không phải địa chỉ", "127.0.0.1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_the_address_is_what_our_own_proxy_wrote(
    proxies: int, forwarded: str, who: str, rf: Any, settings: Any
) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/tra-cuu/", headers={"X-Forwarded-For": forwarded})
    assert client_address(request) == who


def test_nobody_gets_more_attempts_by_writing_the_header(clock: Clock, settings: Any) -> None:
    for n in range(LIMIT):
        assert asked(**{"X-Forwarded-For": f"203.0.113.{n}"}) == 404
    assert asked(**{"X-Forwarded-For": "203.0.113.99"}) == 429


@pytest.mark.parametrize("path", ["/tra-cuu/", "/dang-nhap/"])
def test_head_is_answered(path: str) -> None:
    assert Client().head(path).status_code == 200


@pytest.fixture
def written() -> Iterator[StringIO]:
    """What the program's own log handler writes."""
    [handler] = [h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler]
    stream = StringIO()
    before = handler.setStream(stream)
    yield stream
    handler.setStream(before)


def test_no_code_comes_into_a_log(clock: Clock, written: StringIO) -> None:
    code = "7K3M9P2X00000000"
    assert Client().post(f"/tra-cuu/{code}/").status_code == 405
    assert Client().get(f"/tra-cuu/{code}/them").status_code == 404
    assert Client(enforce_csrf_checks=True).post(f"/tra-cuu/{code}/").status_code == 403
    for _ in range(LIMIT + 1):
        last = asked(code)
    assert last == 429
    for said in ("Method Not Allowed", "Not Found: /tra-cuu/…/", "Forbidden", "Too Many Requests"):
        assert said in written.getvalue()
    assert code not in written.getvalue()


def page_of(petition: Petition, on: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(timezone, "now", Clock(moment(on)).now)
    return Client().get(f"/tra-cuu/{petition.code}/").content.decode()


def test_a_day_to_come_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(registered(Office()), "2026-12-03", monkeypatch)
    assert "Chậm nhất ngày" in page
    assert "03/12/2026" in page
    assert "quá hạn" not in page


def test_a_day_that_has_passed_is_called_late(monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office(phone="0200 000 000")
    page = page_of(registered(office), "2026-12-05", monkeypatch)
    assert "Đã quá hạn 2 ngày: hạn là ngày 03/12/2026." in page
    assert "Hỏi lý do chậm" in page
    assert "0200 000 000" in page
    assert "Chậm nhất" not in page
    assert "Điều 33" not in page  # it is Điều 28 whose end opens those two ways


def test_a_late_settlement_opens_the_ways_of_the_law(monkeypatch: pytest.MonkeyPatch) -> None:
    petition = at_point("taken", Office())
    assert petition.next_due_on is not None
    late = petition.next_due_on + timedelta(days=1)
    page = page_of(petition, late.isoformat(), monkeypatch)
    assert "Đã quá hạn 1 ngày" in page
    for said in ("khoản 1 Điều 33", "khoản 2 Điều 33", "khởi kiện", "mới đối chiếu văn bản gốc"):
        assert said in page


def test_a_stopped_clock_is_said_to_stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(at_point("suspended", Office()), "2026-12-20", monkeypatch)
    assert "Thời hạn giải quyết đang tạm dừng" in page
    assert "Điều 33" not in page


def test_the_code_is_the_only_key(monkeypatch: pytest.MonkeyPatch) -> None:
    petition = registered(Office(), a_registration(petitioner="Hoàng Thị Thử"))
    page = page_of(petition, "2026-12-05", monkeypatch)
    assert "Thử" not in page and petition.subject not in page


def test_the_demonstration_believes_no_header() -> None:
    assert settings.TRUSTED_PROXIES == 0
    assert settings.SECURE_PROXY_SSL_HEADER is None
