"""Việc của tôi: whose list a task is on, in which order, page by page."""

from datetime import date, timedelta
from typing import Any

import pytest

from petitions.access import Act
from petitions.models import Petition, Role, User
from tests.factories import Office, a_registration, appoint, moment
from tests.paths import at_point, do, later, registered
from workflow import inbox
from workflow.inbox import Inbox, bounded, page
from workflow.steps import claim, waiting_tasks

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 10)
#: The point, on whose own list its task is, and on whose pile.
LISTS = (
    ("registered", "", "reception"),
    ("proposed", "head deputy", ""),
    ("refusal_approved", "", "clerk"),
    ("assigned", "", "clerk"),
    ("accepted", "", "handler colleague room_head"),
    ("sent_back", "head deputy", ""),
    ("taken", "handler", ""),
    ("suspended", "", "clerk"),
    ("notified", "", ""),
    ("terminated", "", "clerk"),
    ("drafted", "head deputy", ""),
    ("approved", "", "clerk"),
    ("decided", "", "clerk"),
    ("sent", "handler", ""),
    ("reported", "", ""),
)
PEOPLE = (
    "reception",
    "head",
    "deputy",
    "clerk",
    "handler",
    "colleague",
    "stranger",
    "room_head",
    "auditor",
)


def box(user: User, *, on: date = DAY) -> Inbox:
    return Inbox(user, on=on)


@pytest.mark.parametrize(("point", "mine", "shared"), LISTS)
def test_a_task_is_on_the_lists_of_those_who_may_do_it(point: str, mine: str, shared: str) -> None:
    office, other = Office(), Office()
    at_point(point, office)
    on_list, on_pile = set(), set()
    for name in PEOPLE:
        found = box(getattr(office, name))
        on_list |= {name} if found.mine().exists() else set()
        on_pile |= {name} if found.shared().exists() else set()
        away = box(getattr(other, name))
        assert not away.mine().exists() and not away.shared().exists()
    assert (on_list, on_pile) == (set(mine.split()), set(shared.split()))


def test_what_is_claimed_moves_from_the_pile_to_its_owner_s_list() -> None:
    office = Office()
    petition, second = at_point("approved", office), appoint(Role.CLERK, office.agency)
    (task,) = waiting_tasks(petition)
    claim(task.pk, user=office.clerk, at=later(petition))
    mine, theirs = box(office.clerk), box(second)
    assert (list(mine.mine()), list(mine.shared())) == ([task], [])
    assert (list(theirs.mine()), list(theirs.shared())) == ([], [])
    (row,) = page(mine.mine()).rows
    assert (row.is_claimed, row.act, row.verb) == (
        True,
        Act.ISSUE_DECISION,
        "Ban hành quyết định",
    )


def test_a_role_that_has_ended_brings_no_work() -> None:
    office = Office()
    at_point("registered", office)
    held = office.reception.appointments.get()
    held.ends_on = DAY - timedelta(days=1)
    held.save()
    assert not box(office.reception).shared().exists()


def _received_on(day: int, office: Office) -> Petition:
    given = a_registration(received_on=date(2026, 11, day))
    return registered(office, given, at=moment(f"2026-11-{day} 09:00"))


def test_what_is_due_first_comes_first_on_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "PAGE_SIZE", 2)
    office = Office()
    made = [_received_on(day, office) for day in (16, 11, 12, 11, 10)]
    ordered = [made[4], made[1], made[3], made[2], made[0]]
    shown, key, pages = [], "", 0
    while True:
        found = page(box(office.reception).shared(), after=key)
        shown += [row.petition_id for row in found.rows]
        pages, key = pages + 1, found.next_key
        if not key:
            break
    assert shown == [petition.pk for petition in ordered]
    assert pages == 3


def test_a_row_shows_the_petition_as_it_stands() -> None:
    office = Office()
    petition = at_point("registered", office, a_registration(petitioner="Bùi Thị Ví Dụ"))
    (row,) = page(box(office.reception).shared()).rows
    assert (row.number, row.petitioner) == ("01/2026", "Bùi Thị Ví Dụ")
    assert (row.due_on, row.verb) == (date(2026, 12, 3), "Phân loại, đề xuất")
    assert (row.petition_id, row.is_claimed) == (petition.pk, False)


def test_petitions_without_a_date_come_last() -> None:
    office = Office()
    sent, taken = at_point("sent", office), at_point("taken", office)
    assert sent.next_due_on is None
    rows = page(box(office.handler).mine()).rows
    assert [row.petition_id for row in rows] == [taken.pk, sent.pk]


@pytest.mark.parametrize("key", ["x", "20261301-1", "20261203-", "-", "20261203-x"])
def test_a_key_that_is_none_begins_at_the_beginning(key: str) -> None:
    office = Office()
    at_point("registered", office)
    assert len(page(box(office.reception).shared(), after=key).rows) == 1


def test_a_page_costs_the_same_however_many_rows(django_assert_num_queries: Any) -> None:
    office = Office()
    for _ in range(3):
        at_point("registered", office)
    found = box(office.reception)
    with django_assert_num_queries(2):
        assert len(page(found.shared()).rows) == 3


def test_one_follows_what_one_registered_or_handles_until_it_ends() -> None:
    office = Office()
    new, taken = at_point("registered", office), at_point("taken", office)
    suspended = at_point("suspended", office)
    at_point("reported", office)
    assert set(box(office.reception).watched()) == {new, taken, suspended}
    assert set(box(office.handler).watched()) == {taken, suspended}
    assert set(box(office.colleague).watched()) == set()


def test_overdue_is_what_the_office_owes_since_before_today() -> None:
    office = Office()
    new, taken = at_point("registered", office), at_point("taken", office)
    at_point("notified", office)
    at_point("declined", office)
    assert set(box(office.head, on=date(2026, 12, 3)).overdue()) == set()
    assert set(box(office.head, on=date(2026, 12, 4)).overdue()) == {new}
    assert set(box(office.head, on=date(2027, 1, 1)).overdue()) == {new, taken}
    assert set(box(office.head, on=date(2026, 11, 26)).due_within(7)) == {new}
    assert set(box(office.head, on=date(2026, 11, 25)).due_within(7)) == set()
    assert set(box(Office().head, on=date(2027, 1, 1)).overdue()) == set()


def test_a_head_has_decisions_and_drafts_to_approve() -> None:
    office = Office()
    wanted = {at_point("proposed", office).pk, at_point("drafted", office).pk}
    at_point("taken", office)
    found = box(office.deputy)
    assert {task.petition_id for task in found.to_approve()} == wanted
    assert (found.is_head, box(office.clerk).is_head) == (True, False)


def test_counts_stop_where_nobody_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "COUNT_LIMIT", 1)
    office = Office()
    for wanted in (1, 2, 2):
        at_point("registered", office)
        assert bounded(box(office.reception).shared()) == wanted


def test_the_suspended_come_back_when_resumed() -> None:
    office = Office()
    petition = at_point("notified", office)
    assert not box(office.handler).mine().exists()
    do(Act.RESUME, petition, office, office.head)
    assert [task.act for task in box(office.handler).mine()] == ["verify"]
