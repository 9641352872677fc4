"""What officers conclude on a petition, step by step: proposal, verification, result."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from petitions.models.petition import Petition
from petitions.models.unit import Unit
from petitions.text import LineField, ProseField


class Outcome(models.TextChoices):
    """What may become of a petition at triage."""

    ACCEPT = "accept", _("Thụ lý")
    NOT_ACCEPTED = "not_accepted", _("Không thụ lý (Điều 11 Luật Khiếu nại)")
    REFERRED = "referred", _("Chuyển đơn")
    GUIDED = "guided", _("Hướng dẫn")
    RETURNED = "returned", _("Trả lại đơn")
    FILED = "filed", _("Lưu đơn")


class Triage(models.Model):
    """The officer's proposal and the head's decision on it."""

    petition = models.OneToOneField(Petition, models.PROTECT, related_name="triage")
    outcome = models.CharField("đề xuất", max_length=16, choices=Outcome.choices)
    ground = models.CharField("căn cứ", max_length=40, blank=True)
    reason = ProseField("lý do")
    competent_body = LineField("cơ quan có thẩm quyền", max_length=200, blank=True)
    suggested_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị đề xuất"
    )
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "phân loại, đề xuất"

    def __str__(self) -> str:
        return f"Triage of petition {self.petition_id}: {self.outcome}"


class Verification(models.Model):
    """The result of verifying the content, and the dialogue where one was held."""

    petition = models.OneToOneField(Petition, models.PROTECT, related_name="verification")
    findings = ProseField("kết quả xác minh")
    still_differs = models.BooleanField(
        "yêu cầu của người khiếu nại và kết quả xác minh còn khác nhau", default=False
    )
    dialogue_on = models.DateField("ngày đối thoại", null=True, blank=True)
    dialogue_result = ProseField("kết quả đối thoại", blank=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "kết quả xác minh"

    def __str__(self) -> str:
        return f"Verification of petition {self.petition_id}"


class Verdict(models.TextChoices):
    RIGHT = "right", _("Khiếu nại đúng")
    PARTLY = "partly", _("Khiếu nại đúng một phần")
    WRONG = "wrong", _("Khiếu nại sai toàn bộ")


class DeliveryWay(models.TextChoices):
    HANDED = "handed", _("Giao trực tiếp, có ký nhận")
    POSTED = "posted", _("Gửi bưu chính bảo đảm")


class Resolution(models.Model):
    """How the complaint was settled, sent and reported.

    Approval is of one exact text: it holds while `approved_sha256` equals `draft_sha256`.
    """

    petition = models.OneToOneField(Petition, models.PROTECT, related_name="resolution")
    verdict = models.CharField("kết luận", max_length=8, choices=Verdict.choices)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    #: SHA-256 of the text that was handed in, and of the text that the head approved.
    draft_sha256 = models.CharField(max_length=64)
    approved_sha256 = models.CharField(max_length=64, blank=True)
    decision_number = LineField("số quyết định", max_length=60, blank=True)
    delivery_way = models.CharField(
        "cách gửi", max_length=8, choices=DeliveryWay.choices, blank=True
    )
    delivery_reference = LineField("số bưu gửi hoặc người ký nhận", max_length=120, blank=True)
    report = ProseField("báo cáo kết quả", blank=True)

    class Meta:
        verbose_name = "kết quả giải quyết"

    def __str__(self) -> str:
        return f"Resolution of petition {self.petition_id}: {self.verdict}"
