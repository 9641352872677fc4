"""Why a proposed paper is not issued."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflow.forms.fields import ProseInput


class DismissForm(forms.Form):
    reason = ProseInput(
        label=_("Lý do không ban hành"), rows=3, missing=_("Ghi lý do không ban hành văn bản.")
    )
