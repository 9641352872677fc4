"""Tổng quan: what a petition is about, and what officers have concluded so far."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from petitions.law.facts import Kind
from petitions.law.grounds import ground
from petitions.models import Outcome, Petition, Verdict
from workflow.languages import in_page_language


@dataclass(frozen=True)
class Fact:
    """A labelled value; `prose` is set in paragraphs, `basis` is an article as the law has it."""

    label: str
    value: str
    prose: bool = False
    basis: str = ""


def overview(petition: Petition) -> list[Fact]:
    """What the petition is about, and what officers have concluded so far."""
    p = petition
    facts = [
        Fact(_("Cách nhận"), p.get_channel_display()),
        Fact(_("Cơ quan chuyển đến"), p.forwarded_by),
        Fact(_("Ngày nhận"), f"{p.received_on:%d/%m/%Y}"),
        Fact(_("Ngày ghi trên đơn"), f"{p.written_on:%d/%m/%Y}" if p.written_on else ""),
        Fact(_contested(p), p.contested),
        Fact(_("Nhận hoặc biết ngày"), _known_on(p)),
        Fact(_("Trở ngại khách quan"), _excuse(p)),
        Fact(_("Nội dung"), p.content, prose=True),
        Fact(_("Yêu cầu"), p.request, prose=True),
        Fact(_("Chữ ký"), "" if p.is_signed else _("Đơn không có chữ ký, điểm chỉ")),
        Fact(_("Vùng sâu, vùng xa"), _("Có") if p.is_remote else ""),
        Fact(_("Vụ việc phức tạp"), p.complexity_grounds, prose=True),
        Fact(_("Đơn vị giải quyết"), p.handling_unit.name if p.handling_unit else ""),
        Fact(_("Người xử lý"), p.handler.get_full_name() if p.handler else ""),
        *_findings(p),
    ]
    return [fact for fact in facts if fact.value]


def _contested(petition: Petition) -> str:
    """What the petition is directed at."""
    if petition.kind == Kind.DENUNCIATION.value:
        return _("Hành vi bị tố cáo")
    return petition.get_contested_kind_display()


def _known_on(petition: Petition) -> str:
    """The day from which the time to complain runs; a denunciation has none."""
    return f"{petition.contested_known_on:%d/%m/%Y}" if petition.contested_known_on else ""


def _excuse(petition: Petition) -> str:
    if not petition.excused_days:
        return ""
    return _("{days} ngày: {excuse}").format(days=petition.excused_days, excuse=petition.excuse)


def _settled_by(kind: Kind) -> str:
    return _("Số kết luận") if kind is Kind.DENUNCIATION else _("Số quyết định")


def _findings(petition: Petition) -> list[Fact]:
    facts, kind = [], Kind(petition.kind)
    if triage := getattr(petition, "triage", None):
        facts.append(Fact(_("Đề xuất"), Outcome(triage.outcome).label_in(kind)))
        if triage.ground:
            found = ground(triage.ground)
            facts.append(Fact(_("Căn cứ"), in_page_language(found), basis=found.citation))
        facts.append(Fact(_("Cơ quan có thẩm quyền"), triage.competent_body))
        facts.append(Fact(_("Lý do đề xuất"), triage.reason, prose=True))
    if verification := getattr(petition, "verification", None):
        facts.append(Fact(_("Kết quả xác minh"), verification.findings, prose=True))
        if verification.dialogue_on:
            facts.append(Fact(_("Ngày đối thoại"), f"{verification.dialogue_on:%d/%m/%Y}"))
        facts.append(Fact(_("Kết quả đối thoại"), verification.dialogue_result, prose=True))
    if resolution := getattr(petition, "resolution", None):
        facts.append(Fact(_("Kết luận chung"), Verdict(resolution.verdict).label_in(kind)))
        facts.append(Fact(_("Người dự thảo"), resolution.drafted_by.get_full_name()))
        facts.append(Fact(_settled_by(kind), resolution.decision_number))
        if resolution.delivery_way:
            sent = f"{resolution.get_delivery_way_display()}: {resolution.delivery_reference}"
            facts.append(Fact(_("Đã gửi"), sent))
        facts.append(Fact(_("Báo cáo"), resolution.report, prose=True))
    return facts
