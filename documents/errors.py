"""Why a paper cannot be made or numbered."""

from petitions.errors import BadFact, Refused


class LetterError(BadFact):
    """A letter lacks a thing, or holds an impossible one. `field` is the field of the letter."""

    code = "incomplete_letter"

    def __init__(self, field: str, message: str, *, rule: str = "") -> None:
        super().__init__(message, rule=rule, field=field)


class NumberMoved(Exception):
    """Another paper took the expected number first; nothing of this attempt may stay."""


class SigningError(Refused):
    """A paper could not be signed: the key, its password or its device. Nothing was issued."""

    code = "signing"
    house_rule = "Chữ ký số trên văn bản (Nghị định 30/2020/NĐ-CP)"
