"""The start-up check that the ladders of reminders can be read."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error

from petitions.law.tables import TableError
from workflow.escalation import reading


def check_levels(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """An error that names the file and the row at fault; nothing where the table is whole."""
    try:
        reading.read_ladders(reading.LEVELS_FILE)
    except TableError as problem:
        return [Error(str(problem), hint="Xem docs/escalation.md.", id="workflow.E001")]
    return []
