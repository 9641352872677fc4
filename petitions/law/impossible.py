"""What the clock says of facts that contradict each other or the law."""

from petitions.errors import BadFact


class ImpossibleFacts(BadFact):
    """Facts from which no clock can be computed.

    `code` is stable, for programs; `message` is Vietnamese, for the officer; `rule` names the
    article that refuses.
    """

    def __init__(self, code: str, message: str, *, rule: str = "") -> None:
        super().__init__(message, rule=rule, code=code)
