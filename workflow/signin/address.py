"""The network address that a request came from."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Who asks: who came to the outermost of our proxies; without a proxy, who connects."""
    connects = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.TRUSTED_PROXIES:
        return connects
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if len(told) < settings.TRUSTED_PROXIES:
        return connects
    try:
        return str(ip_address(told[-settings.TRUSTED_PROXIES].strip()))
    except ValueError:
        return connects
