"""Bảo vệ bí mật: sealing a petitioner's identity, and letting one person open it for a while."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from petitions import access, conflicts, seals, vault
from petitions.access import Act
from petitions.acts.intake import search_words
from petitions.acts.performing import Performance, performing, require_text
from petitions.acts.secrecy import forbid_identifying, struck
from petitions.agreement import is_granted
from petitions.errors import AlreadyDone, BadFact, NotAllowed
from petitions.law.terms import day_text
from petitions.models import (
    Attachment,
    Event,
    Grant,
    Petition,
    PetitionWords,
    Resolution,
    Scan,
    Triage,
    User,
    Verification,
)
from petitions.uploads.blackout import Box, blackout
from petitions.vault import Person

_RULE = "Điều 56 Luật Tố cáo 2018"
#: A grant is for a piece of work, not for good.
LONGEST_GRANT = timedelta(days=30)
#: What the petition itself says and others read: struck of whoever is to be kept secret.
_TEXTS = (
    *("subject", "content", "request", "contested", "excuse"),
    *("forwarded_by", "complexity_grounds"),
)


def protect(petition_id: int, *, actor: User, at: datetime, reason: str) -> Petition:
    """Keep secret from now on who sent the petition, as the law does for a denouncer."""
    with performing(Act.PROTECT, petition_id, actor=actor, at=at, reason=reason) as p:
        require_text(reason, "Ghi ai đề nghị giữ bí mật, hoặc lý do quyết định.", field="reason")
        petition = p.petition
        known = [one for party, one in vault.people(petition) if party.role in vault.SEALED_ROLES]
        forbid_identifying({"reason": reason}, known)  # the record keeps it, and never changes
        texts = {name: getattr(petition, name) for name in _TEXTS}
        people = vault.seal(petition, texts | _names_of_papers(petition))
        for name in _TEXTS:
            setattr(petition, name, struck(getattr(petition, name), people))
        _strike_findings(petition, people)
        for paper in Attachment.objects.filter(petition=petition):
            paper.name = struck(paper.name, people)
            paper.save()
        PetitionWords.objects.filter(petition=petition).update(words=search_words(petition))
        _seal_scans(petition)
        p.after["is_sealed"] = True
    return petition


def _names_of_papers(petition: Petition) -> dict[str, str]:
    """What the papers handed in were called, by the slot that keeps it: "Đơn của bà …"."""
    papers = Attachment.objects.filter(petition=petition)
    return {f"attachment-{paper.pk}": paper.name for paper in papers}


#: What officers concluded, by table: struck of the same people.
_FINDINGS: tuple[tuple[type[Triage | Verification | Resolution], tuple[str, ...]], ...] = (
    (Triage, ("reason", "competent_body")),
    (Verification, ("findings", "dialogue_result")),
    (Resolution, ("report", "delivery_reference")),
)


def _strike_findings(petition: Petition, people: list[Person]) -> None:
    for model, names in _FINDINGS:
        for found in model.objects.filter(petition=petition):
            for name in names:
                setattr(found, name, struck(getattr(found, name), people))
            found.save()


def _seal_scans(petition: Petition) -> None:
    """Move every scan into the vault: which of them show a name or a hand nobody has noted."""
    scans = Scan.objects.filter(attachment__petition=petition).select_related("attachment")
    vault.seal_scans(
        petition, {s.attachment_id: (bytes(s.content), s.attachment.file_name) for s in scans}
    )
    scans.delete()
    Attachment.objects.filter(petition=petition).update(is_sealed=True, file_name="")


def grant_opening(
    petition_id: int, *, actor: User, at: datetime, to: User, ends_on: date, reason: str
) -> Petition:
    """Let `to` open this petition's identity until the end of `ends_on`."""
    with performing(Act.GRANT_OPENING, petition_id, actor=actor, at=at, reason=reason) as p:
        require_text(reason, "Ghi việc cần danh tính để làm gì.", field="reason")
        _require_may_hold(p, to)
        if not p.day <= ends_on <= p.day + LONGEST_GRANT:
            raise BadFact(
                f"Ngày hết hạn phải từ {day_text(p.day)} đến {day_text(p.day + LONGEST_GRANT)}.",
                field="ends_on",
            )
        end = datetime.combine(ends_on + timedelta(days=1), time())
        ends_at = timezone.make_aware(end)
        unrevoked = Grant.objects.filter(petition=p.petition, to=to, revoked_at__isnull=True)
        if unrevoked.live(p.at).exists():
            raise AlreadyDone(f"{to.get_full_name()} đang được mở danh tính của đơn này.")
        unrevoked.update(revoked_at=p.at, revoked_by=p.held)  # it has run out by itself
        Grant.objects.create(
            petition=p.petition,
            to=to,
            given_by=p.held,
            given_at=p.at,
            ends_at=ends_at,
            reason=reason.strip(),
        )
        p.after |= {"to": to.pk, "ends_on": ends_on.isoformat()}
    return p.petition


