"""What the pages are drawn with: two languages of the law, weekdays, conditions, controls."""

from datetime import date

import pytest
from django import forms
from django.utils import translation

from petitions.law.wording import TimeLeft, Tone
from workflow.forms.intake import IntakeForm
from workflow.forms.intake_rows import PaperForm
from workflow.templatetags import desk

LEFT = TimeLeft("còn 3 ngày", "3 days left", Tone.SOON)


class Choice(forms.Form):
    day = forms.DateField(widget=forms.DateInput)


@pytest.mark.parametrize(("language", "words"), [("vi", LEFT.text), ("en", LEFT.text_en)])
def test_the_law_speaks_the_language_of_the_page(language: str, words: str) -> None:
    with translation.override(language):
        assert desk.said(LEFT) == words


def test_weekdays_are_short() -> None:
    monday, sunday = date(2026, 11, 23), date(2026, 11, 29)
    with translation.override("vi"):
        assert (desk.weekday(monday), desk.weekday(sunday)) == ("T2", "CN")
    with translation.override("en"):
        assert (desk.weekday(monday), desk.weekday(sunday)) == ("Mon", "Sun")


def test_a_field_says_which_answer_calls_for_it() -> None:
    form = IntakeForm()
    assert desk.shown_when(form["forwarded_by"]) == "channel=forwarded"
    assert desk.shown_when(form["subject"]) == ""


def test_a_chosen_file_is_kept_when_the_form_comes_back() -> None:
    html = desk.control(PaperForm(prefix="giay-to-0")["file"])
    assert "hx-preserve" in html
    assert 'accept="application/pdf,image/jpeg,image/png,image/tiff"' in html
    assert "hx-preserve" not in desk.control(PaperForm()["name"])


def test_only_the_first_field_to_type_in_takes_the_focus() -> None:
    field = Choice()["day"]
    assert "autofocus" in desk.control(field, autofocus=True)
    assert "autofocus" not in desk.control(field)
