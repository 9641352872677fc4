"""What every officers' view starts from: who asks, what they may see, and how a refusal looks."""

from datetime import date
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from petitions import access
from petitions.errors import NotAllowed, Refused
from petitions.models import Petition, User


def officer(request: HttpRequest) -> User:
    """The person who is logged in; the login middleware lets nobody else this far."""
    return cast("User", request.user)


def today() -> date:
    """The day by the legal clock."""
    return timezone.localdate()


def seen_petition(request: HttpRequest, petition_id: int) -> Petition:
    """The petition, if this person may see it; otherwise the answer is that there is none."""
    seen = access.visible_to(officer(request), on=today())
    return get_object_or_404(
        seen.select_related("unit__agency", "handling_unit", "handler").distinct(), pk=petition_id
    )


def refused_page(request: HttpRequest, refused: Refused, back_url: str) -> HttpResponse:
    """The page that says which rule forbids, and why."""
    status = 403 if isinstance(refused, NotAllowed) else 409
    context = {"refused": refused, "back_url": back_url}
    return render(request, "desk/refused.html", context, status=status)
