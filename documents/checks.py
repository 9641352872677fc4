"""The start-up check that the paper font can write Vietnamese."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error

from documents import fonts

HINT = (
    "Cài gói fonts-liberation2 của Debian (bản 2.x; gói fonts-liberation của Debian 12 thiếu chữ "
    "Việt), hoặc đặt PAPER_FONT_DIR là thư mục có các tệp LiberationSerif-*.ttf."
)


def check_paper_fonts(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """An error for each of the four cuts whose file is absent or lacks Vietnamese letters."""
    found: list[CheckMessage] = []
    for style in fonts.Style:
        file = fonts.path(style)
        if not file.is_file():
            found.append(Error(f"Thiếu tệp phông chữ {file}.", hint=HINT, id="documents.E001"))
        elif lacking := fonts.missing_letters(file):
            text = f"Phông chữ {file} thiếu {len(lacking)} chữ: {''.join(sorted(lacking))}"
            found.append(Error(text, hint=HINT, id="documents.E002"))
    return found
