"""Days to declare, who may declare them, and what the stored deadlines ought to say."""

from datetime import date, datetime
from typing import Any

from petitions import acts
from petitions.acts import Declaration
from petitions.deadlines import facts_of, next_due
from petitions.law.calendar import Calendar
from petitions.law.clock import compute
from petitions.models import DayDeclaration, Deadline, Petition, Role, Say, Unit, User
from petitions.working_days import office_calendar
from tests.factories import Office, appoint, moment

AT = moment("2026-11-25 16:00")
#: A Saturday and a Monday between a receipt on 23/11 and the seventh working day after it.
SATURDAY, MONDAY = date(2026, 11, 28), date(2026, 11, 30)
STORED = (
    *("petition_id", "rule_id", "starts_on", "due_on", "met_on"),
    *("is_office_duty", "is_binding", "is_stopped", "is_confirmed"),
)


def chairman(office: Office) -> User:
    """The head of the unit above the office, which has none above itself."""
    top = office.agency.parent
    assert isinstance(top, Unit)
    return appoint(Role.HEAD, top)


def said(day: date, says: Say = Say.OFF, **changed: Any) -> Declaration:
    """A declaration that lacks nothing."""
    values: dict[str, Any] = {"name": "Nghỉ theo công bố", "source": "01/TB-UBND"}
    return Declaration(day=day, says=says, **values | changed)


def declare(declaration: Declaration, actor: User, at: datetime = AT) -> DayDeclaration:
    """Both steps, with nothing in between."""
    foreseen = acts.foresee(declaration, actor=actor, at=at)
    told, _ = acts.declare(declaration, actor=actor, at=at, digest=foreseen.digest)
    return told


def stored() -> set[tuple[Any, ...]]:
    """Every deadline as it is stored, and what each petition says is due next."""
    due = Petition.objects.values_list("pk", "next_due_on", "next_due_rule")
    return {*Deadline.objects.values_list(*STORED), *due}


def computed_anew(calendar: Calendar | None = None) -> set[tuple[Any, ...]]:
    """The same, from the facts of every petition; by the office's calendar unless another is given.

    Raises petitions.law.clock.ImpossibleFacts.
    """
    found = set[tuple[Any, ...]]()
    for petition in Petition.objects.all():
        clocks = compute(facts_of(petition), calendar=calendar or office_calendar())
        found.add((petition.pk, *next_due(clocks)))
        for c in clocks:
            days = (petition.pk, c.rule_id, c.starts_on, c.due_on, c.met_on)
            found.add((*days, c.duty == "office", c.is_binding, c.is_stopped, c.is_confirmed))
    return found
