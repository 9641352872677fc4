"""Papers handed over with a petition: what is let in, and how it is stored."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import puremagic
from django.conf import settings

from petitions.access import Act
from petitions.acts.performing import performing
from petitions.errors import BadFact
from petitions.models import Attachment, Petition, Scan, User

#: What a scanner makes. The type is read from the content; the name only has to agree with it.
_EXTENSIONS = {
    "application/pdf": (".pdf",),
    "image/jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "image/png": (".png",),
    "image/tiff": (".tif", ".tiff"),
}
_ALLOWED = "PDF, JPEG, PNG hoặc TIFF"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper as handed over. `content` is its scan; empty where it was not scanned."""

    name: str
    pages: int = 1
    is_original: bool = False
    file_name: str = ""
    content: bytes = b""


def media_type(paper: Paper) -> str:
    """The type of the scan, read from its content. Raises BadFact when it may not be let in."""
    if len(paper.content) > settings.ATTACHMENT_MAX_BYTES:
        limit = settings.ATTACHMENT_MAX_BYTES // 1024 // 1024
        raise BadFact(
            f"Tệp «{paper.file_name}» lớn hơn {limit} MB. "
            "Quét ở độ phân giải thấp hơn hoặc tách tệp.",
            field="papers",
        )
    try:
        found = puremagic.from_string(paper.content, mime=True, filename=None)
    except (puremagic.PureError, ValueError):
        found = ""
    if found not in _EXTENSIONS:
        raise BadFact(
            f"Tệp «{paper.file_name}» không phải là {_ALLOWED}. Quét lại tài liệu ra một trong các "
            "dạng đó.",
            field="papers",
        )
    if paper.file_name and not paper.file_name.lower().endswith(_EXTENSIONS[found]):
        raise BadFact(
            f"Tệp «{paper.file_name}» có đuôi tên không khớp với nội dung ({found}). Kiểm tra lại "
            "tệp hoặc đổi đúng tên.",
            field="papers",
        )
    return found


def check(papers: Iterable[Paper], *, already: int = 0) -> list[tuple[Paper, str]]:
    """Each paper with the type of its scan ("" without one). Raises BadFact."""
    papers = list(papers)
    if already + len(papers) > settings.ATTACHMENT_MAX_COUNT:
        raise BadFact(
            f"Một đơn nhận nhiều nhất {settings.ATTACHMENT_MAX_COUNT} tài liệu. Gộp bớt tài liệu.",
            field="papers",
        )
    for paper in papers:
        if not paper.name.strip():
            raise BadFact("Ghi tên của từng tài liệu.", field="papers")
        if paper.file_name and not paper.content:
            raise BadFact(f"Tệp «{paper.file_name}» rỗng. Quét lại tài liệu.", field="papers")
        if not 1 <= paper.pages <= 5000:
            raise BadFact(
                f"Số trang của «{paper.name}» phải từ 1 đến 5000.",
                field="papers",
            )
    return [(paper, media_type(paper) if paper.content else "") for paper in papers]


def store(
    petition: Petition, checked: Iterable[tuple[Paper, str]], *, actor: User, at: datetime
) -> list[Attachment]:
    """Write the papers down, scans included; the caller holds the transaction."""
    attachments = []
    for paper, found in checked:
        attachment = Attachment.objects.create(
            petition=petition,
            name=paper.name.strip(),
            pages=paper.pages,
            is_original=paper.is_original,
            file_name=paper.file_name,
            media_type=found,
            size=len(paper.content),
            sha256=hashlib.sha256(paper.content).hexdigest() if paper.content else "",
            added_by=actor,
            added_at=at,
        )
        if paper.content:
            Scan.objects.create(attachment=attachment, content=paper.content)
        attachments.append(attachment)
    return attachments


def attach(petition_id: int, *, actor: User, at: datetime, papers: Iterable[Paper]) -> Petition:
    """Add papers that came later to the file."""
    with performing(Act.ATTACH, petition_id, actor=actor, at=at) as p:
        already = Attachment.objects.filter(petition=p.petition).count()
        checked = check(papers, already=already)
        if not checked:
            raise BadFact("Chưa có tài liệu nào để bổ sung.", field="papers")
        added = store(p.petition, checked, actor=actor, at=at)
        p.after["attachments"] = [{"id": a.pk, "sha256": a.sha256} for a in added]
    return p.petition
