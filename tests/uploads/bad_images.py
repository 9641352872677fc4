"""Images that do not decode whole, that are far too large, or that are no page."""

import struct
import zlib

from PIL import Image

from tests.uploads.making import Upload, chunk, jpeg, jpeg_with, packed, png, png_with, sheet, tiff

_DAMAGED, _PIXELS, _PAGES = "bị hỏng", "ảnh quá lớn so với", "nhiều trang hơn"
_MOVES, _COLOURS, _BOMB = "ảnh động", "hệ màu", "phình ra quá lớn"


def _png_head(width: int, height: int, *, bits: int = 8, colour: int = 2) -> bytes:
    head = struct.pack(">LLBBBBB", width, height, bits, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)


def _png_saying(width: int, height: int) -> bytes:
    """A PNG that says to be so large, with hardly any data."""
    data = chunk(b"IDAT", zlib.compress(bytes(3000)))
    return _png_head(width, height) + data + chunk(b"IEND", b"")


def _png_bomb(side: int) -> bytes:
    """A real PNG of one bit to the pixel: a few kilobytes that unpack to side × side pixels."""
    data = zlib.compress(bytes((side // 8 + 1) * side), 9)
    head = _png_head(side, side, bits=1, colour=0)
    return head + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _jpeg_saying(width: int, height: int) -> bytes:
    whole = jpeg()
    at = whole.index(b"\xff\xc0") + 5
    return whole[:at] + struct.pack(">HH", height, width) + whole[at + 4 :]


def _jpeg_of_passes(number: int) -> bytes:
    """A progressive JPEG whose last pass comes again and again."""
    whole = jpeg(progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:-2] + whole[last:-2] * number + whole[-2:]


def _changed(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


def _frames(number: int) -> bytes:
    frame = sheet("1", (8, 8))
    return packed(frame, "TIFF", save_all=True, append_images=[frame] * (number - 1))


def _fax() -> bytes:
    return packed(Image.new("1", (20_000, 20_000), 1), "TIFF", compression="group4")


def _zeros() -> bytes:
    return zlib.compress(bytes(2**27))


def _moving() -> bytes:
    return packed(
        sheet(), "PNG", save_all=True, append_images=[sheet("RGB").rotate(90, expand=False)]
    )


_PNG, _JPEG, _TIFF = png(), jpeg(), tiff()
_LONG = packed(Image.new("1", (40_000, 8), 1), "TIFF", compression="group4")

BAD_IMAGES = [
    *(Upload(f"cut-{n}.png", _PNG[:n], _DAMAGED) for n in (8, 20, 33, 60, len(_PNG) // 2)),
    *(Upload(f"cuoi-{n}.png", _PNG[:-n], _DAMAGED) for n in (1, 4, 12, 30)),
    *(Upload(f"cut-{n}.jpg", _JPEG[:n], _DAMAGED) for n in (3, 20, 200, len(_JPEG) // 2)),
    *(Upload(f"cuoi-{n}.jpg", _JPEG[:-n], _DAMAGED) for n in (1, 2, 100)),
    *(Upload(f"cut-{n}.tif", _TIFF[:n], _DAMAGED) for n in (4, 8, 60, len(_TIFF) // 2)),
    Upload("cuoi.tif", tiff(compression="tiff_lzw")[:-40], _DAMAGED),
    Upload("crc.png", _changed(_PNG, 30), _DAMAGED),
    Upload("du-lieu.png", _changed(_PNG, len(_PNG) - 25), _DAMAGED),
    Upload("khong-bang.jpg", _JPEG.replace(b"\xff\xdb", b"\xff\xfe"), _DAMAGED),
    Upload("khong-khung.jpg", _JPEG.replace(b"\xff\xc0", b"\xff\xfe"), _DAMAGED),
    Upload("vong.tif", b"II*\0\x08\0\0\0\x00\x00\x08\0\0\0", _DAMAGED),
    Upload("khong-anh.png", _png_head(9, 9) + chunk(b"IEND", b""), _DAMAGED),
    Upload("rong.png", _png_saying(0, 9), _DAMAGED),
    Upload("rong.jpg", _jpeg_saying(0, 0), _DAMAGED),
    Upload("noi-doi.png", _png_saying(60_000, 60_000), _PIXELS),
    Upload("noi-doi-2.png", _png_saying(2**31 - 1, 2**31 - 1), _PIXELS),
    Upload("dai.png", _png_saying(1_000_000, 1), _PIXELS),
    Upload("noi-doi.jpg", _jpeg_saying(65_500, 65_500), _PIXELS),
    Upload("noi-doi-vua.jpg", _jpeg_saying(9_000, 9_000), _DAMAGED),
    Upload("bom-14000.png", lambda: _png_bomb(14_000), _PIXELS),
    Upload("bom-25000.png", lambda: _png_bomb(25_000), _PIXELS),
    Upload("bom.tif", _fax, _PIXELS),
    Upload("dai.tif", _LONG, _PIXELS),
    Upload("bom-chu.png", lambda: png_with(b"zTXt", b"a\0\0" + _zeros()), _DAMAGED),
    Upload("bom-mau.png", lambda: png_with(b"iCCP", b"a\0\0" + _zeros()), _DAMAGED),
    Upload("nhieu-luot.jpg", _jpeg_of_passes(400), _BOMB),
    Upload("khung-501.tif", lambda: _frames(501), _PAGES),
    Upload("khung-2000.tif", lambda: _frames(2000), _PAGES),
    Upload("dong.png", _moving(), _MOVES),
    Upload("so-thuc.tif", packed(sheet("F"), "TIFF"), _COLOURS),
    Upload("lab.tif", packed(sheet("LAB"), "TIFF"), _COLOURS),
    Upload("app.jpg", jpeg_with(0xE1, b"")[:4], _DAMAGED),
]
