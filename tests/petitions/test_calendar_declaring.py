"""A declared day moves the deadlines that it touches, those only, and leaves its trace."""

from datetime import date

import pytest

from petitions import acts, ledger
from petitions.access import Act
from petitions.acts import ListChanged
from petitions.acts.calendar import Foreseen
from petitions.errors import AlreadyDone, BadFact, NotAllowed
from petitions.models import DayDeclaration, Deadline, Petition, Say
from petitions.working_days import office_calendar
from tests.factories import Office, moment
from tests.paths import at_point, do
from tests.petitions.calendars import (
    AT,
    MONDAY,
    SATURDAY,
    chairman,
    computed_anew,
    declare,
    said,
    stored,
)

pytestmark = pytest.mark.django_db


def due(petition: Petition, rule_id: str) -> str:
    row = Deadline.objects.get(petition=petition, rule_id=rule_id)
    return f"{row.due_on:%d/%m}" if row.due_on else "-"


def next_due(petition: Petition) -> tuple[date | None, str]:
    found = Petition.objects.get(pk=petition.pk)
    return found.next_due_on, found.next_due_rule


def foresee(office: Office, day: date, says: Say = Say.OFF) -> Foreseen:
    return acts.foresee(said(day, says), actor=chairman(office), at=AT)


def test_a_day_off_moves_the_limit_in_working_days_that_runs_over_it() -> None:
    office = Office()
    running, settled = at_point("registered", office), at_point("accepted", office)
    declare(said(MONDAY), chairman(office))
    # 24 and 30/11 are off: 25, 26, 27/11, 01, 02, 03 and 04/12 are the seven.
    assert due(running, "KN-TL-3") == "04/12"
    # Ten days from 23/11 end on 03/12 all the same, and are now the earlier of the two.
    assert due(running, "KN-TL-1") == "03/12"
    assert next_due(running) == (date(2026, 12, 3), "KN-TL-1")
    assert due(settled, "KN-GQ-1") == "31/12"
    assert stored() == computed_anew()


def test_a_worked_saturday_brings_the_limit_nearer() -> None:
    office = Office()
    running = at_point("registered", office)
    declare(said(SATURDAY, Say.WORKED), chairman(office))
    assert due(running, "KN-TL-3") == "02/12"
    assert next_due(running) == (date(2026, 12, 2), "KN-TL-3")


def test_a_limit_in_calendar_days_moves_only_with_the_day_it_ends_on() -> None:
    office = Office()
    settled = at_point("taken", office)
    declare(said(date(2026, 12, 30)), chairman(office))
    assert due(settled, "KN-GQ-1") == "31/12"
    # 01/01/2027 is off, 02 and 03 are a weekend.
    declare(said(date(2026, 12, 31)), chairman(office))
    assert due(settled, "KN-GQ-1") == "04/01"
    # A Saturday that is worked draws the end back from the Monday to which it rolled.
    declare(said(date(2027, 1, 2), Say.WORKED), chairman(office))
    assert due(settled, "KN-GQ-1") == "02/01"
    assert stored() == computed_anew()


def test_a_stopped_limit_has_no_end_to_move_and_is_right_when_it_runs_on() -> None:
    office = Office()
    petition = at_point("suspended", office)
    at, chief = moment("2026-12-11 16:00"), chairman(office)
    # Stopped on 11/12: 31/12 is not its end now, but its notice is due on 16/12.
    told = declare(said(date(2026, 12, 31)), chief, at)
    assert (told.moved, due(petition, "KN-GQ-1")) == (0, "-")
    told = declare(said(date(2026, 12, 14)), chief, at)
    assert (told.moved, due(petition, "KN-TDC-1")) == (1, "17/12")
    do(Act.RESUME, petition, office, office.head, at=moment("2026-12-14 08:00"))
    # Three days stopped: 03/01/2027 is a Sunday.
    assert due(petition, "KN-GQ-1") == "04/01"
    assert stored() == computed_anew()


def test_a_withdrawal_moves_everything_back() -> None:
    office = Office()
    at_point("registered", office)
    at_point("suspended", office)
    chief, before = chairman(office), stored()
    at = moment("2026-12-11 16:00")
    declare(said(MONDAY), chief, at)
    assert stored() != before
    told = declare(said(MONDAY, Say.WITHDRAWN, source="02/TB-UBND"), chief, at)
    assert stored() == before
    assert (told.seq, office_calendar().is_working(MONDAY)) == (2, True)


def test_what_is_met_is_counted_anew_and_not_listed() -> None:
    office = Office()
    settled = at_point("accepted", office)
    foreseen = acts.foresee(said(MONDAY), actor=chairman(office), at=moment("2026-12-02"))
    assert (foreseen.live, foreseen.others, foreseen.first) == (0, 1, [])
    declare(said(MONDAY), chairman(office), moment("2026-12-02"))
    assert due(settled, "KN-TL-3") == "04/12"


def test_the_list_says_which_and_by_how_much() -> None:
    office = Office()
    petition = at_point("registered", office)
    foreseen = foresee(office, SATURDAY, Say.WORKED)
    (moved,) = foreseen.first
    assert (moved.petition_id, moved.rule_id) == (petition.pk, "KN-TL-3")
    assert (moved.before, moved.after) == (date(2026, 12, 3), date(2026, 12, 2))
    assert foreseen.by_days == {-1: 1}
    assert foreseen.petitions == {petition.pk: {"KN-TL-3"}}
    assert foreseen.changes_law == ""


def test_looking_ahead_writes_nothing() -> None:
    office = Office()
    at_point("registered", office)
    before = stored()
    foresee(office, MONDAY)
    assert stored() == before
    assert not DayDeclaration.objects.exists()


