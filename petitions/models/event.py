"""The record of acts (append-only, chained) and the dated facts that the law counts from."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from petitions.models.canonical import CanonicalField
from petitions.models.person import Appointment
from petitions.models.petition import Petition
from petitions.text import ProseField

#: Acts by which somebody has seen what is sealed.
OPENING_ACTS = ("open_identity", "black_out")


class EventQuerySet(models.QuerySet["Event"]):
    def update(self, **values: Any) -> int:
        """Refuses: an entry is never changed, in bulk neither."""
        raise TypeError("An event is written once and never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuses: an entry is never removed."""
        raise TypeError("An event is never deleted.")


class Event(models.Model):
    """One act done on one petition. Written only by `petitions.ledger`, never changed.

    The model refuses changes, and so does the database itself, by triggers.
    `happened_at` is the time that the act counts from; `recorded_at` is when it was written down.
    """

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    act = models.CharField(max_length=24)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, models.PROTECT, null=True, related_name="+")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    reason = ProseField(blank=True)
    before = CanonicalField(default=dict)
    after = CanonicalField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "sự kiện"
        verbose_name_plural = "nhật ký"
        ordering = ["petition_id", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["petition", "seq"], name="event_seq_unique"),
        ]
        indexes = [
            # The auditor's list of openings, among the acts of a million petitions.
            models.Index(fields=["-id"], name="event_openings", condition=Q(act__in=OPENING_ACTS))
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.seq} on petition {self.petition_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("An event is written once and never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("An event is never deleted.")


class LegalFact(models.Model):
    """A dated fact of one petition that starts, meets, stops or moves a statutory clock."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="legal_facts")
    kind = models.CharField(max_length=24)  # of petitions.law.facts.EventKind
    on = models.DateField()
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    recorded_in = models.ForeignKey(Event, models.PROTECT, related_name="legal_facts")

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"


class Deadline(models.Model):
    """One clock of one petition, as last computed from its legal facts. Never edited by hand."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="deadlines")
    rule_id = models.CharField(max_length=20)
    starts_on = models.DateField()
    due_on = models.DateField(null=True)
    met_on = models.DateField(null=True)
    is_office_duty = models.BooleanField()
    is_binding = models.BooleanField()
    is_stopped = models.BooleanField(default=False)
    is_confirmed = models.BooleanField()

    class Meta:
        verbose_name = "thời hạn"
        verbose_name_plural = "thời hạn"
        ordering = ["due_on", "rule_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "rule_id", "starts_on"], name="deadline_unique"
            )
        ]
        indexes = [
            models.Index(
                fields=["due_on", "petition"],
                name="deadline_open",
                condition=models.Q(
                    met_on__isnull=True, is_binding=True, is_office_duty=True, is_stopped=False
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} of petition {self.petition_id}: {self.due_on}"
