"""PDF files, read by a child process (see `apart`): pages to look at, and nothing that acts."""

import re
from io import BytesIO

import pikepdf
from pikepdf import settings

from petitions.uploads.confined import Asked, serve
from petitions.uploads.findings import Finding, Found
from petitions.uploads.pdf_actions import check_objects
from petitions.uploads.pdf_drawing import check_drawing
from petitions.uploads.pdf_streams import MOST_FILTERS, Budget

_PADDING = b"\0\t\n\f\r "
_LAST_LINE = re.compile(rb"%%EOF$")
#: Points (1/72 inch), a user unit counted in: A0 is 3,370 long, a plan of two metres 5,670.
_LONGEST_SIDE = 6000.0
#: Objects in the file: a page of text with its marks of structure has a hundred or two.
_MOST_OBJECTS = 250_000
#: Bytes that one stream may unpack to: a page of A3 at 600 dpi in colour is 210 million.
_LARGEST_STREAM = 256 * 1024 * 1024


def examine(content: bytes, asked: Asked) -> bytes:
    """Nothing for a good scan; raises Found, or what qpdf raises for a damaged one."""
    body = content.rstrip(_PADDING)
    if not _LAST_LINE.search(body):
        raise Found(Finding.TRAILING if b"%%EOF" in body else Finding.DAMAGED)
    settings.set_qpdf_limits(
        parser_max_nesting=100,
        max_stream_filters=MOST_FILTERS,
        flate_max_memory=_LARGEST_STREAM,
        run_length_max_memory=_LARGEST_STREAM,
        png_max_memory=_LARGEST_STREAM,
        tiff_max_memory=_LARGEST_STREAM,
    )
    try:
        opened = pikepdf.open(BytesIO(body), attempt_recovery=False, suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Found(Finding.ENCRYPTED) from None
    with opened as pdf:
        _examine(pdf, asked)
    return b""


def _examine(pdf: pikepdf.Pdf, asked: Asked) -> None:
    if pdf.is_encrypted or "/Encrypt" in pdf.trailer:
        raise Found(Finding.ENCRYPTED)
    if len(pdf.objects) > _MOST_OBJECTS:
        raise Found(Finding.BOMB)
    check_pages(pdf, asked["max_pages"])
    check_objects(pdf)
    budget = Budget(largest=_LARGEST_STREAM, max_pixels=asked["max_pixels"])
    for found in pdf.objects:
        if isinstance(found, pikepdf.Stream):
            budget.check(found)
    check_drawing(pdf, budget)


def check_pages(pdf: pikepdf.Pdf, most: int) -> None:
    """Raise Found unless the file has pages, not too many, each of a size that paper can have."""
    if not 1 <= len(pdf.pages) <= most:
        raise Found(Finding.TOO_MANY_PAGES, str(most)) if len(pdf.pages) else Found(Finding.NO_PAGE)
    for page in pdf.pages:
        unit = float(page.obj.get("/UserUnit", 1))
        for box in (page.mediabox, page.cropbox):
            left, bottom, right, top = (float(side) * unit for side in box)
            if not (1 <= abs(right - left) <= _LONGEST_SIDE >= abs(top - bottom) >= 1):
                raise Found(Finding.PAGE_SIZE)


if __name__ == "__main__":
    serve({"examine": examine})
