"""The places that somebody sees in a browser: pages, papers, refusals, what goes with an answer."""

import re
from collections.abc import Callable, Iterator

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.signing import dumps
from django.http import HttpResponse

from petitions.access import Act
from petitions.models import DayDeclaration, Petition
from tests.secrecy.looking import Held, inside_archive, inside_pdf
from tests.secrecy.secrets import DENOUNCER, WITNESS
from tests.secrecy.story import AT_LENGTH, Story
from tests.secrecy.visiting import STRANGER, Visit, client_of, crawl, guessed
from tests.workflow.screens import typed

Place = Callable[[Story], Iterator[Held]]
#: Who looks: each sees other petitions, or other things of them.
LOOKERS = (
    *("head", "reception", "granted", "revoked", "second", "auditor", "superior"),
    *("administrator", "named", "elsewhere", STRANGER),
)
OUTSIDERS = ("named", "elsewhere", "administrator")
#: Words that somebody who knows or guesses looks for.
GUESSES = (
    *(DENOUNCER.name, "trinh vinh khuat", DENOUNCER.paper_number, DENOUNCER.phone),
    *(DENOUNCER.email, "Quạnh Hiu", WITNESS.name),
)
#: What nobody is called, of the same length: what comes of it is what comes of nothing.
NOBODY = "Không Có Ai Tên Thế"


_GONE_THROUGH: dict[int, tuple[Story, tuple[Visit, ...]]] = {}


def visits(story: Story) -> tuple[Visit, ...]:
    """Every page of every looker; a story is gone through once."""
    if id(story) not in _GONE_THROUGH:
        _GONE_THROUGH.clear()
        found = tuple(visit for who in LOOKERS for visit in crawl(story, who))
        _GONE_THROUGH[id(story)] = story, found
    return _GONE_THROUGH[id(story)][1]


def _is_page(visit: Visit) -> bool:
    return visit.kind == "text/html" and visit.response.status_code == 200


def pages(story: Story) -> Iterator[Held]:
    """Every page that a link leads to, as each person sees it."""
    yield from ((v.where, v.content) for v in visits(story) if _is_page(v))


def titles(story: Story) -> Iterator[Held]:
    """What the window of the browser and its history are called."""
    for visit in filter(_is_page, visits(story)):
        if title := re.search(rb"<title>(.*?)</title>", visit.content, re.DOTALL):
            yield visit.where, title[1]


def refusals(story: Story) -> Iterator[Held]:
    """Answers that are no page: forbidden, not found, not in this way, elsewhere."""
    yield from ((v.where, v.content) for v in visits(story) if v.response.status_code >= 300)
    for who in OUTSIDERS:
        client = client_of(story, who)
        for url in guessed(story):
            visit = Visit(who, f"GET {url}", client.get(url))
            yield visit.where, visit.content + visit.headers


def headers(story: Story) -> Iterator[Held]:
    yield from ((v.where, v.headers) for v in visits(story))


def cookies(story: Story) -> Iterator[Held]:
    yield from ((v.where, str(v.response.cookies).encode()) for v in visits(story))


def addresses(story: Story) -> Iterator[Held]:
    """What stands in the history of a browser and in the log of a proxy."""
    for visit in visits(story):
        yield visit.where, (visit.asked + visit.response.headers.get("Location", "")).encode()


def file_names(story: Story) -> Iterator[Held]:
    for visit in visits(story):
        if name := visit.response.headers.get("Content-Disposition"):
            yield visit.where, name.encode()


def papers(story: Story) -> Iterator[Held]:
    """Issued papers, previews, annexes, copies of scans: every PDF there is to be had."""
    for visit in visits(story):
        if visit.kind == "application/pdf":
            yield from inside_pdf(visit.where, visit.content)


def scans(story: Story) -> Iterator[Held]:
    for visit in visits(story):
        if "/tai-lieu/" in visit.asked and visit.response.status_code == 200:
            yield from inside_archive(visit.where, visit.content)


def _without(content: bytes, words: str) -> bytes:
    """An answer without what the person who asked typed in: that is no news to them."""
    return content.replace(words.encode(), b"")


def searches(story: Story) -> Iterator[Held]:
    """Looking for somebody by what one knows of them; the lists say what they say of nobody."""
    for who in ("head", "reception", "auditor", "superior"):
        client = client_of(story, who)
        nothing = _rows(client.get("/ho-so/", {"q": NOBODY}))
        for words in GUESSES:
            for url in ("/ho-so/", "/van-ban/"):
                response = client.get(url, {"q": words})
                yield f"{who} {url}?q={words}", b"\n".join(_links(response))
            rows = _rows(client.get("/ho-so/", {"q": words}))
            yield f"{who} finds {words}", words.encode() if rows != nothing else b"nothing"


def _rows(response: HttpResponse) -> list[bytes]:
    return re.findall(rb"/ho-so/\d+/", response.content)


