"""The paper font: where its files are, which letters they have, and how wide a line is.

Times New Roman is not free; Liberation Serif 2 has its widths and every Vietnamese letter.
Version 1 (Debian 12's `fonts-liberation`) lacks most of them and is replaced silently by
whatever else is installed, so files are loaded by path and never asked for by name.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from math import floor
from pathlib import Path
from unicodedata import category

from django.conf import settings
from fontTools.ttLib import TTFont

from petitions.text import nfc

MM_PER_POINT = 25.4 / 72

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_LOWER = {nfc(vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES} | {"đ"}
#: The 134 letters that Vietnamese has beyond ASCII, both cases, and the sign of the đồng.
VIETNAMESE = frozenset(c for low in _LOWER if not low.isascii() for c in (low, low.upper())) | {"₫"}


class Style(StrEnum):
    """The four cuts; the value names the file."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"
    BOLD_ITALIC = "BoldItalic"


def path(style: Style) -> Path:
    """The file of one cut, in settings.PAPER_FONT_DIR."""
    return file(str(settings.PAPER_FONT_DIR), style)


def file(folder: str, style: Style) -> Path:
    """The file of one cut in `folder`."""
    return Path(folder) / f"LiberationSerif-{style.value}.ttf"


def missing_letters(font_file: Path) -> frozenset[str]:
    """The Vietnamese letters that the font cannot draw. Raises OSError without a file."""
    with TTFont(font_file, lazy=True) as font:
        return frozenset(c for c in VIETNAMESE if ord(c) not in font.getBestCmap())


@lru_cache(maxsize=8)
def _advances(folder: str, style: Style) -> tuple[dict[int, int], int]:
    """Advance of every character in font units, and the units of one em."""
    with TTFont(file(folder, style), lazy=True) as font:
        widths = font["hmtx"].metrics
        advances = {code: widths[glyph][0] for code, glyph in font.getBestCmap().items()}
        return advances, int(font["head"].unitsPerEm)


@lru_cache(maxsize=4096)
def _units(folder: str, word: str, style: Style) -> int:
    """Width of `word`, in NFC, in font units. Most words of a letter stand in others too."""
    advances, em = _advances(folder, style)
    return sum(advances.get(ord(c), em) for c in word)


def width(text: str, style: Style, size: float) -> float:
    """Width of `text` on one line in millimetres, at `size` points."""
    folder = str(settings.PAPER_FONT_DIR)
    em = _advances(folder, style)[1]
    return _units(folder, nfc(text), style) / em * size * MM_PER_POINT


def cannot_draw(text: str) -> list[str]:
    """The characters of `text` that a cut of the paper font lacks, control characters among them.

    Each once, in their order. Line ends and tabs are drawn as what they are.
    """
    folder = str(settings.PAPER_FONT_DIR)
    drawn = [_advances(folder, style)[0] for style in Style]
    return [
        c
        for c in dict.fromkeys(nfc(text))
        if c not in "\n\r\t"
        and (category(c) in ("Cc", "Cf", "Zl", "Zp") or any(ord(c) not in cut for cut in drawn))
    ]


def _fill(words: Sequence[str], widths: Sequence[int], space: int, limit: int) -> list[str]:
    """The words in as few lines as hold `limit`, all in the same units; a long word sticks out."""
    lines, full = list[str](), 0
    for word, wide in zip(words, widths, strict=True):
        if lines and full + space + wide <= limit:
            lines[-1], full = f"{lines[-1]} {word}", full + space + wide
        else:
            lines.append(word)
            full = wide
    return lines


def wrap(text: str, style: Style, size: float, limit: float) -> tuple[str, ...]:
    """`text` in as few lines as `limit` millimetres allow, and these as even as can be.

    A heading set evenly has no single word on its last line, from which its rule is measured.
    """
    return _wrapped(str(settings.PAPER_FONT_DIR), nfc(text), style, size, limit)


@lru_cache(maxsize=1024)
def _wrapped(folder: str, text: str, style: Style, size: float, limit: float) -> tuple[str, ...]:
    words = [word for word in text.split(" ") if word]  # not at a non-breaking space
    widths = [_units(folder, word, style) for word in words]
    space, em = _units(folder, " ", style), _advances(folder, style)[1]

    def filled(millimetres: float) -> list[str]:
        return _fill(words, widths, space, floor(millimetres / MM_PER_POINT / size * em))

    best = filled(limit)
    for tighter in range(int(limit), 0, -1):
        lines = filled(tighter)
        if len(lines) > len(best):
            break
        best = lines
    return tuple(best)
