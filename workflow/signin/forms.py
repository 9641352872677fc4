"""The forms of signing in; allauth's with our words, and with every guess counted."""

from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.forms import PasswordChangeForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from petitions.models import User
from workflow.signin.codes import taken


def code_input() -> forms.TextInput:
    """A line for a code of digits: a telephone may show digits alone, or fill it in."""
    return forms.TextInput(
        attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    )


class CodeForm(AuthenticateForm):
    """The second step of signing in."""

    code = forms.CharField(
        label=_("Mã xác thực"),
        max_length=20,
        widget=code_input(),
        help_text=_("6 chữ số trên ứng dụng xác thực, hoặc một mã dự phòng chưa dùng."),
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        self.authenticator = taken(context.request, self.user, code)
        return code


class ConfirmCodeForm(ReauthenticateForm):
    """The same, from somebody who is signed in."""

    code = CodeForm.base_fields["code"]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        self.authenticator = taken(context.request, self.user, code)
        return code


class AppForm(ActivateTOTPForm):
    """The first code of an app that has just scanned the secret."""

    code = forms.CharField(
        label=_("Mã xác thực"),
        max_length=20,
        widget=code_input(),
        help_text=_("6 chữ số mà ứng dụng hiện ra sau khi quét."),
    )


class KeyForm(AddWebAuthnForm):
    """A new security key, and what its owner calls it."""

    name = forms.CharField(
        label=_("Tên gọi của khóa"),
        required=False,
        max_length=60,
        help_text=_("Để phân biệt khi có nhiều khóa, ví dụ: khóa ở cơ quan."),
    )


class PasswordField(forms.CharField):
    """A password that the person has now."""

    def __init__(self, **options: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        super().__init__(strip=False, widget=widget, **options)


class ConfirmPasswordForm(forms.Form):
    """The password once more, from somebody who has no second factor."""

    password = PasswordField(label=_("Mật khẩu"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        return right_password(self.user, self.cleaned_data["password"])


class ChangePasswordForm(PasswordChangeForm):
    """A new password; a wrong old one counts as a guess, as at the log-in."""

    old_password = PasswordField(label=_("Mật khẩu đang dùng"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("Mật khẩu mới")
        self.fields["new_password1"].help_text = _(
            "Ít nhất 8 ký tự, không toàn chữ số, không giống họ tên hay tên đăng nhập, không phải "
            "mật khẩu nhiều người dùng."
        )
        self.fields["new_password2"].label = _("Gõ lại mật khẩu mới")
        self.fields["new_password2"].help_text = ""

    def clean_old_password(self) -> str:
        return right_password(self.user, self.cleaned_data["old_password"])


def right_password(user: User, typed: str) -> str:
    """`typed`, if it is the password of `user`. Raises ValidationError, and counts the guess."""
    adapter = get_account_adapter(context.request)
    if not adapter.reauthenticate(user, typed):
        error: ValidationError = adapter.validation_error("incorrect_password")
        raise error
    return typed
