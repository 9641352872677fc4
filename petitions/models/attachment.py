"""Papers handed over with a petition, and their scans."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from petitions.models.petition import Petition
from petitions.text import LineField


class Attachment(models.Model):
    """One paper in the file: listed on the receipt, with its scan where there is one.

    The scan is stored with the row and not on disk, so that an act that fails leaves no file
    behind and one that succeeds cannot lose it. Of a sealed paper the scan and its file name lie
    in the vault; a blacked-out copy of it is a paper of its own.
    """

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="attachments")
    name = LineField("tên tài liệu", max_length=200)
    pages = models.PositiveSmallIntegerField("số trang", default=1)
    is_original = models.BooleanField("bản chính", default=False)
    file_name = LineField("tên tệp", max_length=200, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    size = models.PositiveIntegerField("dung lượng", default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    is_sealed = models.BooleanField("giữ dưới niêm phong", default=False)
    copy_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="copies", verbose_name="che từ"
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = "tài liệu"
        verbose_name_plural = "tài liệu"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_sealed=False) | Q(file_name=""), name="attachment_sealed_has_no_name"
            )
        ]

    def __str__(self) -> str:
        return f"Attachment {self.pk} of petition {self.petition_id}"


class Scan(models.Model):
    """The bytes of one scan, apart from its listing so that lists do not load them."""

    attachment = models.OneToOneField(Attachment, models.PROTECT, primary_key=True)
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"Scan of attachment {self.attachment_id}"
