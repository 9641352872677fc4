"""Filling in the desk's own forms from a file, so that a file is checked as an officer is."""

from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from documents.letters.wording import blocks
from petitions.access import Act
from petitions.acts.papers import Paper
from petitions.acts.registration import PartyEntry, Registration
from petitions.errors import BadFact
from petitions.law.facts import Kind
from petitions.models import Petition, User
from workflow.forms.acts import FORMS
from workflow.forms.fields import HandlerField, UnitField
from workflow.forms.intake import IntakeForm, blank
from workflow.forms.intake_rows import OtherPersonForm, OthersFormSet, PaperForm
from workflow.journey import values
from workflow.journey.reading import Step
from workflow.journey.staffing import person_by_username, unit_by_code

#: Texts that a file may give as a list of their parts, and what stands between two parts.
_BETWEEN = {"legal_basis": "\n", "orders": "\n\n"}
#: What a registration says beside the fields of the intake form.
_BESIDE = ("unit", "people", "papers", "key")


def require_step(act: Act) -> None:
    """Raises BadFact for an act that no step of a file does on a stored petition."""
    if act not in FORMS and act is not Act.ATTACH:
        raise BadFact(f"Việc «{act.label}» không thực hiện bằng một bước trong tệp.")


def act_facts(
    step: Step, petition: Petition, actor: User, *, folder: Path | None = None
) -> dict[str, Any]:
    """What the act takes, through its form. Raises BadFact for the first field at fault."""
    on = timezone.localdate(step.at)
    if step.act is Act.ATTACH:
        said = values.said(step.facts, ("papers", "from_petitioner"))
        facts: dict[str, Any] = {"papers": papers(said, folder=folder)}
        if "from_petitioner" in said:
            facts["from_petitioner"] = values.flag(said["from_petitioner"], "from_petitioner")
        return facts
    blank_form = FORMS[step.act](petition=petition, actor=actor, on=on)
    given = _typed(step.facts, blank_form.fields)
    form = FORMS[step.act](_known(blank_form) | given, petition=petition, actor=actor, on=on)
    _require_valid(form)
    return form.facts()


def _known(form: Any) -> dict[str, Any]:
    """What the form shows before anybody types."""
    shown = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value for name, value in shown.items() if value not in (None, "")}


def _typed(
    entry: dict[str, Any], fields: dict[str, forms.Field], prefix: str = ""
) -> dict[str, Any]:
    """What `entry` says, each value as a browser would send it. Raises BadFact."""
    said = values.said(entry, fields, prefix=prefix)
    return {name: _value(fields[name], v, f"{prefix}{name}") for name, v in said.items()}


def _value(field: forms.Field, value: Any, name: str) -> Any:
    if isinstance(field, forms.BooleanField):
        return values.flag(value, name)
    if isinstance(field, forms.IntegerField):
        return values.whole(value, name)
    if isinstance(field, forms.MultipleChoiceField):
        return values.texts(value, name)
    if isinstance(value, list) and name in _BETWEEN:
        # A blank line inside one article must not part it in two.
        parts = ("\n".join(blocks(part)) for part in values.texts(value, name))
        return _BETWEEN[name].join(parts)
    said = values.text(value, name)
    if isinstance(field, UnitField):
        return unit_by_code(said, field=name).pk if said else said
    if isinstance(field, HandlerField):
        return person_by_username(said, field=name).pk if said else said
    if isinstance(field.widget, forms.TextInput) and len(said.splitlines()) > 1:
        raise values.fault(f"Mục «{name}» chỉ gồm một dòng.", name)
    return said


def _require_valid(form: Any, prefix: str = "") -> None:
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        said = f"{label}: {errors[0]}" if label else errors[0]
        raise BadFact(said, field="" if name == "__all__" else f"{prefix}{name}")


def registration(facts: dict[str, Any], *, folder: Path | None = None) -> Registration:
    """The facts of a registration, through the intake form. Raises BadFact."""
    own = {name: value for name, value in facts.items() if name not in _BESIDE}
    given = _typed(own, IntakeForm.base_fields)
    start = {k: v for k, v in blank(timezone.localdate()).items() if k != "received_on"}
    start["kind"] = Kind.COMPLAINT
    if "petitioner_paper_number" not in given:
        start.pop("petitioner_paper_kind")
    ticked = {"is_signed": True, "respondent_is_organisation": True}
    form = IntakeForm(start | ticked | given)
    _require_valid(form)
    return form.registration(_others(facts), papers(facts, folder=folder))


def _others(facts: dict[str, Any]) -> list[PartyEntry]:
    entries = _entries(facts, "people")
    if len(entries) > OthersFormSet.max_num:
        raise BadFact(f"Ghi nhiều nhất {OthersFormSet.max_num} người khác.", field="people")
    return [_other(entry) for entry in entries]


def _entries(facts: dict[str, Any], name: str) -> list[dict[str, Any]]:
    given = facts.get(name)
    return [] if given is None else values.objects(given, name)


def _other(entry: dict[str, Any]) -> PartyEntry:
    form = OtherPersonForm(_typed(entry, OtherPersonForm.base_fields, "people."))
    _require_valid(form, "people.")
    return form.entry()


def papers(facts: dict[str, Any], *, folder: Path | None = None) -> list[Paper]:
    """Papers handed over; `file` names a scan, beside the journey file."""
    entries = _entries(facts, "papers")
    if len(entries) > settings.ATTACHMENT_MAX_COUNT:
        raise BadFact(
            f"Một đơn nhận nhiều nhất {settings.ATTACHMENT_MAX_COUNT} tài liệu.", field="papers"
        )
    return [_paper(entry, folder or Path()) for entry in entries]


def _paper(entry: dict[str, Any], folder: Path) -> Paper:
    typed = {name: value for name, value in entry.items() if name != "is_original"}
    given = {"pages": 1} | _typed(typed, PaperForm.base_fields, "papers.")
    if entry.get("is_original") is not None:
        is_original = values.flag(entry["is_original"], "papers.is_original")
        given["is_original"] = "1" if is_original else ""
    name = given.pop("file", None)
    files: MultiValueDict[str, UploadedFile] = MultiValueDict()
    if name is not None:
        files["file"] = _scan(folder, name)
    form = PaperForm(given, files)
    _require_valid(form, "papers.")
    return form.paper()


def _scan(folder: Path, given: str) -> SimpleUploadedFile:
    """The file as a browser would send it; one byte too many is enough to see it is too large."""
    name = Path(given).name
    path = folder / name
    try:
        if not path.is_file():
            raise FileNotFoundError(name)
        with path.open("rb") as file:
            content = file.read(settings.ATTACHMENT_MAX_BYTES + 1)
    except OSError:
        raise BadFact(
            f"Không đọc được tệp «{values.shown(name)}» bên cạnh tệp hành trình.", field="papers"
        ) from None
    return SimpleUploadedFile(name, content)
