"""Papers handed over with a petition: what is let in, and how it is stored."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from petitions import vault
from petitions.access import Act
from petitions.acts.performing import performing
from petitions.errors import BadFact
from petitions.models import Attachment, Petition, Scan, User
from petitions.uploads.checking import check_scan


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper as handed over. `content` is its scan; empty where it was not scanned."""

    name: str
    pages: int = 1
    is_original: bool = False
    file_name: str = ""
    content: bytes = b""


@dataclass(frozen=True, kw_only=True)
class CheckedPaper(Paper):
    """A paper whose scan was looked through by `checked`; `media_type` is empty without a scan."""

    media_type: str


def checked(papers: Iterable[Paper]) -> tuple[CheckedPaper, ...]:
    """The papers, each looked through. Raises BadFact for the first that may not be let in.

    It takes a moment: call it before anything is locked. What is checked already passes.
    """
    return tuple(p if isinstance(p, CheckedPaper) else _checked(p) for p in papers)


def _checked(paper: Paper) -> CheckedPaper:
    if not paper.name.strip():
        raise BadFact("Ghi tên của từng tài liệu.", field="papers")
    if paper.file_name and not paper.content:
        raise BadFact(f"Tệp «{paper.file_name}» rỗng. Quét lại tài liệu.", field="papers")
    if not 1 <= paper.pages <= 5000:
        raise BadFact(f"Số trang của «{paper.name}» phải từ 1 đến 5000.", field="papers")
    found = check_scan(paper.content, paper.file_name) if paper.content else ""
    return CheckedPaper(**vars(paper), media_type=found)


def require_few(count: int) -> None:
    """Raises BadFact where a petition would have more papers than one may have."""
    if count > settings.ATTACHMENT_MAX_COUNT:
        raise BadFact(
            f"Một đơn nhận nhiều nhất {settings.ATTACHMENT_MAX_COUNT} tài liệu. Gộp bớt tài liệu.",
            field="papers",
        )


def store(
    petition: Petition,
    papers: Iterable[CheckedPaper],
    *,
    actor: User,
    at: datetime,
    is_sealed: bool | None = None,
) -> list[Attachment]:
    """Write the papers down, scans included; the caller holds the transaction.

    Of a petition whose author is secret the scans go into the vault with the names that the files
    had, unless `is_sealed` says that these papers do not come from the author.
    """
    is_sealed = petition.is_sealed if is_sealed is None else is_sealed
    stored = [(_listed(petition, paper, actor, at), paper) for paper in papers]
    scanned = [(attachment, paper) for attachment, paper in stored if paper.content]
    if is_sealed:
        Attachment.objects.filter(pk__in=[a.pk for a, _paper in stored]).update(is_sealed=True)
        scans = {a.pk: (paper.content, paper.file_name) for a, paper in scanned}
        vault.seal_scans(petition, scans)
    else:
        Scan.objects.bulk_create(Scan(attachment=a, content=p.content) for a, p in scanned)
    return [attachment for attachment, _paper in stored]


def _listed(petition: Petition, paper: CheckedPaper, actor: User, at: datetime) -> Attachment:
    return Attachment.objects.create(
        petition=petition,
        name=paper.name.strip(),
        pages=paper.pages,
        is_original=paper.is_original,
        file_name="" if petition.is_sealed else paper.file_name,
        media_type=paper.media_type,
        size=len(paper.content),
        sha256=hashlib.sha256(paper.content).hexdigest() if paper.content else "",
        added_by=actor,
        added_at=at,
    )


def attach(
    petition_id: int,
    *,
    actor: User,
    at: datetime,
    papers: Iterable[Paper],
    from_petitioner: bool = True,
) -> Petition:
    """Add papers that came later to the file.

    Of a petition whose author is secret, what comes `from_petitioner` is sealed.
    """
    handed = checked(papers)
    if not handed:
        raise BadFact("Chưa có tài liệu nào để bổ sung.", field="papers")
    with performing(Act.ATTACH, petition_id, actor=actor, at=at) as p:
        require_few(Attachment.objects.filter(petition=p.petition).count() + len(handed))
        is_sealed = p.petition.is_sealed and from_petitioner
        added = store(p.petition, handed, actor=actor, at=at, is_sealed=is_sealed)
        p.after["attachments"] = [{"id": a.pk, "sha256": a.sha256} for a in added]
    return p.petition
