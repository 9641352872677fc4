"""A suspension, a resumption, a termination, a complex finding: each an act and its paper."""

from datetime import date
from typing import Any

import pytest

from documents.catalogue import COMPLEXITY, RESUMPTION, SUSPENSION, TERMINATION, Form
from documents.errors import LetterError
from documents.models import Counter, Document
from petitions import acts, ledger
from petitions.access import Act
from petitions.errors import AlreadyDone, BadFact, Busy, NotAllowed, Refused
from petitions.models import Petition, Unit, User
from tests.documents.reading import text_of
from tests.factories import Office, a_registration, moment
from tests.paths import at_point, do, later
from tests.petitions.snapshots import everything, refused
from workflow import steps
from workflow.notices import named_to_send
from workflow.steps import waiting_tasks
from workflow.wording import log_of

pytestmark = pytest.mark.django_db
#: The point where it is done, the act, its form, its number, and where the petition then stands.
DECISIONS = [
    ("taken", Act.MARK_COMPLEX, COMPLEXITY, "01/TB-UBND", "assigned"),
    ("taken", Act.SUSPEND, SUSPENSION, "01/QĐ-UBND", "suspended"),
    ("suspended", Act.RESUME, RESUMPTION, "01/QĐ-UBND", "assigned"),
    ("suspended", Act.TERMINATE, TERMINATION, "01/QĐ-UBND", "terminated"),
]


def issued(act: Act, petition: Petition, office: Office, actor: User, **facts: Any) -> Document:
    document = do(act, petition, office, actor, printed=True, **facts)
    assert document is not None
    return document


def words_of(document: Document) -> str:
    return text_of(bytes(document.content.pdf))


def due_on(petition: Petition) -> date:
    """The last day of the settlement, as the petition's clocks have it."""
    due = petition.deadlines.get(rule_id="KN-GQ-1").due_on
    assert due is not None
    return due


@pytest.mark.parametrize(("point", "act", "form", "symbol", "status"), DECISIONS)
def test_the_act_and_its_paper_are_one(
    point: str, act: Act, form: Form, symbol: str, status: str
) -> None:
    office = Office()
    petition = at_point(point, office)
    document = issued(act, petition, office, office.head)
    assert (document.form_code, document.instrument) == (form.code, form.instrument)
    assert (document.symbol, document.title) == (symbol, form.title)
    assert document.issued_by == office.head
    assert document.signer == office.head.appointments.get()
    assert Petition.objects.get(pk=petition.pk).status == status
    event = petition.events.get(act=act.value)
    assert (event.after["document"], event.after["sha256"]) == (symbol, document.sha256)
    assert event.appointment == document.signer
    text = words_of(document)
    assert f"Số: {symbol}" in text
    assert form.title in text
    assert "Hoàng Thị Thử" in text
    assert f"CHỦ TỊCH {office.head.full_name}" in text
    assert symbol in log_of(petition)[0].sentence
    assert not list(ledger.verify())


def test_what_was_typed_is_what_is_printed_and_what_came_before_is_cited() -> None:
    office = Office()
    petition = at_point("accepted", office, printed=True)
    suspended = issued(Act.SUSPEND, petition, office, office.head, reason="Lũ quét qua thôn.")
    text = words_of(suspended)
    assert "Cụ thể: Lũ quét qua thôn." in text
    assert "theo điểm a khoản 1 Điều 11a" in text
    assert "Căn cứ Thông báo số 01/TB-UBND ngày 01 tháng 12 năm 2026 về việc thụ lý" in text
    assert f"Điều 3. {office.room.name}; ông (bà) Hoàng Thị Thử; " in text
    resumed = issued(Act.RESUME, petition, office, office.head)
    cited = f"Căn cứ Quyết định số {suspended.symbol} ngày 01 tháng 12 năm 2026 về việc tạm đình"
    assert cited in words_of(resumed)


def test_a_suspension_that_is_over_is_not_cited_when_the_case_ends() -> None:
    office = Office()
    petition = at_point("resumed", office)
    text = words_of(issued(Act.TERMINATE, petition, office, office.head))
    assert "về việc tạm đình chỉ" not in text


