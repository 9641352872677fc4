"""What a report of a failure may say: where in the program it happened, and nothing that was in it.

A value in a local variable, a form, a cookie or the text of an exception may be a denouncer's name.
"""

from collections.abc import ItemsView
from types import FrameType, TracebackType
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

HIDDEN = "…"


class NothingOfAnybody(SafeExceptionReporterFilter):
    """Hides all that came with a request and all that the program held, with DEBUG as well."""

    def is_active(self, request: HttpRequest | None) -> bool:
        return True

    def get_safe_settings(self) -> dict[str, Any]:
        return {}

    def get_safe_request_meta(self, request: HttpRequest | None) -> dict[str, Any]:
        return {}

    def get_safe_cookies(self, request: HttpRequest | None) -> dict[str, Any]:
        return {}

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        return dict.fromkeys(request.POST, HIDDEN) if request is not None else {}

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: FrameType
    ) -> ItemsView[str, Any]:
        return dict.fromkeys(tb_frame.f_locals, HIDDEN).items()


class PlacesOnly(ExceptionReporter):
    """The kind of the exception, and file, line and function of each step that led to it."""

    def get_traceback_text(self) -> SafeString:
        return mark_safe(described(self.exc_value, self.tb))  # plain text: nothing is markup

    def get_traceback_html(self) -> SafeString:
        return format_html("<pre>{}</pre>", described(self.exc_value, self.tb))


def described(error: BaseException | None, trace: TracebackType | None = None) -> str:
    """`error` and what it came from, the oldest first, without the text of any of them."""
    if error is None:
        return ""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    steps = []
    trace = trace or error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        steps.append(f'  File "{code.co_filename}", line {trace.tb_lineno}, in {code.co_name}')
        trace = trace.tb_next
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return "\n".join(filter(None, [described(before), *steps, kind]))
