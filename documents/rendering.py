"""From a letter to a PDF. The only module that knows the typesetter."""

import atexit
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from threading import Lock
from typing import ClassVar, Protocol

from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import CSS, HTML, VERSION
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from documents import fonts, pdfa
from petitions.text import nfc
from petitions.vietnamese import in_vietnamese

_SCHEME = "paper-font:"
_SRGB = files("weasyprint.pdf") / "sRGB2014.icc"
#: Pango's font map, shared by all papers of this process, is not made for two threads at once.
_press = Lock()


class Printable(Protocol):
    """What the press knows of a letter: the template that puts it on paper."""

    template: ClassVar[str]


@dataclass(frozen=True)
class Paper:
    """A typeset letter."""

    pdf: bytes
    page_count: int


@dataclass(frozen=True)
class Supplies:
    """What every paper is printed with, as plain values: a press in another process gets them too.

    `paper` and `elements` are the texts of the two style sheets.
    """

    font_folder: str
    paper: str
    elements: str


class _FontsOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Gives the typesetter the four font files; any other address stops the typesetting."""

    def __init__(self, font_folder: str) -> None:
        super().__init__(fail_on_errors=True)
        self._font_folder = font_folder

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if not url.startswith(_SCHEME):
            raise ValueError(f"A paper fetches nothing: {url}")
        style = fonts.Style(url.removeprefix(_SCHEME))
        return URLFetcherResponse(url, fonts.file(self._font_folder, style).read_bytes())


class _Page(HTML):  # type: ignore[misc]  # WeasyPrint ships no types
    """A letter's text, whose elements are what our own sheet makes of them."""

    def __init__(self, text: str, elements: CSS, fetcher: URLFetcher) -> None:
        self._elements = elements
        super().__init__(string=text, url_fetcher=fetcher)

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [self._elements]


class _Press:
    """A typesetter whose fonts and style sheets are read. Raises OSError where a font is absent."""

    def __init__(self, supplies: Supplies) -> None:
        for style in fonts.Style:
            fonts.file(supplies.font_folder, style).open("rb").close()
        self._fonts, self._fetcher = FontConfiguration(), _FontsOnly(supplies.font_folder)
        self._elements = CSS(string=supplies.elements)
        self._colours = {pdfa.INTENT: pdfa.Profile(_SRGB.read_bytes())}
        self._sheet = CSS(string=supplies.paper, font_config=self._fonts, url_fetcher=self._fetcher)

    def typeset(self, text: str) -> Paper:
        """The paper of a letter's HTML."""
        told = {"pdf_variant": pdfa.VARIANT, "output_intent": pdfa.INTENT, "pdf_tags": True}
        laid_out = _Page(text, self._elements, self._fetcher).render(
            stylesheets=[self._sheet],
            font_config=self._fonts,
            color_profiles=self._colours,
            **told,
        )
        pdfa.describe(laid_out, f"WeasyPrint {VERSION}")
        # In hexadecimal: a raw byte of it may be a line end, which readers of strings change.
        name = hashlib.sha256(text.encode()).hexdigest()[:32].encode()
        pdf = laid_out.write_pdf(pdf_identifier=name, finisher=pdfa.serialise_once, **told)
        return Paper(pdf=pdf, page_count=len(laid_out.pages))


@lru_cache(maxsize=1)
def _ready(supplies: Supplies) -> _Press:
    return _Press(supplies)


# WeasyPrint keeps its copies of the fonts in a temporary folder as long as the press lives.
atexit.register(_ready.cache_clear)


@lru_cache(maxsize=1)
def _sheets() -> tuple[str, str]:
    return render_to_string("paper/paper.css"), render_to_string("paper/elements.css")


def supplies() -> Supplies:
    """What papers of this installation are printed with."""
    return Supplies(str(settings.PAPER_FONT_DIR), *_sheets())


def text_of(letter: Printable) -> str:
    """The letter as HTML: Vietnamese, whatever the language of the page that asks for it."""
    with in_vietnamese():
        return nfc(render_to_string(letter.template, {"letter": letter}))


def typeset_text(text: str, printed_with: Supplies) -> Paper:
    """The paper of a letter's HTML. Raises OSError where a font is absent."""
    with _press:
        return _ready(printed_with).typeset(text)


def typeset(letter: Printable) -> Paper:
    """The letter on paper. The same letter gives the same bytes, on any day and in any process."""
    return typeset_text(text_of(letter), supplies())


def render(letter: Printable) -> bytes:
    """The PDF of the letter, for a preview."""
    return typeset(letter).pdf
