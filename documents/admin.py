"""For system administrators: the congress terms over which Party papers are numbered."""

from django.contrib import admin
from django.http import HttpRequest

from documents.models import CongressTerm


@admin.register(CongressTerm)
class CongressTermAdmin(admin.ModelAdmin):
    """A term is entered once; its papers are numbered by the day on which it began."""

    list_display = ["name", "unit", "starts_on"]
    list_select_related = ["unit"]
    autocomplete_fields = ["unit"]

    def has_delete_permission(self, request: HttpRequest, obj: CongressTerm | None = None) -> bool:
        """Refuses: papers may have been numbered in the term."""
        return False

    def get_readonly_fields(
        self, request: HttpRequest, obj: CongressTerm | None = None
    ) -> list[str]:
        """Moving a term would number its papers anew."""
        return ["unit", "starts_on"] if obj else []
