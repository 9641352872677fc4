"""Doing an act as a step of the flow: the act and its task end in one transaction."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from petitions import access, acts
from petitions.access import TABLE, Act, Reach
from petitions.acts.performing import busy_is_refused, lock
from petitions.acts.suspension import decisions_to_send
from petitions.errors import AlreadyDone
from petitions.models import Petition, User
from workflow.denunciation_words import label_of
from workflow.flows import TASK_ACTS, ComplaintFlow
from workflow.models import PetitionProcess, PetitionTask
from workflow.nodes import OfficeTask

#: Acts that need nothing from another room. The ones that issue papers are in workflow.issuing.
PLAIN: dict[Act, Callable[..., Petition]] = {
    Act.ATTACH: acts.attach,
    Act.PROPOSE: acts.propose,
    Act.ASSIGN: acts.assign,
    Act.APPROVE_REFUSAL: acts.approve_refusal,
    Act.REWORK: acts.rework,
    Act.TAKE: acts.take,
    Act.SEND_BACK: acts.send_back,
    Act.REASSIGN: acts.reassign,
    Act.RECALL: acts.recall,
    Act.HAND_OVER: acts.hand_over,
    Act.VERIFY: acts.verify,
    Act.DRAFT: acts.draft,
    Act.RETURN_DRAFT: acts.return_draft,
    Act.DELIVER: acts.deliver,
    Act.CONFIRM_RECEIPT: acts.confirm_receipt,
    Act.REPORT: acts.report,
    Act.SEND_NOTICE: acts.send_notice,
    Act.GRANT_OPENING: acts.grant_opening,
    Act.REVOKE_OPENING: acts.revoke_opening,
    Act.BLACK_OUT: acts.black_out,
    Act.NAME_OFFICER: acts.name_officer,
    Act.CLEAR_OFFICER: acts.clear_officer,
    Act.DESTROY_IDENTITY: acts.destroy_identity,
}


def do(act: Act, petition_id: int, *, actor: User, at: datetime, **facts: Any) -> Petition:
    """Do a plain act and close its task. Raises petitions.errors.Refused; then nothing happened."""
    perform = PLAIN[act]
    return step(
        act,
        petition_id,
        actor=actor,
        at=at,
        perform=lambda: perform(petition_id, actor=actor, at=at, **facts),
    )


def step(
    act: Act,
    petition_id: int,
    *,
    actor: User,
    at: datetime,
    perform: Callable[[], Petition],
) -> Petition:
    """`perform` the act, then move the flow on; both or neither.

    The act comes first, so that whoever may not do it is told why, and not merely that no such
    task is waiting.
    """
    with busy_is_refused(), transaction.atomic():
        lock(petition_id)
        petition = perform()
        if act in TASK_ACTS:
            _finish(act, petition, actor=actor, at=at)
        elif act is Act.TERMINATE:
            _cancel_all(petition, at=at)
        elif act is Act.HAND_OVER:
            _release_handlers(petition)
        if act in DECISIONS_TO_SEND or (act is Act.SEND_NOTICE and decisions_to_send(petition)):
            open_beside(ComplaintFlow.send_notice, petition, at=at)
    return petition


#: Decisions that the clerk has to send within 03 working days (Điều 28b NĐ 124/2020).
DECISIONS_TO_SEND = frozenset({Act.SUSPEND, Act.RESUME, Act.TERMINATE})


def open_beside(node: OfficeTask, petition: Petition, *, at: datetime) -> None:
    """Put the work of `node` on its desk beside the main line, unless it lies there already."""
    if any(task.act == node.act for task in waiting_tasks(petition)):
        return
    process = PetitionProcess.objects.get(petition=petition)
    PetitionTask(
        process=process,
        petition=petition,
        flow_task=node,
        act=node.act.value,
        unit_id=node.unit_id(petition),
        created=at,
    ).save()


def waiting_tasks(petition: Petition) -> list[PetitionTask]:
    """The tasks of `petition` that are still to be done."""
    return list(
        PetitionTask.objects.filter(petition=petition, finished__isnull=True).select_related(
            "process", "owner"
        )
    )


def _finish(act: Act, petition: Petition, *, actor: User, at: datetime) -> None:
    task = next((t for t in waiting_tasks(petition) if act in t.flow_task.acts), None)
    if task is None:
        raise AlreadyDone(
            f"Đơn {petition} không chờ bước «{label_of(act, petition)}»: việc này có thể vừa được "
            "thực hiện. Mở lại hồ sơ để xem bước tiếp theo."
        )
    if task.owner_id not in (None, actor.pk) and act is not Act.RECALL:
        raise AlreadyDone(f"{task.owner} đã nhận làm việc này.")
    task.process.petition = petition
    task.flow_task.activation_class(task).finish(act, actor, at)


def _cancel_all(petition: Petition, *, at: datetime) -> None:
    for task in waiting_tasks(petition):
        activation = task.flow_task.activation_class(task)
        activation.at = at
        activation.cancel()
        process = task.process
    process.status, process.finished = "CANCELED", at
    process.save()


def _release_handlers(petition: Petition) -> None:
    for task in waiting_tasks(petition):
        if task.owner_id and TABLE[task.flow_task.act].reach is Reach.HANDLER:
            task.flow_task.activation_class(task).release()


def claim(task_id: int, *, user: User, at: datetime) -> PetitionTask:
    """Take a task off the shared pile; of two who try at once, one gets it."""
    with busy_is_refused(), transaction.atomic():
        task = PetitionTask.objects.select_for_update(of=("self",)).get(pk=task_id)
        on, acts = timezone.localdate(at), task.flow_task.acts
        if not any(access.find(user, act, task.petition, on=on) for act in acts):
            raise access.refusal(user, task.flow_task.act)
        if task.owner_id == user.pk and not task.finished:
            return task
        if task.finished:
            raise AlreadyDone(
                "Việc này không còn chờ thực hiện. Mở lại hồ sơ để xem bước tiếp theo."
            )
        if task.owner_id:
            raise AlreadyDone(f"{task.owner} đã nhận làm việc này.")
        task.flow_task.activation_class(task).claim(user, at)
    return task


def release(task_id: int, *, user: User, at: datetime) -> None:
    """Put a claimed task back on the pile: by whoever holds it, or by a head when they are away."""
    with busy_is_refused(), transaction.atomic():
        task = PetitionTask.objects.select_for_update(of=("self",)).get(pk=task_id)
        if task.finished or task.owner_id is None:
            raise AlreadyDone("Việc này không còn ai giữ.")
        if not may_release(task, user, on=timezone.localdate(at)):
            raise access.refusal(user, Act.HAND_OVER)
        task.flow_task.activation_class(task).release()


def may_release(task: PetitionTask, user: User, *, on: date) -> bool:
    """Whether `user` holds the task, or answers for the unit on whose desk it lies."""
    return task.owner_id == user.pk or bool(access.find(user, Act.HAND_OVER, task.petition, on=on))


def begin(petition: Petition, *, actor: User, at: datetime) -> None:
    """Start the flow of a petition that has just been registered, in the same transaction."""
    ComplaintFlow.register.run(petition=petition, actor=actor, at=at)
