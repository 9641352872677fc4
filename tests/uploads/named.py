"""Good scans under names that lie, hide or break out."""

from tests.uploads.making import Upload, jpeg, pdf, png, tiff

_UNSEEN = "ký tự ẩn hoặc ký tự đảo chiều"
_SLASH = "dấu gạch chéo hoặc dấu hai chấm"
_OTHER = "đuôi tên không khớp với nội dung"
_TWO = "có hai đuôi tên"

NAMED = [
    *(
        Upload(name, pdf(), _OTHER)
        for name in (
            *("giay.pdf.exe", "giay.exe", "giay", "giay.", ".exe", "giay.pdf ", "giay.pdf."),
            *("giay.png", "giay.jpg", "giay.tiff", "giay.pdf.zip", "giay.docm", "pdf", "giaypdf"),
            *(
                "giay.pdf;.exe",
                "giay.pdf%00.exe",
                "giay.svg",
                "giay.html",
                "giay.ｐｄｆ",
                "giay.pdƒ",
            ),
        )
    ),
    Upload("anh.png", jpeg(), _OTHER),
    Upload("anh.tif", png(), _OTHER),
    Upload("anh.pdf", tiff(), _OTHER),
    *(
        Upload(name, pdf(), _TWO)
        for name in (
            *("giay.exe.pdf", "giay.docm.pdf", "giay.html.pdf", "giay.EXE .pdf", "giay.js.v2.pdf"),
            *("giay.jpg.pdf", "giay.zip.pdf", "giay.svg.pdf", "giay．exe.pdf", "giay․exe.pdf"),
            *(".php.pdf", "giay.xlsm.PDF"),
        )
    ),
    Upload(".pdf", pdf(), "không có tên"),
    Upload("  .pdf", pdf(), "không có tên"),
    *(
        Upload(name, pdf(), _UNSEEN)
        for name in (
            *("giay\0.pdf", "giay.exe\0.pdf", "giay\n.pdf", "giay\r\nX: y.pdf", "giay\t.pdf"),
            *("giay\x1b[2J.pdf", "giay\x7f.pdf", "giay\x85.pdf", "giay\u2028.pdf"),
            *("giay\u202efdp.exe.pdf", "\u202dgiay.pdf", "\u2066giay\u2069.pdf", "gi\u200fay.pdf"),
            *("giay\u061c.pdf", "giay\u200b.pdf", "giay\ufeff.pdf", "giay\u2060.pdf"),
            *("giay\ue000.pdf", "giay\ufffe.pdf", "giay\udcff.pdf", "giay\U000e0041.pdf"),
        )
    ),
    *(
        Upload(name, pdf(), _SLASH)
        for name in (
            *("../../etc/giay.pdf", "/etc/giay.pdf", "..\\giay.pdf", "C:giay.pdf", "C:\\giay.pdf"),
            *("\\\\example\\x\\giay.pdf", "giay.pdf:an.pdf", "file://giay.pdf", "a∕b/giay.pdf"),
            *("giay／x.pdf", "giay＼x.pdf", "giay：x.pdf"),
        )
    ),
    Upload("a" * 197 + ".pdf", pdf(), "dài hơn 200 ký tự"),
    Upload("ạ" * 5000 + ".pdf", pdf(), "dài hơn 200 ký tự"),
]
