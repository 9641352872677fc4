"""Conflict of interest as it is recorded: who of our officers a petition names."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from petitions import conflicts
from petitions.access import Act
from petitions.acts.performing import Performance, performing, require_text
from petitions.errors import AlreadyDone, BadFact, NotAllowed
from petitions.models import Appointment, NamedOfficer, Petition, Role, Unit, User

_RULE = "Nguyên tắc không xử lý việc có liên quan đến mình"


def name_officers(petition: Petition, texts: Iterable[str], *, at: datetime) -> list[int]:
    """Bar the officers whose names stand in `texts`; their keys. Called within an act."""
    found = conflicts.found_in(texts, petition, on=timezone.localdate(at))
    NamedOfficer.objects.bulk_create(
        NamedOfficer(petition=petition, user=user, found_at=at) for user in found
    )
    return [user.pk for user in found]


def name_officer(
    petition_id: int, *, actor: User, at: datetime, officer: User, reason: str
) -> Petition:
    """Write down that the petition is about `officer`, who is barred from it from now on."""
    with performing(Act.NAME_OFFICER, petition_id, actor=actor, at=at, reason=reason) as p:
        require_text(reason, "Ghi chỗ trong đơn nêu cán bộ này.", field="reason")
        if conflicts.settles(officer, p.petition, on=p.day):
            raise BadFact(
                "Khiếu nại lần đầu do chính người có quyết định, hành vi bị khiếu nại giải quyết.",
                field="officer",
                rule="khoản 1 Điều 7 Luật Khiếu nại 2011",
            )
        _require_from_above(p, officer)
        named, is_new = NamedOfficer.objects.get_or_create(
            petition=p.petition, user=officer, defaults={"found_by": actor, "found_at": at}
        )
        if not is_new and named.cleared_by_id is None:
            raise AlreadyDone("Cán bộ này đã được ghi là có tên trong đơn.")
        if not is_new:
            named.found_by, named.found_at, named.cleared_by = actor, at, None
            named.save()
        p.after["officer"] = officer.pk
    return p.petition


def _require_from_above(p: Performance, officer: User) -> None:
    """Whom the whole agency answers to is named by the superior: else one desk hides a petition."""
    heads = Appointment.objects.on(p.day).filter(user=officer, unit=p.petition.unit_id)
    is_above = p.held.unit_id in p.petition.unit.ancestor_ids[:-1]
    if heads.filter(role__in=(Role.HEAD, Role.DEPUTY)).exists() and not is_above:
        raise NotAllowed(
            "Thủ trưởng, cấp phó của cơ quan tiếp nhận đơn do cơ quan cấp trên ghi là có tên.",
            rule=_RULE,
        )


def clear_officer(
    petition_id: int, *, actor: User, at: datetime, officer: User, reason: str
) -> Petition:
    """Confirm that the person in the petition only has the same name as `officer`."""
    with performing(Act.CLEAR_OFFICER, petition_id, actor=actor, at=at, reason=reason) as p:
        require_text(reason, "Ghi căn cứ xác định là trùng tên.", field="reason")
        named = NamedOfficer.objects.filter(
            petition=p.petition, user=officer, cleared_by__isnull=True
        ).first()
        if named is None:
            raise BadFact("Cán bộ này không được ghi là có tên trong đơn.", field="officer")
        named.cleared_by = actor
        named.save()
        p.after["officer"] = officer.pk
    return p.petition


def require_unit_free(petition: Petition, unit: Unit, *, on: date) -> None:
    """Refuses to hand `petition` to a unit that is barred from it, without saying who is named."""
    if conflicts.is_unit_barred(unit, petition, on=on):
        raise BadFact(f"Không giao đơn này cho {unit.name} được.", field="unit", rule=_RULE)


def require_person_free(petition: Petition, person: User, *, on: date) -> None:
    """Refuses to hand `petition` to a person who is barred from it, without saying why."""
    if conflicts.is_barred(person, petition, on=on):
        raise BadFact(
            f"Không giao đơn này cho {person.get_full_name()} được.", field="handler", rule=_RULE
        )
