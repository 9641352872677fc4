"""Form fields as officers fill them in."""

from datetime import date
from typing import Any

from django import forms

from petitions.models import Unit, User
from petitions.text import nfc

#: As typed at a counter: 24/11/2026, 24112026, 24/11/26, 24-11-2026.
DAY_FORMATS = ["%d/%m/%Y", "%d%m%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


class DayField(forms.DateField):
    """A day, typed as Vietnamese officers write it."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(
            format="%d/%m/%Y",
            attrs={"inputmode": "numeric", "placeholder": "ngày/tháng/năm", "autocomplete": "off"},
        )
        kwargs.setdefault(
            "error_messages",
            {
                "invalid": "Ngày không hợp lệ. Gõ ngày/tháng/năm, ví dụ 24/11/2026.",
                "required": "Ghi ngày.",
            },
        )
        super().__init__(input_formats=DAY_FORMATS, widget=widget, **kwargs)


class LineInput(forms.CharField):
    """One line of Vietnamese text, in NFC."""

    def __init__(self, *, missing: str = "Mục này bắt buộc.", **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": missing})
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        return nfc(super().to_python(value) or "")


class ProseInput(LineInput):
    """Several paragraphs."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class UnitField(forms.ModelChoiceField):
    """One of the units of an agency; the queryset is set by the form that knows the petition."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "error_messages",
            {"required": "Chọn đơn vị.", "invalid_choice": "Không có đơn vị này trong cơ quan."},
        )
        super().__init__(queryset=Unit.objects.none(), empty_label="Chọn đơn vị", **kwargs)


class HandlerField(forms.ModelChoiceField):
    """One of the handlers of a unit."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "error_messages",
            {"required": "Chọn người xử lý.", "invalid_choice": "Người này không xử lý đơn ở đây."},
        )
        super().__init__(queryset=User.objects.none(), empty_label="Chọn người xử lý", **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.get_full_name())


def not_after(day: date | None, latest: date, what: str) -> None:
    """Raises ValidationError when `day` lies after `latest`."""
    if day and day > latest:
        raise forms.ValidationError(f"{what} ({day:%d/%m/%Y}) sau hôm nay ({latest:%d/%m/%Y}).")
