"""Who must have a second factor, and how surely a session is its owner's."""

import time
from datetime import date
from urllib.parse import urlencode

from allauth.account import app_settings as account_settings
from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from petitions import access
from petitions.models import Appointment, Role, User

#: Roles that decide, or that read everything.
ROLES = (Role.HEAD, Role.DEPUTY, Role.AUDITOR)
#: What proves possession of something, apart from the codes that replace it once.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def needs_second_factor(user: User, on: date) -> bool:
    """Whether a password alone is too little for `user` on that day.

    So for administrators, heads, deputies, auditors, and whoever may open a sealed identity now.
    """
    if user.is_staff or user.is_superuser:
        return True
    if Appointment.objects.on(on).filter(user=user, role__in=ROLES).exists():
        return True
    return access.holds_grant(user)


def has_second_factor(user: User) -> bool:
    """Whether `user` has set up a second factor, apart from recovery codes."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def is_verified(request: HttpRequest) -> bool:
    """Whether this session was proved with a second factor that the account still has."""
    records = get_authentication_records(request, request.user)
    used = {record.get("id") for record in records if record["method"] == "mfa"}
    return bool(used) and Authenticator.objects.filter(user=request.user, pk__in=used).exists()


def is_held(request: HttpRequest) -> bool:
    """Whether the person is kept to the pages that set up or ask for a second factor."""
    if not settings.SECOND_FACTOR_REQUIRED or not isinstance(request.user, User):
        return False
    if is_verified(request):
        return False
    return needs_second_factor(request.user, timezone.localdate())


def recently_verified(request: HttpRequest) -> bool:
    """Whether the person in front proved within the last five minutes who they are.

    With the second factor where the account has one, else with the password.
    """
    user = request.user
    if not isinstance(user, User):
        return False
    methods = {"mfa"} if has_second_factor(user) else {"mfa", "password"}
    oldest = time.time() - account_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, user)
    return any(r["method"] in methods and r["at"] > oldest for r in records)


def ask_to_verify(request: HttpRequest, back: str | None = None) -> HttpResponseRedirect:
    """Send the person to prove who they are; afterwards they come to `back`, or where they were.

    The page is asked for again with GET: nothing of a form that was sent is kept meanwhile.
    """
    methods = get_adapter(request).get_reauthentication_methods(request.user)
    url = methods[0]["url"] if methods else reverse("account_reauthenticate")
    return redirect(f"{url}?{urlencode({'next': back or request.get_full_path()})}")
