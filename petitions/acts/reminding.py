"""Nhắc việc, đôn đốc: a paper goes out because a duty of the office is late, or nearly so."""

from datetime import date, datetime

from petitions.access import Act
from petitions.acts.performing import performing
from petitions.errors import AlreadyDone
from petitions.models import Deadline, Petition, User


def remind(
    petition_id: int,
    *,
    actor: User,
    at: datetime,
    rule_id: str,
    starts_on: date,
    due_on: date,
    document: str,
    sha256: str = "",
) -> Petition:
    """The paper `document` urges the duty of that limit. No clock of the petition moves.

    Raises AlreadyDone when the limit is met, stopped, or ends on another day by now.
    """
    with performing(Act.REMIND, petition_id, actor=actor, at=at) as p:
        is_open = Deadline.objects.filter(
            petition=p.petition,
            rule_id=rule_id,
            starts_on=starts_on,
            due_on=due_on,
            met_on=None,
            is_binding=True,
            is_office_duty=True,
            is_stopped=False,
        )
        if not is_open.exists():
            raise AlreadyDone(
                f"Thời hạn đến {due_on:%d/%m/%Y} của đơn {p.petition} đã được thực hiện hoặc đã "
                "thay đổi: không còn việc để nhắc."
            )
        p.after |= {
            "document": document,
            "sha256": sha256,
            "rule": rule_id,
            "due_on": due_on.isoformat(),
        }
    return p.petition
