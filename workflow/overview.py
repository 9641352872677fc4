"""Tổng quan: what a petition is about, and what officers have concluded so far."""

from dataclasses import dataclass

from petitions.law.grounds import ground
from petitions.models import Petition


@dataclass(frozen=True)
class Fact:
    """A labelled value; `prose` is set in paragraphs."""

    label: str
    value: str
    prose: bool = False


def overview(petition: Petition) -> list[Fact]:
    """What the petition is about, and what officers have concluded so far."""
    p = petition
    facts = [
        Fact("Cách nhận", p.get_channel_display()),
        Fact("Cơ quan chuyển đến", p.forwarded_by),
        Fact("Ngày nhận", f"{p.received_on:%d/%m/%Y}"),
        Fact("Ngày ghi trên đơn", f"{p.written_on:%d/%m/%Y}" if p.written_on else ""),
        Fact(p.get_contested_kind_display(), p.contested),
        Fact("Nhận hoặc biết ngày", f"{p.contested_known_on:%d/%m/%Y}"),
        Fact("Trở ngại khách quan", f"{p.excused_days} ngày: {p.excuse}" if p.excused_days else ""),
        Fact("Nội dung", p.content, prose=True),
        Fact("Yêu cầu", p.request, prose=True),
        Fact("Chữ ký", "" if p.is_signed else "Đơn không có chữ ký, điểm chỉ"),
        Fact("Vùng sâu, vùng xa", "Có" if p.is_remote else ""),
        Fact("Vụ việc phức tạp", p.complexity_grounds, prose=True),
        Fact("Đơn vị giải quyết", p.handling_unit.name if p.handling_unit else ""),
        Fact("Người xử lý", p.handler.get_full_name() if p.handler else ""),
        *_findings(p),
    ]
    return [fact for fact in facts if fact.value]


def _findings(petition: Petition) -> list[Fact]:
    facts = []
    if triage := getattr(petition, "triage", None):
        facts.append(Fact("Đề xuất", triage.get_outcome_display()))
        if triage.ground:
            found = ground(triage.ground)
            facts.append(Fact("Căn cứ", f"{found.text} ({found.citation})"))
        facts.append(Fact("Cơ quan có thẩm quyền", triage.competent_body))
        facts.append(Fact("Lý do đề xuất", triage.reason, prose=True))
    if verification := getattr(petition, "verification", None):
        facts.append(Fact("Kết quả xác minh", verification.findings, prose=True))
        if verification.dialogue_on:
            facts.append(Fact("Ngày đối thoại", f"{verification.dialogue_on:%d/%m/%Y}"))
        facts.append(Fact("Kết quả đối thoại", verification.dialogue_result, prose=True))
    if resolution := getattr(petition, "resolution", None):
        facts.append(Fact("Kết luận chung", resolution.get_verdict_display()))
        facts.append(Fact("Người dự thảo", resolution.drafted_by.get_full_name()))
        facts.append(Fact("Số quyết định", resolution.decision_number))
        if resolution.delivery_way:
            sent = f"{resolution.get_delivery_way_display()}: {resolution.delivery_reference}"
            facts.append(Fact("Đã gửi", sent))
        facts.append(Fact("Báo cáo", resolution.report, prose=True))
    return facts
