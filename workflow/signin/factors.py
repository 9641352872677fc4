"""The pages of the second factor: allauth's, in our frame, with our forms."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import ReauthenticateView as PasswordView
from allauth.mfa.base.views import AuthenticateView, IndexView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy

from workflow.signin.forms import AppForm, CodeForm, ConfirmCodeForm, ConfirmPasswordForm, KeyForm
from workflow.signin.framed import Framed
from workflow.views.common import officer


class Authenticate(AuthenticateView):
    """The second step of signing in."""

    form_class = CodeForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        keys = Authenticator.objects.filter(
            user=self.stage.login.user, type=Authenticator.Type.WEBAUTHN
        )
        return super().get_context_data(**kwargs) | {"has_key": keys.exists()}


class Overview(Framed, IndexView):
    """What the account has, and how to add or remove it."""


class _Proved:
    """For a view whose form proves who is in front: the session gets a new key with it."""

    request: HttpRequest

    def form_valid(self, form: BaseForm) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        self.request.session.cycle_key()
        return response


class ConfirmPassword(_Proved, Framed, PasswordView):
    """The password once more; only for an account without a second factor."""

    form_class = ConfirmPasswordForm


class ConfirmCode(_Proved, Framed, ReauthenticateView):
    """A code once more."""

    form_class = ConfirmCodeForm


class ConfirmKey(_Proved, Framed, ReauthenticateWebAuthnView):
    """The security key once more."""

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        for message in form.errors.get("credential", []):
            messages.error(self.request, str(message))
        return HttpResponseRedirect(self.request.get_full_path())


class SetUpApp(Framed, ActivateTOTPView):
    """Scan the secret and show that the app has it."""

    form_class = AppForm

    def form_valid(self, form: AppForm) -> HttpResponse:
        response = super().form_valid(form)
        _prove_by_setting_up(self.request, Authenticator.Type.TOTP)
        return response


class DropApp(Framed, DeactivateTOTPView):
    """The app counts no more."""


class AddKey(Framed, AddWebAuthnView):
    """Register a security key."""

    form_class = KeyForm

    def form_valid(self, form: KeyForm) -> HttpResponse:
        response = super().form_valid(form)
        _prove_by_setting_up(self.request, Authenticator.Type.WEBAUTHN)
        return response


class DropKey(Framed, RemoveWebAuthnView):
    """A key counts no more."""

    success_url = reverse_lazy("mfa_index")


class Codes(Framed, ViewRecoveryCodesView):
    """The recovery codes: shown once, later only how many are left."""


class NewCodes(Framed, GenerateRecoveryCodesView):
    """New recovery codes in place of all old ones."""


def _prove_by_setting_up(request: HttpRequest, kind: Authenticator.Type) -> None:
    """Whoever has just set a factor up has it in hand: the session counts as proved with it."""
    user = officer(request)
    newest = Authenticator.objects.filter(user=user, type=kind).latest("pk")
    record_authentication(request, user, "mfa", id=newest.pk, type=newest.type)
    request.session.cycle_key()
