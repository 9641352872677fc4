"""What a person may see. Every list, page and file starts here."""

from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from petitions import conflicts
from petitions.access.asking import appointments_of
from petitions.access.table import TABLE, Act
from petitions.models import Appointment, Event, Petition, Role, Unit, User


def visible_to(user: User, *, on: date) -> QuerySet[Petition]:
    """The petitions that `user` may see that day. Every list and page starts here.

    Reception officers and clerks see their agency's; heads, deputies and auditors what their unit
    and those below it receive or handle; handlers what their unit handles. Nobody sees what names
    them or a head of theirs. No role, no petition: a system administrator sees none.
    """
    seen = Q(pk__in=[])
    held = appointments_of(user, on=on)
    for appointment in held:
        if appointment.role in (Role.RECEPTION, Role.CLERK):
            seen |= Q(unit=appointment.unit.agency_id)
        elif appointment.role == Role.HANDLER:
            seen |= Q(handling_unit=appointment.unit_id)
        else:
            below = _keys_within(appointment.unit)
            seen |= Q(unit__in=below) | Q(handling_unit__in=below)
    return Petition.objects.filter(seen).filter(~barring(user, held, on=on, petition="pk"))


def _keys_within(unit: Unit) -> list[int]:
    # Keys, not a subquery: PostgreSQL then finds the few rows through its indexes.
    return list(Unit.objects.within(unit).values_list("pk", flat=True))


def oversees(user: User, *, on: date) -> bool:
    """Whether `user` holds a role that day which reads who opened what, of any petition."""
    roles = TABLE[Act.READ_OPENINGS].roles
    return any(held.role in roles for held in appointments_of(user, on=on))


def overseen_by(user: User, *, on: date) -> QuerySet[Petition]:
    """The sealed petitions of which `user` may read who opened them (READ_OPENINGS)."""
    roles = TABLE[Act.READ_OPENINGS].roles
    units = [h.unit for h in appointments_of(user, on=on) if h.role in roles]
    below = [key for unit in units for key in _keys_within(unit)]
    return visible_to(user, on=on).filter(is_sealed=True, unit__in=below)


def registered_today(user: User, *, on: date) -> QuerySet[Petition]:
    """What `user` entered in the book that day, whomever it names: for the receipt only."""
    events = Event.objects.filter(actor=user, seq=1, act=Act.REGISTER.value)
    start = timezone.make_aware(datetime.combine(on, time()))
    entered = events.filter(recorded_at__gte=start, recorded_at__lt=start + timedelta(days=1))
    return Petition.objects.filter(pk__in=entered.values("petition")).select_related("unit")


def barring(user: User, held: list[Appointment], *, on: date, petition: str) -> Exists:
    """Whether the petition whose key a row has under the name `petition` is kept from `user`."""
    rows = conflicts.barred(user, held, on=on)
    return Exists(rows.filter(petition=OuterRef(petition)))