def test_a_change_of_the_official_table_is_said_to_be_one() -> None:
    foreseen = foresee(Office(), date(2026, 11, 24), Say.WORKED)
    assert foreseen.changes_law.startswith("Ngày Văn hóa Việt Nam (Điều 2 Nghị quyết 28/2026")


def test_each_petition_that_moved_has_it_in_its_record() -> None:
    office = Office()
    moved, still = at_point("registered", office), at_point("taken", office)
    chief, at = chairman(office), moment("2026-12-03 07:00")
    lengths = {p.pk: p.record_length for p in (moved, still)}
    declare(said(date(2026, 12, 3), source="03/TB-UBND"), chief, at)
    event = moved.events.get(act=Act.DECLARE_DAY)
    assert (event.actor, event.reason, event.happened_at) == (chief, "03/TB-UBND", at)
    assert event.after["day"] == "03/12/2026"
    assert ["KN-TL-3", "2026-11-23", "2026-12-03", True] in event.before["due"]
    assert ["KN-TL-3", "2026-11-23", "2026-12-04", True] in event.after["due"]
    assert Petition.objects.get(pk=moved.pk).record_length == lengths[moved.pk] + 1
    assert list(ledger.verify()) == []
    # Its acceptance was met on 01/12: the record of the other says so too, as not live.
    others = still.events.get(act=Act.DECLARE_DAY).after["due"]
    assert {live for *_, live in others} == {False}


def test_only_the_list_that_was_seen_can_be_confirmed() -> None:
    office = Office()
    chief = chairman(office)
    seen = acts.foresee(said(MONDAY), actor=chief, at=AT)
    petition = at_point("registered", office)
    with pytest.raises(ListChanged):
        acts.declare(said(MONDAY), actor=chief, at=AT, digest=seen.digest)
    assert due(petition, "KN-TL-3") == "03/12"
    assert not DayDeclaration.objects.exists()
    assert not petition.events.filter(act=Act.DECLARE_DAY).exists()


SUNDAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("declaration", "field", "words"),
    [
        (said(date(2029, 1, 2)), "day", "lịch chưa có năm 2029"),
        (said(date(2020, 12, 31)), "day", "các năm 2021 đến 2028"),
        (said(SUNDAY), "day", "Chủ nhật 29/11/2026 vốn là ngày nghỉ hằng tuần"),
        (said(date(2026, 11, 24)), "day", "vốn là ngày nghỉ (Ngày Văn hóa Việt Nam)"),
        (said(MONDAY, Say.WORKED), "day", "vốn là ngày làm việc"),
        (said(MONDAY, Say.WITHDRAWN), "day", "Không có công bố nào về ngày 30/11/2026"),
        (said(MONDAY, source="  "), "source", "Ghi văn bản làm căn cứ"),
        (said(MONDAY, name=""), "name", "Ghi tên gọi"),
    ],
)
def test_what_cannot_be_declared(declaration: acts.Declaration, field: str, words: str) -> None:
    with pytest.raises(BadFact) as refused:
        acts.foresee(declaration, actor=chairman(Office()), at=AT)
    assert refused.value.field == field
    assert words in refused.value.message


@pytest.mark.parametrize("says", [Say.OFF, Say.WORKED])
def test_a_day_is_declared_once_until_it_is_withdrawn(says: Say) -> None:
    chief = chairman(Office())
    declare(said(MONDAY), chief)
    with pytest.raises(AlreadyDone) as refused:
        acts.foresee(said(MONDAY, says), actor=chief, at=AT)
    assert "đã được công bố là ngày nghỉ theo 01/TB-UBND" in refused.value.message


def test_a_declaration_can_follow_a_withdrawal() -> None:
    chief = chairman(Office())
    for says in (Say.OFF, Say.WITHDRAWN, Say.OFF):
        declare(said(MONDAY, says), chief)
    assert not office_calendar().is_working(MONDAY)
    assert list(DayDeclaration.objects.values_list("seq", flat=True)) == [1, 2, 3]


@pytest.mark.parametrize("who", ["head", "deputy", "reception", "clerk", "handler", "auditor"])
def test_only_heads_of_a_unit_at_the_top_may(who: str) -> None:
    office = Office()
    actor = getattr(office, who)
    for attempt in (
        lambda: acts.foresee(said(MONDAY), actor=actor, at=AT),
        lambda: acts.declare(said(MONDAY), actor=actor, at=AT, digest="0" * 64),
    ):
        with pytest.raises(NotAllowed) as refused:
            attempt()
        assert "không có đơn vị cấp trên trong hệ thống" in refused.value.message
        assert refused.value.named_rule == "Bảng phân quyền"
    assert not DayDeclaration.objects.exists()


def test_a_year_without_its_table_stays_a_projection() -> None:
    chief = chairman(Office())
    declare(said(date(2028, 3, 1)), chief)
    calendar = office_calendar()
    assert not calendar.is_working(date(2028, 3, 1))
    assert not calendar.is_official(2028)


def test_a_declaration_is_never_changed_or_removed() -> None:
    told = declare(said(MONDAY), chairman(Office()))
    found = DayDeclaration.objects.all()
    for attempt in (told.save, told.delete, found.delete, lambda: found.update(name="x")):
        with pytest.raises(TypeError):
            attempt()


def test_new_deadlines_are_counted_by_the_declared_calendar() -> None:
    office = Office()
    declare(said(MONDAY), chairman(office), moment("2026-11-20"))
    assert due(at_point("registered", office), "KN-TL-3") == "04/12"
