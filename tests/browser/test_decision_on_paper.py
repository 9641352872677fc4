"""The head reads the decision beside what is typed, decides, and the clerk sends that paper."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from petitions.access import Act
from petitions.models import Petition
from tests.browser.conftest import Shot, SignIn
from tests.factories import Office, a_registration
from tests.paths import do, registered

pytestmark = pytest.mark.django_db(transaction=True)


def taken(office: Office) -> Petition:
    """A petition of the last days that a handler has taken."""
    at = timezone.now() - timedelta(days=9)
    day = timezone.localdate(at)
    told = a_registration(received_on=day, contested_known_on=day - timedelta(days=20))
    petition = registered(office, told, at=at)
    for act, actor in (
        (Act.PROPOSE, office.reception),
        (Act.ASSIGN, office.head),
        (Act.ISSUE_ACCEPTANCE, office.clerk),
        (Act.TAKE, office.handler),
    ):
        do(act, petition, office, actor, printed=True)
    return petition


def test_a_head_suspends_with_the_paper_before_the_eyes(
    transactional_db: None, sign_in: SignIn, shot: Shot
) -> None:
    office = Office()
    petition = taken(office)
    head = sign_in(office.head)
    head.goto(f"/ho-so/{petition.pk}/viec/suspend/")
    frame = head.frame_locator("#paper")
    expect(frame.locator("main")).to_contain_text("Điền các mục bên cạnh")
    shot(head, "tam-dinh-chi")
    head.get_by_role("radio", name=re.compile("Sự kiện bất khả kháng")).check()
    look = head.get_by_role("button", name=re.compile("^Xem trước văn bản")).first
    with head.expect_response(re.compile("xem-truoc")) as lacking:
        look.click()
    assert lacking.value.headers["content-type"].startswith("text/html")
    expect(frame.locator("main")).to_contain_text("Ghi lý do")
    head.get_by_label(re.compile("^Lý do")).fill("Lũ quét chia cắt thôn Ví Dụ.")
    with head.expect_response(re.compile("xem-truoc")) as seen:
        look.click()
    assert seen.value.headers["content-type"] == "application/pdf"
    expect(head.get_by_label(re.compile("^Lý do"))).to_have_value("Lũ quét chia cắt thôn Ví Dụ.")
    shot(head, "tam-dinh-chi-xem-truoc")
    assert Petition.objects.get().status == "assigned"
    head.get_by_role("button", name=re.compile("^Ban hành quyết định")).click()
    expect(head.locator("#messages")).to_contain_text("quyết định tạm đình chỉ số 01/QĐ-UBND")
    shot(head, "in-tam-dinh-chi")
    assert Petition.objects.get().status == "suspended"

    clerk = sign_in(office.clerk)
    clerk.goto(f"/ho-so/{petition.pk}/viec/send_notice/")
    expect(clerk.locator("main")).to_contain_text("Văn bản cần gửi: số 01/QĐ-UBND")
    shot(clerk, "gui-tam-dinh-chi")
    clerk.get_by_label(re.compile("^Người ký nhận")).fill("RR000000002VN")
    clerk.get_by_role("button", name=re.compile("Ghi nhận đã gửi")).click()
    expect(clerk.locator("#messages")).to_contain_text("Đã ghi nhận việc gửi")
