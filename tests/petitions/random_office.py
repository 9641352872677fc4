"""An office in which anything may be tried, and the house rule that says what must come of it.

Nothing here asks the program who may: the rule is read from tests.petitions.permissions.
"""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from petitions.models import (
    Attachment,
    Deadline,
    Event,
    Grant,
    Identity,
    LegalFact,
    NamedOfficer,
    Party,
    Petition,
    Resolution,
    Role,
    Scan,
    Seal,
    Triage,
    User,
    Verification,
)
from tests.factories import Office, UnitFactory, UserFactory, appoint
from tests.petitions.permissions import (
    ALLOWED,
    ANSWERS_TO,
    AT_THE_END,
    BESIDE,
    OF_COMPLAINTS,
    OF_OPEN,
    OF_SEALED,
    OTHER_ROOM,
    PEOPLE,
    ROOM,
    SEES_ALL,
)

ABOVE = (Role.HEAD, Role.DEPUTY, Role.AUDITOR, Role.RECEPTION, Role.CLERK)
AWAY = ("head", "reception", "handler")


def people_of(office: Office) -> dict[str, User]:
    """Everybody who tries something, by name."""
    assert office.agency.parent is not None
    away = Office(UnitFactory.create(commune=True, parent=office.agency.parent))
    found = {name: getattr(office, name) for name in PEOPLE}
    found |= {f"{role}_above": appoint(role, office.agency.parent) for role in ABOVE}
    found |= {f"{name} away": getattr(away, name) for name in AWAY}
    return found | {
        "nobody": UserFactory.create(),
        "superuser": UserFactory.create(is_superuser=True, is_staff=True),
    }


#: By act, who may in some state; those of a room only while it handles the petition.
_EVER = {
    act: {n for (_, a), (_, names) in ALLOWED.items() if a == act for n in names.split()}
    for _state, act in ALLOWED
} | {act: set(names.split()) for act, names in BESIDE.items()}
_STATES = {act: {s for s, a in ALLOWED if a == act} for _state, act in ALLOWED}
#: What only the one who handles the petition does, and what anybody of the room does.
_BY_HANDLER = ("attach", "verify", "draft", "report")
_BY_ROOM = ("take", "send_back")


@dataclass
class House:
    """The rule, for one petition as it stands: who is named, who was granted what until when."""

    office: Office
    people: dict[str, User]
    named: set[str] = field(default_factory=set)
    granted: dict[str, datetime] = field(default_factory=dict)

    def is_barred(self, name: str) -> bool:
        return bool(self.named & {name, *ANSWERS_TO.get(name, ())})

    def handling(self, petition: Petition) -> tuple[str, ...]:
        """Who sits in the room that handles the petition."""
        rooms = {self.office.room.pk: ROOM, self.office.other_room.pk: OTHER_ROOM}
        return rooms.get(petition.handling_unit_id or 0, ())

    def sees(self, name: str, petition: Petition) -> bool:
        is_near = name in SEES_ALL or name in self.handling(petition)
        return is_near and not self.is_barred(name)

    def reaches(self, name: str, act: str, petition: Petition, at: datetime) -> bool:
        """Whether `name` is near enough to do `act` on the petition in some state."""
        if self.is_barred(name):
            return False
        if act in BESIDE and BESIDE[act] == "granted":
            return self.granted.get(name, at) > at and self.sees(name, petition)
        if name in (*ROOM, *OTHER_ROOM):
            return self._reaches_from_room(name, act, petition)
        return name in _EVER[act]

    def _reaches_from_room(self, name: str, act: str, petition: Petition) -> bool:
        if name not in self.handling(petition):
            return False
        if act in _BY_HANDLER:
            return petition.handler_id == self.people[name].pk
        return act in _BY_ROOM or (act == "hand_over" and name == "room_head")

    def fits(self, act: str, petition: Petition) -> bool:
        """Whether a petition of this kind, sealed or not, in this state, knows the act."""
        if act in OF_COMPLAINTS and petition.kind != "complaint":
            return False
        if (act in OF_SEALED and not petition.is_sealed) or (act in OF_OPEN and petition.is_sealed):
            return False
        if act in BESIDE:
            return petition.status in AT_THE_END.get(act, (petition.status,))
        return petition.status in _STATES[act]

    def possible(self, petition: Petition, at: datetime) -> list[tuple[str, str]]:
        """Every act with everybody who may do it now, if its facts are right."""
        return [
            (act, name)
            for act in _EVER
            for name in self.people
            if self.fits(act, petition) and self.reaches(name, act, petition, at)
        ]

    def note(self, act: str, facts: dict[str, Any]) -> None:
        """What an act that was done changes in who may what."""
        names = {user.pk: name for name, user in self.people.items()}
        if act == "name_officer":
            self.named.add(names[facts["officer"].pk])
        elif act == "clear_officer":
            self.named.discard(names[facts["officer"].pk])
        elif act == "grant_opening":
            day_after = datetime.combine(facts["ends_on"] + timedelta(days=1), time())
            self.granted[names[facts["to"].pk]] = timezone.make_aware(day_after)
        elif act == "revoke_opening":
            self.granted.pop(names[facts["to"].pk])


#: What is stored of one petition, by how it leads to it.
_STORED: dict[type[Model], str] = {
    Petition: "pk",
    Event: "petition",
    LegalFact: "petition",
    Deadline: "petition",
    Party: "petition",
    Identity: "party__petition",
    Attachment: "petition",
    Scan: "attachment__petition",
    Triage: "petition",
    Verification: "petition",
    Resolution: "petition",
    Seal: "petition",
    Grant: "petition",
    NamedOfficer: "petition",
}


@cache
def _queries() -> list[str]:
    """One query for each of these tables, put together once: they are asked after every step."""
    found = [m._base_manager.filter(**{way: 0}).order_by("pk") for m, way in _STORED.items()]
    return [queryset.query.sql_with_params()[0] for queryset in found]


def everything_of(petition: Petition) -> list[list[tuple[Any, ...]]]:
    """Every row that an act may write of the petition, to compare before and after a refusal."""
    told = []
    with connection.cursor() as cursor:
        for query in _queries():
            cursor.execute(query, [petition.pk])
            told.append(cursor.fetchall())
    return told


#: Every act that is tried.
TRIED = tuple(_EVER)
