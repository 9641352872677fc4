"""Tiếp nhận: one page in the order of the paper in the officer's hand."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.conf import settings

from petitions.acts.intake import PartyEntry, Registration
from petitions.acts.papers import Paper
from petitions.models import Channel, ContestedKind, PaperKind, PartyRole
from petitions.vault import Person
from workflow.forms.fields import DayField, LineInput, ProseInput

_PAPER_KINDS = [("", "Không có hoặc không xuất trình"), *PaperKind.choices]


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

    key = forms.UUIDField(widget=forms.HiddenInput(attrs={"data-draft-keep": ""}))

    channel = forms.ChoiceField(label="Đơn đến bằng cách nào", choices=Channel.choices)
    forwarded_by = LineInput(label="Cơ quan chuyển đơn đến", max_length=200, required=False)
    received_on = DayField(label="Ngày nhận đơn")

    petitioner_name = LineInput(
        label="Họ và tên người khiếu nại",
        max_length=200,
        missing="Ghi họ tên người khiếu nại, hoặc tên cơ quan, tổ chức.",
    )
    petitioner_is_organisation = forms.BooleanField(label="Là cơ quan, tổ chức", required=False)
    petitioner_address = LineInput(
        label="Địa chỉ người khiếu nại",
        max_length=300,
        missing="Ghi địa chỉ: văn bản trả lời gửi về đó.",
    )
    petitioner_paper_kind = forms.ChoiceField(label="Giấy tờ", choices=_PAPER_KINDS, required=False)
    petitioner_paper_number = LineInput(label="Số giấy tờ", max_length=40, required=False)
    petitioner_paper_issued_on = DayField(label="Ngày cấp", required=False)
    petitioner_paper_issued_by = LineInput(label="Nơi cấp", max_length=200, required=False)
    petitioner_phone = LineInput(label="Điện thoại", max_length=40, required=False)
    petitioner_email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        error_messages={"invalid": "Địa chỉ thư điện tử không hợp lệ."},
    )

    respondent_name = LineInput(
        label="Người, cơ quan bị khiếu nại",
        max_length=200,
        missing="Ghi tên người hoặc cơ quan bị khiếu nại.",
    )
    respondent_is_organisation = forms.BooleanField(
        label="Là cơ quan, tổ chức", required=False, initial=True
    )
    respondent_address = LineInput(
        label="Địa chỉ người, cơ quan bị khiếu nại",
        max_length=300,
        missing="Ghi địa chỉ hoặc trụ sở: quyết định giải quyết phải nêu (Điều 31 Luật Khiếu nại).",
    )
    contested_kind = forms.ChoiceField(label="Khiếu nại về", choices=ContestedKind.choices)
    contested = LineInput(
        label="Quyết định hoặc hành vi bị khiếu nại",
        max_length=300,
        help_text="Số, ngày, người ban hành quyết định; hoặc hành vi, ngày xảy ra.",
        missing="Ghi quyết định hoặc hành vi bị khiếu nại.",
    )
    contested_known_on = DayField(
        label="Ngày nhận hoặc biết quyết định, hành vi",
        help_text="Thời hiệu 90 ngày tính từ ngày này (Điều 9 Luật Khiếu nại).",
    )
    excused_days = forms.IntegerField(
        label="Số ngày trở ngại khách quan",
        required=False,
        min_value=0,
        max_value=3650,
        error_messages={"invalid": "Gõ số ngày bằng chữ số."},
        help_text="Ốm đau, thiên tai, địch họa, đi công tác, học tập ở nơi xa…: "
        "không tính vào thời hiệu.",
    )
    excuse = LineInput(label="Trở ngại đó là gì", max_length=500, required=False)
    is_remote = forms.BooleanField(
        label="Vụ việc ở vùng sâu, vùng xa đi lại khó khăn", required=False
    )

    subject = LineInput(label="Về việc", max_length=300, missing="Ghi ngắn gọn đơn về việc gì.")
    content = ProseInput(label="Nội dung đơn", rows=6, missing="Ghi nội dung đơn.")
    request = ProseInput(label="Yêu cầu của người khiếu nại", rows=3, required=False)

    is_signed = forms.BooleanField(
        label="Đơn có chữ ký hoặc điểm chỉ", required=False, initial=True
    )
    written_on = DayField(label="Ngày ghi trên đơn", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("channel") == Channel.FORWARDED and not data.get("forwarded_by"):
            self.add_error("forwarded_by", "Ghi tên cơ quan đã chuyển đơn đến.")
        if data.get("petitioner_paper_number") and not data.get("petitioner_paper_kind"):
            self.add_error("petitioner_paper_kind", "Chọn loại giấy tờ.")
        return data

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
        label="Tư cách",
        choices=[(r.value, r.label) for r in PartyRole if r is not PartyRole.RESPONDENT],
    )
    name = LineInput(label="Họ và tên", max_length=200, missing="Ghi họ tên.")
    address = LineInput(label="Địa chỉ", max_length=300, required=False)
    paper_kind = forms.ChoiceField(label="Giấy tờ", choices=_PAPER_KINDS, required=False)
    paper_number = LineInput(label="Số giấy tờ", max_length=40, required=False)

    def entry(self) -> PartyEntry:
        """The person as the act takes it."""
        return PartyEntry(
            role=PartyRole(self.cleaned_data["role"]), person=_person(self.cleaned_data)
        )


class PaperForm(forms.Form):
    """One paper handed over."""

    name = LineInput(label="Tên tài liệu", max_length=200, missing="Ghi tên tài liệu.")
    pages = forms.IntegerField(
        label="Số trang",
        initial=1,
        min_value=1,
        max_value=5000,
        error_messages={"required": "Ghi số trang.", "invalid": "Gõ số trang bằng chữ số."},
    )
    is_original = forms.ChoiceField(
        label="Bản",
        choices=[("", "Bản sao"), ("1", "Bản chính")],
        required=False,
    )
    file = forms.FileField(
        label="Bản quét (PDF, JPEG, PNG, TIFF)",
        required=False,
        error_messages={"empty": "Tệp này rỗng. Quét lại hoặc bỏ tệp."},
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