def _require_may_hold(p: Performance, to: User) -> None:
    """A grant goes to another person, who sees the petition and is in no conflict with it."""
    if to.pk == p.actor.pk:
        raise NotAllowed(
            "Không tự cho phép mình mở danh tính: việc này do cấp phó hoặc cấp trên quyết định.",
            rule="Nguyên tắc bốn mắt",
        )
    theirs = Grant.objects.filter(petition=p.petition, to=p.actor, given_by__user=to)
    if theirs.exists():
        raise NotAllowed(
            "Hai người không cho phép lẫn nhau mở danh tính của một đơn.", rule="Nguyên tắc bốn mắt"
        )
    seen = access.visible_to(to, on=p.day).filter(pk=p.petition.pk)
    if not seen.exists() or conflicts.is_barred(to, p.petition, on=p.day):
        raise BadFact(f"{to.get_full_name()} không xử lý đơn này.", field="to")


def revoke_opening(
    petition_id: int, *, actor: User, at: datetime, to: User, reason: str = ""
) -> Petition:
    """Take the grant of `to` back; from this moment it opens nothing."""
    with performing(Act.REVOKE_OPENING, petition_id, actor=actor, at=at, reason=reason) as p:
        live = Grant.objects.live(p.at).filter(petition=p.petition, to=to)
        if not live.update(revoked_at=p.at, revoked_by=p.held):
            raise BadFact(f"{to.get_full_name()} không có quyền mở danh tính.", field="to")
        p.after["to"] = to.pk
    return p.petition


def open_identity(
    petition_id: int,
    *,
    actor: User,
    at: datetime,
    reason: str,
    attachment: int | None = None,
    document: int | None = None,
) -> Event:
    """Record that `actor` opens the identity, or a sealed scan or paper; then it may be shown.

    The entry is committed when this returns, and `vault.reveal` asks for it; where it cannot be
    written nothing is shown. Call it outside a transaction. A name typed into `reason` is struck:
    others read it, and whoever opens has it before them.
    """
    reason = _unnamed(petition_id, reason)
    with performing(Act.OPEN_IDENTITY, petition_id, actor=actor, at=at, reason=reason) as p:
        require_text(reason, "Ghi mở danh tính để làm gì.", field="reason")
        _require_recorded_grant(p)
        p.petition.openings += 1
        p.after["what"] = "scan" if attachment else "document" if document else "identity"
        if attachment or document:
            p.after["key"] = attachment or document
    return Event.objects.get(petition=p.petition, seq=p.petition.record_length)


def _require_recorded_grant(p: Performance) -> None:
    """A grant that stands in its table and not in the record was given by nobody."""
    if not is_granted(p.petition, p.actor.pk):
        raise NotAllowed("Nhật ký không có quyết định cho phép mở danh tính này.", rule=_RULE)


def _unnamed(petition_id: int, reason: str) -> str:
    petition = Petition.objects.filter(pk=petition_id, is_sealed=True).first()
    return struck(reason, vault.written_in(petition)) if petition else reason


def black_out(
    petition_id: int, *, actor: User, at: datetime, attachment: int, boxes: Sequence[Box], name: str
) -> Petition:
    """Add a copy of a sealed scan from which the parts in `boxes` are removed, for verifiers.

    Khoản 2 Điều 56 Luật Tố cáo: what identifies is taken out of the letter and its papers before
    they are handed to whoever verifies.
    """
    source = _sealed_scan(petition_id, attachment, actor=actor, at=at)
    name = require_text(name, "Ghi tên của bản sao.", field="name")
    # Drawing takes seconds, and is done with nothing locked: a sealed scan never changes.
    pdf = blackout(vault.scan_for_copy(source.petition, source.pk), source.media_type, boxes)
    with performing(Act.BLACK_OUT, petition_id, actor=actor, at=at) as p:
        _require_recorded_grant(p)
        copy = Attachment.objects.create(
            petition=p.petition,
            name=name,
            pages=source.pages,
            media_type="application/pdf",
            size=len(pdf),
            sha256=hashlib.sha256(pdf).hexdigest(),
            copy_of=source,
            added_by=actor,
            added_at=p.at,
        )
        Scan.objects.create(attachment=copy, content=pdf)
        p.after["attachments"] = [{"id": copy.pk, "of": source.pk, "sha256": copy.sha256}]
    return p.petition


def _sealed_scan(petition_id: int, attachment: int, *, actor: User, at: datetime) -> Attachment:
    """The sealed scan that `actor` may copy. Raises Refused, first of all who may not copy any."""
    petition = Petition.objects.select_related("unit").filter(pk=petition_id).first()
    if petition is None:
        raise BadFact("Không tìm thấy đơn này.")
    access.require(actor, Act.BLACK_OUT, petition, on=timezone.localdate(at))
    source = petition.attachments.filter(pk=attachment, is_sealed=True, size__gt=0).first()
    if source is None:
        raise BadFact("Tài liệu này không có bản quét đang niêm phong.", field="attachment")
    return source


def destroy_identity(petition_id: int, *, actor: User, at: datetime, reason: str) -> Petition:
    """Order that nobody can open the identity any more, when the file is closed.

    The key is destroyed once the entry and the order are committed, or else by the next sweep, so
    that no key is gone without an order in the record.
    """
    with performing(Act.DESTROY_IDENTITY, petition_id, actor=actor, at=at, reason=reason) as p:
        require_text(reason, "Ghi căn cứ hủy.", field="reason")
        if not seals.order_destruction(p.petition, at=p.at):
            raise AlreadyDone("Danh tính của đơn này đã được hủy.")
        p.after["destroyed"] = True
    return p.petition
