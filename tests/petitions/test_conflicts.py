"""Conflict of interest: whoever a petition names, and whoever answers to them, never meets it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from unittest import mock

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from petitions import access, acts, conflicts
from petitions.access import Act
from petitions.acts import Registration
from petitions.errors import AlreadyDone, BadFact, NotAllowed
from petitions.law.facts import Kind
from petitions.models import NamedOfficer, PartyRole, Petition, Role, Unit, User
from tests.factories import (
    MONDAY,
    AppointmentFactory,
    Office,
    UnitFactory,
    a_registration,
    appoint,
    party,
)
from tests.paths import at_point, do, later, registered
from tests.petitions.snapshots import refused
from tests.workflow.reminding import LATE, SOON, VERY_LATE, passed, told
from workflow.escalation.papers import proposed_to
from workflow.inbox import Inbox, bounded
from workflow.models import Notice, Reminder
from workflow.searching import search

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
#: Names that stand nowhere else in the tests.
HEAD, DEPUTY = "Quách Trọng Ví Dụ", "Lục Thị Thí Điểm"
CLERK, ROOM_HEAD = "Tống Văn Giả Định", "Mạc Thị Mẫu Mực"


def sees(user: User, petition: Petition, *, on: date = DAY) -> bool:
    return access.visible_to(user, on=on).filter(pk=petition.pk).exists()


def above(office: Office) -> Unit:
    parent = office.agency.parent
    assert parent is not None
    return parent


def staffed() -> tuple[Office, User]:
    """An office whose head, deputy, clerk and room head have names; and who heads the province."""
    office = Office()
    office.head = appoint(Role.HEAD, office.agency, full_name=HEAD)
    office.deputy = appoint(Role.DEPUTY, office.agency, full_name=DEPUTY)
    office.clerk = appoint(Role.CLERK, office.agency, full_name=CLERK)
    office.room_head = appoint(Role.HEAD, office.room, full_name=ROOM_HEAD)
    return office, appoint(Role.HEAD, above(office))


def of(respondent: str, kind: Kind = Kind.COMPLAINT, **changed: str) -> Registration:
    """A petition about that person."""
    parties = (
        party(PartyRole.PETITIONER, "Hoàng Thị Thử"),
        party(PartyRole.RESPONDENT, respondent),
    )
    return replace(a_registration(parties=parties, **changed), kind=kind)


def named(petition: Petition) -> set[User]:
    rows = NamedOfficer.objects.filter(petition=petition, cleared_by=None)
    return {row.user for row in rows.select_related("user")}


def name(petition: Petition, officer: User, by: User) -> None:
    """Somebody finds that the petition names the officer."""
    acts.name_officer(
        petition.pk, actor=by, at=later(petition), officer=officer, reason="Có tên ở trang 2."
    )


# Who is found by name


@pytest.mark.parametrize(
    "written", [CLERK, CLERK.upper(), "tong van gia dinh", f"ông {CLERK}, văn thư của xã"]
)
def test_an_officer_of_ours_is_found_by_name_however_it_is_written(written: str) -> None:
    office, _top = staffed()
    petition = registered(office, of(written))
    assert named(petition) == {office.clerk}
    assert NamedOfficer.objects.get().found_by is None


def test_the_act_complained_of_may_name_an_officer_too() -> None:
    office, _top = staffed()
    petition = registered(office, of("Bộ phận một cửa", contested=f"Hành vi của bà {ROOM_HEAD}"))
    assert named(petition) == {office.room_head}


def test_somebody_of_another_agency_is_kept_from_it_too_should_they_ever_come_near() -> None:
    office, _top = staffed()
    elsewhere = appoint(Role.CLERK, Office().agency, full_name="Đặng Văn Nơi Khác")
    petition = registered(office, of("Đặng Văn Nơi Khác"))
    assert named(petition) == {elsewhere}
    AppointmentFactory.create(user=elsewhere, unit=office.agency, role=Role.CLERK)
    assert not access.visible_to(elsewhere, on=MONDAY).filter(pk=petition.pk).exists()


def test_a_part_of_a_name_is_no_name() -> None:
    office, _top = staffed()
    assert named(registered(office, of("Văn Giả Định"))) == set()


# Who is barred


def test_a_named_person_is_barred_and_nobody_beside_them() -> None:
    office, _top = staffed()
    petition = registered(office, of(CLERK, Kind.DENUNCIATION))
    assert not sees(office.clerk, petition)
    assert all(sees(user, petition) for user in (office.head, office.deputy, office.reception))


def test_who_answers_to_the_named_head_of_a_room_is_barred_with_them() -> None:
    office, top = staffed()
    petition = at_point("taken", office)
    name(petition, office.room_head, office.reception)
    for user in (office.room_head, office.handler, office.colleague):
        assert not sees(user, petition)
    for user in (office.head, office.reception, office.clerk, top):
        assert sees(user, petition)


def test_a_denunciation_of_the_head_bars_the_agency_and_goes_to_the_superior() -> None:
    office, top = staffed()
    petition = registered(office, of(HEAD, Kind.DENUNCIATION))
    everybody = ("head", "deputy", "clerk", "reception", "auditor", "handler", "room_head")
    for person in everybody:
        user = getattr(office, person)
        assert not sees(user, petition), person
        assert access.allowed(user, petition, on=DAY) == []
        assert conflicts.is_barred(user, petition, on=DAY)
    assert sees(top, petition)
    assert {Act.REMIND, Act.GRANT_OPENING} <= set(access.allowed(top, petition, on=DAY))


def test_a_denunciation_of_the_deputy_leaves_the_head_who_answers_to_no_deputy() -> None:
    office, _top = staffed()
    other = appoint(Role.DEPUTY, office.agency)
    petition = registered(office, of(DEPUTY, Kind.DENUNCIATION))
    assert sees(office.head, petition)
    assert sees(other, petition)
    for user in (office.deputy, office.clerk, office.reception):
        assert not sees(user, petition)


def test_the_head_of_a_superior_agency_who_is_named_does_not_bar_the_commune() -> None:
    office, top = staffed()
    petition = registered(office)
    name(petition, top, office.reception)
    assert not sees(top, petition)
    assert sees(office.head, petition)


def test_a_first_complaint_about_the_head_s_own_decision_is_for_the_head() -> None:
    """Khoản 1 Điều 7 Luật Khiếu nại: whose decision or act it is settles it first."""
    office, _top = staffed()
    petition = registered(office, of(HEAD))
    assert named(petition) == set()
    assert sees(office.head, petition)
    with refused(BadFact, "Khiếu nại lần đầu do chính người", field="officer"):
        name(petition, office.head, office.reception)


def test_the_bar_ends_with_the_office_of_the_head_who_is_named() -> None:
    office, _top = staffed()
    petition = registered(office, of(HEAD, Kind.DENUNCIATION))
    office.head.appointments.update(ends_on=DAY - timedelta(days=1))
    assert sees(office.clerk, petition)
    assert not sees(office.clerk, petition, on=DAY - timedelta(days=1))
    moved = appoint(Role.HEAD, office.agency)
    assert sees(moved, petition)


def test_kept_from_and_visible_to_say_the_same_of_everybody() -> None:
    for whom in (HEAD, DEPUTY, CLERK, ROOM_HEAD):
        office, top = staffed()
        petition = at_point("registered", office, of(whom, Kind.DENUNCIATION))
        people = [office.head, office.deputy, office.clerk, office.reception, office.auditor, top]
        people += [office.handler, office.room_head, office.stranger]
        kept = conflicts.kept_from(petition, on=DAY)
        barred = {user.pk for user in people if conflicts.is_barred(user, petition, on=DAY)}
        assert kept & {user.pk for user in people} == barred


# Writing it down, and clearing a namesake


def test_a_namesake_is_cleared_by_the_head_and_sees_the_petition_again() -> None:
    office, _top = staffed()
    petition = registered(office, of(CLERK, Kind.DENUNCIATION))
    at = later(petition)
    told: dict[str, Any] = {"officer": office.clerk, "reason": "Người bị tố cáo cư trú ở xã khác."}
    with refused(NotAllowed, "việc này dành cho"):
        acts.clear_officer(petition.pk, actor=office.reception, at=at, **told)
    with refused(NotAllowed, "việc này dành cho"):
        acts.clear_officer(petition.pk, actor=office.clerk, at=at, **told)
    acts.clear_officer(petition.pk, actor=office.head, at=at, **told)
    assert sees(office.clerk, petition)
    row = NamedOfficer.objects.get(petition=petition)
    assert row.cleared_by == office.head
    assert petition.events.latest("seq").act == "clear_officer"


def test_a_head_does_not_clear_themselves_the_superior_does() -> None:
    office, top = staffed()
    petition = registered(office, of(HEAD, Kind.DENUNCIATION))
    told: dict[str, Any] = {"officer": office.head, "reason": "Chỉ trùng họ tên."}
    for user in (office.head, office.deputy):
        with refused(NotAllowed, "việc này dành cho"):
            acts.clear_officer(petition.pk, actor=user, at=later(petition), **told)
    acts.clear_officer(petition.pk, actor=top, at=later(petition), **told)
    assert sees(office.head, petition)


def test_who_was_cleared_may_be_named_again_and_twice_is_once_too_often() -> None:
    office, _top = staffed()
    petition = registered(office)
    name(petition, office.clerk, office.reception)
    with refused(AlreadyDone, "đã được ghi"):
        name(petition, office.clerk, office.reception)
    do(Act.CLEAR_OFFICER, petition, office, office.head, officer=office.clerk)
    name(petition, office.clerk, office.reception)
    assert named(petition) == {office.clerk}


# Nothing of it is in any list


def closed(user: User, petition: Petition) -> dict[str, bool]:
    """By list, whether the petition is kept out of it for `user`."""
    box, seen = Inbox(user, on=DAY), access.visible_to(user, on=DAY)
    client = Client()
    client.force_login(user)
    pages = {
        "files": reverse("petition_list"),
        "search": f"{reverse('petition_list')}?q={petition.subject}",
        "papers": reverse("document_list"),
        "work": f"{reverse('inbox')}?xem=cua-toi",
        "pile": f"{reverse('inbox')}?xem=don-vi",
        "followed": f"{reverse('inbox')}?xem=theo-doi",
        "days": reverse("deadlines"),
    }
    number = petition.register_number
    told = {name: number not in client.get(way).content.decode() for name, way in pages.items()}
    counts: tuple[QuerySet[Any], ...] = (
        box.mine(),
        box.shared(),
        box.watched(),
        box.overdue(),
        box.to_approve(),
    )
    return told | {
        "counts": not any(bounded(one) for one in counts),
        "found": not search(seen, petition.subject).exists(),
    }


def test_a_barred_person_finds_the_petition_in_no_list() -> None:
    office, _top = staffed()
    registration = of("Bộ phận một cửa", subject="chữ không ai đoán")
    petition = at_point("proposed", office, registration, printed=True)
    assert not all(closed(office.head, petition).values())
    assert not all(closed(office.clerk, petition).values())
    NamedOfficer.objects.create(petition=petition, user=office.head, found_at=timezone.now())
    for user in (office.head, office.deputy, office.clerk, office.reception):
        out = closed(user, petition)
        assert [name for name, is_out in out.items() if not is_out] == []


# Nobody gives it to them


def test_an_assignment_to_them_is_refused_without_saying_why() -> None:
    office, _top = staffed()
    petition = at_point("proposed", office)
    name(petition, office.room_head, office.reception)
    with refused(BadFact, f"Không giao đơn này cho {office.room.name} được", field="unit"):
        do(Act.ASSIGN, petition, office, office.head)
    do(Act.ASSIGN, petition, office, office.head, unit=office.other_room)


def test_what_the_refusal_says_names_nobody() -> None:
    office, _top = staffed()
    petition = at_point("proposed", office)
    name(petition, office.room_head, office.reception)
    with pytest.raises(BadFact) as caught:
        do(Act.ASSIGN, petition, office, office.head)
    said = f"{caught.value} {caught.value.named_rule}"
    assert ROOM_HEAD not in said
    assert "có tên" not in said


def test_nor_is_it_reassigned_to_them() -> None:
    office, _top = staffed()
    petition = at_point("sent_back", office)
    name(petition, office.room_head, office.reception)
    with refused(BadFact, "Không giao đơn này cho", field="unit"):
        do(Act.REASSIGN, petition, office, office.head, unit=office.room)


def test_a_named_handler_neither_takes_it_nor_is_it_handed_to_them() -> None:
    office, _top = staffed()
    petition = at_point("accepted", office)
    name(petition, office.handler, office.reception)
    with refused(NotAllowed, "việc này dành cho"):
        do(Act.TAKE, petition, office, office.handler)
    with refused(BadFact, "Không giao đơn này cho", field="handler"):
        do(Act.TAKE, petition, office, office.colleague, handler=office.handler)
    do(Act.TAKE, petition, office, office.colleague, handler=office.colleague)
    with refused(BadFact, "Không giao đơn này cho", field="handler"):
        do(Act.HAND_OVER, petition, office, office.head, handler=office.handler)


def test_what_they_were_doing_stops_when_they_are_named() -> None:
    office, _top = staffed()
    petition = at_point("taken", office)
    name(petition, office.handler, office.reception)
    with refused(NotAllowed, "việc này dành cho"):
        do(Act.VERIFY, petition, office, office.handler)


# Nobody reminds them


def test_a_named_handler_is_not_reminded_the_head_of_the_room_is() -> None:
    office, _top = staffed()
    petition = at_point("taken", office)
    name(petition, office.handler, office.reception)
    passed(SOON)
    assert told(petition, "soon") == {office.room_head: "handler"}


def test_where_the_agency_is_barred_the_superior_is_reminded() -> None:
    office, top = staffed()
    petition = at_point("taken", office)
    NamedOfficer.objects.create(petition=petition, user=office.head, found_at=timezone.now())
    passed(SOON, LATE, VERY_LATE)
    assert told(petition, "soon") == {top: "superior"}
    heard = Notice.objects.filter(reminder__petition=petition).values_list("user", flat=True)
    assert set(heard) == {top.pk}


def test_a_paper_that_would_urge_the_barred_is_the_superior_s() -> None:
    office, top = staffed()
    petition = at_point("taken", office)
    NamedOfficer.objects.create(petition=petition, user=office.head, found_at=timezone.now())
    passed(SOON, LATE, VERY_LATE)
    proposed = Reminder.objects.filter(petition=petition).exclude(paper="")
    assert {reminder.paper_unit for reminder in proposed} == {above(office)}
    assert set(proposed_to(top, on=VERY_LATE)) == set(proposed)


def test_a_paper_that_was_proposed_before_is_shown_to_the_barred_no_more() -> None:
    office, _top = staffed()
    petition = at_point("taken", office)
    passed(SOON, LATE)
    assert proposed_to(office.head, on=LATE).exists()
    NamedOfficer.objects.create(petition=petition, user=office.head, found_at=timezone.now())
    assert not proposed_to(office.head, on=LATE).exists()


def test_where_nobody_is_named_the_same_people_are_told_as_ever() -> None:
    office, _top = staffed()
    petition = at_point("taken", office)
    other = Office(UnitFactory.create(commune=True, parent=above(office)))
    about = at_point("taken", other)
    name(about, other.handler, other.reception)
    passed(SOON)
    assert told(petition, "soon") == {office.handler: "handler", office.room_head: "unit_head"}


# A grant does not outlast the sight of the petition


def test_a_grant_opens_nothing_to_whom_the_petition_has_left() -> None:
    office, _top = staffed()
    petition = at_point("accepted", office, replace(a_registration(), is_protected=True))
    at = later(petition)
    until, reason = timezone.localdate(at), "Ghi địa chỉ trên bì thư."
    given: dict[str, Any] = {"to": office.colleague, "ends_on": until, "reason": reason}
    with mock.patch.object(timezone, "now", lambda: at):
        acts.grant_opening(petition.pk, actor=office.head, at=at, **given)
        acts.open_identity(petition.pk, actor=office.colleague, at=at, reason=reason)
        acts.send_back(petition.pk, actor=office.handler, at=at, reason="Không thuộc lĩnh vực.")
        assert not sees(office.colleague, petition, on=until)
        with refused(NotAllowed, "việc này dành cho"):
            acts.open_identity(petition.pk, actor=office.colleague, at=at, reason=reason)
