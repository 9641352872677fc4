"""How dates, names and prose are written on paper."""

import re
from datetime import date

from petitions.law.facts import Kind
from petitions.text import nfc

#: What a petition of each kind is called inside a sentence.
NOUNS = {
    Kind.COMPLAINT: "khiếu nại",
    Kind.DENUNCIATION: "tố cáo",
    Kind.RECOMMENDATION: "kiến nghị, phản ánh",
}


def long_date(day: date) -> str:
    """ngày 05 tháng 02 năm 2026: days below 10, and January and February, with a leading zero."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """05/02/2026."""
    return f"{day:%d/%m/%Y}"


def blocks(text: str) -> tuple[str, ...]:
    """The blocks of `text`, which blank lines part; line breaks stay inside one."""
    unified = nfc(text).replace("\r\n", "\n").replace("\r", "\n")
    parts = (part.strip() for part in re.split(r"\n[ \t]*\n", unified))
    return tuple(part for part in parts if part)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of `text` as they are printed: each line is one, with an indent of its own."""
    lines = (line.strip() for block in blocks(text) for line in block.split("\n"))
    return tuple(line for line in lines if line)


def unnumbered(article: str) -> str:
    """An article without the «Điều 3.» that somebody typed: the paper numbers them itself."""
    return re.sub(r"^\s*Điều\s+\d+\s*[.:]\s*", "", nfc(article))


def clause(text: str) -> str:
    """`text` without a full stop or semicolon at its end, to be set inside a sentence."""
    return nfc(text).strip().rstrip(" .;,/")


def sentence(text: str) -> str:
    """`text` with one full stop at its end."""
    return f"{clause(text)}."


def lower_first(text: str) -> str:
    """`text` to follow a comma: its first letter small, unless it begins an abbreviation."""
    return text[:1].lower() + text[1:] if not text[:2].isupper() else text


def upper_first(text: str) -> str:
    """`text` to begin a sentence: its first letter a capital, the others as they are."""
    return text[:1].upper() + text[1:]
