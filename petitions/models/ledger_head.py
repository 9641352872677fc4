"""The daily head over all chains of the record: one signed statement of where each one ends."""

from typing import Any

from django.db import models

from petitions.models.petition import Petition


class OnceQuerySet(models.QuerySet[Any]):
    def update(self, **values: Any) -> int:
        """Refuses: what was signed is never changed."""
        raise TypeError("A head of the ledger is written once and never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuses: what was signed is never removed."""
        raise TypeError("A head of the ledger is never deleted.")


class _Once(models.Model):
    """Written once by `petitions.ledger`. The database refuses changes too, by triggers."""

    objects = OnceQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A head of the ledger is written once and never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("A head of the ledger is never deleted.")


class LedgerHead(_Once):
    """Where all chains ended on one day, signed. `number` counts the heads from 1 without a gap.

    `chains` and `entries` count the whole record at that time, `lines` the chains that had grown
    since the head before. `previous` is the digest of that head, `root` the digest of the lines,
    and `signature` (Ed25519, in hexadecimal) is over the head's own digest
    (`petitions.ledger.heads.digest`) by the key that `key_id` names.
    """

    number = models.PositiveIntegerField(primary_key=True)
    day = models.DateField(unique=True)
    made_at = models.DateTimeField()
    chains = models.PositiveIntegerField()
    entries = models.PositiveBigIntegerField()
    lines = models.PositiveIntegerField()
    previous = models.CharField(max_length=64)
    root = models.CharField(max_length=64)
    key_id = models.CharField(max_length=16)
    signature = models.CharField(max_length=128)

    class Meta:
        verbose_name = "lần chốt nhật ký"
        verbose_name_plural = "các lần chốt nhật ký"
        ordering = ["number"]

    def __str__(self) -> str:
        return f"Head {self.number} of {self.day}"


class LedgerLine(_Once):
    """In one head: where the chain of one petition ended. `place` counts the head's lines from 1.

    `seal` is a keyed hash of the line, by which an edited line can be told from a cut chain.
    """

    head = models.ForeignKey(LedgerHead, models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()
    petition = models.ForeignKey(Petition, models.PROTECT, related_name="+", db_index=False)
    length = models.PositiveIntegerField()
    chain_head = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        verbose_name = "dòng của lần chốt nhật ký"
        verbose_name_plural = "các dòng của lần chốt nhật ký"
        ordering = ["head_id", "place"]
        constraints = [
            models.UniqueConstraint(fields=["head", "place"], name="ledgerline_place_unique"),
            models.UniqueConstraint(fields=["petition", "head"], name="ledgerline_chain_unique"),
        ]

    def __str__(self) -> str:
        return f"Line {self.place} of head {self.head_id}: petition {self.petition_id}"
