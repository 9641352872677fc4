"""What a file is by its first bytes, and other kinds of file glued into it.

Plain Python: children load it too. A mark is long enough that twenty megabytes of compressed image
do not hold it by chance (at least six bytes, or two shorter ones together).
"""

import re

_FIRST_BYTES = (
    (re.compile(rb"%PDF-[12]\.\d"), "application/pdf"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "image/tiff"),
)
_KNOWN_OTHERS = (
    (re.compile(rb"PK\x03\x04|PK\x05\x06"), "tệp nén ZIP hoặc tệp Office"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "tệp Office kiểu cũ"),
    (re.compile(rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ|MSCF"), "tệp nén"),
    (re.compile(rb"MZ|\x7fELF|\xca\xfe\xba\xbe"), "chương trình"),
    (re.compile(rb"GIF8[79]a|BM|RIFF....WEBP|\x00\x00\x00.ftyp(?:heic|mif1|avif)", re.S), "ảnh"),
    (re.compile(rb"\{\\rtf"), "tệp soạn thảo RTF"),
    (re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<", re.S), "trang web, SVG hoặc XML"),
    (re.compile(rb".{1,1024}%PDF-", re.S), "PDF có dữ liệu khác ghép ở đầu"),
)
_ARCHIVE, _PROGRAM = "tệp nén hoặc tệp Office", "chương trình"
_GLUED = (
    (re.compile(rb"PK\x03\x04[\x0a-\x3f]\x00[\x00-\x0f]"), _ARCHIVE),
    (re.compile(rb"PK\x05\x06\x00\x00\x00\x00"), _ARCHIVE),
    (re.compile(rb"Rar!\x1a\x07[\x00\x01]"), _ARCHIVE),
    (re.compile(rb"7z\xbc\xaf\x27\x1c"), _ARCHIVE),
    (re.compile(rb"\xfd7zXZ\x00"), _ARCHIVE),
    (re.compile(rb"BZh[1-9]1AY&SY"), _ARCHIVE),
    (re.compile(rb"MSCF\x00\x00\x00\x00"), _ARCHIVE),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), _ARCHIVE),
    (re.compile(rb"This program (?:cannot|must) be run"), _PROGRAM),
    (re.compile(rb"\x7fELF[\x01\x02][\x01\x02]\x01\x00"), _PROGRAM),
    (re.compile(rb"\xca\xfe\xba\xbe\x00\x00\x00[\x2d-\x50]"), _PROGRAM),
)
_PDF_INSIDE = re.compile(rb"%PDF-[12]\.\d")
_MARKUP = (
    *(b"<script", b"<html>", b"<html ", b"<!doctype", b"<iframe", b"<object ", b"<foreignobject"),
    *(b"<?php ", b"<?php\n", b"<?php\r", b"javascript:", b"vbscript:", b"onload=", b"onerror="),
    *(b"<svg xmlns", b"http://www.w3.org/2000/svg", b"http://www.w3.org/1999/xhtml"),
)
_MARKUP_WIDE = tuple(
    mark.decode().encode(coding) for mark in _MARKUP for coding in ("utf-16-le", "utf-16-be")
)
_TAR_AT = 257
_ISO_AT = 0x8001


def kind(content: bytes) -> str:
    """The media type that the first bytes promise; "" for what no scanner makes."""
    return next((found for mark, found in _FIRST_BYTES if mark.match(content)), "")


def other_kind(content: bytes) -> str:
    """What a file that is no scan looks like, in Vietnamese; "" when nothing is known of it."""
    return next((found for mark, found in _KNOWN_OTHERS if mark.match(content)), "")


def glued(content: bytes, media_type: str) -> str:
    """What other kind of file is in a scan's bytes, in Vietnamese; "" when none is."""
    if content[_TAR_AT : _TAR_AT + 5] == b"ustar" or content[_ISO_AT : _ISO_AT + 5] == b"CD001":
        return _ARCHIVE
    if found := next((found for mark, found in _GLUED if mark.search(content)), ""):
        return found
    if media_type != "application/pdf" and _PDF_INSIDE.search(content):
        return "tệp PDF"
    return ""


def has_markup(content: bytes) -> bool:
    """Whether code of a web page is in these bytes, in UTF-8 or UTF-16, in either case."""
    lowered = content.lower()
    return any(mark in lowered for mark in (*_MARKUP, *_MARKUP_WIDE))
