"""Images, read by a child process (see `apart`): every frame decodes, and nothing follows it."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageFile

from petitions.uploads.confined import Asked, serve
from petitions.uploads.findings import Finding, Found
from petitions.uploads.signatures import has_markup

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF"}
# Pillow's own limit is off: the size of every frame is looked at before it is decoded.
Image.MAX_IMAGE_PIXELS = None
#: A side of a page, in pixels: A0 at 600 dpi. JPEG itself ends at 65,535.
LONGEST_SIDE = 30_000
#: All pages of a file together, in pixels, as a multiple of the largest page.
_PAGES_OF_PIXELS = 40
#: Colours as scanners make them; a TIFF of floating numbers is no scan.
_MODES = frozenset(
    ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr", "I", "I;16", "I;16B"]
)
#: Pixels of a block of JPEG. Each takes a bit at the least; libjpeg paints those that are missing.
_BLOCK = 64
#: Scans of a progressive JPEG, each a pass over the whole image; encoders make about ten.
_MOST_PASSES = 100
#: A photograph of a telephone may be followed by smaller versions of itself (CIPA DC-007).
_MOST_VERSIONS = 8
_PADDING = b"\0\t\n\r "
_NO_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
_START, _END, _PASS = 0xD8, 0xD9, 0xDA
_PNG_SIGNATURE = 8


def examine(content: bytes, asked: Asked) -> bytes:
    """Nothing for a good scan; raises Found, or what Pillow raises for a damaged one."""
    kind = asked["media_type"]
    versions = [content]
    if kind == "image/jpeg":
        versions = jpegs(content)
    elif kind == "image/png":
        end_of_png(content)
    for version in versions:
        _decode(version, FORMATS[kind], asked)
    return b""


def opened(content: bytes, kind: str) -> ImageFile.ImageFile:
    """The image, of this format and no other, with nothing decoded yet."""
    return Image.open(BytesIO(content), formats=[kind])


def check_size(image: Image.Image, asked: Asked) -> int:
    """The pixels of the frame that stands; raises Found when it is no page."""
    width, height = image.size
    if max(width, height) > LONGEST_SIDE or width * height > asked["max_pixels"]:
        raise Found(Finding.TOO_MANY_PIXELS)
    return width * height


def _decode(content: bytes, kind: str, asked: Asked) -> None:
    """Decode every frame, none before its size is known to be a page's."""
    pixels = 0
    with opened(content, kind) as image:
        if kind == "PNG" and getattr(image, "is_animated", False):
            raise Found(Finding.ANIMATED)
        for _ in frames(image, kind, asked["max_pages"]):
            pixels += check_size(image, asked)
            if kind == "JPEG" and len(content) * 8 * _BLOCK < pixels:
                raise Found(Finding.DAMAGED)
            if pixels > _PAGES_OF_PIXELS * asked["max_pixels"]:
                raise Found(Finding.TOO_MANY_PIXELS)
            if image.mode not in _MODES:
                raise Found(Finding.ODD_COLOURS)
            image.load()
        texts = getattr(image, "text", {}).values()
    if any(has_markup(str(text).encode("utf-8", "replace")) for text in texts):
        raise Found(Finding.MARKUP)


def frames(image: ImageFile.ImageFile, kind: str, most: int) -> Iterator[int]:
    """Put each page of a TIFF before the reader; the numbers count from 0. Other images are one."""
    number = 0
    while True:
        yield number
        number += 1
        if kind != "TIFF":
            return
        try:
            image.seek(number)
        except EOFError:
            return
        if number >= most:
            raise Found(Finding.TOO_MANY_PAGES, str(most))


def jpegs(content: bytes) -> list[bytes]:
    """The image and the versions of itself that follow it, each whole. Raises Found."""
    found = []
    at = 0
    while content.startswith(b"\xff\xd8\xff", at):
        end = _end_of_jpeg(content, at)
        found.append(content[at:end])
        at = end
        if len(found) > _MOST_VERSIONS:
            raise Found(Finding.TOO_MANY_PAGES, str(_MOST_VERSIONS))
        # Versions may be padded to a boundary.
        while content[at : at + 1] == b"\0":
            at += 1
    if not found:
        raise Found(Finding.DAMAGED)
    _nothing_but_padding(content[at:])
    return found


def _end_of_jpeg(content: bytes, at: int) -> int:
    """Where the image that starts at `at` ends, by its segments (ITU-T T.81, annex B)."""
    passes = 0
    at += 2
    while True:
        if content[at : at + 1] != b"\xff":
            raise Found(Finding.DAMAGED)
        while content[at : at + 1] == b"\xff":
            at += 1
        (marker,) = content[at : at + 1] or b"\0"
        at += 1
        if marker == _END:
            return at
        if marker in (0, _START):
            raise Found(Finding.DAMAGED)
        if marker in _NO_LENGTH:
            continue
        (length,) = struct.unpack_from(">H", content, at)
        at += length
        if marker == _PASS:
            passes += 1
            at = _end_of_pass(content, at)
        if passes > _MOST_PASSES:
            raise Found(Finding.BOMB)


def _end_of_pass(content: bytes, at: int) -> int:
    """Where the next marker stands: FF that neither 00 (a data byte) nor a restart follows."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise Found(Finding.DAMAGED)
        if content[at + 1] not in (0, 0xFF, *range(0xD0, 0xD8)):
            return at
        at += 1 if content[at + 1] == 0xFF else 2


def end_of_png(content: bytes) -> None:
    """Raise Found when a chunk is damaged, or anything but padding follows the last one (PNG, 5.3
    and 5.6); struct.error when there is no last one."""
    at = _PNG_SIGNATURE
    while True:
        length, name = struct.unpack_from(">L4s", content, at)
        (sum_of_chunk,) = struct.unpack_from(">L", content, at + 8 + length)
        if sum_of_chunk != zlib.crc32(content[at + 4 : at + 8 + length]):
            raise Found(Finding.DAMAGED)
        at += 12 + length
        if name == b"IEND":
            return _nothing_but_padding(content[at:])


def _nothing_but_padding(tail: bytes) -> None:
    if tail.strip(_PADDING):
        raise Found(Finding.TRAILING)


if __name__ == "__main__":
    serve({"examine": examine})
