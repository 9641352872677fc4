"""A failure leaves no trace of what was typed: not on a page, not in a log, not in a mail."""

import logging
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.decorators import login_not_required
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client, RequestFactory
from django.urls import path
from django.utils.log import AdminEmailHandler
from django.views.debug import get_default_exception_reporter_filter, technical_500_response

from config.error_reports import PlacesOnly as Reporter
from config.logs import PlacesOnly, WithoutCodes
from workflow import doors

NAME = "Hoàng Thị Bí Mật"


@login_not_required
def fails(request: Any) -> Any:
    denouncer = f"{NAME} trong biến"
    try:
        raise KeyError(denouncer)
    except KeyError as missing:
        raise ValueError(f"{NAME} trong lời lỗi") from missing


urlpatterns = [path("hong/", fails)]


def _request() -> Any:
    factory = RequestFactory()
    factory.cookies["sessionid"] = f"{NAME} trong cookie"
    return factory.post(
        f"/hong/?q={NAME}", {"petitioner_name": NAME}, headers={"X-Name": "Hoang-Bi-Mat"}
    )


def _exception() -> tuple[Any, Any, Any]:
    try:
        fails(None)
    except ValueError as error:
        return type(error), error, error.__traceback__
    raise AssertionError("nothing was raised")


def _says_nothing(text: str) -> bool:
    return not any(word in text for word in ("Hoàng", "Ho%C3%A0ng", "Bí Mật", "Bi-Mat"))


@pytest.mark.parametrize("form", ["get_traceback_text", "get_traceback_html"])
def test_a_report_names_places_only(form: str) -> None:
    report = getattr(Reporter(_request(), *_exception()), form)()
    assert "builtins.KeyError" in report
    assert "builtins.ValueError" in report
    assert "test_reports.py" in report
    assert _says_nothing(report)


@pytest.mark.parametrize("accept", ["text/html", "text/plain"])
def test_the_page_for_developers_tells_nothing_either(accept: str, settings: Any) -> None:
    settings.DEBUG = True
    request = _request()
    request.META["HTTP_ACCEPT"] = accept
    page = technical_500_response(request, *_exception()).content.decode()
    assert "test_reports.py" in page
    assert _says_nothing(page)


def test_the_filter_hides_whatever_asks_it(settings: Any) -> None:
    settings.DEBUG = True
    request, frame = _request(), _exception()[2].tb_next or _exception()[2]
    hides = get_default_exception_reporter_filter()
    told = [
        hides.get_post_parameters(request),
        hides.get_safe_cookies(request),
        hides.get_safe_request_meta(request),
        hides.get_safe_settings(),
        list(hides.get_traceback_frame_variables(request, frame.tb_frame)),
    ]
    assert hides.is_active(request)
    assert _says_nothing(str(told))
    assert "petitioner_name" in str(told)


def test_no_error_is_mailed(settings: Any) -> None:
    settings.ADMINS = [("Quản trị", "quan-tri@example.vn")]
    logging.getLogger("django.request").error("Lỗi của %s", NAME)
    handlers = [
        h for name in ("django", "django.request") for h in logging.getLogger(name).handlers
    ]
    assert not any(isinstance(handler, AdminEmailHandler) for handler in handlers)
    assert mail.outbox == []


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_a_page_that_fails_is_logged_without_what_was_typed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(doors.DOORS, "hong/", doors.Door(doors.Who.ANYONE))
    [handler] = [h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler]
    stream = StringIO()
    before = handler.setStream(stream)
    client = Client(raise_request_exception=False)
    try:
        page = client.post(f"/hong/?q={NAME}", {"petitioner_name": NAME})
    finally:
        handler.setStream(before)
    assert page.status_code == 500
    assert _says_nothing(page.content.decode())
    assert "ValueError" in stream.getvalue()
    assert "test_reports.py" in stream.getvalue()
    assert _says_nothing(stream.getvalue())
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Not Found: /tra-cuu/7K3M9P2X00000000/", "Not Found: /tra-cuu/…/"),
        ("GET /ho-so/?q=Hoàng HTTP/1.1", "GET /ho-so/?… HTTP/1.1"),
        ("gửi tới thu@example.vn", "gửi tới …"),
        ("căn cước 001 080 001 234 của", "căn cước … của"),
        ("điện thoại 0912345678", "điện thoại …"),
        ("Not Found: /ho-so/123/", "Not Found: /ho-so/123/"),
        ("ngày 24/11/2026 lúc 14:05", "ngày 24/11/2026 lúc 14:05"),
    ],
)
def test_a_line_of_the_log_tells_of_nobody(said: str, told: str) -> None:
    record = logging.LogRecord("any", logging.WARNING, "x.py", 1, "%s", (said,), None)
    assert WithoutCodes().filter(record)
    assert PlacesOnly().format(record) == told
