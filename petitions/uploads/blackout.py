"""Copies of scans with parts blacked out, for those who must not learn who wrote.

The parts are removed and not covered: the copy is made of pictures of the pages, in which the
pixels of those parts are black. Nothing of the original file is in it: no text, no metadata, no
older revision. Law on Denunciations 2018, Article 56(2): the denouncer's name, address, handwriting
and other personal data are taken out of the letter and the papers with it before those who verify
are given them.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from math import isfinite

from django.conf import settings

from petitions.errors import BadFact
from petitions.uploads import apart
from petitions.uploads.findings import Found

#: Processor seconds for a whole file.
_SECONDS = 60
_LEAST_DPI, _MOST_DPI = 20, 400
_MOST_BOXES = 2000
#: What a sum of two fractions may be above the whole by rounding.
_ROUNDING = 1e-6


@dataclass(frozen=True)
class Page:
    """The picture of one page: a PNG, with its size in pixels. `number` counts from 1."""

    number: int
    width: int
    height: int
    png: bytes


@dataclass(frozen=True)
class Box:
    """A part of a page, which counts from 1: left upper corner and size as fractions of the page
    as it is seen (0 is left or top, 1 is right or bottom)."""

    page: int
    x: float
    y: float
    width: float
    height: float


def page_count(content: bytes, media_type: str) -> int:
    """How many pages the scan has. Raises BadFact for a file that cannot be read."""
    return int(json.loads(_ask("count", content, media_type)))


def page(content: bytes, media_type: str, number: int, *, dpi: int = 100) -> Page:
    """Page `number` (from 1) as a picture. Raises BadFact, also when there is no such page.

    `dpi`, from 20 to 400, is lowered for a page so large that its picture would be too.
    """
    made = _ask("page", content, media_type, number=number, dpi=_within(dpi))
    size, _, png = made.partition(b"\n")
    width, height = json.loads(size)
    return Page(number=number, width=width, height=height, png=png)


def pages(content: bytes, media_type: str, *, dpi: int = 100) -> Iterator[Page]:
    """The pictures of all pages, each drawn when it is asked for. See `page`."""
    for number in range(1, page_count(content, media_type) + 1):
        yield page(content, media_type, number, dpi=dpi)


def blackout(content: bytes, media_type: str, boxes: Sequence[Box], *, dpi: int = 200) -> bytes:
    """A new PDF in which the boxes are black. Raises BadFact.

    A PDF is drawn at `dpi`; an image keeps its own pixels. The same scan and boxes give the same
    bytes.
    """
    if not boxes:
        raise BadFact("Khoanh ít nhất một phần cần bôi đen.", field="boxes")
    if len(boxes) > _MOST_BOXES:
        raise BadFact(f"Chỉ khoanh được nhiều nhất {_MOST_BOXES} phần.", field="boxes")
    for box in boxes:
        _check(box)
    boxed = [astuple(box) for box in boxes]
    return _ask("blackout", content, media_type, dpi=_within(dpi), boxes=boxed)


def _check(box: Box) -> None:
    sides = ((box.x, box.width), (box.y, box.height))
    if not all(
        isfinite(start) and isfinite(size) and 0 <= start < 1 and 0 < size <= 1 + _ROUNDING - start
        for start, size in sides
    ):
        raise BadFact(
            f"Phần cần bôi đen ở trang {box.page} nằm ngoài trang. Khoanh lại trong trang.",
            field="boxes",
        )


def _within(dpi: int) -> int:
    return max(_LEAST_DPI, min(_MOST_DPI, dpi))


def _ask(task: str, content: bytes, media_type: str, **asked: object) -> bytes:
    try:
        return apart.ask(
            "drawing",
            task,
            content,
            seconds=_SECONDS,
            media_type=media_type,
            max_pages=settings.ATTACHMENT_MAX_PAGES,
            max_pixels=settings.ATTACHMENT_MAX_PIXELS,
            **asked,
        )
    except Found as found:
        raise BadFact(f"Tài liệu {found.told}", field="papers") from found
