"""What the page on secrecy shows of a petition: grants, openings, officers named; never who."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions import vault
from petitions.access import Act
from petitions.models import (
    OPENING_ACTS,
    Attachment,
    Event,
    Grant,
    NamedOfficer,
    Petition,
)


@dataclass(frozen=True)
class GrantRow:
    """One permission to open an identity, and what became of it. `state` is in words."""

    petition_id: int
    number: str
    to: str
    by: str
    given_at: datetime
    last_day: date
    reason: str
    state: str


@dataclass(frozen=True)
class OpeningRow:
    """One entry of the record: who opened what, when and why."""

    pk: int
    petition_id: int
    number: str
    by: str
    at: datetime
    what: str
    reason: str


@dataclass(frozen=True)
class NamedRow:
    """An officer whom the petition names, and how that became known."""

    name: str
    found: str
    is_cleared: bool


def grant_rows(grants: Iterable[Grant], at: datetime) -> list[GrantRow]:
    """The grants in words, as they stand at that moment."""
    return [
        GrantRow(
            petition_id=g.petition_id,
            number=g.petition.register_number,
            to=g.to.get_full_name(),
            by=f"{g.given_by.user.get_full_name()}, {g.given_by.title}",
            given_at=g.given_at,
            last_day=timezone.localdate(g.ends_at - timedelta(seconds=1)),
            reason=g.reason,
            state=_state(g, at),
        )
        for g in grants
    ]


def _state(grant: Grant, at: datetime) -> str:
    if grant.revoked_at:
        return _("đã thu hồi")
    return _("đã hết hạn") if grant.ends_at <= at else _("đang có hiệu lực")


def opening_rows(events: Iterable[Event]) -> list[OpeningRow]:
    """The openings in words."""
    return [
        OpeningRow(
            pk=e.pk,
            petition_id=e.petition_id,
            number=e.petition.register_number,
            by=e.actor.get_full_name(),
            at=e.happened_at,
            what=_what(e),
            reason=e.reason,
        )
        for e in events
    ]


def _what(event: Event) -> str:
    if event.act == Act.BLACK_OUT:
        return _("lập bản sao đã che thông tin")
    return {
        "identity": _("danh tính"),
        "scan": _("bản quét đang niêm phong"),
        "document": _("văn bản đang niêm phong"),
    }[event.after["what"]]


def grants_of(petition: Petition, at: datetime) -> list[GrantRow]:
    """Every grant on the petition, the newest first."""
    rows = Grant.objects.filter(petition=petition)
    return grant_rows(rows.select_related("petition", "to", "given_by__user"), at)


def openings_of(petition: Petition) -> list[OpeningRow]:
    """Every opening of the petition, the newest first."""
    events = Event.objects.filter(petition=petition, act__in=OPENING_ACTS).order_by("-seq")
    return opening_rows(events.select_related("petition", "actor"))


def named_of(petition: Petition) -> list[NamedRow]:
    """The officers whom the petition names, for those whom it does not bar."""
    rows = NamedOfficer.objects.filter(petition=petition).select_related("user", "found_by")
    return [
        NamedRow(
            name=row.user.get_full_name(),
            found=_("{name} ghi").format(name=row.found_by.get_full_name())
            if row.found_by
            else _("trùng họ tên trong đơn"),
            is_cleared=row.cleared_by_id is not None,
        )
        for row in rows
    ]


@dataclass(frozen=True)
class SealedPaper:
    """A scan that is kept under seal."""

    pk: int
    name: str
    pages: int


def sealed_papers(petition: Petition) -> list[SealedPaper]:
    """The scans that a grant opens."""
    rows = Attachment.objects.filter(petition=petition, is_sealed=True, size__gt=0)
    return [SealedPaper(a.pk, a.name, a.pages) for a in rows.order_by("pk")]


def of_same_sender(petition: Petition, seen: QuerySet[Petition]) -> list[Petition]:
    """Other petitions by the same secret people, among those `seen`; the newest first."""
    return list(seen.filter(pk__in=vault.of_same_sender(petition)).order_by("-pk"))
