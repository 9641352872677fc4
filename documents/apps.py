"""The documents room; its system check is registered when Django has loaded it."""

from django.apps import AppConfig
from django.core.checks import register

from documents.checks import check_paper_fonts


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        register(check_paper_fonts, "paper")
