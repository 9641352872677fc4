"""The papers that levels propose: shown, issued under their number, or dismissed with a reason."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from documents import numbering
from documents.catalogue import REMINDER_SLIP, URGING_LETTER, Form
from documents.issuing import issue
from documents.letters import urging
from documents.letters.common import Letter, Number
from documents.letters.urging import Duty
from documents.models import Document
from petitions import access, acts
from petitions.access import Act
from petitions.acts.performing import busy_is_refused, lock, require_text
from petitions.acts.secrecy import require_unidentifying
from petitions.deadlines import clocks_of
from petitions.errors import AlreadyDone
from petitions.models import Appointment, Petition, Role, Unit, User
from petitions.vietnamese import in_vietnamese
from workflow.escalation.escalation import open_limits
from workflow.models import PaperKind, PaperState, Reminder
from workflow.planned import Planned
from workflow.wording import basis_of

FORMS: dict[PaperKind, Form] = {
    PaperKind.SLIP: REMINDER_SLIP,
    PaperKind.LETTER: URGING_LETTER,
}
ANSWERED = "Văn bản đề xuất này đã được ban hành hoặc đã có ý kiến không ban hành."
_HEADS = (Role.HEAD, Role.DEPUTY)


def proposed_to(user: User, *, on: date) -> QuerySet[Reminder]:
    """The papers that wait for a head's answer, while what they urge is still to be done."""
    held = access.appointments_of(user, on=on)
    units = {h.unit_id for h in held if h.role in _HEADS}
    still_open = open_limits().filter(
        petition=OuterRef("petition"),
        rule_id=OuterRef("rule_id"),
        starts_on=OuterRef("starts_on"),
        due_on=OuterRef("due_on"),
    )
    return Reminder.objects.filter(
        Exists(still_open),
        ~access.barring(user, held, on=on, petition="petition_id"),
        paper_state=PaperState.OPEN,
        paper_unit__in=units,
    )


def signer_of(reminder: Reminder, user: User, *, on: date) -> Appointment:
    """The office in the issuing agency under which `user` signs that day. Raises NotAllowed."""
    for held in access.appointments_of(user, on=on):
        if held.role in _HEADS and held.unit_id == reminder.paper_unit_id:
            return held
    raise access.refusal(user, Act.REMIND)


def plan(reminder: Reminder, *, signer: Appointment, on: date) -> Planned:
    """The proposed paper.

    Raises AlreadyDone where it was answered, or the duty is met, stopped, or moved by now.
    """
    if reminder.paper_state != PaperState.OPEN:
        raise AlreadyDone(ANSWERED)
    petition, agency = reminder.petition, reminder.paper_unit
    duty = _duty(reminder)
    form = FORMS[PaperKind(reminder.paper)]
    assert agency is not None  # whatever proposes a paper names who issues it

    def make(number: Number) -> Letter:
        return urging.build(
            form,
            petition,
            number=number,
            agency=agency,
            addressee=_addressee(petition, agency),
            duty=duty,
            signer=signer,
            issued_on=on,
        )

    return Planned(form, numbering.series_of(form, agency, on), make)


def _duty(reminder: Reminder) -> Duty:
    for clock in clocks_of(reminder.petition):
        same = (clock.rule_id, clock.starts_on, clock.due_on) == (
            reminder.rule_id,
            reminder.starts_on,
            reminder.due_on,
        )
        if same and clock.met_on is None:
            return Duty(
                title=clock.title,
                basis=basis_of(clock),
                due_on=reminder.due_on,
                is_confirmed=clock.is_confirmed,
            )
    raise AlreadyDone(
        f"Thời hạn đến {reminder.due_on:%d/%m/%Y} của đơn {reminder.petition} đã được thực hiện "
        "hoặc đã thay đổi: không còn việc để nhắc."
    )


def _addressee(petition: Petition, agency: Unit) -> str:
    """Who is urged: the agency below; within the agency the unit that handles the petition."""
    if petition.unit_id != agency.pk:
        return petition.unit.name
    room = petition.handling_unit
    return room.name if room and room.pk != agency.pk else "Bộ phận tiếp nhận, xử lý đơn"


def issue_paper(reminder_id: int, *, actor: User, at: datetime) -> Document:
    """Issue the proposed paper under the next number. Raises Refused; then nothing happened."""
    on = timezone.localdate(at)
    reminder = with_petition().get(pk=reminder_id)
    signer = signer_of(reminder, actor, on=on)
    access.require(actor, Act.REMIND, reminder.petition, on=on)
    planned = plan(reminder, signer=signer, on=on)

    def lawful(number: Number, sha256: str) -> Petition:
        petition = acts.remind(
            reminder.petition_id,
            actor=actor,
            at=at,
            rule_id=reminder.rule_id,
            starts_on=reminder.starts_on,
            due_on=reminder.due_on,
            document=number.symbol,
            sha256=sha256,
        )
        _answer(reminder_id, PaperState.ISSUED, by=actor, at=at, paper_symbol=number.symbol)
        return petition

    with in_vietnamese(), busy_is_refused():
        return issue(
            planned.form,
            series=planned.series,
            make=planned.make,
            act=lawful,
            signer=signer,
            issued_by=actor,
            on=on,
        )


def dismiss(reminder_id: int, *, actor: User, at: datetime, reason: str) -> Reminder:
    """The head decides that the proposed paper is not needed, and says why. Raises Refused."""
    on = timezone.localdate(at)
    reminder = with_petition().get(pk=reminder_id)
    signer_of(reminder, actor, on=on)
    why = require_text(reason, "Ghi lý do không ban hành văn bản.", field="reason")
    require_unidentifying(reminder.petition, actor, why)
    with busy_is_refused(), transaction.atomic():
        lock(reminder.petition_id)
        _answer(reminder_id, PaperState.DISMISSED, by=actor, at=at, dismissal=why)
    return reminder


def with_petition() -> QuerySet[Reminder]:
    """Reminders with what their papers are made from."""
    return Reminder.objects.select_related(
        "petition__unit", "petition__handling_unit", "paper_unit"
    )


def _answer(reminder_id: int, state: PaperState, *, by: User, at: datetime, **said: str) -> None:
    """Write the head's answer down. Raises AlreadyDone when there is one; of two, one is first."""
    answered = Reminder.objects.filter(pk=reminder_id, paper_state=PaperState.OPEN).update(
        paper_state=state, settled_by=by, settled_at=at, **said
    )
    if not answered:
        raise AlreadyDone(ANSWERED)
