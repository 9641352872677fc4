"""Công bố ngày nghỉ, ngày làm việc: foreseen first, then declared, with every deadline it moves."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from petitions import access
from petitions.access import Act
from petitions.acts.performing import busy_is_refused, require_text
from petitions.errors import AlreadyDone, BadFact, Refused
from petitions.law.calendar import WEEKEND, Calendar, load_calendar
from petitions.models import DayDeclaration, Petition, Say, User
from petitions.moves import CannotRecount, Moved, moves
from petitions.replay import Entry, replay_all
from petitions.vietnamese import in_vietnamese
from petitions.working_days import (
    calendar_of,
    hold_calendar,
    hold_calendar_alone,
    in_force,
    office_calendar,
)

#: So many of the moves are shown; all of them are counted.
SHOWN = 200


class ListChanged(Refused):
    """What was confirmed is not what would be done now: the new list has to be looked at."""

    code = "list_changed"
    house_rule = "Chỉ xác nhận danh sách đã xem"


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """What somebody wants to declare of a day, under which name and on which paper."""

    day: date
    says: Say
    name: str
    source: str


@dataclass
class Foreseen:
    """What a declaration moves. `digest` stands for the declaration with the whole list.

    `changes_law` is what the table of the law says of the day, where the declaration differs.
    `live` counts the open, binding deadlines, `others` those that are met or for comparison;
    `petitions` holds the rules whose binding deadlines move, by petition.
    """

    declaration: Declaration
    changes_law: str = ""
    digest: str = ""
    live: int = 0
    others: int = 0
    first: list[Moved] = field(default_factory=list)
    petitions: dict[int, set[str]] = field(default_factory=dict)
    by_days: Counter[int] = field(default_factory=Counter)

    @property
    def moved(self) -> int:
        """How many deadlines move in all."""
        return self.live + self.others


def foresee(declaration: Declaration, *, actor: User, at: datetime) -> Foreseen:
    """What would move if `declaration` were made now. Nothing is written.

    Raises petitions.errors.Refused, as `declare` does.
    """
    access.require_at_top(actor, Act.DECLARE_DAY, on=timezone.localdate(at))
    with in_vietnamese(), busy_is_refused(), transaction.atomic():
        hold_calendar()
        d, before, after = _checked(declaration)
        return _told(d, _understood(moves(before, after)))


def declare(
    declaration: Declaration, *, actor: User, at: datetime, digest: str
) -> tuple[DayDeclaration, Foreseen]:
    """Declare the day, and move every deadline in the same transaction.

    `digest` is that of the list which `actor` has seen. Raises ListChanged when another list
    would come of it by now; then, as after any other Refused, nothing has changed.
    """
    held = access.require_at_top(actor, Act.DECLARE_DAY, on=timezone.localdate(at))
    with in_vietnamese(), busy_is_refused(), transaction.atomic():
        hold_calendar_alone()
        d, before, after = _checked(declaration)
        entry = Entry(
            act=Act.DECLARE_DAY.value,
            actor=actor,
            appointment=held,
            at=at,
            reason=d.source,
            said={"day": f"{d.day:%d/%m/%Y}", "says": d.says.value, "name": d.name},
        )
        foreseen = _told(d, _understood(replay_all(before, after, entry)))
        if foreseen.digest != digest:
            raise ListChanged(
                "Danh sách thời hạn phải dời đã khác với danh sách vừa xem. "
                "Chưa có gì thay đổi; xem lại danh sách mới rồi xác nhận."
            )
        told = DayDeclaration.objects.create(
            day=d.day,
            seq=DayDeclaration.objects.filter(day=d.day).count() + 1,
            says=d.says,
            name=d.name,
            source=d.source,
            declared_by=actor,
            appointment=held,
            declared_at=at,
            moved=foreseen.moved,
            moves_sha256=foreseen.digest,
        )
    return told, foreseen


def _checked(declaration: Declaration) -> tuple[Declaration, Calendar, Calendar]:
    """The declaration without stray blanks, today's calendar, and the one that it would make."""
    d = replace(
        declaration,
        name=require_text(declaration.name, "Ghi tên gọi của ngày này.", field="name"),
        source=require_text(
            declaration.source, "Ghi văn bản làm căn cứ (số, ký hiệu, điều).", field="source"
        ),
    )
    _require_known_year(d.day)
    before, declared = office_calendar(), in_force()
    _require_change(d, before, declared.pop(d.day, None))
    kept = list(declared.values())
    if d.says != Say.WITHDRAWN:
        kept.append(DayDeclaration(day=d.day, says=d.says, name=d.name, source=d.source))
    return d, before, calendar_of(kept)


