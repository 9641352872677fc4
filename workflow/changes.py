"""What changed in a draft since it was returned, word by word, for the head who approves it."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext_lazy as _

from documents.models import Draft

_PARTS = {
    "legal_basis": _("Căn cứ pháp luật"),
    "verification_result": _("Kết quả xác minh"),
    "dialogue_result": _("Kết quả đối thoại"),
    "conclusion": _("Kết luận"),
    "orders": _("Các điều quyết định"),
    "compensation": _("Bồi thường thiệt hại"),
}


@dataclass(frozen=True)
class Piece:
    """A run of words. `kind` is kept, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True)
class ChangedPart:
    """One part of the decision that reads differently now."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Changes:
    """How the newest version differs from version `since`."""

    since: int
    parts: tuple[ChangedPart, ...]


def changes_since_return(versions: list[Draft]) -> Changes | None:
    """The newest of `versions` (newest first) against the last one that was returned.

    A draft that was handed in again as it was has no changed parts. None when nothing was ever
    returned: then there is nothing to compare for the head.
    """
    earlier = next((d for d in versions if d.comments.all()), None)
    if earlier is None:
        return None
    now = versions[0]
    parts = (
        ChangedPart(str(label), tuple(_pieces(_text(earlier, name), _text(now, name))))
        for name, label in _PARTS.items()
        if _text(earlier, name) != _text(now, name)
    )
    return Changes(earlier.version, tuple(parts))


def _text(draft: Draft, name: str) -> str:
    value: Any = draft.fields.get(name, "")
    return value if isinstance(value, str) else "\n\n".join(value)


def _pieces(before: str, after: str) -> Iterator[Piece]:
    """Both texts in one, cut into words that stayed, went and came."""
    old, new = before.split(" "), after.split(" ")
    for what, i, j, k, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield Piece("kept", " ".join(old[i:j]) + " ")
            continue
        if i < j:
            yield Piece("removed", " ".join(old[i:j]) + " ")
        if k < n:
            yield Piece("added", " ".join(new[k:n]) + " ")