def test_a_deputy_signs_on_the_heads_behalf() -> None:
    office = Office()
    petition = at_point("taken", office)
    assert office.head
    document = issued(Act.SUSPEND, petition, office, office.deputy)
    assert document.signer == office.deputy.appointments.get()
    assert "KT. CHỦ TỊCH" in words_of(document)


def test_the_day_on_the_paper_is_the_day_of_the_clock() -> None:
    office = Office()
    petition = at_point("taken", office)
    found = words_of(issued(Act.MARK_COMPLEX, petition, office, office.head))
    assert due_on(petition) == date(2027, 1, 15)
    assert "không quá 45 ngày, kể từ ngày thụ lý; thời hạn đến hết ngày 15 tháng 01 năm" in found
    petition = at_point("suspended", office)
    resumed = issued(Act.RESUME, petition, office, office.head, at=moment("2026-12-21 08:00"))
    assert due_on(petition) == date(2027, 1, 11)
    assert "đến hết ngày 11 tháng 01 năm 2027" in words_of(resumed)


def test_a_remote_case_found_complex_has_its_own_length() -> None:
    office = Office()
    petition = at_point("taken", office, a_registration(is_remote=True))
    text = words_of(issued(Act.MARK_COMPLEX, petition, office, office.head))
    assert "không quá 60 ngày" in text


def test_before_the_notice_of_acceptance_a_case_may_be_complex_and_has_no_last_day() -> None:
    office = Office()
    petition = at_point("assigned", office)
    text = words_of(issued(Act.MARK_COMPLEX, petition, office, office.head))
    assert "không quá 45 ngày, kể từ ngày thụ lý (" in text
    assert "đến hết" not in text


@pytest.mark.parametrize("point", ["registered", "refusal_approved", "assigned", "sent_back"])
def test_a_complaint_is_withdrawn_at_any_time(point: str) -> None:
    office = Office()
    petition = at_point(point, office)
    document = issued(Act.TERMINATE, petition, office, office.head)
    text = words_of(document)
    assert "Đình chỉ giải quyết khiếu nại của ông (bà) Hoàng Thị Thử" in text
    assert ("về việc thụ lý" in text) is (point == "sent_back")
    assert named_to_send(petition).startswith(f"Văn bản cần gửi: số {document.symbol} ngày ")


def test_decisions_share_the_series_of_their_kind_without_a_gap() -> None:
    office = Office()
    petition = at_point("approved", office)
    symbols = [
        issued(act, petition, office, office.head).symbol for act in (Act.SUSPEND, Act.RESUME)
    ]
    with refused(BadFact, "không có trong luật", field="basis"):
        issued(Act.SUSPEND, petition, office, office.head, basis="KN-11A-2A")
    with refused(BadFact, "phải nêu rõ lý do", field="reason"):
        issued(Act.TERMINATE, petition, office, office.head, reason=" ")
    with refused(NotAllowed, "Tạm đình chỉ"):
        issued(Act.SUSPEND, petition, office, office.clerk)
    symbols.append(issued(Act.ISSUE_DECISION, petition, office, office.clerk).symbol)
    assert symbols == ["01/QĐ-UBND", "02/QĐ-UBND", "03/QĐ-UBND"]


def test_a_finding_that_comes_too_late_or_twice_is_refused_with_its_rule() -> None:
    office = Office()
    petition = at_point("taken", office)
    late = moment("2027-01-01 08:00")
    # The words of a refusal end with the article that refuses.
    with refused(Refused, "sau khi hết hạn. (Điều 28 Luật Khiếu nại 2011)"):
        issued(Act.MARK_COMPLEX, petition, office, office.head, at=late)
    issued(Act.MARK_COMPLEX, petition, office, office.head)
    with refused(AlreadyDone, "đã được xác định là phức tạp"):
        issued(Act.MARK_COMPLEX, petition, office, office.head)
    assert not Counter.objects.filter(type_code="TB", last__gt=1).exists()


def test_a_letter_that_lacks_a_thing_is_refused_and_nothing_is_decided() -> None:
    office = Office()
    petition = at_point("taken", office)
    Unit.objects.filter(pk=office.agency.pk).update(head_title="")
    with refused(LetterError, "chức danh", field="signature"):
        issued(Act.SUSPEND, petition, office, office.head)


