"""A denunciation on paper from the counter to the report, and to each refusal."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from django.core import serializers
from django.utils import timezone, translation

from documents.models import Document, DocumentContent, Draft
from petitions.access import Act
from petitions.acts import PartyEntry, Proposal, Registration
from petitions.errors import Refused
from petitions.models import Channel, Event, Outcome, PartyRole, Petition, Role
from tests.denouncing import SECRETS, TEXT, a_denunciation
from tests.documents.reading import text_of
from tests.factories import Office, appoint, moment, person
from tests.paths import POINTS, REFUSE_DENUNCIATION, at_point, do
from tests.petitions.snapshots import refused
from workflow.letters import LETTERS, signer_of

pytestmark = pytest.mark.django_db

SECOND = PartyEntry(
    role=PartyRole.RESPONDENT, person=person("Lý Thị Ví Dụ", address="Phòng Kinh tế, xã An Mẫu")
)


def walked(
    point: str, office: Office, registration: Registration | None = None
) -> tuple[Petition, dict[str, str]]:
    """A denunciation at that point, each act done with its paper; and the papers by their form."""
    denounced = registration or a_denunciation(SECOND)
    petition = _walk(point, office, denounced)
    return petition, papers_of(petition)


def _walk(point: str, office: Office, registration: Registration) -> Petition:
    if point == "registered":
        return at_point(point, office, registration, printed=True)
    step = POINTS[point]
    petition = _walk(step.follows, office, registration)
    facts: dict[str, Any] = {"text": TEXT} if step.act is Act.DRAFT else {}
    if point == "refusal_proposed":
        facts = {"proposal": REFUSE_DENUNCIATION}
    actor = getattr(office, step.actor)
    do(step.act, petition, office, actor, at=moment(step.at), printed=True, **facts)
    return Petition.objects.get(pk=petition.pk)


def papers_of(petition: Petition) -> dict[str, str]:
    """The text of each issued paper, by its number."""
    found = Document.objects.filter(petition=petition).select_related("content").order_by("pk")
    return {d.symbol: text_of(bytes(d.content.pdf)) for d in found}


def test_each_act_puts_its_papers_out_under_their_own_numbers() -> None:
    office = Office()
    petition, papers = walked("reported", office)
    forms = Document.objects.filter(petition=petition).order_by("pk")
    assert [(d.instrument, d.form_code, d.symbol) for d in forms] == [
        ("Nội bộ", "GBN", "01/GBN-UBND"),
        ("NĐ 31/2019", "Mẫu số 04", "01/QĐ-UBND"),
        ("NĐ 31/2019", "Mẫu số 05", "01/TB-UBND"),
        ("NĐ 31/2019", "Mẫu số 06", "02/TB-UBND"),
        ("NĐ 31/2019", "Mẫu số 06", "03/TB-UBND"),
        ("NĐ 31/2019", "Mẫu số 12", "01/KL-UBND"),
    ]
    assert {d.signer for d in forms if d.form_code != "GBN"} == {office.head.appointments.get()}
    cited = "theo Quyết định số 01/QĐ-UBND ngày 01 tháng 12 năm 2026"
    assert all(cited in papers[f"0{n}/TB-UBND"] for n in (1, 2, 3))
    assert cited in papers["01/KL-UBND"]
    assert "Kính gửi: Ông (Bà) Đỗ Văn Thí Điểm" in papers["02/TB-UBND"]
    assert "Kính gửi: Ông (Bà) Lý Thị Ví Dụ" in papers["03/TB-UBND"]
    assert "chậm nhất ngày 03 tháng 12 năm 2026 (khoản 1 Điều 24" in papers["01/GBN-UBND"]
    assert "ban hành kết luận nội dung tố cáo (khi không gia hạn)" in papers["01/GBN-UBND"]


def test_nobody_s_name_is_on_a_paper_in_an_event_or_a_draft() -> None:
    petition, papers = walked("reported", Office())
    events = list(Event.objects.filter(petition=petition).values())
    drafts = list(Draft.objects.filter(petition=petition).values_list("fields", flat=True))
    told = "\n".join([*papers.values(), json.dumps([events, drafts], default=str)])
    raw = b"".join(bytes(c.pdf) for c in DocumentContent.objects.all())
    row = serializers.serialize("json", [petition], ensure_ascii=False)
    assert len(papers) == 6
    for secret in SECRETS:
        assert secret not in told
        assert secret not in row
        assert secret.encode() not in raw
    for symbol, text in papers.items():
        assert ("người tố cáo (được giữ bí mật)" in text.lower()) is (
            symbol in ("01/GBN-UBND", "01/TB-UBND")
        )


@pytest.mark.parametrize(
    ("point", "act"),
    [
        ("assigned", Act.ISSUE_ACCEPTANCE),
        ("refusal_approved", Act.ISSUE_REFUSAL),
        ("approved", Act.ISSUE_DECISION),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_letter_is_built_from_a_name(point: str, act: Act, language: str) -> None:
    office = Office()
    petition, _ = walked(point, office)
    with translation.override(language):
        signer = signer_of(act, petition, office.clerk, on=date(2026, 12, 20))
        letters = LETTERS[act](petition, signer=signer, on=date(2026, 12, 20)).previews()
    for letter in letters:
        told = json.dumps(asdict(letter), ensure_ascii=False, default=str)
        assert "Denouncer" not in told
        assert not [secret for secret in SECRETS if secret in told]


def test_the_act_keeps_the_numbers_of_all_its_papers() -> None:
    petition, _ = walked("accepted", Office())
    event = petition.events.get(act="issue_acceptance")
    issued = Document.objects.filter(petition=petition).exclude(form_code="GBN").order_by("pk")
    main, *enclosed = issued
    assert (event.after["document"], event.after["sha256"]) == (main.symbol, main.sha256)
    assert event.after["enclosed"] == [{"document": d.symbol, "sha256": d.sha256} for d in enclosed]


def test_a_refused_acceptance_takes_no_number_in_any_series() -> None:
    office = Office()
    petition, _ = walked("assigned", office)
    Petition.objects.filter(pk=petition.pk).update(handling_unit=office.room)
    stranger = appoint(Role.HANDLER, office.room)
    with refused(Refused, "không được thực hiện"):
        do(Act.ISSUE_ACCEPTANCE, petition, office, stranger, printed=True)
    do(Act.ISSUE_ACCEPTANCE, petition, office, office.clerk, printed=True)
    assert list(papers_of(petition))[1:] == ["01/QĐ-UBND", *(f"0{n}/TB-UBND" for n in (1, 2, 3))]


@pytest.mark.parametrize(
    ("outcome", "ground", "form", "words"),
    [
        (Outcome.NOT_ACCEPTED, "TC-29-1D", "TB-KTL-TC", "không có cơ sở để xác định người vi phạm"),
        (Outcome.GUIDED, "", "PHD-TC", "đến tố cáo với Sở Thử Nghiệm"),
        (Outcome.REFERRED, "", "Mẫu số 03", "chuyển đơn tố cáo và các thông tin, tài liệu kèm"),
        (Outcome.FILED, "", "TB-LĐ", "không xử lý theo khoản 3 Điều 24 Luật Tố cáo"),
    ],
)
def test_each_refusal_has_its_paper(outcome: Outcome, ground: str, form: str, words: str) -> None:
    office = Office()
    reception = a_denunciation(channel=Channel.RECEPTION)
    petition, _ = walked("registered", office, reception)
    said = Proposal(
        outcome=outcome,
        ground=ground,
        reason="Nội dung không rõ.",
        competent_body="Sở Thử Nghiệm" if outcome in (Outcome.GUIDED, Outcome.REFERRED) else "",
    )
    do(Act.PROPOSE, petition, office, office.reception, proposal=said)
    do(Act.APPROVE_REFUSAL, petition, office, office.head)
    document = do(Act.ISSUE_REFUSAL, petition, office, office.clerk, printed=True)
    assert document is not None
    assert document.form_code == form
    text = text_of(bytes(document.content.pdf))
    assert words in text
    assert not [secret for secret in SECRETS if secret in text]
    assert "hiếu nại" not in text
    assert Petition.objects.get(pk=petition.pk).status == "declined"
    issued = petition.events.get(act="issue_refusal")
    assert document.issued_on == timezone.localdate(issued.happened_at)


def test_who_forwarded_a_denunciation_gets_a_copy_of_the_notice() -> None:
    forwarded = a_denunciation(channel=Channel.FORWARDED, forwarded_by="Báo Ví Dụ")
    _, papers = walked("accepted", Office(), forwarded)
    assert "- Như trên; - Báo Ví Dụ; - Lưu" in papers["01/TB-UBND"]
    assert all("Báo Ví Dụ" not in papers[s] for s in ("01/QĐ-UBND", "02/TB-UBND"))
