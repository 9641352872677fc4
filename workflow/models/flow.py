"""One process per petition, and the tasks that wait on somebody's desk.

They extend viewflow's abstract models, so that a process points to its petition by a real foreign
key and a task carries what a person's list is filtered by. No legal date is computed from here.
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from viewflow.workflow.models import AbstractProcess, AbstractTask

from petitions.access import TABLE, Act, Reach, barring
from petitions.lifecycle import Status
from petitions.models import Appointment, Petition, Unit, User


class PetitionProcess(AbstractProcess):
    """The run of one petition through its flow."""

    petition = models.OneToOneField(Petition, models.PROTECT, related_name="process")

    class Meta:
        verbose_name = "tiến trình"
        verbose_name_plural = "tiến trình"


class PetitionTaskQuerySet(models.QuerySet["PetitionTask"]):
    def waiting(self) -> Self:
        """Tasks to be done now; while a petition is suspended only its notice is."""
        runs = ~Q(petition__status=Status.SUSPENDED) | Q(act=Act.SEND_NOTICE.value)
        return self.filter(runs, finished__isnull=True, act__gt="")

    def for_roles(self, user: User, held: list[Appointment]) -> Self:
        """Those that `user`, holding these roles, may do or take."""
        reachable = Q(pk__in=[])
        for appointment in held:
            for reach, unit_id in (
                (Reach.AGENCY, appointment.unit.agency_id),
                (Reach.AGENCY_HEAD, appointment.unit_id),
                (Reach.HANDLING_UNIT, appointment.unit_id),
                (Reach.HANDLER, appointment.unit_id),
            ):
                acts = [a.value for a, r in TABLE.items() if r.reach is reach]
                acts = [a for a in acts if appointment.role in TABLE[Act(a)].roles]
                condition = Q(act__in=acts, unit=unit_id)
                if reach is Reach.HANDLER:
                    condition &= Q(petition__handler=user)
                if acts:
                    reachable |= condition
        return self.filter(reachable)

    def free_for(self, user: User, held: list[Appointment], *, on: date) -> Self:
        """Those on petitions that name neither `user` nor a head of theirs."""
        return self.filter(~barring(user, held, on=on, petition="petition_id"))


class PetitionTask(AbstractTask):
    """One piece of work on one petition, waiting on the desk of `unit` or done by `owner`.

    `act` is the first act that completes the task; empty for the machine's own start and end.
    """

    process = models.ForeignKey(PetitionProcess, models.PROTECT, related_name="task_set")
    petition = models.ForeignKey(Petition, models.PROTECT, related_name="tasks")
    act = models.CharField(max_length=24, blank=True, default="")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")

    objects = PetitionTaskQuerySet.as_manager()

    class Meta:
        verbose_name = "việc"
        verbose_name_plural = "việc"
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "act"],
                condition=Q(finished__isnull=True) & ~Q(act=""),
                name="task_open_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "act", "petition"],
                name="task_waiting",
                condition=Q(finished__isnull=True),
            ),
            models.Index(
                fields=["owner", "petition"],
                name="task_claimed",
                condition=Q(finished__isnull=True),
            ),
        ]
