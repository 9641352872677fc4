"""What in a PDF does something, or hides something, instead of being a page to look at.

Names are those of ISO 32000-2. Every object of the file is looked at, whether a page leads to it or
not: what a later revision takes out of use may be put to use by an older reader.
"""

from collections.abc import Iterator

import pikepdf

from petitions.uploads.findings import Finding, Found
from petitions.uploads.signatures import has_markup

_SCRIPT = "mã JavaScript"
_BY_ITSELF = "hành động tự chạy khi mở tệp"
_PROGRAM = "lệnh mở chương trình khác"
_SENDS = "lệnh gửi hoặc nạp dữ liệu"
_ELSEWHERE = "liên kết sang tệp khác"
_WEB = "liên kết ra mạng"
_FILE = "tệp đính kèm bên trong"
_FORM = "biểu mẫu động XFA"
_MEDIA = "nội dung đa phương tiện"

#: Keys that stand only where something is done or hidden, in whatever dictionary (12.6, 7.11.4...).
_KEYS = {
    **{"/JS": _SCRIPT, "/JavaScript": _SCRIPT, "/AA": _BY_ITSELF, "/Launch": _PROGRAM},
    **{"/EF": _FILE, "/EmbeddedFiles": _FILE, "/EmbeddedFile": _FILE, "/Collection": _FILE},
    **{"/UF": _ELSEWHERE, "/XFA": _FORM, "/RichMediaContent": _MEDIA, "/URI": _WEB},
    **{"/RichMediaSettings": _MEDIA, "/Rendition": _MEDIA, "/Renditions": _MEDIA, "/Movie": _MEDIA},
}
#: Kinds of action (12.6.4) and of annotation or object (12.5.6) by the value of a key.
_VALUES = {
    "/S": {
        **{"/JavaScript": _SCRIPT, "/Rendition": _MEDIA, "/Movie": _MEDIA, "/Sound": _MEDIA},
        **{"/Launch": _PROGRAM, "/SubmitForm": _SENDS, "/ImportData": _SENDS, "/URI": _WEB},
        **{"/GoToR": _ELSEWHERE, "/GoToE": _ELSEWHERE, "/GoToDp": _ELSEWHERE},
        **{"/RichMediaExecute": _MEDIA, "/GoTo3DView": _MEDIA, "/Thread": _ELSEWHERE},
    },
    "/Subtype": {
        **{"/FileAttachment": _FILE, "/RichMedia": _MEDIA, "/Screen": _MEDIA, "/Movie": _MEDIA},
        **{"/Sound": _MEDIA, "/3D": _MEDIA, "/U3D": _MEDIA, "/PS": _SCRIPT},
    },
    "/Type": {"/EmbeddedFile": _FILE, "/Filespec": _ELSEWHERE, "/F": _ELSEWHERE},
}
_IN_PLACE = "/GoTo"
#: Dictionaries and arrays inside one object; qpdf itself ends at a nesting of 100.
_MOST_INSIDE = 1_000_000


def check_objects(pdf: pikepdf.Pdf) -> None:
    """Raise Found for the first object of the file that acts or hides something."""
    _check_opening(pdf.Root)
    inside = 0
    for top in (pdf.trailer, *pdf.objects):
        for found in _within(top):
            inside += 1
            if inside > _MOST_INSIDE:
                raise Found(Finding.BOMB)
            _check(found)


def _within(top: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every dictionary (a stream's too) inside one object, those of other objects left out."""
    left = [top]
    while left:
        found = left.pop()
        if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            yield found
            left += [value for value in _values(found) if not value.is_indirect]
        elif isinstance(found, pikepdf.Array):
            left += [
                value
                for value in found
                if isinstance(value, pikepdf.Object) and not value.is_indirect
            ]


def _values(found: pikepdf.Object) -> list[pikepdf.Object]:
    return [value for _, value in found.items() if isinstance(value, pikepdf.Object)]


def _check(found: pikepdf.Object) -> None:
    for key, _ in found.items():
        if told := _KEYS.get(key):
            raise Found(Finding.ACTIVE, told)
    for key, kinds in _VALUES.items():
        value = found.get(key)
        if isinstance(value, pikepdf.Name) and (told := kinds.get(str(value))):
            raise Found(Finding.ACTIVE, told)
    if isinstance(found, pikepdf.Stream):
        _check_stream(found)


def _check_stream(found: pikepdf.Stream) -> None:
    if "/F" in found:  # the data are in another file (7.3.8.2)
        raise Found(Finding.ACTIVE, _ELSEWHERE)
    if found.get("/Type") == "/Metadata" and has_markup(found.read_bytes()):
        raise Found(Finding.MARKUP)


def _check_opening(root: pikepdf.Object) -> None:
    """What is done on opening may show a place in this file, which is what LibreOffice writes."""
    opening = root.get("/OpenAction")
    if isinstance(opening, pikepdf.Dictionary) and opening.get("/S") != _IN_PLACE:
        raise Found(Finding.ACTIVE, _BY_ITSELF)
