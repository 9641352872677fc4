"""What a browser is told with every answer, a static file's as well."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

#: No page of ours asks for these; a script that slipped in should not either. A security key is
#: asked for by our own pages only.
_SWITCHED_OFF = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
_OWN = ("publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS = ", ".join(
    [f"{name}=()" for name in _SWITCHED_OFF] + [f"{name}=(self)" for name in _OWN]
)


def kept_apart(get_response: Answer) -> Answer:
    """Middleware: no other site may load what we answer, and the page gets no device's senses."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return answer
