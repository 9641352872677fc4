"""Who takes part in a petition. What identifies a person is a table of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from petitions.law.facts import Kind
from petitions.models.petition import Petition
from petitions.text import LineField, WordsField, words


class PartyRole(models.TextChoices):
    PETITIONER = "petitioner", _("Người khiếu nại")
    REPRESENTATIVE = "representative", _("Người đại diện")
    AUTHORISED = "authorised", _("Người được ủy quyền")
    RESPONDENT = "respondent", _("Người bị khiếu nại")
    RELATED = "related", _("Người có quyền, nghĩa vụ liên quan")

    def label_in(self, kind: Kind) -> str:
        """The part in words, as a petition of that kind calls it: Người tố cáo."""
        return str(_CALLED.get((kind, self.value), self.label))


#: What the kinds beside the complaint call whoever writes, and whoever it is about.
_CALLED = {
    (Kind.DENUNCIATION, "petitioner"): _("Người tố cáo"),
    (Kind.DENUNCIATION, "respondent"): _("Người bị tố cáo"),
    (Kind.RECOMMENDATION, "petitioner"): _("Người kiến nghị, phản ánh"),
    (Kind.RECOMMENDATION, "respondent"): _("Cơ quan, người được nêu"),
}


class Party(models.Model):
    """A part taken in one petition; it says nothing of who takes it (see `petitions.vault`)."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="parties")
    role = models.CharField("tư cách", max_length=16, choices=PartyRole.choices)
    is_organisation = models.BooleanField("là cơ quan, tổ chức", default=False)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "người tham gia"
        verbose_name_plural = "người tham gia"
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "role", "position"], name="party_position_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.position}"


class PaperKind(models.TextChoices):
    """Identity papers, as ND 155/2026 names them in its forms."""

    CITIZEN_CARD = "citizen_card", _("Căn cước")
    PERSONAL_NUMBER = "personal_number", _("Định danh cá nhân")
    CITIZEN_CERTIFICATE = "citizen_certificate", _("Giấy chứng nhận căn cước")
    PASSPORT = "passport", _("Hộ chiếu")


class Identity(models.Model):
    """What identifies the person in a part. Read and written only by `petitions.vault`."""

    party = models.OneToOneField(Party, models.PROTECT, primary_key=True, related_name="+")
    name = LineField(max_length=200)
    words = WordsField(editable=False, default="")
    address = LineField(max_length=300, blank=True)
    paper_kind = models.CharField(max_length=20, choices=PaperKind.choices, blank=True)
    paper_number = models.CharField(max_length=40, blank=True, db_index=True)
    paper_issued_on = models.DateField(null=True, blank=True)
    paper_issued_by = LineField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return f"Identity of party {self.party_id}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.words = " ".join(words(self.name))
        super().save(*args, **kwargs)  # type: ignore[arg-type]
