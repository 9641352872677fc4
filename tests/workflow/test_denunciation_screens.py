"""A denunciation on the screens: its own words, choices and fields, and no denouncer."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.catalogue import ACCEPTANCE_NOTICE
from documents.models import Document
from petitions.access import Act
from petitions.models import Petition, Verdict
from tests.denouncing import SECRETS, TEXT, a_denunciation
from tests.factories import Office, a_registration
from tests.paths import at_point, do
from tests.workflow.screens import signed_in
from workflow import cards
from workflow.calendar_moves import notices_due
from workflow.forms.base import ActForm
from workflow.forms.issuing import DeliverForm, ReportForm
from workflow.forms.settlement import DraftForm, VerifyForm
from workflow.forms.triage import ProposeForm
from workflow.overview import overview
from workflow.wording import confirmation, log_of

pytestmark = pytest.mark.django_db


def offered(form: ActForm, name: str) -> list[tuple[str, str]]:
    """The choices that the page shows in a field, each with its words."""
    return [(str(shown.data["value"]), shown.choice_label) for shown in form[name]]


def options(petition: Petition, office: Office) -> ProposeForm:
    return ProposeForm(petition=petition, actor=office.reception, on=date(2026, 11, 24))


def test_the_proposal_offers_what_the_law_on_denunciations_knows() -> None:
    office = Office()
    form = options(at_point("registered", office, a_denunciation()), office)
    labels = dict(offered(form, "outcome"))
    assert list(labels) == ["accept", "not_accepted", "referred", "guided", "filed"]
    assert labels["not_accepted"] == "Không thụ lý (Điều 29 Luật Tố cáo)"
    grounds = [code for code, _ in offered(form, "ground") if code]
    assert grounds == [f"TC-29-1{letter}" for letter in ("A", "B", "C", "D", "KN")]
    assert "Luật Tố cáo" in str(form.fields["ground"].label)
    complaint = options(at_point("registered", office), office)
    assert len(offered(complaint, "outcome")) == 6
    assert "Luật Khiếu nại" in str(complaint.fields["ground"].label)


def test_fields_that_only_a_complaint_has_are_not_shown() -> None:
    office = Office()
    on, actor = date(2026, 12, 20), office.handler
    denunciation = at_point("sent", office, a_denunciation())
    complaint = at_point("sent", office)
    for form, only_of_complaints in (
        (VerifyForm, {"still_differs", "dialogue_on", "dialogue_result"}),
        (DraftForm, {"dialogue_result", "compensation"}),
        (DeliverForm, {"received_on"}),
    ):
        own = set(form(petition=denunciation, actor=actor, on=on).fields)
        assert set(form(petition=complaint, actor=actor, on=on).fields) - own == only_of_complaints
    told = set(ReportForm(petition=denunciation, actor=actor, on=on).fields)
    assert told == {"acted_on", "published_on", "text"}
    assert set(ReportForm(petition=complaint, actor=actor, on=on).fields) == {"text"}


def test_a_draft_is_handed_in_through_its_form() -> None:
    office = Office()
    petition = at_point("verified", office, a_denunciation())
    blank = DraftForm(petition=petition, actor=office.handler, on=date(2026, 12, 15))
    assert [label for _, label in offered(blank, "verdict")] == [
        "Tố cáo đúng",
        "Tố cáo đúng một phần",
        "Tố cáo sai sự thật",
    ]
    assert "Luật Tố cáo số 25/2018/QH14" in blank.initial["legal_basis"]
    assert "Khiếu nại số 02/2011" not in blank.initial["legal_basis"]
    typed = {
        "verdict": "partly",
        "legal_basis": "\n".join(TEXT.legal_basis),
        "verification_result": TEXT.verification_result,
        "conclusion": TEXT.conclusion,
        "orders": "\n\n".join(TEXT.orders),
    }
    form = DraftForm(typed, petition=petition, actor=office.handler, on=date(2026, 12, 15))
    assert form.is_valid()
    assert form.facts() == {"verdict": Verdict.PARTLY, "text": TEXT}


def test_the_log_and_the_confirmations_speak_of_a_denunciation() -> None:
    office = Office()
    petition = at_point("approved", office, a_denunciation())
    document = do(Act.ISSUE_DECISION, petition, office, office.clerk, printed=True)
    assert document is not None
    petition.refresh_from_db()
    said = [entry.sentence for entry in log_of(petition)]
    assert "ban hành kết luận nội dung tố cáo số 01/KL-UBND" in said[0]
    assert any("trình dự thảo kết luận nội dung tố cáo" in sentence for sentence in said)
    assert not [s for s in said if "quyết định giải quyết" in s or "thông báo thụ lý" in s]
    now = confirmation(Act.ISSUE_DECISION, petition, document.symbol)
    assert now.startswith("Đã ban hành kết luận nội dung tố cáo số 01/KL-UBND.")
    complaint = at_point("decided", office)
    assert "ban hành quyết định giải quyết" in log_of(complaint)[0].sentence


def test_the_log_names_the_notices_that_went_out_with_the_decision() -> None:
    office = Office()
    petition = at_point("assigned", office, a_denunciation())
    do(Act.ISSUE_ACCEPTANCE, petition, office, office.clerk, printed=True)
    sentence = log_of(petition)[0].sentence
    assert "ban hành quyết định thụ lý tố cáo số 01/QĐ-UBND" in sentence
    assert sentence.endswith(", kèm thông báo số 01/TB-UBND, 02/TB-UBND")


def test_heading_overview_and_people() -> None:
    petition = at_point("decided", Office(), a_denunciation())
    assert cards.heading(petition).kind == "Tố cáo"
    facts = {fact.label: fact.value for fact in overview(petition)}
    assert facts["Hành vi bị tố cáo"] == petition.contested
    assert facts["Kết luận chung"] == "Tố cáo đúng một phần"
    assert facts["Đề xuất"] == "Thụ lý"
    assert "Nhận hoặc biết ngày" not in facts
    assert "Số quyết định" not in facts
    assert facts["Số kết luận"]
    roles = {card.role: card.person.name for card in cards.people(petition)}
    assert roles["Người tố cáo"] == "Người tố cáo (được giữ bí mật)"
    assert roles["Người bị tố cáo"] == "Đỗ Văn Thí Điểm"
    assert cards.awaited_receipt(petition) is False


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("tab", ["", "thoi-han", "van-ban", "nguoi", "nhat-ky"])
def test_no_page_of_the_petition_tells(tab: str, language: str) -> None:
    office = Office()
    petition = at_point("decided", office, a_denunciation())
    where = reverse("petition_tab", args=[petition.pk, tab]) if tab else None
    client = signed_in(office.head)
    client.cookies["django_language"] = language
    page = client.get(where or reverse("petition", args=[petition.pk]))
    assert page.status_code == 200
    text = page.content.decode()
    assert petition.register_number in text
    assert not [secret for secret in SECRETS if secret in text]


def looked_up(petition: Petition) -> str:
    return Client().get(reverse("lookup_result", args=[petition.code])).content.decode()


def test_the_public_page_speaks_of_a_conclusion_and_of_the_right_to_denounce_further() -> None:
    office = Office()
    resolved = at_point("decided", office, a_denunciation())
    assert "Kết luận nội dung tố cáo đã được ban hành." in looked_up(resolved)
    assert "người khiếu nại" not in looked_up(resolved)
    accepted = at_point("accepted", office, a_denunciation())
    late = accepted.next_due_on
    assert late is not None
    before = looked_up(accepted)
    assert ("khoản 1 Điều 38 Luật Tố cáo 2018" in before) is (timezone.localdate() > late)


def test_a_late_denunciation_tells_its_author_of_article_38(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office = Office()
    denunciation = at_point("accepted", office, a_denunciation())
    complaint = at_point("accepted", office, a_registration())
    monkeypatch.setattr("workflow.views.public.today", lambda: date(2027, 3, 1))
    text = looked_up(denunciation)
    assert "Theo Luật Tố cáo, ông, bà có thể:" in text
    assert "khoản 1 Điều 38 Luật Tố cáo 2018" in text
    assert "Điều 33" not in text
    other = looked_up(complaint)
    assert "Theo Luật Khiếu nại, ông, bà có thể:" in other
    assert "Điều 33: mới đối chiếu văn bản gốc" in other


def test_a_moved_settlement_reminds_of_the_notice_of_that_very_form() -> None:
    office = Office()
    petition = at_point("assigned", office, a_denunciation())
    do(Act.ISSUE_ACCEPTANCE, petition, office, office.clerk, printed=True)
    assert Document.objects.filter(form_code=ACCEPTANCE_NOTICE.code).count() == 1
    assert notices_due({petition.pk: {"TC-GQ-1"}}, Petition.objects.all()).count == 1
    assert notices_due({petition.pk: {"TC-XL-1"}}, Petition.objects.all()).count == 0
