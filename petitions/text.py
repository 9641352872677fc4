"""Vietnamese text as it is stored and as it is searched."""

import unicodedata

from django.db import models

_DOES_NOT_DECOMPOSE = str.maketrans("đĐ", "dD")  # NFD leaves đ whole, so it is folded by hand


def nfc(text: str) -> str:
    """`text` with composed accents: one letter, one code point, however it was typed."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """`text` without tone marks, in lower case, spaces single: what a search compares."""
    decomposed = unicodedata.normalize("NFD", text.translate(_DOES_NOT_DECOMPOSE))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


class _Composed:
    """Field mixin: whatever is assigned is stored in NFC, so that equal names compare equal."""

    def to_python(self, value: object) -> object:
        value = super().to_python(value)  # type: ignore[misc]
        return nfc(value) if isinstance(value, str) else value

    def get_prep_value(self, value: object) -> object:
        value = super().get_prep_value(value)  # type: ignore[misc]
        return nfc(value) if isinstance(value, str) else value


class LineField(_Composed, models.CharField):
    """One line of Vietnamese text."""


class ProseField(_Composed, models.TextField):
    """Several paragraphs of Vietnamese text."""
