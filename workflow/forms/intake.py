"""Tiếp nhận: one page in the order of the paper in the officer's hand."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from petitions.acts.papers import Paper
from petitions.acts.registration import PartyEntry, Registration
from petitions.law.facts import Kind
from petitions.models import Channel, ContestedKind, PaperKind, PartyRole
from workflow.forms.fields import DayField, LineInput, ProseInput
from workflow.forms.intake_rows import PAPER_KINDS, person_of

#: The kinds that the desk registers, in the words of the paper on the counter.
_KINDS = [(Kind.COMPLAINT.value, _("Khiếu nại")), (Kind.DENUNCIATION.value, _("Tố cáo"))]
_OF_COMPLAINT = f"kind={Kind.COMPLAINT.value}"


class IntakeForm(forms.Form):
    """A petition as it lies on the counter."""

    #: Which answer calls for a field that is otherwise not shown.
    shown_when: ClassVar[dict[str, str]] = {
        "forwarded_by": f"channel={Channel.FORWARDED}",
        "is_protected": _OF_COMPLAINT,
        "contested_kind": _OF_COMPLAINT,
        "contested_known_on": _OF_COMPLAINT,
        "excused_days": _OF_COMPLAINT,
        "excuse": _OF_COMPLAINT,
    }

    key = forms.UUIDField(
        widget=forms.HiddenInput(attrs={"data-draft-keep": "", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("required", "invalid"), _("Biểu mẫu thiếu mã nhận biết. Tải lại trang rồi nhập lại.")
        ),
    )

    #: Nothing is chosen beforehand: a denunciation that slips in as a complaint tells who wrote it.
    kind = forms.ChoiceField(
        label=_("Loại đơn"),
        choices=_KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn loại đơn.")},
    )
    channel = forms.ChoiceField(label=_("Đơn đến bằng cách nào"), choices=Channel.choices)
    forwarded_by = LineInput(label=_("Cơ quan chuyển đơn đến"), max_length=200, required=False)
    received_on = DayField(label=_("Ngày nhận đơn"))

    petitioner_name = LineInput(
        label=_("Họ và tên người gửi đơn"),
        max_length=200,
        missing=_("Ghi họ tên người gửi đơn, hoặc tên cơ quan, tổ chức."),
    )
    petitioner_is_organisation = forms.BooleanField(label=_("Là cơ quan, tổ chức"), required=False)
    petitioner_address = LineInput(
        label=_("Địa chỉ người gửi đơn"),
        max_length=300,
        missing=_("Ghi địa chỉ: văn bản trả lời gửi về đó."),
    )
    petitioner_paper_kind = forms.ChoiceField(
        label=_("Giấy tờ"), choices=PAPER_KINDS, required=False
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

    is_protected = forms.BooleanField(
        label=_("Người gửi đề nghị giữ bí mật danh tính"),
        help_text=_("Đơn tố cáo luôn được giữ bí mật người gửi (Điều 9 Luật Tố cáo)."),
        required=False,
    )

    respondent_name = LineInput(
        label=_("Người, cơ quan bị khiếu nại, bị tố cáo"),
        max_length=200,
        missing=_("Ghi tên người hoặc cơ quan bị khiếu nại, bị tố cáo."),
    )
    respondent_is_organisation = forms.BooleanField(
        label=_("Là cơ quan, tổ chức"), required=False, initial=True
    )
    respondent_address = LineInput(
        label=_("Địa chỉ người, cơ quan đó"),
        max_length=300,
        missing=_("Ghi địa chỉ hoặc trụ sở của người, cơ quan bị khiếu nại, bị tố cáo."),
    )
    contested_kind = forms.ChoiceField(
        label=_("Khiếu nại về"), choices=ContestedKind.choices, required=False
    )
    contested = LineInput(
        label=_("Quyết định, hành vi bị khiếu nại, tố cáo"),
        max_length=300,
        help_text=_("Số, ngày, người ban hành quyết định; hoặc hành vi, ngày xảy ra."),
        missing=_("Ghi quyết định, hành vi bị khiếu nại, tố cáo."),
    )
    contested_known_on = DayField(
        label=_("Ngày nhận hoặc biết quyết định, hành vi"),
        help_text=_("Thời hiệu 90 ngày tính từ ngày này (Điều 9 Luật Khiếu nại)."),
        required=False,
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
    request = ProseInput(label=_("Yêu cầu của người gửi đơn"), rows=3, required=False)

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
        if data.get("kind") == Kind.COMPLAINT:
            self._require_object(data)
        return data

    def _require_object(self, data: dict[str, Any]) -> None:
        if not data.get("contested_kind"):
            self.add_error("contested_kind", _("Chọn quyết định hay hành vi."))
        if not data.get("contested_known_on") and "contested_known_on" not in self.errors:
            self.add_error("contested_known_on", _("Ghi ngày."))

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
            person=person_of(data, "petitioner_"),
            is_organisation=data["petitioner_is_organisation"],
        )
        respondent = PartyEntry(
            role=PartyRole.RESPONDENT,
            person=person_of(data, "respondent_"),
            is_organisation=data["respondent_is_organisation"],
        )
        return (petitioner, *others, respondent)

    def registration(self, others: list[PartyEntry], papers: list[Paper]) -> Registration:
        """What the act needs. Call it on a valid form."""
        data = self.cleaned_data
        own = {name: data[name] for name in _OWN_FIELDS}
        given = data["contested_kind"]
        return Registration(
            **own,
            excused_days=data["excused_days"] or 0,
            kind=Kind(data["kind"]),
            channel=Channel(data["channel"]),
            contested_kind=ContestedKind(given) if given else None,
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
    "is_protected",
)


def blank(today: date) -> dict[str, Any]:
    """What a new intake form starts with."""
    return {
        "key": uuid.uuid4(),
        "channel": Channel.IN_PERSON,
        "contested_kind": ContestedKind.DECISION,
        "received_on": today,
        "petitioner_paper_kind": PaperKind.CITIZEN_CARD,
    }
