"""Tiếp nhận: one page in the order of the paper in the officer's hand."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from petitions.acts.papers import Paper
from petitions.acts.registration import PartyEntry, Registration
from petitions.models import Channel, ContestedKind, PaperKind, PartyRole
from petitions.vault import Person
from workflow.forms.fields import DayField, LineInput, ProseInput

_PAPER_KINDS = [("", _("Không có hoặc không xuất trình")), *PaperKind.choices]


def _person(data: dict[str, Any], prefix: str = "") -> Person:
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


class IntakeForm(forms.Form):
    """A first complaint as it lies on the counter."""

    #: Which answer calls for a field that is otherwise not shown.
    shown_when: ClassVar[dict[str, str]] = {"forwarded_by": f"channel={Channel.FORWARDED}"}

    key = forms.UUIDField(
        widget=forms.HiddenInput(attrs={"data-draft-keep": "", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("required", "invalid"), _("Biểu mẫu thiếu mã nhận biết. Tải lại trang rồi nhập lại.")
        ),
    )

    channel = forms.ChoiceField(label=_("Đơn đến bằng cách nào"), choices=Channel.choices)
    forwarded_by = LineInput(label=_("Cơ quan chuyển đơn đến"), max_length=200, required=False)
    received_on = DayField(label=_("Ngày nhận đơn"))

    petitioner_name = LineInput(
        label=_("Họ và tên người khiếu nại"),
        max_length=200,
        missing=_("Ghi họ tên người khiếu nại, hoặc tên cơ quan, tổ chức."),
    )
    petitioner_is_organisation = forms.BooleanField(label=_("Là cơ quan, tổ chức"), required=False)
    petitioner_address = LineInput(
        label=_("Địa chỉ người khiếu nại"),
        max_length=300,
        missing=_("Ghi địa chỉ: văn bản trả lời gửi về đó."),
    )
    petitioner_paper_kind = forms.ChoiceField(
        label=_("Giấy tờ"), choices=_PAPER_KINDS, required=False
    )
    petitioner_paper_number = LineInput(label=_("Số giấy tờ"), max_length=40, required=False)
    petitioner_paper_issued_on = DayField(label=_("Ngày cấp"), required=False)
    petitioner_paper_issued_by = LineInput(label=_("Nơi cấp"), max_length=200, required=False)
    petitioner_phone = LineInput(label=_("Điện thoại"), max_length=40, required=False)
    petitioner_email = forms.EmailField(
        label=_("Thư điện tử"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Địa chỉ thư điện tử không hợp lệ.")},
    )

    respondent_name = LineInput(
        label=_("Người, cơ quan bị khiếu nại"),
        max_length=200,
        missing=_("Ghi tên người hoặc cơ quan bị khiếu nại."),
    )
    respondent_is_organisation = forms.BooleanField(
        label=_("Là cơ quan, tổ chức"), required=False, initial=True
    )
    respondent_address = LineInput(
        label=_("Địa chỉ người, cơ quan bị khiếu nại"),
        max_length=300,
        missing=_(
            "Ghi địa chỉ hoặc trụ sở: quyết định giải quyết phải nêu (Điều 31 Luật Khiếu nại)."
        ),
    )
    contested_kind = forms.ChoiceField(label=_("Khiếu nại về"), choices=ContestedKind.choices)
    contested = LineInput(
        label=_("Quyết định hoặc hành vi bị khiếu nại"),
        max_length=300,
        help_text=_("Số, ngày, người ban hành quyết định; hoặc hành vi, ngày xảy ra."),
        missing=_("Ghi quyết định hoặc hành vi bị khiếu nại."),
    )
    contested_known_on = DayField(
        label=_("Ngày nhận hoặc biết quyết định, hành vi"),
        help_text=_("Thời hiệu 90 ngày tính từ ngày này (Điều 9 Luật Khiếu nại)."),
    )
    excused_days = forms.IntegerField(
        label=_("Số ngày trở ngại khách quan"),
        required=False,
        min_value=0,
        max_value=3650,
        error_messages={"invalid": _("Gõ số ngày bằng chữ số.")},
        help_text=_(
            "Ốm đau, thiên tai, địch họa, đi công tác, học tập ở nơi xa…: không tính vào thời hiệu."
        ),
    )
    excuse = LineInput(label=_("Trở ngại đó là gì"), max_length=500, required=False)
    is_remote = forms.BooleanField(
        label=_("Vụ việc ở vùng sâu, vùng xa đi lại khó khăn"), required=False
    )

    subject = LineInput(
        label=_("Về việc"), max_length=300, missing=_("Ghi ngắn gọn đơn về việc gì.")
    )
    content = ProseInput(label=_("Nội dung đơn"), rows=6, missing=_("Ghi nội dung đơn."))
    request = ProseInput(label=_("Yêu cầu của người khiếu nại"), rows=3, required=False)

    is_signed = forms.BooleanField(
        label=_("Đơn có chữ ký hoặc điểm chỉ"), required=False, initial=True
    )
    written_on = DayField(label=_("Ngày ghi trên đơn"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("channel") == Channel.FORWARDED and not data.get("forwarded_by"):
            self.add_error("forwarded_by", _("Ghi tên cơ quan đã chuyển đơn đến."))
        if data.get("petitioner_paper_number") and not data.get("petitioner_paper_kind"):
            self.add_error("petitioner_paper_kind", _("Chọn loại giấy tờ."))
        return data

    def with_new_key(self) -> "IntakeForm":
        """The same form, as typed, to be sent as another submission."""
        typed = {name: self.data[name] for name in self.data}
        again = IntakeForm(typed | {"key": str(uuid.uuid4())})
        again.full_clean()
        return again

    def parties(self, others: list[PartyEntry]) -> tuple[PartyEntry, ...]:
        """Everybody who takes part, in the order of the paper."""
        data = self.cleaned_data
        petitioner = PartyEntry(
            role=PartyRole.PETITIONER,
            person=_person(data, "petitioner_"),
            is_organisation=data["petitioner_is_organisation"],
        )
        respondent = PartyEntry(
            role=PartyRole.RESPONDENT,
            person=_person(data, "respondent_"),
            is_organisation=data["respondent_is_organisation"],
        )
        return (petitioner, *others, respondent)

    def registration(self, others: list[PartyEntry], papers: list[Paper]) -> Registration:
        """What the act needs. Call it on a valid form."""
        data = self.cleaned_data
        own = {name: data[name] for name in _OWN_FIELDS}
        return Registration(
            **own,
            excused_days=data["excused_days"] or 0,
            channel=Channel(data["channel"]),
            contested_kind=ContestedKind(data["contested_kind"]),
            parties=self.parties(others),
            papers=tuple(papers),
        )


_OWN_FIELDS = (
    "received_on",
    "written_on",
    "forwarded_by",
    "subject",
    "content",
    "request",
    "contested",
    "contested_known_on",
    "excuse",
    "is_signed",
    "is_remote",
)


class OtherPersonForm(forms.Form):
    """Somebody else who takes part: a co-signer, a representative, a related person."""

    role = forms.ChoiceField(
        label=_("Tư cách"),
        choices=[(r.value, r.label) for r in PartyRole if r is not PartyRole.RESPONDENT],
    )
    name = LineInput(label=_("Họ và tên"), max_length=200, missing=_("Ghi họ tên."))
    address = LineInput(label=_("Địa chỉ"), max_length=300, required=False)
    paper_kind = forms.ChoiceField(label=_("Giấy tờ"), choices=_PAPER_KINDS, required=False)
    paper_number = LineInput(label=_("Số giấy tờ"), max_length=40, required=False)

    def entry(self) -> PartyEntry:
        """The person as the act takes it."""
        return PartyEntry(
            role=PartyRole(self.cleaned_data["role"]), person=_person(self.cleaned_data)
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


def blank(today: date) -> dict[str, Any]:
    """What a new intake form starts with."""
    return {
        "key": uuid.uuid4(),
        "channel": Channel.IN_PERSON,
        "contested_kind": ContestedKind.DECISION,
        "received_on": today,
        "petitioner_paper_kind": PaperKind.CITIZEN_CARD,
    }
