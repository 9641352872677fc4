"""Form fields as officers fill them in."""

from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents import fonts
from petitions.law.calendar import FIRST_YEAR, LAST_YEAR
from petitions.models import Unit, User
from petitions.text import is_visible, nfc

#: As typed at a counter: 24/11/2026, 24112026, 24/11/26, 24-11-2026.
DAY_FORMATS = ["%d/%m/%Y", "%d%m%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


#: Pasted along with a text, without width and without meaning in Vietnamese: zero-width blanks and
#: joiners, the soft hyphen, the mark of a file's beginning.
_WITHOUT_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


class DayField(forms.DateField):
    """A day, typed as Vietnamese officers write it, of a year that the calendar knows."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(
            format="%d/%m/%Y",
            attrs={
                "inputmode": "numeric",
                "placeholder": _("ngày/tháng/năm"),
                "autocomplete": "off",
            },
        )
        kwargs.setdefault(
            "error_messages",
            {
                "invalid": _("Ngày không hợp lệ. Gõ ngày/tháng/năm, ví dụ 24/11/2026."),
                "required": _("Ghi ngày."),
            },
        )
        super().__init__(input_formats=DAY_FORMATS, widget=widget, **kwargs)

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(
                _("Năm %(year)d nằm ngoài lịch đã biết (%(first)d–%(last)d). Kiểm tra lại ngày."),
                params={"year": day.year, "first": FIRST_YEAR, "last": LAST_YEAR},
            )
        return day


MISSING = _("Mục này bắt buộc.")


class LineInput(forms.CharField):
    """One line of Vietnamese text, in NFC, of letters that can be printed.

    What shows nothing (blanks, accents without a letter) counts as left empty.
    """

    def __init__(self, *, missing: str | Promise = MISSING, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": missing})
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return " ".join(_as_printed(super().to_python(value)).split())

    def validate(self, value: Any) -> None:
        super().validate(value)
        require_printable(value)


class ProseInput(LineInput):
    """Several paragraphs, written in Vietnamese on a page of any language."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, "lang": "vi"}), **kwargs)

    def to_python(self, value: Any) -> str:
        return _as_printed(forms.CharField.to_python(self, value)).strip()


def _as_printed(text: str | None) -> str:
    """`text` in NFC and without what has no width; empty where nothing of it can be seen."""
    bare = nfc((text or "").translate(_WITHOUT_WIDTH))
    return bare if is_visible(bare) else ""


def require_printable(text: str) -> None:
    """Raises ValidationError that names the characters which the paper font cannot draw."""
    lacking = fonts.cannot_draw(text)
    if lacking:
        named = ", ".join(f"«{c if is_visible(c) else f'U+{ord(c):04X}'}»" for c in lacking[:5])
        raise forms.ValidationError(
            _("Ký tự %(named)s không in được trên văn bản. Bỏ hoặc gõ lại bằng chữ khác."),
            params={"named": named},
        )


class UnitField(forms.ModelChoiceField):
    """One of the units of an agency; the queryset is set by the form that knows the petition."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "error_messages",
            {
                "required": _("Chọn đơn vị."),
                "invalid_choice": _("Không có đơn vị này trong cơ quan."),
            },
        )
        super().__init__(queryset=Unit.objects.none(), empty_label=_("Chọn đơn vị"), **kwargs)


class HandlerField(forms.ModelChoiceField):
    """One of the handlers of a unit."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "error_messages",
            {
                "required": _("Chọn người xử lý."),
                "invalid_choice": _("Người này không xử lý đơn ở đây."),
            },
        )
        super().__init__(queryset=User.objects.none(), empty_label=_("Chọn người xử lý"), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.get_full_name())
