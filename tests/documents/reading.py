"""Reading a PDF back, with other programs than the one that made it."""

import io
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pdfplumber

POINTS_PER_MM = 72 / 25.4


def _run(pdf: bytes, *command: str) -> str:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(pdf)
        words = [str(file) if word == "{}" else word for word in command]
        return subprocess.run(words, capture_output=True, check=True, text=True).stdout


def text_of(pdf: bytes) -> str:
    """The text in reading order, spaces and lines made single spaces."""
    return " ".join(_run(pdf, "pdftotext", "{}", "-").split())


def fonts_of(pdf: bytes) -> list[tuple[str, bool]]:
    """Each font's name, and whether it is embedded."""
    rows = [line.split() for line in _run(pdf, "pdffonts", "{}").splitlines()[2:]]
    return [(row[0], row[-5] == "yes") for row in rows]


@contextmanager
def pages_of(pdf: bytes) -> Iterator[list[Any]]:
    """The pages, for measuring."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        yield opened.pages


def lines_of(page: Any) -> list[dict[str, Any]]:
    """Each line of text with its box in millimetres from the top left of the page."""
    return [
        {
            "text": line["text"],
            "size": line["chars"][0]["size"],
            "font": line["chars"][0]["fontname"],
            **{side: line[side] / POINTS_PER_MM for side in ("x0", "x1", "top", "bottom")},
        }
        for line in page.extract_text_lines()
    ]


def words_of(page: Any) -> list[dict[str, Any]]:
    """Each word with its box in millimetres."""
    return [
        {"text": w["text"], **{s: w[s] / POINTS_PER_MM for s in ("x0", "x1", "top", "bottom")}}
        for w in page.extract_words()
    ]


def span(page: Any, phrase: str) -> tuple[float, float]:
    """Left and right edge, in millimetres, of `phrase`, which must stand on one line."""
    words, wanted = words_of(page), phrase.split()
    for start in range(len(words)):
        found = words[start : start + len(wanted)]
        if [w["text"] for w in found] == wanted:
            assert max(w["top"] for w in found) - min(w["top"] for w in found) < 1, "wrapped"
            return found[0]["x0"], found[-1]["x1"]
    raise AssertionError(f"{phrase} is not on one line of the page")
