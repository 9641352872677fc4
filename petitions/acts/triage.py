"""Phân loại, đề xuất and the head's decision on it."""

from dataclasses import dataclass
from datetime import date, datetime

from petitions.access import Act
from petitions.acts.conflict import require_unit_free
from petitions.acts.performing import Performance, performing, require_ground, require_text
from petitions.deadlines import LIMITATION_RULE, clocks_of
from petitions.errors import AlreadyDone, BadFact, NotAllowed, Refused
from petitions.law.facts import EventKind, Kind
from petitions.law.grounds import Purpose, ground
from petitions.models import Outcome, PartyRole, Petition, Triage, Unit, User, outcomes_of


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What the officer proposes. `ground` is a code of petitions.law.grounds, for NOT_ACCEPTED."""

    outcome: Outcome
    reason: str
    ground: str = ""
    competent_body: str = ""
    suggested_unit: Unit | None = None


_NEEDS_BODY = (Outcome.REFERRED, Outcome.GUIDED)


def propose(petition_id: int, *, actor: User, at: datetime, proposal: Proposal) -> Petition:
    """Classify the petition and propose what becomes of it."""
    with performing(Act.PROPOSE, petition_id, actor=actor, at=at, reason=proposal.reason) as p:
        if p.happened(EventKind.ACCEPTED):
            raise AlreadyDone("Đơn đã được thụ lý; chỉ còn chờ giao lại đơn vị giải quyết.")
        if Triage.objects.filter(petition=p.petition, decided_by__isnull=False).exists():
            raise AlreadyDone("Thủ trưởng đã quyết định về đề xuất của đơn này.")
        _check(proposal, p.petition, p.day)
        Triage.objects.update_or_create(
            petition=p.petition,
            defaults={
                "outcome": proposal.outcome,
                "ground": proposal.ground,
                "reason": proposal.reason.strip(),
                "competent_body": proposal.competent_body.strip(),
                "suggested_unit": proposal.suggested_unit,
                "proposed_by": actor,
            },
        )
        p.after |= {"outcome": proposal.outcome.value, "ground": proposal.ground}
        if proposal.suggested_unit:
            p.after["unit"] = proposal.suggested_unit.code
    return p.petition


def _check(proposal: Proposal, petition: Petition, on: date) -> None:
    kind = Kind(petition.kind)
    require_text(proposal.reason, "Ghi lý do của đề xuất.", field="reason")
    _check_outcome(proposal.outcome, petition)
    if proposal.outcome == Outcome.NOT_ACCEPTED:
        if not proposal.ground:
            raise BadFact(
                "Chọn căn cứ không thụ lý: văn bản trả lời phải nêu rõ.",
                field="ground",
                rule=_GROUNDS_IN[kind],
            )
        require_ground(proposal.ground, Purpose.NOT_ACCEPTED, on=on, field="ground", kind=kind)
    elif proposal.ground:
        raise BadFact(
            f"Căn cứ tại {_GROUNDS_IN[kind]} chỉ dùng khi đề xuất không thụ lý.", field="ground"
        )
    if proposal.outcome in _NEEDS_BODY and not proposal.competent_body.strip():
        raise BadFact("Ghi cơ quan có thẩm quyền giải quyết.", field="competent_body")
    if proposal.outcome == Outcome.RETURNED and not petition.forwarded_by:
        raise BadFact(
            "Chỉ trả lại đơn do cơ quan khác chuyển đến; đơn công dân gửi thì hướng dẫn.",
            field="outcome",
        )
    if proposal.suggested_unit:
        require_unit_of(petition, proposal.suggested_unit)


#: Where the grounds not to accept stand.
_GROUNDS_IN = {
    Kind.COMPLAINT: "Điều 11 Luật Khiếu nại",
    Kind.DENUNCIATION: "khoản 1 Điều 29 Luật Tố cáo",
}


def _check_outcome(outcome: Outcome, petition: Petition) -> None:
    """Refuses what cannot become of a petition of that kind, come in that way."""
    if outcome in outcomes_of(petition):
        return
    if outcome is Outcome.GUIDED:
        raise BadFact(
            "Chỉ hướng dẫn người đến tố cáo trực tiếp; đơn tố cáo gửi đến không thuộc thẩm quyền "
            "thì chuyển.",
            field="outcome",
            rule="Khoản 2 Điều 24 Luật Tố cáo",
        )
    raise BadFact(
        "Không trả lại đơn tố cáo: không thuộc thẩm quyền thì chuyển đến cơ quan có thẩm quyền "
        "giải quyết.",
        field="outcome",
        rule="Điểm a khoản 1 Điều 26 Luật Tố cáo",
    )


def require_unit_of(petition: Petition, unit: Unit) -> None:
    """Refuses a unit outside the agency that received the petition."""
    if unit.agency_id != petition.unit_id:
        raise BadFact(
            f"{unit.name} không thuộc cơ quan tiếp nhận đơn; chọn một đơn vị trong cơ quan.",
            field="unit",
        )


def open_triage(p: Performance) -> Triage:
    """The proposal that awaits the head's decision; the one who made it may not decide on it."""
    triage = Triage.objects.filter(petition=p.petition).first()
    if triage is None:
        raise BadFact("Đơn chưa có đề xuất phân loại.")
    if triage.decided_by_id:
        raise AlreadyDone("Thủ trưởng đã quyết định về đề xuất của đơn này.")
    if triage.proposed_by_id == p.actor.pk:
        raise NotAllowed(
            "Người đề xuất không được tự quyết định về đề xuất của mình.", rule="Nguyên tắc bốn mắt"
        )
    return triage


