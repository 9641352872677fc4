"""The rows of the intake form that repeat: people, and papers handed over."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from petitions.acts.papers import Paper
from petitions.acts.registration import PartyEntry
from petitions.models import PaperKind, PartyRole
from petitions.vault import Person
from workflow.forms.fields import LineInput

PAPER_KINDS = [("", _("Không có hoặc không xuất trình")), *PaperKind.choices]


def person_of(data: dict[str, Any], prefix: str = "") -> Person:
    """The person whose fields have these names in `data`."""
    return Person(
        name=data[f"{prefix}name"],
        address=data.get(f"{prefix}address", ""),
        paper_kind=data.get(f"{prefix}paper_kind", ""),
        paper_number=data.get(f"{prefix}paper_number", ""),
        paper_issued_on=data.get(f"{prefix}paper_issued_on"),
        paper_issued_by=data.get(f"{prefix}paper_issued_by", ""),
        phone=data.get(f"{prefix}phone", ""),
        email=data.get(f"{prefix}email", ""),
    )


class OtherPersonForm(forms.Form):
    """Somebody else who takes part: a co-signer, a representative, a related person."""

    role = forms.ChoiceField(
        label=_("Tư cách"),
        choices=[(r.value, r.label) for r in PartyRole if r is not PartyRole.RESPONDENT],
    )
    name = LineInput(label=_("Họ và tên"), max_length=200, missing=_("Ghi họ tên."))
    address = LineInput(label=_("Địa chỉ"), max_length=300, required=False)
    paper_kind = forms.ChoiceField(label=_("Giấy tờ"), choices=PAPER_KINDS, required=False)
    paper_number = LineInput(label=_("Số giấy tờ"), max_length=40, required=False)

    def entry(self) -> PartyEntry:
        """The person as the act takes it."""
        return PartyEntry(
            role=PartyRole(self.cleaned_data["role"]), person=person_of(self.cleaned_data)
        )


class PaperForm(forms.Form):
    """One paper handed over."""

    name = LineInput(label=_("Tên tài liệu"), max_length=200, missing=_("Ghi tên tài liệu."))
    pages = forms.IntegerField(
        label=_("Số trang"),
        initial=1,
        min_value=1,
        max_value=5000,
        error_messages={"required": _("Ghi số trang."), "invalid": _("Gõ số trang bằng chữ số.")},
    )
    is_original = forms.ChoiceField(
        label=_("Bản"),
        choices=[("", _("Bản sao")), ("1", _("Bản chính"))],
        required=False,
    )
    file = forms.FileField(
        label=_("Bản quét (PDF, JPEG, PNG, TIFF)"),
        required=False,
        max_length=200,
        error_messages={
            "empty": _("Tệp này rỗng. Quét lại hoặc bỏ tệp."),
            "max_length": _("Tên tệp dài quá %(max)d ký tự. Đặt lại tên ngắn hơn."),
        },
    )

    def paper(self) -> Paper:
        """The paper as the act takes it."""
        data = self.cleaned_data
        upload = data.get("file")
        return Paper(
            name=data["name"],
            pages=data["pages"],
            is_original=bool(data["is_original"]),
            file_name=upload.name if upload else "",
            content=upload.read(settings.ATTACHMENT_MAX_BYTES + 1) if upload else b"",
        )


OthersFormSet = forms.formset_factory(OtherPersonForm, extra=0, max_num=20, absolute_max=20)
PapersFormSet = forms.formset_factory(
    PaperForm,
    extra=0,
    max_num=settings.ATTACHMENT_MAX_COUNT,
    absolute_max=settings.ATTACHMENT_MAX_COUNT,
)


def filled(rows: forms.BaseFormSet) -> list[Any]:
    """The rows in which something was written: one that was added and left blank is nothing."""
    return [form for form in rows if form.has_changed()]
