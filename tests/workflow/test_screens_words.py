"""What the framework itself says on a form is Vietnamese, too."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext as said
from django.utils.translation import ngettext as said_of

from tests.architecture.sources import ROOT
from workflow.forms.fields import DayField, LineInput, ProseInput

FRAMEWORK = Path(django.__file__).parent
CATALOGUE = ROOT / "locale" / "vi" / "LC_MESSAGES" / "django.mo"
MSGID = re.compile(r'^msgid (".*")$', re.MULTILINE)
#: Said only where the program is at fault, or the same word in both languages.
NOT_ON_A_FORM = {":", "IPv4", "IPv6"}


def messages() -> Iterator[tuple[str, ...]]:
    """Every message of the framework's forms: one text, or singular and plural."""
    for name in ("forms/fields.py", "forms/formsets.py", "forms/models.py", "core/validators.py"):
        for node in ast.walk(ast.parse((FRAMEWORK / name).read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(text))]):
                    yield (text,)
                case ast.Call(func=ast.Name(id="ngettext_lazy"), args=[one, many, *_]):
                    yield (ast.literal_eval(one), ast.literal_eval(many))


def test_no_message_of_a_form_is_english() -> None:
    found = set(messages())
    assert len(found) > 50
    with translation.override("vi"):
        english = [
            texts
            for texts in found
            if texts[0] not in NOT_ON_A_FORM
            and (said_of(*texts, 2) if len(texts) == 2 else said(texts[0])) in texts
        ]
    assert english == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    with CATALOGUE.open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    written = CATALOGUE.with_suffix(".po").read_text("utf-8")
    known = {key[0] if isinstance(key, tuple) else key for key in compiled._catalog} - {""}
    assert known == {ast.literal_eval(text) for text in MSGID.findall(written)} - {""}
    for told in compiled._catalog.values():
        assert told in written.replace('\\n"\n"', "\n") or "Plural-Forms" in told


@pytest.mark.django_db
def test_a_wrong_password_is_told_in_vietnamese() -> None:
    shown = Client().post("/dang-nhap/", {"username": "ai", "password": "sai"})
    assert "hoặc mật khẩu" in shown.content.decode()
    assert "Please" not in shown.content.decode()


def test_a_line_is_one_line_and_prose_keeps_its_paragraphs() -> None:
    line = LineInput().clean(" Hoàng\t Thị\r\nThử\u200b ")
    assert line == "Hoàng Thị Thử"
    assert ProseInput().clean(" Một.\r\n\r\nHai. ") == "Một.\r\n\r\nHai."
    assert ProseInput(required=False).clean("\u200b\u0301") == ""


@pytest.mark.parametrize("day", ["31/12/1900", "01/01/2101"])
def test_a_day_outside_the_calendar_is_no_day(day: str) -> None:
    with pytest.raises(ValidationError, match="ngoài lịch đã biết"):
        DayField().clean(day)
    assert DayField().clean("01/01/1901").year == 1901
    assert DayField(required=False).clean("") is None
