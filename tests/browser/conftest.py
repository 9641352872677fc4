"""A real browser on a real server: pages, sign-in, pictures, and a watch on what goes wrong."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, Request, sync_playwright
from pytest_django.live_server_helper import LiveServer

from petitions.models import User

WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

OpenPage = Callable[[], Page]
SignIn = Callable[[User], Page]
Shot = Callable[[Page, str], None]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once for all tests of a process."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), headless=True, args=FLAGS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the browser complained of so far; the test fails when something is left at its end.

    A test that provokes a complaint, a refused page for instance, checks it and clears the list.
    """
    heard: list[str] = []
    yield heard
    assert heard == []


@pytest.fixture
def open_page(
    browser: Browser, live_server: LiveServer, complaints: list[str]
) -> Iterator[OpenPage]:
    """A function that opens the page of one more visitor, with cookies of their own."""
    contexts = []

    def open_one() -> Page:
        width, height = WIDTHS["desktop"]
        context = browser.new_context(
            base_url=live_server.url,
            locale="vi-VN",
            timezone_id=settings.TIME_ZONE,
            viewport={"width": width, "height": height},
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        _listen(page, live_server.url, complaints)
        return page

    yield open_one
    for context in contexts:
        context.close()


def _listen(page: Page, own: str, complaints: list[str]) -> None:
    """Note console errors (violations of the CSP among them), script errors, foreign requests.

    Chromium's own addresses (chrome:, chrome-extension:) are those of its PDF viewer.
    """

    def on_request(request: Request) -> None:
        if not request.url.startswith((own, "data:", "blob:", "about:", "chrome")):
            complaints.append(f"asked another host: {request.url}")

    page.on("request", on_request)
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    page.on(
        "console",
        lambda m: complaints.append(f"console: {m.text}") if m.type == "error" else None,
    )


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The page of a visitor who has not signed in."""
    return open_page()


@pytest.fixture
def sign_in(open_page: OpenPage, live_server: LiveServer) -> SignIn:
    """A function that opens a page on which that person has signed in already."""

    def open_as(user: User) -> Page:
        client = Client()
        client.force_login(user)
        page = open_page()
        page.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                    "url": live_server.url,
                }
            ]
        )
        return page

    return open_as


@pytest.fixture
def shot() -> Shot:
    """A function that keeps a picture of a page at each width, in var/screenshots.

    It fails on a page that a telephone has to scroll sideways.
    """
    folder = Path(settings.VAR_DIR) / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)

    def take(page: Page, name: str) -> None:
        for device, (width, height) in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            page.screenshot(path=folder / f"{name}-{device}.png", full_page=True)
            too_wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert too_wide <= 0, f"{name} is {too_wide} px too wide on a {device}"
        width, height = WIDTHS["desktop"]
        page.set_viewport_size({"width": width, "height": height})

    return take
