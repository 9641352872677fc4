"""The frame round the pages of somebody's own account."""

from typing import Any

from django.http import HttpRequest

from workflow.signin.policy import is_held


class Framed:
    """For a view: in the desk's frame, or in a plain one while the desk is not open yet."""

    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        held = is_held(self.request)
        frame = "account/plain.html" if held else "account/desk.html"
        return context | {"frame": frame, "is_held": held}
