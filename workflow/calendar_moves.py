"""The deadlines that a declaration moves, as lines; and the petitioners who were told otherwise."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from documents.catalogue import ACCEPTANCE, ACCEPTANCE_NOTICE, RECEIPT
from documents.models import Document
from petitions import access
from petitions.access import Act
from petitions.acts.calendar import SHOWN
from petitions.deadlines import ACCEPTANCE_RULES, SETTLEMENT_RULES
from petitions.law.rulebook import load_rules
from petitions.models import DayDeclaration, Event, Petition, User
from petitions.moves import BATCH, Moved

#: Which paper tells the petitioner a day, and by which rules that day is counted. By instrument and
#: code: other instruments have forms of the same number.
PROMISING = {
    (RECEIPT.instrument, RECEIPT.code): frozenset(ACCEPTANCE_RULES),
    (ACCEPTANCE.instrument, ACCEPTANCE.code): frozenset(SETTLEMENT_RULES),
    (ACCEPTANCE_NOTICE.instrument, ACCEPTANCE_NOTICE.code): frozenset(SETTLEMENT_RULES),
}


@dataclass(frozen=True)
class MovedLine:
    """One deadline that moves. `days` is by how much: none where it stood still or stands still."""

    number: str
    url: str
    unit: str
    title: str
    title_en: str
    before: date | None
    after: date | None

    @property
    def days(self) -> int | None:
        """By how many days it moves; less than 0 is earlier."""
        return (self.after - self.before).days if self.before and self.after else None

    @property
    def days_earlier(self) -> int:
        """By how many days it moves towards today, where it does."""
        return -(self.days or 0)


@dataclass(frozen=True)
class Notices:
    """Petitions whose petitioner holds a paper with a day that is no longer right."""

    count: int
    first: list[tuple[str, str]]


@dataclass(frozen=True)
class MovedBy:
    """What a declaration moved, as far as one person may see it."""

    rows: list[MovedLine]
    is_cut_off: bool
    notices: Notices


def rows_of(moved: Iterable[Moved], seen: QuerySet[Petition]) -> list[MovedLine]:
    """Moves as lines, by petition; of those `seen` only: a declaration moves the others, too."""
    told = list(moved)
    owners = _owners({m.petition_id for m in told}, seen)
    rules = {rule.id: rule for rule in load_rules().rules}
    return [
        MovedLine(
            number=owners[m.petition_id].register_number,
            url=reverse("petition_tab", args=[m.petition_id, "thoi-han"]),
            unit=_unit(owners[m.petition_id]),
            title=rules[m.rule_id].title,
            title_en=rules[m.rule_id].title_en,
            before=m.before,
            after=m.after,
        )
        for m in told
        if m.petition_id in owners
    ]


def _owners(keys: Collection[int], seen: QuerySet[Petition]) -> dict[int, Petition]:
    return seen.select_related("unit", "handling_unit").in_bulk(list(keys))


def _unit(petition: Petition) -> str:
    return (petition.handling_unit or petition.unit).name


def by_unit(petitions: Mapping[int, set[str]]) -> list[tuple[str, int]]:
    """How many petitions with a deadline that moves each unit has, the most first."""
    counts: dict[str, int] = {}
    for keys in _batches(petitions):
        named = Petition.objects.filter(pk__in=keys).order_by()
        handled = named.annotate(by=Coalesce("handling_unit__name", "unit__name"))
        for name, count in handled.values_list("by").annotate(n=Count("pk")):
            counts[name] = counts.get(name, 0) + count
    return sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))


def notices_due(petitions: Mapping[int, set[str]], seen: QuerySet[Petition]) -> Notices:
    """Whose petitioner was promised, on paper, a day that moves; `petitions` as in Foreseen."""
    found: list[int] = []
    for keys in _batches(petitions):
        codes = {code for _instrument, code in PROMISING}
        papers = Document.objects.filter(petition__in=keys, form_code__in=codes)
        told = papers.values_list("petition_id", "instrument", "form_code")
        found += sorted(
            {pk for pk, *form in told if PROMISING.get((*form,), frozenset()) & petitions[pk]}
        )
    owners = _owners(found[:SHOWN], seen)
    first = [(p.register_number, reverse("petition", args=[pk])) for pk, p in owners.items()]
    return Notices(len(found), first)


def _batches(petitions: Mapping[int, Any]) -> Iterable[list[int]]:
    keys = sorted(petitions)
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))


def moved_by(told: DayDeclaration, user: User, *, on: date) -> MovedBy:
    """What the record of the petitions that `user` may see says of a declaration."""
    seen = access.visible_to(user, on=on)
    events = Event.objects.filter(
        actor=told.declared_by,
        act=Act.DECLARE_DAY.value,
        happened_at=told.declared_at,
        petition__in=seen.values("pk"),
    ).order_by("petition_id")
    moved, live = list[Moved](), dict[int, set[str]]()
    for event in events.iterator():
        of_event = [m for m in _told_in(event) if m.is_live]
        moved += of_event[: max(SHOWN - len(moved), 0)]
        if of_event:
            live[event.petition_id] = {m.rule_id for m in of_event}
    count = sum(map(len, live.values()))
    return MovedBy(rows_of(moved, seen), count > len(moved), notices_due(live, seen))


def _told_in(event: Event) -> Iterable[Moved]:
    pairs = zip(event.before["due"], event.after["due"], strict=True)
    for (rule_id, starts_on, before, is_live), (_, _, after, _) in pairs:
        yield Moved(
            event.petition_id,
            rule_id,
            date.fromisoformat(starts_on),
            _day(before),
            _day(after),
            is_live,
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
