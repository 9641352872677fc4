"""Every address has a line in the table of doors, and what each line lets in."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver

from petitions.access import Act
from petitions.acts import Paper
from petitions.models import Petition, Role, User
from tests.factories import Office, UserFactory, a_registration, appoint
from tests.paths import at_point, registered
from tests.scans import scanned
from tests.workflow.screens import signed_in
from workflow import doors
from workflow.doors import BELOW, DOORS, Doorkeeper, Who, line_of
from workflow.management.commands.access_table import DOCUMENT, table

#: Keys in an address that lead to a petition.
OF_PETITIONS = (
    "petition_id",
    "attachment_id",
    "document_id",
    "task_id",
    "reminder_id",
    "notice_id",
)


def addresses(patterns: list[Any], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the project as the program writes it, with where it leads."""
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^" if before else "")
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from addresses(pattern.url_patterns, route)


#: Of two that are written alike Django takes the first.
ALL = dict(reversed(list(addresses(get_resolver().url_patterns))))


def test_every_address_has_a_line() -> None:
    assert len(ALL) > 60
    assert [route for route in ALL if line_of(route) is None] == []


def test_every_line_has_an_address() -> None:
    used = {line_of(route) for route in ALL} | {settings.STATIC_URL.lstrip("/") + BELOW}
    assert set(DOORS) - used == set()


def test_what_lies_below_a_line_is_no_petition() -> None:
    """A line for all that lies below is for pages that Django makes by itself, and for files."""
    below = {line for line in DOORS if line.endswith(BELOW)}
    assert all(line.startswith(("quan-tri/", "static/")) for line in below)


def test_who_needs_not_log_in_is_told_by_the_table_and_the_view_alike() -> None:
    """Two locks: the log-in that Django asks for, and the table."""
    views = {r for r, found in ALL.items() if not getattr(found.callback, "login_required", True)}
    public = {route for route, door in DOORS.items() if door.who is Who.ANYONE}
    assert public ^ views == {"static/…"}


def test_an_address_with_a_key_of_a_petition_leads_through_a_door_that_looks_at_it() -> None:
    for route in ALL:
        line = line_of(route)
        assert line is not None
        has_key = any(f":{key}>" in route for key in OF_PETITIONS)
        looks = DOORS[line].who in (Who.SEES, Who.DOES, Who.REGISTERED)
        assert has_key == looks, route


def test_a_door_to_an_act_names_it_or_the_address_does() -> None:
    for line, door in DOORS.items():
        is_named = door.act is not None or ":name>" in line
        assert is_named == (door.who is Who.DOES), line


def test_the_longest_line_that_fits_is_asked() -> None:
    assert line_of("quan-tri/petitions/user/add/") == "quan-tri/petitions/user/…"
    assert line_of("quan-tri/petitions/petition/add/") is None
    assert line_of("ho-so/<int:petition_id>/khac/") is None


@pytest.mark.django_db
def test_an_address_without_a_line_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(Office().head)
    assert client.get("/ho-so/").status_code == 200
    others = {line: door for line, door in DOORS.items() if line != "ho-so/"}
    monkeypatch.setattr(doors, "DOORS", others)
    assert client.get("/ho-so/").status_code == 404


def asked(user: User, address: str) -> tuple[Any, HttpResponse | None]:
    """What the door alone says to `user`, whatever the view would: None lets in."""
    request: Any = RequestFactory().get(address)
    request.user, request.resolver_match = user, get_resolver().resolve(address)
    keeper = Doorkeeper(lambda _: pytest.fail("nothing is answered here"))
    return request, keeper.process_view(request, None, (), request.resolver_match.kwargs)


@pytest.mark.django_db
def test_the_petition_that_was_found_is_kept_on_the_request() -> None:
    office = Office()
    petition = at_point("registered", office)
    request, refusal = asked(office.reception, f"/ho-so/{petition.pk}/")
    assert refusal is None
    assert request.petition == petition


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["viec/propose/", "du-thao/", "xem-truoc/propose/", "danh-tinh/"])
def test_who_sees_the_petition_is_told_which_rule_keeps_them_from_an_act(way: str) -> None:
    office = Office()
    petition = at_point("registered", office)
    _request, refusal = asked(office.clerk, f"/ho-so/{petition.pk}/{way}")
    assert refusal is not None
    assert refusal.status_code == 403
    assert "việc này dành cho" in refusal.content.decode()


@pytest.mark.django_db
def test_an_act_that_the_state_forbids_is_refused_at_the_door() -> None:
    office = Office()
    petition = at_point("registered", office)
    _request, refusal = asked(office.head, f"/ho-so/{petition.pk}/viec/approve/")
    assert refusal is not None
    assert refusal.status_code == 409
    assert "đang ở trạng thái" in refusal.content.decode()


@pytest.mark.django_db
def test_every_key_of_an_address_has_to_lead_to_the_same_petition() -> None:
    office = Office()
    scan = Paper(name="Đơn", file_name="don.png", content=scanned())
    first = at_point("registered", office, a_registration(papers=(scan,)))
    second, key = at_point("registered", office), first.attachments.get().pk
    assert asked(office.reception, f"/ho-so/{first.pk}/tai-lieu/{key}/")[1] is None
    with pytest.raises(Http404):
        asked(office.reception, f"/ho-so/{second.pk}/tai-lieu/{key}/")


@pytest.mark.django_db
def test_the_door_alone_refuses_where_the_view_forgets_to_ask(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first of the two locks, tried with the second one open."""
    office, away = Office(), Office()
    petition = registered(office)
    every = Petition.objects.select_related("unit__agency", "handling_unit", "handler")
    for module in ("workflow.views.petition", "workflow.views.calculator"):
        monkeypatch.setattr(f"{module}.seen_petition", lambda _, pk: every.get(pk=pk))
    address = f"/ho-so/{petition.pk}/"
    assert signed_in(away.head).get(address).status_code == 404
    assert signed_in(office.head).get(address).status_code == 200
    monkeypatch.setattr(doors, "_asked", lambda *_: None)
    assert signed_in(away.head).get(address).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "petitions/user/", "petitions/unit/add/", "auth/group/"])
def test_the_administration_is_for_administrators(address: str) -> None:
    office = Office()
    administrator = UserFactory.create(is_staff=True, is_superuser=True)
    way = f"/quan-tri/{address}"
    assert signed_in(administrator).get(way).status_code == 200
    for user in (office.head, office.reception, UserFactory.create(is_superuser=True)):
        assert signed_in(user).get(way).status_code == 403


@pytest.mark.django_db
def test_intake_is_for_who_receives_and_the_calendar_for_the_top() -> None:
    office = Office()
    assert office.agency.parent is not None
    top = appoint(Role.HEAD, office.agency.parent)
    for user, receives, declares in (
        (office.reception, 200, 403),
        (office.head, 403, 403),
        (top, 403, 302),
        (UserFactory.create(is_superuser=True), 403, 403),
    ):
        client = signed_in(user)
        assert client.get("/tiep-nhan/").status_code == receives
        assert client.post("/thoi-han/lich/cong-bo/").status_code == declares


def test_the_printed_table_is_what_the_command_writes() -> None:
    assert DOCUMENT.read_text() == table()


def test_the_printed_table_has_every_act_and_every_line() -> None:
    text = table()
    assert all(f"| {act.label} |" in text for act in Act if act is not Act.REGISTER)
    assert all(f"`/{line}`" in text for line in DOORS)
