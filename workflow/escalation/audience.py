"""Who is told: the people who hold the offices that a level names, on that day.

Whoever is kept from a petition, because it names them or a head of theirs, is not told of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from petitions import conflicts
from petitions.models import Appointment, NamedOfficer, Petition, Role, Unit
from workflow.models import Audience

#: user -> the ground on which they are told
Told = dict[int, Audience]
_HEADS = (Role.HEAD, Role.DEPUTY)


class Offices:
    """The offices round some petitions, as they are held on one day.

    Three queries, and some more for each petition that names an officer.
    """

    def __init__(self, petitions: Iterable[Petition], *, on: date) -> None:
        concerned = list(petitions)
        keys = {key for p in concerned for key in p.unit.ancestor_ids}
        agencies = {p.unit_id for p in concerned}
        self.units = {u.pk: u for u in Unit.objects.filter(pk__in=keys)}
        self._held = defaultdict[tuple[int, str], list[int]](list)
        self._in_agency = defaultdict[tuple[int, str], list[int]](list)
        rooms = {p.handling_unit_id for p in concerned if p.handling_unit_id}
        rows = Appointment.objects.on(on).filter(user__is_active=True)
        rows = rows.filter(unit__in=keys | rooms) | rows.filter(unit__agency__in=agencies)
        columns = ("unit_id", "unit__agency_id", "role", "user_id")
        for unit_id, agency_id, role, user_id in rows.order_by("pk").values_list(*columns):
            self._held[unit_id, role].append(user_id)
            if agency_id is not None:
                self._in_agency[agency_id, role].append(user_id)
        named = NamedOfficer.objects.filter(petition__in=concerned, cleared_by__isnull=True)
        naming = set(named.values_list("petition_id", flat=True))
        self._kept = {p.pk: conflicts.kept_from(p, on=on) for p in concerned if p.pk in naming}

    def told(self, petition: Petition, grounds: Iterable[Audience]) -> Told:
        """Everybody to be told, each once, on the first ground that fits.

        Where the offices named are all vacant it is the head of the agency; where that office is
        vacant too, nobody. Where it is kept from the petition, it is the nearest head over it.
        """
        found: Told = {}
        for ground in grounds:
            for user_id in self._of(ground, petition):
                found.setdefault(user_id, ground)
        instead = [Audience.AGENCY_HEAD]
        if self.is_kept_from_heads(petition):
            instead.append(Audience.SUPERIOR)
        if not found:
            ways = ((ground, self._of(ground, petition)) for ground in instead)
            ground, users = next((way for way in ways if way[1]), (Audience.AGENCY_HEAD, []))
            found = dict.fromkeys(users, ground)
        return found

    def above(self, petition: Petition) -> Unit | None:
        """The agency over the one that received the petition; None at the top."""
        parent = self.units.get(petition.unit.parent_id or 0)
        return self.units.get(parent.agency_id or 0) if parent else None

    def is_kept_from_heads(self, petition: Petition) -> bool:
        """Whether the agency has heads, and every one of them is kept from the petition."""
        held = [u for role in _HEADS for u in self._held[petition.unit_id, role]]
        return bool(held) and not self._free(petition, held)

    def _free(self, petition: Petition, users: Iterable[int]) -> list[int]:
        """Those of `users` who are not kept from the petition."""
        kept = self._kept.get(petition.pk, set())
        return [user_id for user_id in users if user_id not in kept]

    def _of(self, ground: Audience, petition: Petition) -> list[int]:
        if ground is Audience.HANDLER:
            return self._handlers(petition)
        if ground is Audience.RECEPTION:
            return self._free(petition, self._in_agency[petition.unit_id, Role.RECEPTION])
        if ground is Audience.CLERK:
            return self._free(petition, self._in_agency[petition.unit_id, Role.CLERK])
        if ground is Audience.UNIT_HEAD:
            return self._heads(petition, petition.handling_unit_id or petition.unit_id)
        if ground is Audience.AGENCY_HEAD:
            return self._heads(petition, petition.unit_id)
        if ground is Audience.SUPERIOR:
            above = (self._heads(petition, key) for key in self._upwards(petition, 1))
            return next(filter(None, above), [])
        keys = self._upwards(petition, 0)
        auditors = (self._free(petition, self._held[key, Role.AUDITOR]) for key in keys)
        return next(filter(None, auditors), [])

    def _handlers(self, petition: Petition) -> list[int]:
        """The handler while in office; else who stands in: the unit's head, at first reception."""
        room = petition.handling_unit_id
        if room is None:
            return self._free(petition, self._in_agency[petition.unit_id, Role.RECEPTION])
        if petition.handler_id in self._free(petition, self._held[room, Role.HANDLER]):
            return [petition.handler_id]
        return self._heads(petition, room)

    def _heads(self, petition: Petition, unit_id: int) -> list[int]:
        """The head; where there is none that day who may know of it, the deputies."""
        held = (self._free(petition, self._held[unit_id, role]) for role in _HEADS)
        return next(filter(None, held), [])

    def _upwards(self, petition: Petition, start: int) -> Iterator[int]:
        """The agency that received the petition and the units over it, nearest first."""
        yield from petition.unit.ancestor_ids[::-1][start:]
