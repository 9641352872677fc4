"""Numbers in an address or a field, where anybody may have written anything."""

import re

#: ASCII only: `str.isdigit` also takes "²", which int() refuses. No key is longer than this.
_DIGITS = re.compile(r"[0-9]{1,18}")


def whole_number(text: str) -> int | None:
    """The number that `text` writes in ASCII digits and nothing else; None where it does not."""
    return int(text) if _DIGITS.fullmatch(text) else None
