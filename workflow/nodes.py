"""Node types of our flows: a piece of office work that ends by one of several lawful acts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Self

from django.db import transaction
from django.utils.functional import Promise
from viewflow import this
from viewflow.workflow.activation import Activation
from viewflow.workflow.base import Edge, Node
from viewflow.workflow.nodes.end import End, EndActivation
from viewflow.workflow.nodes.start import StartHandle, StartHandleActivation
from viewflow.workflow.signals import task_finished
from viewflow.workflow.status import PROCESS, STATUS

from petitions.access import TABLE, Act, Reach
from petitions.models import Petition, User
from workflow.denunciation_words import label_of


@contextmanager
def blocking_lock(flow_class: Any, process_pk: int) -> Iterator[None]:
    """Holds the process row until the transaction ends; a second comer waits its turn.

    viewflow's default is no lock at all, and its row lock gives up at once instead of waiting.
    """
    with transaction.atomic():
        flow_class.process_class.objects.select_for_update().filter(pk=process_pk).exists()
        yield


def _next_task(flow_task: Any, prev_activation: Any, token: Any) -> Any:
    """The task row of `flow_task`, not yet saved, as old as the act that led to it."""
    process = prev_activation.process
    return flow_task.flow_class.task_class(
        process=process,
        petition=process.petition,
        flow_task=flow_task,
        token=token,
        created=prev_activation.at,
    )


class OfficeActivation(Activation):
    """The life of an office task: waiting, perhaps claimed, done by one act."""

    at: datetime
    act: Act

    @classmethod
    def create(
        cls, flow_task: Any, prev_activation: Any, token: Any, data: Any = None, seed: Any = None
    ) -> "OfficeActivation":
        """Put the task on the desk of the unit whose act it waits for."""
        task = _next_task(flow_task, prev_activation, token)
        task.act = flow_task.act.value
        task.unit_id = flow_task.unit_id(task.petition)
        task.save()
        task.previous.add(prev_activation.task)
        return cls(task)

    @Activation.status.super()
    def activate(self) -> None:
        """Nothing happens by itself: a person has to act."""

    @Activation.status.transition(source=STATUS.NEW, target=STATUS.ASSIGNED)
    def claim(self, user: User, at: datetime) -> None:
        """`user` takes the task off the shared pile."""
        self.task.owner = user
        self.task.assigned = at
        self.task.save()

    @Activation.status.transition(source=STATUS.ASSIGNED, target=STATUS.NEW)
    def release(self) -> None:
        """Put the task back on the pile."""
        self.task.owner = None
        self.task.assigned = None
        self.task.save()

    @Activation.status.transition(source=[STATUS.NEW, STATUS.ASSIGNED], target=STATUS.STARTED)
    def start(self, act: Act, actor: User, at: datetime) -> None:
        """`actor` has done `act`."""
        self.act, self.at = act, at
        self.task.owner = actor
        self.task.started = at

    @Activation.status.transition(source=STATUS.STARTED, target=STATUS.DONE)
    def complete(self) -> None:
        """Close the task at the time of the act."""
        self.task.finished = self.at
        self.task.save()
        task_finished.send(sender=self.flow_class, process=self.process, task=self.task)

    @Activation.status.transition(source=STATUS.DONE)
    def create_next(self) -> Iterator[Activation]:
        """The task that the act leads to."""
        yield self.flow_task.after(self.act)._create(self, self.task.token)

    @Activation.status.transition(source=[STATUS.NEW, STATUS.ASSIGNED], target=STATUS.CANCELED)
    def cancel(self) -> None:
        """The petition ended otherwise; nobody has to do this any more."""
        self.task.finished = self.at
        self.task.save()

    def finish(self, act: Act, actor: User, at: datetime) -> None:
        """Done by `act`: close the task and open the one that follows."""
        self.start(act, actor, at)
        self.complete()
        self.activate_next()


class OfficeTask(Node):
    """Work for a person. It ends by exactly one of its acts, each of which leads somewhere."""

    task_type = "HUMAN"
    activation_class = OfficeActivation
    bpmn_element = "userTask"
    shape = {
        "width": 150,
        "height": 100,
        "text-align": "middle",
        "svg": '<rect class="task" width="150" height="100" rx="5" ry="5"/>',
    }

    def __init__(self, verb: str | Promise = "") -> None:
        super().__init__()
        self._verb = verb
        self._paths: dict[Act, Any] = {}

    def title_of(self, petition: Petition) -> str:
        """The work as a verb, in the page's language; that of its act unless said otherwise."""
        return str(self._verb) or label_of(self.act, petition)

    def On(self, act: Act, node: Any) -> Self:
        """When the task ends by `act`, go on with `node`."""
        self._paths[act] = node
        return self

    def _resolve(self, instance: Any) -> None:
        self._paths = {act: this.resolve(instance, node) for act, node in self._paths.items()}

    def _outgoing(self) -> Iterator[Edge]:
        for act, node in self._paths.items():
            yield Edge(src=self, dst=node, edge_class="next", label=act.label)

    @property
    def act(self) -> Act:
        """The act that the task mainly waits for: the first one named."""
        return next(iter(self._paths))

    @property
    def acts(self) -> tuple[Act, ...]:
        """Every act that ends the task."""
        return tuple(self._paths)

    def after(self, act: Act) -> Any:
        """The node that follows when the task ends by `act`."""
        return self._paths[act]

    def unit_id(self, petition: Petition) -> int | None:
        """On whose desk the task lies."""
        if TABLE[self.act].reach in (Reach.AGENCY, Reach.AGENCY_HEAD):
            return petition.unit_id
        return petition.handling_unit_id


class RegistrationActivation(StartHandleActivation):
    """The start: a petition has just entered the book."""

    at: datetime


class Registration(StartHandle):
    """Starts a process for a petition that an act has just registered."""

    activation_class = RegistrationActivation


class EndingActivation(EndActivation):
    """The end of a process, on its petition's list of tasks."""

    @classmethod
    def create(
        cls, flow_task: Any, prev_activation: Any, token: Any, data: Any = None, seed: Any = None
    ) -> "EndingActivation":
        """Write down the end as a task that nobody has to do."""
        task = _next_task(flow_task, prev_activation, token)
        task.save()
        task.previous.add(prev_activation.task)
        return cls(task)


class BesideEndingActivation(EndingActivation):
    """The end of work that was done beside the main line, perhaps after it."""

    @Activation.status.super()
    def activate(self) -> None:
        """The last work to be done ends the process; one that was cancelled stays cancelled."""
        if self.process.status == PROCESS.CANCELED:
            self.task.started = self.task.created
        else:
            super().activate.original()


class BesideEnding(End):
    """Work beside the main line is over."""

    activation_class = BesideEndingActivation


class Ending(End):
    """The flow is over; the petition has reached an end state by its last act."""

    activation_class = EndingActivation
