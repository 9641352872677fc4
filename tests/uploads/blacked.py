"""Letters with a name on them, and what can still be found in a copy of them."""

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw, ImageFont
from weasyprint import HTML

from petitions.uploads.blackout import Box
from tests.uploads.making import packed

NAME = "CANARYHOANGVANMAU"
ADDRESS = "Thôn Ví Dụ Bí Mật"
#: Where the name and the address stand on `letter`, with something to spare; the rest is below.
HEAD = Box(page=1, x=0.0, y=0.0, width=1.0, height=0.22)
_FACE = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Bold.ttf"


def letter(pages: int = 1) -> bytes:
    """A typeset denunciation: the name in its text, its title, its metadata and its bookmarks."""
    style = "@page{size:A4;margin:0} h1,p{margin:0 0 0 20mm;height:30mm;break-after:avoid}"
    head = f"<h1>{NAME}</h1><p>{ADDRESS}</p>"
    body = '<div style="height:180mm;padding-top:20mm">NOI DUNG TO CAO</div>' * pages
    made: bytes = HTML(
        string=f"<html lang=vi><title>{NAME}</title><meta name=author content='{NAME}'>"
        f"<style>{style}</style>{head}{body}</html>"
    ).write_pdf(pdf_tags=True)
    return made


def picture(mode: str = "RGB", size: tuple[int, int] = (600, 850)) -> Image.Image:
    """The same letter as a picture, the name at its head."""
    image = Image.new("RGB", size, "white")
    brush = ImageDraw.Draw(image)
    face = ImageFont.truetype(_FACE, size[1] // 25)
    brush.text((size[0] * 0.1, size[1] * 0.05), NAME, fill="navy", font=face)
    brush.text((size[0] * 0.1, size[1] * 0.5), "NOI DUNG TO CAO", fill="black", font=face)
    return image.convert(mode)


def photograph() -> bytes:
    """A JPEG with noise, a place, a comment and a thumbnail in its metadata."""
    noise = Image.effect_noise((600, 850), 70).convert("RGB")
    image = Image.blend(picture(), noise, 0.4)
    exif = Image.Exif()
    exif[0x013B], exif[0x010E] = NAME, NAME
    exif.get_ifd(0x8825)[1] = "N"
    hidden = {"exif": exif, "comment": NAME, "icc_profile": b"CANARYICC" * 9}
    return packed(image, "JPEG", dpi=(72, 72), **hidden)


def drawn(pdf: bytes, page: int = 1, scale: float = 1.0) -> Image.Image:
    """A page of a PDF as a reader shows it."""
    with pypdfium2.PdfDocument(pdf) as opened:
        image: Image.Image = opened[page - 1].render(scale=scale, rev_byteorder=True).to_pil()
        return image.convert("RGB")


def stored(pdf: bytes, page: int = 1) -> Image.Image:
    """The picture of a page just as the PDF holds it."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        image = opened.pages[page - 1].obj.Resources.XObject.P
        assert isinstance(image, pikepdf.Stream)
        return pikepdf.PdfImage(image).as_pil_image()


def every_byte(pdf: bytes) -> bytes:
    """The file as it is, and every object and stream of it unpacked."""
    parts = [pdf]
    with pikepdf.open(BytesIO(pdf)) as opened:
        for found in opened.objects:
            parts.append(found.unparse(resolved=False))
            if isinstance(found, pikepdf.Stream):
                parts.append(found.read_raw_bytes())
                if found.get("/Filter") != "/DCTDecode":
                    parts.append(found.read_bytes())
        parts.append(opened.trailer.unparse())
    return b"\n".join(parts)


def poppler(pdf: bytes, folder: Path, program: str, *options: str) -> str:
    """What one of poppler's programs prints of the file."""
    path = folder / "copy.pdf"
    path.write_bytes(pdf)
    done = subprocess.run([program, *options, str(path)], capture_output=True, check=True)
    return done.stdout.decode()
