"""Do the rows that decide who may open and who may see agree with the record?

Who owns the database can write a grant or clear a name; the chained record he cannot. Each row
follows from entries, and the row that does not is named.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from petitions.models import OPENING_ACTS, Event, Grant, NamedOfficer, Petition

_DECIDING = ("register", "grant_opening", "revoke_opening", "name_officer", "clear_officer")


@dataclass
class _Said:
    """What a petition's record says: who may open, whom it names, how often it was opened."""

    granted: set[int]
    named: set[int]
    openings: int


def disagreements() -> Iterator[str]:
    """Every grant, name and count of openings that the record does not bear out, in words."""
    said = _as_recorded()
    opened = Petition.objects.filter(openings__gt=0).values_list("pk", "openings")
    counts = dict(opened)
    granted = _by_petition(
        Grant.objects.filter(revoked_at__isnull=True).values_list("petition_id", "to_id")
    )
    named = _by_petition(
        NamedOfficer.objects.filter(cleared_by__isnull=True).values_list("petition_id", "user_id")
    )
    nothing = _Said(set(), set(), 0)
    for petition_id in sorted({*said, *counts, *granted, *named}):
        told = said.get(petition_id, nothing)
        if granted[petition_id] - told.granted:
            yield f"đơn khóa {petition_id}: có quyền mở danh tính không do ai quyết định"
        if named[petition_id] != told.named:
            yield f"đơn khóa {petition_id}: cán bộ có tên trong đơn không khớp với nhật ký"
        if counts.get(petition_id, 0) != told.openings:
            yield f"đơn khóa {petition_id}: số lần mở danh tính không khớp với nhật ký"


def _as_recorded() -> dict[int, _Said]:
    said: dict[int, _Said] = {}
    acts = (*_DECIDING, *OPENING_ACTS)
    events = Event.objects.filter(act__in=acts).order_by("petition_id", "seq")
    for petition_id, act, after in events.values_list("petition_id", "act", "after").iterator():
        if act == "register" and "officers" not in after:
            continue
        told = said.setdefault(petition_id, _Said(set(), set(), 0))
        if act == "open_identity":
            told.openings += 1
        elif act == "grant_opening":
            told.granted.add(after["to"])
        elif act == "revoke_opening":
            told.granted.discard(after["to"])
        elif act == "clear_officer":
            told.named.discard(after["officer"])
        elif act in ("register", "name_officer"):
            told.named.update(after.get("officers", [after.get("officer")]))
    return said


def _by_petition(rows: Iterable[tuple[int, int]]) -> defaultdict[int, set[int]]:
    found = defaultdict[int, set[int]](set)
    for petition_id, user_id in rows:
        found[petition_id].add(user_id)
    return found


def is_granted(petition: Petition, user_id: int) -> bool:
    """Whether the record says that this person may open the petition's identity."""
    acts = ("grant_opening", "revoke_opening")
    last = None
    for event in Event.objects.filter(petition=petition, act__in=acts).order_by("seq"):
        if event.after.get("to") == user_id:
            last = event.act
    return last == "grant_opening"
