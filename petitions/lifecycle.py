"""The whole table of states: which there are, and which transition leads from which to which.

A transition changes the status field and nothing else. Who may fire it, on what facts, and what
follows is the business of the act of the same meaning in `petitions.acts`; nothing else fires one.
"""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

if TYPE_CHECKING:

    class _Guarded:
        """ConcurrentTransitionMixin, whose own base has no types."""
else:
    _Guarded = ConcurrentTransitionMixin


class Status(models.TextChoices):
    RECEIVED = "received", _("Đã tiếp nhận")
    ASSIGNED = "assigned", _("Đã giao giải quyết")
    RESOLVED = "resolved", _("Đã giải quyết")
    REPORTED = "reported", _("Đã báo cáo")
    SUSPENDED = "suspended", pgettext_lazy("trạng thái", "Tạm đình chỉ")
    DECLINED = "declined", pgettext_lazy("trạng thái", "Không thụ lý")
    TERMINATED = "terminated", pgettext_lazy("trạng thái", "Đình chỉ")


MAIN_LINE = (Status.RECEIVED, Status.ASSIGNED, Status.RESOLVED, Status.REPORTED)
END_STATES = (Status.REPORTED, Status.DECLINED, Status.TERMINATED)
#: States in which the office still owes the citizen something.
OPEN_STATES = (Status.RECEIVED, Status.ASSIGNED, Status.RESOLVED, Status.SUSPENDED)


class Lifecycle(_Guarded, models.Model):
    """The status of a petition: received → assigned → resolved → reported, and the side states.

    The concurrent mixin makes the second of two racing saves fail; it comes before Model so that
    refresh_from_db keeps working with a protected field.
    """

    status = FSMField(
        "trạng thái", choices=Status.choices, default=Status.RECEIVED, protected=True, max_length=12
    )

    class Meta:
        abstract = True

    @transition(field=status, source=Status.RECEIVED, target=Status.ASSIGNED)
    def to_assigned(self) -> None:
        """The competent head decides to accept, and hands the petition to a unit."""

    @transition(field=status, source=Status.ASSIGNED, target=Status.RECEIVED)
    def to_sent_back(self) -> None:
        """The unit sends the assignment back; the petition waits to be assigned anew."""

    @transition(field=status, source=Status.ASSIGNED, target=Status.RESOLVED)
    def to_resolved(self) -> None:
        """The decision is numbered and issued."""

    @transition(field=status, source=Status.RESOLVED, target=Status.REPORTED)
    def to_reported(self) -> None:
        """The result is reported; the office's work on the petition is done."""

    @transition(field=status, source=Status.RECEIVED, target=Status.DECLINED)
    def to_declined(self) -> None:
        """The notice of non-acceptance is numbered and issued."""

    @transition(field=status, source=Status.ASSIGNED, target=Status.SUSPENDED)
    def to_suspended(self) -> None:
        """The settlement is suspended; its clock stops."""

    @transition(field=status, source=Status.SUSPENDED, target=Status.ASSIGNED)
    def to_resumed(self) -> None:
        """The ground of the suspension is gone; the clock runs on."""

    @transition(
        field=status,
        source=[Status.RECEIVED, Status.ASSIGNED, Status.SUSPENDED],
        target=Status.TERMINATED,
    )
    def to_terminated(self) -> None:
        """The settlement ends without a decision on the merits."""
