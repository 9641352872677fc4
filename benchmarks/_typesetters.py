"""Ways to put the same letters on paper: ours, and those that somebody else would take.

Each takes letters and prints one after the other. Django is set up here, before the measured code
is imported.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from html import unescape
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import django
from playwright.sync_api import sync_playwright
from weasyprint import CSS, HTML

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

_rendering = import_module("documents.rendering")
_batch = import_module("documents.batch")
_specimens = import_module("documents.specimens")
_typst: Any = import_module("typst") if find_spec("typst") else None
_NOTICE = ("NĐ 124/2020", "Mẫu số 03")


def letters(count: int) -> Iterator[Any]:
    """Notices of acceptance, each with a number of its own."""
    notice = _specimens.SPECIMENS[_NOTICE]()
    for n in range(1, count + 1):
        number = type(notice.number)(**vars(notice.number) | {"value": n})
        yield type(notice)(**vars(notice) | {"number": number})


def _one_by_one(given: Iterator[Any]) -> None:
    for letter in given:
        _rendering.typeset(letter)


def _as_a_batch(given: Iterator[Any]) -> None:
    for _ in _batch.typeset_many(given):
        pass


def _sheet() -> str:
    """Our style sheet, its fonts at addresses that everybody can open."""
    told = _rendering.supplies()
    folder = Path(told.font_folder).as_uri()
    return re.sub(r"paper-font:(\w+)", rf"{folder}/LiberationSerif-\1.ttf", told.paper)


def _plain(given: Iterator[Any]) -> None:
    """As the manual of WeasyPrint begins, nothing kept from one letter to the next."""
    sheet = _sheet()
    for letter in given:
        HTML(string=_rendering.text_of(letter)).write_pdf(stylesheets=[CSS(string=sheet)])


def _styled(letter: Any, sheet: str) -> str:
    return str(_rendering.text_of(letter)).replace("</head>", f"<style>{sheet}</style></head>")


def _chromium(given: Iterator[Any]) -> None:
    """One browser with one page, which prints each letter."""
    sheet = _sheet()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        for letter in given:
            page.set_content(_styled(letter, sheet))
            page.pdf(prefer_css_page_size=True, tagged=True)
        browser.close()


def _libreoffice(given: Iterator[Any]) -> None:
    """One start for all letters; its own idea of our style sheet."""
    sheet = _sheet()
    with tempfile.TemporaryDirectory(prefix="donthu-") as folder:
        files = []
        for n, letter in enumerate(given):
            files.append(Path(folder) / f"{n}.html")
            files[-1].write_text(_styled(letter, sheet), encoding="utf-8")
        profile = f"-env:UserInstallation={Path(folder).as_uri()}/profile"
        office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*office, *files], check=True, capture_output=True)
        if len(list(Path(folder).glob("*.pdf"))) != len(files):
            raise RuntimeError("LibreOffice has not printed every letter")


_TYPST = """#set page(paper: "a4", margin: (top: 20mm, right: 15mm, bottom: 20mm, left: 30mm))
#set text(font: "Liberation Serif", size: 14pt, lang: "vi")
#set par(justify: true, first-line-indent: (amount: 12.7mm, all: true))
#grid(columns: (66mm, 99mm), align: center, {head})
#align(center, strong[{title}])
{body}
#grid(columns: (80mm, 85mm), align: (left, center), {foot})
"""


def _typst_source(letter: Any) -> bytes:
    """The words of the letter, set plainly: head, title, paragraphs, foot."""
    text = str(_rendering.text_of(letter))
    parts = {
        name: [_words(part) for part in re.findall(pattern, text, re.DOTALL)]
        for name, pattern in (
            ("head", r'<div class="cell (?:left|right)">(.*?)\n  </div>'),
            ("title", r'<section class="heading">(.*?)</section>'),
            ("body", r"<p[^>]*>(.*?)</p>"),
        )
    }
    *head, left, right = parts["head"]
    cells = {"head": head, "foot": [left, right]}
    told = {name: ", ".join(f"[{cell}]" for cell in found) for name, found in cells.items()}
    whole = _TYPST.format(title=" ".join(parts["title"]), body="\n\n".join(parts["body"]), **told)
    return whole.encode()


def _words(part: str) -> str:
    plain = " ".join(unescape(re.sub(r"<[^>]+>", " ", part)).split())
    return re.sub(r"([\\#$*_`@<>\[\]~=/-])", r"\\\1", plain)


def _with_typst(given: Iterator[Any]) -> None:
    folder = _rendering.supplies().font_folder
    for letter in given:
        _typst.compile(_typst_source(letter), font_paths=[folder], ignore_system_fonts=True)


#: Each way with how many letters it prints, and whether what it needs is installed.
WAYS: dict[str, tuple[Callable[[Iterator[Any]], None], int, bool]] = {
    "chương trình, từng thư": (_one_by_one, 200, True),
    "chương trình, cả loạt": (_as_a_batch, 1_000, True),
    "WeasyPrint, vòng lặp": (_plain, 60, True),
    "Chromium": (_chromium, 60, shutil.which("chromium") is not None),
    "LibreOffice": (_libreoffice, 30, shutil.which("soffice") is not None),
    "typst": (_with_typst, 200, _typst is not None),
}
