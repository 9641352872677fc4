"""Finding people: however a name is typed, and only among the petitions that one may see."""

import unicodedata
from typing import Any

import pytest

from petitions import vault
from petitions.access import visible_to
from petitions.models import Party, PartyRole, Petition
from tests.factories import MONDAY, Office, a_registration, party, person
from tests.paths import registered

pytestmark = pytest.mark.django_db
NAME = "Đặng Thị Mỹ Hoà"
DECOMPOSED = unicodedata.normalize("NFD", NAME)


def a_petition_of(office: Office, name: str = NAME, **of_person: Any) -> Petition:
    parties = (
        party(PartyRole.PETITIONER, name, **of_person),
        party(PartyRole.RESPONDENT, "Chủ tịch Ủy ban nhân dân xã Ví Dụ"),
    )
    return registered(office, a_registration(parties=parties))


def found(text: str, *, limit: int = 10) -> list[Petition]:
    return list(vault.matching(Petition.objects.all(), text, limit=limit))


@pytest.mark.parametrize(
    "text",
    [
        NAME,
        DECOMPOSED,
        "dang thi my hoa",
        "ĐẶNG THỊ MỸ HOÀ",
        "đặng thị mỹ hòa",
        "  Đặng   Thị ",
        "đăng",
        "D",
        "chu tich uy ban",
        "012345678901",
        " 012345678901 ",
    ],
)
@pytest.mark.parametrize("stored", [NAME, DECOMPOSED])
def test_a_name_is_found_however_it_is_typed(stored: str, text: str) -> None:
    petition = a_petition_of(Office(), stored, paper_number="012345678901")
    assert found(text) == [petition]


@pytest.mark.parametrize("text", ["", "  ", "oà", "Đặng Thị Mỹ Hoàn", "%", "_", "01234567890"])
def test_what_does_not_begin_so_is_not_found(text: str) -> None:
    a_petition_of(Office(), paper_number="012345678901")
    assert found(text) == []


def test_the_newest_come_first_and_no_more_than_asked_for() -> None:
    office = Office()
    made = [a_petition_of(office) for _ in range(3)]
    assert found("dang", limit=2) == [made[2], made[1]]


def test_a_petition_with_two_people_of_that_name_is_found_once() -> None:
    twice = tuple(party(PartyRole.PETITIONER, NAME) for _ in range(2))
    respondent = party(PartyRole.RESPONDENT, "Sở Ví Dụ")
    petition = registered(Office(), a_registration(parties=(*twice, respondent)))
    assert found("dang thi my hoa") == [petition]


def test_only_visible_petitions_are_found() -> None:
    office, other = Office(), Office()
    mine = a_petition_of(office)
    a_petition_of(other)
    seen = visible_to(office.reception, on=MONDAY)
    assert list(vault.matching(seen, "dang", limit=10)) == [mine]
    assert not vault.matching(visible_to(office.handler, on=MONDAY), "dang", limit=10)


def test_people_are_told_as_they_were_written_down() -> None:
    petition = a_petition_of(Office(), DECOMPOSED, paper_kind="passport", paper_number="B0000001")
    wanted = person(NAME, paper_kind="passport", paper_number="B0000001")
    assert vault.people(petition)[0][1] == wanted
    assert wanted.paper_label == "Hộ chiếu"


def test_lists_get_the_first_petitioner_of_each_in_one_query(
    django_assert_num_queries: Any,
) -> None:
    office = Office()
    petitions = [a_petition_of(office), a_petition_of(office, "Bùi Văn Thử")]
    with django_assert_num_queries(1):
        names = vault.names_of_petitioners(petitions)
    assert list(names.values()) == [NAME, "Bùi Văn Thử"]


def test_a_party_itself_names_nobody() -> None:
    petition = a_petition_of(Office())
    assert NAME not in str([*Party.objects.filter(petition=petition).values()])
    assert NAME not in str(Petition.objects.filter(pk=petition.pk).values().get())
