"""The workflow room; its system check is registered when Django has loaded it."""

from django.apps import AppConfig
from django.core.checks import register

from workflow.checks import check_levels


class WorkflowConfig(AppConfig):
    name = "workflow"
    verbose_name = "Quy trình"

    def ready(self) -> None:
        register(check_levels, "escalation")
