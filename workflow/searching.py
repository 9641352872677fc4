"""Hồ sơ: finding a petition again by what an officer has of it."""

from django.db.models import QuerySet

from petitions import vault
from petitions.models import Petition
from petitions.models.petition import CODE_LENGTH
from petitions.text import words
from workflow.numerals import whole_number

#: A search shows no more than this; more words find fewer.
LIMIT = 50


def search(seen: QuerySet[Petition], text: str) -> QuerySet[Petition]:
    """Those of `seen` that `text` finds, the newest first.

    By register number (12/2026); else by lookup code; else the newest LIMIT by the number of an
    identity paper, the words of one party's name, or words of what the petition says.
    """
    number, year = (whole_number(part.strip()) for part in text.partition("/")[::2])
    if number is not None and year is not None:
        return seen.filter(number=number, year=year).order_by("-pk")
    by_code = seen.filter(code=_code_in(text)).order_by("-pk")
    if by_code.exists():
        return by_code
    named = vault.matching(seen, text, limit=LIMIT).values_list("pk", flat=True)
    about = seen.filter(search_words__words__has_words=words(text)).order_by("-pk")[:LIMIT]
    newest = sorted({*named, *about.values_list("pk", flat=True)})[-LIMIT:]
    return seen.filter(pk__in=newest).order_by("-pk")


def _code_in(text: str) -> str:
    """The lookup code that `text` may be, as it is stored; empty where it is none."""
    code = text.replace("-", "").replace(" ", "").upper()
    return code if len(code) == CODE_LENGTH and code.isascii() and code.isalnum() else ""
