"""For system administrators: accounts, units, appointments. Petitions are not administered."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from petitions.models import Appointment, Unit, User

admin.site.site_header = "Đơn Thư: quản trị hệ thống"
admin.site.site_title = "Đơn Thư"
admin.site.index_title = "Tài khoản, đơn vị, chức vụ"


class HeldAppointments(admin.TabularInline):
    """The roles that an account holds, edited beside it."""

    model = Appointment
    extra = 0
    autocomplete_fields = ["unit"]


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Accounts, with their roles."""

    list_display = ["username", "full_name", "is_active", "is_staff"]
    search_fields = ["username", "full_name"]
    inlines = [HeldAppointments]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Người dùng"), {"fields": ["full_name", "email"]}),
        (_("Quyền quản trị hệ thống"), {"fields": ["is_active", "is_staff", "is_superuser"]}),
        (_("Thời điểm"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["username", "full_name", "password1", "password2"]})
    ]
    readonly_fields = ["last_login", "date_joined"]
    list_filter = ["is_active", "is_staff"]
    filter_horizontal = []


@admin.register(Unit)
class UnitAdmin(admin.ModelAdmin):
    """The tree of agencies and units. A unit keeps its place once it has one."""

    list_display = ["name", "code", "parent", "is_agency", "symbol", "is_remote"]
    list_select_related = ["parent"]
    search_fields = ["name", "code"]
    autocomplete_fields = ["parent"]

    def get_readonly_fields(self, request: HttpRequest, obj: Unit | None = None) -> list[str]:
        """Moving a unit would change what its heads see of the past."""
        return ["parent", "is_agency"] if obj else []


@admin.register(Appointment)
class AppointmentAdmin(admin.ModelAdmin):
    """Who holds which role where, from when to when."""

    list_display = ["user", "role", "title", "unit", "starts_on", "ends_on"]
    list_select_related = ["user", "unit"]
    list_filter = ["role"]
    search_fields = ["user__full_name", "user__username", "title", "unit__name"]
    autocomplete_fields = ["user", "unit"]
