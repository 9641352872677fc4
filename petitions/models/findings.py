"""What officers conclude on a petition, step by step: proposal, verification, result."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from petitions.law.facts import Kind
from petitions.models.petition import Channel, Petition
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

    def label_in(self, kind: Kind) -> str:
        """The outcome in words, as the law of that kind of petition has it."""
        return str(_OUTCOMES.get(kind, {}).get(self, self.label))


#: What may become of a denunciation, in words; it has no other outcome (Điều 24, Điều 26 Luật Tố
#: cáo): one that came to the wrong body is passed on, and never returned.
_OUTCOMES = {
    Kind.DENUNCIATION: {
        Outcome.ACCEPT: _("Thụ lý"),
        Outcome.NOT_ACCEPTED: _("Không thụ lý (Điều 29 Luật Tố cáo)"),
        Outcome.REFERRED: _("Chuyển tố cáo đến cơ quan có thẩm quyền"),
        Outcome.GUIDED: _("Hướng dẫn người đến tố cáo trực tiếp"),
        Outcome.FILED: _("Lưu đơn, không xử lý (khoản 3 Điều 24 Luật Tố cáo)"),
    }
}


def outcomes_of(petition: Petition) -> list[Outcome]:
    """What may become of `petition` at triage.

    Only who denounced at the counter is guided (Điều 24 khoản 2 Luật Tố cáo): what came by letter
    is passed on.
    """
    kind = Kind(petition.kind)
    listed = list(_OUTCOMES.get(kind, Outcome))
    if kind is Kind.DENUNCIATION and petition.channel not in _AT_THE_COUNTER:
        listed.remove(Outcome.GUIDED)
    return listed


_AT_THE_COUNTER = (Channel.IN_PERSON, Channel.RECEPTION)


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

    def label_in(self, kind: Kind) -> str:
        """The verdict in words, as it is given on that kind of petition."""
        return str(_VERDICTS.get(kind, {}).get(self, self.label))


#: Điểm c khoản 2 Điều 35 Luật Tố cáo.
_VERDICTS = {
    Kind.DENUNCIATION: {
        Verdict.RIGHT: _("Tố cáo đúng"),
        Verdict.PARTLY: _("Tố cáo đúng một phần"),
        Verdict.WRONG: _("Tố cáo sai sự thật"),
    }
}


class DeliveryWay(models.TextChoices):
    HANDED = "handed", _("Giao trực tiếp, có ký nhận")
    POSTED = "posted", _("Gửi bưu chính bảo đảm")


class Resolution(models.Model):
    """How the petition was settled, sent and reported.

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
