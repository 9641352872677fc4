"""Ban hành, gửi, báo cáo: what leaves the office."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petitions.access import Act
from petitions.acts import Delivery
from petitions.law.facts import Kind
from petitions.models import DeliveryWay, Petition
from workflow.forms.base import ActForm
from workflow.forms.fields import DayField, LineInput, ProseInput
from workflow.notices import named_to_send


class IssueAcceptanceForm(ActForm):
    act = Act.ISSUE_ACCEPTANCE
    button = _("Cấp số và ban hành")


class IssueRefusalForm(IssueAcceptanceForm):
    act = Act.ISSUE_REFUSAL


class IssueDecisionForm(IssueAcceptanceForm):
    act = Act.ISSUE_DECISION


class DeliverForm(ActForm):
    act = Act.DELIVER
    button = _("Ghi nhận đã gửi")

    way = forms.ChoiceField(
        label=_("Cách gửi"),
        choices=DeliveryWay.choices,
        widget=forms.RadioSelect,
        initial=DeliveryWay.HANDED,
    )
    sent_on = DayField(label=_("Ngày giao hoặc gửi"))
    reference = LineInput(
        label=_("Người ký nhận, hoặc số bưu gửi"),
        max_length=120,
        missing=_("Ghi người ký nhận hoặc số bưu gửi."),
    )
    received_on = DayField(
        label=_("Ngày người khiếu nại nhận được"),
        required=False,
        help_text=_("Để trống nếu chưa có báo phát."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("sent_on", self.on)
        if _is_denunciation(self.petition):
            del self.fields["received_on"]

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"delivery": Delivery(**data | {"way": DeliveryWay(data["way"])})}


def _is_denunciation(petition: Petition) -> bool:
    return Kind(petition.kind) is Kind.DENUNCIATION


class ConfirmReceiptForm(ActForm):
    act = Act.CONFIRM_RECEIPT

    received_on = DayField(label=_("Ngày người khiếu nại nhận được quyết định"))


class ReportForm(ActForm):
    act = Act.REPORT

    acted_on = DayField(
        label=_("Ngày xử lý kết luận nội dung tố cáo"),
        help_text=_("Trong 07 ngày làm việc kể từ ngày ban hành (khoản 1 Điều 36 Luật Tố cáo)."),
    )
    published_on = DayField(
        label=_("Ngày công khai kết luận nội dung tố cáo"),
        help_text=_("Trong 07 ngày làm việc kể từ ngày ra kết luận (khoản 1 Điều 40 Luật Tố cáo)."),
    )
    text = ProseInput(
        label=_("Báo cáo kết quả giải quyết"), rows=6, missing=_("Ghi nội dung báo cáo kết quả.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not _is_denunciation(self.petition):
            del self.fields["acted_on"], self.fields["published_on"]


class SendNoticeForm(ActForm):
    act = Act.SEND_NOTICE
    button = _("Ghi nhận đã gửi")

    sent_on = DayField(label=_("Ngày gửi"))
    reference = LineInput(
        label=_("Người ký nhận, hoặc số bưu gửi"),
        max_length=120,
        missing=_("Ghi người ký nhận hoặc số bưu gửi."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("sent_on", self.on)
        self.fields["sent_on"].help_text = named_to_send(self.petition)