def assign(
    petition_id: int, *, actor: User, at: datetime, unit: Unit, reason: str = ""
) -> Petition:
    """Decide to accept the petition, and hand it to `unit`."""
    with performing(Act.ASSIGN, petition_id, actor=actor, at=at, reason=reason) as p:
        triage = open_triage(p)
        if triage.outcome != Outcome.ACCEPT:
            raise Refused(
                f"Đề xuất là «{_outcome_of(triage, p.petition)}». "
                "Trả lại đề xuất nếu quyết định thụ lý."
            )
        _require_acceptable(p.petition)
        require_unit_of(p.petition, unit)
        require_unit_free(p.petition, unit, on=p.day)
        triage.decided_by = actor
        triage.save()
        p.petition.handling_unit = unit
        p.petition.to_assigned()
        p.after["unit"] = unit.code
    return p.petition


def _outcome_of(triage: Triage, petition: Petition) -> str:
    return Outcome(triage.outcome).label_in(Kind(petition.kind))


#: The ground on which an unsigned petition is not accepted.
_UNSIGNED = {Kind.COMPLAINT: "KN-11-5", Kind.DENUNCIATION: "TC-29-1A"}


def _require_acceptable(petition: Petition) -> None:
    if not petition.is_signed:
        kind = Kind(petition.kind)
        who = PartyRole.PETITIONER.label_in(kind).lower()
        raise Refused(
            f"Đơn không có chữ ký hoặc điểm chỉ của {who} nên không được thụ lý.",
            rule=ground(_UNSIGNED[kind]).citation,
        )
    for clock in clocks_of(petition):
        if clock.rule_id == LIMITATION_RULE and clock.days_late > 0:
            raise Refused(
                f"Thời hiệu khiếu nại hết ngày {clock.due_on:%d/%m/%Y}, đơn nhận ngày "
                f"{petition.received_on:%d/%m/%Y} (quá {clock.days_late} ngày) và không ghi nhận "
                "trở ngại khách quan nào bù đủ.",
                rule=ground("KN-11-6").citation,
            )


def approve_refusal(petition_id: int, *, actor: User, at: datetime, reason: str = "") -> Petition:
    """Approve the proposal not to accept; the notice of it may now be issued."""
    with performing(Act.APPROVE_REFUSAL, petition_id, actor=actor, at=at, reason=reason) as p:
        triage = open_triage(p)
        if triage.outcome == Outcome.ACCEPT:
            raise Refused("Đề xuất là thụ lý. Trả lại đề xuất nếu quyết định không thụ lý.")
        triage.decided_by = actor
        triage.save()
        p.after |= {"outcome": triage.outcome, "ground": triage.ground}
    return p.petition


def rework(petition_id: int, *, actor: User, at: datetime, reason: str) -> Petition:
    """Return the proposal to the desk with what is to be mended."""
    with performing(Act.REWORK, petition_id, actor=actor, at=at, reason=reason) as p:
        require_text(reason, "Ghi điều cần sửa trong đề xuất.", field="reason")
        open_triage(p)
    return p.petition
