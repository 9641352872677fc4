"""What may stand in a log file: where something went wrong, and nothing that tells of whom."""

import logging
import re
from types import TracebackType

from config.error_reports import described

#: Whoever has the code of a petition may read where it stands: it is a secret of the citizen's.
_CODE = re.compile(r"(/tra-cuu/)[^/\s]+")
#: What stands behind the question mark of an address: words that somebody looked for.
_QUERY = re.compile(r"\?[^\s\"'<>]+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
#: Numbers as long as a telephone's or an identity card's, however they are grouped.
_NUMBER = re.compile(r"(?<![\w.:/-])\+?\d(?:[ .]?\d){8,}(?![\w-])")

_HIDDEN = ((_CODE, r"\1…"), (_QUERY, "?…"), (_MAIL, "…"), (_NUMBER, "…"))


class WithoutCodes(logging.Filter):
    """Blacks out lookup codes, what was asked for, mail addresses and long numbers in a message."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = told = record.getMessage()
        for pattern, instead in _HIDDEN:
            told = pattern.sub(instead, told)
        if told != said:
            record.msg, record.args = told, ()
        return True


class PlacesOnly(logging.Formatter):
    """Writes an exception as the places it went through: its text may quote what was typed."""

    def formatException(  # noqa: N802
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return described(ei[1], ei[2])
