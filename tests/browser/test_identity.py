"""A grant, an opening that the record has, a copy blacked out by mouse and by keyboard."""

import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from petitions.access import Act
from petitions.models import Event, Petition, Scan
from petitions.uploads.blackout import page as page_picture
from tests.browser.conftest import Shot, SignIn
from tests.factories import Office
from tests.secrecy.secrets import DENOUNCER, registered
from tests.signin.people import PASSWORD, with_password

pytestmark = pytest.mark.django_db(transaction=True)


def confirm(page: Page) -> None:
    """Type the password once more, where the page asks for it."""
    page.get_by_label(re.compile("^Mật khẩu")).fill(PASSWORD)
    page.get_by_role("button", name=re.compile("^Xác nhận|^Tiếp tục")).click()


def granted(sign_in: SignIn, office: Office, petition: Petition) -> None:
    head = sign_in(office.head)
    head.goto(f"/ho-so/{petition.pk}/viec/{Act.GRANT_OPENING.value}/")
    head.get_by_label(re.compile("^Cho phép ai")).select_option(
        label=office.reception.get_full_name()
    )
    last = timezone.localdate() + timedelta(days=3)
    head.get_by_label(re.compile("^Đến hết ngày")).fill(f"{last:%d/%m/%Y}")
    head.get_by_label(re.compile("^Lý do")).fill("Liên hệ người tố cáo.")
    head.get_by_role("button", name=re.compile("^Cho phép mở danh tính")).click()
    expect(head.locator("#messages")).to_contain_text("Đã cho phép mở danh tính")


def test_an_identity_is_opened_by_grant_and_the_letter_is_blacked_out(
    transactional_db: None, sign_in: SignIn, shot: Shot
) -> None:
    office = Office()
    petition = registered(office)
    granted(sign_in, office, petition)
    desk = sign_in(with_password(office.reception))
    desk.goto(f"/ho-so/{petition.pk}/bao-mat/")
    shot(desk, "bao-mat")
    desk.get_by_role("link", name="Mở danh tính").click()
    confirm(desk)
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Mở danh tính người gửi")
    shot(desk, "mo-danh-tinh")
    assert DENOUNCER.name not in desk.content()
    desk.get_by_label(re.compile("^Lý do")).fill("Ghi địa chỉ trên bì thư.")
    desk.get_by_role("button", name=re.compile("^Ghi nhật ký và mở")).click()
    expect(desk.locator("main")).to_contain_text(DENOUNCER.name)
    expect(desk.locator("main")).to_contain_text(DENOUNCER.phone)
    shot(desk, "danh-tinh")
    assert Event.objects.filter(act=Act.OPEN_IDENTITY).count() == 1
    desk.get_by_role("link", name="Đóng").click()
    desk.get_by_role("link", name=re.compile("^Lập bản sao đã che")).click()
    desk.get_by_label(re.compile("^Lý do")).fill("Giao người xác minh.")
    desk.get_by_role("button", name=re.compile("^Ghi nhật ký và mở")).click()
    _black_out(desk)
    shot(desk, "che-thong-tin")
    desk.get_by_role("button", name="Lập bản sao").click()
    expect(desk.locator("#messages")).to_contain_text("bản gốc vẫn niêm phong")
    copy = petition.attachments.get(copy_of__isnull=False)
    content = bytes(Scan.objects.get(attachment=copy).content)
    drawn = page_picture(content, "application/pdf", 1)
    picture = Image.open(io.BytesIO(drawn.png)).convert("L")
    assert picture.getpixel((int(drawn.width * 0.2), int(drawn.height * 0.05))) == 0
    assert picture.getpixel((int(drawn.width * 0.9), int(drawn.height * 0.9))) == 255
    head = sign_in(office.head)
    head.goto("/kiem-tra/danh-tinh/")
    expect(head.locator("tbody tr")).to_have_count(3)
    shot(head, "ai-da-mo")


def _black_out(desk: Page) -> None:
    """One box with the mouse, one with the keyboard, one that is taken away again."""
    count = desk.locator("[data-blackout-count]")
    expect(count).to_have_text("Chưa che phần nào")
    edge = desk.locator(".blackout-page").bounding_box()
    assert edge is not None
    desk.mouse.move(edge["x"] + edge["width"] * 0.1, edge["y"] + edge["height"] * 0.02)
    desk.mouse.down()
    desk.mouse.move(edge["x"] + edge["width"] * 0.4, edge["y"] + edge["height"] * 0.08)
    desk.mouse.up()
    add = desk.get_by_role("button", name="Thêm ô che")
    add.click()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Shift+ArrowRight")
    expect(count).to_have_text("Số phần đã che: 2")
    add.click()
    desk.keyboard.press("Delete")
    expect(count).to_have_text("Số phần đã che: 2")
