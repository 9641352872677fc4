"""Number series, issued papers with their bytes, and drafts. All but the counter only ever grow."""

from typing import Any

from django.conf import settings
from django.db import models

from petitions.models import Appointment, Petition, Unit
from petitions.text import LineField, ProseField


class AppendOnlyQuerySet(models.QuerySet[Any]):
    def update(self, **values: Any) -> int:
        raise TypeError("This table is only ever added to.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("This table is only ever added to.")


class AppendOnly(models.Model):
    """A row that is written once: it is neither changed nor deleted, alone or in bulk."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} is written once and never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError(f"{type(self).__name__} is never deleted.")


class Counter(models.Model):
    """The last number taken in one series. Read and moved only by `documents.numbering`."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    type_code = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "type_code", "year"], name="counter_series_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.type_code} {self.year} of unit {self.unit_id}: {self.last}"


class Document(AppendOnly):
    """One issued paper, by its number in the agency's series. The bytes are apart, so that lists
    do not load them; so is every name: `title` is the form's and names no party. `signer` is the
    appointment under which it was signed; a receipt has none.
    """

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="documents")
    instrument = models.CharField("văn bản quy định mẫu", max_length=40)
    form_code = models.CharField("mẫu", max_length=20)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="documents")
    type_code = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số")
    symbol = LineField("số, ký hiệu", max_length=60)
    title = LineField("trích yếu", max_length=300)
    issued_on = models.DateField("ngày ban hành")
    signer = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ký"
    )
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    page_count = models.PositiveSmallIntegerField("số trang")
    size = models.PositiveIntegerField("dung lượng")

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "type_code", "year", "number"], name="document_number_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.symbol}"


class DocumentContent(AppendOnly):
    """The bytes of one issued paper; their SHA-256 stands on the document."""

    document = models.OneToOneField(
        Document, models.PROTECT, primary_key=True, related_name="content"
    )
    pdf = models.BinaryField()

    def __str__(self) -> str:
        return f"Content of document {self.document_id}"


class Draft(AppendOnly):
    """One version of the free parts of a paper; approval is of one version."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="drafts")
    form_code = models.CharField("mẫu", max_length=20)
    version = models.PositiveSmallIntegerField("lần")
    fields = models.JSONField()
    sha256 = models.CharField(max_length=64)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = "dự thảo"
        verbose_name_plural = "dự thảo"
        ordering = ["petition_id", "form_code", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "form_code", "version"], name="draft_version_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.form_code} of petition {self.petition_id}, version {self.version}"


class DraftComment(AppendOnly):
    """What a reader asks to be changed in one version."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = ProseField("ý kiến")
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = "ý kiến về dự thảo"
        verbose_name_plural = "ý kiến về dự thảo"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Comment {self.pk} on draft {self.draft_id}"
