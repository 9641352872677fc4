"""Xác minh, dự thảo, duyệt: the petition is looked into and what settles it is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from petitions.access import Act
from petitions.acts.performing import Performance, performing, require_ground, require_text
from petitions.deadlines import SETTLEMENT_RULE, clocks_of
from petitions.errors import AlreadyDone, BadFact, NotAllowed, Refused
from petitions.law.facts import Complexity, EventKind, Kind
from petitions.law.grounds import Ground, Purpose
from petitions.models import Petition, Resolution, User, Verdict, Verification


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What verification found. `still_differs`: the claim and the finding do not agree.

    Of a complaint only: of a denunciation there is no dialogue.
    """

    findings: str
    still_differs: bool = False
    dialogue_on: date | None = None
    dialogue_result: str = ""


def verify(petition_id: int, *, actor: User, at: datetime, finding: Finding) -> Petition:
    """Record the result of verifying the content, with the dialogue where the law demands one."""
    with performing(Act.VERIFY, petition_id, actor=actor, at=at) as p:
        if not p.happened(EventKind.ACCEPTED):
            paper = "quyết định" if _is_denunciation(p.petition) else "thông báo"
            raise BadFact(f"Chưa ban hành {paper} thụ lý nên chưa xác minh được.")
        if Resolution.objects.filter(petition=p.petition).exists():
            raise AlreadyDone(f"Đơn đã có dự thảo {_settling_paper(p.petition)}.")
        _check(finding, p)
        Verification.objects.update_or_create(
            petition=p.petition,
            defaults={
                "findings": finding.findings.strip(),
                "still_differs": finding.still_differs,
                "dialogue_on": finding.dialogue_on,
                "dialogue_result": finding.dialogue_result.strip(),
                "verified_by": actor,
            },
        )
        if finding.dialogue_on:
            p.fact(EventKind.DIALOGUE, finding.dialogue_on)
        p.after["still_differs"] = finding.still_differs
    return p.petition


def _is_denunciation(petition: Petition) -> bool:
    return petition.kind == Kind.DENUNCIATION.value


def _settling_paper(petition: Petition) -> str:
    """What the petition is settled by, in a word."""
    return "kết luận" if _is_denunciation(petition) else "quyết định"


def _check(finding: Finding, p: Performance) -> None:
    require_text(finding.findings, "Ghi kết quả xác minh.", field="findings")
    if _is_denunciation(p.petition) and (
        finding.still_differs or finding.dialogue_on or finding.dialogue_result.strip()
    ):
        raise BadFact(
            "Giải quyết tố cáo không có đối thoại với người tố cáo; bỏ trống phần đối thoại.",
            field="dialogue_on",
            rule="Điều 28 Luật Tố cáo",
        )
    if finding.dialogue_on is None:
        if finding.still_differs:
            raise BadFact(
                "Yêu cầu của người khiếu nại và kết quả xác minh còn khác nhau: phải tổ chức đối "
                "thoại trước khi ra quyết định. Ghi ngày và kết quả đối thoại.",
                field="dialogue_on",
                rule="Điều 30 Luật Khiếu nại",
            )
        return
    require_text(finding.dialogue_result, "Ghi kết quả đối thoại.", field="dialogue_result")
    if not p.petition.received_on <= finding.dialogue_on <= p.day:
        raise BadFact(
            f"Ngày đối thoại ({finding.dialogue_on:%d/%m/%Y}) phải từ ngày nhận đơn "
            f"({p.petition.received_on:%d/%m/%Y}) đến hôm nay.",
            field="dialogue_on",
        )


def check_complexity(
    petition: Petition, *, on: date, criteria: Iterable[str], reason: str
) -> list[Ground]:
    """The criteria of Điều 3a by which `petition` may be found complex that day.

    Raises BadFact for what was left out, Refused where it is found so already or too late.
    """
    named = [require_ground(code, Purpose.COMPLEX, on=on, field="criteria") for code in criteria]
    if not named:
        raise BadFact(
            "Chọn ít nhất một tiêu chí.", field="criteria", rule="Điều 3a Nghị định 124/2020"
        )
    require_text(reason, "Ghi căn cứ thực tế của việc xác định.", field="reason")
    if petition.complexity != Complexity.ORDINARY.value:
        raise AlreadyDone("Vụ việc đã được xác định là phức tạp.")
    for clock in clocks_of(petition):
        if clock.rule_id == SETTLEMENT_RULE and clock.due_on and clock.due_on < on:
            raise Refused(
                f"Thời hạn giải quyết đã hết ngày {clock.due_on:%d/%m/%Y}; không xác định vụ việc "
                "phức tạp sau khi hết hạn.",
                rule=clock.basis,
            )
    return named


