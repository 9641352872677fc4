"""Phân loại và quyết định: the officer's proposal, and the head's answer to it."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from petitions.access import Act
from petitions.acts import Proposal
from petitions.law.facts import Kind
from petitions.law.grounds import Purpose
from petitions.models import Outcome, Triage, outcomes_of
from workflow.forms.base import ActForm, ReasonForm, UnitForm, choices_of, ground_choices
from workflow.forms.fields import LineInput, ProseInput, UnitField


class ProposeForm(ActForm):
    act = Act.PROPOSE
    button = _("Trình thủ trưởng")
    shown_when: ClassVar[dict[str, str]] = {
        "ground": f"outcome={Outcome.NOT_ACCEPTED}",
        "competent_body": f"outcome={Outcome.REFERRED}|{Outcome.GUIDED}|{Outcome.RETURNED}",
        "suggested_unit": f"outcome={Outcome.ACCEPT}",
    }

    outcome = forms.ChoiceField(
        label=_("Đề xuất"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        initial=Outcome.ACCEPT,
    )
    ground = forms.ChoiceField(
        label=_("Căn cứ không thụ lý (Điều 11 Luật Khiếu nại)"), required=False
    )
    competent_body = LineInput(
        label=_("Cơ quan có thẩm quyền giải quyết"), max_length=200, required=False
    )
    suggested_unit = UnitField(label=_("Đề xuất giao đơn vị"), required=False)
    reason = ProseInput(
        label=_("Lý do"),
        rows=3,
        help_text=_("Với đơn không thụ lý, lý do này được in trong văn bản trả lời."),
        missing=_("Ghi lý do của đề xuất."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = Kind(self.petition.kind)
        choices_of(self, "outcome").choices = [
            (outcome.value, outcome.label_in(kind)) for outcome in outcomes_of(self.petition)
        ]
        choices_of(self, "ground").choices = [
            ("", _("Chọn căn cứ")),
            *ground_choices(Purpose.NOT_ACCEPTED, self.on, kind),
        ]
        if kind is Kind.DENUNCIATION:
            self.fields["ground"].label = _("Căn cứ không thụ lý (khoản 1 Điều 29 Luật Tố cáo)")

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        outcome = Outcome(data["outcome"])
        refused = outcome is Outcome.NOT_ACCEPTED
        return {
            "proposal": Proposal(
                outcome=outcome,
                reason=data["reason"],
                ground=data["ground"] if refused else "",
                competent_body=data["competent_body"],
                suggested_unit=data["suggested_unit"] if outcome is Outcome.ACCEPT else None,
            )
        }


class AssignForm(UnitForm):
    act = Act.ASSIGN
    button = _("Thụ lý và giao đơn vị")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        triage = Triage.objects.filter(petition=self.petition).first()
        if triage is not None:
            self.initial.setdefault("unit", triage.suggested_unit_id)
        # Where there is nothing to assign, the act says so; no unit would change that.
        self.fields["unit"].required = (
            triage is not None and not triage.decided_by_id and triage.outcome == Outcome.ACCEPT
        )


class ApproveRefusalForm(ActForm):
    act = Act.APPROVE_REFUSAL
    button = _("Duyệt văn bản trả lời")

    reason = ProseInput(label=_("Ý kiến"), rows=2, required=False)


class ReworkForm(ReasonForm):
    act = Act.REWORK

    reason = ProseInput(
        label=_("Điều cần sửa"), rows=3, missing=_("Ghi điều cần sửa trong đề xuất.")
    )
