"""PDFs that act, hide something, unpack to far too much, or are damaged."""

import re
import zlib
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Encryption, Name, ObjectStreamMode, Permissions

from tests.uploads.making import Upload, acting, annotated, pdf

_JS, _OPEN, _RUN = "mã JavaScript", "hành động tự chạy", "lệnh mở chương trình"
_SEND, _FAR, _WEB = "lệnh gửi hoặc nạp dữ liệu", "liên kết sang tệp khác", "liên kết ra mạng"
_FILE, _XFA, _MEDIA = "tệp đính kèm bên trong", "biểu mẫu động XFA", "nội dung đa phương tiện"
_DAMAGED, _BOMB, _LOCKED = "bị hỏng", "phình ra quá lớn", "mật khẩu"
_SIZE, _PAGES, _PIXELS = "khổ giấy không có thật", "nhiều trang hơn", "ảnh quá lớn so với"
Change = Callable[[pikepdf.Pdf], None]


def _link(**action: Any) -> Change:
    return annotated(A=acting(**action))


def _root(**entries: Any) -> Change:
    def change(made: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            made.Root[f"/{key}"] = value

    return change


def _page(**entries: Any) -> Change:
    def change(made: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            made.pages[0].obj[f"/{key}"] = value

    return change


def _attached(made: pikepdf.Pdf) -> None:
    made.attachments["giay.exe"] = b"MZ"


def _unreached(made: pikepdf.Pdf) -> None:
    """Nothing leads to it but a table of all objects."""
    made.Root.PieceInfo = made.make_indirect(
        Array([made.make_indirect(acting(S=Name.JavaScript, JS="app.alert(1)"))])
    )


def _deep(made: pikepdf.Pdf) -> None:
    held: Any = acting(S=Name.Launch, F="calc.exe")
    for _ in range(40):
        held = Array([Dictionary(A=held)])
    made.Root.PieceInfo = held


def _outline(made: pikepdf.Pdf) -> None:
    item = acting(Title="x", A=acting(S=Name.URI, URI="https://example.test/"))
    made.Root.Outlines = made.make_indirect(acting(First=made.make_indirect(item), Count=1))


def _outside(made: pikepdf.Pdf) -> None:
    stream = made.make_stream(b"")
    stream.F = "\\\\example.test\\x"
    made.pages[0].Contents = stream


def _postscript(made: pikepdf.Pdf) -> None:
    stream = made.make_stream(b"(x) run", Type=Name.XObject, Subtype=Name.PS)
    made.pages[0].Resources = Dictionary(XObject=Dictionary(P=stream))


def _described(made: pikepdf.Pdf) -> None:
    stream = pikepdf.Stream(made, zlib.compress(b"<x><script>1</script></x>"))
    stream.Filter, stream.Type, stream.Subtype = Name.FlateDecode, Name.Metadata, Name.XML
    made.Root.Metadata = made.make_indirect(stream)


ACTS: dict[str, tuple[Change, str]] = {
    "open-js": (_root(OpenAction=acting(S=Name.JavaScript, JS="x")), _OPEN),
    "open-named": (_root(OpenAction=acting(S=Name.Named, N=Name.Print)), _OPEN),
    "open-launch": (_root(OpenAction=acting(S=Name.Launch, F="calc.exe")), _OPEN),
    "open-uri": (_root(OpenAction=acting(S=Name.URI, URI="https://example.test/")), _OPEN),
    "open-then": (
        _root(OpenAction=acting(S=Name.GoTo, D="x", Next=acting(S=Name.JavaScript, JS="x"))),
        _JS,
    ),
    "root-aa": (_root(AA=acting(WC=acting(S=Name.GoTo, D="x"))), _OPEN),
    "page-aa": (_page(AA=acting(O=acting(S=Name.GoTo, D="x"))), _OPEN),
    "field-aa": (annotated(AA=acting(E=acting(S=Name.GoTo))), _OPEN),
    "names-js": (_root(Names=acting(JavaScript=acting(Names=Array(["a", acting(S="x")])))), _JS),
    "link-js": (_link(S=Name.JavaScript, JS="app.alert(1)"), _JS),
    "link-launch": (_link(S=Name.Launch, F="calc.exe"), _RUN),
    "link-launch-win": (_link(S=Name.Launch, Win=acting(F="cmd.exe", P="/c calc")), _RUN),
    "link-uri": (_link(S=Name.URI, URI="https://example.test/"), _WEB),
    "link-uri-js": (_link(S=Name.URI, URI="java\nscript:alert(1)"), _WEB),
    "link-smb": (_link(S=Name.GoToR, F="\\\\example.test\\x", D="x"), _FAR),
    "link-gotoe": (_link(S=Name.GoToE, D="x"), _FAR),
    "link-submit": (_link(S=Name.SubmitForm, F="https://example.test/"), _SEND),
    "link-import": (_link(S=Name.ImportData, F="x.fdf"), _SEND),
    "link-movie": (_link(S=Name.Movie), _MEDIA),
    "link-sound": (_link(S=Name.Sound), _MEDIA),
    "link-rendition": (_link(S=Name.Rendition, OP=0), _MEDIA),
    "link-rich": (_link(S=Name.RichMediaExecute), _MEDIA),
    "link-3d": (_link(S=Name.GoTo3DView), _MEDIA),
    "link-thread": (_link(S=Name.Thread, D=0), _FAR),
    "link-next": (_link(S=Name.GoTo, D="x", Next=Array([acting(S=Name.Launch, F="x")])), _RUN),
    "base-uri": (_root(URI=acting(Base="https://example.test/")), _WEB),
    "outline-uri": (_outline, _WEB),
    "attached": (_attached, _FILE),
    "attached-note": (annotated(Subtype=Name.FileAttachment), _FILE),
    "attached-page": (_page(AF=Array([acting(Type=Name.Filespec, F="x.exe")])), _FAR),
    "portfolio": (_root(Collection=acting(View=Name.D)), _FILE),
    "xfa": (_root(AcroForm=acting(Fields=Array([]), XFA="<xdp/>")), _XFA),
    "rich-media": (annotated(Subtype=Name.RichMedia), _MEDIA),
    "screen": (annotated(Subtype=Name.Screen), _MEDIA),
    "movie": (annotated(Subtype=Name.Movie, Movie=acting(F="x.avi")), _MEDIA),
    "sound": (annotated(Subtype=Name.Sound), _MEDIA),
    "3d": (annotated(Subtype=Name("/3D")), _MEDIA),
    "unreached": (_unreached, _JS),
    "deep": (_deep, _RUN),
    "outside-stream": (_outside, _FAR),
    "postscript": (_postscript, _JS),
    "metadata-script": (_described, "mã trang web"),
}


def _stream(data: bytes, *filters: str) -> Change:
    """The content of the first page, already packed in these ways."""

    def change(made: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(made, data)
        stream.Filter = Array([Name(f"/{name}") for name in filters])
        made.pages[0].Contents = made.make_indirect(stream)

    return change


def _image(width: int, height: int, data: bytes = b"", **entries: Any) -> Change:
    def change(made: pikepdf.Pdf) -> None:
        image = pikepdf.Stream(made, data)
        held = {"Subtype": Name.Image, "Width": width, "Height": height, "BitsPerComponent": 8}
        for key, value in (held | {"ColorSpace": Name.DeviceGray} | entries).items():
            image[f"/{key}"] = value
        made.pages[0].Resources = Dictionary(XObject=Dictionary(P=made.make_indirect(image)))

    return change


def _laughs(made: pikepdf.Pdf) -> None:
    """Forms that draw ten forms each, nine deep: a thousand million strokes."""
    inner = made.make_stream(b"0 0 m 9 9 l S", Subtype=Name.Form, BBox=[0, 0, 9, 9])
    for _ in range(9):
        held = Dictionary(XObject=Dictionary(F=inner))
        inner = made.make_stream(
            b"/F Do " * 10, Subtype=Name.Form, BBox=[0, 0, 9, 9], Resources=held
        )
    made.pages[0].Resources = Dictionary(XObject=Dictionary(F=inner))
    made.pages[0].Contents = made.make_stream(b"/F Do")


def _draws_itself(made: pikepdf.Pdf) -> None:
    form = made.make_stream(b"/F Do", Subtype=Name.Form, BBox=[0, 0, 9, 9])
    form.Resources = Dictionary(XObject=Dictionary(F=form))
    made.pages[0].Resources = Dictionary(XObject=Dictionary(F=form))
    made.pages[0].Contents = made.make_stream(b"/F Do")


def _no_pages(made: pikepdf.Pdf) -> None:
    del made.pages[0]


def _many_objects(made: pikepdf.Pdf) -> None:
    made.Root.PieceInfo = Array([made.make_indirect(Dictionary(A=1)) for _ in range(260_000)])


@cache
def _huge() -> bytes:
    return zlib.compress(bytes(300 * 2**20))


_PACKED = ObjectStreamMode.generate
_PLAIN = pdf()

BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "flate": (lambda: pdf(_stream(_huge(), "FlateDecode")), _BOMB),
    "flate-twice": (
        lambda: pdf(_stream(zlib.compress(_huge()), "FlateDecode", "FlateDecode")),
        _BOMB,
    ),
    "filters": (partial(pdf, _stream(b"", *["ASCIIHexDecode"] * 30)), _BOMB),
    "run-length": (partial(pdf, _stream(b"\x81\x00" * 2_500_000, "RunLengthDecode")), _BOMB),
    "image-says": (partial(pdf, _image(60_000, 60_000)), _PIXELS),
    "image-long": (partial(pdf, _image(200_000, 1)), _PIXELS),
    "image-fax": (
        partial(
            pdf, _image(9, 9, Filter=Name.CCITTFaxDecode, DecodeParms=Dictionary(Columns=90_000))
        ),
        _PIXELS,
    ),
    "laughs": (partial(pdf, _laughs), _BOMB),
    "laughs-packed": (partial(pdf, _laughs, streams=_PACKED), _BOMB),
    "itself": (partial(pdf, _draws_itself), _BOMB),
    "objects": (partial(pdf, _many_objects, streams=_PACKED), _BOMB),
    "pages-501": (partial(pdf, pages=501), _PAGES),
    "pages-5000": (partial(pdf, pages=5000, streams=_PACKED), _PAGES),
    "no-page": (partial(pdf, _no_pages), "không có trang nào"),
    "wide": (partial(pdf, _page(MediaBox=[0, 0, 14_400, 14_400])), _SIZE),
    "thin": (partial(pdf, _page(MediaBox=[0, 0, 595, 0])), _SIZE),
    "unit": (partial(pdf, _page(UserUnit=1000)), _SIZE),
    "crop": (partial(pdf, _page(CropBox=[0, 0, 0.1, 0.1])), _SIZE),
}


def _locked(user: str, aes: bool = True) -> bytes:
    kept = Permissions(extract=False)
    modern = Encryption(owner="o", user=user, R=6, aes=True, allow=kept)
    older = Encryption(owner="o", user=user, R=3, aes=False, metadata=False, allow=kept)
    return pdf(encryption=modern if aes else older)


def _with_table(name: bytes) -> bytes:
    """The offset of the table of objects does not lead to it."""
    return re.sub(rb"startxref\n\d+", b"startxref\n" + name, _PLAIN)


DAMAGED: dict[str, tuple[bytes, str]] = {
    "locked": (_locked("u"), _LOCKED),
    "locked-empty": (_locked(""), _LOCKED),
    "locked-rc4": (_locked("", aes=False), _LOCKED),
    "half": (_PLAIN[: len(_PLAIN) // 2], _DAMAGED),
    "no-end": (_PLAIN[:-6], _DAMAGED),
    "head-only": (b"%PDF-1.7\n%%EOF\n", _DAMAGED),
    "offset": (_with_table(b"999999"), _DAMAGED),
    "offset-0": (_with_table(b"0"), _DAMAGED),
    "offset-negative": (_with_table(b"-5"), _DAMAGED),
    "no-root": (_PLAIN.replace(b"/Root", b"/Boot"), _DAMAGED),
    "no-table": (_PLAIN.replace(b"xref", b"yref"), _DAMAGED),
    "bad-flate": (pdf(_stream(b"not packed", "FlateDecode")), _DAMAGED),
    "zeroed": (_PLAIN[:20] + bytes(len(_PLAIN) - 40) + _PLAIN[-20:], _DAMAGED),
    "nested": (pdf().replace(b"/Type /Catalog", b"/A " + b"[" * 5000 + b"]" * 5000), _DAMAGED),
    "written-names": (
        pdf(_link(S=Name("/PPPPPPPPPPPP"))).replace(b"/PPPPPPPPPPPP", b"/J#61vaScript"),
        _JS,
    ),
}

BAD_PDFS = [
    *(
        Upload(f"{name}-{way}.pdf", partial(pdf, change, streams=streams), words)
        for name, (change, words) in ACTS.items()
        for way, streams in (("thuong", ObjectStreamMode.disable), ("nen", _PACKED))
    ),
    *(Upload(f"{name}.pdf", *made) for name, made in BOMBS.items()),
    *(Upload(f"{name}.pdf", *made) for name, made in DAMAGED.items()),
]
