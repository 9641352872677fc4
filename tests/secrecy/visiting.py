"""Going through the whole program as one person does: from the first page along every link."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client

from documents.models import Document
from petitions.models import Attachment, DayDeclaration
from tests.secrecy.story import AT_LENGTH, Story
from workflow.models import Notice, PetitionTask, Reminder

#: Nobody is signed in.
STRANGER = "nobody"
_LEADS = re.compile(r"(?:href|src|action|data-pdf|data-src|hx-get|hx-post)=\"([^\"#][^\"]*)\"")
_START = ("/", "/ho-so/", "/van-ban/", "/thoi-han/", "/nhac-viec/", "/nhac-viec/?xem=van-ban")
_ALSO = ("/kiem-tra/danh-tinh/", "/kiem-tra/danh-tinh/?xem=cho-phep", "/tiep-nhan/", "/tra-cuu/")
_ADMIN = ("/quan-tri/", "/thoi-han/lich/", "/thoi-han/tinh/")
#: Ends the session, or is the same page with other dates in it for ever.
_LEFT_OUT = re.compile(r"^/(static|dang-xuat|ngon-ngu|quan-tri/(logout|jsi18n|r/)|thoi-han/tinh/.)")
#: With what stands behind the question mark these are the same page in another order or month.
_AGAIN = re.compile(r"^/(thoi-han/lich/(?!cong-bo/\d)|quan-tri/|dang-nhap/|xac-nhan/)")


@dataclass(frozen=True)
class Visit:
    """One answer, and who got it for what."""

    who: str
    asked: str
    response: Any

    @property
    def where(self) -> str:
        return f"{self.who} {self.asked} ({self.response.status_code})"

    @property
    def content(self) -> bytes:
        return (
            b"".join(self.response.streaming_content)
            if self.response.streaming
            else bytes(self.response.content)
        )

    @property
    def kind(self) -> str:
        """The type of what came, as the answer says."""
        return str(self.response.headers.get("Content-Type", "")).partition(";")[0]

    @property
    def headers(self) -> bytes:
        lines = [f"{name}: {value}" for name, value in self.response.headers.items()]
        return "\n".join([*lines, str(self.response.cookies)]).encode()


def client_of(story: Story, who: str) -> Client:
    """A browser in which that person is signed in; a failure in the program is an error page."""
    client = Client(raise_request_exception=False)
    if who != STRANGER:
        client.force_login(story.people[who])
    return client


#: The same bytes whoever asks for them: the head of the agency alone opens each.
_SAME_FOR_ALL = re.compile(r"^/(van-ban/\d+/(\?tai)?$|ho-so/\d+/thoi-han/in/)")

#: Tabs that say the same to all, of petitions on which nothing happened but the flow.
_TAB = re.compile(r"^/ho-so/(\d+)/(?:thoi-han|van-ban|nguoi|nhat-ky)/$")
_OF_PETITION = re.compile(r"^/ho-so/(\d+)/")
#: Who only reads: of those petitions they have no page of an act.
_READERS = ("auditor", "superior", "revoked")


def _is_known(who: str, url: str, told_at_length: set[str]) -> bool:
    """Whether somebody else opens the same page, with the same on it."""
    if who == "head":
        return False
    page = (_OF_PETITION if who in _READERS else _TAB).match(url)
    return bool(_SAME_FOR_ALL.match(url)) or (page is not None and page[1] not in told_at_length)


def crawl(story: Story, who: str) -> Iterator[Visit]:
    """Every page that leads on from the first ones, each once."""
    client = client_of(story, who)
    told_at_length = {str(story[name].pk) for name in AT_LENGTH}
    waiting = deque((*_START, *_ALSO, *_ADMIN))
    seen = set(waiting)
    while waiting:
        url = waiting.popleft()
        response = client.get(url)
        yield Visit(who, f"GET {url}", response)
        for found in _leads_from(url, response):
            if found not in seen and not _is_known(who, found, told_at_length):
                seen.add(found)
                waiting.append(found)


def _leads_from(url: str, response: HttpResponse) -> Iterator[str]:
    if location := response.headers.get("Location"):
        yield from _own(url, location)
    elif response.headers.get("Content-Type", "").startswith("text/html"):
        for found in _LEADS.findall(response.content.decode()):
            yield from _own(url, unescape(found))


def _own(url: str, found: str) -> Iterator[str]:
    address = urldefrag(urljoin(url, found)).url
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or _LEFT_OUT.match(address):
        return
    if not (_AGAIN.match(address) and parts.query):
        yield address


def guessed(story: Story) -> Iterator[str]:
    """Addresses that nobody was led to: the keys of five petitions, in every place for a key."""
    petitions = [story[name].pk for name in AT_LENGTH]
    issued = Document.objects.filter(petition__in=petitions)
    keys: dict[str, list[int]] = {
        "ho-so/{}/": petitions,
        "tiep-nhan/{}/": petitions,
        "tiep-nhan/{}/bien-nhan/": petitions,
        "ho-so/{}/danh-tinh/": petitions,
        "ho-so/{}/bao-mat/": petitions,
        "ho-so/{}/nhat-ky/": petitions,
        "ho-so/{}/viec/grant_opening/": petitions,
        "ho-so/{}/xem-truoc/issue_acceptance/": petitions,
        "van-ban/{}/": list(issued.values_list("pk", flat=True)),
        "van-ban/{}/in/": list(issued.values_list("pk", flat=True)),
        "viec/{}/nhan/": list(PetitionTask.objects.values_list("pk", flat=True)[:5]),
        "nhac-viec/van-ban/{}/xem-truoc/": list(Reminder.objects.values_list("pk", flat=True)),
        "nhac-viec/{}/da-doc/": list(Notice.objects.values_list("pk", flat=True)[:5]),
        "thoi-han/lich/cong-bo/{}/": list(DayDeclaration.objects.values_list("pk", flat=True)),
    }
    yield from (f"/{route.format(key)}" for route, found in keys.items() for key in found)
    papers = Attachment.objects.filter(petition__in=petitions)
    for key, petition in papers.values_list("pk", "petition"):
        yield f"/ho-so/{petition}/tai-lieu/{key}/"
        yield f"/ho-so/{petition}/danh-tinh/tai-lieu/{key}/"
        yield f"/ho-so/{petition}/danh-tinh/tai-lieu/{key}/che/"
    for key, petition in issued.values_list("pk", "petition"):
        yield f"/ho-so/{petition}/danh-tinh/van-ban/{key}/"
