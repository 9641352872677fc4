"""Bảo mật: keeping a petitioner secret, who may open the identity, whom a petition names."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from petitions import conflicts
from petitions.access import Act
from petitions.acts.protection import LONGEST_GRANT
from petitions.models import Appointment, Grant, NamedOfficer, User
from workflow.forms.base import ReasonForm
from workflow.forms.fields import DayField, HandlerField, LineInput


class OfficerField(HandlerField):
    """An officer; the queryset is set by the form that knows the petition."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["error_messages"] = {
            "required": _("Chọn cán bộ."),
            "invalid_choice": _("Không chọn được cán bộ này."),
        }
        super().__init__(**kwargs)
        self.empty_label = _("Chọn cán bộ")


class OfficerForm(ReasonForm):
    """Base: an act about one officer, for a reason."""

    #: The name of the field that chooses the officer.
    chooses = "officer"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields[self.chooses]
        assert isinstance(field, OfficerField)
        field.queryset = self.officers().order_by("full_name", "pk")

    def officers(self) -> QuerySet[User]:
        """Who may be chosen."""
        raise NotImplementedError

    def near(self) -> QuerySet[User]:
        """Who holds a role in the agency, in a unit of it, or in one over it."""
        unit = self.petition.unit
        near = Q(unit__agency=unit) | Q(unit__in=unit.ancestor_ids)
        held = Appointment.objects.on(self.on).filter(near)
        return User.objects.filter(pk__in=held.values("user"), is_active=True)


class ProtectForm(ReasonForm):
    act = Act.PROTECT


class GrantForm(OfficerForm):
    act = Act.GRANT_OPENING
    chooses = "to"

    to = OfficerField(label=_("Cho phép ai"))
    ends_on = DayField(
        label=_("Đến hết ngày"),
        help_text=format_lazy(_("Nhiều nhất {days} ngày."), days=LONGEST_GRANT.days),
    )
    field_order = ["to", "ends_on", "reason"]

    def officers(self) -> QuerySet[User]:
        kept = conflicts.kept_from(self.petition, on=self.on)
        return self.near().exclude(pk__in={self.actor.pk, *kept})


class RevokeForm(OfficerForm):
    act = Act.REVOKE_OPENING
    chooses = "to"

    to = OfficerField(label=_("Thu hồi của ai"))
    field_order = ["to", "reason"]

    def officers(self) -> QuerySet[User]:
        granted = Grant.objects.filter(petition=self.petition, revoked_at__isnull=True)
        return User.objects.filter(pk__in=granted.values("to"))


class NameOfficerForm(OfficerForm):
    act = Act.NAME_OFFICER

    officer = OfficerField(
        label=_("Cán bộ có tên trong đơn"),
        help_text=_(
            "Người này, và những người dưới quyền, từ lúc ghi không được giao và không xem được "
            "đơn."
        ),
    )
    field_order = ["officer", "reason"]

    def officers(self) -> QuerySet[User]:
        named = NamedOfficer.objects.filter(petition=self.petition, cleared_by__isnull=True)
        return self.near().exclude(pk__in=named.values("user"))


class ClearOfficerForm(OfficerForm):
    act = Act.CLEAR_OFFICER

    officer = OfficerField(label=_("Cán bộ chỉ trùng tên"))
    field_order = ["officer", "reason"]

    def officers(self) -> QuerySet[User]:
        named = NamedOfficer.objects.filter(petition=self.petition, cleared_by__isnull=True)
        return User.objects.filter(pk__in=named.values("user"))


class DestroyForm(ReasonForm):
    act = Act.DESTROY_IDENTITY
    button = _("Hủy vĩnh viễn")

    is_sure = forms.BooleanField(
        label=_("Tôi hiểu rằng sau khi hủy không ai mở lại được danh tính này"),
        error_messages={"required": _("Đánh dấu để xác nhận.")},
    )
    field_order = ["reason", "is_sure"]

    def facts(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class OpenForm(ReasonForm):
    act = Act.OPEN_IDENTITY
    button = _("Ghi nhật ký và mở")


class CopyForm(forms.Form):
    """The name of a blacked-out copy, and the parts to remove as the page drew them."""

    name = LineInput(label=_("Tên bản sao"), max_length=200, missing=_("Ghi tên của bản sao."))
    boxes = forms.JSONField(
        widget=forms.HiddenInput(),
        error_messages={
            "required": _("Khoanh ít nhất một phần cần che."),
            "invalid": _("Không đọc được các phần đã khoanh. Khoanh lại."),
        },
    )
