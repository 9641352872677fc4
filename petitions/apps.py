"""The petitions room; its system check is registered when Django has loaded it."""

from django.apps import AppConfig
from django.core.checks import register

from petitions.checks import check_law


class PetitionsConfig(AppConfig):
    name = "petitions"
    verbose_name = "Đơn thư"

    def ready(self) -> None:
        register(check_law, "law")
