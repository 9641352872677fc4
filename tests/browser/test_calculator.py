"""Tính thời hạn in a real browser: dates as one types, a link that keeps the facts, the paper."""

import re

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import Shot, SignIn
from tests.factories import Office
from tests.paths import at_point

pytestmark = pytest.mark.django_db(transaction=True)
ANSWER = "#calculator-answer"


@pytest.fixture
def office(transactional_db: None) -> Office:
    return Office()


def _row(number: int) -> tuple[str, str]:
    return f"#id_su-kien-{number}-event", f"#id_su-kien-{number}-on"


def test_dates_stand_there_as_one_types(office: Office, sign_in: SignIn, shot: Shot) -> None:
    page = sign_in(office.handler)
    page.goto("/thoi-han/")
    page.get_by_role("link", name="Tính thời hạn").click()
    expect(page.locator(ANSWER)).to_contain_text("Ghi ngày tiếp nhận đơn")
    shot(page, "tinh-thoi-han-trong")

    # The first day is under the fingers already; nothing but the keyboard from here on.
    expect(page.locator("#id_su-kien-0-on")).to_be_focused()
    page.keyboard.type("23112026")
    page.keyboard.press("Tab")
    expect(page.locator(ANSWER)).to_contain_text("03/12/2026")
    expect(page.locator("#id_su-kien-0-on")).to_have_value("23/11/2026")
    page.keyboard.press("Tab")
    expect(page.locator("#id_su-kien-1-event")).to_be_focused()
    for _ in ("the contested decision", "receipt", "acceptance"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("01/12/2026")
    page.keyboard.press("Tab")
    expect(page.locator(ANSWER)).to_contain_text("31/12/2026")
    page.get_by_label("Mức độ").select_option("complex")
    expect(page.locator(ANSWER)).to_contain_text("15/01/2027")
    expect(page).to_have_url(re.compile(r"complexity=complex&su-kien=2026-11-23.received&"))
    shot(page, "tinh-thoi-han")

    page.wait_for_load_state("networkidle")
    kept = page.url
    page.keyboard.press("Control+Enter")
    page.wait_for_load_state()
    expect(page).to_have_url(kept)
    expect(page.locator("#id_su-kien-1-on")).to_have_value("01/12/2026")
    expect(page.locator(ANSWER)).to_contain_text("15/01/2027")


def test_days_are_asked_for_only_where_the_law_counts_by_them(
    office: Office, sign_in: SignIn, shot: Shot
) -> None:
    page = sign_in(office.handler)
    page.goto("/thoi-han/tinh/?matter=denunciation.first&su-kien=2026-11-02.received")
    expect(page.get_by_label("Do cơ quan báo chí")).to_be_visible()
    expect(page.get_by_label("Vùng sâu, vùng xa")).to_be_hidden()
    event, day = _row(1)
    page.locator(event).select_option("accepted")
    page.locator(day).fill("09/11/2026")
    expect(page.locator("#id_su-kien-1-days")).to_be_hidden()
    event, day = _row(2)
    page.locator(event).select_option("extended")
    page.locator(day).fill("24/11/2026")
    page.locator("#id_su-kien-2-days").fill("30")
    expect(page.locator(ANSWER)).to_contain_text("Dữ kiện không thể có")
    shot(page, "tinh-thoi-han-tu-choi")
    page.get_by_label("Mức độ").select_option("complex")
    expect(page.locator(ANSWER)).to_contain_text("gia hạn 30 ngày.")
    before = page.locator("[data-rows-item]").count()
    page.get_by_role("button", name="Thêm sự kiện").click()
    expect(page.locator(f"#id_su-kien-{before}-event")).to_be_focused()
    page.get_by_role("button", name="Bỏ dòng").nth(2).click()
    expect(page.locator(ANSWER)).not_to_contain_text("gia hạn 30 ngày.")
    expect(page).to_have_url(re.compile("accepted$"))


def test_it_works_without_a_script(
    office: Office, sign_in: SignIn, browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([dict(c) for c in sign_in(office.handler).context.cookies()])
    page = context.new_page()
    page.goto("/thoi-han/tinh/")
    page.locator("#id_su-kien-0-on").fill("23/11/2026")
    event, day = _row(1)
    page.locator(event).select_option("accepted")
    page.locator(day).fill("1/12/2026")
    page.get_by_role("button", name="Tính", exact=False).last.click()
    expect(page.locator(ANSWER)).to_contain_text("31/12/2026")
    assert page.url.endswith("?su-kien=2026-11-23.received&su-kien=2026-12-01.accepted")
    context.close()


def test_the_paper_opens_from_the_page_and_from_the_petition(
    office: Office, sign_in: SignIn, shot: Shot
) -> None:
    petition = at_point("taken", office)
    page = sign_in(office.handler)
    for address in (
        "/thoi-han/tinh/?su-kien=2026-11-23.received",
        f"/ho-so/{petition.pk}/thoi-han/",
    ):
        page.goto(address)
        link = page.get_by_role("link", name=re.compile("^In bảng tính thời hạn"))
        answer = page.request.get(str(link.get_attribute("href")))
        assert answer.ok and answer.headers["content-type"] == "application/pdf"
    shot(page, "ho-so-thoi-han-in")
