"""How a session ends by itself, and what a session without a second factor may open."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.models import User
from workflow.signin.policy import ask_to_verify, has_second_factor, is_held

Answer = Callable[[HttpRequest], HttpResponse]

BEGAN = "signin.began"
SEEN = "signin.seen"
#: Seconds between two writes of when somebody was last seen.
NOTED_EVERY = 60
MINUTE = 60

#: What is open without a second factor: setting one up.
TO_SET_UP = {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"}
#: What is open to somebody who has one and did not use it in this session.
TO_PROVE = {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"}
#: Leaving is open to everybody.
ALWAYS = {"logout", "sign_out_everywhere"}


def ending_sessions(get_response: Answer) -> Answer:
    """Middleware: a session ends after idleness, and at the latest after SESSION_HOURS.

    It ends on the server: the cookie that a browser or a thief still has opens nothing.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        now = int(timezone.now().timestamp())
        if request.user.is_authenticated and (reason := _why_over(request.session, now)):
            logout(request)
            messages.info(request, reason)
        response = get_response(request)
        if request.user.is_authenticated:
            _note(request.session, now)
        return response

    return answer


def _why_over(session: SessionBase, now: int) -> str:
    """What to tell somebody whose session is over; empty while it goes on."""
    hours, minutes = settings.SESSION_HOURS, settings.SESSION_IDLE_MINUTES
    if now - session.get(SEEN, now) >= minutes * MINUTE:
        return _(
            "Phiên làm việc đã kết thúc sau %(minutes)d phút không có thao tác. Đăng nhập lại."
        ) % {"minutes": minutes}
    if now - session.get(BEGAN, now) >= hours * 60 * MINUTE:
        return _("Phiên làm việc đã kéo dài %(hours)d giờ nên kết thúc. Đăng nhập lại.") % {
            "hours": hours
        }
    return ""


def _note(session: SessionBase, now: int) -> None:
    session.setdefault(BEGAN, now)
    if now - session.get(SEEN, 0) >= NOTED_EVERY:
        session[SEEN] = now


class SecondFactorGate:
    """Middleware: who needs a second factor reaches nothing before it is set up and was used."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponseRedirect | None:
        """Where the person has to go first; None where the page may be opened."""
        # What asks for no log-in shows nothing of anybody's.
        if not getattr(view, "login_required", True) or not isinstance(request.user, User):
            return None
        name = request.resolver_match.url_name if request.resolver_match else None
        if name in ALWAYS or not is_held(request):
            return None
        if has_second_factor(request.user):
            return None if name in TO_PROVE else ask_to_verify(request, _back(request))
        return None if name in TO_SET_UP else redirect("mfa_index")


def _back(request: HttpRequest) -> str:
    """Where to come back to: what was sent is not sent again by itself."""
    return request.get_full_path() if request.method == "GET" else settings.LOGIN_REDIRECT_URL
