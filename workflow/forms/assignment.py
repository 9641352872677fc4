"""Giao giải quyết, tạm đình chỉ, đình chỉ: who handles the petition, and whether its clock runs."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from petitions.access import Act
from petitions.law.grounds import Purpose
from workflow.forms.base import ActForm, ReasonForm, UnitForm, choices_of, ground_choices
from workflow.forms.fields import HandlerField


class TakeForm(ActForm):
    act = Act.TAKE

    handler = HandlerField(label=_("Người xử lý"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("handler", self.actor.pk)


class SendBackForm(ReasonForm):
    act = Act.SEND_BACK


class ReassignForm(UnitForm):
    act = Act.REASSIGN


class RecallForm(ReasonForm):
    act = Act.RECALL


class HandOverForm(ReasonForm):
    act = Act.HAND_OVER

    handler = HandlerField(label=_("Người xử lý mới"))
    field_order = ["handler", "reason"]


class SuspendForm(ReasonForm):
    act = Act.SUSPEND
    button = _("Ban hành quyết định")
    use: ClassVar[Purpose] = Purpose.SUSPEND

    basis = forms.ChoiceField(
        label=_("Căn cứ"), widget=forms.RadioSelect, error_messages={"required": _("Chọn căn cứ.")}
    )
    field_order = ["basis", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices_of(self, "basis").choices = ground_choices(self.use, self.on)


class ResumeForm(ReasonForm):
    act = Act.RESUME
    button = _("Ban hành quyết định")


class TerminateForm(SuspendForm):
    act = Act.TERMINATE
    use = Purpose.TERMINATE