def _require_known_year(day: date) -> None:
    """Years of the table, and the one after it, whose notice may be out before the table has it."""
    years = load_calendar().official_years
    first, last = min(years), max(years) + 1
    if not first <= day.year <= last:
        raise BadFact(
            f"Chỉ công bố được ngày của các năm {first} đến {last}; lịch chưa có năm {day.year}. "
            "Kiểm tra lại năm.",
            field="day",
        )


def _require_change(d: Declaration, now: Calendar, earlier: DayDeclaration | None) -> None:
    """Raises where the calendar says the same already, or says it by another declaration."""
    day = f"{d.day:%d/%m/%Y}"
    if d.says == Say.WITHDRAWN:
        if earlier is None:
            raise BadFact(f"Không có công bố nào về ngày {day} để thu hồi.", field="day")
        return
    if earlier is not None:
        raise AlreadyDone(
            f"Ngày {day} đã được công bố là {Say(earlier.says).label.lower()} theo "
            f"{earlier.source}. Muốn đổi thì thu hồi công bố đó trước.",
            field="day",
        )
    reason = now.day_off_reason(d.day)
    if d.says == Say.OFF and reason:
        weekend = WEEKEND.get(d.day.weekday())
        said = "ngày nghỉ hằng tuần" if weekend == reason else f"ngày nghỉ ({reason})"
        named = f"{weekend} {day}" if weekend else f"Ngày {day}"
        raise BadFact(f"{named} vốn là {said}, không cần công bố nghỉ.", field="day")
    if d.says == Say.WORKED and reason is None:
        raise BadFact(f"Ngày {day} vốn là ngày làm việc, không cần công bố.", field="day")


def _understood(found: Iterable[Moved]) -> Iterator[Moved]:
    """The moves; a petition whose record would contradict the law is named."""
    try:
        yield from found
    except CannotRecount as problem:
        number = Petition.objects.get(pk=problem.petition_id).register_number
        raise BadFact(
            f"Theo lịch mới, hồ sơ {number} không còn khớp với luật: "
            f"{problem.problem} Chưa công bố được ngày này.",
            field="day",
        ) from problem


def _told(declaration: Declaration, found: Iterable[Moved]) -> Foreseen:
    foreseen = Foreseen(declaration, changes_law=_said_by_law(declaration))
    said = (declaration.day, declaration.says, declaration.name, declaration.source)
    digest = hashlib.sha256(repr([str(part) for part in said]).encode())
    for moved in found:
        digest.update(repr([str(part) for part in moved]).encode())
        if not moved.is_live:
            foreseen.others += 1
            continue
        foreseen.live += 1
        foreseen.petitions.setdefault(moved.petition_id, set()).add(moved.rule_id)
        if moved.before and moved.after:
            foreseen.by_days[(moved.after - moved.before).days] += 1
        if len(foreseen.first) < SHOWN:
            foreseen.first.append(moved)
    foreseen.digest = digest.hexdigest()
    return foreseen


def _said_by_law(d: Declaration) -> str:
    """What the table of the law says of the day, with its source, where a declaration overrides."""
    row = load_calendar().source_of(d.day)
    if row is None or d.says == Say.WITHDRAWN:
        return ""
    return f"{row.name} ({row.source})"
