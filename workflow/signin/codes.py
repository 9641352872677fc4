"""A code of six digits, or a recovery code, is taken once."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from petitions.models import User
from workflow.signin import lockout

#: The last step of time whose code an app's record has taken.
LAST_STEP = "last_step"


def taken(request: HttpRequest, user: User, typed: str) -> Authenticator:
    """The authenticator whose code `typed` is; the code is used up with that.

    Raises ValidationError for a wrong or used code, and where guessing has locked the account.
    """
    if lockout.is_locked(request, user.username):
        lockout.refuse(request)
        raise get_adapter().validation_error("incorrect_code")
    found = _matching(user, "".join(typed.split()))
    if found is None:
        lockout.note_failure(request, user.username)
        raise get_adapter().validation_error("incorrect_code")
    return found


@transaction.atomic
def _matching(user: User, code: str) -> Authenticator | None:
    # Locked: of two requests with one code the second finds it used.
    held = Authenticator.objects.select_for_update().filter(user=user)
    for authenticator in held.exclude(type=Authenticator.Type.WEBAUTHN).order_by("-type"):
        if authenticator.type == Authenticator.Type.TOTP:
            is_right = _is_new_code(authenticator, code)
        else:
            is_right = authenticator.wrap().validate_code(code)
        if is_right:
            authenticator.user = user
            return authenticator
    return None


def _is_new_code(authenticator: Authenticator, code: str) -> bool:
    """Whether `code` is the app's, of a step later than the last that was taken.

    The step is kept in the database: a cache may forget it while the code still counts.
    """
    secret = decrypt(authenticator.data["secret"])
    for step in yield_hotp_counters_from_time():
        is_right = constant_time_compare(code, format_hotp_value(hotp_value(secret, step)))
        if is_right and step > authenticator.data.get(LAST_STEP, -1):
            authenticator.data[LAST_STEP] = step
            authenticator.save(update_fields=["data"])
            return True
    return False
