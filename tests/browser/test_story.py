"""The main job, in a real browser: from paper on the counter to a reported, printed decision."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from petitions.models import Petition, Role, User
from tests.browser.conftest import OpenPage, Shot, SignIn
from tests.factories import Office, appoint

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "mot-mat-khau-dai-1"


@pytest.fixture
def office(transactional_db: None) -> Office:
    return Office(phone="0200 000 000", address="Thôn Ví Dụ, xã An Mẫu")


def _open_first_task(page: Page, verb: str) -> None:
    """From the list of work to the page of the first task of that name, claiming it if needed."""
    page.goto("/")
    row = page.locator("tr[data-row]").filter(has_text=re.compile("Hoàng Thị Thử")).first
    row.locator("[data-row-open]").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(verb, ignore_case=True)


def _register(page: Page, shot: Shot) -> str:
    """Register from the keyboard alone; the lookup code."""
    page.goto("/tiep-nhan/")
    yesterday = timezone.localdate() - timedelta(days=20)
    typed = {
        "Họ và tên người gửi đơn": "Hoàng Thị Thử",
        "Địa chỉ người gửi đơn": "Thôn Ví Dụ, xã An Mẫu",
        "Người, cơ quan bị khiếu nại, bị tố cáo": "Chủ tịch Ủy ban nhân dân xã An Mẫu",
        "Địa chỉ người, cơ quan đó": "Thôn Ví Dụ, xã An Mẫu",
        "Quyết định, hành vi bị khiếu nại, tố cáo": "Quyết định số 11/QĐ-UBND",
        "Ngày nhận hoặc biết quyết định, hành vi": f"{yesterday:%d/%m/%Y}",
        "Về việc": "thu hồi 120 m2 đất vườn",
        "Nội dung đơn": "Quyết định tính thiếu 45 m2 đất vườn của gia đình tôi.",
    }
    expect(page.get_by_role("radio", name="Khiếu nại")).to_be_focused()
    page.keyboard.press("Space")
    for label, text in typed.items():
        field = page.get_by_label(re.compile(f"^{re.escape(label)}"))
        field.focus()
        page.keyboard.type(text)
    expect(page.locator("#intake-checks")).to_contain_text("Điều 9")
    shot(page, "tiep-nhan")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/tiep-nhan/\d+/"))
    expect(page.locator("main")).to_contain_text("01/")
    shot(page, "da-vao-so")
    petition = Petition.objects.get()
    return petition.code


def _log_in(page: Page, user: User) -> None:
    user.set_password(PASSWORD)
    user.save()
    page.goto("/")
    page.get_by_label("Tên đăng nhập").fill(user.username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")


def test_a_complaint_goes_from_the_counter_to_the_report(
    office: Office, sign_in: SignIn, open_page: OpenPage, shot: Shot
) -> None:
    assert office.handler and office.head and office.clerk
    desk = open_page()
    desk.goto("/dang-nhap/")
    shot(desk, "dang-nhap")
    _log_in(desk, office.reception)
    code = _register(desk, shot)

    _open_first_task(desk, "đề xuất")
    desk.get_by_label("Thụ lý", exact=True).check()
    desk.get_by_label(re.compile("^Đề xuất giao đơn vị")).select_option(label=office.room.name)
    desk.get_by_label(re.compile("^Lý do")).fill("Đơn đủ điều kiện thụ lý.")
    shot(desk, "phan-loai")
    desk.get_by_role("button", name=re.compile("Trình thủ trưởng")).click()
    expect(desk.locator("#messages")).to_contain_text("Đã trình thủ trưởng")

    head = sign_in(office.head)
    head.goto("/")
    shot(head, "viec-cua-toi")
    _open_first_task(head, "Thụ lý")
    shot(head, "quyet-dinh-thu-ly")
    head.get_by_role("button", name=re.compile("Thụ lý và giao đơn vị")).click()
    expect(head.locator("#messages")).to_contain_text("được thụ lý")

    clerk = sign_in(office.clerk)
    _open_first_task(clerk, "ban hành")
    shot(clerk, "ban-hanh-thong-bao")
    clerk.get_by_role("button", name=re.compile("Cấp số và ban hành")).click()
    expect(clerk.locator("#messages")).to_contain_text("Đã ban hành thông báo thụ lý số 01/TB-UBND")
    shot(clerk, "in-thong-bao")

    handler = sign_in(office.handler)
    _open_first_task(handler, "Nhận")
    handler.get_by_role("button", name=re.compile("Nhận giải quyết")).click()
    _open_first_task(handler, "xác minh")
    handler.get_by_label(re.compile("^Kết quả xác minh")).fill("Đã đo đạc lại: thiếu 45 m2.")
    shot(handler, "xac-minh")
    handler.get_by_role("button", name=re.compile("Ghi kết quả xác minh")).click()
    _open_first_task(handler, "dự thảo")
    handler.get_by_label("Khiếu nại đúng", exact=True).check()
    handler.get_by_label(re.compile("^Kết luận(?! chung)")).fill("Khiếu nại đúng.")
    orders = handler.get_by_label(re.compile("^Các điều quyết định"))
    orders.fill("Hủy Quyết định số 11/QĐ-UBND.\n\nGiao Phòng Ví Dụ tính lại diện tích.")
    handler.get_by_role("button", name=re.compile("Lưu và xem trước")).click()
    expect(handler.locator("#messages")).to_contain_text("Đã lưu dự thảo")
    shot(handler, "du-thao")
    handler.get_by_role("button", name=re.compile("Trình duyệt")).click()
    expect(handler.locator("#messages")).to_contain_text("Đã trình dự thảo")

    _open_first_task(head, "Duyệt")
    shot(head, "duyet")
    head.get_by_role("button", name=re.compile("^Duyệt")).click()
    expect(head.locator("#messages")).to_contain_text("Đã duyệt dự thảo")

    _open_first_task(clerk, "ban hành")
    clerk.get_by_role("button", name=re.compile("Cấp số và ban hành")).click()
    expect(clerk.locator("#messages")).to_contain_text("Đã ban hành quyết định số 01/QĐ-UBND")
    _open_first_task(clerk, "gửi")
    clerk.get_by_label("Giao trực tiếp, có ký nhận").check()
    clerk.get_by_label(re.compile("^Người ký nhận")).fill("Hoàng Thị Thử")
    shot(clerk, "gui-quyet-dinh")
    clerk.get_by_role("button", name=re.compile("Ghi nhận đã gửi")).click()
    expect(clerk.locator("#messages")).to_contain_text("Đã ghi nhận việc gửi")

    _open_first_task(handler, "Báo cáo")
    handler.get_by_label(re.compile("^Báo cáo kết quả")).fill("Đã ban hành và giao quyết định.")
    handler.get_by_role("button", name=re.compile("Báo cáo kết quả")).click()
    expect(handler.locator("#messages")).to_contain_text("Đã báo cáo kết quả")
    assert Petition.objects.get().status == "reported"
    _look_at_every_tab(handler, shot)
    _citizen_looks_up(open_page(), code, shot)


def _look_at_every_tab(page: Page, shot: Shot) -> None:
    petition = Petition.objects.get()
    for tab in ("", "thoi-han/", "van-ban/", "nguoi/", "nhat-ky/"):
        page.goto(f"/ho-so/{petition.pk}/{tab}")
        shot(page, f"ho-so-{tab.strip('/') or 'tong-quan'}")
    expect(page.locator("main")).to_contain_text("báo cáo kết quả giải quyết")
    for address in ("ho-so", "thoi-han", "van-ban"):
        page.goto(f"/{address}/")
        shot(page, f"danh-sach-{address}")


def _citizen_looks_up(page: Page, code: str, shot: Shot) -> None:
    page.goto("/tra-cuu/")
    shot(page, "tra-cuu")
    page.get_by_label(re.compile("^Mã tra cứu")).fill(f"{code[:4]}-{code[4:8]} {code[8:].lower()}")
    page.get_by_role("button", name="Tra cứu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã báo cáo")
    shot(page, "tra-cuu-ket-qua")
    assert "Thử" not in page.content() and "thu hồi" not in page.content()


def test_a_wrong_form_is_mended_and_nothing_typed_or_chosen_is_lost(
    office: Office, sign_in: SignIn, complaints: list[str], shot: Shot
) -> None:
    page = sign_in(office.reception)
    page.goto("/tiep-nhan/")
    page.get_by_role("radio", name="Khiếu nại").check()
    page.get_by_label(re.compile("^Họ và tên người gửi đơn")).fill("Hoàng Thị Thử")
    page.keyboard.press("Control+Enter")
    summary = page.locator(".error-summary")
    expect(summary).to_contain_text("Ghi nội dung đơn.")
    expect(page.get_by_label(re.compile("^Họ và tên người gửi đơn"))).to_have_value("Hoàng Thị Thử")
    shot(page, "tiep-nhan-loi")
    assert not Petition.objects.exists()
    # The browser notes the answer 422 as an error of its own.
    assert all("422" in complaint for complaint in complaints)
    complaints.clear()


def test_what_an_officer_may_not_do_names_the_rule(
    office: Office, sign_in: SignIn, complaints: list[str], shot: Shot
) -> None:
    stranger = appoint(Role.CLERK, office.agency)
    page = sign_in(stranger)
    page.goto("/tiep-nhan/")
    expect(page.locator("main")).to_contain_text("dành cho cán bộ tiếp nhận")
    shot(page, "bi-tu-choi")
    assert all("403" in complaint for complaint in complaints)
    complaints.clear()
