"""Why a proposed paper is not issued."""

from django import forms

from workflow.forms.fields import ProseInput


class DismissForm(forms.Form):
    reason = ProseInput(
        label="Lý do không ban hành", rows=3, missing="Ghi lý do không ban hành văn bản."
    )
