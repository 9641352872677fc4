"""What allauth asks of us: our words, our rules, our way of keeping a secret."""

import base64
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petitions.keyring import KEY_BYTES, keyring
from petitions.models import User
from workflow.signin.address import client_address
from workflow.signin.policy import has_second_factor, recently_verified

ISSUER = "Đơn Thư"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; nobody signs up, nothing goes by mail."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_password": gettext_lazy("Mật khẩu không đúng."),
    }
    #: allauth names what it has done by a template of its own; these are said, others are not.
    said = {
        "mfa/messages/totp_activated.txt": gettext_lazy("Đã bật ứng dụng xác thực."),
        "mfa/messages/totp_deactivated.txt": gettext_lazy("Đã bỏ ứng dụng xác thực."),
        "mfa/messages/webauthn_added.txt": gettext_lazy("Đã thêm khóa bảo mật."),
        "mfa/messages/webauthn_removed.txt": gettext_lazy("Đã bỏ khóa bảo mật."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not again from somebody who has proved it just now by signing in."""
        return not recently_verified(context.request)

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """With a second factor only that counts: a password may have been seen over a shoulder."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if isinstance(user, User) and has_second_factor(user):
            methods = [method for method in methods if method["id"] != "reauthenticate"]
        words = {
            "reauthenticate": _("Dùng mật khẩu"),
            "mfa_reauthenticate": _("Dùng mã xác thực hoặc mã dự phòng"),
            "mfa_reauthenticate:webauthn": _("Dùng khóa bảo mật"),
        }
        return [method | {"description": words[method["id"]]} for method in methods]

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        text = message or self.said.get(message_template or "")
        if text:
            messages.add_message(request, level, str(text), extra_tags=extra_tags)


class FactorAdapter(DefaultMFAAdapter):
    """The second factor: the code to scan is drawn here, and secrets are not kept in clear."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "Mã không đúng, đã dùng hoặc đã hết hạn. Nhập mã đang hiện trên ứng dụng."
        ),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Bật ứng dụng xác thực hoặc khóa bảo mật trước, sau đó mới tạo mã dự phòng."
        ),
    }

    def get_totp_issuer(self) -> str:
        return ISSUER

    def build_totp_svg(self, url: str) -> str:
        """The code to scan as a drawing within the page: its secret goes into no other address."""
        return str(segno.make(url, error="m", micro=False).svg_inline(scale=5, light="#fff"))

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode("ascii")).decode()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        held = Authenticator.objects.filter(user=user, type=type).count()
        return _("Khóa số {number}").format(number=held + 1)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": ISSUER}


def _box() -> Fernet:
    """What locks the secrets of second factors: a key of its own, drawn from the keyring."""
    derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"second factor")
    return Fernet(base64.urlsafe_b64encode(derived.derive(keyring().index)))
