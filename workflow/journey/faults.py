"""What a line of output says of a step that was refused or went wrong."""

import logging
import traceback
from pathlib import Path
from typing import Any

from django.db import connection

from petitions.errors import Refused

logger = logging.getLogger(__name__)

NOT_WRITTEN = "not_written"
UNEXPECTED = "unexpected"
_HOUSE_RULE = "Lỗi của chương trình hoặc của máy"


def refusal(refused: Refused) -> dict[str, Any]:
    """Which rule refused the step, and why."""
    error = {"code": refused.code, "message": refused.message, "rule": refused.named_rule}
    return {"error": error | ({"field": refused.field} if refused.field else {})}


def not_written(error: OSError) -> dict[str, Any]:
    """The step was done, but its paper could not be put where it should go."""
    message = (
        f"Bước này đã làm xong và văn bản đã lưu trong hồ sơ, nhưng không ghi được tệp PDF: "
        f"{error.strerror}."
    )
    return _fault(NOT_WRITTEN, message)


def unexpected(error: Exception, ref: str, number: int, *, done: bool) -> dict[str, Any]:
    """Something that no rule foresees. Where it happened is logged; what the petition says is not.

    The message of the exception may quote the petition, so only its kind and place are kept.
    """
    place = traceback.extract_tb(error.__traceback__)
    trail = " > ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in place)
    logger.error("journey: %r, step %d: %s at %s", ref, number, type(error).__name__, trail)
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()  # the next petition gets one that works
    message = (
        "Bước này đã làm xong, nhưng không đọc lại được hồ sơ."
        if done
        else "Lỗi ngoài dự kiến; bước này chưa làm gì. Chi tiết ghi ở luồng báo lỗi."
    )
    return _fault(UNEXPECTED, message)


def _fault(code: str, message: str) -> dict[str, Any]:
    return {"error": {"code": code, "message": message, "rule": _HOUSE_RULE}}
