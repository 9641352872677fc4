"""The petitions room; its system check is registered when Django has loaded it."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from petitions.checks import check_law
from petitions.uploads.clamav import check_scanner


class PetitionsConfig(AppConfig):
    name = "petitions"
    verbose_name = "Đơn thư"

    def ready(self) -> None:
        register(check_law, "law")
        register(check_scanner, Tags.security)
