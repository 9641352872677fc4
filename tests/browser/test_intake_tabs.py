"""Two tabs, a crash, Back: what is typed at intake stays in its own form and is sent once."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from petitions.models import Petition
from tests.browser.conftest import SignIn
from tests.factories import Office

pytestmark = pytest.mark.django_db(transaction=True)
NAME = re.compile("^Họ và tên người gửi đơn")
#: Milliseconds after which a form no longer looks for what another tab has left.
SETTLED = 1500
NOTICE = "Đã khôi phục bản nháp"


@pytest.fixture
def office(transactional_db: None) -> Office:
    return Office()


@pytest.fixture
def desk(office: Office, sign_in: SignIn) -> Page:
    page = sign_in(office.reception)
    page.goto("/tiep-nhan/")
    return page


def another_tab(page: Page) -> Page:
    tab = page.context.new_page()
    tab.set_default_timeout(10_000)
    tab.goto("/tiep-nhan/")
    return tab


def fill(page: Page, name: str) -> None:
    known = timezone.localdate() - timedelta(days=20)
    typed = {
        "Họ và tên người gửi đơn": name,
        "Địa chỉ người gửi đơn": "Thôn Ví Dụ, xã An Mẫu",
        "Người, cơ quan bị khiếu nại, bị tố cáo": "Chủ tịch Ủy ban nhân dân xã An Mẫu",
        "Địa chỉ người, cơ quan đó": "Thôn Ví Dụ, xã An Mẫu",
        "Quyết định, hành vi bị khiếu nại, tố cáo": "Quyết định số 11/QĐ-UBND",
        "Ngày nhận hoặc biết quyết định, hành vi": f"{known:%d/%m/%Y}",
        "Về việc": "thu hồi 120 m2 đất vườn",
        "Nội dung đơn": f"Nội dung của {name}.",
    }
    page.get_by_role("radio", name="Khiếu nại").check()
    for label, text in typed.items():
        page.get_by_label(re.compile(f"^{re.escape(label)}")).fill(text)


def wait_until_saved(page: Page) -> None:
    expect(page.locator("[data-draft-status]")).to_contain_text("Đã lưu nháp")


def key_of(page: Page) -> str:
    return page.locator("#intake-form [name=key]").input_value()


def register(page: Page) -> None:
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/tiep-nhan/\d+/"))


def test_two_tabs_register_two_petitions(desk: Page) -> None:
    fill(desk, "Hoàng Thị Thử")
    wait_until_saved(desk)
    other = another_tab(desk)
    other.wait_for_timeout(SETTLED)
    expect(other.get_by_label(NAME)).to_have_value("")
    expect(other.get_by_text(NOTICE)).to_have_count(0)
    assert key_of(other) != key_of(desk)
    fill(other, "Bùi Văn Giả")
    wait_until_saved(other)
    register(other)
    expect(desk.get_by_label(NAME)).to_have_value("Hoàng Thị Thử")
    desk.bring_to_front()
    desk.get_by_label(NAME).focus()
    register(desk)
    contents = Petition.objects.order_by("pk").values_list("content", flat=True)
    assert list(contents) == ["Nội dung của Bùi Văn Giả.", "Nội dung của Hoàng Thị Thử."]


def test_what_a_closed_tab_left_comes_back_with_its_key(desk: Page) -> None:
    fill(desk, "Hoàng Thị Thử")
    wait_until_saved(desk)
    key = key_of(desk)
    survivor = another_tab(desk)
    survivor.wait_for_timeout(SETTLED)
    desk.close()
    heir = another_tab(survivor)
    expect(heir.get_by_text(NOTICE)).to_be_visible()
    expect(heir.get_by_label(NAME)).to_have_value("Hoàng Thị Thử")
    assert key_of(heir) == key
    expect(survivor.get_by_label(NAME)).to_have_value("")


def test_reloading_keeps_what_was_typed(desk: Page) -> None:
    desk.get_by_role("radio", name="Khiếu nại").check()
    desk.get_by_label(NAME).fill("Hoàng Thị Thử")
    wait_until_saved(desk)
    desk.reload()
    expect(desk.get_by_label(NAME)).to_have_value("Hoàng Thị Thử")


def test_a_form_sent_again_with_other_content_is_no_success(
    desk: Page, complaints: list[str]
) -> None:
    fill(desk, "Hoàng Thị Thử")
    key = key_of(desk)
    register(desk)
    again = another_tab(desk)
    fill(again, "Bùi Văn Giả")
    again.evaluate("key => { document.querySelector('#intake-form [name=key]').value = key; }", key)
    again.keyboard.press("Control+Enter")
    expect(again.locator(".error-summary")).to_contain_text("với nội dung khác")
    expect(again.get_by_label(NAME)).to_have_value("Bùi Văn Giả")
    assert Petition.objects.count() == 1
    assert key_of(again) != key
    again.get_by_label(NAME).focus()
    register(again)
    assert Petition.objects.count() == 2


def test_back_after_registering_is_an_empty_form(desk: Page) -> None:
    fill(desk, "Hoàng Thị Thử")
    wait_until_saved(desk)
    key = key_of(desk)
    register(desk)
    desk.go_back()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Tiếp nhận")
    desk.wait_for_timeout(SETTLED)
    expect(desk.get_by_label(NAME)).to_have_value("")
    expect(desk.get_by_label("Nội dung đơn")).to_have_value("")
    expect(desk.get_by_text(NOTICE)).to_have_count(0)
    assert key_of(desk) != key


def test_back_after_logging_out_shows_nothing(desk: Page) -> None:
    fill(desk, "Hoàng Thị Thử")
    wait_until_saved(desk)
    desk.locator("form[data-logout]").first.evaluate("form => form.requestSubmit()")
    desk.wait_for_url(re.compile("/dang-nhap/"))
    desk.go_back()
    desk.wait_for_url(re.compile("/dang-nhap/"))
    assert "Hoàng Thị Thử" not in desk.content()
    assert desk.evaluate("Object.keys(localStorage).filter(k => k.includes('draft'))") == []


def test_too_long_a_text_is_refused_in_words_and_kept(desk: Page, complaints: list[str]) -> None:
    fill(desk, "Hoàng Thị Thử")
    desk.get_by_label("Nội dung đơn").evaluate("field => { field.value = 'x'.repeat(6e6); }")
    desk.get_by_role("button", name=re.compile("Vào sổ")).click()
    expect(desk.locator("#messages")).to_contain_text("quá dài nên chưa được ghi")
    expect(desk.get_by_label(NAME)).to_have_value("Hoàng Thị Thử")
    assert complaints and all("413" in complaint for complaint in complaints)
    complaints.clear()
