"""Everything that an act may write, to compare before and after a refusal."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.models import Model

from documents.models import Document, Draft
from petitions.errors import Refused
from petitions.models import (
    Attachment,
    Deadline,
    Event,
    LegalFact,
    Party,
    Petition,
    Resolution,
    Triage,
    Verification,
)
from workflow.models import Notice, PetitionProcess, PetitionTask, Reminder

TABLES: tuple[type[Model], ...] = (
    Attachment,
    Deadline,
    Document,
    Draft,
    Event,
    LegalFact,
    Notice,
    Party,
    Petition,
    PetitionProcess,
    PetitionTask,
    Reminder,
    Resolution,
    Triage,
    Verification,
)


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of the record and of the flow."""
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in TABLES}


@contextmanager
def refused(kind: type[Refused], words: str, *, field: str = "") -> Iterator[None]:
    """What is done within is refused with these words, of that field; and nothing has changed."""
    before = everything()
    with pytest.raises(kind) as caught:
        yield
    assert words in str(caught.value)
    assert caught.value.field == field
    assert everything() == before
