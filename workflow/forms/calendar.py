"""The form of a declaration, as it is filled in and as it comes back to be confirmed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petitions.acts import Declaration
from petitions.models import Say
from workflow.forms.fields import DayField, LineInput


class DeclarationForm(forms.Form):
    """What is to be declared of a day."""

    day = DayField(label=_("Ngày"))
    says = forms.ChoiceField(
        label=_("Công bố là"),
        choices=Say.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Chọn một trong ba."),
            "invalid_choice": _("Chọn một trong ba."),
        },
    )
    name = LineInput(
        label=_("Tên gọi"),
        max_length=120,
        missing=_("Ghi tên gọi của ngày này."),
        help_text=_("Như ghi trong cách tính: Nghỉ hoán đổi, Làm bù ngày 23/11…"),
    )
    source = LineInput(
        label=_("Căn cứ"),
        max_length=200,
        missing=_("Ghi văn bản làm căn cứ (số, ký hiệu, điều)."),
        help_text=_("Số, ký hiệu, cơ quan ban hành của thông báo hoặc quyết định."),
    )

    def declaration(self) -> Declaration:
        """What the form says. Call it on a valid form."""
        given = self.cleaned_data
        says = Say(given["says"])
        return Declaration(day=given["day"], says=says, name=given["name"], source=given["source"])


class ConfirmationForm(DeclarationForm):
    """The same, unseen, with the digest of the list that was looked at."""

    digest = forms.CharField(max_length=64, min_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = forms.HiddenInput()