def _links(response: HttpResponse) -> list[bytes]:
    """What a list leads to; the form above it holds what was typed."""
    return [b"list", *re.findall(rb"<tr.*?</tr>", response.content, re.DOTALL)]


def checks(story: Story) -> Iterator[Held]:
    """What stands beside the intake form while somebody's name is typed into it."""
    client = client_of(story, "reception")
    for kind in ("complaint", "denunciation"):
        for words in GUESSES:
            told = typed(kind=kind, petitioner_name=words, petitioner_paper_number=words)
            response = client.post("/tiep-nhan/kiem-tra/", told)
            yield f"{kind} of {words}", response.content
            rows = [b"/ho-so/"] if _rows(response) else []
            yield f"{kind} of {words}: found", words.encode() if rows else b"nothing"


def posts(story: Story) -> Iterator[Held]:
    """What is answered to somebody who sends the form of an act with nothing in it."""
    for who in ("head", "reception", "revoked", "second", "named"):
        client = client_of(story, who)
        for petition in (story[name] for name in (*AT_LENGTH, "registered", "verified")):
            for act in (
                Act.OPEN_IDENTITY,
                Act.GRANT_OPENING,
                Act.BLACK_OUT,
                Act.PROPOSE,
                Act.DRAFT,
            ):
                url = f"/ho-so/{petition.pk}/viec/{act.value}/"
                visit = Visit(who, f"POST {url}", client.post(url, {}))
                yield visit.where, visit.content + visit.headers


def lookups(story: Story) -> Iterator[Held]:
    """What a citizen sees who has the code of the receipt."""
    client = client_of(story, STRANGER)
    for petition in Petition.objects.all():
        response = client.get(f"/tra-cuu/{petition.code}/")
        yield f"look-up {petition.pk}", response.content


def administration(story: Story) -> Iterator[Held]:
    for visit in visits(story):
        if visit.who == "administrator" and "/quan-tri/" in visit.asked:
            yield visit.where, visit.content


def sessions(story: Story) -> Iterator[Held]:
    """What the server keeps of people who are signed in, work and look for somebody, decoded."""
    for who in LOOKERS[:-1]:
        client = client_of(story, who)
        client.get("/ho-so/", {"q": DENOUNCER.name})
        client.get(f"/ho-so/{story['denounced'].pk}/danh-tinh/")
        client.post("/tiep-nhan/kiem-tra/", typed(petitioner_name=DENOUNCER.name))
    for session in Session.objects.all():
        yield f"session {session.pk}", repr(session.get_decoded()).encode()
        yield f"session {session.pk}, raw", session.session_data.encode()


def messages(story: Story) -> Iterator[Held]:
    """What a page says after an act: from the grantee's own opening to a refused one."""
    client = client_of(story, "head")
    facts = {"officer": story.people["namesake"].pk, "reason": "Trùng họ tên."}
    for name in ("denounced", "sealed_late"):
        url = f"/ho-so/{story[name].pk}/viec/name_officer/"
        response = client.post(url, facts, follow=True)
        yield f"{name} {response.redirect_chain}", response.content
        yield f"{name} stored", dumps(str(response.cookies)).encode()


def caches(story: Story) -> Iterator[Held]:
    """The files of the cache; a limit counts there how often somebody asked."""
    client_of(story, STRANGER).post("/tra-cuu/", {"code": "khong-co-ma"})
    for file in settings.CACHES["default"]["LOCATION"].rglob("*"):
        if file.is_file():
            yield from inside_archive(str(file.name), file.read_bytes())
            yield "name of a file", file.name.encode()


def english(story: Story) -> Iterator[Held]:
    """The pages of the other language, in which a mask has other words."""
    client = client_of(story, "head")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    yield "list", client.get("/ho-so/").content
    for name in AT_LENGTH:
        for tab in ("", "thoi-han/", "van-ban/", "nguoi/", "bao-mat/", "nhat-ky/"):
            yield f"{name} {tab}", client.get(f"/ho-so/{story[name].pk}/{tab}").content


def counter(story: Story) -> Iterator[Held]:
    """The page after registering, and the receipt that is handed over."""
    client = client_of(story, "reception")
    for petition in story.petitions.values():
        yield f"after {petition.pk}", client.get(f"/tiep-nhan/{petition.pk}/").content
        yield f"receipt {petition.pk}", client.get(f"/tiep-nhan/{petition.pk}/bien-nhan/").content


def moved(story: Story) -> Iterator[Held]:
    """Whose limits a declared day has moved."""
    for declared in DayDeclaration.objects.all():
        for who in ("head", "superior"):
            url = f"/thoi-han/lich/cong-bo/{declared.pk}/"
            response = client_of(story, who).get(url)
            assert response.status_code == 200
            yield f"{who} {url}", response.content


SEEN: dict[str, Place] = {
    place.__name__: place
    for place in (
        *(pages, titles, refusals, headers, cookies, addresses, file_names, papers, scans),
        *(searches, checks, posts, lookups, administration, sessions, messages, caches),
        *(english, counter, moved),
    )
}
