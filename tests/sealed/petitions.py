"""Petitions with nothing but their row: what is sealed with them is the test's."""

from datetime import date
from itertools import count
from typing import Any

from petitions.law.facts import Kind, Regime, Stage
from petitions.models import Channel, ContestedKind, Petition, Unit
from tests.factories import UnitFactory

_NUMBERS = count(1)


def a_petition(unit: Unit | None = None) -> Petition:
    """A complaint in the book of `unit`, or of a new commune."""
    said: dict[str, Any] = {
        "regime": Regime.STATE.value,
        "kind": Kind.COMPLAINT.value,
        "stage": Stage.FIRST.value,
        "channel": Channel.POST,
        "contested_kind": ContestedKind.DECISION,
        "contested": "Quyết định số 01/QĐ-MẪU",
        "contested_known_on": date(2026, 11, 2),
        "subject": "Khiếu nại mẫu",
        "content": "Nội dung mẫu",
    }
    return Petition.objects.create(
        unit=unit or UnitFactory.create(commune=True),
        year=2026,
        number=next(_NUMBERS),
        received_on=date(2026, 11, 23),
        **said,
    )
