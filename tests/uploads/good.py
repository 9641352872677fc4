"""Scans that are let in: as scanners, telephones, typesetters and signing programs make them."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode
from PIL import Image, PngImagePlugin, TiffImagePlugin
from weasyprint import HTML

from documents.rendering import render
from tests.documents.samples import a_decision, a_receipt, an_acceptance
from tests.uploads.making import Upload, acting, annotated, jpeg, packed, pdf, png, sheet, tiff

_A3_300 = (3508, 4961)
_A4_200 = (1654, 2339)


def _exif(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F], exif[0x0132] = "Máy ảnh mẫu", "2026:03:02 08:00:00"
    return exif


def _book(kind: str, number: int, mode: str = "RGB", **options: Any) -> bytes:
    first, *rest = (sheet(mode) for _ in range(number))
    return packed(first, kind, save_all=True, append_images=rest, **options)


def _told() -> PngImagePlugin.PngInfo:
    found = PngImagePlugin.PngInfo()
    found.add_itxt("Title", "Đơn tố cáo ngày 02/3/2026", zip=True)
    return found


def _signed(made: pikepdf.Pdf) -> None:
    """As a signing program leaves it: a field with a signature, its picture on the page."""
    signature = made.make_indirect(
        acting(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=b"\0" * 64, Name="Cơ quan")
    )
    picture = made.make_stream(b"0 g 0 0 9 9 re f", Subtype=Name.Form, BBox=[0, 0, 9, 9])
    field = acting(FT=Name.Sig, T="Sig1", V=signature, F=132, AP=Dictionary(N=picture))
    annotated(Subtype=Name.Widget, **{key[1:]: value for key, value in field.items()})(made)
    fields = Array([made.pages[0].Annots[0]])
    made.Root.AcroForm = acting(Fields=fields, SigFlags=3)


def _opens_at_a_page(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = Array([made.pages[0].obj, Name.XYZ, None, None, 0])
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Trang 1", 0))


def _jumps(made: pikepdf.Pdf) -> None:
    place = Array([made.pages[0].obj, Name.Fit])
    annotated(A=acting(S=Name.GoTo, D=place))(made)


def _poster(made: pikepdf.Pdf) -> None:
    made.pages[0].MediaBox = Array([0, 0, 2384, 3370])


def _titled(made: pikepdf.Pdf) -> None:
    made.docinfo["/Title"] = "Quyết định số 11/QĐ-UBND"
    with made.open_metadata() as metadata:
        metadata["dc:title"] = "Quyết định số 11/QĐ-UBND"
        metadata["xmp:CreatorTool"] = "Máy quét mẫu"


def _fax(made: pikepdf.Pdf) -> None:
    """CCITT group 4 in a PDF, as copiers make it: a TIFF's strip put into a stream."""
    raw = packed(sheet("1"), "TIFF", compression="group4")
    with TiffImagePlugin.TiffImageFile(BytesIO(raw)) as found:
        width, height = found.size
        at, length = found.tag_v2[273][0], found.tag_v2[279][0]
    stream = pikepdf.Stream(made, raw[at : at + length])
    parameters = Dictionary(K=-1, Columns=width, Rows=height)
    held: dict[str, Any] = {"Subtype": Name.Image, "Width": width, "Height": height}
    held |= {"Filter": Name.CCITTFaxDecode, "DecodeParms": parameters, "BitsPerComponent": 1}
    for key, value in (held | {"ColorSpace": Name.DeviceGray}).items():
        stream[f"/{key}"] = value
    made.pages[0].Resources = Dictionary(XObject=Dictionary(P=made.make_indirect(stream)))
    made.pages[0].Contents = made.make_stream(b"q 595 0 0 842 0 0 cm /P Do Q")


def _revised() -> bytes:
    """With a second revision behind the first, as a signature leaves it."""
    first = pdf()
    start = first.rindex(b"startxref")
    at = int(first[start + 9 : first.rindex(b"%%EOF")])
    table = len(first)
    trailer = f"xref\n0 0\ntrailer\n<< /Size 5 /Root 1 0 R /Prev {at} >>\n"
    return first + trailer.encode() + f"startxref\n{table}\n%%EOF\n".encode()


def _typeset(**options: Any) -> bytes:
    page = "<h1>Đơn khiếu nại</h1><p>Kính gửi: Chủ tịch Ủy ban nhân dân phường Mẫu</p>" * 30
    found: bytes = HTML(string=f"<html lang=vi>{page}</html>").write_pdf(**options)
    return found


