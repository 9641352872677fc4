"""A petition: what was asked, by which path it goes, and where it stands."""

import secrets
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from petitions.law.facts import Complexity, Kind, Regime, Stage
from petitions.lifecycle import Lifecycle, Status
from petitions.models.unit import Unit
from petitions.text import LineField, ProseField, WordsField

# Crockford's alphabet: no I, L, O or U, so that a code read aloud at a counter is not misheard.
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 16  # 80 bits: cannot be guessed, whatever the rate


def new_code() -> str:
    """An unguessable lookup code for the receipt."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


class Channel(models.TextChoices):
    IN_PERSON = "in_person", _("Nộp trực tiếp")
    POST = "post", _("Qua bưu chính")
    FORWARDED = "forwarded", _("Cơ quan khác chuyển đến")
    RECEPTION = "reception", _("Tại buổi tiếp công dân")


class ContestedKind(models.TextChoices):
    DECISION = "decision", _("Quyết định hành chính")
    ACT = "act", _("Hành vi hành chính")


class PetitionQuerySet(models.QuerySet["Petition"]):
    def update(self, **values: Any) -> int:
        """Refuses to set the status: that would go round the lifecycle and its record."""
        if "status" in values:
            raise TypeError("The status changes by a transition of petitions.lifecycle only.")
        return super().update(**values)


class Petition(Lifecycle):
    """One petition in one agency's book. The integer key is internal; citizens hold `code`."""

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="petitions", verbose_name="cơ quan tiếp nhận"
    )
    year = models.PositiveSmallIntegerField("năm vào sổ")
    number = models.PositiveIntegerField("số vào sổ")
    code = models.CharField("mã tra cứu", max_length=CODE_LENGTH, unique=True, default=new_code)
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    regime = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Regime])
    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in Kind])
    stage = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Stage])
    complexity = models.CharField(
        max_length=20,
        choices=[(c.value, c.value) for c in Complexity],
        default=Complexity.ORDINARY.value,
    )
    complexity_grounds = ProseField("căn cứ xác định vụ việc phức tạp", blank=True)
    is_remote = models.BooleanField("vùng sâu, vùng xa đi lại khó khăn", default=False)

    channel = models.CharField("cách nhận", max_length=12, choices=Channel.choices)
    forwarded_by = LineField("cơ quan chuyển đến", max_length=200, blank=True)
    received_on = models.DateField("ngày nhận")
    written_on = models.DateField("ngày ghi trên đơn", null=True, blank=True)
    subject = LineField("về việc", max_length=300)
    content = ProseField("nội dung")
    request = ProseField("yêu cầu", blank=True)
    #: A denunciation is of an act, and no day of learning of it starts a clock.
    contested_kind = models.CharField(
        "đối tượng khiếu nại", max_length=10, choices=ContestedKind.choices, blank=True
    )
    contested = LineField("quyết định, hành vi bị khiếu nại, tố cáo", max_length=300)
    contested_known_on = models.DateField(
        "ngày nhận hoặc biết quyết định, hành vi", null=True, blank=True
    )
    excused_days = models.PositiveSmallIntegerField("số ngày trở ngại được trừ", default=0)
    excuse = ProseField("trở ngại khách quan", blank=True)
    is_signed = models.BooleanField("có chữ ký hoặc điểm chỉ", default=True)
    #: Who writes is known to the vault only (see `petitions.vault`):
    #: of a denunciation from receipt on, of another petition by request or order.
    is_sealed = models.BooleanField("giữ bí mật người gửi", default=False)
    #: How often the identity has been opened, kept beside the petition for whoever looks at it.
    openings = models.PositiveIntegerField("số lần mở danh tính", default=0, editable=False)

    handling_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="handled_petitions",
        verbose_name="đơn vị giải quyết",
    )
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="handled_petitions",
        verbose_name="người xử lý",
    )
    #: The office's earliest open deadline, kept beside the petition so that lists sort by it.
    next_due_on = models.DateField("hạn gần nhất", null=True, blank=True)
    next_due_rule = models.CharField(max_length=20, blank=True, default="")
    #: Length and last hash of the petition's chain of events, so that a cut tail shows.
    record_length = models.PositiveIntegerField(default=0, editable=False)
    record_head = models.CharField(max_length=64, default="", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PetitionQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn"
        verbose_name_plural = "đơn"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "number"], name="petition_register_number_unique"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="petition_status_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[Status.RECEIVED, Status.DECLINED, Status.TERMINATED])
                | Q(handling_unit__isnull=False),
                name="petition_handled_by_a_unit",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.DENUNCIATION.value) | Q(is_sealed=True),
                name="petition_denunciation_is_sealed",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.COMPLAINT.value)
                | (Q(contested_known_on__isnull=False) & ~Q(contested_kind="")),
                name="petition_complaint_has_its_object",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-id"], name="petition_register"),
            models.Index(
                fields=["next_due_on", "id"],
                name="petition_due_anywhere",
                condition=Q(next_due_on__isnull=False),
            ),
            models.Index(
                fields=["unit", "next_due_on", "id"],
                name="petition_due",
                condition=Q(next_due_on__isnull=False),
            ),
            models.Index(
                fields=["handling_unit", "next_due_on", "id"],
                name="petition_handling_due",
                condition=Q(next_due_on__isnull=False),
            ),
            models.Index(fields=["handler", "status"], name="petition_handler"),
            models.Index(fields=["unit", "status", "-id"], name="petition_status"),
        ]

    def __str__(self) -> str:
        return self.register_number

    @property
    def register_number(self) -> str:
        """The number in the agency's book, as officers say it: 123/2026."""
        return f"{self.number:02d}/{self.year}"


class PetitionWords(models.Model):
    """What a petition is searched by, apart from its row: acts write that row again and again."""

    petition = models.OneToOneField(
        Petition, models.PROTECT, primary_key=True, related_name="search_words"
    )
    words = WordsField(editable=False, default="")

    def __str__(self) -> str:
        return f"Words of petition {self.petition_id}"
