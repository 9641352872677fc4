"""Accounts, and the roles that a person holds in a unit from a date to a date."""

from datetime import date
from typing import Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from petitions.models.unit import Unit
from petitions.text import LineField


class User(AbstractUser):
    """Somebody with an account. Vietnamese names are one string: family name first."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = LineField("họ và tên", max_length=120)

    REQUIRED_FIELDS = ["full_name"]

    class Meta(AbstractUser.Meta):
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        return self.full_name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name().split()[-1]


class Role(models.TextChoices):
    RECEPTION = "reception", _("Cán bộ tiếp nhận")
    HANDLER = "handler", _("Người xử lý")
    HEAD = "head", _("Thủ trưởng đơn vị")
    DEPUTY = "deputy", _("Cấp phó")
    CLERK = "clerk", _("Văn thư")
    AUDITOR = "auditor", _("Người kiểm tra")


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def on(self, day: date) -> Self:
        """Those in force on `day`, both ends included."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class Appointment(models.Model):
    """A person holds a role in a unit from a day to a day, both included; no end: until further."""

    user = models.ForeignKey(
        User, models.PROTECT, related_name="appointments", verbose_name="người giữ chức"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="appointments", verbose_name="đơn vị"
    )
    role = models.CharField("vai trò", max_length=12, choices=Role.choices)
    title = LineField("chức vụ", max_length=120, help_text="Như in ở khối chữ ký: Chủ tịch…")
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "phân công chức vụ"
        verbose_name_plural = "phân công chức vụ"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="appointment_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["user", "starts_on"])]

    def __str__(self) -> str:
        return f"{self.user.get_full_name()}, {self.title}, {self.unit}"