_ALL: dict[str, bytes | Callable[[], bytes]] = {
    "quyết định.pdf": packed(sheet(), "PDF"),
    "QUYẾT ĐỊNH SỐ 11.PDF": packed(sheet("L"), "PDF"),
    "đơn (bản 2).v3.pdf": packed(sheet("1"), "PDF"),
    "CMYK.pdf": packed(sheet("CMYK"), "PDF"),
    "bảng màu.pdf": packed(sheet("P"), "PDF"),
    "nhiều trang.pdf": _book("PDF", 12),
    "Đơn tố cáo 02.3.2026.pdf": pdf(),
    "nén đối tượng.pdf": pdf(streams=ObjectStreamMode.generate),
    "xem nhanh.pdf": pdf(pages=3, linearize=True),
    "500 trang.pdf": pdf(pages=500, streams=ObjectStreamMode.generate),
    "đã ký số.pdf": pdf(_signed),
    "mở ở trang 1.pdf": pdf(_opens_at_a_page),
    "có mục lục.pdf": pdf(_jumps, pages=2),
    "có tên tài liệu.pdf": pdf(_titled),
    "fax.pdf": pdf(_fax),
    "hai lần lưu.pdf": _revised(),
    "đệm cuối.pdf": pdf() + b"\r\n" + bytes(4096),
    "A0.pdf": pdf(_poster),
    "phông chữ.pdf": _typeset,
    "có thẻ.pdf": partial(_typeset, pdf_tags=True),
    "PDF-UA.pdf": partial(_typeset, pdf_variant="pdf/ua-1"),
    "biên nhận.pdf": lambda: render(a_receipt()),
    "thông báo thụ lý.pdf": lambda: render(an_acceptance()),
    "quyết định giải quyết.pdf": lambda: render(a_decision()),
    "không nén.pdf": partial(_typeset, uncompressed_pdf=True),
    "A3 300 dpi.pdf": lambda: packed(sheet("L", _A3_300), "PDF", resolution=300),
    "ảnh.jpg": jpeg(),
    "ẢNH CHỤP.JPEG": jpeg(quality=95),
    "ảnh.jpe": packed(sheet("L"), "JPEG"),
    "ảnh.jfif": packed(sheet("CMYK"), "JPEG"),
    "dần dần.jpg": jpeg(progressive=True, optimize=True),
    "4.4.4.jpg": jpeg(subsampling=0, dpi=(300, 300)),
    "chú thích.jpg": jpeg(comment="Quét tại Bộ phận một cửa"),
    **{f"xoay {n}.jpg": jpeg(exif=_exif(n)) for n in (1, 3, 6, 8)},
    "đệm cuối.jpg": jpeg() + bytes(512),
    "điện thoại.jpg": jpeg() + bytes(16) + jpeg(quality=40),
    "khởi động lại.jpg": jpeg(restart_marker_blocks=1),
    "A3 300 dpi.jpg": lambda: packed(sheet("RGB", _A3_300), "JPEG", dpi=(300, 300)),
    "trang trắng.jpg": lambda: packed(Image.new("RGB", _A3_300, "white"), "JPEG", progressive=True),
    "ảnh.png": png(),
    "ảnh xám.png": packed(sheet("L"), "PNG"),
    "đen trắng.png": packed(sheet("1"), "PNG"),
    "trong suốt.png": packed(sheet("RGBA"), "PNG"),
    "bảng màu.png": packed(sheet("P"), "PNG"),
    "16 bit.png": packed(sheet("I;16"), "PNG"),
    "có chữ.png": png(pnginfo=_told()),
    "đệm cuối.png": png() + b"\n",
    "A3 300 dpi.png": lambda: packed(sheet("L", _A3_300), "PNG", compress_level=1),
    "ảnh.tif": tiff(),
    "ảnh.tiff": packed(sheet("L"), "TIFF"),
    "CMYK.tif": packed(sheet("CMYK"), "TIFF"),
    "fax nhóm 4.tif": packed(sheet("1"), "TIFF", compression="group4", dpi=(204, 196)),
    "fax nhóm 3.tif": packed(sheet("1"), "TIFF", compression="group3", dpi=(204, 98)),
    "fax nhiều trang.tif": _book("TIFF", 40, "1", compression="group4"),
    "nén lzw.tif": tiff(compression="tiff_lzw"),
    "nén zip.tif": tiff(compression="tiff_adobe_deflate"),
    "nén jpeg.tif": tiff(compression="jpeg"),
    "packbits.tif": tiff(compression="packbits"),
    "xoay.tif": tiff(exif=_exif(6)),
    "mô tả.tif": tiff(description="Don to cao"),
    "A4 200 dpi nhiều trang.tif": lambda: packed(
        sheet("1", _A4_200),
        "TIFF",
        compression="group4",
        save_all=True,
        append_images=[sheet("1", _A4_200)] * 9,
    ),
    "": png(),
}


def good_scans() -> Iterator[Upload]:
    """Each with the name that it is handed in under."""
    for name, content in _ALL.items():
        yield Upload(name, content)
