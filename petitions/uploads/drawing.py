"""Pages as pictures, drawn by a child process (see `apart`), whole or with parts blacked out."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from io import BytesIO
from math import ceil, floor, sqrt

import pypdfium2
from PIL import Image, ImageDraw, ImageFile, ImageOps

from petitions.uploads.confined import Asked, serve
from petitions.uploads.findings import Finding, Found
from petitions.uploads.images import FORMATS, check_size, frames, jpegs, opened
from petitions.uploads.picture_book import PictureBook

#: Where an image does not say at what resolution it was scanned, or says what cannot be.
_ASSUMED_DPI, _LEAST_DPI, _MOST_DPI = 150.0, 30.0, 2400.0
_POINTS = 72.0
#: Inches of the longer side.
_A2, _A4 = 23.4, 11.7
#: Exif's tag, and the last of its values that leaves width and height as they are stored.
_ORIENTATION, _LAST_UPRIGHT = 0x0112, 4
_WHITE = (255, 255, 255)


@dataclass(frozen=True)
class _Sheet:
    """One page: its size in points, and how it is drawn at some pixels to the point."""

    width: float
    height: float
    draw: Callable[[float], Image.Image]


def count(content: bytes, asked: Asked) -> bytes:
    """How many pages there are, as JSON."""
    with _sheets(content, asked) as (number, _):
        return json.dumps(number).encode()


def page(content: bytes, asked: Asked) -> bytes:
    """Page `number` (from 1) at `dpi`: a line of JSON (width, height in pixels), then a PNG."""
    with _sheets(content, asked) as (number, sheet):
        _exists(asked["number"], number)
        found = sheet(asked["number"] - 1)
        scale = _scale(found, asked)
        image = flattened(found.draw(scale))
    size = (max(1, round(found.width * scale)), max(1, round(found.height * scale)))
    if image.size != size:
        smooth = image.convert("L") if image.mode == "1" else image
        image = smooth.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    target = BytesIO()
    bare(image).save(target, "PNG")
    return json.dumps(size).encode() + b"\n" + target.getvalue()


def blackout(content: bytes, asked: Asked) -> bytes:
    """A PDF of pictures of all pages, black in the `boxes` (page, x, y, width, height)."""
    book = PictureBook()
    with _sheets(content, asked) as (number, sheet):
        for box in asked["boxes"]:
            _exists(box[0], number)
        for index in range(number):
            found = sheet(index)
            image = bare(flattened(found.draw(_scale(found, asked))))
            blacken(image, [box[1:] for box in asked["boxes"] if box[0] == index + 1])
            book.add(image, width=found.width, height=found.height)
    return book.written()


def _exists(number: int, count: int) -> None:
    if not 1 <= number <= count:
        raise Found(Finding.NO_SUCH_PAGE, str(number))


def blacken(image: Image.Image, boxes: Sequence[Sequence[float]]) -> None:
    """Make black every pixel that a box (x, y, width, height as fractions) touches."""
    brush = ImageDraw.Draw(image)
    for x, y, width, height in boxes:
        corner = (floor(x * image.width), floor(y * image.height))
        opposite = (ceil((x + width) * image.width) - 1, ceil((y + height) * image.height) - 1)
        brush.rectangle((corner, opposite), fill=0)


def flattened(image: Image.Image) -> Image.Image:
    """The image on white paper in one bit, grey or RGB."""
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, (*_WHITE, 255))
        return Image.alpha_composite(ground, image).convert("RGB")
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    return image if image.mode in {"1", "L", "RGB"} else image.convert("RGB")


def bare(image: Image.Image) -> Image.Image:
    """The pixels of the image and nothing else: no profile, no comment, no resolution."""
    return Image.frombytes(image.mode, image.size, image.tobytes())


def _scale(sheet: _Sheet, asked: Asked) -> float:
    """Pixels to the point: what `dpi` asks for, less where the page would be too large."""
    largest = sqrt(asked["max_pixels"] / (sheet.width * sheet.height))
    return min(float(asked["dpi"]) / _POINTS, largest)


@contextmanager
def _sheets(content: bytes, asked: Asked) -> Iterator[tuple[int, Callable[[int], _Sheet]]]:
    """How many pages there are, and each by its number (from 0)."""
    if asked["media_type"] != "application/pdf":
        with _sheets_of_image(content, asked) as found:
            yield found
        return
    with closing(pypdfium2.PdfDocument(content)) as pdf:
        pdf.init_forms()
        if not 1 <= len(pdf) <= asked["max_pages"]:
            raise Found(Finding.TOO_MANY_PAGES, str(asked["max_pages"]))

        def sheet(index: int) -> _Sheet:
            page = pdf[index]

            def draw(scale: float) -> Image.Image:
                # In RGB whatever is drawn, so that a page without colour is found by its pixels.
                drawn: Image.Image = page.render(scale=scale, rev_byteorder=True).to_pil()
                return _without_colour(drawn.convert("RGB"))

            width, height = page.get_size()
            return _Sheet(width, height, draw)

        yield len(pdf), sheet


@contextmanager
def _sheets_of_image(content: bytes, asked: Asked) -> Iterator[tuple[int, Callable[[int], _Sheet]]]:
    """An image stays at its own resolution: nothing that is not blacked out changes."""
    kind = FORMATS[asked["media_type"]]
    with opened(jpegs(content)[0] if kind == "JPEG" else content, kind) as image:
        number = sum(1 for _ in frames(image, kind, asked["max_pages"]))

        def sheet(index: int) -> _Sheet:
            if kind == "TIFF":
                image.seek(index)
            check_size(image, asked)
            across, down = _resolution(image)
            if image.getexif().get(_ORIENTATION, 1) > _LAST_UPRIGHT:
                across, down = down, across
            image.load()
            ImageOps.exif_transpose(image, in_place=True)
            return _Sheet(
                image.width * _POINTS / across, image.height * _POINTS / down, lambda _: image
            )

        yield number, sheet


def _resolution(image: ImageFile.ImageFile) -> tuple[float, float]:
    """Pixels to the inch, across and down. A telephone says 72 of a picture of any size: what
    would be a sheet longer than A2 is taken for one of A4."""
    longest = max(image.size)
    across, down = image.info.get("dpi", (_ASSUMED_DPI, _ASSUMED_DPI))
    is_likely = all(_LEAST_DPI <= float(dpi) <= _MOST_DPI for dpi in (across, down))
    if is_likely and longest <= _A2 * min(float(across), float(down)):
        return float(across), float(down)
    dpi = max(_ASSUMED_DPI, longest / _A4)
    return dpi, dpi


def _without_colour(image: Image.Image) -> Image.Image:
    """The same pixels in grey where all are grey."""
    red, green, blue = image.split()
    return red if red.tobytes() == green.tobytes() == blue.tobytes() else image


if __name__ == "__main__":
    serve({"count": count, "page": page, "blackout": blackout})
