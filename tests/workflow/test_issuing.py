"""Ban hành: each act with its paper, number and task; all of it or nothing."""

from datetime import date

import pytest

from documents.catalogue import ACCEPTANCE, FIRST_DECISION, NON_ACCEPTANCE, Form
from documents.errors import LetterError
from documents.models import Document
from petitions.access import Act
from petitions.acts import Proposal
from petitions.errors import BadFact, WrongState
from petitions.models import Channel, Outcome, Petition, Resolution, Unit, User
from tests.documents.reading import text_of
from tests.factories import Office, a_registration
from tests.paths import at_point, do
from tests.petitions.snapshots import refused
from workflow.letters import signer_of

pytestmark = pytest.mark.django_db


def issued(petition: Petition, act: Act, office: Office, actor: User) -> Document:
    document = do(act, petition, office, actor, printed=True)
    assert document is not None
    return document


@pytest.mark.parametrize(
    ("point", "act", "form", "symbol", "status"),
    [
        ("assigned", Act.ISSUE_ACCEPTANCE, ACCEPTANCE, "01/TB-UBND", "assigned"),
        ("refusal_approved", Act.ISSUE_REFUSAL, NON_ACCEPTANCE, "01/TB-UBND", "declined"),
        ("approved", Act.ISSUE_DECISION, FIRST_DECISION, "01/QĐ-UBND", "resolved"),
    ],
)
def test_the_paper_of_an_act_is_filed_with_it(
    point: str, act: Act, form: Form, symbol: str, status: str
) -> None:
    office = Office()
    petition = at_point(point, office)
    document = issued(petition, act, office, office.clerk)
    assert (document.form_code, document.instrument) == (form.code, form.instrument)
    assert (document.symbol, document.issued_by) == (symbol, office.clerk)
    assert document.signer == office.head.appointments.get()
    assert Petition.objects.get(pk=petition.pk).status == status
    event = petition.events.get(act=act.value)
    assert event.after["document"] == symbol
    assert event.after["sha256"] == document.sha256
    text = text_of(bytes(document.content.pdf))
    assert f"Số: {symbol}" in text
    assert office.head.full_name in text


def test_whoever_approved_signs_and_not_who_heads_the_agency_now() -> None:
    office = Office()
    petition = at_point("proposed", office)
    do(Act.ASSIGN, petition, office, office.deputy)
    on = date(2026, 12, 1)
    expected = signer_of(Act.ISSUE_ACCEPTANCE, petition, office.clerk, on=on)
    document = issued(petition, Act.ISSUE_ACCEPTANCE, office, office.clerk)
    assert document.signer == expected == office.deputy.appointments.get()
    assert "KT. CHỦ TỊCH" in text_of(bytes(document.content.pdf))


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.GUIDED, "gửi đơn đến Sở Ví Dụ tỉnh"),
        (Outcome.REFERRED, "chuyển đơn và tài liệu kèm theo (nếu có) đến Sở Ví Dụ tỉnh"),
        (Outcome.RETURNED, "trả lại đơn và tài liệu kèm theo (nếu có)"),
        (Outcome.FILED, "lưu đơn theo quy định"),
    ],
)
def test_each_outcome_has_its_paper(outcome: Outcome, words: str) -> None:
    office = Office()
    forwarded = a_registration(channel=Channel.FORWARDED, forwarded_by="Báo Ví Dụ")
    petition = at_point("registered", office, forwarded)
    said = Proposal(outcome=outcome, reason="Sai thẩm quyền.", competent_body="Sở Ví Dụ tỉnh")
    do(Act.PROPOSE, petition, office, office.reception, proposal=said)
    do(Act.APPROVE_REFUSAL, petition, office, office.head)
    document = issued(petition, Act.ISSUE_REFUSAL, office, office.clerk)
    assert words in text_of(bytes(document.content.pdf))
    assert petition.events.get(act="issue_refusal").after["outcome"] == outcome.value


def test_notices_of_one_agency_share_a_series() -> None:
    office = Office()
    accepted, declined = at_point("assigned", office), at_point("refusal_approved", office)
    first = issued(accepted, Act.ISSUE_ACCEPTANCE, office, office.clerk)
    second = issued(declined, Act.ISSUE_REFUSAL, office, office.clerk)
    assert (first.symbol, second.symbol) == ("01/TB-UBND", "02/TB-UBND")


def test_what_is_refused_leaves_no_paper_and_takes_no_number() -> None:
    office = Office()
    petition = at_point("drafted", office)
    with refused(BadFact, "chưa được người có thẩm quyền duyệt"):
        issued(petition, Act.ISSUE_DECISION, office, office.clerk)
    done = at_point("decided", office)
    with refused(WrongState, "chỉ thực hiện được khi đơn ở trạng thái"):
        issued(done, Act.ISSUE_DECISION, office, office.clerk)
    do(Act.APPROVE, petition, office, office.head)
    assert issued(petition, Act.ISSUE_DECISION, office, office.clerk).number == 1


def test_the_decision_carries_its_number_into_the_result() -> None:
    office = Office()
    petition = at_point("approved", office)
    document = issued(petition, Act.ISSUE_DECISION, office, office.clerk)
    assert Resolution.objects.get(petition=petition).decision_number == document.symbol
    assert document.issued_on == date(2026, 12, 16)


def test_a_letter_that_lacks_a_thing_is_refused_before_approval() -> None:
    office = Office()
    petition = at_point("proposed", office)
    Unit.objects.filter(pk=office.agency.pk).update(is_agency=False, symbol="")
    with refused(LetterError, "ký hiệu văn bản", field="number"):
        do(Act.ASSIGN, petition, office, office.head)
