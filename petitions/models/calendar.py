"""Days that the office declared off or worked, on top of the calendar of the law. Append-only."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from petitions.models.person import Appointment
from petitions.text import LineField


class Say(models.TextChoices):
    """What a declaration says of its day."""

    OFF = "off", _("Ngày nghỉ")
    WORKED = "worked", _("Ngày làm việc")
    WITHDRAWN = "withdrawn", _("Thu hồi công bố")


class DayDeclarationQuerySet(models.QuerySet["DayDeclaration"]):
    def update(self, **values: Any) -> int:
        """Refuses: what was declared is withdrawn by another declaration, never changed."""
        raise TypeError("A declaration is written once and never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuses: deadlines were moved because of it."""
        raise TypeError("A declaration is never deleted.")


class DayDeclaration(models.Model):
    """One declaration of one day. Of several on a day the last one, with the highest `seq`, counts.

    `source` is the paper on which it rests. `moved` counts the deadlines that the declaration
    moved, and `moves_sha256` is the digest of their list, as it was confirmed.
    """

    day = models.DateField("ngày")
    seq = models.PositiveSmallIntegerField()
    says = models.CharField("nội dung", max_length=10, choices=Say.choices)
    name = LineField("tên gọi", max_length=120)
    source = LineField("căn cứ", max_length=200)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    moved = models.PositiveIntegerField()
    moves_sha256 = models.CharField(max_length=64)

    objects = DayDeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = "công bố ngày nghỉ, ngày làm việc"
        verbose_name_plural = "công bố ngày nghỉ, ngày làm việc"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["day", "seq"], name="day_declaration_unique"),
            models.CheckConstraint(condition=Q(says__in=Say.values), name="day_declaration_known"),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(source=""), name="day_declaration_has_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_says_display()} {self.day:%d/%m/%Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("A declaration is written once and never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("A declaration is never deleted.")
