"""Carrying petitions through their acts, step by step, and saying what each step brought."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from documents.models import Document, DocumentContent
from petitions.access import Act
from petitions.deadlines import clocks_of
from petitions.errors import BadFact, Refused
from petitions.models import Petition
from workflow.journey import filling
from workflow.journey.reading import Step, Trip
from workflow.journey.staffing import person_by_username, unit_by_code
from workflow.perform import perform
from workflow.registering import register
from workflow.steps import waiting_tasks


@dataclass
class Runner:
    """Runs steps. PDFs go to `out`, where it is given; scans are looked for in `folder`."""

    out: Path | None = None
    folder: Path | None = None
    petitions: dict[str, int] = field(default_factory=dict)

    def trip(self, trip: Trip) -> Iterator[dict[str, Any]]:
        """One line per step; a step that is refused is the trip's last."""
        for number, step in enumerate(trip.steps, 1):
            line = self.step(trip.ref, number, step)
            yield line
            if "error" in line:
                return

    def step(self, ref: str, number: int, step: Step) -> dict[str, Any]:
        """Do one step, and say what is now true, or which rule refused it and why."""
        said: dict[str, Any] = {"petition": ref, "step": number, "act": step.act.value}
        said["at"] = step.at.isoformat()
        try:
            document = self._do(ref, step)
        except Refused as refused:
            error = {"code": refused.code, "message": refused.message, "rule": refused.named_rule}
            return said | {"error": error | ({"field": refused.field} if refused.field else {})}
        petition = Petition.objects.get(pk=self.petitions[ref])
        return said | self._standing(petition) | self._printed(ref, document)

    def _do(self, ref: str, step: Step) -> Document | None:
        actor = person_by_username(step.actor)
        if step.act is Act.REGISTER:
            return self._register(ref, step)
        if ref not in self.petitions:
            raise BadFact("Đơn chưa được tiếp nhận: bước đầu tiên phải là «register».")
        petition = Petition.objects.select_related("unit").get(pk=self.petitions[ref])
        facts = filling.act_facts(step, petition, actor, folder=self.folder)
        return perform(step.act, petition.pk, actor=actor, at=step.at, facts=facts)

    def _register(self, ref: str, step: Step) -> Document:
        if ref in self.petitions:
            raise BadFact("Đơn này đã được tiếp nhận ở bước trước.")
        petition = register(
            filling.registration(step.facts, folder=self.folder),
            unit=unit_by_code(str(step.facts.get("unit", ""))),
            key=_key(step),
            actor=person_by_username(step.actor),
            at=step.at,
        )
        self.petitions[ref] = petition.pk
        return Document.objects.get(petition=petition)

    def _standing(self, petition: Petition) -> dict[str, Any]:
        return {
            "number": petition.register_number,
            "code": petition.code,
            "status": petition.status,
            "task": [task.flow_task.task_title for task in waiting_tasks(petition)],
            "deadlines": [
                {
                    "rule": clock.rule_id,
                    "title": clock.title,
                    "starts_on": clock.starts_on.isoformat(),
                    "due_on": clock.due_on.isoformat() if clock.due_on else None,
                    "met_on": clock.met_on.isoformat() if clock.met_on else None,
                    "binding": clock.is_binding,
                    "confirmed": clock.is_confirmed,
                    "article": clock.basis,
                }
                for clock in clocks_of(petition)
            ],
        }

    def _printed(self, ref: str, document: Document | None) -> dict[str, Any]:
        if document is None:
            return {}
        said: dict[str, Any] = {"number": document.symbol, "title": document.title}
        said["sha256"] = document.sha256
        if self.out is not None:
            safe = "".join(c if c.isalnum() else "-" for c in f"{ref}-{document.symbol}")
            path = self.out / f"{safe}.pdf"
            path.write_bytes(bytes(DocumentContent.objects.get(document=document).pdf))
            said["path"] = str(path)
        return {"document": said}


def _key(step: Step) -> uuid.UUID:
    """Names this registration; a file that gives a key registers its petition only once."""
    if "key" not in step.facts:
        return uuid.uuid4()
    try:
        return uuid.UUID(str(step.facts["key"]))
    except ValueError:
        raise BadFact("Khóa phải là một UUID.", field="key") from None
