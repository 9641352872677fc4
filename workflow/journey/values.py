"""Values of a file, held to the types that docs/journey.md gives them; null is nothing said."""

import re
from collections.abc import Collection
from typing import Any

from django.conf import settings

from petitions.errors import BadFact

RULE = "Định dạng tệp hành trình"
#: Control characters and halves of a code pair: no database and no paper takes them.
_UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
#: So much of an unknown name is repeated to whoever wrote it.
_SHOWN = 60


def fault(message: str, field: str = "", *, code: str = "") -> BadFact:
    """The refusal of something that the format of the file does not allow."""
    return BadFact(message, rule=RULE, field=field, code=code)


def shown(text: str) -> str:
    """The beginning of `text`, short enough for a message."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def text(value: Any, field: str) -> str:
    """`value`, if it is a text that can be stored and printed. Raises BadFact."""
    if not isinstance(value, str):
        raise fault(f"Mục «{field}» phải là chữ trong ngoặc kép.", field)
    unusable = _UNUSABLE.search(value)
    if unusable:
        code_point = f"U+{ord(unusable[0]):04X}"
        raise fault(f"Mục «{field}» có ký tự không dùng được trong văn bản ({code_point}).", field)
    if len(value) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise fault(f"Mục «{field}» quá dài.", field)
    return value


def flag(value: Any, field: str) -> bool:
    """`value`, if it is true or false. Raises BadFact."""
    if not isinstance(value, bool):
        raise fault(f"Mục «{field}» chỉ nhận true hoặc false.", field)
    return value


def whole(value: Any, field: str) -> int:
    """`value`, if it is a whole number. Raises BadFact."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise fault(f"Mục «{field}» phải là số nguyên, không đặt trong ngoặc kép.", field)
    return value


def texts(value: Any, field: str) -> list[str]:
    """`value`, if it is a list of texts. Raises BadFact."""
    if not isinstance(value, list):
        raise fault(f"Mục «{field}» phải là danh sách.", field)
    return [text(entry, field) for entry in value]


def objects(value: Any, field: str) -> list[dict[str, Any]]:
    """`value`, if it is a list of objects; what they hold is not looked at. Raises BadFact."""
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise fault(f"Mục «{field}» phải là danh sách các đối tượng.", field)
    return value


def said(entry: dict[str, Any], known: Collection[str], *, prefix: str = "") -> dict[str, Any]:
    """What `entry` says, without its nulls. Raises BadFact for a name that is not `known`."""
    unknown = sorted(set(entry) - set(known))
    if unknown:
        name = f"{prefix}{shown(unknown[0])}"
        raise fault(f"Không có mục «{name}» ở đây.", name)
    return {name: value for name, value in entry.items() if value is not None}