def mark_complex(
    petition_id: int,
    *,
    actor: User,
    at: datetime,
    criteria: Iterable[str],
    reason: str,
    document: str,
    sha256: str = "",
) -> Petition:
    """Find by the paper `document` that the case is complex, on a criterion of Điều 3a."""
    with performing(Act.MARK_COMPLEX, petition_id, actor=actor, at=at, reason=reason) as p:
        named = check_complexity(p.petition, on=p.day, criteria=criteria, reason=reason)
        p.petition.complexity = Complexity.COMPLEX.value
        p.petition.complexity_grounds = reason.strip()
        p.before["complexity"] = Complexity.ORDINARY.value
        p.after |= {
            "complexity": Complexity.COMPLEX.value,
            "criteria": [criterion.code for criterion in named],
            "document": document,
            "sha256": sha256,
        }
    return p.petition


def draft(
    petition_id: int, *, actor: User, at: datetime, verdict: Verdict, text_sha256: str
) -> Petition:
    """Hand in the text that settles for approval. A new text voids an earlier approval."""
    with performing(Act.DRAFT, petition_id, actor=actor, at=at) as p:
        if not Verification.objects.filter(petition=p.petition).exists():
            paper = _settling_paper(p.petition)
            raise BadFact(f"Chưa có kết quả xác minh nên chưa dự thảo {paper} được.")
        Resolution.objects.update_or_create(
            petition=p.petition,
            defaults={
                "verdict": verdict,
                "drafted_by": actor,
                "draft_sha256": text_sha256,
                "approved_by": None,
                "approved_sha256": "",
            },
        )
        p.after |= {"verdict": verdict.value, "draft_sha256": text_sha256}
    return p.petition


def _submitted(p: Performance) -> Resolution:
    resolution = Resolution.objects.filter(petition=p.petition).first()
    if resolution is None:
        raise BadFact(f"Đơn chưa có dự thảo {_settling_paper(p.petition)}.")
    return resolution


def approve(petition_id: int, *, actor: User, at: datetime, text_sha256: str) -> Petition:
    """Approve exactly the text with that digest; whoever drafted it may not."""
    with performing(Act.APPROVE, petition_id, actor=actor, at=at) as p:
        resolution = _submitted(p)
        if resolution.approved_by_id:
            raise AlreadyDone(f"{resolution.approved_by} đã duyệt dự thảo này.")
        if p.petition.events.filter(act=Act.DRAFT, actor=actor).exists():
            # Whoever handed in any version: a colleague may have handed in the same words again.
            raise NotAllowed(
                "Người dự thảo không được tự duyệt dự thảo của mình.", rule="Nguyên tắc bốn mắt"
            )
        if resolution.draft_sha256 != text_sha256:
            raise AlreadyDone(
                "Dự thảo đã thay đổi sau khi trang này được mở. Mở lại để đọc bản mới nhất."
            )
        resolution.approved_by = actor
        resolution.approved_sha256 = text_sha256
        resolution.save()
        p.after["approved_sha256"] = text_sha256
    return p.petition


def return_draft(petition_id: int, *, actor: User, at: datetime, reason: str) -> Petition:
    """Return the draft for redraft, with comments."""
    with performing(Act.RETURN_DRAFT, petition_id, actor=actor, at=at, reason=reason) as p:
        require_text(reason, "Ghi điều cần sửa trong dự thảo.", field="reason")
        resolution = _submitted(p)
        if resolution.approved_by_id:
            raise AlreadyDone(f"{resolution.approved_by} đã duyệt dự thảo này.")
        p.before["draft_sha256"] = resolution.draft_sha256
    return p.petition
