"""Sealing, granting, opening, naming, destroying: what each allows, refuses and records."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from documents.models import DocumentContent
from petitions import acts, vault
from petitions.access import Act, visible_to
from petitions.agreement import disagreements
from petitions.errors import AlreadyDone, BadFact, NotAllowed, Refused, WrongState
from petitions.ledger import verify
from petitions.models import (
    Appointment,
    Event,
    Grant,
    Identity,
    Outcome,
    PartyRole,
    Petition,
    PetitionWords,
    Role,
    Scan,
    User,
)
from petitions.sealed.errors import Destroyed
from petitions.uploads.blackout import Box
from tests.factories import Office, a_registration, appoint
from tests.paths import at_point, do, later
from tests.secrecy.secrets import (
    DENOUNCED,
    DENOUNCER,
    FILE_NAME,
    WITNESS,
    entry,
    protected_complaint,
    registered,
    scan,
)
from workflow.perform import perform

pytestmark = pytest.mark.django_db(transaction=True)


def granted(petition: Petition, office: Office, to: User, **changed: Any) -> None:
    now = timezone.now()
    facts = {"to": to, "ends_on": timezone.localdate(now), "reason": "Liên hệ người tố cáo."}
    perform(Act.GRANT_OPENING, petition.pk, actor=office.deputy, at=now, facts=facts | changed)


def opened(petition: Petition, actor: User, **what: int) -> Event:
    return acts.open_identity(
        petition.pk, actor=actor, at=timezone.now(), reason="Gửi thông báo thụ lý.", **what
    )


def test_a_denouncer_is_a_mask_to_everybody() -> None:
    petition = registered(Office())
    told = {party.role: person for party, person in vault.people(petition)}
    assert told["petitioner"].name == "Người tố cáo (được giữ bí mật)"
    assert told["petitioner"].is_sealed and not told["petitioner"].address
    assert told["related"].is_sealed
    assert told["respondent"].name == DENOUNCED
    assert vault.names_of_petitioners([petition])[petition.pk] == told["petitioner"].name
    assert Identity.objects.count() == 1
    assert not Scan.objects.exists()


def test_a_granted_opening_shows_it_once_the_record_has_it() -> None:
    office = Office()
    petition = registered(office)
    granted(petition, office, office.reception)
    opening = opened(petition, office.reception)
    people = [person for _party, person in vault.reveal(petition, opening)]
    assert people == [DENOUNCER, WITNESS]
    petition.refresh_from_db()
    assert petition.openings == 1
    assert (opening.actor, opening.after) == (office.reception, {"what": "identity"})
    paper = petition.attachments.get()
    of_scan = opened(petition, office.reception, attachment=paper.pk)
    assert vault.reveal_scan(petition, of_scan, paper.pk) == (scan(), FILE_NAME)
    assert paper.file_name == ""
    assert list(verify()) == []


def test_nothing_is_shown_without_an_entry_of_this_minute() -> None:
    office = Office()
    petition, other = registered(office), registered(office)
    granted(petition, office, office.reception)
    registration = petition.events.get(seq=1)
    with pytest.raises(NotAllowed):
        vault.reveal(petition, registration)
    opening = opened(petition, office.reception)
    with pytest.raises(NotAllowed):
        vault.reveal(other, opening)
    unsaved = replace_time(opening, timezone.now() - timedelta(minutes=2))
    with pytest.raises(NotAllowed):
        vault.reveal(petition, unsaved)


def replace_time(opening: Event, at: Any) -> Event:
    """The same opening, as a later reader would find it: entries cannot be changed."""
    again = Event.objects.get(pk=opening.pk)
    later_entry = Event(
        petition=again.petition,
        seq=again.seq + 1,
        act=again.act,
        actor=again.actor,
        happened_at=at,
        recorded_at=at,
        previous_hash="",
        hash="",
    )
    later_entry.save()
    return later_entry


@pytest.mark.parametrize("who", ["head", "handler", "clerk", "auditor", "reception"])
def test_without_a_grant_nobody_opens(who: str) -> None:
    office = Office()
    petition = registered(office)
    with pytest.raises(NotAllowed):
        opened(petition, getattr(office, who))
    petition.refresh_from_db()
    assert petition.openings == 0


def test_a_grant_ends_by_itself_and_when_revoked() -> None:
    office = Office()
    petition = registered(office)
    granted(petition, office, office.reception)
    perform(
        Act.REVOKE_OPENING,
        petition.pk,
        actor=office.head,
        at=timezone.now(),
        facts={"to": office.reception, "reason": ""},
    )
    with pytest.raises(NotAllowed):
        opened(petition, office.reception)
    granted(petition, office, office.clerk)
    Grant.objects.filter(to=office.clerk).update(
        given_at=timezone.now() - timedelta(days=2), ends_at=timezone.now() - timedelta(seconds=1)
    )
    with pytest.raises(NotAllowed):
        opened(petition, office.clerk)
    granted(petition, office, office.clerk)  # one that ran out gives way to a new one
    assert opened(petition, office.clerk).act == Act.OPEN_IDENTITY


def test_nobody_grants_to_themselves_and_not_for_long() -> None:
    office = Office()
    petition = registered(office)
    with pytest.raises(NotAllowed, match="tự cho phép"):
        granted(petition, office, office.deputy)
    with pytest.raises(BadFact) as late:
        granted(petition, office, office.clerk, ends_on=timezone.localdate() + timedelta(days=31))
    assert late.value.field == "ends_on"
    with pytest.raises(BadFact) as stranger:
        granted(petition, office, Office().clerk)
    assert stranger.value.field == "to"
    granted(petition, office, office.clerk)
    with pytest.raises(AlreadyDone):
        granted(petition, office, office.clerk)
    with pytest.raises(NotAllowed):
        perform(
            Act.GRANT_OPENING,
            petition.pk,
            actor=office.clerk,
            at=timezone.now(),
            facts={"to": office.reception, "ends_on": timezone.localdate(), "reason": "Không."},
        )


def test_an_open_petition_has_nothing_to_grant() -> None:
    office = Office()
    petition = at_point("registered", office, a_registration())
    with pytest.raises(WrongState):
        granted(petition, office, office.reception)


def test_protection_later_takes_everything_out_of_reach() -> None:
    office = Office()
    given = replace(protected_complaint(), is_protected=False)
    given = replace(given, content=f"Tôi là {DENOUNCER.name}, ở {DENOUNCER.address}, bị thu đất.")
    petition = registered(office, given)
    assert vault.people(petition)[0][1] == DENOUNCER
    perform(
        Act.PROTECT,
        petition.pk,
        actor=office.reception,
        at=timezone.now(),
        facts={"reason": "Người khiếu nại đề nghị."},
    )
    petition.refresh_from_db()
    assert petition.is_sealed
    assert vault.people(petition)[0][1].is_sealed
    assert petition.content == "Tôi là (được giữ bí mật), ở (được giữ bí mật), bị thu đất."
    assert "khuat" not in PetitionWords.objects.get(petition=petition).words
    assert not Scan.objects.exists() and not DocumentContent.objects.exists()
    assert not petition.attachments.exclude(file_name="").exists()
    granted(petition, office, office.clerk)
    opening = opened(petition, office.clerk)
    assert vault.reveal(petition, opening)[0][1] == DENOUNCER
    receipt = petition.documents.get()
    assert vault.reveal_paper(petition, opening, receipt.pk).startswith(b"%PDF")
    assert list(verify()) == []


@pytest.mark.parametrize(
    "told",
    [
        DENOUNCER.name,
        "trinh vinh khuat",
        f"ở {DENOUNCER.address}",
        "Điện thoại 0900.424.242",
        "căn cước 079 000 424 242",
        DENOUNCER.email.upper(),
        WITNESS.name,
    ],
)
def test_who_knows_the_person_cannot_write_them_down(told: str) -> None:
    office = Office()
    with pytest.raises(BadFact, match="giữ bí mật") as refused:
        registered(office, entry(content=f"Do {told} cung cấp."))
    assert refused.value.field == "content"
    assert not Petition.objects.exists()
    petition = registered(office)
    with pytest.raises(BadFact, match="giữ bí mật"):
        do(Act.PROPOSE, petition, office, office.reception, proposal=_proposal(told))


def _proposal(told: str) -> acts.Proposal:
    return acts.Proposal(outcome=Outcome.FILED, reason=f"Theo lời {told}.")


def test_who_does_not_know_learns_nothing_by_guessing() -> None:
    office = Office()
    petition = registered(office)
    wrong = acts.Paper(name="Biên bản của người khác")
    right = acts.Paper(name=f"Biên bản của {DENOUNCER.name}")
    for paper in (wrong, right):
        other = office.deputy
        with pytest.raises(NotAllowed) as refused:
            perform(
                Act.ATTACH, petition.pk, actor=other, at=later(petition), facts={"papers": [paper]}
            )
        assert "giữ bí mật" not in refused.value.message


def test_an_officer_whom_it_names_sees_nothing_of_it() -> None:
    office = Office()
    named, handler = office.room_head, office.handler
    named.full_name = DENOUNCED
    named.save()
    petition = registered(office)
    seen = {
        who: visible_to(getattr(office, who), on=date(2026, 11, 23)).filter(pk=petition.pk).exists()
        for who in ("head", "reception", "room_head")
    }
    assert seen == {"head": True, "reception": True, "room_head": False}
    do(Act.PROPOSE, petition, office, office.reception)
    with pytest.raises(BadFact, match="Không giao đơn này cho") as refused:
        do(Act.ASSIGN, petition, office, office.head)
    assert DENOUNCED not in refused.value.message
    do(Act.CLEAR_OFFICER, petition, office, office.head, officer=named, reason="Trùng họ tên.")
    do(Act.ASSIGN, petition, office, office.head)
    assert visible_to(handler, on=date(2026, 11, 24)).filter(pk=petition.pk).exists()


def test_the_head_denounced_is_settled_by_the_superior_and_complained_of_settles() -> None:
    office = Office()
    office.head.full_name = DENOUNCED
    office.head.save()
    denunciation = registered(office)
    on = date(2026, 11, 23)
    for who in ("head", "deputy", "reception", "clerk", "auditor"):
        assert not visible_to(getattr(office, who), on=on).filter(pk=denunciation.pk).exists()
    superior = appoint(Role.HEAD, office.agency.parent)
    assert visible_to(superior, on=on).filter(pk=denunciation.pk).exists()
    complaint = registered(office, a_registration(contested=f"Quyết định của {DENOUNCED}"))
    assert visible_to(office.head, on=on).filter(pk=complaint.pk).exists()


def test_a_copy_without_what_identifies_is_for_verifiers() -> None:
    office = Office()
    petition = registered(office)
    granted(petition, office, office.reception)
    source = petition.attachments.get()
    perform(
        Act.BLACK_OUT,
        petition.pk,
        actor=office.reception,
        at=timezone.now(),
        facts={
            "attachment": source.pk,
            "boxes": [Box(page=1, x=0.1, y=0.1, width=0.3, height=0.1)],
            "name": "Bản sao đã che thông tin",
        },
    )
    copy = petition.attachments.get(copy_of=source)
    content = bytes(Scan.objects.get(attachment=copy).content)
    assert content.startswith(b"%PDF") and b"Trinh" not in content
    assert not copy.is_sealed


def test_what_is_destroyed_opens_no_more() -> None:
    office = Office()
    petition = registered(office)
    do(Act.PROPOSE, petition, office, office.reception, proposal=_filed())
    do(Act.APPROVE_REFUSAL, petition, office, office.head)
    do(Act.ISSUE_REFUSAL, petition, office, office.clerk)
    granted(petition, office, office.reception)
    perform(
        Act.DESTROY_IDENTITY,
        petition.pk,
        actor=office.head,
        at=timezone.now(),
        facts={"reason": "Hết thời hạn lưu."},
    )
    opening = opened(petition, office.reception)
    with pytest.raises(Destroyed):
        vault.reveal(petition, opening)
    assert vault.people(Petition.objects.get(pk=petition.pk))[0][1].is_sealed


def _filed() -> acts.Proposal:
    return acts.Proposal(outcome=Outcome.FILED, reason="Không thuộc thẩm quyền.")


def test_the_same_sender_is_found_without_opening() -> None:
    office = Office()
    first = registered(office)
    same_name = replace(DENOUNCER, paper_number="", phone="", email="", address="Nơi khác hẳn")
    other = replace(
        DENOUNCER, name="Người Khác Hẳn", paper_number="079000424243", phone="", email=""
    )
    twice = registered(office)
    for person in (same_name, other):
        parties = (replace(entry().parties[0], person=person), entry().parties[2])
        registered(office, entry(parties=parties))
    assert vault.of_same_sender(first) == {twice.pk}


def test_a_second_submission_is_known_by_what_is_sealed() -> None:
    office = Office()
    petition = registered(office)
    people = vault.known_people(petition)
    assert [(p.role, person) for p, person in people if p.role == PartyRole.PETITIONER] == [
        ("petitioner", DENOUNCER)
    ]


def test_refused_acts_leave_everything_as_it_was() -> None:
    office = Office()
    petition = registered(office)
    length = petition.record_length
    for act, facts in (
        (Act.PROTECT, {"reason": "Lần nữa."}),
        (Act.NAME_OFFICER, {"officer": office.handler, "reason": " "}),
        (Act.CLEAR_OFFICER, {"officer": office.handler, "reason": "Không có."}),
        (Act.DESTROY_IDENTITY, {"reason": "Chưa kết thúc."}),
    ):
        with pytest.raises(Refused):
            perform(act, petition.pk, actor=office.head, at=timezone.now(), facts=facts)
    petition.refresh_from_db()
    assert petition.record_length == length


def test_a_guess_on_a_petition_sealed_late_is_not_answered() -> None:
    office = Office()
    petition = registered(office, replace(protected_complaint(), is_protected=False))
    do(Act.PROTECT, petition, office, office.reception)
    for guess in (DENOUNCER.name, "Người Khác Hẳn"):
        with pytest.raises(BadFact, match="không xử lý đơn này"):
            granted(petition, office, Office().clerk, reason=f"Hỏi {guess}.")


def test_a_paper_typed_by_who_guesses_has_a_gap_and_a_number() -> None:
    office = Office()
    petition = registered(office, protected_complaint())
    do(
        Act.TERMINATE,
        petition,
        office,
        office.head,
        printed=True,
        reason=f"{DENOUNCER.name} đã rút đơn.",
    )
    event = petition.events.get(act=Act.TERMINATE)
    assert event.reason == "(được giữ bí mật) đã rút đơn."
    assert petition.documents.count() == 2  # the receipt, and the decision with its number


def test_a_grant_that_the_record_does_not_bear_out_opens_nothing() -> None:
    office = Office()
    petition = registered(office)
    Grant.objects.create(
        petition=petition,
        to=office.reception,
        given_by=Appointment.objects.get(user=office.head),
        given_at=timezone.now(),
        ends_at=timezone.now() + timedelta(days=1),
        reason="Ghi thẳng vào bảng.",
    )
    assert list(disagreements()) == [
        f"đơn khóa {petition.pk}: có quyền mở danh tính không do ai quyết định"
    ]
    with pytest.raises(NotAllowed, match="Nhật ký không có"):
        opened(petition, office.reception)


def test_a_name_cleared_or_a_count_set_in_the_table_is_found() -> None:
    office = Office()
    office.room_head.full_name = DENOUNCED
    office.room_head.save()
    petition = registered(office)
    granted(petition, office, office.reception)
    opened(petition, office.reception)
    assert list(disagreements()) == []
    petition.named_officers.update(cleared_by=office.head)
    Petition.objects.filter(pk=petition.pk).update(openings=0)
    assert list(disagreements()) == [
        f"đơn khóa {petition.pk}: cán bộ có tên trong đơn không khớp với nhật ký",
        f"đơn khóa {petition.pk}: số lần mở danh tính không khớp với nhật ký",
    ]


def test_two_do_not_open_for_each_other() -> None:
    office = Office()
    petition = registered(office)
    granted(petition, office, office.head)
    facts = {"to": office.deputy, "ends_on": timezone.localdate(), "reason": "Đổi chéo."}
    with pytest.raises(NotAllowed, match="lẫn nhau"):
        perform(Act.GRANT_OPENING, petition.pk, actor=office.head, at=timezone.now(), facts=facts)


def test_the_desk_hides_no_petition_by_naming_the_head() -> None:
    office = Office()
    petition = registered(office)
    with pytest.raises(NotAllowed, match="cấp trên"):
        do(Act.NAME_OFFICER, petition, office, office.reception, officer=office.head)
    superior = appoint(Role.HEAD, office.agency.parent)
    do(Act.NAME_OFFICER, petition, office, superior, officer=office.head)
    assert not visible_to(office.head, on=date(2026, 11, 24)).filter(pk=petition.pk).exists()


def test_an_officer_named_in_the_text_is_barred_as_well() -> None:
    office = Office()
    office.clerk.full_name = "Ngô Thị Văn Thư Mẫu"
    office.clerk.save()
    petition = registered(office, entry(content="Bà Ngo Thi Van Thu Mau đóng dấu khống."))
    assert [one.user for one in petition.named_officers.all()] == [office.clerk]
