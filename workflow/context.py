"""What every officers' page shows round its content: the agency, the sections, the counts."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.access import TABLE, Act
from petitions.models import Role, User
from workflow.escalation.shown import unread
from workflow.inbox import Inbox, bounded


@dataclass
class Desk:
    """The frame of one person's pages. Computed only where a template asks."""

    user: User
    path: str

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self.user, on=timezone.localdate())

    @property
    def agency_name(self) -> str:
        """The agency in which the person holds a first role."""
        held = self.inbox.held
        return held[0].unit.agency.name if held and held[0].unit.agency else ""

    @cached_property
    def inbox_count(self) -> int:
        return bounded(self.inbox.mine())

    @cached_property
    def unread_count(self) -> int:
        """Reminders that the person has not read."""
        return bounded(unread(self.user, on=self.inbox.on))

    @property
    def can_register(self) -> bool:
        return any(h.role == Role.RECEPTION for h in self.inbox.held)

    @property
    def is_head(self) -> bool:
        return self.inbox.is_head

    @property
    def can_oversee(self) -> bool:
        """Whether the person may read who opened which identity."""
        roles = TABLE[Act.READ_OPENINGS].roles
        return any(h.role in roles for h in self.inbox.held)

    @property
    def sections(self) -> list[tuple[str, str, str, bool, int]]:
        """The second line of the frame: address, label, symbol, whether it is here, count."""
        named = [("inbox", _("Việc của tôi"), "inbox", self.inbox_count)]
        if self.can_register:
            named.append(("intake", _("Tiếp nhận"), "plus", 0))
        named += [
            ("petition_list", _("Hồ sơ"), "file", 0),
            ("deadlines", _("Thời hạn"), "clock", 0),
            ("document_list", _("Văn bản"), "printer", 0),
        ]
        return [
            (url, label, symbol, self._is_here(url), count)
            for url, label, symbol, count in (
                (reverse(name), label, symbol, count) for name, label, symbol, count in named
            )
        ]

    def _is_here(self, url: str) -> bool:
        return self.path == url if url == "/" else self.path.startswith(url)


def desk(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the frame, for somebody who is logged in."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {}
    return {"desk": Desk(user, request.path)}
