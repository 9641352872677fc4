"""What the tests of the screens share: somebody signed in, and what intake sends."""

import uuid
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from petitions.models import User


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def days_ago(count: int) -> date:
    return timezone.localdate() - timedelta(days=count)


def typed(**changed: Any) -> dict[str, Any]:
    """A whole intake form as a browser sends it, received today."""
    told = {
        "key": str(uuid.uuid4()),
        "kind": "complaint",
        "channel": "in_person",
        "received_on": f"{days_ago(0):%d/%m/%Y}",
        "petitioner_name": "Hoàng Thị Thử",
        "petitioner_address": "Thôn Ví Dụ, xã An Mẫu",
        "respondent_name": "Chủ tịch Ủy ban nhân dân xã An Mẫu",
        "respondent_address": "Thôn Ví Dụ, xã An Mẫu",
        "contested_kind": "decision",
        "contested": "Quyết định số 11/QĐ-UBND",
        "contested_known_on": f"{days_ago(20):%d/%m/%Y}",
        "subject": "thu hồi 120 m2 đất vườn",
        "content": "Quyết định tính thiếu 45 m2 đất vườn.",
    }
    return told | rows("nguoi") | rows("giay-to") | changed


def rows(prefix: str, *filled: dict[str, Any]) -> dict[str, Any]:
    """The repeating rows of that name."""
    told: dict[str, Any] = {f"{prefix}-TOTAL_FORMS": len(filled), f"{prefix}-INITIAL_FORMS": 0}
    for number, row in enumerate(filled):
        told |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return told
