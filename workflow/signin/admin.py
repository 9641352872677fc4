"""For system administrators: unlock an account, take away a second factor that was lost."""

from typing import Any

from allauth.mfa.models import Authenticator
from axes.models import AccessFailureLog
from axes.utils import reset
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petitions.models import User
from workflow.views.common import officer


class _ReadOnly(admin.ModelAdmin):
    """Rows that the program writes: nobody adds or changes one."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class SecondFactorAdmin(_ReadOnly):
    """Which account has which second factor. To remove a lost one is to delete its row."""

    list_display = ["user", "type", "created_at", "last_used_at"]
    list_select_related = ["user"]
    list_filter = ["type"]
    search_fields = ["user__username", "user__full_name"]
    fields = ["user", "type", "created_at", "last_used_at"]

    def delete_model(self, request: HttpRequest, obj: Authenticator) -> None:
        """Whoever found the lost telephone may sit in a session of it: those end as well."""
        self._remove(request, [obj])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Authenticator]) -> None:
        self._remove(request, list(queryset))

    def _remove(self, request: HttpRequest, lost: list[Authenticator]) -> None:
        for authenticator in lost:
            authenticator.delete()
        for user in User.objects.filter(pk__in={each.user_id for each in lost}):
            user.end_sessions()
            _record(request, user, _("Bỏ phương thức xác thực hai lớp, kết thúc mọi phiên"))


class FailureAdmin(_ReadOnly):
    """Log-ins that failed in the last thirty days, and the way to unlock."""

    list_display = ["attempt_time", "username", "ip_address", "locked_out"]
    list_filter = ["locked_out", "attempt_time"]
    search_fields = ["username", "ip_address"]
    fields = ["attempt_time", "username", "ip_address", "locked_out"]
    actions = ["unlock_accounts", "unlock_addresses"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows go with an unlocking only, which is recorded by its name."""
        return False

    @admin.action(description=gettext_lazy("Mở khóa các tài khoản đã chọn"))
    def unlock_accounts(self, request: HttpRequest, chosen: QuerySet[AccessFailureLog]) -> None:
        names = set(chosen.values_list("username", flat=True))
        self._unlock(request, [("username", name) for name in names])

    @admin.action(description=gettext_lazy("Mở khóa các địa chỉ mạng đã chọn"))
    def unlock_addresses(self, request: HttpRequest, chosen: QuerySet[AccessFailureLog]) -> None:
        places = set(chosen.exclude(ip_address=None).values_list("ip_address", flat=True))
        self._unlock(request, [("ip_address", place) for place in places])

    def _unlock(self, request: HttpRequest, locked: list[tuple[str, str]]) -> None:
        for field, value in sorted(locked):
            failures = AccessFailureLog.objects.filter(**{field: value})
            account = User.objects.filter(username=value).first()
            words = _("Mở khóa đăng nhập: {value}").format(value=value)
            _record(request, account or failures.latest("attempt_time"), words)
            reset(**{{"username": "username", "ip_address": "ip"}[field]: value})
        told = _("Đã mở khóa: {count}.").format(count=len(locked))
        self.message_user(request, told, messages.SUCCESS)


def _record(request: HttpRequest, about: Model, words: str) -> None:
    """Write into the admin's log what an administrator has done, and to what."""
    LogEntry.objects.log_actions(
        user_id=officer(request).pk,
        queryset=[about],
        action_flag=CHANGE,
        change_message=words,
        single_object=True,
    )
