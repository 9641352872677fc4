"""Vietnamese text as it is stored and as it is searched."""

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Combinable
from django.db.models.sql.compiler import SQLCompiler

_DOES_NOT_DECOMPOSE = str.maketrans("đĐ", "dD")  # NFD leaves đ whole, so it is folded by hand


def nfc(text: str) -> str:
    """`text` with composed accents: one letter, one code point, however it was typed."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """`text` without tone marks, in lower case, spaces single: what a search compares."""
    if not text.isascii():  # else there is nothing to decompose
        decomposed = unicodedata.normalize("NFD", text.translate(_DOES_NOT_DECOMPOSE))
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(text.casefold().split())


#: Categories of characters that leave no mark of their own on paper: blanks, control and format
#: characters, accents without their letter.
_NO_MARK = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn", "Zl", "Zp", "Zs"})
_WORD = re.compile(r"[^\W_]+")
#: A word is compared by so many letters. PostgreSQL takes no word of more than 2046 bytes.
_LONGEST_WORD = 40
#: More different words than any petition has; PostgreSQL takes a megabyte of them at most.
_MOST_WORDS = 10_000


def is_visible(text: str) -> bool:
    """Whether any character of `text` can be seen: a name of U+200B or of bare accents cannot."""
    return any(unicodedata.category(c) not in _NO_MARK for c in text)


def words(*texts: str) -> list[str]:
    """The different words of `texts`, folded, each once, in their order."""
    found = (word[:_LONGEST_WORD] for text in texts for word in _WORD.findall(fold(text)))
    return list(dict.fromkeys(found))[:_MOST_WORDS]


def each_word(text: str) -> list[str]:
    """The folded words of `text` in their order, each as often as it stands there."""
    return _WORD.findall(fold(text))


if TYPE_CHECKING:
    _Char = models.CharField[str | Combinable, str]
    _Text = models.TextField[str | Combinable, str]
    _Lookup = models.Lookup[Iterable[str]]
else:
    _Char, _Text, _Lookup = models.CharField, models.TextField, models.Lookup


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


class WordsField(_Text):
    """The folded words of a text (see `words`), joined by blanks, searched with `__has_words`.

    On PostgreSQL an index on the words serves the search (see the migration that makes it);
    elsewhere the rows are read one by one.
    """


class HasWords(_Lookup):
    """Holds every one of these folded words; the last may be only the beginning of one.

    Without a word nothing is found.
    """

    lookup_name = "has_words"
    prepare_rhs = False

    def _asked(self) -> tuple[list[str], str]:
        asked = list(self.rhs)
        if not asked:
            raise EmptyResultSet
        return asked[:-1], asked[-1]

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        whole, begun = self._asked()
        column, params = self.process_lhs(compiler, connection)
        patterns = [*(f"% {word} %" for word in whole), f"% {begun}%"]
        each = f"(' ' || {column} || ' ') LIKE %s"
        values = tuple(value for pattern in patterns for value in (*params, pattern))
        return f"({' AND '.join([each] * len(patterns))})", values

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        whole, begun = self._asked()
        column, params = self.process_lhs(compiler, connection)
        query = " & ".join([*(f"'{word}'" for word in whole), f"'{begun}':*"])
        return f"array_to_tsvector(string_to_array({column}, ' ')) @@ %s::tsquery", (*params, query)


WordsField.register_lookup(HasWords)
