"""Asking the page Tính thời hạn, as a browser with and without a script does, and reading it."""

import html
import re
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory

CLOCK = re.compile(
    r'<h3 id="clock-\d+">(?P<title>.*?)</h3>\s*<p class="clock-due">(?:<b>(?P<due>[\d/]+)</b>)?',
    re.S,
)
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def someone() -> Client:
    """A browser in which somebody without any role has logged in."""
    client = Client()
    client.force_login(UserFactory.create())
    return client


def typed(*events: str, matter: str = "complaint.first", **case: str) -> dict[str, str]:
    """The page's form; an event is written "received 2026-11-23" or "extended 2026-12-20 30"."""
    data = {"matter": matter, "regime": "state", "complexity": "ordinary"} | case
    for number, event in enumerate(events):
        kind, on, days = [*event.split(), "", "", ""][:3]
        data |= {
            f"su-kien-{number}-event": kind,
            f"su-kien-{number}-on": DAY.sub(r"\3/\2/\1", on),
            f"su-kien-{number}-days": days,
        }
    return data | {"su-kien-TOTAL_FORMS": str(len(events)), "su-kien-INITIAL_FORMS": "0"}


def sent(client: Client, data: dict[str, str], **headers: str) -> Any:
    """The answer to the form when its button is pressed without a script."""
    return client.post(reverse("calculator"), data, headers=headers)


def alive(client: Client, data: dict[str, str]) -> Any:
    """The answer while the form is being typed."""
    return sent(client, data, **{"hx-request": "true"})


def dates_in(response: HttpResponse) -> dict[str, str]:
    """Each limit on the page by its title, with its due day; empty while it stands still."""
    found = CLOCK.finditer(response.content.decode())
    return {html.unescape(match["title"]): match["due"] or "" for match in found}


def words_of(response: HttpResponse) -> str:
    """What the page says, without its marks and with every run of blanks made one."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(html.unescape(text).split())
