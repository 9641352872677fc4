"""Who may open a sealed identity, and who is named in a petition and therefore kept from it."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from petitions.models.person import Appointment
from petitions.models.petition import Petition
from petitions.text import ProseField


class GrantQuerySet(models.QuerySet["Grant"]):
    def live(self, at: datetime) -> Self:
        """Those that open something at that moment."""
        return self.filter(revoked_at__isnull=True, given_at__lte=at, ends_at__gt=at)


class Grant(models.Model):
    """One person may open one petition's identity until `ends_at`, unless revoked before."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="grants")
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="grants",
        verbose_name="người được mở",
    )
    given_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    given_at = models.DateTimeField("cho phép lúc")
    ends_at = models.DateTimeField("hết hạn lúc")
    reason = ProseField("lý do")
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    revoked_by = models.ForeignKey(Appointment, models.PROTECT, null=True, related_name="+")

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = "quyền mở danh tính"
        verbose_name_plural = "quyền mở danh tính"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("given_at")), name="grant_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["petition", "to"],
                condition=Q(revoked_at__isnull=True),
                name="grant_once_unrevoked",
            ),
        ]
        indexes = [
            models.Index(
                fields=["to", "ends_at"], name="grant_live", condition=Q(revoked_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"Grant {self.pk} on petition {self.petition_id}"


class NamedOfficer(models.Model):
    """An officer of ours whom a petition names: barred from it, with those who answer to them.

    `found_by` is the officer who wrote it down; of a row without one the program found the name.
    A namesake is cleared by the head; the row stays.
    """

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="named_officers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="cán bộ"
    )
    found_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    found_at = models.DateTimeField()
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "cán bộ có tên trong đơn"
        verbose_name_plural = "cán bộ có tên trong đơn"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["petition", "user"], name="named_officer_once"),
        ]
        indexes = [
            models.Index(
                fields=["user", "petition"],
                name="named_officer_bars",
                condition=Q(cleared_by__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"Officer {self.user_id} named in petition {self.petition_id}"
