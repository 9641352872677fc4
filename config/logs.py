"""What may stand in a log file."""

import logging
import re

#: Whoever has the code of a petition may read where it stands: it is a secret of the citizen's.
_CODE = re.compile(r"(/tra-cuu/)[^/\s]+")


class WithoutCodes(logging.Filter):
    """Blacks out the lookup codes in the addresses that Django logs when it refuses a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if _CODE.search(said):
            record.msg, record.args = _CODE.sub(r"\1…", said), ()
        return True
