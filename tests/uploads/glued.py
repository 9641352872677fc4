"""Files that are two things at once: a scan for one reader, something else for another."""

import zlib

from PIL import Image, PngImagePlugin

from tests.uploads.disguised import EICAR, OTHERS, SCRIPT, SVG
from tests.uploads.making import (
    Upload,
    archive,
    chunk,
    jpeg,
    jpeg_with,
    packed,
    pdf,
    png,
    png_with,
    sheet,
    tiff,
)

_ARCHIVE, _PROGRAM = "tệp nén hoặc tệp Office ghép bên trong", "chương trình ghép bên trong"
_MARKUP, _TRAILING, _NO_SCAN = "mã trang web bên trong", "dữ liệu thừa sau", "không phải là PDF"
_GOOD = {"pdf": pdf(), "jpg": jpeg(), "png": png(), "tif": tiff()}
_ARCHIVES = ("zip", "jar", "docm", "rar", "7z", "xz", "bz2", "doc")


def _inside_pdf(data: bytes) -> bytes:
    """A PDF with the data in a comment behind its first line."""
    first, rest = pdf().split(b"\n", 1)
    return first + b"\n%" + data + b"\n" + rest


def _exif(text: bytes) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = text.decode()
    return exif


def _texts(text: str, *, is_packed: bool) -> PngImagePlugin.PngInfo:
    found = PngImagePlugin.PngInfo()
    found.add_itxt("Comment", text, zip=is_packed)
    return found


def _tar_header(head: bytes) -> bytes:
    return head.ljust(257, b" ") + b"ustar\x0000"


_PAGE = f"<html>{SCRIPT}</html>".encode()
_DRAWN = SVG.format(SCRIPT)

GLUED = [
    *(
        Upload(f"sau-{other}.{ending}", good + OTHERS[other], _ARCHIVE)
        for ending, good in _GOOD.items()
        for other in _ARCHIVES
    ),
    *(
        Upload(f"truoc-{other}.{ending}", OTHERS[other] + good, _NO_SCAN)
        for ending, good in _GOOD.items()
        for other in ("zip", "gif", "html", "exe", "js", "txt")
    ),
    *(Upload(f"exe.{ending}", good + OTHERS["exe"], _PROGRAM) for ending, good in _GOOD.items()),
    *(
        Upload(f"elf.{ending}", good + b"\x7fELF\x02\x01\x01\x00" + bytes(9), _PROGRAM)
        for ending, good in _GOOD.items()
    ),
    *(Upload(f"html.{ending}", good + _PAGE, _MARKUP) for ending, good in _GOOD.items()),
    *(
        Upload(f"duoi-{number}.{ending}", _GOOD[ending] + tail, _TRAILING)
        for ending in ("pdf", "jpg", "png")
        for number, tail in enumerate((b"x", b"\nsecret", bytes(500) + b"\x01", EICAR))
    ),
    Upload("trong-zip.pdf", _inside_pdf(archive(a="b")), _ARCHIVE),
    Upload("trong-html.pdf", _inside_pdf(_PAGE), _MARKUP),
    Upload("trong-php.pdf", _inside_pdf(b"<?php system('id');"), _MARKUP),
    Upload("trong-svg.pdf", _inside_pdf(_DRAWN.encode()), _MARKUP),
    Upload("tar.pdf", _tar_header(b"%PDF-1.7 ") + pdf(), _ARCHIVE),
    Upload("iso.pdf", pdf().ljust(0x8001, b"\0") + b"CD001", _ARCHIVE),
    Upload("khoang-trang.pdf", b"\n" + pdf(), _NO_SCAN),
    Upload("bom.pdf", b"\xef\xbb\xbf" + pdf(), _NO_SCAN),
    Upload("rac-dau.pdf", b"%" + bytes(900) + b"\n" + pdf(), _NO_SCAN),
    Upload("chu-thich.jpg", jpeg(comment=SCRIPT), _MARKUP),
    Upload("chu-thich-hoa.jpg", jpeg(comment=SCRIPT.upper()), _MARKUP),
    Upload("exif.jpg", jpeg(exif=_exif(SCRIPT.encode())), _MARKUP),
    Upload("exif-utf16.jpg", jpeg_with(0xE1, b"Exif\0\0" + SCRIPT.encode("utf-16-le")), _MARKUP),
    Upload("exif-utf16be.jpg", jpeg_with(0xE1, SCRIPT.encode("utf-16-be")), _MARKUP),
    Upload("xmp.jpg", jpeg(xmp=_DRAWN.encode()), _MARKUP),
    Upload("onerror.jpg", jpeg(comment='"><img src=x onerror=alert(1)>'), _MARKUP),
    Upload("pdf.jpg", jpeg_with(0xFE, pdf()), "tệp PDF ghép bên trong"),
    Upload("pdf.png", png_with(b"prVt", pdf()), "tệp PDF ghép bên trong"),
    Upload("pdf.tif", tiff() + pdf(), "tệp PDF ghép bên trong"),
    Upload("zip-app.jpg", jpeg_with(0xED, archive(a="b")), _ARCHIVE),
    Upload("zip-chunk.png", png_with(b"zIPx", archive(a="b")), _ARCHIVE),
    Upload("text.png", png(pnginfo=_texts(SCRIPT, is_packed=False)), _MARKUP),
    Upload("text-nen.png", png(pnginfo=_texts(SCRIPT, is_packed=True)), _MARKUP),
    Upload("svg-nen.png", png(pnginfo=_texts(_DRAWN, is_packed=True)), _MARKUP),
    Upload("ztxt.png", png_with(b"zTXt", b"a\0\0" + zlib.compress(SCRIPT.encode())), _MARKUP),
    Upload("mo-ta.tif", tiff(description=SCRIPT), _MARKUP),
    Upload("phan-mem.tif", tiff(software=_DRAWN), _MARKUP),
    Upload("hai-anh.png", png() + png(), _TRAILING),
    Upload("png-sau-jpg.jpg", jpeg() + png(), _TRAILING),
    Upload("gif-sau.jpg", jpeg() + packed(sheet(), "GIF"), _TRAILING),
    Upload("video-sau.jpg", jpeg() + OTHERS["mp4"], _TRAILING),
    Upload("chunk-sau.png", png() + chunk(b"tEXt", b"a\0b"), _TRAILING),
    Upload("nhieu-anh.jpg", jpeg() * 10, "nhiều trang hơn"),
    Upload("lan-hai-hong.jpg", jpeg() + jpeg()[:-40], "bị hỏng"),
]
