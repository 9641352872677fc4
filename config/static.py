"""Which static files of the installed packages are collected."""

from collections.abc import Iterable
from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder

#: viewflow's stock screens (we show none; they weigh 49 MB and name files that are missing), and
#: the variants of Bootstrap that no page asks for.
LEFT_OUT = (
    "viewflow",
    "bootstrap/css/bootstrap-*",
    "bootstrap/css/*.rtl.*",
    "bootstrap/js/*.esm.*",
    "bootstrap/js/jquery*",
)


class OwnScreensFinder(AppDirectoriesFinder):
    """Finds what our screens and the admin's need, and no more."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        return super().list([*(ignore_patterns or ()), *LEFT_OUT])
