"""The numbered parts of a long paper, and what can be found of a complaint."""

from enum import StrEnum

from documents.letters.decision_parts import Section
from documents.letters.wording import clause

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class Verdict(StrEnum):
    """How much of a complaint is right."""

    RIGHT = "đúng"
    PARTLY = "đúng một phần"
    WRONG = "sai toàn bộ"


def to_the_end(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """The last paragraphs of a paper, without the full stop that "./." stands for."""
    return (*paragraphs[:-1], *(clause(last) for last in paragraphs[-1:]))


def numbered(*parts: tuple[str, tuple[str, ...]]) -> tuple[Section, ...]:
    """The parts that have a paragraph, numbered in their order; each is a heading and its text."""
    held = (part for part in parts if part[1])
    return tuple(
        Section(numeral=numeral, heading=heading, paragraphs=text)
        for numeral, (heading, text) in zip(_NUMERALS, held, strict=False)
    )
