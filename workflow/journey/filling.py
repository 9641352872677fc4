"""Filling in the desk's own forms from a file, so that a file is checked as an officer is."""

from pathlib import Path
from typing import Any

from django.utils import timezone

from petitions.access import Act
from petitions.acts.intake import PartyEntry, Registration
from petitions.acts.papers import Paper
from petitions.errors import BadFact
from petitions.models import Petition, User
from workflow.forms.acts import FORMS
from workflow.forms.fields import HandlerField, UnitField
from workflow.forms.intake import IntakeForm, OtherPersonForm, PaperForm, blank
from workflow.journey.reading import Step
from workflow.journey.staffing import person_by_username, unit_by_code


def act_facts(
    step: Step, petition: Petition, actor: User, *, folder: Path | None = None
) -> dict[str, Any]:
    """What the act takes, through its form. Raises BadFact for the first field at fault."""
    on = timezone.localdate(step.at)
    if step.act is Act.ATTACH:
        _require_known(step.facts, ("papers",))
        return {"papers": papers(step.facts, folder=folder)}
    if step.act not in FORMS:
        raise BadFact(f"Việc «{step.act.label}» không thực hiện trên một đơn đã có.")
    blank_form = FORMS[step.act](petition=petition, actor=actor, on=on)
    given = {name: _said(name, blank_form.fields.get(name), v) for name, v in step.facts.items()}
    form = FORMS[step.act](_known(blank_form) | given, petition=petition, actor=actor, on=on)
    _require_known(step.facts, form.fields)
    _require_valid(form)
    return form.facts()


def _known(form: Any) -> dict[str, Any]:
    """What the form shows before anybody types."""
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value for name, value in values.items() if value not in (None, "")}


def _said(name: str, field: Any, value: Any) -> Any:
    """A value of the file as a browser would send it."""
    if isinstance(field, UnitField):
        return unit_by_code(str(value), field=name).pk
    if isinstance(field, HandlerField):
        return person_by_username(str(value), field=name).pk
    if isinstance(value, list) and not hasattr(field, "choices"):
        separator = "\n\n" if field is not None and field.label == "Các điều quyết định" else "\n"
        return separator.join(map(str, value))
    return value


def _require_known(facts: dict[str, Any], fields: Any) -> None:
    unknown = sorted(set(facts) - set(fields))
    if unknown:
        raise BadFact(f"Không có mục «{unknown[0]}» trong việc này.", field=unknown[0])


def _require_valid(form: Any, prefix: str = "") -> None:
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        said = f"{label}: {errors[0]}" if label else errors[0]
        raise BadFact(said, field="" if name == "__all__" else f"{prefix}{name}")


def registration(facts: dict[str, Any], *, folder: Path | None = None) -> Registration:
    """The facts of a registration, through the intake form. Raises BadFact."""
    own = {k: v for k, v in facts.items() if k not in ("unit", "people", "papers", "key")}
    _require_known(own, IntakeForm.base_fields)
    start = {k: v for k, v in blank(timezone.localdate()).items() if k != "received_on"}
    if "petitioner_paper_number" not in own:
        start.pop("petitioner_paper_kind")
    ticked = {"is_signed": True, "respondent_is_organisation": True}
    form = IntakeForm(start | ticked | own)
    _require_valid(form)
    others = [_other(entry) for entry in _entries(facts, "people")]
    return form.registration(others, papers(facts, folder=folder))


def _other(entry: dict[str, Any]) -> PartyEntry:
    form = OtherPersonForm(entry)
    _require_valid(form, "people.")
    return form.entry()


def papers(facts: dict[str, Any], *, folder: Path | None = None) -> list[Paper]:
    """Papers handed over; `file` names a scan, beside the journey file."""
    return [_paper(entry, folder) for entry in _entries(facts, "papers")]


def _entries(facts: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The list of objects called `name`; empty where there is none. Raises BadFact."""
    entries = facts.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadFact(f"«{name}» phải là một danh sách các đối tượng.", field=name)
    return entries


def _paper(entry: dict[str, Any], folder: Path | None) -> Paper:
    said = {k: v for k, v in entry.items() if k != "file"}
    said["is_original"] = "1" if said.get("is_original") else ""
    form = PaperForm({"pages": 1} | said)
    _require_valid(form, "papers.")
    paper = form.paper()
    if "file" not in entry:
        return paper
    name = Path(str(entry["file"])).name
    try:
        content = ((folder or Path()) / name).read_bytes()
    except OSError:
        raise BadFact(
            f"Không đọc được tệp «{name}» bên cạnh tệp hành trình.", field="papers"
        ) from None
    return Paper(
        name=paper.name,
        pages=paper.pages,
        is_original=paper.is_original,
        file_name=name,
        content=content,
    )
