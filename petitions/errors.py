"""What the program says when an act may not be done. A leaf: it imports nothing of ours."""


class Refused(Exception):
    """An act that the law, a role or the state of the petition forbids.

    `code` is stable, for programs; `message` is Vietnamese, for the officer, and says how to
    mend it where it can be mended; `rule` names the article or the house rule that refuses, and
    `house_rule` is what refuses where no article does. `field` names the form field at fault.
    """

    code = "refused"
    house_rule = "Quy tắc xử lý đơn"

    def __init__(self, message: str, *, rule: str = "", code: str = "", field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.rule = rule
        self.field = field
        if code:
            self.code = code

    @property
    def named_rule(self) -> str:
        """What refuses, in words: the article, or else the house rule."""
        return self.rule or self.house_rule

    def __str__(self) -> str:
        return f"{self.message} ({self.rule})" if self.rule else self.message


class NotAllowed(Refused):
    """The person's roles on that day do not reach this act on this petition."""

    code = "not_allowed"
    house_rule = "Bảng phân quyền"


class WrongState(Refused):
    """The petition stands elsewhere in its lifecycle."""

    code = "wrong_state"
    house_rule = "Vòng đời đơn"


class AlreadyDone(Refused):
    """Somebody, perhaps the same person a moment ago, has done this already."""

    code = "already_done"
    house_rule = "Mỗi việc chỉ làm một lần"


class BadFact(Refused):
    """A fact that cannot be: a date out of order, an unknown unit, an impossible number."""

    code = "bad_fact"
    house_rule = "Dữ kiện phải đủ và khớp nhau"


class Busy(Refused):
    """Another officer holds the petition at this very moment; trying again is right."""

    code = "busy"
    house_rule = "Mỗi lúc một người xử lý hồ sơ"
