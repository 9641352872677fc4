"""Vietnamese text as it is stored and as it is searched."""

import unicodedata
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.expressions import Combinable

_DOES_NOT_DECOMPOSE = str.maketrans("đĐ", "dD")  # NFD leaves đ whole, so it is folded by hand


def nfc(text: str) -> str:
    """`text` with composed accents: one letter, one code point, however it was typed."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """`text` without tone marks, in lower case, spaces single: what a search compares."""
    decomposed = unicodedata.normalize("NFD", text.translate(_DOES_NOT_DECOMPOSE))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


if TYPE_CHECKING:
    _Char = models.CharField[str | Combinable, str]
    _Text = models.TextField[str | Combinable, str]
else:
    _Char, _Text = models.CharField, models.TextField


class LineField(_Char):
    """One line of Vietnamese text. Stored in NFC, so that equal names compare equal."""

    def to_python(self, value: Any) -> Any:
        return _composed(super().to_python(value))

    def get_prep_value(self, value: Any) -> Any:
        return _composed(super().get_prep_value(value))


class ProseField(_Text):
    """Several paragraphs of Vietnamese text, stored in NFC."""

    def to_python(self, value: Any) -> Any:
        return _composed(super().to_python(value))

    def get_prep_value(self, value: Any) -> Any:
        return _composed(super().get_prep_value(value))


def _composed(value: Any) -> Any:
    return nfc(value) if isinstance(value, str) else value
