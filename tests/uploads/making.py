"""Small files of the kinds that are let in, to be changed by the tests into what is not."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode
from PIL import Image, ImageDraw


@dataclass(frozen=True)
class Upload:
    """A file as it is handed in, and words of what an officer is told if it is refused."""

    name: str
    made: bytes | Callable[[], bytes]
    words: str = ""

    @property
    def content(self) -> bytes:
        """The bytes; large ones are made when they are asked for."""
        return self.made if isinstance(self.made, bytes) else self.made()

    def __str__(self) -> str:
        return ascii(self.name[-40:]).strip("'")


def sheet(mode: str = "RGB", size: tuple[int, int] = (120, 160)) -> Image.Image:
    """A page with some marks on it."""
    image = Image.new("RGB", size, "white")
    brush = ImageDraw.Draw(image)
    for line in range(4):
        top = size[1] * (line + 1) // 6
        brush.line((size[0] // 8, top, size[0] * 7 // 8, top), fill=(20 * line, 30, 60), width=2)
    return image.convert(mode)


def packed(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The image in this format."""
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def png(**options: Any) -> bytes:
    return packed(sheet(), "PNG", **options)


def jpeg(**options: Any) -> bytes:
    return packed(sheet(), "JPEG", **options)


def tiff(**options: Any) -> bytes:
    return packed(sheet(), "TIFF", **options)


def pdf(
    change: Callable[[pikepdf.Pdf], None] = lambda _: None,
    *,
    pages: int = 1,
    streams: ObjectStreamMode = ObjectStreamMode.disable,
    **options: Any,
) -> bytes:
    """A PDF of pages with a few strokes, changed before it is saved."""
    made = pikepdf.new()
    for _ in range(pages):
        page = made.add_blank_page(page_size=(595, 842))
        page.Contents = made.make_stream(b"0 0 1 RG 72 72 m 300 500 l S")
    change(made)
    target = BytesIO()
    made.save(
        target,
        object_stream_mode=streams,
        deterministic_id=not options,
        fix_metadata_version=False,
        **options,
    )
    return target.getvalue()


def annotated(**entries: Any) -> Callable[[pikepdf.Pdf], None]:
    """Put an annotation on the first page."""

    def change(made: pikepdf.Pdf) -> None:
        held = {"Type": Name.Annot, "Subtype": Name.Link, "Rect": [0, 0, 9, 9]} | entries
        made.pages[0].Annots = made.make_indirect(
            Array([made.make_indirect(Dictionary(_keys(held)))])
        )

    return change


def _keys(entries: dict[str, Any]) -> dict[str, Any]:
    """The keys as a PDF writes them."""
    return {f"/{key}": value for key, value in entries.items()}


def acting(**entries: Any) -> Dictionary:
    """An action (or any other dictionary) with these entries."""
    return Dictionary(_keys(entries))


def archive(**members: str) -> bytes:
    """A ZIP; "__" in a member's name stands for "." and "___" for "/"."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as opened:
        for name, text in members.items():
            opened.writestr(name.replace("___", "/").replace("__", "."), text)
    return target.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def png_with(name: bytes, data: bytes) -> bytes:
    """A PNG with one more chunk behind its header."""
    whole = png()
    return whole[:33] + chunk(name, data) + whole[33:]


def jpeg_with(marker: int, data: bytes) -> bytes:
    """A JPEG with one more segment at its head."""
    whole = jpeg()
    return whole[:2] + struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data + whole[2:]
