"""The English catalogue: compiled as it is written, complete, and with every blank kept."""

import ast
import gettext
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils.translation.template import templatize

from tests.architecture.sources import ROOMS, ROOT, files, python

FOLDER = ROOT / "locale" / "en" / "LC_MESSAGES"
BLANK = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
MARKED = re.compile(r"(?:gettext|_)\(\s*u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")")
CALLS = {"_", "gettext", "gettext_lazy", "ngettext"}
IN_CONTEXT = {"pgettext_lazy"}
#: What stands between the context of a text and the text, in a compiled catalogue.
OF = "\x04"

Marked = Callable[[], Iterator[tuple[str, Path]]]


def written() -> dict[str, list[str]]:
    """Each text of the .po file, behind its context, with its English, singular before plural."""
    entries: dict[str, list[str]] = {}
    source = context = ""
    for line in (FOLDER / "django.po").read_text("utf-8").splitlines():
        keyword, _, literal = line.partition(" ")
        if keyword == "msgctxt":
            context = ast.literal_eval(literal) + OF
        elif keyword == "msgid":
            source, context = context + ast.literal_eval(literal), ""
            entries[source] = []
        elif keyword.startswith("msgstr"):
            entries[source].append(ast.literal_eval(literal))
    entries.pop("")  # the header
    return entries


def compiled() -> gettext.GNUTranslations:
    with (FOLDER / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def said_by(catalogue: gettext.GNUTranslations, source: str, forms: list[str]) -> list[str]:
    """What the compiled catalogue says for `source`, in as many forms as the .po file has."""
    if len(forms) == 1:
        return [catalogue.gettext(source)]
    return [catalogue.ngettext(source, source, count) for count in (1, 2)]


def in_templates() -> Iterator[tuple[str, Path]]:
    for path in files("templates"):
        if path.suffix == ".html":
            for literal in MARKED.findall(templatize(path.read_text("utf-8"))):
                yield ast.literal_eval(literal), path


def in_python() -> Iterator[tuple[str, Path]]:
    for path, tree in python(*ROOMS):
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in CALLS:
                    yield ast.literal_eval(first), path
                case ast.Call(func=ast.Name(id=name), args=[context, text]) if name in IN_CONTEXT:
                    yield ast.literal_eval(context) + OF + ast.literal_eval(text), path


def test_the_compiled_catalogue_is_the_written_one() -> None:
    catalogue = compiled()
    entries = written()
    assert entries
    assert {s: said_by(catalogue, s, forms) for s, forms in entries.items()} == entries
    known = {key[0] if isinstance(key, tuple) else key for key in catalogue._catalog}
    assert known - {""} == set(entries)


@pytest.mark.parametrize("marked", [in_templates, in_python])
def test_every_text_that_is_marked_has_its_english(marked: Marked) -> None:
    entries = written()
    texts = list(marked())
    assert len(texts) > 20
    assert sorted({text for text, _ in texts if not all(entries.get(text, [""]))}) == []


def test_every_text_of_the_catalogue_is_still_used() -> None:
    used = {text for text, _ in [*in_templates(), *in_python()]}
    assert sorted(set(written()) - used) == []


def test_the_blanks_of_a_text_are_kept() -> None:
    for source, forms in written().items():
        wanted = set(BLANK.findall(source))
        assert set(BLANK.findall(forms[-1])) >= wanted, source
