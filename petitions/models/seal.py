"""The main database's receipts for what the vault holds. Not one of them tells who anybody is."""

from django.db import models
from django.db.models import Q

from petitions.models.petition import Petition


class Seal(models.Model):
    """The receipt of one batch of sealed values. Written and read only by `petitions.seals`.

    `ref` is the petition's reference in the vault, the same on all its seals. `manifest` is the
    SHA-256 over all that the batch holds; `mac` binds these to the petition, so that a receipt put
    under another petition opens nothing there. `destroyed_at` is when destruction was ordered.

    A receipt without a petition is void: the sweep took its batch for forgotten, and whoever comes
    late with the petition cannot commit it any more, because `batch` is taken.
    """

    petition = models.ForeignKey(Petition, models.PROTECT, null=True, related_name="seals")
    ref = models.UUIDField(db_index=True)
    batch = models.UUIDField(unique=True)
    manifest = models.CharField(max_length=64, blank=True)
    mac = models.CharField(max_length=64, blank=True)
    sealed_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "biên nhận niêm phong"
        verbose_name_plural = "biên nhận niêm phong"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(petition__isnull=True, manifest="", mac="")
                | (Q(petition__isnull=False) & ~Q(manifest="") & ~Q(mac="")),
                name="seal_is_whole_or_void",
            )
        ]
        indexes = [
            models.Index(
                fields=["id"], name="seal_destroyed", condition=Q(destroyed_at__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return f"Seal of batch {self.batch}"