@pytest.mark.parametrize(("point", "act", "form", "symbol", "status"), DECISIONS)
def test_what_fails_in_the_act_leaves_no_paper_and_takes_no_number(
    point: str, act: Act, form: Form, symbol: str, status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office()
    petition = at_point(point, office)
    before = everything()

    def fails(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("documents.issuing._file", fails)
        with pytest.raises(RuntimeError):
            issued(act, petition, office, office.head)
    assert everything() == before
    assert not Counter.objects.filter(last__gt=0).exists()
    assert issued(act, petition, office, office.head).symbol == symbol


def test_a_paper_that_no_longer_says_what_is_so_is_not_issued(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody corrects the subject between the printing and the signing."""
    office = Office()
    petition = at_point("taken", office)

    def later_step(act: Act, petition_id: int, **kwargs: Any) -> Petition:
        Petition.objects.filter(pk=petition_id).update(subject="việc khác")
        return steps.step(act, petition_id, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr("workflow.issuing.step", later_step)
        with pytest.raises(Busy, match="đúng lúc văn bản được in"):
            issued(Act.SUSPEND, petition, office, office.head)
    assert not Document.objects.exists()
    assert Petition.objects.get(pk=petition.pk).status == "assigned"
    assert "thu hồi 120 m2" in words_of(issued(Act.SUSPEND, petition, office, office.head))


def test_the_clerk_is_told_which_papers_to_send_and_the_record_names_them() -> None:
    office = Office()
    petition = at_point("taken", office)
    on = moment("2026-12-11 08:00")
    issued(Act.SUSPEND, petition, office, office.head, at=on)
    issued(Act.RESUME, petition, office, office.head, at=moment("2026-12-14 08:00"))
    assert named_to_send(petition) == (
        "Văn bản cần gửi: số 01/QĐ-UBND ngày 11/12/2026 về việc tạm đình chỉ giải quyết khiếu "
        "nại; số 02/QĐ-UBND ngày 14/12/2026 về việc tiếp tục giải quyết khiếu nại."
    )
    do(Act.SEND_NOTICE, petition, office, office.clerk)
    sent = petition.events.get(act="send_notice")
    assert sent.after["documents"] == ["01/QĐ-UBND", "02/QĐ-UBND"]
    assert log_of(petition)[0].sentence.endswith("văn bản số 01/QĐ-UBND, 02/QĐ-UBND")
    assert named_to_send(petition) == ""


def test_a_decision_that_was_not_sent_with_the_first_waits_on() -> None:
    office = Office()
    petition = at_point("taken", office)
    issued(Act.SUSPEND, petition, office, office.head, at=moment("2026-12-11 08:00"))
    issued(Act.RESUME, petition, office, office.head, at=moment("2026-12-14 08:00"))
    do(Act.SEND_NOTICE, petition, office, office.clerk, sent_on=date(2026, 12, 11))
    assert petition.events.get(act="send_notice").after["documents"] == ["01/QĐ-UBND"]
    assert {task.act for task in waiting_tasks(petition)} == {"verify", "send_notice"}
    assert "02/QĐ-UBND" in named_to_send(petition)
    with refused(BadFact, "ban hành quyết định (14/12/2026)", field="sent_on"):
        do(Act.SEND_NOTICE, petition, office, office.clerk, sent_on=date(2026, 12, 11))
    do(Act.SEND_NOTICE, petition, office, office.clerk)
    assert {task.act for task in waiting_tasks(petition)} == {"verify"}


def test_a_decision_of_which_no_paper_was_kept_is_sent_all_the_same() -> None:
    """Records from before papers were printed for these acts name none."""
    office = Office()
    petition = at_point("taken", office)
    at = later(petition)
    facts = {"basis": "KN-11A-1A", "reason": "Lũ quét.", "document": ""}
    steps.step(
        Act.SUSPEND,
        petition.pk,
        actor=office.head,
        at=at,
        perform=lambda: acts.suspend(petition.pk, actor=office.head, at=at, **facts),
    )
    assert named_to_send(petition) == ""
    assert "Căn cứ Quyết định ngày 02 tháng 12 năm 2026 về việc tạm đình chỉ" in words_of(
        issued(Act.RESUME, petition, office, office.head)
    )
    do(Act.SEND_NOTICE, petition, office, office.clerk)
    assert petition.events.get(act="send_notice").after["documents"] == ["01/QĐ-UBND"]
