"""Xác minh, dự thảo, duyệt: from the finding to an approved text."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.letters.draft import DecisionDraft
from documents.letters.wording import blocks
from petitions.access import Act
from petitions.acts import Finding
from petitions.law.facts import Kind
from petitions.law.grounds import Purpose
from petitions.models import Petition, Resolution, Verdict, Verification
from workflow.drafting import starting_text
from workflow.forms.base import ActForm, ReasonForm, choices_of, ground_choices
from workflow.forms.fields import DayField, ProseInput


class VerifyForm(ActForm):
    act = Act.VERIFY
    button = _("Ghi kết quả xác minh")

    findings = ProseInput(label=_("Kết quả xác minh"), rows=8, missing=_("Ghi kết quả xác minh."))
    still_differs = forms.BooleanField(
        label=_("Yêu cầu của người khiếu nại và kết quả xác minh còn khác nhau"),
        help_text=_(
            "Khi còn khác nhau, phải đối thoại trước khi ra quyết định (Điều 30 Luật Khiếu nại)."
        ),
        required=False,
    )
    dialogue_on = DayField(label=_("Ngày đối thoại"), required=False)
    dialogue_result = ProseInput(label=_("Kết quả đối thoại"), rows=4, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if _is_denunciation(self.petition):
            for name in ("still_differs", "dialogue_on", "dialogue_result"):
                del self.fields[name]

    def facts(self) -> dict[str, Any]:
        return {"finding": Finding(**self.cleaned_data)}


def _is_denunciation(petition: Petition) -> bool:
    return Kind(petition.kind) is Kind.DENUNCIATION


class MarkComplexForm(ReasonForm):
    act = Act.MARK_COMPLEX
    button = _("Ban hành văn bản")

    criteria = forms.MultipleChoiceField(
        label=_("Tiêu chí (Điều 3a Nghị định 124/2020/NĐ-CP)"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một tiêu chí.")},
    )
    reason = ProseInput(label=_("Căn cứ thực tế"), rows=3, missing=_("Ghi căn cứ thực tế."))
    field_order = ["criteria", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices_of(self, "criteria").choices = ground_choices(Purpose.COMPLEX, self.on)


class DraftForm(ActForm):
    act = Act.DRAFT
    button = _("Trình duyệt")

    verdict = forms.ChoiceField(
        label=_("Kết luận chung"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn kết luận chung.")},
    )
    legal_basis = ProseInput(
        label=_("Căn cứ pháp luật"),
        rows=5,
        help_text=_("Mỗi căn cứ một dòng."),
        missing=_("Ghi căn cứ pháp luật."),
    )
    verification_result = ProseInput(
        label=_("Kết quả xác minh"), rows=8, missing=_("Ghi kết quả xác minh.")
    )
    dialogue_result = ProseInput(label=_("Kết quả đối thoại"), rows=4, required=False)
    conclusion = ProseInput(label=_("Kết luận"), rows=5, missing=_("Ghi kết luận."))
    orders = ProseInput(
        label=_("Các điều quyết định"),
        rows=6,
        help_text=_(
            "Giữ nguyên, sửa đổi, hủy bỏ… Mỗi điều một đoạn, cách nhau một dòng trống; "
            "số điều tự đánh."
        ),
        missing=_("Ghi ít nhất một điều quyết định."),
    )
    compensation = ProseInput(label=_("Bồi thường thiệt hại"), rows=2, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices_of(self, "verdict").choices = [
            (verdict.value, verdict.label_in(Kind(self.petition.kind))) for verdict in Verdict
        ]
        if _is_denunciation(self.petition):
            self._ask_for_conclusion()
        text = starting_text(self.petition)
        if not Verification.objects.filter(petition=self.petition).exists():
            # Nothing can be drafted yet, and it is for the act to say so.
            self.fields["verification_result"].required = False
        resolution = getattr(self.petition, "resolution", None)
        self.initial = {
            "verdict": resolution.verdict if resolution else None,
            "legal_basis": "\n".join(text.legal_basis),
            "verification_result": text.verification_result,
            "dialogue_result": text.dialogue_result,
            "conclusion": text.conclusion,
            "orders": "\n\n".join(text.orders),
            "compensation": text.compensation,
            **self.initial,
        }

    def _ask_for_conclusion(self) -> None:
        """What Điều 35 khoản 2 Luật Tố cáo asks for: nothing is discussed or compensated."""
        del self.fields["dialogue_result"], self.fields["compensation"]
        orders = self.fields["orders"]
        orders.label = _("Biện pháp xử lý, kiến nghị")
        orders.help_text = _(
            "Biện pháp xử lý theo thẩm quyền, kiến nghị cơ quan khác. Mỗi mục một đoạn, cách nhau "
            "một dòng trống; số mục tự đánh."
        )
        orders.error_messages["required"] = _("Ghi ít nhất một biện pháp xử lý hoặc kiến nghị.")

    def text(self) -> DecisionDraft:
        """The text as typed so far; call it after validation, whatever that found."""
        names = DecisionDraft.__dataclass_fields__
        said = {name: str(self.cleaned_data.get(name) or "") for name in names}
        return DecisionDraft(
            legal_basis=tuple(filter(None, map(str.strip, said["legal_basis"].splitlines()))),
            verification_result=said["verification_result"],
            dialogue_result=said["dialogue_result"],
            conclusion=said["conclusion"],
            orders=blocks(said["orders"]),
            compensation=said["compensation"],
        )

    def facts(self) -> dict[str, Any]:
        return {"verdict": Verdict(self.cleaned_data["verdict"]), "text": self.text()}


class ApproveForm(ActForm):
    act = Act.APPROVE
    button = _("Duyệt")

    text_sha256 = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        resolution = Resolution.objects.filter(petition=self.petition).first()
        if resolution is None:
            self.fields["text_sha256"].required = False  # the act says that nothing is drafted
        else:
            self.initial.setdefault("text_sha256", resolution.draft_sha256)


class ReturnDraftForm(ReasonForm):
    act = Act.RETURN_DRAFT

    reason = ProseInput(
        label=_("Điều cần sửa"), rows=4, missing=_("Ghi điều cần sửa trong dự thảo.")
    )
