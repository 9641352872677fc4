"""The flow's own tables, and who was reminded of what."""

from workflow.escalation.choices import Audience, PaperKind, PaperState
from workflow.models.flow import PetitionProcess, PetitionTask, PetitionTaskQuerySet
from workflow.models.reminder import Notice, Reminder

__all__ = [
    "Audience",
    "Notice",
    "PaperKind",
    "PaperState",
    "PetitionProcess",
    "PetitionTask",
    "PetitionTaskQuerySet",
    "Reminder",
]
