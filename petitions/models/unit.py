"""The tree of agencies and their units."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from petitions.text import LineField


class UnitQuerySet(models.QuerySet["Unit"]):
    def within(self, root: "Unit") -> Self:
        """`root` and everything below it."""
        return self.filter(path__startswith=root.path)


class Unit(models.Model):
    """An agency with its own seal and number series, or a part of one (a room, a desk).

    `path` is the chain of keys from the root, each followed by a dot, so that a subtree is one
    prefix query. What the letterhead and the signature block need is kept on the agency.
    """

    code = models.SlugField("mã", max_length=40, unique=True)
    name = LineField("tên", max_length=200)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="cấp trên trực tiếp",
    )
    path = models.CharField(max_length=200, editable=False, default="", db_index=True)
    #: The nearest unit upwards, itself included, that issues papers in its own name.
    agency = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="parts"
    )
    is_agency = models.BooleanField(
        "cơ quan ban hành", default=False, help_text="Có con dấu và sổ văn bản riêng."
    )
    symbol = LineField(
        "ký hiệu", max_length=20, blank=True, help_text="Trong số văn bản: 15/QĐ-UBND."
    )
    place = LineField("địa danh", max_length=80, blank=True)
    address = LineField("địa chỉ", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=40, blank=True)
    head_title = LineField(
        "chức danh người đứng đầu", max_length=80, blank=True, help_text="Chủ tịch, Giám đốc…"
    )
    superior_name = LineField(
        "cơ quan chủ quản trên tiêu đề",
        max_length=200,
        blank=True,
        help_text="Để trống nếu không ghi, như Ủy ban nhân dân các cấp.",
    )
    is_remote = models.BooleanField(
        "vùng sâu, vùng xa đi lại khó khăn",
        default=False,
        help_text="Kéo dài một số thời hạn (Điều 28, 37 Luật Khiếu nại).",
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_agency=False) | (~Q(symbol="") & ~Q(place="")),
                name="unit_agency_has_letterhead",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store, and give the unit its place in the tree; a unit does not move afterwards."""
        super().save(*args, **kwargs)
        path = f"{self.parent.path if self.parent else ''}{self.pk}."
        agency_id = self.pk if self.is_agency or self.parent is None else self.parent.agency_id
        if (path, agency_id) != (self.path, self.agency_id):
            self.path, self.agency_id = path, agency_id
            super().save(update_fields=["path", "agency"])

    @property
    def ancestor_ids(self) -> list[int]:
        """Keys from the root down to this unit, itself included."""
        return [int(key) for key in self.path.split(".") if key]
