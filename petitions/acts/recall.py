"""Thu hồi việc duyệt: what a head has approved and nobody has issued yet is taken back.

The one who approved may have left office in the meantime: a paper is signed by who holds office on
the day of issue, so the approval has to be given anew.
"""

from datetime import datetime

from petitions.access import Act
from petitions.acts.performing import Performance, performing, require_text
from petitions.errors import BadFact
from petitions.law.facts import EventKind
from petitions.lifecycle import Status
from petitions.models import Outcome, Petition, Resolution, Triage, User


def recall(petition_id: int, *, actor: User, at: datetime, reason: str) -> Petition:
    """Take back the approval of the paper that waits to be issued; it is decided anew."""
    with performing(Act.RECALL, petition_id, actor=actor, at=at, reason=reason) as p:
        require_text(reason, "Ghi lý do thu hồi việc duyệt.", field="reason")
        if not (_recall_triage(p) or _recall_decision(p)):
            raise BadFact("Không có văn bản nào đã duyệt mà chưa ban hành.")
    return p.petition


def _recall_triage(p: Performance) -> bool:
    triage = Triage.objects.filter(petition=p.petition, decided_by__isnull=False).first()
    if triage is None or p.happened(EventKind.ACCEPTED):
        return False
    p.before |= {"decided_by": triage.decided_by_id, "outcome": triage.outcome}
    triage.decided_by = None
    triage.save()
    if p.petition.status == Status.ASSIGNED:
        p.petition.handling_unit = None
        p.petition.to_sent_back()
    return True


def _recall_decision(p: Performance) -> bool:
    resolution = Resolution.objects.filter(petition=p.petition, approved_by__isnull=False).first()
    if resolution is None:
        return False
    p.before |= {"approved_by": resolution.approved_by_id}
    resolution.approved_by = None
    resolution.approved_sha256 = ""
    resolution.save()
    return True


def was_accepted(petition: Petition) -> bool:
    """Whether a head's decision to accept stands."""
    accepted = Triage.objects.filter(petition=petition, outcome=Outcome.ACCEPT)
    return accepted.filter(decided_by__isnull=False).exists()
