"""What every form of an act knows, and the parts that several share."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from petitions.access import Act
from petitions.law.facts import Kind
from petitions.law.grounds import Ground, Purpose, grounds_for
from petitions.models import Appointment, Petition, Role, Unit, User
from workflow.denunciation_words import label_of
from workflow.forms.fields import HandlerField, ProseInput, UnitField
from workflow.languages import in_page_language, quoted


class ActForm(forms.Form):
    """Base: a form that knows the petition, who fills it in, and the day."""

    act: ClassVar[Act]
    #: The words on the button; the act's own label unless said otherwise.
    button: ClassVar[str | Promise] = ""

    def __init__(self, *args: Any, petition: Petition, actor: User, on: date, **kw: Any) -> None:
        self.petition, self.actor, self.on = petition, actor, on
        super().__init__(*args, **kw)
        for field in self.fields.values():
            if isinstance(field, UnitField):
                field.queryset = Unit.objects.filter(agency=petition.unit_id)
            elif isinstance(field, HandlerField):
                field.queryset = handlers_of(petition, on)

    @property
    def label(self) -> str:
        """What the button says."""
        return str(self.button) or label_of(self.act, self.petition)

    def facts(self) -> dict[str, Any]:
        """The keyword arguments of the act. Call it on a valid form."""
        return dict(self.cleaned_data)


def handlers_of(petition: Petition, on: date) -> Any:
    """Who may be made handler of `petition` that day."""
    held = Appointment.objects.on(on).filter(unit=petition.handling_unit_id, role=Role.HANDLER)
    return User.objects.filter(pk__in=held.values("user")).order_by("full_name")


def ground_choices(
    purpose: Purpose, on: date, kind: Kind = Kind.COMPLAINT
) -> list[tuple[str, str]]:
    """The statute's grounds of that day, as a list to choose from."""
    listed = grounds_for(purpose, kind, on)
    return [(g.code, _choice(g)) for g in listed]


def _choice(ground: Ground) -> str:
    """A ground in the page's language, with its article as the law has it."""
    return format_html("{} ({})", in_page_language(ground), quoted(ground.citation))


class ReasonForm(ActForm):
    reason = ProseInput(label=_("Lý do"), rows=3, missing=_("Ghi lý do."))


class UnitForm(ActForm):
    unit = UnitField(label=_("Giao đơn vị"))
    reason = ProseInput(label=_("Ý kiến chỉ đạo"), rows=2, required=False)


def choices_of(form: forms.Form, name: str) -> forms.ChoiceField:
    """The field `name` of `form`, to be given its choices."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    return field
