"""Phiếu nhắc and công văn đôn đốc: proposed to the right head, issued once, or dismissed."""

from functools import partial

import pytest

from documents.models import Document
from documents.rendering import typeset
from petitions.access import Act
from petitions.errors import AlreadyDone, BadFact, NotAllowed, WrongState
from petitions.ledger import verify
from petitions.models import Petition, Role, Unit, User
from tests.concurrency.racing import race, refusals
from tests.documents.reading import text_of
from tests.factories import Office, appoint, moment
from tests.paths import at_point, do
from tests.petitions.snapshots import refused
from tests.workflow.reminding import DUE, LATE, VERY_LATE, passed
from workflow.escalation.papers import dismiss, issue_paper, plan, proposed_to, signer_of
from workflow.models import PaperKind, Reminder
from workflow.wording import log_of

NOW = moment("2027-01-11 09:00")


def late(office: Office) -> tuple[Petition, Reminder, Reminder]:
    """A late petition with both papers proposed."""
    petition = at_point("taken", office)
    passed(LATE, VERY_LATE)
    slip, letter = Reminder.objects.exclude(paper="").filter(petition=petition).order_by("pk")
    return petition, slip, letter


def superior_of(office: Office) -> tuple[Unit, User]:
    parent = office.agency.parent
    assert parent is not None
    return parent, appoint(Role.HEAD, parent)


@pytest.mark.django_db
def test_each_paper_is_proposed_to_the_head_who_signs_it() -> None:
    office = Office()
    _, slip, letter = late(office)
    _, superior = superior_of(office)
    assert (slip.paper, letter.paper) == (PaperKind.SLIP, PaperKind.LETTER)
    for user, expected in (
        (office.head, [slip]),
        (office.deputy, [slip]),
        (superior, [letter]),
        (office.room_head, []),
        (office.handler, []),
        (Office().head, []),
    ):
        assert list(proposed_to(user, on=NOW.date())) == expected


@pytest.mark.django_db
def test_with_nobody_above_the_agency_urges_its_own_unit() -> None:
    office = Office(Office().agency.parent)
    assert office.agency.parent is None
    _, slip, letter = late(office)
    assert set(proposed_to(office.head, on=NOW.date())) == {slip, letter}
    signer = signer_of(letter, office.head, on=NOW.date())
    text = text_of(typeset(plan(letter, signer=signer, on=NOW.date()).preview()).pdf)
    assert f"yêu cầu {office.room.name} tập trung" in text


@pytest.mark.django_db
def test_a_proposal_lapses_when_its_duty_is_done_or_moves() -> None:
    office = Office()
    petition = at_point("approved", office)
    passed(LATE)
    assert proposed_to(office.head, on=LATE).exists()
    (reminder,) = proposed_to(office.head, on=LATE)
    do(Act.ISSUE_DECISION, petition, office, office.clerk, at=moment("2027-01-04 09:00"))
    assert not proposed_to(office.head, on=NOW.date()).exists()
    with refused(AlreadyDone, "không còn việc để nhắc"):
        issue_paper(reminder.pk, actor=office.head, at=NOW)


@pytest.mark.django_db
def test_the_slip_says_what_is_late_and_since_when() -> None:
    office = Office()
    petition, slip, _ = late(office)
    document = issue_paper(slip.pk, actor=office.head, at=NOW)
    assert (document.symbol, document.unit) == ("01/PN-UBND", office.agency)
    text = text_of(bytes(document.content.pdf))
    for words in (
        "PHIẾU NHẮC",
        "Số: 01/PN-UBND",
        f"Kính gửi: {office.room.name}",
        f"Đơn vào sổ số {petition.register_number}",
        "«Giải quyết khiếu nại lần đầu» đã hết ngày 31 tháng 12 năm 2026",
        "[chưa kiểm chứng]",
        "quá hạn 11 ngày",
        "CHỦ TỊCH",
        office.head.full_name,
    ):
        assert words in text, words
    assert "Hoàng Thị Thử" not in text


@pytest.mark.django_db
def test_the_letter_comes_from_above_with_its_summary_under_the_number() -> None:
    office = Office()
    petition, _, letter = late(office)
    province, superior = superior_of(office)
    document = issue_paper(letter.pk, actor=superior, at=NOW)
    assert (document.symbol, document.unit) == ("01/UBND", province)
    text = text_of(bytes(document.content.pdf))
    assert f"V/v đôn đốc giải quyết đơn số {petition.register_number}" in text
    assert f"Kính gửi: {office.agency.name}" in text
    assert "CÔNG VĂN" not in text
    assert text.index("Số: 01/UBND") < text.index("V/v") < text.index("Kính gửi")


