"""Tiếp nhận: what a registration must hold, who may enter it, and what it makes true."""

from datetime import date
from typing import Any

import pytest

from petitions import acts, vault
from petitions.errors import BadFact, NotAllowed
from petitions.models import Channel, Party, PartyRole, Petition, Role
from petitions.models.petition import CODE_ALPHABET, new_code
from tests.factories import Office, a_registration, appoint, moment, party
from tests.paths import registered
from tests.petitions.snapshots import refused

pytestmark = pytest.mark.django_db
PETITIONER = party(PartyRole.PETITIONER, "Hoàng Thị Thử")
RESPONDENT = party(PartyRole.RESPONDENT, "Chủ tịch Ủy ban nhân dân xã An Mẫu")

#: What is changed in a complete registration, the field at fault, words of the answer.
FAULTS: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"subject": "  "}, "subject", "về việc gì"),
    ({"content": ""}, "content", "nội dung đơn"),
    ({"contested": " \n"}, "contested", "bị khiếu nại"),
    ({"parties": (RESPONDENT,)}, "petitioner_name", "người khiếu nại"),
    ({"parties": (PETITIONER,)}, "respondent_name", "người bị khiếu nại"),
    (
        {"parties": (party(PartyRole.PETITIONER, " "), RESPONDENT)},
        "petitioner_name",
        "tên của người khiếu nại",
    ),
    (
        {"parties": (party(PartyRole.PETITIONER, "Hoàng Thị Thử", address=""), RESPONDENT)},
        "petitioner_address",
        "Điều 31 Luật Khiếu nại",
    ),
    (
        {"parties": (PETITIONER, party(PartyRole.RESPONDENT, "Sở Mẫu", address=" "))},
        "respondent_address",
        "Điều 31 Luật Khiếu nại",
    ),
    (
        {"parties": (PETITIONER, RESPONDENT, party(PartyRole.RELATED, ""))},
        "related_name",
        "người có quyền",
    ),
    ({"received_on": date(2026, 11, 24)}, "received_on", "sau hôm nay"),
    ({"written_on": date(2026, 11, 24)}, "written_on", "sau ngày nhận đơn"),
    ({"contested_known_on": date(2026, 11, 24)}, "contested_known_on", "sau ngày nhận đơn"),
    ({"contested_known_on": date(1989, 12, 31)}, "contested_known_on", "Kiểm tra lại năm"),
    ({"channel": Channel.FORWARDED}, "forwarded_by", "cơ quan đã chuyển đơn"),
    ({"excused_days": -1}, "excused_days", "từ 0 đến 3650"),
    ({"excused_days": 3651, "excuse": "Lũ quét."}, "excused_days", "từ 0 đến 3650"),
    ({"excused_days": 5, "excuse": " "}, "excuse", "Điều 9 Luật Khiếu nại"),
)


@pytest.mark.parametrize(("changed", "field", "words"), FAULTS)
def test_a_registration_with_a_fault_is_not_entered(
    changed: dict[str, Any], field: str, words: str
) -> None:
    office = Office()
    with refused(BadFact, words, field=field):
        registered(office, a_registration(**changed))


@pytest.mark.parametrize("role", [role for role in Role if role != Role.RECEPTION])
def test_only_reception_registers(role: Role) -> None:
    office = Office()
    office.reception = appoint(role, office.agency)
    with refused(NotAllowed, "cán bộ tiếp nhận"):
        registered(office)


def test_reception_registers_in_its_own_agency_only() -> None:
    office, other = Office(), Office()
    for away in (other.reception, appoint(Role.RECEPTION, office.agency.parent or other.agency)):
        office.reception = away
        with refused(NotAllowed, "trong cơ quan tiếp nhận đơn"):
            registered(office)


def test_an_appointment_counts_from_its_first_to_its_last_day() -> None:
    office = Office()
    held = office.reception.appointments.get()
    held.starts_on, held.ends_on = date(2026, 11, 23), date(2026, 11, 24)
    held.save()
    days = {22: False, 23: True, 24: True, 25: False}
    for day, is_held in days.items():
        at, received_on = moment(f"2026-11-{day} 23:59"), date(2026, 11, 20)
        try:
            registered(office, a_registration(received_on=received_on), at=at)
        except NotAllowed:
            assert not is_held
        else:
            assert is_held


def test_what_is_entered_is_what_was_read_off_the_paper() -> None:
    office = Office()
    given = a_registration(
        parties=(PETITIONER, RESPONDENT, party(PartyRole.PETITIONER, "Bùi Văn Thử")),
        channel=Channel.FORWARDED,
        forwarded_by="Thanh tra tỉnh Thử Nghiệm",
        subject="  thu hồi đất vườn ",
        papers=(acts.Paper(name="Quyết định 11", pages=2),),
    )
    petition = Petition.objects.get(pk=registered(office, given).pk)
    assert (petition.status, petition.register_number) == ("received", "01/2026")
    assert (petition.subject, petition.unit) == ("thu hồi đất vườn", office.agency)
    assert petition.handling_unit is None and petition.handler is None
    assert [p.name for _, p in vault.people(petition)][::2] == ["Hoàng Thị Thử", "Bùi Văn Thử"]
    assert list(Party.objects.filter(petition=petition).values_list("role", "position")) == [
        ("petitioner", 0),
        ("respondent", 0),
        ("petitioner", 1),
    ]
    event = petition.events.get()
    assert (event.act, event.seq, event.actor) == ("register", 1, office.reception)
    assert event.appointment == office.reception.appointments.get()
    assert event.after["papers"] == 1
    assert [fact["kind"] for fact in event.after["facts"]] == ["decision_received", "received"]


def test_a_book_counts_by_year_and_by_agency() -> None:
    first, second = Office(), Office()
    numbers = [registered(o).register_number for o in (first, first, second)]
    assert numbers == ["01/2026", "02/2026", "01/2026"]
    assert registered(first, at=moment("2027-01-04")).year == 2027


def test_codes_cannot_be_guessed_or_misheard() -> None:
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert {len(code) for code in codes} == {16}
    assert set("".join(codes)) == set(CODE_ALPHABET)
    assert not set("ILOU") & set(CODE_ALPHABET)
