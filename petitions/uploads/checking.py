"""What may be handed in as a scan. The type is read from the content; the name has to agree."""

from django.conf import settings

from petitions.errors import BadFact
from petitions.uploads import apart, clamav, names, signatures
from petitions.uploads.findings import Finding, Found

_EXAMINER = {
    "application/pdf": "pdfs",
    "image/jpeg": "images",
    "image/png": "images",
    "image/tiff": "images",
}


def check_scan(content: bytes, file_name: str) -> str:
    """The media type under which the scan may be stored and served.

    `file_name` is the name it was handed in under, "" where it has none. Raises BadFact, which
    names the file and says what to do, when it may not be let in.
    """
    if told := _refusal_of_bytes(content, file_name):
        raise _refused(file_name, told)
    media_type = signatures.kind(content)
    _ask_scanner(content, file_name)
    try:
        apart.ask(
            _EXAMINER[media_type],
            "examine",
            content,
            media_type=media_type,
            max_pages=settings.ATTACHMENT_MAX_PAGES,
            max_pixels=settings.ATTACHMENT_MAX_PIXELS,
        )
    except Found as found:
        raise _refused(file_name, found.told) from found
    return media_type


def _refusal_of_bytes(content: bytes, file_name: str) -> str:
    """What is wrong with name, size, type or what is glued in; "" when nothing."""
    limit = settings.ATTACHMENT_MAX_BYTES
    if told := names.fault(file_name):
        return told
    if not content:
        return "rỗng. Quét lại tài liệu."
    if len(content) > limit:
        return f"lớn hơn {limit // 1024 // 1024} MB. Quét ở độ phân giải thấp hơn hoặc tách tệp."
    media_type = signatures.kind(content)
    if not media_type:
        other = signatures.other_kind(content)
        return Found(Finding.NOT_A_SCAN, f" mà là {other}" if other else "").told
    if told := names.ending_fault(file_name, media_type):
        return told
    if other := signatures.glued(content, media_type):
        return Found(Finding.GLUED, other).told
    return Found(Finding.MARKUP).told if signatures.has_markup(content) else ""


def _ask_scanner(content: bytes, file_name: str) -> None:
    try:
        virus = clamav.virus_in(content)
    except clamav.TooLarge:
        raise _refused(
            file_name,
            "lớn hơn mức mà trình quét vi-rút nhận. Tách tệp, hoặc báo quản trị viên tăng "
            "StreamMaxLength của ClamAV.",
            code="scanner_too_large",
        ) from None
    except clamav.Silent:
        raise _refused(
            file_name,
            "chưa được nhận vì trình quét vi-rút không trả lời. Chưa có gì được lưu; thử lại sau "
            "ít phút, nếu vẫn vậy thì báo quản trị viên.",
            code="scanner_silent",
        ) from None
    if virus:
        raise _refused(
            file_name,
            f"nhiễm vi-rút ({names.shown(virus)}). Không mở tệp; báo quản trị viên.",
            code="virus",
        )


def _refused(file_name: str, told: str, *, code: str = "") -> BadFact:
    called = f"Tệp «{names.shown(file_name)}»" if file_name else "Tệp không tên"
    return BadFact(f"{called} {told}", field="papers", code=code)
