"""A daily head as a file for keeping outside the system: one line of canonical JSON."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from petitions.errors import BadFact
from petitions.ledger.breaks import Break
from petitions.ledger.lines import Line, root_problem
from petitions.ledger.signing import digest, public_key, signature_problem
from petitions.models import LedgerHead, LedgerLine
from petitions.models.canonical import canonical

FORMAT = "don-thu ledger head 1"
_PLAIN = ("number", "chains", "entries", "lines", "previous", "root", "key_id", "signature")


@dataclass(frozen=True)
class Exported:
    """A head with its lines, as it was kept outside the system."""

    head: LedgerHead
    lines: tuple[Line, ...]


def export(head: LedgerHead) -> str:
    """The head with its lines and the key that verifies it. It names petitions by key only."""
    columns = Line._fields
    lines = LedgerLine.objects.filter(head=head).order_by("place").values_list(*columns)
    said = {name: getattr(head, name) for name in _PLAIN} | {
        "day": head.day.isoformat(),
        "made_at": head.made_at.isoformat(),
    }
    key = public_key().public_bytes_raw().hex()
    return canonical({"format": FORMAT, "head": said, "lines": list(lines), "public_key": key})


def read_export(text: str) -> Exported:
    """The head in such a file. Raises BadFact where it is none, or not as this system signed it."""
    try:
        told = json.loads(text)
        if told["format"] != FORMAT:
            raise ValueError(FORMAT)
        exported = Exported(_head(told["head"]), tuple(Line(*line) for line in told["lines"]))
        problem = signature_problem(exported.head, public_key()) or _lines_problem(exported)
    except (AttributeError, KeyError, TypeError, ValueError):
        problem = "không phải tệp chốt nhật ký"
    if problem:
        raise BadFact(f"Không dùng được tệp này để đối chiếu: {problem}.", field="against")
    return exported


def _head(told: dict[str, Any]) -> LedgerHead:
    plain = {name: told[name] for name in _PLAIN}
    day, made_at = date.fromisoformat(told["day"]), datetime.fromisoformat(told["made_at"])
    return LedgerHead(day=day, made_at=made_at, **plain)


def _lines_problem(exported: Exported) -> str:
    head = exported.head
    found = root_problem(enumerate(exported.lines, 1), count=head.lines, root=head.root)
    return found[1] if found else ""


def check_against(heads: Iterable[LedgerHead], kept: Iterable[Exported]) -> list[Break]:
    """Each head kept outside that the stored ones no longer have, or have otherwise."""
    stored = {head.number: digest(head) for head in heads}
    breaks = []
    for exported in kept:
        number = exported.head.number
        if number not in stored:
            breaks.append(Break(0, 0, "có bản lưu ngoài, trong hệ thống không còn", number))
        elif stored[number] != digest(exported.head):
            breaks.append(Break(0, 0, "khác với bản lưu ngoài", number))
    return breaks
