"""Guessing at a password or a code is stopped: failures are counted in the database.

Each failure is a row with its time, and leaves the count one by one as it grows old. So there is no
moment at which a counter starts anew, a restart forgets nothing, and who tries once an hour comes
to the limit of a day or of a month.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from axes.handlers.base import AbstractAxesHandler, AxesBaseHandler
from axes.models import AccessFailureLog
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from petitions.models import User
from workflow.signin.address import client_address

#: So many failures within so long lock. An account has one owner, an address a whole office.
ACCOUNT_LIMITS = ((timedelta(minutes=15), 5), (timedelta(days=1), 10), (timedelta(days=30), 30))
ADDRESS_LIMITS = ((timedelta(minutes=15), 20), (timedelta(days=1), 100))
#: After this long no limit looks at a failure any more.
KEPT = timedelta(days=30)
#: Stands before the digest of a name that no account has. No user name can begin with it.
UNKNOWN = "?:"


def is_locked(request: HttpRequest, username: str) -> bool:
    """Whether nothing more is tried now for that account, or from where `request` comes."""
    failures = AccessFailureLog.objects.all()
    of_account = failures.filter(username=_kept_name(username))
    of_address = failures.filter(ip_address=_place(request))
    return _reached(of_account, ACCOUNT_LIMITS) or _reached(of_address, ADDRESS_LIMITS)


def note_failure(request: HttpRequest, username: str) -> None:
    """Count one wrong password or code; where that reaches a limit the answer is the lock's page.

    A try that a lock refused is not counted: nothing was guessed, and whoever keeps trying would
    otherwise hold the owner out for ever.
    """
    if getattr(request, "axes_locked_out", False):
        return
    AccessFailureLog.objects.filter(attempt_time__lt=timezone.now() - KEPT).delete()
    made = AccessFailureLog.objects.create(
        username=_kept_name(username), ip_address=_place(request), user_agent="", http_accept=""
    )
    if is_locked(request, username):
        AccessFailureLog.objects.filter(pk=made.pk).update(locked_out=True)
        refuse(request)


def refuse(request: HttpRequest) -> None:
    """Let the answer to `request` be the page that says that signing in is locked."""
    request.axes_locked_out = True  # type: ignore[attr-defined]


def forgive(request: HttpRequest, username: str) -> None:
    """Forget the failures of that account from this place: its owner has mistyped.

    Those from elsewhere stay, or an attacker would start anew whenever the owner comes to work.
    """
    AccessFailureLog.objects.filter(username=username, ip_address=_place(request)).delete()


def _reached(failures: QuerySet[Any], limits: Iterable[tuple[timedelta, int]]) -> bool:
    limits = tuple(limits)
    most = max(count for _, count in limits)
    newest_first = failures.order_by("-attempt_time").values_list("attempt_time", flat=True)
    times: list[datetime] = list(newest_first[:most])
    now = timezone.now()
    return any(len(times) >= count and times[count - 1] > now - within for within, count in limits)


def _kept_name(typed: str) -> str:
    """The user name of an account; of a name that is none (it may be a password) only a digest.

    Both are counted and locked alike, so that a lock does not tell which accounts there are.
    """
    if User.objects.filter(username=typed).exists():
        return typed
    return UNKNOWN + salted_hmac("workflow.signin.lockout", typed.casefold()).hexdigest()[:24]


def _place(request: HttpRequest) -> str | None:
    """The address to count by; of IPv6 the network of 64 bits, which one connection has whole."""
    try:
        address = ip_address(client_address(request))
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False).network_address)
    return str(address)


class Lockout(AbstractAxesHandler, AxesBaseHandler):
    """What axes asks before a password is looked at, and tells after it was."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        return is_locked(request, str((credentials or {}).get("username") or ""))

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """The failures of the account that are still kept."""
        name = _kept_name(str((credentials or {}).get("username") or ""))
        return AccessFailureLog.objects.filter(username=name).count()

    def user_login_failed(
        self,
        sender: Any,
        credentials: dict[str, Any],
        request: HttpRequest | None = None,
        **kwargs: Any,
    ) -> None:
        if request is not None:
            note_failure(request, str(credentials.get("username") or ""))

    def user_logged_in(self, sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        forgive(request, user.get_username())

    def user_logged_out(
        self, sender: Any, request: HttpRequest, user: User | None, **kwargs: Any
    ) -> None:
        """Nothing is counted when somebody leaves."""

    def reset_attempts(
        self,
        *,
        ip_address: str | None = None,
        username: str | None = None,
        ip_or_username: bool = False,
    ) -> int:
        """Unlock: forget the failures of that account, that address, or all; how many they were."""
        asked = [
            Q(**{field: value})
            for field, value in (("ip_address", ip_address), ("username", username))
            if value
        ]
        failures = AccessFailureLog.objects.all()
        if ip_or_username and len(asked) == 2:
            failures = failures.filter(asked[0] | asked[1])
        else:
            failures = failures.filter(*asked)
        return failures.delete()[0]
