"""What an open deadline has come to, who was told, and what became of the proposed paper."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from petitions.models import Petition, Unit
from petitions.text import LineField, ProseField
from workflow.escalation.choices import Audience, PaperKind, PaperState


class Reminder(models.Model):
    """One level that one open deadline has reached, as of `on`: told once for each due date.

    A level that was overtaken by a higher one before anybody could be told `is_skipped`.
    `paper_unit` is the agency whose head may issue the proposed paper, and `paper_symbol` its
    number once that was done.
    """

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="reminders")
    rule_id = models.CharField(max_length=20)
    starts_on = models.DateField()
    due_on = models.DateField("hạn")
    level = models.CharField(max_length=24)  # of workflow/escalation/levels.toml
    on = models.DateField("ngày nhắc")
    is_skipped = models.BooleanField(default=False)
    paper = models.CharField(max_length=8, choices=PaperKind.choices, blank=True, default="")
    paper_state = models.CharField(max_length=10, choices=PaperState.choices, blank=True)
    paper_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    paper_symbol = LineField("số, ký hiệu", max_length=60, blank=True, default="")
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    dismissal = ProseField("lý do không ban hành", blank=True, default="")

    class Meta:
        verbose_name = "nhắc việc"
        verbose_name_plural = "nhắc việc"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "rule_id", "starts_on", "due_on", "level"],
                name="reminder_once",
            ),
            models.CheckConstraint(
                condition=Q(paper="", paper_state="")
                | (Q(paper__in=PaperKind.values) & Q(paper_state__in=PaperState.values)),
                name="reminder_paper_has_state",
            ),
            models.CheckConstraint(
                condition=~Q(paper_state=PaperState.ISSUED) | ~Q(paper_symbol=""),
                name="reminder_issued_has_number",
            ),
            models.CheckConstraint(
                condition=~Q(paper_state=PaperState.DISMISSED) | ~Q(dismissal=""),
                name="reminder_dismissed_has_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["paper_unit", "-id"],
                name="reminder_paper_open",
                condition=Q(paper_state=PaperState.OPEN),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} of {self.rule_id}, petition {self.petition_id}, on {self.on}"


class Notice(models.Model):
    """One person told of one reminder, on the first of the grounds that the level names."""

    reminder = models.ForeignKey(Reminder, models.PROTECT, related_name="notices")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    told_as = models.CharField(max_length=12, choices=Audience.choices)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "người được nhắc"
        verbose_name_plural = "người được nhắc"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["reminder", "user"], name="notice_once"),
        ]
        indexes = [
            models.Index(fields=["user", "-id"], name="notice_list"),
            models.Index(
                fields=["user", "-id"], name="notice_unread", condition=Q(read_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"Reminder {self.reminder_id} to user {self.user_id}"
