"""A PDF of pictures: one to a page, nothing else in it, the same bytes for the same pictures."""

from io import BytesIO

import pikepdf
from PIL import Image

from petitions.uploads.findings import Finding, Found

_COLOURS = {"1": 1, "L": 1, "RGB": 3}
#: Bytes of a picture without loss for each of its pixels, above which it is a photograph: JPEG.
_PHOTOGRAPH = 0.35
_QUALITY = 88
#: All pictures together, in bytes, before the parent is given them.
_LARGEST = 300 * 1024 * 1024


class PictureBook:
    """Takes pictures one by one, so that only one is unpacked at a time."""

    def __init__(self) -> None:
        self._pdf = pikepdf.new()
        self._size = 0

    def add(self, image: Image.Image, *, width: float, height: float) -> None:
        """A page of `width` by `height` points, filled by the picture (one bit, grey or RGB).

        A drawing or a text keeps every pixel; a photograph is packed as a scanner does it.
        """
        data, names = _lossless(image)
        if image.mode != "1" and len(data) > _PHOTOGRAPH * image.width * image.height:
            data, names = _photograph(image)
        self._size += len(data)
        if self._size > _LARGEST:
            raise Found(Finding.BOMB)
        picture = pikepdf.Stream(self._pdf, data)
        for key, value in (names | _kind(image)).items():
            picture[key] = value
        drawn = f"q {width:.4f} 0 0 {height:.4f} 0 0 cm /P Do Q".encode()
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, round(width, 4), round(height, 4)],
            Resources=pikepdf.Dictionary(
                XObject=pikepdf.Dictionary(P=self._pdf.make_indirect(picture))
            ),
            Contents=self._pdf.make_stream(drawn),
        )
        self._pdf.pages.append(pikepdf.Page(self._pdf.make_indirect(page)))

    def written(self) -> bytes:
        """The whole book."""
        target = BytesIO()
        self._pdf.save(target, deterministic_id=True, fix_metadata_version=False)
        return target.getvalue()


def _kind(image: Image.Image) -> dict[str, pikepdf.Object | int]:
    return {
        "/Type": pikepdf.Name.XObject,
        "/Subtype": pikepdf.Name.Image,
        "/Width": image.width,
        "/Height": image.height,
        "/ColorSpace": pikepdf.Name.DeviceRGB if image.mode == "RGB" else pikepdf.Name.DeviceGray,
        "/BitsPerComponent": 1 if image.mode == "1" else 8,
    }


def _lossless(image: Image.Image) -> tuple[bytes, dict[str, pikepdf.Object]]:
    """PNG's image data are what a PDF calls Flate with PNG's predictors (ISO 32000-2, 7.4.4.4)."""
    target = BytesIO()
    image.save(target, "PNG")
    parameters = pikepdf.Dictionary(
        Predictor=15,
        Colors=_COLOURS[image.mode],
        BitsPerComponent=1 if image.mode == "1" else 8,
        Columns=image.width,
    )
    names = {"/Filter": pikepdf.Name.FlateDecode, "/DecodeParms": parameters}
    return _image_data(target.getvalue()), names


def _image_data(png: bytes) -> bytes:
    """The IDAT chunks of a PNG, joined."""
    parts = []
    at = 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            parts.append(png[at + 8 : at + 8 + length])
        at += 12 + length
    return b"".join(parts)


def _photograph(image: Image.Image) -> tuple[bytes, dict[str, pikepdf.Object]]:
    target = BytesIO()
    image.save(target, "JPEG", quality=_QUALITY, subsampling=0)
    return target.getvalue(), {"/Filter": pikepdf.Name.DCTDecode}
