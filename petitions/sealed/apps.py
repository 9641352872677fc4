"""The vault's tables as an app of their own, so that the router can keep them apart."""

from django.apps import AppConfig


class SealedConfig(AppConfig):
    name = "petitions.sealed"
    label = "vault"
    verbose_name = "Kho danh tính được niêm phong"
    default_auto_field = "django.db.models.BigAutoField"
