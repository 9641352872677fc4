"""Accounts, and the roles that a person holds in a unit from a date to a date."""

from datetime import date
from typing import Any, Self

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from petitions.models.unit import Unit
from petitions.text import LineField, each_word


class User(AbstractUser):
    """Somebody with an account. Vietnamese names are one string: family name first."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = LineField("họ và tên", max_length=120)
    #: The same without tone marks: by it a name in a petition is known to be an officer's.
    folded_name = models.CharField(max_length=120, editable=False, default="", db_index=True)

    #: How often all sessions of the account were ended; a session holds to the number it began at.
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)

    REQUIRED_FIELDS = ["full_name"]

    class Meta(AbstractUser.Meta):
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"

    def __str__(self) -> str:
        return self.get_full_name()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded_name = " ".join(each_word(self.full_name))
        super().save(*args, **kwargs)

    def end_sessions(self) -> None:
        """End every session of the account, on whatever device, with its next request."""
        User.objects.filter(pk=self.pk).update(sessions_ended=F("sessions_ended") + 1)
        self.refresh_from_db(fields=["sessions_ended"])

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must hold to be this account's: it changes with the password, too."""
        return salted_hmac(
            "petitions.models.User.session",
            f"{self.sessions_ended}:{self.password}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()

    def clean(self) -> None:
        """Refuses the administration of the system to whoever holds a role."""
        super().clean()
        if self.pk and (self.is_staff or self.is_superuser) and self.appointments.exists():
            raise ValidationError(_("Người giữ vai trò xử lý đơn không quản trị hệ thống."))

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


class Capacity(models.TextChoices):
    """How an appointment signs (NĐ 30/2020, Điều 13); a deputy's KT. follows from the role."""

    OWN = "own", _("Theo chức vụ")
    COLLECTIVE = "collective", _("Thay mặt tập thể (TM.)")
    ACTING = "acting", _("Giao quyền cấp trưởng (Q.)")
    BY_ORDER = "by_order", _("Thừa lệnh (TL.)")
    DELEGATED = "delegated", _("Thừa ủy quyền (TUQ.)")


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def on(self, day: date) -> Self:
        """Those in force on `day`, both ends included."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class Appointment(models.Model):
    """A person holds a role in a unit from a day to a day, both included; no end: until further.

    `signs_for` is the collective on whose behalf somebody signs, as printed: "Ủy ban nhân dân".
    """

    user = models.ForeignKey(
        User, models.PROTECT, related_name="appointments", verbose_name="người giữ chức"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="appointments", verbose_name="đơn vị"
    )
    role = models.CharField("vai trò", max_length=12, choices=Role.choices)
    title = LineField("chức vụ", max_length=120, help_text="Như in ở khối chữ ký: Chủ tịch…")
    capacity = models.CharField(
        "tư cách ký", max_length=12, choices=Capacity.choices, default=Capacity.OWN
    )
    signs_for = LineField(
        "thay mặt",
        max_length=120,
        blank=True,
        help_text="Khi ký thay mặt tập thể: Ủy ban nhân dân, Đảng ủy…",
    )
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
            models.CheckConstraint(
                condition=~Q(capacity="collective") | ~Q(signs_for=""),
                name="appointment_names_collective",
                violation_error_message="Ký thay mặt tập thể phải ghi tên tập thể.",
            ),
            # Thừa ủy quyền is in writing and for a limited time (Điều 13).
            models.CheckConstraint(
                condition=~Q(capacity="delegated") | Q(ends_on__isnull=False),
                name="appointment_delegation_ends",
                violation_error_message="Thừa ủy quyền phải có ngày kết thúc.",
            ),
        ]
        indexes = [models.Index(fields=["user", "starts_on"])]

    def __str__(self) -> str:
        return f"{self.user.get_full_name()}, {self.title}, {self.unit}"

    def clean(self) -> None:
        """Refuses a role to whoever administers the system: they would let themselves in."""
        super().clean()
        if self.user_id and (self.user.is_staff or self.user.is_superuser):
            raise ValidationError(_("Quản trị viên hệ thống không giữ vai trò xử lý đơn."))
