"""What a browser keeps of a denunciation that is typed into it: nothing that tells who writes."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from petitions.models import Petition
from tests.browser.conftest import SignIn
from tests.factories import Office
from tests.secrecy.looking import Held, found_in, leaks
from tests.secrecy.secrets import DENOUNCED, DENOUNCER

pytestmark = pytest.mark.django_db(transaction=True)
#: All that a script of the page can reach on this machine, as text.
_KEPT = """async () => {
  const databases = await indexedDB.databases();
  const stores = databases.map((one) => one.name);
  const names = await caches.keys();
  return {
    local: JSON.stringify({...localStorage}), session: JSON.stringify({...sessionStorage}),
    databases: JSON.stringify(stores), caches: JSON.stringify(names),
    history: JSON.stringify(history.state), title: document.title, address: location.href,
  };
}"""
#: Longer than a form waits before it saves what was typed.
SAVED = 3500


def kept(page: Page) -> Iterator[Held]:
    for name, text in page.evaluate(_KEPT).items():
        yield name, str(text).encode()
    for cookie in page.context.cookies():
        yield f"cookie {cookie['name']}", str(cookie).encode()


def fill(page: Page, **typed: str) -> None:
    for name, text in typed.items():
        page.locator(f"#intake-form [name={name}]").fill(text)


def choose(page: Page, kind: str) -> None:
    page.locator(f"#intake-form [name=kind][value={kind}]").check()


def who(page: Page) -> None:
    """All that tells who writes, where it belongs and where it does not."""
    fill(
        page,
        petitioner_name=DENOUNCER.name,
        petitioner_address=DENOUNCER.address,
        petitioner_paper_number=DENOUNCER.paper_number,
        petitioner_paper_issued_by=DENOUNCER.paper_issued_by,
        petitioner_phone=DENOUNCER.phone,
        petitioner_email=DENOUNCER.email,
        content=f"Tôi là {DENOUNCER.name}, ở {DENOUNCER.address}.",
        subject=f"tố cáo của {DENOUNCER.name}",
    )


@pytest.fixture
def desk(transactional_db: None, sign_in: SignIn) -> Page:
    page = sign_in(Office().reception)
    page.goto("/tiep-nhan/")
    return page


def test_a_denunciation_leaves_nothing_before_and_after_it_is_registered(desk: Page) -> None:
    choose(desk, "denunciation")
    who(desk)
    desk.wait_for_timeout(SAVED)
    assert leaks(kept(desk)) == []
    fill(
        desk,
        respondent_name=DENOUNCED,
        respondent_address="Phòng Kinh tế, xã An Mẫu",
        contested="Nhận tiền khi cấp phép",
        subject="nhận tiền trái quy định",
        content="Cán bộ nêu tên đã nhận 20 triệu đồng.",
    )
    desk.keyboard.press("Control+Enter")
    desk.wait_for_url(re.compile(r"/tiep-nhan/\d+/"))
    assert Petition.objects.get().is_sealed
    assert leaks(kept(desk)) == []
    assert found_in(desk.content().encode()) == []


def test_a_complaint_that_turns_out_to_be_a_denunciation_is_forgotten(desk: Page) -> None:
    choose(desk, "complaint")
    who(desk)
    expect(desk.locator("[data-draft-status]")).to_contain_text("Đã lưu nháp")
    assert leaks(kept(desk))  # a complaint's draft is kept, and the search sees it
    choose(desk, "denunciation")
    desk.wait_for_timeout(100)
    assert leaks(kept(desk)) == []


def test_a_complaint_that_asks_for_secrecy_is_forgotten(desk: Page) -> None:
    choose(desk, "complaint")
    who(desk)
    expect(desk.locator("[data-draft-status]")).to_contain_text("Đã lưu nháp")
    desk.locator("#intake-form [name=is_protected]").check()
    desk.wait_for_timeout(100)
    assert leaks(kept(desk)) == []
    desk.reload()
    expect(desk.locator("#intake-form [name=petitioner_name]")).to_have_value("")
    assert leaks(kept(desk)) == []
