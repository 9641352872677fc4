"""Signing in with a real browser: a security key, codes, the pages as pictures."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from petitions.models import User
from tests.browser.conftest import OpenPage, Shot
from tests.factories import Office
from tests.signin.people import PASSWORD, code_now, recovery_codes, with_app, with_password

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def host(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """The server under a name: a security key belongs to a name, not to a number."""
    name = live_server.url.replace("127.0.0.1", "localhost")
    monkeypatch.setattr(live_server.thread, "host", "localhost")
    return name


@pytest.fixture
def head() -> User:
    return with_password(Office().head)


@pytest.fixture
def required(settings: Any) -> Iterator[None]:
    settings.SECOND_FACTOR_REQUIRED = True
    yield


def _plug_in(page: Page) -> Any:
    """A security key in the browser, which is touched whenever it is asked."""
    key = page.context.new_cdp_session(page)
    key.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    plugged = key.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return key, plugged["authenticatorId"]


def _give_password(page: Page, user: User) -> None:
    page.get_by_label("Tên đăng nhập").fill(user.username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()


@pytest.mark.usefixtures("required")
def test_a_head_sets_up_a_security_key_and_comes_in_with_it(
    page: Page, host: str, head: User, shot: Shot
) -> None:
    _key, _id = _plug_in(page)
    page.goto(f"{host}/dang-nhap/?next=/ho-so/")
    _give_password(page, head)
    expect(page.get_by_role("heading", level=1)).to_have_text("Xác thực hai lớp")
    shot(page, "xac-thuc-bat-buoc")
    page.get_by_role("link", name="Thêm khóa bảo mật").click()
    page.get_by_label("Tên gọi của khóa").fill("Khóa ở cơ quan")
    shot(page, "them-khoa")
    page.get_by_role("button", name="Thêm khóa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mã dự phòng")
    shot(page, "ma-du-phong")
    page.get_by_role("link", name="Đã cất mã").click()
    expect(page.get_by_text("Khóa ở cơ quan")).to_be_visible()
    shot(page, "xac-thuc-hai-lop")

    page.locator("form[data-logout]").first.evaluate("form => form.requestSubmit()")
    page.wait_for_url("**/dang-nhap/")
    page.goto(f"{host}/dang-nhap/?next=/ho-so/")
    _give_password(page, head)
    shot(page, "dang-nhap-khoa")
    page.get_by_role("button", name="Dùng khóa bảo mật").click()
    page.wait_for_url("**/ho-so/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hồ sơ")


@pytest.mark.usefixtures("required")
def test_another_key_is_refused_and_told(page: Page, host: str, head: User) -> None:
    key, key_id = _plug_in(page)
    page.goto(f"{host}/dang-nhap/")
    _give_password(page, head)
    page.get_by_role("link", name="Thêm khóa bảo mật").click()
    page.get_by_role("button", name="Thêm khóa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mã dự phòng")
    page.context.clear_cookies()
    key.send("WebAuthn.clearCredentials", {"authenticatorId": key_id})
    page.goto(f"{host}/dang-nhap/")
    _give_password(page, head)
    page.get_by_role("button", name="Dùng khóa bảo mật").click()
    expect(page.locator("#security-key-failed")).to_contain_text("không nhận được khóa bảo mật")
    page.goto(f"{host}/ho-so/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")


@pytest.mark.usefixtures("required")
def test_an_app_is_set_up_and_asked_for(open_page: OpenPage, head: User, shot: Shot) -> None:
    page = open_page()
    page.goto("/dang-nhap/")
    _give_password(page, head)
    page.get_by_role("link", name="Bật ứng dụng xác thực").click()
    expect(page.get_by_role("img", name="Mã QR")).to_be_visible()
    shot(page, "bat-ung-dung")
    page.get_by_text("Nhập khóa bằng tay").click()
    secret = page.locator(".account-secret .code").inner_text()
    page.get_by_label("Mã xác thực").fill("12")
    page.get_by_role("button", name="Bật", exact=True).click()
    expect(page.locator(".error-summary")).to_contain_text("không đúng")
    page.get_by_label("Mã xác thực").fill(code_now(secret))
    page.get_by_role("button", name="Bật", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mã dự phòng")

    other = open_page()
    other.goto("/dang-nhap/")
    _give_password(other, head)
    shot(other, "dang-nhap-ma")
    other.get_by_label("Mã xác thực").fill(code_now(secret))
    other.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Việc của tôi")


def test_the_other_pages_as_pictures(
    open_page: OpenPage, head: User, shot: Shot, complaints: list[str]
) -> None:
    with_app(head)
    codes = recovery_codes(head)
    page = open_page()
    page.goto("/dang-nhap/")
    _give_password(page, head)
    page.get_by_label("Mã xác thực").fill(codes[0])
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")
    page.locator("summary", has_text=head.get_full_name()).click()
    shot(page, "menu-tai-khoan")
    for path, heading in (
        ("/doi-mat-khau/", "Đổi mật khẩu"),
        ("/xac-thuc-hai-lop/", "Xác thực hai lớp"),
        ("/xac-thuc-hai-lop/ung-dung/bo/", "Bỏ ứng dụng xác thực"),
        ("/xac-thuc-hai-lop/ma-du-phong/moi/", "Tạo mã dự phòng mới"),
        ("/xac-nhan/ma/?next=/ho-so/", "Xác nhận danh tính"),
    ):
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        shot(page, "tai-khoan-" + path.split("?")[0].strip("/").replace("/", "-"))
    page.goto("/doi-mat-khau/")
    page.get_by_label("Mật khẩu đang dùng").fill(PASSWORD)
    for label in ("Mật khẩu mới", "Gõ lại mật khẩu mới"):
        page.get_by_label(label, exact=True).fill("123")
    page.get_by_role("main").get_by_role("button", name="Đổi mật khẩu").click()
    shot(page, "tai-khoan-doi-mat-khau-sai")
    stranger = open_page()
    for _ in range(5):
        stranger.goto("/dang-nhap/")
        stranger.get_by_label("Tên đăng nhập").fill("khong-co-ai")
        stranger.get_by_label("Mật khẩu").fill("sai")
        stranger.get_by_role("button", name="Đăng nhập").click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Tạm khóa đăng nhập")
    shot(stranger, "tam-khoa-dang-nhap")
    assert all("429" in complaint for complaint in complaints)
    complaints.clear()


def test_a_page_that_asks_after_the_end_says_where_to_log_in(
    open_page: OpenPage, head: User
) -> None:
    user = with_password(Office().reception)
    page = open_page()
    page.goto("/dang-nhap/")
    _give_password(page, user)
    page.goto("/tiep-nhan/")
    page.get_by_label("Nội dung đơn").fill("Đất vườn bị tính thiếu.")
    user.end_sessions()
    page.get_by_label("Nội dung đơn").press("End")
    page.get_by_label("Nội dung đơn").type(" Thêm.")
    expect(page.locator("#messages")).to_contain_text("Phiên đăng nhập đã kết thúc")
    expect(page.get_by_label("Nội dung đơn")).to_have_value("Đất vườn bị tính thiếu. Thêm.")
    link = page.locator("#messages").get_by_role("link", name="Đăng nhập lại")
    assert link.get_attribute("href") == "/dang-nhap/"
