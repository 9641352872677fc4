"""The vault's tables. None of them says which petition a row belongs to, and no value is readable.

Nothing outside `petitions.sealed` reads or writes them.
"""

import uuid

from django.db import models
from django.db.models import Q


class Master(models.Model):
    """A master key that the vault has used, by its id in the key file. The key is never here.

    A retired one stays as a row, so that a process with an old key file cannot wrap under it again.
    """

    id = models.CharField(max_length=40, primary_key=True)
    retired_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.id


class PetitionKey(models.Model):
    """The key of one petition's values, wrapped by a master key; destroyed ones keep their row."""

    ref = models.UUIDField(primary_key=True)
    master = models.ForeignKey(Master, models.PROTECT, null=True, related_name="keys")
    wrapped = models.BinaryField()
    created_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(destroyed_at__isnull=True, master__isnull=False)
                | Q(destroyed_at__isnull=False, master__isnull=True, wrapped=b""),
                name="vault_destroyed_key_is_gone",
            )
        ]

    def __str__(self) -> str:
        return f"Key {self.ref}"


class Batch(models.Model):
    """What was written in one go. It is settled once its receipt in the main database is known."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    key = models.ForeignKey(PetitionKey, models.PROTECT, related_name="batches")
    is_settled = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="vault_unsettled", condition=Q(is_settled=False))
        ]

    def __str__(self) -> str:
        return f"Batch {self.id}"


class SealedValue(models.Model):
    """One encrypted value. `digest` (SHA-256 of `blob`, hex) lets a batch be checked unread."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="values")
    table = models.CharField(max_length=40)
    row = models.CharField(max_length=40)
    field = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    blob = models.BinaryField()  # last: SQLite then reads the rest without its many pages

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "table", "row", "field"], name="vault_value_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.table}.{self.field} of {self.row}"


class BlindIndex(models.Model):
    """A keyed hash by which the same sender is found again without opening anything."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="index")
    kind = models.CharField(max_length=16)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["digest", "kind"], name="vault_blind_index")]

    def __str__(self) -> str:
        return f"{self.kind} of batch {self.batch_id}"
