"""What is found wrong with a file, and how an officer is told. Plain Python: children load it."""

from enum import StrEnum

ALLOWED = "PDF, JPEG, PNG hoặc TIFF"
_SCAN_AGAIN = "Quét lại tài liệu giấy."
_PRINT_AGAIN = "Quét lại tài liệu giấy, hoặc in ra một tệp PDF mới rồi nộp tệp đó."
_SPLIT = "Tách thành nhiều tệp nhỏ hơn."


class Finding(StrEnum):
    """Why a file is not let in."""

    NOT_A_SCAN = "not_a_scan"
    DAMAGED = "damaged"
    TOO_SLOW = "too_slow"
    BUSY = "busy"
    GLUED = "glued"
    TRAILING = "trailing"
    MARKUP = "markup"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PAGES = "too_many_pages"
    ANIMATED = "animated"
    ODD_COLOURS = "odd_colours"
    NO_PAGE = "no_page"
    NO_SUCH_PAGE = "no_such_page"
    PAGE_SIZE = "page_size"
    ENCRYPTED = "encrypted"
    ACTIVE = "active"
    BOMB = "bomb"


_TOLD = {
    Finding.NOT_A_SCAN: f"không phải là {ALLOWED}{{detail}}. Quét lại tài liệu ra một trong các "
    "dạng đó.",
    Finding.DAMAGED: f"bị hỏng, không đọc được trọn vẹn. {_SCAN_AGAIN}",
    Finding.TOO_SLOW: "quá nặng, đọc mãi không xong. Quét ở độ phân giải thấp hơn hoặc tách tệp.",
    Finding.BUSY: "chưa đọc được vì máy chủ đang đọc nhiều tệp khác. Chờ một phút rồi nộp lại.",
    Finding.GLUED: f"có {{detail}} ghép bên trong. {_SCAN_AGAIN}",
    Finding.TRAILING: "có dữ liệu thừa sau phần cuối của tài liệu. Mở tệp, lưu thành tệp mới rồi "
    "nộp tệp mới, hoặc quét lại.",
    Finding.MARKUP: f"có mã trang web bên trong. {_SCAN_AGAIN}",
    Finding.TOO_MANY_PIXELS: "có ảnh quá lớn so với một trang giấy. Quét ở độ phân giải thấp hơn "
    "(300 dpi là đủ).",
    Finding.TOO_MANY_PAGES: f"có nhiều trang hơn mức cho phép ({{detail}} trang). {_SPLIT}",
    Finding.ANIMATED: f"là ảnh động. {_SCAN_AGAIN}",
    Finding.ODD_COLOURS: "dùng hệ màu mà máy quét không tạo ra. Quét lại ở chế độ màu, xám hoặc "
    "đen trắng.",
    Finding.NO_PAGE: f"không có trang nào. {_SCAN_AGAIN}",
    Finding.NO_SUCH_PAGE: "không có trang {detail}.",
    Finding.PAGE_SIZE: f"có trang với khổ giấy không có thật. {_PRINT_AGAIN}",
    Finding.ENCRYPTED: "được đặt mật khẩu hoặc mã hóa. Bỏ mật khẩu, hoặc quét lại tài liệu giấy.",
    Finding.ACTIVE: f"có {{detail}}. {_PRINT_AGAIN}",
    Finding.BOMB: f"phình ra quá lớn hoặc quá phức tạp khi mở. {_PRINT_AGAIN}",
}


class Found(Exception):
    """Something wrong with a file. `detail` is put into the words where they ask for one."""

    def __init__(self, finding: Finding, detail: str = "") -> None:
        super().__init__(finding, detail)
        self.finding = finding
        self.detail = detail

    @property
    def told(self) -> str:
        """What is wrong and what to do, in Vietnamese; the file's name goes before it."""
        return _TOLD[self.finding].format(detail=self.detail)
