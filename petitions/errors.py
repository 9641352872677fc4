"""What the program says when an act may not be done. A leaf: it imports nothing of ours."""


class Refused(Exception):
    """An act that the law, a role or the state of the petition forbids.

    `code` is stable, for programs; `message` is Vietnamese, for the officer, and says how to
    mend it where it can be mended; `rule` names the article or the house rule that refuses.
    `field` names the form field at fault, where it is one.
    """

    code = "refused"

    def __init__(self, message: str, *, rule: str = "", code: str = "", field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.rule = rule
        self.field = field
        if code:
            self.code = code

    def __str__(self) -> str:
        return f"{self.message} ({self.rule})" if self.rule else self.message


class NotAllowed(Refused):
    """The person's roles on that day do not reach this act on this petition."""

    code = "not_allowed"


class WrongState(Refused):
    """The petition stands elsewhere in its lifecycle."""

    code = "wrong_state"


class AlreadyDone(Refused):
    """Somebody, perhaps the same person a moment ago, has done this already."""

    code = "already_done"


class BadFact(Refused):
    """A fact that cannot be: a date out of order, an unknown unit, an impossible number."""

    code = "bad_fact"


class Busy(Refused):
    """Another officer holds the petition at this very moment; trying again is right."""

    code = "busy"
