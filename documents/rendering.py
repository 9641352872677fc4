"""From a letter to a PDF. The only module that knows the typesetter."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from documents import fonts
from documents.letters.common import Letter
from petitions.text import nfc
from petitions.vietnamese import in_vietnamese

_SCHEME = "paper-font:"
#: Pango's font map, shared by all papers of this process, is not made for two threads at once.
_press = Lock()


@dataclass(frozen=True)
class Paper:
    """A typeset letter."""

    pdf: bytes
    page_count: int


class _FontsOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Gives the typesetter the four font files; any other address stops the typesetting."""

    def __init__(self) -> None:
        super().__init__(fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if not url.startswith(_SCHEME):
            raise ValueError(f"A paper fetches nothing: {url}")
        style = fonts.Style(url.removeprefix(_SCHEME))
        return URLFetcherResponse(url, fonts.path(style).read_bytes())


@lru_cache(maxsize=1)
def _stylesheet() -> tuple[CSS, FontConfiguration, URLFetcher]:
    """The sheet of every paper, read once with its fonts. Raises OSError where a font is absent."""
    for style in fonts.Style:
        fonts.path(style).open("rb").close()
    configuration, fetcher = FontConfiguration(), _FontsOnly()
    sheet = CSS(
        string=render_to_string("paper/paper.css"),
        font_config=configuration,
        url_fetcher=fetcher,
    )
    return sheet, configuration, fetcher


def typeset(letter: Letter) -> Paper:
    """The letter on paper. The same letter gives the same bytes, on any day and in any process.

    A paper is Vietnamese whatever the language of the page that asks for it.
    """
    with in_vietnamese():
        text = nfc(render_to_string(letter.template, {"letter": letter}))
    with _press:
        sheet, configuration, fetcher = _stylesheet()
        laid_out = HTML(string=text, url_fetcher=fetcher).render(
            stylesheets=[sheet], font_config=configuration, pdf_tags=True
        )
        pdf = laid_out.write_pdf(
            pdf_identifier=hashlib.sha256(text.encode()).digest()[:16], pdf_tags=True
        )
    return Paper(pdf=pdf, page_count=len(laid_out.pages))


def render(letter: Letter) -> bytes:
    """The PDF of the letter, for a preview."""
    return typeset(letter).pdf
