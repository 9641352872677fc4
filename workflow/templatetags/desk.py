"""What the pages need to be drawn: symbols, dates as officers write them, controls of a form."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from django import forms, template
from django.forms import BaseForm, BaseFormSet, BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from petitions.uploads.clamav import Scanner, is_configured, scanner_state
from workflow.languages import in_page_language

register = template.Library()

# Bootstrap's class for each family of controls; what is not named here is a line or an area of
# text. Sets of boxes carry no class: each box in them would get it.
_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.RadioSelect, ""),
    (forms.CheckboxSelectMultiple, ""),
    (forms.CheckboxInput, "form-check-input"),
    (forms.Select, "form-select"),
)
#: The kinds of scan that the file dialogue offers; the server looks at the bytes.
_SCANS = "application/pdf,image/jpeg,image/png,image/tiff"


@register.simple_tag
def icon(name: str) -> SafeString:
    """The symbol `name` of our sprite. It is decoration: the words beside it carry the meaning."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>',
        static("img/sprite.svg"),
        name,
    )


@register.simple_tag
def control(field: BoundField, autofocus: object = False) -> SafeString:
    """The control of a form's field, with Bootstrap's classes and its error state.

    A day that is typed as text is marked for the script that writes it out as 24/11/2026. A chosen
    file stays chosen when the form comes back with errors.
    """
    widget = field.field.widget
    is_day = isinstance(widget, forms.DateInput) and widget.input_type == "text"
    family = next((css for kind, css in _CLASSES if isinstance(widget, kind)), "form-control")
    classes = [
        str(widget.attrs.get("class", "")),
        family,
        "date-field" if is_day else "",
        "is-invalid" if field.errors else "",
    ]
    attrs: dict[str, str | bool] = {}
    if any(classes):
        attrs["class"] = " ".join(name for name in classes if name)
    if is_day:
        attrs["data-date"] = True
    if isinstance(widget, forms.FileInput):
        attrs |= {"accept": _SCANS, "hx-preserve": True}
    if autofocus:
        attrs["autofocus"] = True
    return field.as_widget(attrs=attrs)


@register.simple_tag
def scanner_note() -> str:
    """What is said beside the choice of a file where no virus scanner looks at it."""
    if is_configured():
        return ""
    return _("Máy chủ chưa có trình quét vi-rút: tệp chỉ được kiểm tra loại và cấu trúc.")


@register.simple_tag
def scanner_words() -> str:
    """Whether a virus scanner looks at what is handed in, for the administrator. It is asked."""
    state = scanner_state()
    if state.scanner is Scanner.ANSWERS:
        return _("Đang hoạt động: {version}").format(version=state.version)
    if state.scanner is Scanner.SILENT:
        return _("Có cấu hình nhưng không trả lời: mọi tệp đang bị từ chối.")
    return _("Chưa cấu hình (CLAMAV_ADDRESS).")


class ErrorLink(NamedTuple):
    """One error of a form: where it stands (empty: the form as a whole), whose it is, its words."""

    target: str
    label: str
    message: str


def _errors_of(form: BaseForm, row: int = 0) -> Iterator[ErrorLink]:
    for message in form.non_field_errors():
        yield ErrorLink("", "", str(message))
    for field in form:
        target = "" if field.is_hidden else field.id_for_label or field.auto_id
        label = _("%(label)s, dòng %(row)d") % {"label": field.label, "row": row}
        for message in field.errors:
            yield ErrorLink(target, label if row else str(field.label), str(message))


@register.simple_tag
def error_links(
    form: BaseForm | None, formsets: "Iterable[BaseFormSet[BaseForm]] | None" = None
) -> list[ErrorLink]:
    """Every error of `form` and of its repeating rows, in the order of the page."""
    links = list(_errors_of(form)) if form else []
    for formset in formsets or ():
        links += [ErrorLink("", "", str(message)) for message in formset.non_form_errors()]
        for row, each in enumerate(formset, start=1):
            links += _errors_of(each, row)
    return links


@register.simple_tag
def formset_list(*formsets: "BaseFormSet[BaseForm]") -> "tuple[BaseFormSet[BaseForm], ...]":
    """The repeating rows of a page, for its summary of errors."""
    return formsets


@register.filter
def day(value: date | None) -> str:
    """A date as 24/11/2026, in every language of the screens; nothing for none."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = localtime(value).date()
    return value.strftime("%d/%m/%Y")


@register.filter
def weekday(value: date) -> str:
    """The short name of the day's weekday: T2 … T7, CN; Mon … Sun in English."""
    names = (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN"))
    return str(names[value.weekday()])


@register.filter
def moment(value: datetime | None) -> str:
    """A time as 14:05 24/11/2026, by the legal clock; nothing for none."""
    return "" if value is None else localtime(value).strftime("%H:%M %d/%m/%Y")


@register.filter
def said(value: object, name: str = "text") -> str:
    """The attribute `name` of a value of the law that speaks two languages, in the page's."""
    return in_page_language(value, name)


@register.filter
def shown_when(field: BoundField) -> str:
    """The answer that calls for this field, as "name=value|value"; empty where it always counts."""
    conditions: dict[str, str] = getattr(field.form, "shown_when", {})
    return conditions.get(field.name, "")


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """True for a single box to tick, whose label stands after it."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def grouped(code: str) -> str:
    """A lookup code in groups of four, as it is read aloud: 7K3M-9P2X-…"""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
