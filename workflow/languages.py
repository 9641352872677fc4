"""Texts that the law's tables carry in two languages, in the one of the page."""

from django.utils.html import format_html
from django.utils.translation import get_language


def in_page_language(value: object, name: str = "text") -> str:
    """The attribute `name` of a value of the law that speaks two languages, in the page's."""
    suffix = "_en" if get_language() == "en" else ""
    return str(getattr(value, f"{name}{suffix}"))


def quoted(words: str) -> str:
    """Vietnamese words that stay as they are (an article, a refusal, the name of a paper).

    On a page of another language they are marked, so that they are read out and hyphenated right.
    """
    return words if get_language() == "vi" else format_html('<span lang="vi">{}</span>', words)
