"""The flow of human work on a first complaint, from the counter to the report."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow.base import Flow

from petitions.access import Act
from petitions.models import Petition, User
from workflow.models import PetitionProcess, PetitionTask
from workflow.nodes import (
    BesideEnding,
    Ending,
    OfficeTask,
    Registration,
    RegistrationActivation,
    blocking_lock,
)


class ComplaintFlow(Flow):
    """Khiếu nại lần đầu"""

    process_class = PetitionProcess
    task_class = PetitionTask
    lock_impl = staticmethod(blocking_lock)

    register = Registration(this.begin).Next(this.propose)

    propose = OfficeTask().On(Act.PROPOSE, this.decide)

    decide = (
        OfficeTask(_("Quyết định về đề xuất"))
        .On(Act.ASSIGN, this.announce)
        .On(Act.APPROVE_REFUSAL, this.refuse)
        .On(Act.REWORK, this.propose)
    )

    refuse = OfficeTask().On(Act.ISSUE_REFUSAL, this.declined).On(Act.RECALL, this.decide)

    declined = Ending()

    announce = OfficeTask().On(Act.ISSUE_ACCEPTANCE, this.take).On(Act.RECALL, this.decide)

    take = OfficeTask().On(Act.TAKE, this.verify).On(Act.SEND_BACK, this.reassign)

    reassign = OfficeTask().On(Act.REASSIGN, this.take)

    verify = OfficeTask().On(Act.VERIFY, this.draft)

    draft = OfficeTask().On(Act.DRAFT, this.approve)

    approve = OfficeTask().On(Act.APPROVE, this.issue).On(Act.RETURN_DRAFT, this.draft)

    issue = OfficeTask().On(Act.ISSUE_DECISION, this.deliver).On(Act.RECALL, this.approve)

    deliver = OfficeTask().On(Act.DELIVER, this.report)

    report = OfficeTask().On(Act.REPORT, this.reported)

    reported = Ending()

    # Beside the line above: opened by the decision to suspend, to resume or to terminate.
    send_notice = OfficeTask(_("Gửi quyết định (tạm đình chỉ, tiếp tục, đình chỉ)")).On(
        Act.SEND_NOTICE, this.notice_sent
    )

    notice_sent = BesideEnding()

    def begin(
        self, activation: RegistrationActivation, petition: Petition, actor: User, at: datetime
    ) -> PetitionProcess:
        """Tie the new process to the petition."""
        activation.at = at
        process, task = activation.process, activation.task
        process.petition, process.created = petition, at
        task.petition, task.owner = petition, actor
        task.created = task.started = at
        return process


#: Acts that complete a task of the flow; the others may be done beside it.
TASK_ACTS = frozenset(
    act
    for node in ComplaintFlow.instance.nodes()
    if isinstance(node, OfficeTask)
    for act in node.acts
)