@pytest.mark.django_db
def test_issuing_is_in_the_record_and_moves_no_clock() -> None:
    office = Office()
    petition, slip, _ = late(office)
    clocks = list(petition.deadlines.order_by("pk").values())
    document = issue_paper(slip.pk, actor=office.head, at=NOW)
    event = petition.events.order_by("seq").last()
    assert event is not None
    assert (event.act, event.actor) == ("remind", office.head)
    assert event.after == {
        "document": "01/PN-UBND",
        "sha256": document.sha256,
        "rule": "KN-GQ-1",
        "due_on": DUE.isoformat(),
    }
    assert list(petition.deadlines.order_by("pk").values()) == clocks
    assert not list(verify())
    sentence = log_of(Petition.objects.get(pk=petition.pk))[0].sentence
    assert "ban hành văn bản nhắc việc, đôn đốc số 01/PN-UBND" in sentence
    slip.refresh_from_db()
    assert (slip.paper_state, slip.paper_symbol) == ("issued", "01/PN-UBND")
    assert (slip.settled_by, slip.settled_at) == (office.head, NOW)


@pytest.mark.django_db
def test_a_paper_is_answered_once() -> None:
    office = Office()
    _, slip, letter = late(office)
    _, superior = superior_of(office)
    issue_paper(slip.pk, actor=office.head, at=NOW)
    dismiss(letter.pk, actor=superior, at=NOW, reason=" Đã đôn đốc tại cuộc họp. ")
    letter.refresh_from_db()
    assert (letter.paper_state, letter.dismissal) == ("dismissed", "Đã đôn đốc tại cuộc họp.")
    for reminder, head in ((slip, office.head), (letter, superior)):
        assert not proposed_to(head, on=NOW.date()).exists()
        with refused(AlreadyDone, "đã được ban hành hoặc đã có ý kiến"):
            issue_paper(reminder.pk, actor=head, at=NOW)
        with refused(AlreadyDone, "đã được ban hành hoặc đã có ý kiến"):
            dismiss(reminder.pk, actor=head, at=NOW, reason="Thôi.")


@pytest.mark.django_db
def test_dismissing_needs_a_reason() -> None:
    office = Office()
    _, slip, _ = late(office)
    with refused(BadFact, "Ghi lý do", field="reason"):
        dismiss(slip.pk, actor=office.head, at=NOW, reason="  ")


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["room_head", "handler", "clerk", "auditor", "superior"])
def test_nobody_else_answers_the_slip(who: str) -> None:
    office = Office()
    _, slip, _ = late(office)
    user = superior_of(office)[1] if who == "superior" else getattr(office, who)
    with refused(NotAllowed, user.full_name):
        issue_paper(slip.pk, actor=user, at=NOW)
    with refused(NotAllowed, user.full_name):
        dismiss(slip.pk, actor=user, at=NOW, reason="Thôi.")


@pytest.mark.django_db
def test_the_head_below_does_not_sign_for_the_one_above() -> None:
    office = Office()
    _, _, letter = late(office)
    with refused(NotAllowed, office.head.full_name):
        issue_paper(letter.pk, actor=office.head, at=NOW)


@pytest.mark.django_db
def test_a_petition_that_has_ended_is_urged_by_nobody() -> None:
    office = Office()
    petition = at_point("taken", office)
    passed(LATE)
    slip = Reminder.objects.get(petition=petition, level="overdue")
    do(Act.TERMINATE, petition, office, office.head, at=moment("2027-01-04 09:00"))
    with refused(WrongState, "Đình chỉ"):
        issue_paper(slip.pk, actor=office.head, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_heads_issue_one_slip() -> None:
    office = Office()
    petition, slip, _ = late(office)
    heads = [office.head, office.deputy]
    results = race([partial(issue_paper, slip.pk, actor=head, at=NOW) for head in heads])
    (lost,) = refusals(results)
    assert isinstance(lost, AlreadyDone)
    assert Document.objects.filter(petition=petition, type_code="PN").count() == 1
    assert petition.events.filter(act="remind").count() == 1
    assert not list(verify())
