"""Conflict of interest: who is kept from a petition because it names them, or one they answer to.

Whoever is barred sees nothing of the petition and learns nothing of the bar.
"""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from itertools import chain
from operator import or_

from django.db.models import Q, QuerySet

from petitions.law.facts import Kind
from petitions.models import Appointment, NamedOfficer, Petition, Role, Unit, User
from petitions.text import each_word

#: Fewest and most words of a Vietnamese full name.
_FEWEST, _MOST = 2, 6
_HEADS = (Role.HEAD, Role.DEPUTY)


def barring(user: User, held: Iterable[Appointment], *, on: date) -> Q:
    """Which rows of NamedOfficer bar `user`, who holds these roles: those that name the user, or
    one whom the user answers to.

    Those are head and deputies of the user's unit and of the units above it, up to the agency. A
    head answers to no deputy, a deputy only to the head; the head of another agency gives them no
    orders.
    """
    offices = [_offices_over(h) for h in held]
    own = Q(user=user)
    if not offices:
        return own
    heads = Appointment.objects.on(on).filter(reduce(or_, offices), role__in=_HEADS)
    return own | Q(user__in=heads.values("user"))


def _offices_over(held: Appointment) -> Q:
    """Which offices give orders to whoever holds this role."""
    *above, own = _up_to_agency(held.unit)
    if held.role == Role.HEAD:
        return Q(unit__in=above)
    if held.role == Role.DEPUTY:
        return Q(unit__in=above) | Q(unit=own, role=Role.HEAD)
    return Q(unit__in=[*above, own])


def _up_to_agency(unit: Unit) -> list[int]:
    """Keys of the units from the agency that `unit` belongs to down to it, itself included."""
    keys = unit.ancestor_ids
    start = keys.index(unit.agency_id) if unit.agency_id in keys else 0
    return keys[start:]


def barred(user: User, held: Iterable[Appointment], *, on: date) -> QuerySet[NamedOfficer]:
    """The rows that keep `user`, who holds these roles that day, from their petitions."""
    return NamedOfficer.objects.filter(barring(user, held, on=on), cleared_by__isnull=True)


def is_barred(user: User, petition: Petition, *, on: date) -> bool:
    """Whether `user` is kept from `petition` that day."""
    held = list(Appointment.objects.on(on).filter(user=user).select_related("unit"))
    return is_barred_with(user, held, petition, on=on)


def is_barred_with(
    user: User, held: Iterable[Appointment], petition: Petition, *, on: date
) -> bool:
    """The same of somebody whose roles that day are known."""
    return barred(user, held, on=on).filter(petition=petition).exists()


def _named_in(petition: Petition) -> set[int]:
    """The accounts that stand as named in `petition` and are not cleared."""
    rows = NamedOfficer.objects.filter(petition=petition, cleared_by__isnull=True)
    return set(rows.values_list("user_id", flat=True))


def kept_from(petition: Petition, *, on: date) -> set[int]:
    """The accounts that are kept from `petition` that day: named in it, or under one who is."""
    named_in_it = _named_in(petition)
    kept = set(named_in_it)
    current = Appointment.objects.on(on).select_related("unit", "user")
    for headed in current.filter(user__in=named_in_it, role__in=_HEADS):
        under = current.filter(unit__path__startswith=headed.unit.path)
        for held in under.filter(unit__agency=headed.unit.agency_id):
            if is_barred_with(held.user, [held], petition, on=on):
                kept.add(held.user_id)
    return kept


def is_unit_barred(unit: Unit, petition: Petition, *, on: date) -> bool:
    """Whether the whole of `unit` is kept from `petition`: somebody who heads it is named."""
    named_in_it = _named_in(petition)
    heads = Appointment.objects.on(on).filter(
        unit__in=_up_to_agency(unit), role__in=_HEADS, user__in=named_in_it
    )
    return bool(named_in_it) and heads.exists()


def found_in(texts: Iterable[str], petition: Petition, *, on: date) -> list[User]:
    """The officers whose names stand in `texts`, wherever they serve, or will.

    Names are compared without tone marks, so that a slip of the keyboard hides nobody; a namesake
    is cleared by the head.
    """
    said = set(chain.from_iterable(_runs(each_word(text)) for text in texts))
    officers = User.objects.filter(is_active=True).exclude(folded_name="")
    keys = [pk for pk, name in officers.values_list("pk", "folded_name") if name in said]
    named = User.objects.filter(pk__in=keys).order_by("pk")
    return [user for user in named if not settles(user, petition, on=on)]


def _runs(said: list[str]) -> Iterable[str]:
    """Every run of words that may be somebody's full name."""
    for length in range(_FEWEST, _MOST + 1):
        for start in range(len(said) - length + 1):
            yield " ".join(said[start : start + length])


def settles(user: User, petition: Petition, *, on: date) -> bool:
    """Whether the law gives `petition` to `user` although it names them.

    A first complaint is settled by the very person whose decision or act it is about (khoản 1
    Điều 7 Luật Khiếu nại): the head of the agency that receives it.
    """
    if petition.kind != Kind.COMPLAINT:
        return False
    heads = Appointment.objects.on(on).filter(user=user, unit=petition.unit_id, role__in=_HEADS)
    return heads.exists()
