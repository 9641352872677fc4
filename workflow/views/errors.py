"""Requests that cannot be read: why, in words."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page in place of a request that was too large (413) or could not be read (400)."""
    if isinstance(exception, _TOO_MUCH):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)
