"""Pictures of the papers, small enough to look through all forms at once.

Drawn by poppler's pdftoppm, another program than the one that typeset them.
"""

import io
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageDraw, ImageFont

from documents import fonts

#: Dots an inch at which body text can still be made out.
RESOLUTION = 55
#: Shades of grey, with the reds of a stamp among them.
_COLOURS = 12
_COLUMNS = 4
_MARGIN, _CAPTION = 14, 20


@dataclass(frozen=True)
class Shown:
    """A picture of one page, under its caption."""

    caption: str
    picture: Image.Image


def draw(pdf: bytes, *, resolution: int = RESOLUTION) -> list[Image.Image]:
    """Each page as a picture. Raises CalledProcessError where pdftoppm cannot read it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(pdf)
        command = ["pdftoppm", "-png", "-r", str(resolution), str(file), str(Path(folder) / "p")]
        subprocess.run(command, check=True, capture_output=True)
        pages = sorted(Path(folder).glob("p-*.png"))
        return [Image.open(io.BytesIO(page.read_bytes())).convert("RGB") for page in pages]


def captioned(caption: str, pdf: bytes) -> list[Shown]:
    """The pages of one paper; from the second on the caption says which."""
    return [
        Shown(caption if number == 1 else f"{caption}, trang {number}", picture)
        for number, picture in enumerate(draw(pdf), start=1)
    ]


def sheet(shown: Sequence[Shown]) -> bytes:
    """One PNG of all of `shown`, in rows, each as tall as its tallest page."""
    rows = [shown[i : i + _COLUMNS] for i in range(0, len(shown), _COLUMNS)]
    cell = max(one.picture.width for one in shown) + _MARGIN
    heights = [max(one.picture.height for one in row) + _CAPTION + _MARGIN for row in rows]
    whole = Image.new("RGB", (cell * _COLUMNS + _MARGIN, sum(heights) + _MARGIN), "#d0d0d0")
    pen, font = ImageDraw.Draw(whole), ImageFont.truetype(fonts.path(fonts.Style.BOLD), 13)
    top = _MARGIN
    for row, height in zip(rows, heights, strict=True):
        for place, one in enumerate(row):
            left = _MARGIN + place * cell
            pen.text((left, top), one.caption, fill="black", font=font)
            whole.paste(one.picture, (left, top + _CAPTION))
        top += height
    return _reduced(whole)


def _reduced(picture: Image.Image) -> bytes:
    """The picture as a PNG of few colours."""
    file = io.BytesIO()
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def write(folder: Path, sheets: Iterable[tuple[str, Sequence[Shown]]]) -> list[Path]:
    """Each sheet as a file of that name in `folder`, in place of those that were there."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    written = []
    for name, shown in sheets:
        file = folder / f"{name}.png"
        file.write_bytes(sheet(shown))
        written.append(file)
    return written
