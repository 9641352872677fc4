"""The paper font: where its files are, which letters they have, and how wide a line is.

Times New Roman is not free; Liberation Serif 2 has its widths and every Vietnamese letter.
Version 1 (Debian 12's `fonts-liberation`) lacks most of them and is replaced silently by
whatever else is installed, so files are loaded by path and never asked for by name.
"""

from enum import StrEnum
from functools import lru_cache
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
    return _file(str(settings.PAPER_FONT_DIR), style)


def _file(folder: str, style: Style) -> Path:
    return Path(folder) / f"LiberationSerif-{style.value}.ttf"


def missing_letters(file: Path) -> frozenset[str]:
    """The Vietnamese letters that the font `file` cannot draw. Raises OSError without a file."""
    with TTFont(file, lazy=True) as font:
        return frozenset(c for c in VIETNAMESE if ord(c) not in font.getBestCmap())


@lru_cache(maxsize=8)
def _advances(folder: str, style: Style) -> tuple[dict[int, int], int]:
    """Advance of every character in font units, and the units of one em."""
    with TTFont(_file(folder, style), lazy=True) as font:
        widths = font["hmtx"].metrics
        advances = {code: widths[glyph][0] for code, glyph in font.getBestCmap().items()}
        return advances, int(font["head"].unitsPerEm)


def width(text: str, style: Style, size: float) -> float:
    """Width of `text` on one line in millimetres, at `size` points."""
    advances, em = _advances(str(settings.PAPER_FONT_DIR), style)
    return sum(advances.get(ord(c), em) for c in nfc(text)) / em * size * MM_PER_POINT


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


def _fill(words: list[str], style: Style, size: float, limit: float) -> list[str]:
    lines = words[:1]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width(longer, style, size) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def wrap(text: str, style: Style, size: float, limit: float) -> tuple[str, ...]:
    """`text` in as few lines as `limit` millimetres allow, and these as even as can be.

    A heading set evenly has no single word on its last line, from which its rule is measured.
    """
    words = [word for word in nfc(text).split(" ") if word]  # not at a non-breaking space
    best = _fill(words, style, size, limit)
    for tighter in range(int(limit), 0, -1):
        lines = _fill(words, style, size, tighter)
        if len(lines) > len(best):
            break
        best = lines
    return tuple(best)
