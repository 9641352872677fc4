"""What a page says in which language: its texts outside elements that are marked lang="vi"."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any

from django.apps import apps
from django.db import models

from petitions import vault
from petitions.law.calendar import load_calendar
from petitions.models import Identity, Petition

VIETNAMESE = re.compile(
    "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE
)
SPOKEN = ("title", "placeholder", "aria-label", "alt", "data-label", "data-saved", "data-failed")
UNSPOKEN = {"script", "style"}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "use", "wbr"}
BRAND = "Đơn Thư"


class _Reader(HTMLParser):
    """Collects every text that is not marked as Vietnamese."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        language = told.get("lang") or (self._open[-1][1] if self._open else "")
        if language != "vi":
            self.texts += [told[name] for name in SPOKEN if told.get(name)]
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self._open[-1] if self._open else ("", "")
        if language != "vi" and tag not in UNSPOKEN and data.strip():
            self.texts.append(data.strip())


def left_in_vietnamese(html: str, data: Iterable[str]) -> list[str]:
    """The texts of an English page that are Vietnamese, and neither marked so nor `data`."""
    reader = _Reader()
    reader.feed(html)
    known = sorted({BRAND, *data}, key=len, reverse=True)
    return [text for text in reader.texts if VIETNAMESE.search(_without(text, known))]


def _without(text: str, known: Iterable[str]) -> str:
    for word in known:
        text = text.replace(word, "")
    return text


def data_of(*petitions: Petition) -> set[str]:
    """Every paragraph of text in the database, names in these `petitions`, names of days off."""
    told = [day.name for day in load_calendar().off.values()]
    told += [value for model in apps.get_models() for value in _texts_of(model)]
    for petition in petitions:
        for _party, person in vault.people(petition):
            told += [person.name, person.address, person.paper_issued_by]
    return {line.strip() for text in told for line in text.splitlines() if line.strip()}


def _texts_of(model: type[models.Model]) -> Iterator[str]:
    if model is Identity or model._meta.app_label not in ("petitions", "documents", "workflow"):
        return
    for field in model._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField | models.JSONField):
            for value in model._default_manager.values_list(field.name, flat=True):
                yield from words_in(value)


def words_in(value: Any) -> Iterator[str]:
    """Every text in a value of a JSON field."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (word for inner in value.values() for word in words_in(inner))
    elif isinstance(value, list):
        yield from (word for inner in value for word in words_in(inner))
