"""Streams of a PDF: what each unpacks to, and how large its image is, before a reader tries."""

import zlib
from io import BytesIO

import pikepdf
from PIL import Image

from petitions.uploads.findings import Finding, Found
from petitions.uploads.images import LONGEST_SIDE

#: Filters that pack bytes, as against those that draw an image (ISO 32000-2, 7.4).
_PACKING = frozenset(
    {"/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode"}
)
#: Filters of one stream; a scanner uses one, a signing program two.
MOST_FILTERS = 4
_IMAGES = {"/DCTDecode": "JPEG", "/JPXDecode": "JPEG2000"}
#: All streams of a file together, as a multiple of the largest one.
_STREAMS = 16


class Budget:
    """What the streams of one file may unpack to."""

    def __init__(self, *, largest: int, max_pixels: int) -> None:
        """`largest` is in bytes, for one stream; `max_pixels` is for one image."""
        self._largest = largest
        self._left = largest * _STREAMS
        self._max_pixels = max_pixels

    def check(self, stream: pikepdf.Stream) -> None:
        """Raise Found when the stream is damaged, a bomb, or an image larger than a page."""
        if stream.get("/Subtype") == "/Image" or "/Width" in stream:
            self._check_pixels(_whole(stream, "/Width"), _whole(stream, "/Height"))
        filters = filters_of(stream)
        if len(filters) > MOST_FILTERS:
            raise Found(Finding.BOMB)
        if all(name in _PACKING for name in filters):
            self.unpacked(stream)
        elif filters[-1] in _IMAGES:
            self._check_image(stream, filters)
        elif filters[-1] == "/CCITTFaxDecode":
            self._check_fax(stream)

    def unpacked(self, stream: pikepdf.Stream) -> bytes:
        """The bytes of the stream, counted against what the file may unpack to."""
        try:
            data = stream.read_bytes(pikepdf.StreamDecodeLevel.specialized)
        except pikepdf.PdfError as error:
            raise Found(Finding.BOMB if "limit" in str(error) else Finding.DAMAGED) from error
        self._left -= len(data)
        if self._left < 0 or len(data) > self._largest:
            raise Found(Finding.BOMB)
        return data

    def _check_image(self, stream: pikepdf.Stream, filters: list[str]) -> None:
        """What the image says of itself counts, whatever the dictionary around it says."""
        data = stream.read_raw_bytes()
        for name in filters[:-1]:
            if name != "/FlateDecode":
                raise Found(Finding.BOMB)
            data = zlib.decompressobj().decompress(data, self._largest)
        with Image.open(BytesIO(data), formats=[_IMAGES[filters[-1]]]) as image:
            self._check_pixels(*image.size)

    def _check_fax(self, stream: pikepdf.Stream) -> None:
        held = stream.get("/DecodeParms")
        for parameters in held if isinstance(held, pikepdf.Array) else [held]:
            if isinstance(parameters, pikepdf.Dictionary):
                columns, rows = parameters.get("/Columns", 1728), parameters.get("/Rows", 1)
                self._check_pixels(int(columns), max(1, int(rows)))

    def _check_pixels(self, width: int, height: int) -> None:
        if width < 1 or height < 1:
            raise Found(Finding.DAMAGED)
        if max(width, height) > LONGEST_SIDE or width * height > self._max_pixels:
            raise Found(Finding.TOO_MANY_PIXELS)


def filters_of(stream: pikepdf.Stream) -> list[str]:
    """The names of the stream's filters, in the order in which they unpack."""
    held = stream.get("/Filter")
    if held is None:
        return []
    return [str(name) for name in held] if isinstance(held, pikepdf.Array) else [str(held)]


def _whole(stream: pikepdf.Stream, key: str) -> int:
    return int(stream.get(key, 0))
