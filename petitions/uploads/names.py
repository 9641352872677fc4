"""Names of files that are handed in. Nothing is stored under them, but people read them."""

import unicodedata

#: As many characters as the record of a paper holds.
LONGEST_NAME = 200
_SHOWN = 80
EXTENSIONS = {
    "application/pdf": (".pdf",),
    "image/jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "image/png": (".png",),
    "image/tiff": (".tif", ".tiff"),
}
#: Endings that make a name lie about what it is wherever the last ending is hidden or cut off.
_OTHER_KINDS = """
7z ace apk app arj asp aspx bat bin bz2 cab chm cmd com cpl csv dll doc docm docx dot dotm eml exe
gif gz hta htm html img inf iso jar jpe jpeg jpg js jse jsp lnk lzh mht mhtml mp3 mp4 msc msg msi
msix odp ods odt pdf php pif png ppt pptm pptx ps1 psd py rar reg rtf scr sh shtml svg svgz swf tar
tgz tif tiff url vbe vbs webp wsf xhtml xls xlsb xlsm xlsx xml xsl xz zip
"""
_OTHER_ENDINGS = frozenset(_OTHER_KINDS.split())
#: Control and format characters (the bidirectional ones among them), private and broken ones.
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


def shown(name: str) -> str:
    """`name` as a message may quote it: of one line, without unseen characters, not too long."""
    seen = "".join("\N{REPLACEMENT CHARACTER}" if _is_unseen(c) else c for c in _nfc(name))
    return seen if len(seen) <= _SHOWN else f"{seen[: _SHOWN // 2]}…{seen[-_SHOWN // 2 + 1 :]}"


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN


def fault(name: str) -> str:
    """What is wrong with the name by itself, in Vietnamese, to be read after it; "" when nothing.

    A name that was not given ("") is no fault.
    """
    if len(_nfc(name)) > LONGEST_NAME:
        return f"có tên dài hơn {LONGEST_NAME} ký tự. Đặt tên ngắn hơn."
    if any(_is_unseen(c) for c in name):
        return "có ký tự ẩn hoặc ký tự đảo chiều chữ trong tên. Đổi tên tệp rồi nộp lại."
    if any(c in "/\\:" for c in unicodedata.normalize("NFKC", name)):
        return "có dấu gạch chéo hoặc dấu hai chấm trong tên. Đổi tên tệp rồi nộp lại."
    return ""


def ending_fault(name: str, media_type: str) -> str:
    """What is wrong with how the name ends, now that its content is known; "" when nothing."""
    compared = unicodedata.normalize("NFKC", name).lower()
    if not name:
        return ""
    if not name.lower().endswith(EXTENSIONS[media_type]):
        return (
            f"có đuôi tên không khớp với nội dung ({media_type}). Kiểm tra lại tệp hoặc đổi đúng "
            "tên."
        )
    *before, _ = compared.split(".")
    stem, *endings = before
    if not stem.strip() and not endings:
        return "không có tên, chỉ có đuôi. Đặt tên cho tệp."
    if any(ending.strip() in _OTHER_ENDINGS for ending in endings):
        return "có hai đuôi tên. Đổi tên để chỉ còn một đuôi đúng với nội dung."
    return ""
