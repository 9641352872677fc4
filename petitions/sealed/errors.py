"""What the vault answers when it cannot hand out what it was asked for."""

from petitions.errors import Refused


class Unopened(Refused):
    """A sealed value is not handed out. Each subclass says why."""

    code = "unopened"
    house_rule = "Kho danh tính được niêm phong"


class Tampered(Unopened):
    """Something in the vault was changed, exchanged, removed or damaged after it was written."""

    code = "tampered"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Danh tính được niêm phong không mở được: {what}. Dữ liệu đã bị thay đổi hoặc hư hỏng;"
            " báo ngay cho người quản trị hệ thống để kiểm tra."
        )


class Destroyed(Unopened):
    """The key of this petition was destroyed; nobody can open its values again."""

    code = "destroyed"

    def __init__(self) -> None:
        super().__init__("Danh tính được niêm phong của đơn này đã bị hủy, không thể mở lại.")


class MasterMissing(Unopened):
    """The key file of this machine lacks the master key that the vault asks for."""

    code = "master_missing"

    def __init__(self) -> None:
        super().__init__(
            "Tệp khóa của máy chủ không khớp với kho danh tính (thiếu hoặc đã cũ);"
            " báo người quản trị hệ thống khôi phục tệp khóa."
        )
