"""A complaint whose author asked to be kept secret, through every letter that its acts issue."""

import json
from dataclasses import replace

import pytest
from django.utils import translation

from documents.models import Document
from petitions.access import Act
from petitions.acts import PartyEntry, Registration
from petitions.models import Event, PartyRole, Petition
from tests.denouncing import DENOUNCER, SECRETS
from tests.documents.reading import text_of
from tests.factories import Office, a_registration, moment, party, person
from tests.paths import POINTS, REFUSE, at_point, do, later

pytestmark = pytest.mark.django_db


def a_sealed_complaint() -> Registration:
    proxy = replace(DENOUNCER, name="Trịnh Thị Kín Đáo", paper_number="")
    return a_registration(
        is_protected=True,
        parties=(
            PartyEntry(role=PartyRole.PETITIONER, person=DENOUNCER),
            PartyEntry(role=PartyRole.AUTHORISED, person=proxy),
            party(PartyRole.RESPONDENT, "Chủ tịch Ủy ban nhân dân xã An Mẫu", address="Số 1"),
        ),
    )


def walked(point: str, office: Office) -> Petition:
    """A sealed complaint at that point, with every paper printed by somebody who reads English."""
    if point == "registered":
        return at_point(point, office, a_sealed_complaint(), printed=True)
    step = POINTS[point]
    petition = walked(step.follows, office)
    facts = {"proposal": REFUSE} if point == "refusal_proposed" else {}
    with translation.override("en"):
        actor = getattr(office, step.actor)
        do(step.act, petition, office, actor, at=moment(step.at), printed=True, **facts)
    return Petition.objects.get(pk=petition.pk)


def texts(petition: Petition) -> dict[str, str]:
    found = Document.objects.filter(petition=petition).order_by("pk")
    return {d.form_code: text_of(bytes(d.content.pdf)) for d in found}


@pytest.mark.parametrize(
    ("point", "forms"),
    [
        ("resumed_reported", ["GBN", "Mẫu số 03", "Mẫu số 14a", "Mẫu số 14b", "Mẫu số 15"]),
        ("terminated", ["GBN", "Mẫu số 03", "Mẫu số 14a"]),
        ("declined", ["GBN", "Mẫu số 04"]),
    ],
)
def test_no_paper_and_no_event_names_who_complained(point: str, forms: list[str]) -> None:
    petition = walked(point, Office())
    papers = texts(petition)
    assert list(papers) == forms
    events = json.dumps(list(Event.objects.filter(petition=petition).values()), default=str)
    for told in (*papers.values(), events):
        assert not [secret for secret in SECRETS if secret in told]
    for text in papers.values():
        assert "người khiếu nại" in text.lower()
        assert "giữ bí mật" in text
        assert "Ông (Bà) Người" not in text


def test_a_finding_that_the_case_is_complex_names_nobody() -> None:
    office = Office()
    petition = walked("taken", office)
    at = later(petition)
    document = do(Act.MARK_COMPLEX, petition, office, office.head, at=at, printed=True)
    assert document is not None
    text = text_of(bytes(document.content.pdf))
    assert "đơn khiếu nại của người khiếu nại (được giữ bí mật)" in text
    assert not [secret for secret in SECRETS if secret in text]


def test_an_open_complaint_is_still_named_on_its_papers() -> None:
    office = Office()
    known = PartyEntry(role=PartyRole.PETITIONER, person=person("Hoàng Thị Thử"))
    respondent = party(PartyRole.RESPONDENT, "Chủ tịch Ủy ban nhân dân xã An Mẫu")
    petition = at_point("registered", office, a_registration(parties=(known, respondent)))
    do(Act.PROPOSE, petition, office, office.reception)
    do(Act.ASSIGN, petition, office, office.head)
    document = do(Act.ISSUE_ACCEPTANCE, petition, office, office.clerk, printed=True)
    assert document is not None
    assert "Kính gửi: Ông (Bà) Hoàng Thị Thử" in text_of(bytes(document.content.pdf))
