"""Nhắc việc in a real browser: the bell, the list, a proposed paper issued, at both widths."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from petitions.models import Role
from tests.browser.conftest import Shot, SignIn
from tests.factories import Office, a_registration, appoint
from tests.paths import registered
from workflow.escalation.escalation import escalate

pytestmark = [pytest.mark.django_db(transaction=True)]


def test_a_head_is_reminded_and_issues_a_slip(sign_in: SignIn, shot: Shot) -> None:
    office = Office()
    assert office.head and office.agency.parent
    appoint(Role.HEAD, office.agency.parent)
    today = timezone.localdate()
    for days in (16, 12, 9):
        received = today - timedelta(days=days)
        registered(
            office,
            a_registration(received_on=received, contested_known_on=received),
            at=timezone.now() - timedelta(days=days),
        )
    escalate(today - timedelta(days=5))
    escalate(today)
    page = sign_in(office.head)
    page.goto("/nhac-viec/")
    expect(page.locator(".frame-bell .count")).to_be_visible()
    shot(page, "reminders")
    page.get_by_role("link", name="Văn bản đề xuất").click()
    shot(page, "reminders-papers")
    page.get_by_role("link", name="Xem, ban hành").last.click()
    shot(page, "reminders-paper")
    page.get_by_role("button", name="Ban hành Ctrl+Enter").click()
    expect(page.get_by_text("Đã ban hành văn bản số 01/PN-UBND.")).to_be_visible()
    page.goto("/nhac-viec/")
    page.get_by_role("button", name="Mở hồ sơ").last.click()
    page.get_by_role("link", name="Thời hạn").last.click()
    expect(page.get_by_role("heading", name="Đã nhắc")).to_be_visible()
    shot(page, "reminders-petition")
    page.goto("/nhac-viec/")
    page.get_by_role("button", name="Đã đọc hết").click()
    expect(page.locator(".frame-bell .count")).to_have_count(0)
