"""Carrying petitions through their acts, step by step, and saying what each step brought."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils import timezone

from documents.catalogue import RECEIPT
from documents.models import Document, DocumentContent
from petitions import access
from petitions.access import Act
from petitions.deadlines import clocks_of
from petitions.errors import BadFact, Refused
from petitions.models import Event, Petition, User
from workflow.journey import faults, filling, values
from workflow.journey.printing import paper_path, write
from workflow.journey.reading import Step, Trip, read_step
from workflow.journey.staffing import person_by_username, unit_by_code
from workflow.perform import perform
from workflow.registering import register
from workflow.steps import waiting_tasks

Line = dict[str, Any]


@dataclass
class Runner:
    """Runs steps. PDFs go to `out`, where it is given; scans are looked for in `folder`.

    Whatever a step runs into becomes the last line of its petition: the next one is carried on.
    """

    out: Path | None = None
    folder: Path | None = None
    petitions: dict[str, int] = field(default_factory=dict)

    def trip(self, trip: Trip) -> Iterator[Line]:
        """One line per step; a step that is refused is the trip's last."""
        if trip.fault is not None:
            yield _head(trip.ref, 0, None, None) | faults.refusal(trip.fault)
            return
        for number, entry in enumerate(trip.steps, 1):
            line = self._entry(trip.ref, number, entry)
            yield line
            if "error" in line:
                return

    def _entry(self, ref: str, number: int, entry: Any) -> Line:
        try:
            step = read_step(entry)
        except BadFact as fault:
            words = entry if isinstance(entry, dict) else {}
            act, at = (w if isinstance(w, str) else None for w in map(words.get, ("act", "at")))
            return _head(ref, number, act, at) | faults.refusal(fault)
        return self.step(ref, number, step)

    def step(self, ref: str, number: int, step: Step) -> Line:
        """Do one step, and say what is now true, or which rule refused it and why."""
        said = _head(ref, number, step.act.value, step.at.isoformat())
        try:
            document = self._do(ref, step)
        except Refused as refused:
            return said | faults.refusal(refused)
        except Exception as error:
            return said | faults.unexpected(error, ref, number, done=False)
        try:
            said |= _standing(Petition.objects.get(pk=self.petitions[ref]))
            return said | self._printed(ref, document)
        except Exception as error:
            return said | faults.unexpected(error, ref, number, done=True)

    def _do(self, ref: str, step: Step) -> Document | None:
        if step.at > timezone.now():
            raise BadFact(
                f"Thời điểm thực hiện ({timezone.localtime(step.at):%d/%m/%Y %H:%M}) chưa đến. "
                "Kiểm tra lại ngày giờ.",
                field="at",
            )
        actor = person_by_username(step.actor)
        if step.act is Act.REGISTER:
            return self._register(ref, step, actor)
        if ref not in self.petitions:
            raise BadFact("Đơn chưa được tiếp nhận: bước đầu tiên phải là «register».")
        filling.require_step(step.act)
        petition = Petition.objects.select_related("unit").get(pk=self.petitions[ref])
        access.require(actor, step.act, petition, on=timezone.localdate(step.at))
        facts = filling.act_facts(step, petition, actor, folder=self.folder)
        return perform(step.act, petition.pk, actor=actor, at=step.at, facts=facts)

    def _register(self, ref: str, step: Step, actor: User) -> Document:
        if ref in self.petitions:
            raise BadFact("Đơn này đã được tiếp nhận ở bước trước.")
        if step.facts.get("unit") is None:
            raise BadFact("Ghi mã cơ quan tiếp nhận đơn.", field="unit")
        petition = register(
            filling.registration(step.facts, folder=self.folder),
            unit=unit_by_code(values.text(step.facts["unit"], "unit")),
            key=_key(step),
            actor=actor,
            at=step.at,
        )
        self.petitions[ref] = petition.pk
        return Document.objects.filter(petition=petition, form_code=RECEIPT.code).earliest("pk")

    def _printed(self, ref: str, document: Document | None) -> Line:
        if document is None:
            return {}
        papers = [document, *_enclosed(document)]
        told = [{"number": p.symbol, "title": p.title, "sha256": p.sha256} for p in papers]
        said: Line = {"document": told[0]} | ({"enclosed": told[1:]} if told[1:] else {})
        if self.out is None:
            return said
        try:
            for paper, of_paper in zip(papers, told, strict=True):
                path = paper_path(self.out, ref, paper.symbol)
                write(path, bytes(DocumentContent.objects.get(document=paper).pdf))
                of_paper["path"] = str(path)
        except OSError as error:
            return said | faults.not_written(error)
        return said


def _head(ref: str, number: int, act: str | None, at: str | None) -> Line:
    return {"petition": ref, "step": number, "act": act, "at": at}


def _enclosed(document: Document) -> list[Document]:
    """What the act that has just been done issued together with `document`."""
    done = Event.objects.filter(petition=document.petition_id).latest("seq")
    if done.after.get("document") != document.symbol:
        return []
    named = {paper["document"] for paper in done.after.get("enclosed", ())}
    later = Document.objects.filter(petition=document.petition_id, pk__gt=document.pk)
    return [paper for paper in later.order_by("pk") if paper.symbol in named]


def _standing(petition: Petition) -> Line:
    return {
        "number": petition.register_number,
        "code": petition.code,
        "status": petition.status,
        "task": [task.flow_task.title_of(petition) for task in waiting_tasks(petition)],
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


def _key(step: Step) -> uuid.UUID:
    """Names this registration; a file that gives a key registers its petition only once."""
    given = step.facts.get("key")
    if given is None:
        return uuid.uuid4()
    try:
        return uuid.UUID(values.text(given, "key"))
    except ValueError:
        raise BadFact("Khóa phải là một UUID.", field="key") from None
