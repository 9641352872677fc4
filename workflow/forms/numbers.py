"""The forms of the register of papers: which part to look at, and why a number is voided."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflow.forms.fields import ProseInput

#: No series counts so far in any office.
_MOST = 9_999_999


class VoidForm(forms.Form):
    """Gives up the next number, which was on the page when the reason was written."""

    number = forms.IntegerField(min_value=1, max_value=_MOST, widget=forms.HiddenInput)
    reason = ProseInput(
        label=_("Lý do hủy số"),
        rows=3,
        missing=_("Ghi lý do hủy số."),
        help_text=_("Ít nhất bốn từ; không ghi tên người gửi đơn."),
    )


class SpanForm(forms.Form):
    """From which number to which a register is printed."""

    tu = forms.IntegerField(label=_("Từ số"), min_value=1, max_value=_MOST)
    den = forms.IntegerField(label=_("Đến số"), min_value=1, max_value=_MOST)
