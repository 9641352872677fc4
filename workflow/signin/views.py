"""Signing in with a name and a password, signing out, a new password."""

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import admin, messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from workflow.signin.forms import ChangePasswordForm
from workflow.signin.framed import Framed
from workflow.views.common import officer

#: Seconds after which somebody who was locked out may try again: the shortest limit's.
RETRY_AFTER = 15 * 60


class SignIn(LoginView):
    """The first step. Whoever has a second factor is asked for it before anything is open."""

    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        # The key of before may be known to somebody who planted it.
        self.request.session.cycle_key()
        login = Login(user=form.get_user(), redirect_url=self.get_redirect_url() or None)
        response: HttpResponse = perform_password_login(self.request, {}, login)
        return response


@login_not_required
@never_cache
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session on the server, a half-finished log-in as well."""
    logout(request)
    return redirect("login")


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of the account, this one too."""
    officer(request).end_sessions()
    logout(request)
    messages.success(request, _("Đã đăng xuất khỏi mọi thiết bị."))
    return redirect("login")


class ChangePassword(Framed, PasswordChangeView):
    """A new password. The sessions of other devices end with the old one."""

    form_class = ChangePasswordForm
    template_name = "account/password_change.html"
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        response = super().form_valid(form)
        messages.success(
            self.request, _("Đã đổi mật khẩu. Các phiên đăng nhập trên thiết bị khác đã kết thúc.")
        )
        return response


def locked_out(request: HttpRequest, *refused: Any) -> HttpResponse:
    """The page in place of any answer to a try that a lock refused: the same for every account."""
    page = render(request, "account/locked.html", status=429)
    page["Retry-After"] = str(RETRY_AFTER)
    page["Cache-Control"] = "private, no-store"
    return page


@login_not_required
@never_cache
@require_safe
def admin_sign_in(request: HttpRequest) -> HttpResponse:
    """The admin has no log-in of its own, which would ask for no second factor."""
    if admin.site.has_permission(request):
        return redirect("admin:index")
    if request.user.is_authenticated:
        raise PermissionDenied
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"{reverse('login')}?{query}" if query else reverse("login"))
