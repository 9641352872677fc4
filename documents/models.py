"""Number series, issued papers with their bytes, and drafts. All but the counter only ever grow."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from petitions.law.facts import Regime
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


class CongressTerm(models.Model):
    """The term of one Party committee, from the day its congress set until the next one begins."""

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="congress_terms", verbose_name="cấp ủy, cơ quan đảng"
    )
    name = LineField("tên nhiệm kỳ", max_length=60, help_text="Nhiệm kỳ 2025–2030")
    starts_on = models.DateField("bắt đầu từ ngày")

    class Meta:
        verbose_name = "nhiệm kỳ đại hội"
        verbose_name_plural = "nhiệm kỳ đại hội"
        ordering = ["unit_id", "starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "starts_on"], name="congress_term_unique")
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.unit}"

    def clean(self) -> None:
        """Refuses a second term of one year, whose numbers the first would go on counting, and a
        term that would begin before a paper already numbered in an earlier one.
        """
        if self.unit_id is None or self.starts_on is None:
            return
        others = CongressTerm.objects.filter(unit=self.unit_id).exclude(pk=self.pk)
        if others.filter(starts_on__year=self.starts_on.year).exists():
            raise ValidationError({"starts_on": "Đã có nhiệm kỳ bắt đầu trong năm này."})
        papers = Document.objects.filter(unit=self.unit_id, regime=Regime.PARTY.value)
        if papers.filter(issued_on__gte=self.starts_on).exists():
            raise ValidationError(
                {"starts_on": "Đã có văn bản ban hành từ ngày này, đánh số theo nhiệm kỳ trước."}
            )


class InSeries(models.Model):
    """A row of one number series: one agency's papers of one type in one period.

    `year` is the calendar year of a state paper. The Party's papers are numbered over a congress
    term (HD 05-HD/VPTW), and `year` is then the one in which the term began.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    regime = models.CharField(max_length=8, default=Regime.STATE.value)
    type_code = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True


class Counter(InSeries):
    """The last number taken in one series. Read and moved only by `documents.numbering`."""

    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "regime", "type_code", "year"], name="counter_series_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.type_code} {self.year} of unit {self.unit_id}: {self.last}"


class VoidedNumber(AppendOnly, InSeries):
    """A number that was taken and that no paper has, by whose decision, and why."""

    number = models.PositiveIntegerField("số")
    reason = ProseField("lý do")
    voided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    voided_at = models.DateTimeField()

    class Meta:
        verbose_name = "số bị hủy"
        verbose_name_plural = "số bị hủy"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "regime", "type_code", "year", "number"], name="void_number_unique"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="void_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.type_code} {self.year} of unit {self.unit_id}: {self.number} voided"


class ImportedNumbers(AppendOnly, InSeries):
    """Numbers from `first` to `last` that an earlier book gave, taken over when ours began.

    Day and title are known where the earlier book was copied line by line, and only of one number.
    """

    first = models.PositiveIntegerField("từ số")
    last = models.PositiveIntegerField("đến số")
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    title = LineField("trích yếu", max_length=300, blank=True)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()

    class Meta:
        verbose_name = "số của sổ cũ"
        verbose_name_plural = "số của sổ cũ"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "regime", "type_code", "year", "first"], name="import_first_unique"
            ),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")), name="import_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type_code} {self.year} of unit {self.unit_id}: {self.first}-{self.last}"


class Document(AppendOnly):
    """One issued paper, by its number in the agency's series. The bytes are apart, so that lists
    do not load them; so is every name: `title` is the form's and names no party. `signer` is the
    appointment under which it was signed; a receipt has none. Series as in `InSeries`; `recipients`
    counts the lines under Nơi nhận but for the file copy.
    """

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="documents")
    instrument = models.CharField("văn bản quy định mẫu", max_length=40)
    form_code = models.CharField("mẫu", max_length=20)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="documents")
    regime = models.CharField(max_length=8, default=Regime.STATE.value)
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
    recipients = models.PositiveSmallIntegerField("số nơi nhận", default=0)
    page_count = models.PositiveSmallIntegerField("số trang")
    size = models.PositiveIntegerField("dung lượng")

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "regime", "type_code", "year", "number"],
                name="document_number_unique",
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
