"""Lịch làm việc in a real browser: the year, the list before the confirmation, and the record."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from petitions.models import Petition
from petitions.working_days import office_calendar
from tests.browser.conftest import Shot, SignIn
from tests.factories import Office, a_registration
from tests.paths import registered
from tests.petitions.calendars import chairman

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_day_is_declared_from_the_keyboard(sign_in: SignIn, shot: Shot) -> None:
    office, today = Office(), timezone.localdate()
    for n in range(3):
        known = today - timedelta(days=n + 20)
        given = a_registration(received_on=today, contested_known_on=known)
        registered(office, given, printed=True, at=timezone.now())
    due_on = Petition.objects.values_list("next_due_on", flat=True)[0]
    assert isinstance(due_on, date)
    page = sign_in(chairman(office))
    page.goto("/thoi-han/")
    page.get_by_role("link", name="Lịch làm việc").click()
    expect(page.get_by_role("table", name="Ngày nghỉ và ngày làm bù")).to_contain_text("Căn cứ")
    shot(page, "lich-lam-viec")
    page.get_by_label("Ngày", exact=True).fill(f"{due_on:%d/%m/%Y}")
    page.get_by_role("radio", name="Ngày nghỉ").check()
    page.get_by_label("Tên gọi").fill("Nghỉ phòng chống bão")
    page.get_by_label("Căn cứ", exact=True).fill("12/CĐ-UBND ngày 20/11/2026")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("chưa công bố")
    expect(page.locator("main")).to_contain_text("3 đơn phải thông báo lại")
    shot(page, "lich-xem-truoc")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#messages")).to_contain_text("3 thời hạn được dời")
    shot(page, "lich-cong-bo")
    assert not office_calendar().is_working(due_on)
    page.get_by_role("link", name="Lịch làm việc").click()
    expect(page.locator("main")).to_contain_text("Bảng có sẵn: ngày làm việc.")
    shot(page, "lich-da-cong-bo")
