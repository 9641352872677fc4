"""Templates, style sheets and scripts obey our Content-Security-Policy and need no other host."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.architecture.sources import files, place

SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc\s*=)|javascript:", re.I)
HANDLER = re.compile(r"\s(?:on[a-z]+|hx-on[:\w-]*)\s*=\s*[\"']", re.I)
STYLE = re.compile(r"<style\b|\sstyle\s*=\s*[\"']", re.I)
EVAL = re.compile(r"\beval\s*\(|\bnew\s+Function\b|\.innerHTML\s*=|document\.write\b")
FOREIGN = re.compile(
    r"(?:\bsrc|\bsrcset|\bposter|<link\b[^>]*\bhref)\s*=\s*[\"'](?:https?:)?//"
    r"|url\(\s*[\"']?(?:https?:)?//|@import\b[^;]*(?:https?:)?//"
    r"|\b(?:fetch|import)\s*\(\s*[\"'`](?:https?:)?//",
    re.I,
)
STATIC = re.compile(r"{%\s*static\s+[\"']([^\"'{}]+)[\"']")


def of_kind(*suffixes: str) -> list[Path]:
    """The project's own files with those endings."""
    return [path for path in files() if path.suffix in suffixes]


def screens() -> list[Path]:
    """The templates that a browser shows. Papers are drawn by WeasyPrint and carry their style."""
    return [path for path in of_kind(".html") if "paper" not in path.parts]


def found(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """Each place in `paths` where `pattern` is, with what stands there."""
    return [
        f"{place(path, text.count(chr(10), 0, match.start()) + 1)} {match[0].strip()}"
        for path in paths
        for text in [path.read_text("utf-8")]
        for match in pattern.finditer(text)
    ]


def test_there_are_templates_to_check() -> None:
    assert screens()


def test_no_script_stands_in_a_template() -> None:
    assert found(SCRIPT, of_kind(".html")) == []


def test_no_handler_stands_in_a_template() -> None:
    assert found(HANDLER, of_kind(".html")) == []


def test_no_style_stands_in_the_template_of_a_screen() -> None:
    assert found(STYLE, screens()) == []


def test_no_script_of_ours_makes_code_or_markup_of_text() -> None:
    assert found(EVAL, of_kind(".js")) == []


def test_nothing_is_fetched_from_another_host() -> None:
    assert found(FOREIGN, of_kind(".html", ".css", ".js")) == []


def test_every_static_file_that_a_template_names_is_there() -> None:
    named = {
        (name, path.name)
        for path in of_kind(".html")
        for name in STATIC.findall(path.read_text("utf-8"))
    }
    assert sorted((n, where) for n, where in named if finders.find(n) is None) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (SCRIPT, "<script>alert(1)</script>"),
        (SCRIPT, '<a href="javascript:go()">'),
        (HANDLER, '<button onclick="go()">'),
        (HANDLER, '<div hx-on:click="go()">'),
        (STYLE, '<p style="color: red">'),
        (EVAL, "eval(text)"),
        (FOREIGN, '<script src="https://cdn.example/a.js">'),
        (FOREIGN, '<link rel="stylesheet" href="//cdn.example/a.css">'),
        (FOREIGN, "background: url(https://cdn.example/a.png)"),
    ],
)
def test_the_checks_see_what_they_look_for(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (SCRIPT, "<script defer src=\"{% static 'a.js' %}\"></script>"),
        (HANDLER, '<input name="on" value="x">'),
        (FOREIGN, '<a href="https://www.example.vn">Cổng dịch vụ công</a>'),
    ],
)
def test_the_checks_leave_good_markup_alone(pattern: re.Pattern[str], text: str) -> None:
    assert not pattern.search(text)
