"""What holds for every answer: nobody keeps an officer's pages, and no page is blank."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]


def kept_by_nobody(get_response: Answer) -> Answer:
    """Middleware: what somebody sees who is logged in is stored by no browser and no proxy.

    After logging out, Back in the browser's history then asks the server, which asks who it is.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = "private, no-store"
        return response

    return answer


def said_in_words(get_response: Answer) -> Answer:
    """Middleware: an address that is asked in the wrong way (405) says so on a page."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page

    return answer
